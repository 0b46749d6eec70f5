"""An anonymous reader who visits every public address that there is."""

import itertools
import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override

from archive.models import Article, Capture, Statement

HOST = "http://testserver"
CONVERTER = re.compile(r"<(?:[a-z]+:)?(?P<name>[a-z_]+)>")
NOT_FOR_READERS = "admin/"


class UnknownArgument(Exception):  # noqa: N818 -- reads as what it says
    """An address pattern has an argument that the crawler has no values for: add them."""


class Links(HTMLParser):
    """Every address that a page names in an attribute."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, _tag, attributes):
        for name, value in attributes:
            if name in {"href", "src", "action", "srcset", "data-url", "cite"} and value:
                self.found.append(value)


def arguments():
    """Plausible values of each argument that an address pattern may have."""
    given = [model.objects.values_list("number", flat=True) for model in (Statement, Capture)]
    last = max(itertools.chain(*given), default=0)
    keys = set(Article.objects.values_list("key", flat=True))
    return {
        "number": [str(number) for number in range(last + 2)],
        "key": sorted(keys | {"preamble", "closing", "art-1", "art-1-p1", "art-99"}),
    }


def routes(patterns=None, prefix=""):
    """The route of every view in the urlconf that is for readers."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if not route.endswith(NOT_FOR_READERS):
                yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def addresses_of(route, values):
    """The route with every combination of values for its arguments."""
    names = CONVERTER.findall(route)
    if unknown := set(names) - set(values):
        raise UnknownArgument(f"{route}: {', '.join(sorted(unknown))}")
    bare = CONVERTER.sub("", route)
    if re.search(r"[\\^$()<>]", bare):
        raise UnknownArgument(f"{route} is no plain path()")
    for chosen in itertools.product(*(values[name] for name in names)):
        filled = iter(chosen)
        yield "/" + CONVERTER.sub(lambda _match, filled=filled: next(filled), route)


def public_addresses():
    """The addresses of every view, in every language of the interface."""
    values = arguments()
    addresses = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            for route in routes():
                addresses += addresses_of(route, values)
    return addresses


def crawl(client):
    """Every response, by address: of the urlconf, and of what its pages link to."""
    waiting, responses = public_addresses(), {}
    while waiting:
        address = waiting.pop()
        if address in responses:
            continue
        response = client.get(address)
        responses[address] = (response.status_code, *_content_and_links(response, address))
        waiting += responses[address][2]
    return {address: (status, content) for address, (status, content, _) in responses.items()}


def _content_and_links(response, address):
    """Header and body as one text, and the links to this site in it."""
    body = response.getvalue()
    text = body.decode(errors="replace")
    head = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    links = Links()
    if "text/html" in response.get("Content-Type", ""):
        links.feed(text)
    named = [*links.found, *filter(None, [response.get("Location")])]
    whole = [urldefrag(urljoin(HOST + address, link)).url for link in named]
    return f"{head}\n\n{text}", [
        url.removeprefix(HOST) or "/" for url in whole if urlsplit(url).netloc == "testserver"
    ]
