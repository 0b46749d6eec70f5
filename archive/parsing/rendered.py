"""A page as plain text, with what its markup said of each line."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Hints:
    """What the markup says of a line: its element, its link, where in the source it stands."""

    tag: str = ""
    href: str = ""  # of the first link in it, as printed
    link_share: float = 0.0  # of its characters, in links
    path: str = ""  # of elements, from the root: html/body/div[2]/p


PLAIN = Hints()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as a reader sees it; ``hints`` by the index of the line, none for plain text."""

    text: str
    hints: dict[int, Hints] = field(default_factory=dict)
    published_on: date | None = None  # as the page's own metadata says
