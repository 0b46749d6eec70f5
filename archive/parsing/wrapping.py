"""Texts with hard line breaks, as from PDF files: lines that are one paragraph are joined.

A text is taken for wrapped where most of its lines that end in the middle of a sentence are
about as long as its longest ones. What is joined is one line with one span; the line breaks
stay in the text, and ``Span.shown`` leaves them out.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from unicodedata import east_asian_width

from archive.parsing.languages import Language
from archive.parsing.lines import Line, joined_line
from archive.parsing.outline import starts_with_marker

WIDEST = 140  # columns of a wrapped line
NARROWEST = 30
FEWEST_BROKEN = 5  # lines that end in the middle of a sentence
MOST_OF_THEM = 0.6
FULL = 0.75  # of the width
INDENT = 2  # columns further in than the line above: a new paragraph


def join_wrapped(
    lines: Sequence[Line], text: str, language: Language, *, apart: AbstractSet[int]
) -> tuple[Line, ...]:
    """The lines, those of one wrapped paragraph as one; ``apart`` are never joined."""
    width = _width(lines, text, language, apart)
    if not width:
        return tuple(lines)
    return tuple(_joined(lines, text, language, width, apart))


def _joined(
    lines: Sequence[Line],
    text: str,
    language: Language,
    width: int,
    apart: AbstractSet[int],
) -> Iterator[Line]:
    run: list[Line] = []
    for line in lines:
        goes_on = bool(run) and line.index not in apart and run[-1].index not in apart
        if goes_on and _continues(run[-1], line, text, language, width):
            run.append(line)
            continue
        if run:
            yield joined_line(run, text)
        run = [line]
    if run:
        yield joined_line(run, text)


def _continues(above: Line, line: Line, text: str, language: Language, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line directly above it."""
    if not above.shadow or not line.shadow or starts_with_marker(line, language):
        return False
    is_full = _columns(above.shadow) + _indent(above, text) >= FULL * width
    is_indented = _indent(line, text) >= _indent(above, text) + INDENT
    if above.shadow.endswith(("-", "\u2010", "\u00ad")):
        return True
    return is_full and not is_indented


def _width(
    lines: Sequence[Line], text: str, language: Language, apart: AbstractSet[int]
) -> int:
    """The width that the text was wrapped to, in columns; 0 where it was not."""
    pairs = [
        (above, line)
        for above, line in pairwise(lines)
        if above.shadow and line.shadow and above.index not in apart
    ]
    broken = [
        _columns(above.shadow) + _indent(above, text)
        for above, _ in pairs
        if not language.sentence_end.match(above.shadow)
    ]
    if len(broken) < FEWEST_BROKEN:
        return 0
    width = sorted(broken)[int(0.9 * (len(broken) - 1))]
    full = sum(columns >= FULL * width for columns in broken)
    is_wrapped = NARROWEST <= width <= WIDEST and full >= MOST_OF_THEM * len(broken)
    return width if is_wrapped else 0


def _columns(shadow: str) -> int:
    """How wide a line is printed: a han character takes two columns."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in shadow)


def _indent(line: Line, text: str) -> int:
    before = text[line.whole.start : line.span.start]
    return sum(2 if character == "\u3000" else 1 for character in before)
