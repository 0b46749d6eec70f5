"""Headlines beside a statement: link titles with their dates, glued, in front or below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from archive.parsing.dates import DOTTED_DATE, NUMERIC_DATE, make_date
from archive.parsing.languages import Language
from archive.parsing.lines import Line
from archive.parsing.result import Doubt, ParsedDate, ParsedHeadline, Severity

FEWEST_IN_A_LIST = 3  # dated lines in a row, where no list header stands above them
LONGEST_HEADLINE = 300  # characters
LONGEST_DATE = 40  # characters, with its brackets and time
SHORTEST_LINK = 6  # characters of an undated headline; less is a menu
MOSTLY_LINK = 0.8  # of a line's characters

BULLET = re.compile(r"(?:[-*•·●▪◆■□>»][ \t]+|[•·●▪◆■□»])[ \t]*")
AFTER_DATE = " \t])"
BEFORE_DATE = " \t[(|"
TIME_AT_END = re.compile(r",?[ \t]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[ \t\])]*$")
BEHIND_DATE = re.compile(
    r"(?:,?[ \t]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?:[\])][ \t:|–—-]*|[ \t:|–—-]+)"
)
NUMERIC_STYLES = (NUMERIC_DATE, DOTTED_DATE)


@dataclass(frozen=True, slots=True)
class HeadlineList:
    """The headlines of a page, by the index of their lines, and the list headers.

    ``dates`` are lines that hold nothing but the date of the headline above.
    """

    headlines: dict[int, ParsedHeadline]
    headers: frozenset[int]
    dates: frozenset[int]
    doubts: tuple[Doubt, ...]

    @property
    def lines(self) -> set[int]:
        """The indexes of all lines that belong to lists."""
        return {*self.headlines, *self.headers, *self.dates}


@dataclass(frozen=True, slots=True)
class Dated:
    """A line with a date: where in its shadow the title stands; empty for a date alone."""

    start: int
    end: int
    on: date | None


def find_headlines(lines: Sequence[Line], language: Language | None) -> HeadlineList:
    """Find the lines of lists: under a list header, or three with dates in a row."""
    headlines: dict[int, ParsedHeadline] = {}
    headers: set[int] = set()
    dates: set[int] = set()
    for run in _runs(lines, language):
        header = run[0] if _is_header(run[0], language) else None
        found, alone = _read_run(run[1:] if header else run, language, undated=bool(header))
        if header is None:
            # A date in words may end any line of a document: the Treaty of 4 July 1990.
            plain = {line.index for line in run if line.hints.href or _find_date(line, None)}
            found = {index: each for index, each in found.items() if index in plain}
        if not found or (header is None and len(found) < FEWEST_IN_A_LIST):
            continue
        headlines |= found
        dates |= alone
        if header:
            headers.add(header.index)
    doubts = tuple(_doubts(headlines, dated=bool(dates)))
    return HeadlineList(headlines, frozenset(headers), frozenset(dates), doubts)


def _runs(lines: Sequence[Line], language: Language | None) -> Iterator[list[Line]]:
    """Lines that may be one list: a header, if there is one, and what may stand below it."""
    run: list[Line] = []
    for line in lines:
        if not line.shadow:
            continue
        if _is_header(line, language):
            yield from [run] if run else []
            run = [line]
        elif _is_link(line) or _find_date(line, language):
            run.append(line)
        else:
            yield from [run] if run else []
            run = []
    if run:
        yield run


def _is_header(line: Line, language: Language | None) -> bool:
    return bool(language and language.list_header.match(line.shadow))


def _is_link(line: Line) -> bool:
    return line.hints.link_share >= MOSTLY_LINK and len(line.shadow) >= SHORTEST_LINK


def _read_run(
    run: Sequence[Line], language: Language | None, *, undated: bool
) -> tuple[dict[int, ParsedHeadline], set[int]]:
    """The headlines of a run, and its lines that hold a date alone.

    ``undated`` takes links without a date for headlines, as under a list header.
    """
    found: dict[int, ParsedHeadline] = {}
    alone: set[int] = set()
    for place, line in enumerate(run):
        dated = _find_date(line, language)
        if dated is None:
            below = _find_date(run[place + 1], language) if place + 1 < len(run) else None
            on = below.on if below and below.start == below.end else None
            if undated or on:
                found[line.index] = ParsedHeadline(line.span, on, line.span, line.hints.href)
        elif dated.start == dated.end:
            alone.add(line.index)
        else:
            title = line.within(dated.start, dated.end)
            found[line.index] = ParsedHeadline(title, dated.on, line.span, line.hints.href)
    return found, alone


def _find_date(line: Line, language: Language | None) -> Dated | None:
    """The date at the end or the front of a line; only the last date counts."""
    shadow = line.shadow
    if len(shadow) > LONGEST_HEADLINE:
        return None
    bullet = BULLET.match(shadow)
    start = bullet.end() if bullet else 0
    return _at_end(shadow, start, language) or _in_front(shadow, start, language)


def _at_end(shadow: str, start: int, language: Language | None) -> Dated | None:
    time = TIME_AT_END.search(shadow, max(start, len(shadow) - LONGEST_DATE))
    end = len(shadow[: time.start() if time else len(shadow)].rstrip(AFTER_DATE))
    for first, last, on in _dates(shadow, max(start, end - LONGEST_DATE), end, language):
        if last == end:
            title = shadow[start:first].rstrip(BEFORE_DATE)
            return Dated(start, start + len(title), on)
    return None


def _in_front(shadow: str, start: int, language: Language | None) -> Dated | None:
    first_sign = start + len(shadow[start:]) - len(shadow[start:].lstrip("[("))
    limit = min(len(shadow), first_sign + LONGEST_DATE)
    for first, last, on in _dates(shadow, first_sign, limit, language):
        rest = BEHIND_DATE.match(shadow, last)
        if first == first_sign and rest and rest.end() < len(shadow):
            return Dated(rest.end(), len(shadow), on)
    return None


def _dates(
    shadow: str, start: int, end: int, language: Language | None
) -> Iterator[tuple[int, int, date | None]]:
    """Full dates between two places: start, end, and the day, if the calendar has it."""
    for pattern in NUMERIC_STYLES:
        for match in pattern.finditer(shadow, start, end):
            day = make_date(*(int(match[part]) for part in ("year", "month", "day")))
            yield match.start(), match.end(), day
    if language is None:
        return
    for found in language.find_dates(shadow[start:end], start):
        if isinstance(found, ParsedDate):
            if found.precision == "day":
                yield found.span.start, found.span.end, found.on
        else:
            yield found.start, found.end, None


def _doubts(headlines: dict[int, ParsedHeadline], *, dated: bool) -> Iterator[Doubt]:
    undated = [
        each.span
        for each in headlines.values()
        if each.published_on is None and each.title != each.span and not dated
    ]
    if undated:
        yield Doubt(
            "headline-date",
            Severity.NOTICE,
            "headlines",
            "The date beside a headline is none that the calendar has; it was left out.",
            tuple(undated),
        )
