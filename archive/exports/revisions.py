"""The column that says how new a file is: the newest revision of each row's statement."""

from collections.abc import Collection
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from import_export.fields import Field

from archive.exports.cells import WholeNumber
from archive.models import Revision

COLUMN = "revision"
CHUNK = 500


def revision_column() -> Field:
    """Exported and compared, never written."""
    return Field("newest_revision", COLUMN, WholeNumber(), readonly=True)


def with_newest_revision(rows: QuerySet[Any], statement: str) -> QuerySet[Any]:
    """The rows with what the column shows; ``statement`` is the path to theirs."""
    of_statement = Revision.objects.filter(statement=OuterRef(statement)).order_by("-number")
    newest = Subquery(of_statement.values("number")[:1])
    annotated: QuerySet[Any] = rows.annotate(newest_revision=newest)
    return annotated


def newest_revisions(statements: Collection[int]) -> dict[int, int]:
    """The number of the newest revision of each statement that has one, by key."""
    keys, found = sorted(statements), dict[int, int]()
    for start in range(0, len(keys), CHUNK):
        some = Revision.objects.filter(statement__in=keys[start : start + CHUNK])
        grouped = some.order_by().values("statement").annotate(newest=Max("number"))
        found |= dict(grouped.values_list("statement", "newest"))
    return found
