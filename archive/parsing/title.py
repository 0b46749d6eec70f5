"""The title of a statement, printed or inferred, and the kind of document that it names."""

import re
from collections.abc import Iterable

from archive.parsing.document import Document
from archive.parsing.folding import fold
from archive.parsing.frame import Ending, Opening, is_title
from archive.parsing.languages import Language
from archive.parsing.lines import Line
from archive.parsing.result import ParsedTitle, Span

LONGEST_TOPIC = 40  # characters; more is a sentence, not a topic
SITE_SUFFIX = re.compile(r"[ \t]*(?:[_|»]|[ \t][-–—][ \t]|--|——)")
LONGEST_TITLE = 300  # characters; more is a list of parties, not a title


def find_title(
    document: Document, heads: Iterable[Line], text: str, language: Language
) -> ParsedTitle | None:
    """The title printed above the text; else the page's own; else an inferred one.

    ``heads`` are the titles in the page's head, where the site's name may follow. An inferred
    title is composed of parties, topic and what the document calls itself. ``None`` where
    none is possible: an editor supplies it.
    """
    opening, ending = document.opening, document.ending
    if opening.title:
        return ParsedTitle(opening.title.span.shown(text), "printed", opening.title.span)
    for span in (_title_in_lead_in(opening, language), _title_in_head(heads, language)):
        if span is not None:
            return ParsedTitle(span.shown(text), "printed", span)
    parties = list(dict.fromkeys(s.institution for s in ending.attestation.signatories))
    word = _kind_word(opening, ending, text, language)
    if not word or not parties or "" in parties:
        return None
    title = language.compose_title(parties, _topic(opening, text, language), word)
    return ParsedTitle(title, "inferred") if len(title) <= LONGEST_TITLE else None


def _title_in_lead_in(opening: Opening, language: Language) -> Span | None:
    """The title that a lead-in names: 《…联合声明》全文如下."""
    for line in opening.lead_in:
        if match := language.lead_in_title.match(line.shadow):
            return line.within(*match.span("title"))
    return None


def _title_in_head(heads: Iterable[Line], language: Language) -> Span | None:
    """The first part of a page's title that reads like a document's, without the site."""
    for line in heads:
        site = SITE_SUFFIX.search(line.shadow)
        end = site.start() if site else len(line.shadow)
        if is_title(line.shadow[:end].rstrip(), language):
            return line.within(0, len(line.shadow[:end].rstrip()))
    return None


def _kind_word(opening: Opening, ending: Ending, text: str, language: Language) -> str:
    """What the document calls itself: in the closing, else in the preamble's formula."""
    for line in ending.closing:
        if match := language.self_name.match(line.shadow):
            return _original(match.span("kind"), line.span, text)
    if opening.formula and (match := language.formula_name.match(opening.formula.shadow)):
        return _original(match.span("kind"), opening.formula.span, text)
    return ""


def _topic(opening: Opening, text: str, language: Language) -> str:
    if opening.formula is None:
        return ""
    match = language.topic.match(opening.formula.shadow)
    topic = _original(match.span("topic"), opening.formula.span, text) if match else ""
    return topic if len(topic) <= LONGEST_TOPIC else ""


def _original(place: tuple[int, int], within: Span, text: str) -> str:
    """The page's own characters at a place of the shadow."""
    return text[within.start + place[0] : within.start + place[1]]


def find_kind(title: ParsedTitle | None, language: Language) -> str:
    """The kind of document that the title names; empty where it names none."""
    if title is None:
        return ""
    shadow = fold(title.text)
    return next((word.kind for word in language.kinds if word.pattern.match(shadow)), "")
