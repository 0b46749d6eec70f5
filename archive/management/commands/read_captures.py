"""Read captured pages without a database, and write what was read as JSON."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from archive.management.files import (
    NoSuchPath,
    find_files,
    media_type_of,
    read_file,
    shown,
    why,
)
from archive.parsing.reading import Unreadable
from archive.parsing.record import make_exchange_record
from archive.parsing.statement import read_page

NAME_OF_STANDARD_INPUT = "standard-input"


class Command(BaseCommand):
    help = (
        "Read captured pages (text, HTML, Markdown, JSON) and write each reading to "
        "OUT/<file name>.json. Nothing is stored in the archive. '-' reads standard input."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, patterns")
        parser.add_argument("--out", required=True, type=Path, help="the folder to write to")
        parser.add_argument("--recursive", action="store_true", help="folders in folders too")

    def handle(self, *, paths: list[str], out: Path, recursive: bool, **options: Any) -> None:
        try:
            files = find_files(paths, recursive=recursive)
        except NoSuchPath as error:
            raise CommandError(str(error), returncode=2) from error
        except OSError as error:
            said = f"A folder cannot be read: {why(error)}"
            raise CommandError(said, returncode=2) from error
        _refuse_equal_names(files)
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(f"{out}: {why(error)}", returncode=2) from error
        failed = sum(not self._read(file, out) for file in files)
        if failed:
            raise CommandError(f"{failed} of {len(files)} files were not read.", returncode=1)

    def _read(self, file: str, out: Path) -> bool:
        try:
            page = read_page(read_file(file), media_type=media_type_of(file))
            record = make_exchange_record(page, shown(_name(file)))
            text = json.dumps(record, ensure_ascii=False, indent=1)
            (out / f"{_name(file)}.json").write_text(text + "\n", encoding="utf-8")
        except (Unreadable, OSError) as error:
            reason = why(error) if isinstance(error, OSError) else error
            self.stderr.write(f"{shown(file)}: {reason}")
            return False
        doubts = len(record["doubts"])
        self.stdout.write(f"{shown(file)}: {record['page_kind']}, doubts: {doubts}")
        return True


def _name(file: str) -> str:
    return NAME_OF_STANDARD_INPUT if file == "-" else Path(file).name


def _refuse_equal_names(files: list[str]) -> None:
    names = Counter(_name(file) for file in files)
    equal = sorted(shown(name) for name, times in names.items() if times > 1)
    if equal:
        said = f"Several files have the same name, so nothing was written: {', '.join(equal)}"
        raise CommandError(said, returncode=2)
