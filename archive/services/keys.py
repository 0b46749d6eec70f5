"""Keys for the provisions of a statement, none of them ever used twice."""

from collections.abc import Iterable

from archive.models import Article, Statement
from archive.parsing.locators import Keys


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
    keys = Keys(keys_ever_given(statement))
    for article in without:
        article.key = keys.give(article.number)
