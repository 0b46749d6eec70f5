"""Dates as documents and headlines print them."""

import re
from collections.abc import Iterator
from datetime import date

from archive.parsing.numerals import digit_by_digit, han_number
from archive.parsing.result import ParsedDate, Span

HAN_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[〇○零Oo一二三四五六七八九]{4})年"
    r"(?:(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})[日号])?)?"
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


def make_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """The date, or ``None`` where the calendar has none such."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
