"""One article at its own address."""

import pytest
from django.urls import reverse

from archive.services.publishing import publish
from archive.services.revising import record_revision
from tests.factories import NOON, ArticleFactory, StatementFactory

pytestmark = pytest.mark.django_db


def address_of(statement, key):
    return reverse("archive:article_detail", args=[statement.number, key])


@pytest.fixture
def statement():
    statement = StatementFactory.create(articles=3)
    publish(statement, at=NOON)
    return statement


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_are_fixed(count, client, django_assert_num_queries):
    statement = StatementFactory.create(articles=count)
    publish(statement, at=NOON)

    with django_assert_num_queries(4 + 3 + 4):  # the state before, the page, the state after
        response = client.get(address_of(statement, "art-1"))

    assert response.context["provision"].key == "art-1"


def test_it_shows_its_text_alone_and_names_its_statement(read, statement):
    page = read(address_of(statement, "art-2"))

    assert 'id="art-2-p1"' in page
    assert 'id="art-1"' not in page
    assert f'href="/statements/{statement.number}/#art-2"' in page
    assert f"http://testserver{address_of(statement, 'art-2')}" in page


@pytest.mark.parametrize(
    ("key", "previous", "following"),
    [
        ("preamble", None, "art-1"),
        ("art-1", "preamble", "art-2"),
        ("art-3", "art-2", "closing"),
        ("closing", "art-3", None),
    ],
)
def test_it_leads_to_its_neighbours(key, previous, following, client, statement):
    context = client.get(address_of(statement, key)).context

    neighbours = [context["previous"], context["next"]]
    assert [part and part.key for part in neighbours] == [previous, following]


def test_a_section_is_shown_with_what_it_holds(client, statement):
    section = statement.articles.get(key="art-3")
    ArticleFactory.create(statement=statement, order=4, key="art-3.1", parent=section)
    publish(statement, at=NOON)

    held = client.get(address_of(statement, "art-3")).context["held"]

    assert [part.key for part in held] == ["art-3", "art-3.1"]


@pytest.mark.parametrize("key", ["art-9", "x", "art-1-p1", "%00", "条"])
def test_an_unknown_article_is_not_found_and_leads_to_the_statement(key, client, statement):
    response = client.get(f"/statements/{statement.number}/{key}/")

    assert response.status_code == 404
    assert f'href="/statements/{statement.number}/"' in response.text
    assert "earlier revision" not in response.text


def test_an_article_that_was_published_once_is_told_of(client, statement):
    statement.articles.get(key="art-3").delete()
    publish(statement, at=NOON)

    response = client.get(address_of(statement, "art-3"))

    assert response.status_code == 404
    assert "It stood in an earlier revision" in response.text


def test_an_article_that_was_only_drafted_is_not_told_of(client, statement):
    ArticleFactory.create(statement=statement, order=4)
    record_revision(statement, at=NOON)

    response = client.get(address_of(statement, "art-4"))

    assert response.status_code == 404
    assert "earlier revision" not in response.text
