"""Pages that are kept once made, for as long as what they were made from stands.

A kept page is found by the state of the archive that it shows, which is asked anew for every
request: publishing, withdrawing or a changed setting is another state, and so another page.
"""

import re
from collections.abc import Callable, Hashable
from functools import cache as once
from functools import cached_property, wraps
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from archive.context_processors import newest_public
from site_config.models import ONLY_ROW, SiteSettings

KEPT_SECONDS = 24 * 3600
GREATEST_NUMBER = 2**31 - 1
ANY_NUMBER = GREATEST_NUMBER - 7  # stands for the number that is asked for
PLAIN_HOST = re.compile(r"[a-z0-9.-]*[a-z0-9]")

View = Callable[..., HttpResponseBase]
State = Callable[[int], Hashable | None]


class Prepared:
    """A question about a number, whose SQL is written once: that takes longest of it all."""

    def __init__(self, ask: Callable[[int], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self.ask = ask

    @cached_property
    def written(self) -> tuple[str, tuple[Any, ...]]:
        return self.ask(ANY_NUMBER).query.sql_with_params()

    def rows(self, number: int = ANY_NUMBER) -> tuple[tuple[Any, ...], ...]:
        sql, parameters = self.written
        with connection.cursor() as cursor:
            cursor.execute(sql, [number if each == ANY_NUMBER else each for each in parameters])
            return tuple(cursor.fetchall())


SITE = Prepared(lambda _number: SiteSettings.objects.filter(id=ONLY_ROW).values_list())
ADDED_LAST = Prepared(lambda _number: newest_public().values_list("pk"))


def kept(view: View, state: State) -> View:
    """The view, its pages kept by ``state(number)``; without a state it is always asked."""

    @wraps(view)
    def answer(request: HttpRequest, number: int, **kwargs: Any) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or not _has_plain_host(request):
            return view(request, number=number, **kwargs)
        before = _whole_state(state, number)
        if before is None:
            return view(request, number=number, **kwargs)
        key = _key(request, before)
        etag = f'"{key}"'
        response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
        if response is None:
            content = cache.get(key)
            response = (
                HttpResponse(content) if content else view(request, number=number, **kwargs)
            )
            if response.status_code != 200:  # noqa: PLR2004 -- all is well
                return response
            if isinstance(response, TemplateResponse):
                response.render()
                if _whole_state(state, number) == before:
                    cache.set(key, response.content, KEPT_SECONDS)
            response["ETag"] = etag
        response["Cache-Control"] = "no-cache"  # to be kept, and asked about each time
        return response

    return answer


def _whole_state(state: State, number: int) -> Hashable | None:
    """What the page and its frame are made from; nothing where the page has no content."""
    if number > GREATEST_NUMBER:
        return None
    own = state(number)
    return None if own is None else (own, SITE.rows(), ADDED_LAST.rows())


def _has_plain_host(request: HttpRequest) -> bool:
    """Whether the host is written as all write it: each port and capital were another page."""
    return not settings.IS_PUBLIC or bool(PLAIN_HOST.fullmatch(request.get_host()))


def _key(request: HttpRequest, state: Hashable) -> str:
    of_request = (get_language(), request.scheme, request.get_host(), request.path)
    return sha256(repr((_code(), of_request, state)).encode()).hexdigest()


@once
def _code() -> str:
    """What turns a state into a page: a new version of it never serves the old one's pages."""
    root = Path(settings.BASE_DIR)
    folders = [root / name for name in ("archive", "site_config", "templates")]
    files = sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".py", ".html", ".css", ".js", ".svg", ".mo"}
    )
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
