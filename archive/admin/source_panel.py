"""What an editor sees beside a text: its source by roles, and the reader's doubts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from archive.models import Reading, Statement, Witness

MOST_CHARACTERS = 200_000  # of a source on one page; the whole is in the download
LONGEST_PASSAGE = 200
ROLE_NAMES = {
    "lead-in": _("lead-in"),
    "title": _("title"),
    "dateline": _("dateline"),
    "preamble": _("preamble"),
    "heading": _("heading"),
    "article": _("article"),
    "closing": _("closing"),
    "signature": _("signature"),
    "annex": _("annex"),
    "headline": _("headline"),
    "list header": _("list header"),
    "site text": _("site text"),
    "other": _("other"),
}
SEVERITIES = {"blocking": _("blocking"), "warning": _("warning"), "notice": _("notice")}


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring lines of one role."""

    role: str
    text: str

    @property
    def css_class(self) -> str:
        return f"role-{self.role.replace(' ', '-')}"

    @property
    def role_name(self) -> StrPromise:
        return ROLE_NAMES[self.role]


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    severity: str
    message: str
    field: str
    passages: tuple[str, ...]

    @property
    def severity_name(self) -> StrPromise:
        return SEVERITIES[self.severity]

    @property
    def field_name(self) -> str:
        """The field as the form names it; as the reader does, where the form has none."""
        names = {field.name: field for field in Statement._meta.concrete_fields}
        return str(names[self.field].verbose_name if self.field in names else self.field)

    @property
    def input_id(self) -> str:
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
        blocks=tuple(_blocks(text, reading.content.get("roles", []))),
        doubts=tuple(_doubts(reading.text, reading.content.get("doubts", []))),
        is_cut=len(reading.text) > len(text),
    )


def _blocks(text: str, roles: list[list[Any]]) -> Iterator[Block]:
    """The text by its roles; neighbours of one role are joined, blank lines join any."""
    role, start, reached = "other", 0, 0
    for _start, end, found in roles:
        piece = text[reached:end]
        if piece.strip() and found != role:
            if text[start:reached].strip():
                yield _block(role, text[start:reached])
                start = reached
            role = found
        reached = max(reached, end)
    if text[start:].strip():
        yield _block(role, text[start:])


def _block(role: str, text: str) -> Block:
    return Block(role if role in ROLE_NAMES else "other", text.strip("\r\n"))


def _doubts(text: str, doubts: list[dict[str, Any]]) -> list[ShownDoubt]:
    """The doubts, the gravest first."""
    shown = [
        ShownDoubt(
            severity=doubt["severity"] if doubt["severity"] in SEVERITIES else "notice",
            message=doubt["message"],
            field=doubt.get("field") or "",
            passages=tuple(_passage(text[start:end]) for start, end in doubt.get("spans", [])),
        )
        for doubt in doubts
    ]
    return sorted(shown, key=lambda doubt: list(SEVERITIES).index(doubt.severity))


def _passage(text: str) -> str:
    return Truncator(text.strip()).chars(LONGEST_PASSAGE)
