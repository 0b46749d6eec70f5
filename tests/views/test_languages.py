"""The interface in three languages; the address says which."""

import re
from datetime import date

import pytest

from site_config.models import SiteSettings
from tests.factories import PublishedStatementFactory

pytestmark = pytest.mark.django_db

PREFIXES = {"en": "", "zh-Hans": "/zh-hans", "ru": "/ru"}


@pytest.fixture
def addresses(published):
    """The permanent address of every kind of page."""
    number = published.number
    capture = published.witnesses.get().capture.number
    return [
        "/",
        "/statements/",
        f"/statements/{number}/",
        f"/statements/{number}/art-1/",
        f"/captures/{capture}/",
        "/headlines/",
        "/about/",
    ]


def test_every_page_is_there_in_every_language(client, addresses):
    for tag, prefix in PREFIXES.items():
        for address in addresses:
            response = client.get(prefix + address)
            assert response.status_code == 200
            assert response["Content-Language"] == tag
            assert f'<html lang="{tag.lower()}">' in response.text


def test_every_page_names_its_permanent_address_and_its_languages(read, addresses):
    for prefix in PREFIXES.values():
        for address in addresses:
            page = read(prefix + address)
            canonical = re.findall(r'rel="canonical" href="([^"]+)"', page)
            alternates = re.findall(
                r'rel="alternate" hreflang="([^"]+)" href="http://testserver([^"]+)"', page
            )
            assert canonical == [f"http://testserver{address}"]
            assert alternates == [
                *[(tag, each + address) for tag, each in PREFIXES.items()],
                ("x-default", address),
            ]


def test_every_page_can_be_turned_to_another_language(read, addresses):
    for address in addresses:
        switch = read(f"/ru{address}").split('<nav class="languages"')[1].split("</nav>")[0]
        links = re.findall(
            r'<a href="([^"]+)" lang="([^"]+)" hreflang="[^"]+"(.*?)>(.*?)<', switch
        )
        assert links == [
            (address, "en", "", "English"),
            (f"/zh-hans{address}", "zh-Hans", "", "中文"),
            (f"/ru{address}", "ru", ' aria-current="true"', "Русский"),
        ]


def test_what_is_chosen_stays_when_the_language_changes(read):
    PublishedStatementFactory.create(kind="treaty")

    page = read("/ru/statements/?kind=treaty&nonsense=1")

    assert 'href="/zh-hans/statements/?kind=treaty" lang="zh-Hans"' in page


def test_links_within_a_page_keep_the_readers_language(read, published):
    page = read(f"/zh-hans/statements/{published.number}/")

    body = page.split("<main")[1]
    own = [link for link in re.findall(r'href="(/[^"]*)"', body) if "/static/" not in link]
    assert [link for link in own if not link.startswith("/zh-hans/")] == []


def test_the_permanent_address_is_printed_without_a_language(read, published):
    page = read(f"/ru/statements/{published.number}/art-1/")

    assert f">http://testserver/statements/{published.number}/art-1/</dd>" in page


@pytest.mark.parametrize(
    ("prefix", "name", "day"),
    [
        ("", "Riverland Papers", "4 July 2017"),
        ("/zh-hans", "河国文档", "2017年7月4日"),
        ("/ru", "Бумаги", "4 июля 2017"),
    ],
)
def test_the_archive_has_a_name_and_dates_a_form_in_each(prefix, name, day, read):
    SiteSettings.objects.create(
        name_en="Riverland Papers", name_zh="河国文档", name_ru="Бумаги"
    )
    PublishedStatementFactory.create(signed_on=date(2017, 7, 4))

    page = read(f"{prefix}/")

    assert f"<title>{name}</title>" in page
    assert f'<time datetime="2017-07-04">{day}' in page


def test_the_browser_does_not_choose(client):
    response = client.get(
        "/", headers={"Accept-Language": "ru"}, HTTP_COOKIE="django_language=ru"
    )

    assert response["Content-Language"] == "en"
    assert "Vary" not in response.headers


@pytest.mark.parametrize("prefix", ["/en", "/de", "/zh", "/zh-cn", "/RU", "/zh-hans-x"])
def test_there_are_no_other_languages(prefix, client):
    assert client.get(f"{prefix}/statements/").status_code == 404


def test_a_language_alone_leads_to_its_home_page(client):
    assert client.get("/ru")["Location"] == "/ru/"


def test_a_page_that_is_not_there_says_so_in_the_language_and_leads_home(client):
    response = client.get("/ru/statements/987654/")

    assert response.status_code == 404
    assert '<html lang="ru">' in response.text
    assert '<a href="/zh-hans/" lang="zh-Hans"' in response.text


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_the_desk_is_there_in_every_language(prefix, administrator_client):
    response = administrator_client.get(f"{prefix}/admin/")

    assert response.status_code == 200


def test_one_request_does_not_leave_its_language_to_the_next(client):
    client.get("/ru/")

    assert '<html lang="en">' in client.get("/").text
