"""Facets of a list: the values that it can be narrowed to, as links with their counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page
from django.db.models import Count, QuerySet
from django.http import QueryDict
from django_stubs_ext import StrOrPromise

MANY = 12  # more values than this are folded away until one of them is chosen


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet; where it is chosen, its link takes it away again."""

    name: StrOrPromise
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    field: str
    name: StrOrPromise
    choices: tuple[Choice, ...]

    @property
    def is_open(self) -> bool:
        return len(self.choices) <= MANY or any(choice.is_chosen for choice in self.choices)


def chosen_in(form: forms.Form) -> dict[str, Any]:
    """The values asked for that can be; what cannot be is as if it had not been asked."""
    form.is_valid()
    return {name: value for name, value in form.cleaned_data.items() if value}


def query_of(chosen: Mapping[str, Any]) -> str:
    """The one spelling of a choice as a query: ``?kind=treaty&year=2017``, else ``?``."""
    query = QueryDict(mutable=True)
    query.update({name: str(chosen[name]) for name in sorted(chosen)})
    return f"?{query.urlencode()}"


def queries_of(chosen: dict[str, Any], page: Page[Any]) -> dict[str, str]:
    """The query of this page of a list, and that which the number of another completes."""
    this = chosen | {"page": page.number} if page.number > 1 else chosen
    return {
        "query": query_of(this) if this else "",
        "page_query": query_of(chosen) + ("&page=" if chosen else "page="),
    }


def without(chosen: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in chosen.items() if name not in names}


def facet(
    field: str,
    name: StrOrPromise,
    values: list[tuple[Any, int]],
    chosen: dict[str, Any],
    *,
    label: Callable[[Any], StrOrPromise] = str,
) -> Facet:
    """The facet of its values and their numbers.

    What is chosen is offered even where nothing has it, to be taken away again.
    """
    others = without(chosen, field)
    current = chosen.get(field)
    if current is not None and current not in dict(values):
        values = [*values, (current, 0)]
    choices = [
        Choice(
            label(value),
            count,
            query_of(others if value == current else others | {field: value}),
            is_chosen=value == current,
        )
        for value, count in values
    ]
    return Facet(field, name, tuple(choices))


def counted(rows: QuerySet[Any, Any], value: Any) -> list[tuple[Any, int]]:
    """Each value that the rows have with their number, the most frequent first."""
    values = rows.order_by().annotate(value=value).values("value").annotate(count=Count("pk"))
    return list(values.order_by("-count", "value").values_list("value", "count"))
