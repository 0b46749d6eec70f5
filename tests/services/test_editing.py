"""Saving articles and signatories in their order."""

import pytest

from archive.models import Article, Signatory
from archive.services.editing import save_articles, save_signatories
from tests.factories import StatementFactory

pytestmark = pytest.mark.django_db


def keys_and_orders(statement):
    return list(statement.articles.order_by("order").values_list("key", "order"))


def test_articles_trade_places():
    statement = StatementFactory.create(articles=3)
    first, second, third = statement.articles.all()

    save_articles(statement, [third, first, second])

    assert keys_and_orders(statement) == [("art-3", 1), ("art-1", 2), ("art-2", 3)]


def test_articles_that_were_not_mentioned_come_after():
    statement = StatementFactory.create(articles=3)
    third = statement.articles.get(key="art-3")

    save_articles(statement, [third])

    assert keys_and_orders(statement) == [("art-3", 1), ("art-1", 2), ("art-2", 3)]


def test_a_deleted_article_leaves_its_key_behind():
    statement = StatementFactory.create(articles=2)
    first, second = statement.articles.all()
    new = Article(statement=statement, number="2", text="新")

    save_articles(statement, [first, new], deleted=[second])

    assert keys_and_orders(statement) == [("art-1", 1), ("art-2-2", 2)]


def test_what_stood_within_a_deleted_article_stands_within_none():
    statement = StatementFactory.create(articles=2)
    first, second = statement.articles.all()
    second.parent = first

    save_articles(statement, [second], deleted=[first])

    assert statement.articles.get().parent is None


def test_signatories_are_numbered_from_one():
    statement = StatementFactory.create(signatories=3)
    first, second, third = statement.signatories.all()
    new = Signatory(statement=statement, name="谢苗诺夫")

    save_signatories(statement, [third, new, first], deleted=[second])

    assert list(statement.signatories.order_by("order").values_list("pk", "order")) == [
        (third.pk, 1),
        (new.pk, 2),
        (first.pk, 3),
    ]
