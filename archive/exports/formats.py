"""Tables as files: CSV and JSON, and nothing else; read within limits, told what is wrong."""

import csv
import io
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import tablib
from django.db import models
from django.utils.translation import gettext as _

from archive.exports.formulas import as_it_was, keep_text

MEBIBYTE = 1024 * 1024
DELIMITERS = ",;\t"
ENCODING = "utf-8-sig"
LONGEST_SHOWN = 40
MOST_NAMED = 10


class FileFormat(models.TextChoices):
    CSV = "csv", "CSV"
    JSON = "json", "JSON"

    @property
    def media_type(self) -> str:
        return "text/csv; charset=utf-8" if self is FileFormat.CSV else "application/json"


@dataclass(frozen=True, slots=True)
class Limits:
    size: int
    rows: int


DESK = Limits(size=2 * MEBIBYTE, rows=2_000)
COMMAND = Limits(size=128 * MEBIBYTE, rows=200_000)

csv.field_size_limit(COMMAND.size)


class TableRefused(Exception):  # noqa: N818 -- reads as what it says
    """The file is not taken; the message says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, and the number that each has in it."""

    rows: tablib.Dataset
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """The columns that a file may have, and those of them that it must have."""

    columns: Collection[str]
    keys: Collection[str]


def write_table(rows: tablib.Dataset, file_format: FileFormat) -> bytes:
    if file_format is FileFormat.JSON:
        written = json.dumps(rows.dict, ensure_ascii=False, indent=1)
        return f"{written}\n".encode()
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)  # a semicolon must not start a cell
    writer.writerow(rows.headers)
    writer.writerows([keep_text(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode(ENCODING)


def refuse_too_large(size: int, limits: Limits) -> None:
    if size > limits.size:
        said = _("The file is larger than %(limit)d MB.")
        raise TableRefused(said % {"limit": limits.size // MEBIBYTE})


def read_table(
    content: bytes, file_format: FileFormat, *, expected: Expected, limits: Limits
) -> Table:
    """Read a file; raises ``TableRefused`` where it is not just as it should be."""
    refuse_too_large(len(content), limits)
    try:
        text = content.decode(ENCODING)
    except UnicodeDecodeError as error:
        raise TableRefused(_("The file is not UTF-8 text.")) from error
    read = _read_csv if file_format is FileFormat.CSV else _read_json
    headers, rows = read(text, expected, limits)
    table = tablib.Dataset(headers=headers)
    for row in rows.values():
        table.append(row)
    return Table(table, tuple(rows))


Rows = dict[int, list[Any]]


def _read_csv(text: str, expected: Expected, limits: Limits) -> tuple[list[str], Rows]:
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        headers = [cell.strip() for cell in next(lines, [])]
        _check_headers(headers, expected)
        rows: Rows = {}
        for number, cells in enumerate(lines, start=2):  # as spreadsheet programs count
            if not any(cells):
                continue
            _refuse_one_too_many(rows, limits)
            if len(cells) != len(headers):
                _refuse_row(number, _("it has not as many cells as there are columns."))
            rows[number] = [_checked(as_it_was(cell), number) for cell in cells]
    except csv.Error as error:
        raise TableRefused(_("The file is not CSV: %(why)s.") % {"why": error}) from error
    return headers, rows


def _read_json(text: str, expected: Expected, limits: Limits) -> tuple[list[str], Rows]:
    try:
        entries = json.loads(
            text, object_pairs_hook=_without_repeats, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        raise TableRefused(_("The file is not JSON.")) from error
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise TableRefused(_("The file is not a list of objects."))
    headers = list(entries[0]) if entries else sorted(expected.keys)
    _check_headers(headers, expected)
    rows: Rows = {}
    for number, entry in enumerate(entries, start=1):
        _refuse_one_too_many(rows, limits)
        if entry.keys() != set(headers):
            _refuse_row(number, _("its columns are not those of the first."))
        rows[number] = [_checked(entry[name], number) for name in headers]
    return headers, rows


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entry = dict(pairs)
    if len(entry) != len(pairs):
        raise TableRefused(_("An entry of the file names a column twice."))
    return entry


def _refuse_constant(_name: str) -> NoReturn:
    raise ValueError


def _check_headers(headers: Sequence[str], expected: Expected) -> None:
    if unknown := [_shown(name) for name in headers if name not in expected.columns]:
        said = _("The file has columns that cannot be imported: %(names)s.")
        raise TableRefused(said % {"names": ", ".join(unknown[:MOST_NAMED])})
    if len(set(headers)) < len(headers):
        raise TableRefused(_("The file has a column twice."))
    if missing := [name for name in expected.keys if name not in headers]:
        said = _("The file lacks columns: %(names)s.")
        raise TableRefused(said % {"names": ", ".join(missing)})


def _shown(name: str) -> str:
    return name[:LONGEST_SHOWN] or "“”"


def _refuse_one_too_many(rows: Rows, limits: Limits) -> None:
    if len(rows) >= limits.rows:
        said = _("The file has more than %(limit)d rows.")
        raise TableRefused(said % {"limit": limits.rows})


def _refuse_row(number: int, why: str) -> NoReturn:
    raise TableRefused(_("Row %(number)d: %(why)s") % {"number": number, "why": why})


def _checked(cell: Any, number: int) -> Any:
    """A cell that can be stored: text, a whole number or nothing."""
    if cell is None or (isinstance(cell, int) and not isinstance(cell, bool)):
        return cell
    if not isinstance(cell, str):
        _refuse_row(number, _("a value is no text, whole number or null."))
    if "\0" in cell or not _is_unicode(cell):
        _refuse_row(number, _("a cell holds a character that cannot be stored."))
    return cell


def _is_unicode(cell: str) -> bool:
    """Not so where JSON names half of a character, as its escapes can."""
    try:
        cell.encode()
    except UnicodeEncodeError:
        return False
    return True
