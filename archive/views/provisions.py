"""The provisions of a frozen text as pages show them: in order, indented, with their ids."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import category, east_asian_width

from django.utils.translation import gettext as _

PREAMBLE, CLOSING = "preamble", "closing"
DEEPEST = 4  # of indentation; deeper ones stand there too
FIRST_LEVEL, LAST_LEVEL = 2, 6  # of HTML headings, under the page's own


@dataclass(frozen=True, slots=True)
class Paragraph:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Provision:
    """A citable part of a text: the preamble, an article or section, the closing."""

    key: str
    paragraphs: tuple[Paragraph, ...]
    parent: str | None = None
    label: str = ""
    number: str = ""
    heading: str = ""
    depth: int = 0
    level: int = FIRST_LEVEL

    @property
    def name(self) -> str:
        """What the provision is called in a sentence of the interface."""
        if self.key == PREAMBLE:
            return _("Preamble")
        if self.key == CLOSING:
            return _("Closing")
        if self.key.startswith("par-"):
            return _("Paragraph %(number)s") % {"number": self.key.removeprefix("par-")}
        number = {"number": self.number or self.key}
        if not self.paragraphs:
            return _("Section %(number)s") % number
        return _("Article %(number)s") % number

    @property
    def opening(self) -> str:
        """Its heading, or else the paragraph it begins with."""
        return self.heading or (self.paragraphs[0].text if self.paragraphs else "")

    @property
    def space_after_label(self) -> str:
        """None after a full-width mark, as in 三、; one after 第三条 and after 3."""
        last = self.label[-1:] or " "
        is_full_width_mark = category(last)[0] == "P" and east_asian_width(last) in "WF"
        return "" if is_full_width_mark else " "


def paragraphs_of(key: str, text: str) -> tuple[Paragraph, ...]:
    """The lines of a text that say something, each with its locator (``art-3-p2``)."""
    lines = [line for line in text.splitlines() if line.strip()]
    return tuple(Paragraph(f"{key}-p{place}", line) for place, line in enumerate(lines, 1))


def provisions_of(content: dict[str, Any]) -> list[Provision]:
    """Preamble, articles and closing of a revision's content, those that are there."""
    provisions = [
        Provision(PREAMBLE, paragraphs_of(PREAMBLE, content["preamble"])),
        *_articles(content["articles"]),
        Provision(CLOSING, paragraphs_of(CLOSING, content["closing"])),
    ]
    return [part for part in provisions if part.paragraphs or part.label or part.heading]


def _articles(rows: Iterable[dict[str, Any]]) -> Iterator[Provision]:
    """An article stands one step deeper than its parent, where that came before it.

    A parent that comes later, or never, is none: so not even a circle of parents can make the
    walk endless.
    """
    depths: dict[str | None, int] = {None: -1}
    levels: dict[str | None, int] = {None: FIRST_LEVEL}  # of the headings within
    for row in rows:
        key, heading = row["key"], row["heading"]
        parent = row["parent"] if row["parent"] in depths else None
        depths[key] = depths[parent] + 1
        levels[key] = levels[parent] + bool(heading)
        yield Provision(
            key,
            paragraphs_of(key, row["text"]),
            parent=parent,
            label=row["label"],
            number=row["number"],
            heading=heading,
            depth=min(depths[key], DEEPEST),
            level=min(levels[parent], LAST_LEVEL),
        )


def with_what_it_holds(
    provision: Provision, provisions: Iterable[Provision]
) -> list[Provision]:
    """The provision and, where it is a section, all that stands within it."""
    within, held = {provision.key}, [provision]
    for other in provisions:
        if other.parent in within:
            within.add(other.key)
            held.append(other)
    return held
