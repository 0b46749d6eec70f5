"""Wrong logins make the next one wait: the longer, the more of them there were."""

import ipaddress
import logging
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.deprecation import MiddlewareMixin

from site_config.models import LoginAttempts

FREE_ATTEMPTS = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(days=1)
NETWORK_SHOWN = {4: 24, 6: 48}  # of an address, in the log
NETWORK_COUNTED = {4: 32, 6: 64}  # one line has a whole /64 of IPv6 to choose from

logger = logging.getLogger("chancery.login")


class TooManyAttempts(Exception):  # noqa: N818 -- reads as what it says
    """The name must wait at this address."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.seconds = int(wait.total_seconds()) + 1


class ThrottledBackend(ModelBackend):
    """Django's own backend, which looks at a password only where the throttle lets it.

    It stands under every login form. An attempt is counted before the password is hashed,
    so that many at once cannot pass together.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **options: Any,
    ) -> User | None:
        if request is None or not username or password is None:
            return super().authenticate(request, username, password, **options)
        address = address_of(request)
        attempts = begin_attempt(key_of(username, address), at=timezone.now())
        user = super().authenticate(request, username, password, **options)
        if user is None:
            who = _known(username)
            logger.warning(
                "login failed: %s from %s, attempt %d", who, _network(address), attempts
            )
            return None
        LoginAttempts.objects.filter(key=key_of(username, address)).delete()
        return user


class TooManyAttemptsMiddleware(MiddlewareMixin):
    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, TooManyAttempts):
            return None
        logger.warning(
            "login refused: too many attempts from %s", _network(address_of(request))
        )
        status = HTTPStatus.TOO_MANY_REQUESTS
        response = render(request, "429.html", {"seconds": error.seconds}, status=status)
        response["Retry-After"] = str(error.seconds)
        response["Cache-Control"] = "no-store"
        return response


@transaction.atomic
def begin_attempt(key: str, *, at: datetime) -> int:
    """Count an attempt, and return how many there were; ``TooManyAttempts`` if it must wait."""
    LoginAttempts.objects.filter(last_at__lt=at - FORGOTTEN_AFTER).delete()
    LoginAttempts.objects.get_or_create(key=key, defaults={"last_at": at})
    row = LoginAttempts.objects.select_for_update().get(key=key)
    if row.blocked_until and row.blocked_until > at:
        raise TooManyAttempts(row.blocked_until - at)
    row.count += 1
    row.last_at = at
    if row.count >= FREE_ATTEMPTS:
        row.blocked_until = at + wait_after(row.count)
    row.save()
    return row.count


def wait_after(count: int) -> timedelta:
    """30 seconds after the fifth wrong attempt, then twice as long each time, up to an hour."""
    doubled: int = 2 ** min(count - FREE_ATTEMPTS, 10)
    return min(FIRST_WAIT * doubled, LONGEST_WAIT)


def key_of(username: str, address: str) -> str:
    """A name at an address, neither of which can be read from it."""
    network = _network_of(address, NETWORK_COUNTED) or address
    return salted_hmac("site_config.throttle", f"{username}\0{network}").hexdigest()


def address_of(request: HttpRequest) -> str:
    """Who asks: as the proxy says, where one is set up to; else the other end of the line."""
    if settings.IS_PUBLIC and settings.HTTPS == "proxy":
        forwarded: str = request.META.get("HTTP_X_FORWARDED_FOR", "")
        last = forwarded.rpartition(",")[2].strip()
        if _parsed(last):
            return last
    return str(request.META.get("REMOTE_ADDR", ""))


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return mapped or parsed


def _network_of(address: str, prefixes: dict[int, int]) -> str:
    parsed = _parsed(address)
    if parsed is None:
        return ""
    return str(ipaddress.ip_network((parsed.packed, prefixes[parsed.version]), strict=False))


def _network(address: str) -> str:
    """The address without its last part: enough to see a pattern, too little for a person."""
    return _network_of(address, NETWORK_SHOWN) or "an unknown address"


def _known(username: str) -> str:
    """The user's key, never the name as typed: people type passwords there."""
    pk = User.objects.filter(username=username).values_list("pk", flat=True).first()
    return f"user {pk}" if pk else "an unknown name"
