"""Values of command-line options, checked before anything is done."""

from argparse import ArgumentTypeError
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator, URLValidator

LONGEST_ADDRESS = 2000


def moment(value: str) -> datetime:
    """A moment in ISO 8601: 2022-01-16 or 2022-01-16T10:30:00+08:00; UTC where not told."""
    try:
        told = datetime.fromisoformat(value)
    except ValueError as error:
        message = f"'{value}' is no moment in ISO 8601, such as 2022-01-16T10:30:00+08:00"
        raise ArgumentTypeError(message) from error
    return told if told.tzinfo else told.replace(tzinfo=UTC)


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
    if not (value.isascii() and value.isdecimal() and int(value[:9]) > 0):
        raise ArgumentTypeError(f"'{value}' is no whole number above 0")
    return int(value[:9])
