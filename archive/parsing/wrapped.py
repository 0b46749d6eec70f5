"""Pages that are wrapped in JSON: an app's or an interface's answer with the page inside."""

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from archive.parsing.dates import make_date
from archive.parsing.markup import collapse, looks_like_html, render_html
from archive.parsing.rendered import Hints, Rendered

TITLE = re.compile(r"(?:doc|article|news|page)?_?(?:title|headline|name)$", re.IGNORECASE)
DATE = re.compile(r"(?:.*pub|.*release|.*issue|date$|time$|docdate)", re.IGNORECASE)
ISO_DATE = re.compile(r"\s*([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
TAG = re.compile(r"<[^<>]{0,500}>")
SURROGATES = re.compile("[\ud800-\udfff]")
SHORTEST_PAGE = 40  # characters of the longest text; below it there is no page inside
MOST_VALUES = 100_000


def unwrap_json(text: str) -> Rendered | None:
    """The page inside a JSON text, its title first; ``None`` where there is none.

    The page is the longest text in it. Lone surrogates become U+FFFD.
    """
    try:
        values = list(_texts(json.loads(text.lstrip("\ufeff"))))
    except (ValueError, RecursionError):
        return None
    body = max((value for _, value in values), key=len, default="")
    if len(body) < SHORTEST_PAGE:
        return None
    title = next((value for key, value in values if TITLE.match(key) and value != body), "")
    title = collapse(TAG.sub(" ", html.unescape(title)))
    inner = render_html(body) if looks_like_html(body) or TAG.search(body) else Rendered(body)
    if not title:
        return inner
    hints = {index + 1: each for index, each in inner.hints.items()}
    hints[0] = Hints("title")
    return Rendered(f"{title}\n{inner.text}", hints, inner.published_on or _published(values))


def _texts(root: Any) -> Iterator[tuple[str, str]]:
    """Every text in a JSON value with the key that it stands under, in order."""
    stack: list[tuple[str, Any]] = [("", root)]
    for _ in range(MOST_VALUES):
        if not stack:
            return
        key, value = stack.pop()
        if isinstance(value, str):
            yield key, SURROGATES.sub("\N{REPLACEMENT CHARACTER}", value)
        elif isinstance(value, dict):
            stack.extend(reversed([(str(name), each) for name, each in value.items()]))
        elif isinstance(value, list):
            stack.extend((key, each) for each in reversed(value))


def _published(values: list[tuple[str, str]]) -> date | None:
    for key, value in values:
        match = ISO_DATE.match(value)
        if match and DATE.match(key):
            return make_date(*(int(part) for part in match.groups()))
    return None
