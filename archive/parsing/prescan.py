"""A linear look at HTML before it is parsed: what would keep a parser busy is refused.

Every parser in C is quadratic in the attributes of one tag, and most also in depth; the caps
stand far above what real pages hold.
"""

import re

from archive.parsing.reading import Unreadable

LONGEST_TAG = 32 * 1024  # characters
MOST_OPEN = 5_000  # elements open at once
TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
# Elements that need no end tag, or have none: an open one says nothing of depth.
UNCLOSED = frozenset(
    (
        "area base body br col colgroup dd dt embed head hr html img input li link meta "
        "option optgroup p param rp rt source tbody td tfoot th thead tr track wbr"
    ).split()
)


def refuse_hostile_html(text: str) -> None:
    """Raise ``Unreadable`` where a tag is too long or too many elements are open at once."""
    depth = position = 0
    while (start := text.find("<", position)) >= 0:
        name = TAG_NAME.match(text, start)
        if name is None:
            position = start + 1
            continue
        end = text.find(">", name.end(), start + LONGEST_TAG)
        if end < 0 and len(text) - start > LONGEST_TAG:
            raise Unreadable(f"limit: a tag is longer than {LONGEST_TAG // 1024} KiB")
        if end < 0:
            return  # the page breaks off inside a tag
        if name[1].lower() not in UNCLOSED and text[end - 1] != "/":
            depth = max(0, depth + (-1 if text[start + 1] == "/" else 1))
            if depth > MOST_OPEN:
                raise Unreadable(f"limit: more than {MOST_OPEN:,} elements are open at once")
        position = end + 1
