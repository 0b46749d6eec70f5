"""The headlines that stood beside published statements, by source and by month."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Count, F
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.generic import ListView

from archive.models import Headline
from archive.models.headline import HeadlineQuerySet
from archive.views.facets import Facet, chosen_in, counted, facet, queries_of, without
from archive.views.statement_list import FIRST_YEAR, LAST_YEAR

LAST_MONTH = 12
GREATEST_KEY = 2**63 - 1  # that the database can compare


class HeadlineChoice(forms.Form):
    source = forms.IntegerField(min_value=1, max_value=GREATEST_KEY, required=False)
    year = forms.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False)
    month = forms.IntegerField(min_value=1, max_value=LAST_MONTH, required=False)

    def clean(self) -> dict[str, Any]:
        """A month means nothing without its year."""
        if not self.cleaned_data.get("year"):
            self.cleaned_data.pop("month", None)
        return self.cleaned_data


class HeadlineListView(ListView[Headline]):
    context_object_name = "headlines"
    paginate_by = 60

    def get_queryset(self) -> HeadlineQuerySet:
        self.chosen = chosen_in(HeadlineChoice(self.request.GET))
        return (
            _narrowed(self.chosen)
            .select_related("source", "capture")
            .order_by(F("published_on").desc(nulls_last=True), "capture_id", "order", "id")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            facets=_facets(self.chosen),
            is_narrowed=bool(self.chosen),
            cleared_query="?",
            **kwargs,
        )
        return context | queries_of(self.chosen, context["page_obj"])


def _narrowed(chosen: dict[str, Any]) -> HeadlineQuerySet:
    columns = {
        "source": "source",
        "year": "published_on__year",
        "month": "published_on__month",
    }
    wanted = {column: chosen[name] for name, column in columns.items() if name in chosen}
    return Headline.objects.public().filter(**wanted)


def _facets(chosen: dict[str, Any]) -> list[Facet]:
    facets = [_sources(chosen), _years(chosen)]
    return [*facets, _months(chosen)] if "year" in chosen else facets


def _sources(chosen: dict[str, Any]) -> Facet:
    rows = list(
        _narrowed(without(chosen, "source"))
        .filter(source__isnull=False)
        .order_by()
        .values_list("source", "source__name", "source__host")
        .annotate(count=Count("pk"))
        .order_by("-count", "source")
    )
    names = {key: name or host for key, name, host, _count in rows}
    return facet(
        "source",
        gettext("Source"),
        [(key, count) for key, _name, _host, count in rows],
        chosen,
        label=lambda key: names.get(key, gettext("unknown")),
    )


def _years(chosen: dict[str, Any]) -> Facet:
    """A year is chosen and taken away without its month."""
    chosen = without(chosen, "month")
    dated = _narrowed(without(chosen, "year")).filter(published_on__isnull=False)
    years = sorted(counted(dated, ExtractYear("published_on")), reverse=True)
    return facet("year", gettext("Year"), years, chosen)


def _months(chosen: dict[str, Any]) -> Facet:
    months = counted(_narrowed(without(chosen, "month")), ExtractMonth("published_on"))
    return facet(
        "month",
        gettext("Month"),
        sorted(months),
        chosen,
        label=lambda month: date_format(date(chosen["year"], month, 1), "F"),
    )
