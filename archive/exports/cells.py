"""How a cell becomes a value, and a value a cell."""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from import_export.widgets import Widget

MOST = 999_999
MOST_DIGITS = 6
LONGEST_SHOWN = 40
DAY = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")


def whole_number(value: Any) -> int | None:
    """A number from 0 to 999999; ``None`` where the cell is empty. Raises ``ValueError``."""
    if value is None or value == "":
        return None
    digits = str(value)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS):
        raise ValueError(_("“%(cell)s” is no whole number.") % {"cell": digits[:LONGEST_SHOWN]})
    return int(digits)


def day(value: Any) -> date | None:
    """A date such as 2017-07-04 or 2017/7/4; ``None`` where the cell is empty."""
    if value is None or value == "":
        return None
    told = {"cell": str(value)[:LONGEST_SHOWN]}
    message = _("“%(cell)s” is no date, such as 2017-07-04.") % told
    parts = DAY.fullmatch(str(value))
    if not parts:
        raise ValueError(message)
    try:
        return date(*map(int, parts.groups()))
    except ValueError as error:
        raise ValueError(message) from error


class Text(Widget):
    def clean(self, value: Any, row: Any = None, **_options: Any) -> str:
        return "" if value is None else str(value)

    def render(self, value: Any, obj: Any = None, **_options: Any) -> str:
        return "" if value is None else str(value)


class WholeNumber(Widget):
    def clean(self, value: Any, row: Any = None, **_options: Any) -> int | None:
        return whole_number(value)

    def render(self, value: Any, obj: Any = None, **_options: Any) -> Any:
        return "" if value is None else value


class Day(Widget):
    def clean(self, value: Any, row: Any = None, **_options: Any) -> date | None:
        return day(value)

    def render(self, value: Any, obj: Any = None, **_options: Any) -> str:
        return value.isoformat() if value else ""
