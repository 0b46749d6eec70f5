"""Importing a table: what a form does, for many rows at once; the whole file or nothing."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from archive.exports.cells import whole_number
from archive.exports.formats import Table
from archive.exports.resources import TableResource
from archive.exports.revisions import COLUMN, newest_revisions
from archive.exports.tables import TABLES
from archive.models import Article, Headline, Signatory, Statement
from archive.services.editing import in_a_circle, save_articles, save_signatories
from archive.services.revising import newest_revision, record_revision

AFTER_ALL = 10_000_000  # the place of an article that was told none
LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Change:
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What the file changes in one row; ``row`` is its number in the file."""

    row: int
    name: str
    is_new: bool
    changes: tuple[Change, ...]
    instance: Any


@dataclass(frozen=True, slots=True)
class RowProblem:
    row: int
    message: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The file beside what the archive holds: nothing is written yet."""

    changes: tuple[RowChange, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    unchanged: int = 0

    @property
    def sha256(self) -> str:
        """Equal for two comparisons that found the same differences."""
        told = [
            [
                row.row,
                row.name,
                [[each.column, each.before, each.after] for each in row.changes],
            ]
            for row in self.changes
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorship:
    """Who imports, when, and what the revisions say of it."""

    at: datetime
    author: User | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TableImport:
    """What became of a file: it is written whole, or not at all."""

    comparison: Comparison
    is_written: bool = False
    revisions: int = 0


def compare_table(name: str, table: Table, *, lock: bool = False) -> Comparison:
    """Compare a file with the archive, row by row, and check every change."""
    resource = TABLES[name](lock=lock)
    result = resource.import_data(table.rows, use_transactions=False)
    for row in result.error_rows:
        raise row.errors[0].error  # a fault of ours, which the library would keep to itself
    if result.base_errors:
        raise result.base_errors[0].error
    problems = [
        RowProblem(table.numbers[row.number - 1], message)
        for row in result.invalid_rows
        for message in _messages(row.error_dict)
    ]
    changed = [
        _row_change(resource, table.numbers[index], row)
        for index, row in enumerate(result.rows)
        if row.is_new() or row.is_update()
    ]
    if name == "article":
        problems += _circles(changed)
    if COLUMN in resource.columns():
        problems += _overtaken(name, changed, table)
    unchanged = sum(row.is_skip() for row in result.rows)
    return Comparison(tuple(changed), tuple(problems), unchanged)


def _messages(errors: dict[str, list[str]]) -> Iterable[str]:
    for field, messages in errors.items():
        for message in messages:
            yield message if field == "__all__" else f"{field}: {message}"


def _row_change(resource: TableResource, number: int, row: Any) -> RowChange:
    changes = []
    for field in resource.get_import_fields():
        before = "" if row.original is None else str(field.export(row.original))
        after = str(field.export(row.instance))
        if before != after:
            changes.append(Change(field.column_name, before, after))
    name = resource.name_of(row.instance)
    return RowChange(number, name, row.is_new(), tuple(changes), row.instance)


def _circles(changed: list[RowChange]) -> list[RowProblem]:
    rows = {row.instance.pk: row for row in changed if row.instance.pk}
    statements = {row.instance.statement_id for row in changed}
    parents = dict(
        Article.objects.filter(statement__in=statements).values_list("pk", "parent")
    ) | {pk: row.instance.parent_id for pk, row in rows.items()}
    message = _("An article cannot stand within itself, not even through others.")
    return [RowProblem(rows[pk].row, message) for pk in in_a_circle(parents) if pk in rows]


def _overtaken(name: str, changed: list[RowChange], table: Table) -> Iterable[RowProblem]:
    """Changes that would undo what was done since the file was exported."""
    cells: Any = table.rows[COLUMN] if COLUMN in table.rows.headers else [""] * len(table.rows)
    told = dict(zip(table.numbers, cells, strict=True))
    statements = {
        row.row: row.instance if name == "statement" else row.instance.statement
        for row in changed
    }
    newest = newest_revisions({statement.pk for statement in statements.values()})
    for row, statement in statements.items():
        if message := _why_overtaken(statement, newest.get(statement.pk, 0), told[row]):
            yield RowProblem(row, message)


def _why_overtaken(statement: Statement, newest: int, cell: Any) -> str:
    """Empty where the file has the newest revision."""
    try:
        told = whole_number(cell)
    except ValueError as error:
        return str(error)
    if told is None:
        return _("The column “%(name)s” is empty.") % {"name": COLUMN} if newest else ""
    if told >= newest:
        return ""
    said = _(
        "Statement %(number)d was changed after this file was exported"
        " (revision %(newest)d, the file has %(told)d)."
    )
    return said % {"number": statement.number, "newest": newest, "told": told}


@transaction.atomic
def import_table(
    name: str, table: Table, *, by: Authorship, previewed: str | None = None
) -> TableImport:
    """Import the whole file, or nothing of it where the comparison finds a problem.

    Told the hash of the comparison that was ``previewed``, it writes nothing either where
    the differences are no longer those.
    """
    comparison = compare_table(name, table, lock=True)
    if comparison.problems or previewed not in (None, comparison.sha256):
        return TableImport(comparison)
    instances = [row.instance for row in comparison.changes]
    changed = _write(name, instances)
    revisions = sum(_revise(statement, by) for statement in changed)
    return TableImport(comparison, is_written=True, revisions=revisions)


def _revise(statement: Statement, by: Authorship) -> bool:
    """Record a revision; false where the statement is as its newest revision says."""
    before = newest_revision(statement)
    note = by.note[:LONGEST_NOTE]
    return record_revision(statement, at=by.at, author=by.author, note=note) != before


def _write(name: str, instances: list[Any]) -> list[Statement]:
    """Save the instances, and return the statements that they belong to."""
    if name == "headline":
        _write_headlines(instances)
        return []
    if name == "statement":
        return [_write_statement(statement) for statement in instances]
    write = _write_articles if name == "article" else _write_signatories
    instances.sort(key=attrgetter("statement_id"))
    return [
        write(rows[0].statement, rows)
        for _pk, group in groupby(instances, key=attrgetter("statement_id"))
        if (rows := list(group))
    ]


def _write_headlines(headlines: list[Headline]) -> None:
    for headline in headlines:
        headline.save()


def _write_statement(statement: Statement) -> Statement:
    statement.save(update_fields=set(TABLES["statement"].columns()) - {"number", COLUMN})
    return statement


def _write_articles(statement: Statement, changed: list[Article]) -> Statement:
    """Save all articles of the statement in the order that the file asks for."""
    known = {article.pk: article for article in changed if article.pk}
    rows = [known.get(row.pk, row) for row in statement.articles.order_by("order")]
    rows += [article for article in changed if not article.pk]
    rows.sort(key=lambda article: AFTER_ALL if article.order is None else article.order)
    save_articles(statement, rows)
    return statement


def _write_signatories(statement: Statement, changed: list[Signatory]) -> Statement:
    known = {signatory.pk: signatory for signatory in changed if signatory.pk}
    rows = [known.get(row.pk, row) for row in statement.signatories.order_by("order")]
    rows += [signatory for signatory in changed if not signatory.pk]
    save_signatories(statement, rows)
    return statement
