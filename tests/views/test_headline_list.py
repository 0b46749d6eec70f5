"""The headlines that stood beside published statements."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import CaptureFactory, HeadlineFactory, WitnessFactory

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

    with django_assert_num_queries(4):
        response = client.get(LIST)

    assert len(response.context["headlines"]) == count


def test_long_lists_have_pages(client):
    HeadlineFactory.create_batch(61)

    second = client.get(LIST, {"page": 2})

    assert len(second.context["headlines"]) == 1
