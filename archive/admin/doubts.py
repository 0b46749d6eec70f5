"""How grave the reader's doubts about a statement are, counted without reading its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from archive.models import Witness

SEVERITIES = {  # the gravest first
    "blocking": _("blocking"),
    "warning": _("warning"),
    "notice": _("notice"),
}
SIGNS = {"blocking": "✖", "warning": "▲", "notice": "●"}


def known_severity(doubt: dict[str, Any]) -> str:
    severity = str(doubt.get("severity"))
    return severity if severity in SEVERITIES else "notice"


@dataclass(frozen=True, slots=True)
class DoubtSummary:
    """How many doubts there are, and the gravest."""

    count: int
    severity: str

    @property
    def severity_name(self) -> StrPromise:
        return SEVERITIES[self.severity]

    @property
    def sign(self) -> str:
        return SIGNS[self.severity]


def summary_of(doubts: Sequence[dict[str, Any]] | None) -> DoubtSummary | None:
    """None where the text was read without a doubt, or not read from a source at all."""
    if not doubts:
        return None
    found = {known_severity(doubt) for doubt in doubts}
    gravest = next(severity for severity in SEVERITIES if severity in found)
    return DoubtSummary(len(doubts), gravest)


def shown_summary(doubts: Sequence[dict[str, Any]] | None) -> SafeString | None:
    summary = summary_of(doubts)
    if summary is None:
        return None
    return format_html(
        '{} <span class="severity severity-{}"><span aria-hidden="true">{}</span> {}</span>',
        *(summary.count, summary.severity, summary.sign, summary.severity_name),
    )


def doubts_of_base_reading() -> Subquery:
    """The doubts alone, for an annotation of statements: the database picks them out."""
    base = Witness.objects.filter(statement=OuterRef("pk"), is_base=True)
    return Subquery(base.values("applied_reading__content__doubts")[:1])
