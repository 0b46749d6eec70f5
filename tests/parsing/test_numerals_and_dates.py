"""Numerals and dates, as documents print them."""

from datetime import date

import pytest

from archive.parsing.dates import find_han_dates
from archive.parsing.folding import fold
from archive.parsing.numerals import digit_by_digit, han_number
from archive.parsing.result import Span


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        *[("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35), ("廿一", 21)],
        *[("卅", 30), ("一百零二", 102), ("一百二十", 120), ("7", 7), ("031", 31)],
    ],
)
def test_han_and_ascii_numerals(numeral, number):
    assert han_number(numeral) == number


@pytest.mark.parametrize("numeral", ["", "甲", "²", "٣", "1" * 5000, "-1", "1.5"])
def test_what_is_no_numeral(numeral):
    assert han_number(numeral) is None


def test_digits_written_one_by_one():
    assert digit_by_digit("二〇一七") == 2017
    assert digit_by_digit("二十") is None


@pytest.mark.parametrize(
    "printed",
    [
        *["二〇一七年七月四日", "二○一七年七月四日", "二O一七年七月四日"],
        *["二零一七年七月四日", "2017年7月4日", "２０１７年７月４日"],
        *["2017年07月04日", "2017年7月4号"],
    ],
)
def test_one_day_in_many_spellings(printed):
    (found,) = find_han_dates(fold(printed))

    assert (found.on, found.precision) == (date(2017, 7, 4), "day")


@pytest.mark.parametrize(
    ("printed", "on", "precision"),
    [
        ("二〇一七年七月", date(2017, 7, 1), "month"),
        ("2017年", date(2017, 1, 1), "year"),
        ("二〇一七年十二月三十一日", date(2017, 12, 31), "day"),
    ],
)
def test_precision(printed, on, precision):
    (found,) = find_han_dates(printed)

    assert (found.on, found.precision) == (on, precision)


@pytest.mark.parametrize("printed", ["二〇一七年十三月四十日", "2017年2月30日", "0000年1月1日"])
def test_a_date_that_no_calendar_has_is_only_a_place(printed):
    (found,) = find_han_dates(printed, 5)

    assert isinstance(found, Span)
    assert found.start == 5
