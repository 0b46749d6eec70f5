"""Dates as documents and headlines print them."""

import re
from collections.abc import Iterator
from datetime import date

from archive.parsing.numerals import digit_by_digit, han_number
from archive.parsing.result import ParsedDate, Span

HAN_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[〇○零Oo一二三四五六七八九]{4})[ \t]?年[ \t]?"
    r"(?:(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[ \t]?月[ \t]?"
    r"(?:(?P<day>[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})[ \t]?[日号])?)?"
)
NUMERIC_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})"
)


def find_han_dates(shadow: str, offset: int = 0) -> Iterator[ParsedDate | Span]:
    """Each date in ``shadow``, its span moved by ``offset``; only a span where none exists.

    二〇一七年七月四日 and 2017年7月4日 have the precision of a day, 2017年7月 of a month.
    """
    for match in HAN_DATE.finditer(shadow):
        span = Span(offset + match.start(), offset + match.end())
        year = digit_by_digit(match["year"])
        month, day = (han_number(match[part] or "") for part in ("month", "day"))
        precision = "day" if match["day"] else "month" if match["month"] else "year"
        on = make_date(year, month if match["month"] else 1, day if match["day"] else 1)
        yield ParsedDate(on, precision, span) if on else span


def place_of(found: ParsedDate | Span) -> int:
    """Where a date, or one that no calendar has, begins."""
    return found.span.start if isinstance(found, ParsedDate) else found.start


def without_overlaps(found: list[ParsedDate | Span]) -> Iterator[ParsedDate | Span]:
    """Of two that overlap only the one that begins first: it says more of the same date."""
    end = -1
    for each in found:
        span = each.span if isinstance(each, ParsedDate) else each
        if span.start >= end:
            yield each
            end = span.end


def make_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """The date, or ``None`` where the calendar has none such."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


RUSSIAN_MONTHS = {
    stem: month
    for month, stem in enumerate(
        ("январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр").split(),
        start=1,
    )
}
RUSSIAN_DATE = re.compile(
    r"(?:[«\"„“]?(?P<day>[0-9]{1,2})(?:-?го)?[»\"”“]?[ \t]+)?"
    r"(?P<month>январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)"
    r"(?:ь|я|е|а|й|и)?[ \t]+(?P<year>[0-9]{4})(?:[ \t]*(?:года|году|год|г\.))?",
    re.IGNORECASE,
)
DOTTED_DATE = re.compile(
    r"(?<![0-9.])(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)
ENGLISH_MONTHS = {
    name[:3]: month
    for month, name in enumerate(
        (
            "january february march april may june july august september october november "
            "december"
        ).split(),
        start=1,
    )
}
ENGLISH_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
ENGLISH_DATES = (
    re.compile(  # 4 July 2017, the 4th of July, 2017
        r"(?<![0-9])(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:[ \t]+day)?(?:[ \t]+of)?[ \t]+"
        + ENGLISH_MONTH
        + r",?[ \t]+(?P<year>[0-9]{4})(?![0-9])",
        re.IGNORECASE,
    ),
    re.compile(  # July 4, 2017; July 2017
        r"\b"
        + ENGLISH_MONTH
        + r"[ \t]+(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?[ \t]+)?(?P<year>[0-9]{4})(?![0-9])",
        re.IGNORECASE,
    ),
)


def find_russian_dates(shadow: str, offset: int = 0) -> Iterator[ParsedDate | Span]:
    """As ``find_han_dates``: 4 июля 2017 года, «4» июля 2017 г., 04.07.2017, июль 2017 г."""
    matches = [*RUSSIAN_DATE.finditer(shadow), *DOTTED_DATE.finditer(shadow)]
    for match in sorted(matches, key=lambda each: each.start()):
        month = match["month"].lower()
        number = int(month) if month.isdecimal() else RUSSIAN_MONTHS[month]
        yield _western_date(match, number, offset)


def find_english_dates(shadow: str, offset: int = 0) -> Iterator[ParsedDate | Span]:
    """As ``find_han_dates``: 4 July 2017, July 4, 2017, the 4th of July, 2017, July 2017."""
    end = 0
    matches = [match for pattern in ENGLISH_DATES for match in pattern.finditer(shadow)]
    for match in sorted(matches, key=lambda each: (each.start(), -each.end())):
        if match.start() >= end:
            end = match.end()
            yield _western_date(match, ENGLISH_MONTHS[match["month"][:3].lower()], offset)


def _western_date(match: re.Match[str], month: int, offset: int) -> ParsedDate | Span:
    span = Span(offset + match.start(), offset + match.end())
    on = make_date(int(match["year"]), month, int(match["day"] or 1))
    return ParsedDate(on, "day" if match["day"] else "month", span) if on else span
