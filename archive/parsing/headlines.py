"""Headlines beside a statement: link titles glued to their dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.parsing.dates import NUMERIC_DATE, make_date
from archive.parsing.languages import Language
from archive.parsing.lines import Line
from archive.parsing.result import Doubt, ParsedHeadline, Severity

FEWEST_IN_A_LIST = 3  # dated lines in a row, where no list header stands above them
LONGEST_HEADLINE = 300  # characters

BULLET = re.compile(r"(?:[-*•·●▪◆■□>»][ \t]+|[•·●▪◆■□»])[ \t]*")
TIME = r"(?:[ \t]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
DATE = NUMERIC_DATE.pattern
DATE_AT_END = re.compile(rf"[ \t]*[\[(]?{DATE}{TIME}[\])]?$")
DATE_IN_FRONT = re.compile(rf"[\[(]?{DATE}(?![0-9]){TIME}[\])]?[ \t:]*")
LONGEST_DATE = 30  # characters, with its brackets and time


@dataclass(frozen=True, slots=True)
class HeadlineList:
    """The headlines of a page, by the index of their lines, and the list headers."""

    headlines: dict[int, ParsedHeadline]
    headers: frozenset[int]
    doubts: tuple[Doubt, ...]


def find_headlines(lines: Sequence[Line], language: Language | None) -> HeadlineList:
    """Find the dated lines that stand in a list: under a list header, or three in a row."""
    headlines: dict[int, ParsedHeadline] = {}
    headers: set[int] = set()
    for run in _runs(lines, language):
        header = run[0] if _is_header(run[0], language) else None
        dated = {line.index: found for line in run if (found := _read_headline(line))}
        if not dated or (header is None and len(dated) < FEWEST_IN_A_LIST):
            continue
        headlines |= dated
        if header:
            headers.add(header.index)
    return HeadlineList(headlines, frozenset(headers), tuple(_doubts(headlines)))


def _runs(lines: Sequence[Line], language: Language | None) -> Iterator[list[Line]]:
    """Lines that may be one list: a header, if there is one, and the dated lines below it."""
    run: list[Line] = []
    for line in lines:
        if not line.shadow:
            continue
        if _is_header(line, language):
            yield from [run] if run else []
            run = [line]
        elif _dated(line):
            run.append(line)
        else:
            yield from [run] if run else []
            run = []
    if run:
        yield run


def _is_header(line: Line, language: Language | None) -> bool:
    return bool(language and language.list_header.match(line.shadow))


def _dated(line: Line) -> tuple[int, int, re.Match[str]] | None:
    """Start and end of the title within the shadow, and its date; only the last date counts."""
    shadow = line.shadow
    if len(shadow) > LONGEST_HEADLINE:
        return None
    bullet = BULLET.match(shadow)
    start = bullet.end() if bullet else 0
    tail = max(start, len(shadow) - LONGEST_DATE)
    if (at_end := DATE_AT_END.search(shadow, tail)) and at_end.start() > start:
        return start, at_end.start(), at_end
    in_front = DATE_IN_FRONT.match(shadow, start)
    if in_front and in_front.end() < len(shadow):
        return in_front.end(), len(shadow), in_front
    return None


def _read_headline(line: Line) -> ParsedHeadline | None:
    found = _dated(line)
    if found is None:
        return None
    start, end, match = found
    on = make_date(*(int(match[part]) for part in ("year", "month", "day")))
    return ParsedHeadline(line.within(start, end), on, line.span)


def _doubts(headlines: dict[int, ParsedHeadline]) -> Iterator[Doubt]:
    undated = [each.span for each in headlines.values() if each.published_on is None]
    if undated:
        yield Doubt(
            "headline-date",
            Severity.NOTICE,
            "headlines",
            "The date beside a headline is none that the calendar has; it was left out.",
            tuple(undated),
        )
