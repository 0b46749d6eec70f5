"""What every page carries, and the pages that answer when there is nothing to show."""

import re
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from archive.services.publishing import publish, withdraw
from site_config.models import SiteSettings
from tests.factories import NOON, PublishedStatementFactory, StatementFactory

pytestmark = pytest.mark.django_db

UNKNOWN = 987_654
INLINE = re.compile(r"<script|<style|\sstyle=|\son\w+\s*=|javascript:", re.IGNORECASE)


@pytest.fixture
def withdrawn():
    statement = PublishedStatementFactory.create(title="撤下的声明")
    withdraw(statement, reason="Not <authentic>.", at=NOON)
    return statement


@pytest.fixture
def pages(client, published, withdrawn):
    """One response of every kind of page."""
    addresses = [
        reverse("archive:home"),
        reverse("archive:statement_list"),
        reverse("archive:headline_list"),
        reverse("archive:about"),
        reverse("archive:capture_detail", args=[published.witnesses.get().capture.number]),
        reverse("archive:statement_detail", args=[published.number]),
        reverse("archive:article_detail", args=[published.number, "art-1"]),
        reverse("archive:article_detail", args=[published.number, "art-99"]),
        reverse("archive:statement_detail", args=[withdrawn.number]),
        reverse("archive:statement_detail", args=[UNKNOWN]),
        "/nothing/here/",
    ]
    return [client.get(address) for address in addresses]


def test_every_page_is_protected_and_has_nothing_inline(pages):
    for page in pages:
        assert "default-src 'none'" in page["Content-Security-Policy"]
        assert page["X-Content-Type-Options"] == "nosniff"
        assert page["X-Frame-Options"] == "DENY"
        assert INLINE.findall(page.text) == []


def test_no_page_starts_a_session(pages):
    assert [page.cookies.output() for page in pages] == [""] * len(pages)
    assert [page.get("Vary") for page in pages] == [None] * len(pages)


def test_every_page_has_one_main_heading_and_skips_no_level(pages):
    for page in pages:
        main = page.text.split('<main id="main"')[1].split("</main>")[0]
        levels = [int(level) for level in re.findall(r"<h([1-6])", main)]
        assert (levels[0], levels.count(1)) == (1, 1)
        assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_page_has_a_title_and_only_those_with_content_an_address(pages):
    for page in pages:
        assert re.search(r"<title>[^<]*Chancery</title>", page.text)
        assert ('rel="canonical"' in page.text) == (page.status_code == 200)
        assert ('name="robots" content="noindex"' in page.text) == (page.status_code != 200)


def test_every_page_shows_what_was_added_last(pages, published):
    for page in pages:
        added = page.text.split('<aside class="added-last">')[1].split("</aside>")[0]
        assert re.findall(r'href="([^"]+)"', added) == [f"/statements/{published.number}/"]
        assert '<time datetime="2026-03-01">2026-03-01</time>' in added


def test_every_page_shows_the_tip_line(client, published):
    SiteSettings.objects.create(tip_line="Write to <tips@chancery.example>")

    for address in ("/", f"/statements/{published.number}/", "/headlines/", "/nothing/"):
        assert "Write to &lt;tips@chancery.example&gt;" in client.get(address).text


def test_no_tip_line_leaves_no_trace(client):
    SiteSettings.objects.create(tip_line="")

    assert "Tip-line" not in client.get("/").text


def test_a_page_costs_two_queries_for_its_frame(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        response = client.get("/nothing/")

    assert response.status_code == 404


def test_stylesheets_and_icon_are_served(client):
    page = client.get("/").text

    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)

    responses = [client.get(address) for address in addresses]
    assert [response.status_code for response in responses] == [200] * 8
    assert all(response.getvalue() for response in responses)


@pytest.mark.parametrize("key", ["", "art-1/", "preamble/", "anything/"])
def test_a_withdrawn_statement_answers_with_its_tombstone(key, client, withdrawn):
    response = client.get(f"/statements/{withdrawn.number}/{key}")

    assert response.status_code == 410
    assert f"Statement {withdrawn.number} was withdrawn" in response.text
    assert '<time datetime="2026-03-01">1 March 2026</time>' in response.text
    assert "Not &lt;authentic&gt;." in response.text
    assert "撤下的声明" not in response.text
    assert "双方" not in response.text


def test_a_statement_that_is_published_again_answers_again(client, withdrawn):
    publish(withdrawn, at=NOON)

    assert client.get(f"/statements/{withdrawn.number}/").status_code == 200


@pytest.mark.parametrize("key", ["", "art-1/", "preamble/"])
@pytest.mark.parametrize("withdraw_it", [False, True])
def test_what_never_was_public_answers_as_an_unknown_number(
    withdraw_it, key, client, django_assert_num_queries
):
    draft = StatementFactory.create()
    if withdraw_it:
        withdraw(draft, reason="A mistake.", at=NOON)

    with django_assert_num_queries(5):
        hidden = client.get(f"/statements/{draft.number}/{key}")
    with django_assert_num_queries(5):
        unknown = client.get(f"/statements/{UNKNOWN}/{key}")

    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content == unknown.content
    assert hidden.headers == unknown.headers


def test_without_its_slash_a_draft_answers_as_an_unknown_number(client, draft):
    hidden = client.get(f"/statements/{draft.number}")
    unknown = client.get(f"/statements/{UNKNOWN}")

    assert hidden.status_code == unknown.status_code == 301
    assert hidden.content == unknown.content


@pytest.mark.parametrize("number", ["9" * 19, "9" * 30, "9" * 5000, "0"])
def test_a_number_that_cannot_be_is_not_found(number, client):
    assert client.get(f"/statements/{number}/").status_code == 404


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_the_last_resort_needs_no_database(name, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = render_to_string(name)

    assert "<h1>" in page
    assert INLINE.findall(page) == []


def test_a_fault_answers_with_the_static_page(monkeypatch, published):
    monkeypatch.setattr("archive.views.statements.provisions_of", lambda _content: 1 / 0)
    client = Client(raise_request_exception=False)

    response = client.get(f"/statements/{published.number}/")

    assert response.status_code == 500
    assert "Something went wrong here" in response.text
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_the_editors_pages_do_not_ask_what_was_added_last(
    administrator_client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6) as queries:
        administrator_client.get("/admin/password_change/")

    assert not [query for query in queries.captured_queries if "published_at" in query["sql"]]


def test_forbidden_pages_have_the_frame(rf):
    page = render_to_string("403.html", request=rf.get("/"))

    assert "You may not see this page" in page
