"""The list of statements, and the home page."""

from datetime import date

import pytest
from django.urls import reverse

from archive.services.publishing import withdraw
from site_config.models import SiteSettings
from tests.factories import NOON, PublishedStatementFactory, StatementFactory

pytestmark = pytest.mark.django_db

HOME = reverse("archive:home")
LIST = reverse("archive:statement_list")


def test_the_newest_signature_comes_first_and_none_comes_last(client):
    undated = PublishedStatementFactory.create(signed_on=None, signed_precision="")
    older = PublishedStatementFactory.create(signed_on=date(1992, 3, 1))
    newer = PublishedStatementFactory.create(signed_on=date(2017, 7, 4))

    response = client.get(LIST)

    numbers = [revision.statement.number for revision in response.context["revisions"]]
    assert numbers == [newer.number, older.number, undated.number]


@pytest.mark.parametrize("address", [HOME, LIST])
def test_drafts_and_withdrawn_statements_are_not_listed(address, client):
    StatementFactory.create()
    withdraw(PublishedStatementFactory.create(), reason="Not authentic.", at=NOON)

    response = client.get(address)

    assert list(response.context["revisions"]) == []


@pytest.mark.parametrize("address", [HOME, LIST])
def test_an_empty_archive_says_so(address, read):
    assert "No statement is published yet." in read(address)


@pytest.mark.parametrize(
    ("basis", "marks"),
    [("inferred", ["inferred title"]), ("supplied", ["supplied title"]), ("printed", [])],
)
def test_titles_that_are_not_printed_are_marked(basis, marks, read):
    PublishedStatementFactory.create(title_basis=basis)

    page = read(LIST)

    every = ["inferred title", "supplied title"]
    assert [mark for mark in every if f'title-mark">{mark}<' in page] == marks


@pytest.mark.parametrize(
    ("precision", "written"),
    [
        ("day", '<time datetime="2017-07-04">4 July 2017</time>'),
        ("month", '<time datetime="2017-07">July 2017</time>'),
        ("year", '<time datetime="2017">2017</time>'),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(precision, written, read):
    PublishedStatementFactory.create(signed_on=date(2017, 7, 4), signed_precision=precision)

    assert written in read(LIST)


def test_long_lists_have_pages(client):
    PublishedStatementFactory.create_batch(26)

    second = client.get(LIST, {"page": 2})

    assert len(second.context["revisions"]) == 1
    assert 'href="?page=1"' in second.text
    assert f'<link rel="canonical" href="http://testserver{LIST}?page=2">' in second.text


@pytest.mark.parametrize(
    "page", ["0", "-1", "2", "abc", "9" * 20, "9" * 5000, "1.5", "\0", "²"]
)
@pytest.mark.parametrize("name", ["statement_list", "headline_list"])
def test_a_page_that_is_not_there_is_not_found(name, page, client):
    PublishedStatementFactory.create()

    response = client.get(reverse(f"archive:{name}"), {"page": page})

    assert response.status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [(HOME, 5), (LIST, 4)])
def test_lists_need_the_same_queries_however_long(
    address, queries, count, client, django_assert_num_queries
):
    PublishedStatementFactory.create_batch(count)

    with django_assert_num_queries(queries):
        response = client.get(address)

    assert len(response.context["revisions"]) == count


def test_home_counts_what_is_public(client, published, draft):  # noqa: ARG001
    response = client.get(HOME)

    assert response.context["counts"] == {
        "statements": 1,
        "captures": 1,
        "first": date(2019, 5, 6),
        "last": date(2019, 5, 6),
    }


def test_home_bears_the_name_and_the_text_of_the_archive(read):
    SiteSettings.objects.create(name_en="Riverland Papers", home_text="Papers <b>of</b> us.")

    page = read(HOME)

    assert "<title>Riverland Papers</title>" in page
    assert "<p>Papers &lt;b&gt;of&lt;/b&gt; us.</p>" in page
