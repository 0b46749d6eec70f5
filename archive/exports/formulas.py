"""Cells that a spreadsheet program would run as a formula, kept text by an apostrophe."""

import re

STARTS_A_FORMULA = "=+\\-@\t\r\n＝＋－＠"  # noqa: RUF001 -- full-width forms count too
FORMULA = re.compile(f"'*[{STARTS_A_FORMULA}]")
KEPT_TEXT = re.compile(f"'+[{STARTS_A_FORMULA}]")


def keep_text(cell: str) -> str:
    """The cell with an apostrophe before it, where it would be run without."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def as_it_was(cell: str) -> str:
    """The cell as it was before ``keep_text``: for every cell, exactly."""
    return cell[1:] if KEPT_TEXT.match(cell) else cell
