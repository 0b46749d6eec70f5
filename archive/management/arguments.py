"""Values of command-line options, checked before anything is done."""

from argparse import ArgumentTypeError
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator, URLValidator

LONGEST_ADDRESS = 2000
MOST_DIGITS = 9


def moment(value: str) -> datetime:
    """A moment in ISO 8601: 2022-01-16 or 2022-01-16T10:30:00+08:00; UTC where not told."""
    try:
        told = datetime.fromisoformat(value)
        return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:  # the latter: before the year 1 in UTC
        message = f"'{value}' is no moment in ISO 8601, such as 2022-01-16T10:30:00+08:00"
        raise ArgumentTypeError(message) from error


def address(value: str) -> str:
    """An http or https address."""
    try:
        URLValidator(schemes=["http", "https"])(value)
    except ValidationError as error:
        raise ArgumentTypeError(f"'{value}' is no http or https address") from error
    if len(value) > LONGEST_ADDRESS:
        raise ArgumentTypeError(f"the address is longer than {LONGEST_ADDRESS} characters")
    return value


def host(value: str) -> str:
    """The name of a host: www.example.org."""
    try:
        DomainNameValidator()(value)
    except ValidationError as error:
        raise ArgumentTypeError(f"'{value}' is no host, such as www.example.org") from error
    return value.lower()


def count(value: str) -> int:
    """A whole number above zero."""
    if not (value.isascii() and value.isdecimal() and value.strip("0")):
        raise ArgumentTypeError(f"'{value}' is no whole number above 0")
    if len(value) > MOST_DIGITS:
        raise ArgumentTypeError(f"a number of more than {MOST_DIGITS} digits is not taken")
    return int(value)
