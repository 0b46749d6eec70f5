"""The text of a capture by the roles of its lines, as editors and readers are shown it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

MOST_CHARACTERS = 200_000  # of a source on one page; the whole is in the original
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


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring lines of one role; ``start`` is where they stand in the whole text."""

    role: str
    text: str
    start: int

    @property
    def css_class(self) -> str:
        return f"role-{self.role.replace(' ', '-')}"

    @property
    def role_name(self) -> StrPromise:
        return ROLE_NAMES[self.role]


def blocks_of(text: str, roles: list[list[Any]]) -> Iterator[Block]:
    """The text by its roles; neighbours of one role are joined, blank lines join any."""
    role, start, reached = "other", 0, 0
    for _start, end, found in roles:
        piece = text[reached:end]
        if piece.strip() and found != role:
            if text[start:reached].strip():
                yield _block(role, text, start, reached)
                start = reached
            role = found
        reached = max(reached, end)
    if text[start:].strip():
        yield _block(role, text, start, len(text))


def _block(role: str, text: str, start: int, end: int) -> Block:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip("\r\n"))
    return Block(role if role in ROLE_NAMES else "other", piece.strip("\r\n"), start)
