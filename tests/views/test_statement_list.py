"""The list of statements, and the home page."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from archive.services.publishing import publish, withdraw
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
@pytest.mark.parametrize(("address", "queries"), [(HOME, 5), (LIST, 7)])
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


def numbers_in(response):
    return [revision.statement.number for revision in response.context["revisions"]]


def counts_in(response, field):
    (found,) = [facet for facet in response.context["facets"] if facet.field == field]
    return [(choice.name, choice.count) for choice in found.choices]


@pytest.fixture
def three(db):  # noqa: ARG001 -- asks for the database
    return [
        PublishedStatementFactory.create(signed_on=date(2017, 7, 4), kind="treaty"),
        PublishedStatementFactory.create(signed_on=date(2017, 9, 1), language="ru"),
        PublishedStatementFactory.create(signed_on=date(1992, 3, 1), language="ru"),
    ]


def test_a_list_is_narrowed_by_all_that_is_chosen(client, three):
    treaty, of_2017, of_1992 = [statement.number for statement in three]

    for query, numbers in (
        ({"year": "2017"}, [of_2017, treaty]),
        ({"kind": "treaty"}, [treaty]),
        ({"language": "ru"}, [of_2017, of_1992]),
        ({"language": "ru", "year": "1992"}, [of_1992]),
        ({"language": "ru", "kind": "treaty"}, []),
    ):
        assert numbers_in(client.get(LIST, query)) == numbers


def test_each_facet_counts_what_the_others_leave(client, three):  # noqa: ARG001
    response = client.get(LIST, {"language": "ru"})

    assert counts_in(response, "language") == [("Russian", 2), ("Chinese (simplified)", 1)]
    assert counts_in(response, "year") == [("2017", 1), ("1992", 1)]
    assert counts_in(response, "kind") == [("Joint statement", 2)]


def test_facets_count_only_what_is_public(client, three, draft):  # noqa: ARG001
    withdraw(three[2], reason="By mistake.", at=NOON)

    response = client.get(LIST)

    assert counts_in(response, "year") == [("2017", 2)]
    assert counts_in(response, "language") == [("Russian", 1), ("Chinese (simplified)", 1)]


def test_a_choice_is_a_link_that_adds_or_takes_away(client, three):  # noqa: ARG001
    page = client.get(LIST, {"language": "ru", "sort": "added"}).text

    assert 'href="?language=ru&amp;sort=added&amp;year=2017"' in page
    assert 'href="?sort=added" rel="nofollow" aria-current="true">Russian' in page
    assert '<a href="?sort=added">Show all</a>' in page


def test_the_list_can_stand_by_when_it_was_published(client):
    signed_later = StatementFactory.create(signed_on=date(2020, 1, 1))
    published_later = StatementFactory.create(signed_on=date(1990, 1, 1))
    publish(signed_later, at=NOON)
    publish(published_later, at=NOON + timedelta(days=1))

    added = client.get(LIST, {"sort": "added"})

    assert numbers_in(added) == [published_later.number, signed_later.number]


def test_pages_keep_what_is_chosen(client):
    PublishedStatementFactory.create_batch(26, kind="treaty")

    first = client.get(LIST, {"kind": "treaty", "nonsense": "x"})

    assert 'href="?kind=treaty&amp;page=2" rel="next"' in first.text
    second = client.get(LIST, {"kind": "treaty", "page": "2"})
    assert 'href="http://testserver/statements/?kind=treaty&amp;page=2"' in second.text


def test_nothing_left_says_what_to_do(read, three):  # noqa: ARG001
    page = read(f"{LIST}?language=ru&kind=treaty")

    assert "No published statement has all of what you chose." in page
    assert '<a href="?">Show all statements</a>' in page
    assert '<a href="?language=ru" rel="nofollow" aria-current="true">Treaty' in page


def test_what_is_chosen_can_be_taken_away_even_where_nothing_has_it(client, three):  # noqa: ARG001
    response = client.get(LIST, {"kind": "resolution"})

    assert ("Resolution", 0) in counts_in(response, "kind")


@pytest.mark.parametrize(
    "query",
    [
        "year=0",
        "year=99999",
        "year=-5",
        "year=abc",
        "year=" + "9" * 5000,
        "year=%00",
        "year=2017.5",
        "kind=nonsense",
        "kind=%00",
        "kind=" + "x" * 100_000,
        "language=xx",
        "sort=-content",
        "sort=title;drop",
        "_connector=OR%201=1",
        "statement__state=draft",
    ],
)
def test_what_cannot_be_chosen_is_as_if_not_asked(query, client, three):
    response = client.get(f"{LIST}?{query}")

    assert response.status_code == 200
    assert len(numbers_in(response)) == len(three)
    assert f'<link rel="canonical" href="http://testserver{LIST}">' in response.text


@pytest.mark.parametrize("year", ["1", "9999", "２０１７"])
def test_every_year_that_can_be_is_answered(year, client):
    assert client.get(LIST, {"year": year}).status_code == 200
