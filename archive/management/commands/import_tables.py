"""Import tables that export_tables or the admin has written."""

from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from archive.exports.formats import (
    COMMAND,
    FileFormat,
    Table,
    TableRefused,
    read_table,
    refuse_too_large,
)
from archive.exports.tables import FILE_NAMES, expected
from archive.management.files import why
from archive.services.spreadsheets import (
    Authorship,
    Comparison,
    TableImport,
    compare_table,
    import_table,
)

MOST_SHOWN = 20  # changed rows of a file, in a dry run


class Command(BaseCommand):
    help = (
        "Import CSV or JSON files as export_tables writes them, each whole or not at all. A "
        "changed statement gets a revision; what is published stays as it is until it is "
        "published again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add("paths", nargs="+", type=Path, metavar="FILE", help="statements.csv and the like")
        add("--table", choices=sorted(FILE_NAMES), help="where the file's name does not say")
        add("--author", metavar="NAME", help="the user whose changes these are")
        add("--dry-run", action="store_true", help="say what would change, write nothing")

    def handle(self, *, paths: list[Path], **options: Any) -> None:
        tables = [_table_of(path, options["table"]) for path in paths]
        author = _user(options["author"])
        refused = 0
        for table, path in zip(tables, paths, strict=True):
            try:
                done = self._one(table, path, author, dry_run=options["dry_run"])
            except (TableRefused, OSError) as error:
                refused += 1
                reason = why(error) if isinstance(error, OSError) else error
                self.stderr.write(f"{path}: {reason}")
            else:
                refused += bool(done.comparison.problems)
                self._tell(path, done, dry_run=options["dry_run"])
        if refused:
            said = f"{refused} of {len(paths)} files were not imported."
            raise CommandError(said, returncode=1)

    def _one(
        self, table: str, path: Path, author: User | None, *, dry_run: bool
    ) -> TableImport:
        rows = _read(table, path)
        if dry_run:
            return TableImport(compare_table(table, rows))
        note = f"Imported from {path.name}"
        return import_table(
            table, rows, by=Authorship(at=timezone.now(), author=author, note=note)
        )

    def _tell(self, path: Path, done: TableImport, *, dry_run: bool) -> None:
        for problem in done.comparison.problems:
            self.stderr.write(f"{path}: row {problem.row}: {problem.message}")
        if done.comparison.problems:
            return
        if dry_run:
            self._tell_changes(path, done.comparison)
        done_or_not = "would change" if dry_run else "changed"
        self.stdout.write(
            f"{path}: {len(done.comparison.changes)} rows {done_or_not},"
            f" {done.comparison.unchanged} unchanged, {done.revisions} revisions"
        )

    def _tell_changes(self, path: Path, comparison: Comparison) -> None:
        for row in comparison.changes[:MOST_SHOWN]:
            columns = ", ".join(change.column for change in row.changes)
            new = " (new)" if row.is_new else ""
            self.stdout.write(f"{path}: row {row.row}: {row.name}{new}: {columns}")


def _read(table: str, path: Path) -> Table:
    refuse_too_large(path.stat().st_size, COMMAND)
    file_format = FileFormat(path.suffix.lower().removeprefix("."))
    return read_table(path.read_bytes(), file_format, expected=expected(table), limits=COMMAND)


def _table_of(path: Path, told: str | None) -> str:
    tables = {name: table for table, name in FILE_NAMES.items()}
    if path.suffix.lower().removeprefix(".") not in FileFormat.values:
        raise CommandError(f"{path} does not end in .csv or .json.", returncode=2)
    if not path.is_file():
        raise CommandError(f"There is no file {path}.", returncode=2)
    table = told or tables.get(path.stem)
    if table is None:
        raise CommandError(f"Which table is {path.name}? Tell with --table.", returncode=2)
    return table


def _user(name: str | None) -> User | None:
    if name is None:
        return None
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"There is no user {name}.", returncode=2)
    return user
