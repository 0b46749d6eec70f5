"""What waits for an editor, for the first page of the desk: a few rows of each kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Exists, Model, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from archive.admin.doubts import doubts_of_base_reading, summary_of
from archive.models import ImportRun, Revision, Statement, Witness
from archive.models.revision import RevisionQuerySet
from archive.models.statement import State
from archive.models.witness import Status

MOST_ROWS = 8
UNFINISHED = (State.DRAFT, State.IN_REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A short list on the dashboard, and where the whole of it is."""

    name: str
    title: StrOrPromise
    empty: StrOrPromise
    rows: Sequence[Any]
    more: str
    more_label: StrOrPromise

    @property
    def template(self) -> str:
        return f"admin/archive/dashboard/_{self.name}.html"


def panels_for(request: HttpRequest, site: admin.AdminSite) -> Iterator[Panel]:
    """The panels whose rows this user may see in their own lists too."""
    for model, makers in PANELS.items():
        if site.get_model_admin(model).has_view_permission(request):
            for make in makers:
                yield make()


def _drafts() -> Panel:
    drafts = (
        Statement.objects.filter(state__in=UNFINISHED)
        .annotate(doubts=doubts_of_base_reading())
        .only("number", "title", "language", "state")
        .order_by("-number")[:MOST_ROWS]
    )
    return Panel(
        name="drafts",
        title=_("Drafts that await work"),
        empty=_("No draft waits. Import captures, or add a statement by hand."),
        rows=[(draft, summary_of(draft.doubts)) for draft in drafts],
        more=f"{_list_of(Statement)}?state__exact={State.DRAFT}",
        more_label=_("All drafts"),
    )


def _changed_since() -> Panel:
    newer = Revision.objects.filter(
        statement=OuterRef("statement"), number__gt=OuterRef("number")
    )
    return Panel(
        name="changed",
        title=_("Published, with changes since"),
        empty=_("Readers see the newest revision of every published statement."),
        rows=list(_public().filter(Exists(newer)).order_by("-statement__number")[:MOST_ROWS]),
        more=f"{_list_of(Statement)}?changes=since",
        more_label=_("All with changes since"),
    )


def _published() -> Panel:
    return Panel(
        name="published",
        title=_("Recently published"),
        empty=_("Nothing is published yet."),
        rows=list(_public().newest_first()[:MOST_ROWS]),
        more=f"{_list_of(Statement)}?state__exact={State.PUBLISHED}",
        more_label=_("All published"),
    )


def _proposals() -> Panel:
    proposed = (
        Witness.objects.filter(status=Status.PROPOSED)
        .select_related("statement", "capture__source")
        .only(
            *("score", "statement__number", "statement__title", "statement__language"),
            *("capture__number", "capture__source__name", "capture__source__host"),
        )
        .order_by("-pk")
    )
    return Panel(
        name="proposals",
        title=_("Proposed witnesses"),
        empty=_("No copy of a statement waits to be confirmed."),
        rows=list(proposed[:MOST_ROWS]),
        more=f"{_list_of(Witness)}?status__exact={Status.PROPOSED}",
        more_label=_("All proposals"),
    )


def _runs() -> Panel:
    runs = ImportRun.objects.order_by("-pk").defer("command", "position")
    return Panel(
        name="runs",
        title=_("Import runs"),
        empty=_("Nothing was imported yet."),
        rows=list(runs[:MOST_ROWS]),
        more=_list_of(ImportRun),
        more_label=_("All import runs"),
    )


def _public() -> RevisionQuerySet:
    return Revision.objects.public().light()


def _list_of(model: type[Model]) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


PANELS: dict[type[Model], Sequence[Callable[[], Panel]]] = {
    Statement: [_drafts, _changed_since, _published],
    Witness: [_proposals],
    ImportRun: [_runs],
}
