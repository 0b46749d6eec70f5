"""The permanent keys of provisions."""

import pytest

from archive.models import Article
from archive.parsing.locators import Keys
from archive.services.keys import give_keys, keys_ever_given
from archive.services.revising import record_revision
from tests.factories import NOON, StatementFactory


@pytest.mark.parametrize(
    ("number", "taken", "key"),
    [
        ("3", set(), "art-3"),
        ("3.2", set(), "art-3.2"),
        ("IV", set(), "art-iv"),
        ("3 bis", set(), "art-3-bis"),
        ("3", {"art-3"}, "art-3-2"),
        ("3", {"art-3", "art-3-2"}, "art-3-3"),
        ("", set(), "par-1"),
        ("", {"par-1", "par-2"}, "par-3"),
        ("第三条", set(), "par-1"),
        ("1" * 90, set(), "art-" + "1" * 24),
    ],
)
def test_a_key_follows_the_number_and_is_free(number, taken, key):
    assert Keys(taken).give(number) == key


@pytest.mark.django_db
def test_keys_of_earlier_revisions_stay_taken():
    statement = StatementFactory.create(articles=2)
    statement.articles.get(key="art-2").delete()
    record_revision(statement, at=NOON)

    assert keys_ever_given(statement) == {"art-1", "art-2"}


@pytest.mark.django_db
def test_only_articles_without_a_key_get_one():
    statement = StatementFactory.create(articles=1)
    old, new = Article(key="art-9", number="1"), Article(number="1")

    give_keys(statement, [old, new])

    assert (old.key, new.key) == ("art-9", "art-1-2")
