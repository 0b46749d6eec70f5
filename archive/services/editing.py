"""What saving a statement's form does beyond its fields: places, keys and a revision."""

from collections.abc import Collection, Sequence
from typing import TypeVar

from django.db import transaction

from archive.models import Article, Signatory, Statement
from archive.models.ordering import OrderedQuerySet
from archive.services.keys import give_keys

Row = TypeVar("Row", bound=Article | Signatory)


@transaction.atomic
def save_articles(
    statement: Statement, articles: Sequence[Article], *, deleted: Collection[Article] = ()
) -> None:
    """Save these articles in this order, numbered from 1, the new ones with a key of their own.

    What stood within a deleted article then stands within none.
    """
    give_keys(statement, articles)  # before the deletion: the keys of the deleted are taken
    gone = {article.pk for article in deleted}
    statement.articles.filter(pk__in=gone).delete()
    for article in articles:
        if article.parent_id in gone:
            article.parent = None
    _save_in_order(Article.objects.filter(statement=statement), articles)


@transaction.atomic
def save_signatories(
    statement: Statement,
    signatories: Sequence[Signatory],
    *,
    deleted: Collection[Signatory] = (),
) -> None:
    """Save these signatories in this order, numbered from 1."""
    statement.signatories.filter(pk__in=[signatory.pk for signatory in deleted]).delete()
    _save_in_order(Signatory.objects.filter(statement=statement), signatories)


def in_a_circle(parents: dict[int, int | None]) -> list[int]:
    """Those whose line of parents leads back to them."""
    found = []
    for pk, parent in parents.items():
        seen: set[int] = set()
        above = parent
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if pk in seen:
            found.append(pk)
    return found


def _save_in_order(siblings: OrderedQuerySet[Row], rows: Sequence[Row]) -> None:
    """Save ``rows`` with the orders 1, 2, 3 …; siblings that are not among them come after."""
    mentioned = [row.pk for row in rows if row.pk]
    others = list(siblings.exclude(pk__in=mentioned).order_by("order"))
    siblings.park_orders()
    for order, row in enumerate([*rows, *others], start=1):
        row.order = order
        row.save()
