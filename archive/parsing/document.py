"""The document in a page: its opening, its provisions, its ending."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archive.parsing.frame import (
    Ending,
    Opening,
    Signing,
    ends_document,
    find_formula,
    read_ending,
    read_opening,
    read_signing,
)
from archive.parsing.languages import Language
from archive.parsing.lines import Line
from archive.parsing.outline import Marker, choose_provisions, find_markers
from archive.parsing.provisions import read_provisions
from archive.parsing.result import ParsedArticle


@dataclass(frozen=True, slots=True)
class Document:
    """The parts of a document; ``body`` holds the lines that the articles are made of."""

    opening: Opening = field(default_factory=Opening)
    markers: tuple[Marker, ...] = ()
    body: tuple[Line, ...] = ()
    articles: tuple[ParsedArticle, ...] = ()
    ending: Ending = field(default_factory=Ending)
    signing: Signing = field(default_factory=Signing)
    annex: tuple[Line, ...] = ()


def read_document(
    content: Sequence[Line],
    listed: Sequence[Line],
    site: Sequence[Line],
    text: str,
    language: Language,
) -> Document:
    """Read the document in the lines that are neither headlines nor the site's own.

    ``listed`` and ``site`` are those others: nothing behind the first list below the
    provisions is read as closing, and a text without closing or signatures ends at the first
    line of the site.
    """
    content, annex = _without_annex(content, language)
    formula = find_formula(content, language)
    after_formula = formula.index + 1 if formula else None
    found = find_markers(content, language)
    markers = choose_provisions(found, after_formula=after_formula)
    first = markers[0].line.index if markers else after_formula
    head = [line for line in content if first is None or line.index < first]
    opening = read_opening(head, language)
    if first is None:  # neither numbers nor a formula: all that follows the title is text
        first = opening.preamble[0].index if opening.preamble else len(text)
        opening = replace(opening, preamble=())
    last = markers[-1].line.index if markers else first - 1
    list_start = _next_start(listed, last, len(text))
    tail = [line for line in content if line.index > last and line.span.start < list_start]
    ending = read_ending(tail, text, language)
    end = ending.start
    if end is None:
        end = min(list_start, _next_start(site, last, len(text)))
    body = tuple(line for line in content if first <= line.index and line.span.start < end)
    articles = read_provisions(markers, body, language)
    signing = read_signing(opening, ending, language)
    return Document(opening, tuple(markers), body, articles, ending, signing, annex)


def _without_annex(
    content: Sequence[Line], language: Language
) -> tuple[Sequence[Line], tuple[Line, ...]]:
    """The lines before the first annex, and the annexes: they count anew, and sign nothing.

    An annex is told by its heading, behind a closing or a signature.
    """
    ended = False
    for place, line in enumerate(content):
        if ended and language.annex.match(line.shadow):
            return content[:place], tuple(content[place:])
        ended = ended or ends_document(line, language)
    return content, ()


def _next_start(lines: Sequence[Line], index: int, otherwise: int) -> int:
    """Where the first of these lines behind line ``index`` starts in the text."""
    return next((line.span.start for line in lines if line.index > index), otherwise)
