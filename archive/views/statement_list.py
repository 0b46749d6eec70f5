"""The list of published statements, to be narrowed by year, kind and language."""

from typing import Any

from django import forms
from django.db.models import F, OrderBy
from django.db.models.functions import ExtractYear
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from archive.models import Revision
from archive.models.revision import RevisionQuerySet
from archive.models.statement import Kind, Language
from archive.views.facets import Facet, chosen_in, counted, facet, queries_of, query_of, without

NEWEST_SIGNED_FIRST = (F("signed_on").desc(nulls_last=True), "-statement__number")
ORDERS: dict[str, tuple[str | OrderBy, ...]] = {
    "signed": NEWEST_SIGNED_FIRST,
    "added": ("-published_at", "-statement__number"),
}
FIRST_YEAR, LAST_YEAR = 1, 9999  # that a date can have


class StatementChoice(forms.Form):
    year = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)
    kind = forms.ChoiceField(choices=Kind.choices, required=False)
    language = forms.ChoiceField(choices=Language.choices, required=False)
    sort = forms.ChoiceField(choices=[("added", "")], required=False)


class StatementListView(ListView[Revision]):
    template_name = "archive/statement_list.html"
    context_object_name = "revisions"
    paginate_by = 25

    def get_queryset(self) -> RevisionQuerySet:
        self.chosen = chosen_in(StatementChoice(self.request.GET))
        order = ORDERS[self.chosen.get("sort", "signed")]
        return _narrowed(self.chosen).light().order_by(*order)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            facets=_facets(self.chosen),
            is_narrowed=bool(without(self.chosen, "sort")),
            by_added=self.chosen.get("sort") == "added",
            signed_query=query_of(without(self.chosen, "sort")),
            added_query=query_of(self.chosen | {"sort": "added"}),
            cleared_query=query_of(without(self.chosen, "year", "kind", "language")),
            **kwargs,
        )
        return context | queries_of(self.chosen, context["page_obj"])


def _narrowed(chosen: dict[str, Any]) -> RevisionQuerySet:
    columns = {"year": "signed_on__year", "kind": "kind", "language": "language"}
    wanted = {column: chosen[name] for name, column in columns.items() if name in chosen}
    return Revision.objects.public().filter(**wanted)


def _facets(chosen: dict[str, Any]) -> list[Facet]:
    """Each facet counts what the others leave."""
    dated = _narrowed(without(chosen, "year")).filter(signed_on__isnull=False)
    years = counted(dated, ExtractYear("signed_on"))
    kinds = counted(_narrowed(without(chosen, "kind")), F("kind"))
    languages = counted(_narrowed(without(chosen, "language")), F("language"))
    return [
        facet("kind", _("Kind"), kinds, chosen, label=_kind_label),
        facet("language", _("Language"), languages, chosen, label=_language_label),
        facet("year", _("Year of signature"), sorted(years, reverse=True), chosen),
    ]


def _kind_label(kind: str) -> str:
    return capfirst(str(Kind(kind).label))


def _language_label(code: str) -> str:
    return capfirst(str(Language(code).label))
