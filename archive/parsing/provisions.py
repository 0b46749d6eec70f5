"""The provisions of a document: articles, the sections that hold them, their paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.parsing.languages import Language
from archive.parsing.lines import Line
from archive.parsing.locators import Keys
from archive.parsing.outline import Marker
from archive.parsing.result import ParsedArticle, Span

LONGEST_HEADING = 40  # characters


@dataclass(frozen=True, slots=True)
class Provision:
    """A marker with the unmarked lines that follow it."""

    marker: Marker
    following: tuple[Line, ...]


def read_provisions(
    markers: Sequence[Marker], body: Sequence[Line], language: Language
) -> tuple[ParsedArticle, ...]:
    """Divide the lines of the body among the provisions that the markers open.

    A line without a marker belongs to the last provision opened. Without any marker each
    line is a provision of its own.
    """
    keys = Keys()
    if not markers:
        return tuple(_unnumbered(line, keys) for line in body)
    articles: list[ParsedArticle] = []
    sections: list[tuple[str, str]] = []  # style and key of the sections that are open
    for provision in _divide(markers, body):
        style = provision.marker.style
        if style.is_section:
            sections = _close_sections(sections, style.name)
        parent = sections[-1][1] if sections else None
        article = _read(provision, keys, parent, language)
        if style.is_section:
            sections.append((style.name, article.key))
        articles.append(article)
    return tuple(articles)


def _close_sections(sections: list[tuple[str, str]], style: str) -> list[tuple[str, str]]:
    """The open sections without the last of this style, and without what it held."""
    names = [name for name, _ in sections]
    return sections[: names.index(style)] if style in names else sections


def _divide(markers: Sequence[Marker], body: Sequence[Line]) -> list[Provision]:
    following: dict[int, list[Line]] = {marker.line.index: [] for marker in markers}
    opened: int | None = None
    for line in body:
        if line.index in following:
            opened = line.index
        elif opened is not None:
            following[opened].append(line)
    return [Provision(marker, tuple(following[marker.line.index])) for marker in markers]


def _unnumbered(line: Line, keys: Keys) -> ParsedArticle:
    return ParsedArticle(
        key=keys.give(""),
        label=None,
        number="",
        heading=None,
        paragraphs=(line.span,),
        span=line.span,
    )


def _read(
    provision: Provision, keys: Keys, parent: str | None, language: Language
) -> ParsedArticle:
    marker = provision.marker
    rest = marker.line.within(marker.rest, len(marker.line.shadow))
    following = [line.span for line in provision.following]
    is_heading = rest.start < rest.end and _is_heading(provision, language)
    opening = [] if is_heading or rest.start == rest.end else [rest]
    last = following[-1] if following else marker.line.span
    return ParsedArticle(
        key=keys.give(str(marker.ordinal), prefix="sec" if marker.style.is_section else "art"),
        label=marker.label,
        number=str(marker.ordinal),
        heading=rest if is_heading else None,
        paragraphs=(*opening, *following),
        span=Span(marker.line.span.start, last.end),
        parent=parent,
    )


def _is_heading(provision: Provision, language: Language) -> bool:
    """Whether what stands beside the number is a heading: short, no sentence, text below."""
    marker = provision.marker
    rest = marker.line.shadow[marker.rest :]
    if marker.style.is_section:
        return True
    return (
        bool(provision.following)
        and len(rest) <= LONGEST_HEADING
        and not language.prose.match(rest)
        and not language.sentence_end.match(rest)
    )
