"""Export the tables of statements, articles, signatories and headlines to files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.exports.formats import FileFormat
from archive.exports.tables import FILE_NAMES, export_table
from archive.management import arguments
from archive.management.files import why


class Command(BaseCommand):
    help = (
        "Write statements, articles, signatories and headlines, drafts among them, to files "
        "that import_tables reads."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        add = parser.add_argument
        add("--out", type=Path, required=True, metavar="FOLDER", help="where to write")
        add("--table", action="append", choices=sorted(FILE_NAMES), help="only this one")
        add("--format", choices=FileFormat.values, default="csv", help="of the files")
        add(
            "--number",
            action="append",
            type=arguments.count,
            metavar="N",
            help="only of this statement (of this capture, for headlines)",
        )

    def handle(self, *, out: Path, **options: Any) -> None:
        file_format = FileFormat(options["format"])
        for table in options["table"] or FILE_NAMES:
            path = out / f"{FILE_NAMES[table]}.{file_format}"
            content = export_table(table, file_format, numbers=options["number"])
            try:
                out.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            except OSError as error:
                raise CommandError(f"{path}: {why(error)}") from error
            self.stdout.write(str(path))
