"""The headlines that stood beside published statements."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import CaptureFactory, HeadlineFactory, SourceFactory, WitnessFactory

pytestmark = pytest.mark.django_db

LIST = reverse("archive:headline_list")


def test_only_public_headlines_are_listed(client, published, draft):  # noqa: ARG001
    hidden = CaptureFactory.create()
    WitnessFactory.create(statement=draft, capture=hidden)
    HeadlineFactory.create(capture=hidden)
    HeadlineFactory.create(capture=None, title="手工录入", published_on=date(2020, 1, 1))

    response = client.get(LIST)

    titles = [headline.title for headline in response.context["headlines"]]
    assert titles == ["大桥通车", "手工录入"]


def test_they_stand_by_date_newest_first_and_undated_last(read):
    HeadlineFactory.create(published_on=None)
    HeadlineFactory.create(published_on=date(2021, 12, 31))
    HeadlineFactory.create(published_on=date(2022, 1, 16))

    page = read(LIST)

    places = [page.index(day) for day in (">16 January 2022<", ">31 December 2021<", "Undated")]
    assert places == sorted(places)


def test_web_addresses_are_links_and_others_are_not(read):
    HeadlineFactory.create(title="网上", url="https://news1.example/1")
    HeadlineFactory.create(title="别样", url="javascript:alert(1)")

    page = read(LIST)

    link = '<a href="https://news1.example/1" rel="nofollow noopener noreferrer"'
    assert link in page
    assert "javascript:" not in page
    assert "别样" in page


def test_no_headlines_are_no_error(read):
    assert "No headline is public yet." in read(LIST)


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_are_fixed(count, client, django_assert_num_queries):
    HeadlineFactory.create_batch(count)

    with django_assert_num_queries(6):
        response = client.get(LIST)

    assert len(response.context["headlines"]) == count


def test_long_lists_have_pages(client):
    HeadlineFactory.create_batch(61)

    second = client.get(LIST, {"page": 2})

    assert len(second.context["headlines"]) == 1


def titles_in(response):
    return [headline.title for headline in response.context["headlines"]]


@pytest.fixture
def three(db):  # noqa: ARG001 -- asks for the database
    river, port = SourceFactory.create(name="江报"), SourceFactory.create(name="港报")
    return [
        HeadlineFactory.create(title="甲", source=river, published_on=date(2022, 2, 1)),
        HeadlineFactory.create(title="乙", source=river, published_on=date(2022, 1, 16)),
        HeadlineFactory.create(title="丙", source=port, published_on=date(2021, 1, 5)),
    ]


def test_they_are_narrowed_by_source_and_time(client, three):
    river = three[0].source_id

    for query, titles in (
        ({"source": river}, ["甲", "乙"]),
        ({"year": 2022}, ["甲", "乙"]),
        ({"year": 2022, "month": 1}, ["乙"]),
        ({"source": river, "year": 2021}, []),
        ({"month": 1}, ["甲", "乙", "丙"]),  # a month means nothing without its year
    ):
        assert titles_in(client.get(LIST, query)) == titles


def test_months_are_offered_once_a_year_is_chosen(client, three):  # noqa: ARG001
    whole = client.get(LIST).context["facets"]
    of_a_year = client.get(LIST, {"year": 2022, "month": 1}).context["facets"]

    assert [facet.field for facet in whole] == ["source", "year"]
    (months,) = [facet for facet in of_a_year if facet.field == "month"]
    assert [(each.name, each.count) for each in months.choices] == [
        ("January", 1),
        ("February", 1),
    ]


def test_taking_a_year_away_takes_its_month_away(client, three):  # noqa: ARG001
    page = client.get(LIST, {"year": 2022, "month": 1}).text

    assert '<a href="?" rel="nofollow" aria-current="true">2022' in page


def test_the_capture_that_carried_it_is_linked(read, published):
    number = published.witnesses.get().capture.number

    assert f'<a href="/captures/{number}/">capture {number}</a>' in read(LIST)


def test_sources_of_what_is_not_public_are_not_offered(client, draft):
    hidden = CaptureFactory.create()
    WitnessFactory.create(statement=draft, capture=hidden)
    headline = HeadlineFactory.create(capture=hidden, source=hidden.source)

    unknown = client.get(LIST, {"source": 10**9})
    response = client.get(LIST, {"source": headline.source_id})

    assert titles_in(response) == titles_in(unknown) == []
    assert hidden.source.name not in response.text


def test_nothing_left_says_what_to_do(read, three):  # noqa: ARG001
    page = read(f"{LIST}?year=1999")

    assert "No public headline has all of what you chose." in page
    assert '<a href="?">Show all headlines</a>' in page


@pytest.mark.parametrize(
    "query",
    [
        "source=0",
        "source=abc",
        "source=" + "9" * 30,
        "source=" + "9" * 5000,
        "source=%00",
        "year=0",
        "year=99999",
        "year=x",
        "year=2022&month=13",
        "year=2022&month=0",
        "year=2022&month=%00",
        "capture__tombstone=1",
    ],
)
def test_what_cannot_be_chosen_is_no_fault(query, client, three):  # noqa: ARG001
    assert client.get(f"{LIST}?{query}").status_code == 200
