"""Published statements: their list, one of them, one of its articles."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Min, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import DetailView, ListView

from archive.models import Capture, Revision, Statement, Witness
from archive.models.revision import RevisionQuerySet
from archive.models.statement import State
from archive.models.witness import WitnessQuerySet
from archive.views.provisions import provisions_of, with_what_it_holds

NEWEST_SIGNED_FIRST = (F("signed_on").desc(nulls_last=True), "-statement__number")


class StatementListView(ListView[Revision]):
    queryset = Revision.objects.public().light()
    ordering = NEWEST_SIGNED_FIRST
    template_name = "archive/statement_list.html"
    context_object_name = "revisions"
    paginate_by = 25


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
        public = Revision.objects.public().light()
        before = public.filter(statement__number__lt=number).order_by("-statement__number")
        after = public.filter(statement__number__gt=number).order_by("statement__number")
        return super().get_context_data(
            provisions=provisions_of(self.object.content),
            witnesses=_public_witnesses(self.object),
            first_published_at=_first_published_at(self.object),
            previous=before.first(),
            next=after.first(),
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


def _public_witnesses(revision: Revision) -> WitnessQuerySet:
    public_capture = Capture.objects.public().filter(pk=OuterRef("capture"))
    return (
        Witness.objects.public()
        .filter(Exists(public_capture), statement=revision.statement_id)
        .select_related("capture__source", "applied_reading")
        .defer("applied_reading__text", "applied_reading__content")
    )
