"""The four tables that can be exported and imported."""

from typing import Any

from archive.exports.formats import Expected, FileFormat, write_table
from archive.exports.headlines import HeadlineResource
from archive.exports.resources import (
    ArticleResource,
    SignatoryResource,
    StatementResource,
    TableResource,
)

TABLES: dict[str, type[TableResource]] = {
    "statement": StatementResource,
    "article": ArticleResource,
    "signatory": SignatoryResource,
    "headline": HeadlineResource,
}
FILE_NAMES = {
    "statement": "statements",
    "article": "articles",
    "signatory": "signatories",
    "headline": "headlines",
}


def expected(table: str) -> Expected:
    resource = TABLES[table]
    return Expected(columns=resource.columns(), keys=resource.keys)


def rows_of(table: str, *, numbers: list[int] | None = None) -> Any:
    """The rows of a table: all, or those of these statements (captures, for headlines)."""
    rows = TABLES[table]().get_queryset()
    if numbers is None:
        return rows
    path = {"statement": "number", "headline": "capture__number"}
    return rows.filter(**{f"{path.get(table, 'statement__number')}__in": numbers})


def export_table(
    table: str, file_format: FileFormat, *, numbers: list[int] | None = None
) -> bytes:
    rows = rows_of(table, numbers=numbers)
    return write_table(TABLES[table]().export(rows), file_format)
