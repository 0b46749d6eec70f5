"""Finding the source of a capture: by its host, else by the name that the page prints."""

from urllib.parse import urlsplit

from archive.models import Source


def host_of(url: str) -> str:
    """The host of an address, in lower case, without a port; empty where there is none."""
    return (urlsplit(url).hostname or "").lower()


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
