"""What an editor sees beside a text: its source by roles, and the reader's doubts."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise, StrPromise

from archive.admin.doubts import SEVERITIES, SIGNS, known_severity
from archive.models import Reading, Statement, Witness
from archive.source_text import MOST_CHARACTERS, Block, blocks_of

LONGEST_PASSAGE = 200
FIELD_NAMES = {  # where a doubt may be that no single field of the form answers for
    "page": _("page"),
    "text": _("text"),
    "articles": _("articles"),
    "signatories": _("signatories"),
    "headlines": _("headlines"),
}
INLINES = {"articles", "signatories"}
# The reader's own sentences are English, with labels and counts; these say the same in other
# languages, and the passages shown with them say the rest.
SENTENCES = {
    "annex-apart": _("An annex follows the text; it stands in none of its articles."),
    "article-empty": _("No text follows the number of an article."),
    "date-choice": _("Several dates are printed; the last was taken for that of signature."),
    "date-missing": _("No date of signature was found."),
    "date-unreadable": _("The date of signature is none that the calendar has."),
    "headline-date": _(
        "The date beside a headline is none that the calendar has; it was left out."
    ),
    "incomplete": _("There is neither a closing nor a signature: the text may be incomplete."),
    "language-not-read": _("Kept, but pages in its language are not read yet."),
    "marker-missing": _("One or more numbers are missing between articles."),
    "no-statement": _("No statement was found on this page."),
    "order-broken": _("An article stands out of order."),
    "order-restarts": _("The numbering of the articles starts again."),
    "parties-unequal": _(
        "There are not as many institutions as signatures: who signed for whom is not certain."
    ),
    "signature-without-mark": _(
        "No mark of signing is printed: the names were taken by their place."
    ),
    "site-text-within": _(
        "Lines between the articles were taken for the site's own and left out."
    ),
    "text-without-role": _(
        "Some of the page's text is neither part of the document nor known site text."
    ),
    "title-inferred": _(
        "The page prints no title; this one was composed of who signed, about what, and what"
        " the document calls itself."
    ),
    "title-missing": _("The page prints no title, and none could be inferred."),
    "undecodable": _("Some of the page's characters could not be decoded."),
    "unnumbered": _("The page prints no numbers: each paragraph was taken as a provision."),
}


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    code: str
    severity: str
    stored: str  # the reader's own sentence, in English
    field: str
    passages: tuple[str, ...]

    @property
    def severity_name(self) -> StrPromise:
        return SEVERITIES[self.severity]

    @property
    def sign(self) -> str:
        return SIGNS[self.severity]

    @property
    def is_stored_shown(self) -> bool:
        """Whether the reader's own sentence is: in English, and where no other is known."""
        return get_language() == settings.LANGUAGE_CODE or self.code not in SENTENCES

    @property
    def message(self) -> StrOrPromise:
        return self.stored if self.is_stored_shown else SENTENCES[self.code]

    @property
    def field_name(self) -> StrOrPromise:
        """The field as the form names it; as the reader does, where the form has none."""
        names = {field.name: field for field in Statement._meta.concrete_fields}
        if self.field in names:
            return names[self.field].verbose_name
        return FIELD_NAMES.get(self.field, self.field)

    @property
    def input_id(self) -> str:
        if self.field in INLINES:
            return f"{self.field}-heading"
        editable = {field.name for field in Statement._meta.concrete_fields if field.editable}
        return f"id_{self.field}" if self.field in editable else ""


@dataclass(frozen=True, slots=True)
class SourcePanel:
    """A reading, ready to be shown."""

    reading: Reading
    blocks: tuple[Block, ...]
    doubts: tuple[ShownDoubt, ...]
    is_cut: bool


def base_witness(statement: Statement) -> Witness | None:
    return (
        statement.witnesses.filter(is_base=True)
        .select_related("capture__source", "capture__tombstone", "applied_reading")
        .first()
    )


def panel_of(reading: Reading) -> SourcePanel:
    text = reading.text[:MOST_CHARACTERS]
    return SourcePanel(
        reading,
        blocks=tuple(blocks_of(text, reading.content.get("roles", []))),
        doubts=tuple(_doubts(reading.text, reading.content.get("doubts", []))),
        is_cut=len(reading.text) > len(text),
    )


def _doubts(text: str, doubts: list[dict[str, Any]]) -> list[ShownDoubt]:
    """The doubts, the gravest first."""
    shown = [
        ShownDoubt(
            code=str(doubt.get("code")),
            severity=known_severity(doubt),
            stored=doubt["message"],
            field=doubt.get("field") or "",
            passages=tuple(_passage(text[start:end]) for start, end in doubt.get("spans", [])),
        )
        for doubt in doubts
    ]
    return sorted(shown, key=lambda doubt: list(SEVERITIES).index(doubt.severity))


def _passage(text: str) -> str:
    return Truncator(text.strip()).chars(LONGEST_PASSAGE)
