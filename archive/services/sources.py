"""Finding the source of a capture: by its host, else by the name that the page prints."""

import re
from urllib.parse import urljoin, urlsplit

from archive.models import Source

LONGEST_ADDRESS = 2000
NOT_IN_AN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f<>\"]")


def host_of(url: str) -> str:
    """The host of an address, in lower case, without a port; empty where there is none."""
    return (urlsplit(url).hostname or "").lower()


def absolute_address(href: str, page_address: str) -> str:
    """A link of a page as an http or https address; empty where it is none."""
    try:
        address = urljoin(page_address, href.strip())
        is_web = urlsplit(address).scheme in {"http", "https"} and bool(host_of(address))
    except ValueError:
        return ""
    is_whole = len(address) <= LONGEST_ADDRESS and not NOT_IN_AN_ADDRESS.search(address)
    return address if is_web and is_whole else ""


def find_or_make_source(
    *, host: str, name: str = "", language: str = "", tip_line: str = ""
) -> Source | None:
    """The source with this host; without one, the source with this name and no host.

    One that exists stays as it is: its fields are the editors'. ``None`` without either.
    """
    told = {"language": language, "tip_line": tip_line}
    if host:
        return Source.objects.get_or_create(host=host, defaults={"name": name, **told})[0]
    if name:
        return Source.objects.get_or_create(host="", name=name, defaults=told)[0]
    return None
