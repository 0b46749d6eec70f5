"""The permanent keys of provisions: given once, never moved to another text."""

import re
from collections.abc import Iterable, Iterator

from archive.models import Article, Statement

NOT_IN_A_KEY = re.compile(r"[^0-9a-z.]+")
LONGEST_NUMBER = 24


def give_key(number: str, taken: set[str]) -> str:
    """The first free key for a provision of this number, added to ``taken``.

    ``art-3`` for number 3, ``par-1``, ``par-2`` … where the page prints no number; a number
    that was given before makes ``art-3-2``, for a key never moves to another text.
    """
    printed = NOT_IN_A_KEY.sub("-", number.lower()).strip("-.")[:LONGEST_NUMBER]
    for key in _candidates(printed):
        if key not in taken:
            taken.add(key)
            return key
    raise AssertionError("the candidates never end")


def _candidates(printed: str) -> Iterator[str]:
    if printed:
        yield f"art-{printed}"
    repeat = 2 if printed else 1
    while True:
        yield f"art-{printed}-{repeat}" if printed else f"par-{repeat}"
        repeat += 1


def keys_ever_given(statement: Statement) -> set[str]:
    """Every key that an article of this statement has, or had in a revision."""
    taken = set(statement.articles.values_list("key", flat=True))
    for content in statement.revisions.values_list("content", flat=True).iterator():
        taken.update(article["key"] for article in content["articles"])
    return taken


def give_keys(statement: Statement, articles: Iterable[Article]) -> None:
    """Give a key to each of these unsaved articles that has none."""
    without = [article for article in articles if not article.key]
    if not without:
        return
    taken = keys_ever_given(statement)
    for article in without:
        article.key = give_key(article.number, taken)
