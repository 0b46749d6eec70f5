"""Published statements: one of them, and one of its articles."""

from collections.abc import Hashable
from datetime import datetime
from typing import Any

from django.db.models import Exists, Min, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import DetailView

from archive.models import Capture, Revision, Statement, Witness
from archive.models.revision import RevisionQuerySet
from archive.models.statement import State
from archive.models.witness import WitnessQuerySet
from archive.views.keeping import Prepared
from archive.views.provisions import provisions_of, with_what_it_holds

READING_FACTS = ("reader_version", "captured_not_before", "captured_not_before_basis")


class PublicRevisionView(DetailView[Revision]):
    """What stands at a statement's addresses: its public revision, its tombstone or nothing.

    A statement that never was public answers as a number that was never given.
    """

    slug_field, slug_url_kwarg = "statement__number", "number"
    context_object_name = "revision"

    def get_queryset(self) -> RevisionQuerySet:
        return Revision.objects.public().select_related("statement")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            tombstone = _find_tombstone(kwargs["number"])
            if tombstone is None:
                raise
            return render(request, "410.html", {"tombstone": tombstone}, status=410)


class StatementDetailView(PublicRevisionView):
    template_name = "archive/statement_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = self.object.statement.number
        return super().get_context_data(
            provisions=provisions_of(self.object.content),
            witnesses=_public_witnesses(number),
            first_published_at=_first_published_at(self.object),
            previous=_before(number).first(),
            next=_after(number).first(),
            **kwargs,
        )


class ArticleDetailView(PublicRevisionView):
    """One provision of the public revision, at an address of its own."""

    template_name = "archive/article_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        provisions = provisions_of(self.object.content)
        keys = [provision.key for provision in provisions]
        if self.kwargs["key"] not in keys:
            return super().get_context_data(provision=None, **kwargs)
        place = keys.index(self.kwargs["key"])
        return super().get_context_data(
            provision=provisions[place],
            held=with_what_it_holds(provisions[place], provisions),
            previous=provisions[place - 1] if place else None,
            next=provisions[place + 1] if place + 1 < len(provisions) else None,
            **kwargs,
        )

    def render_to_response(
        self, context: dict[str, Any], **response_kwargs: Any
    ) -> HttpResponse:
        if context["provision"] is not None:
            return super().render_to_response(context, **response_kwargs)
        context["stood_earlier"] = _stood_in_an_earlier_one(self.object, self.kwargs["key"])
        return render(self.request, "archive/article_missing.html", context, status=404)


def _find_tombstone(number: int) -> Statement | None:
    """The withdrawn statement of this number, if readers ever saw it."""
    return (
        Statement.objects.filter(
            Exists(_published_ones().filter(statement=OuterRef("pk"))),
            number=number,
            state=State.WITHDRAWN,
        )
        .only("number", "withdrawn_at", "withdrawn_reason")
        .first()
    )


def _published_ones() -> RevisionQuerySet:
    """The revisions that are or once were public."""
    return Revision.objects.filter(published_at__isnull=False)


def _first_published_at(revision: Revision) -> datetime:
    siblings = _published_ones().filter(statement=revision.statement_id)
    first: datetime = siblings.aggregate(first=Min("published_at"))["first"]
    return first


def _stood_in_an_earlier_one(revision: Revision, key: str) -> bool:
    earlier = _published_ones().filter(statement=revision.statement_id)
    contents = earlier.values_list("content", flat=True).iterator()
    return any(article["key"] == key for content in contents for article in content["articles"])


def _before(number: int) -> RevisionQuerySet:
    return _neighbours().filter(statement__number__lt=number).order_by("-statement__number")


def _after(number: int) -> RevisionQuerySet:
    return _neighbours().filter(statement__number__gt=number).order_by("statement__number")


def _neighbours() -> RevisionQuerySet:
    public = Revision.objects.public().select_related("statement")
    return public.only("title", "language", "statement__number")


def _public_witnesses(number: int) -> WitnessQuerySet:
    public_capture = Capture.objects.public().filter(pk=OuterRef("capture"))
    return (
        Witness.objects.public()
        .filter(Exists(public_capture), statement__number=number)
        .select_related("capture__source", "applied_reading")
        .only(
            "role",
            *(f"capture__{name}" for name in ("number", "url", "captured_at", "sha256")),
            *(f"capture__source__{name}" for name in ("name", "host")),
            *(f"applied_reading__{name}" for name in READING_FACTS),
        )
    )


def statement_state(number: int) -> Hashable | None:
    """What the pages of a published statement are made from; frozen rows by their keys.

    None where nothing is published under the number.
    """
    revision = REVISION.rows(number)
    return (revision, WITNESSES.rows(number)) if revision else None


REVISION = Prepared(
    lambda number: (
        Revision.objects.public()
        .filter(statement__number=number)
        .values_list(
            "pk",
            "sha256",
            Subquery(_before(number).values("pk")[:1]),
            Subquery(_after(number).values("pk")[:1]),
        )
    )
)
WITNESSES = Prepared(
    lambda number: _public_witnesses(number).values_list(
        "pk",
        "capture",
        "role",
        "is_base",
        "applied_reading",
        "capture__source__name",
        "capture__source__host",
    )
)
