"""Values of options: taken whole, or refused with a sentence."""

from argparse import ArgumentTypeError
from datetime import UTC, datetime

import pytest

from archive.management.arguments import count, moment


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-01-16", datetime(2022, 1, 16, tzinfo=UTC)),
        ("2022-01-16T10:30:00+08:00", datetime(2022, 1, 16, 2, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_kept_in_utc(value, expected):
    assert (moment(value), moment(value).tzinfo) == (expected, UTC)


@pytest.mark.parametrize(
    "value", ["", "now", "2022-13-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-01:00"]
)
def test_what_is_no_moment_is_refused(value):
    with pytest.raises(ArgumentTypeError, match="is no moment in ISO 8601"):
        moment(value)


def test_a_count_is_the_number_that_was_written():
    assert [count(value) for value in ("1", "0020", "999999999")] == [1, 20, 999_999_999]


@pytest.mark.parametrize(
    "value", ["", "0", "000000000", "-1", "1.0", "²", "1000000000", "9" * 30]
)
def test_what_is_no_count_is_refused_and_never_cut(value):
    with pytest.raises(ArgumentTypeError):
        count(value)
