"""From text to lines: each with its place in the text and its shadow."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.parsing.folding import fold
from archive.parsing.reading import LINE_END
from archive.parsing.rendered import PLAIN, Hints
from archive.parsing.result import Span

BLANK = " \t\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
TRIMMED = BLANK + "\u200b\u202f\u205f\u3000\ufeff\u00ad"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: ``whole`` with its end-of-line characters, ``span`` without outer blanks.

    ``shadow`` is the folded text of ``span``; empty for a blank line.
    """

    index: int
    whole: Span
    span: Span
    shadow: str
    hints: Hints = PLAIN

    def within(self, start: int, end: int) -> Span:
        """The span in the text of ``shadow[start:end]``."""
        return Span(self.span.start + start, self.span.start + end)


def split_lines(text: str, hints: Mapping[int, Hints] | None = None) -> tuple[Line, ...]:
    """The lines of ``text``: their wholes cover it without gap or overlap.

    ``hints`` are what its markup said, by the index of the line.
    """
    hints = hints or {}
    ends = [match.span() for match in LINE_END.finditer(text)]
    if not ends or ends[-1][1] < len(text):
        ends.append((len(text), len(text)))
    lines, start = [], 0
    for index, (content_end, end) in enumerate(ends):
        span = _trimmed(text, start, content_end)
        lines.append(
            Line(index, Span(start, end), span, fold(span.of(text)), hints.get(index, PLAIN))
        )
        start = end
    return tuple(lines)


def _trimmed(text: str, start: int, end: int) -> Span:
    content = text[start:end]
    left = len(content) - len(content.lstrip(TRIMMED))
    return Span(start + left, start + max(left, len(content.rstrip(TRIMMED))))


def joined_line(lines: Sequence[Line], text: str) -> Line:
    """Several lines, one after the other, as one; its shadow has blanks for line breaks."""
    first, last = lines[0], lines[-1]
    if first is last:
        return first
    span = Span(first.span.start, last.span.end)
    shadow = LINE_BREAK.sub(" ", fold(span.of(text)))
    return Line(first.index, Span(first.whole.start, last.whole.end), span, shadow, first.hints)
