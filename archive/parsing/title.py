"""The title of a statement, printed or inferred, and the kind of document that it names."""

from archive.parsing.folding import fold
from archive.parsing.frame import Ending, Opening
from archive.parsing.languages import Language
from archive.parsing.result import ParsedTitle, Span

LONGEST_TOPIC = 40  # characters; more is a sentence, not a topic
LONGEST_TITLE = 300  # characters; more is a list of parties, not a title


def find_title(
    opening: Opening, ending: Ending, text: str, language: Language
) -> ParsedTitle | None:
    """The printed title; else one composed of parties, topic and what it calls itself.

    ``None`` where neither is possible: an editor supplies it.
    """
    if opening.title:
        return ParsedTitle(opening.title.span.of(text), "printed", opening.title.span)
    parties = list(dict.fromkeys(s.institution for s in ending.attestation.signatories))
    word = _kind_word(opening, ending, text, language)
    if not word or not parties or "" in parties:
        return None
    title = language.compose_title(parties, _topic(opening, text, language), word)
    return ParsedTitle(title, "inferred") if len(title) <= LONGEST_TITLE else None


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
