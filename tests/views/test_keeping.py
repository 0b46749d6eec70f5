"""Pages are kept, and never outlive what they were made from."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from archive.models import Source, Tombstone
from archive.services.publishing import publish, withdraw
from archive.views.keeping import Prepared
from site_config.models import SiteSettings
from tests.factories import NOON, PublishedStatementFactory, StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(published):
    return f"/statements/{published.number}/"


@pytest.fixture
def page(client, address):
    """The page as it was kept, and kept it was."""
    made = client.get(address)
    kept = client.get(address)
    assert made.context is not None
    assert kept.context is None
    assert kept.content == made.content
    assert kept.headers == made.headers
    return made


def test_withdrawing_shows_at_once(client, page, address, published):  # noqa: ARG001
    withdraw(published, reason="A mistake.", at=NOON)

    assert client.get(address).status_code == 410
    assert client.get(f"{address}art-1/").status_code == 410


def test_publishing_again_shows_at_once(client, page, address, published):  # noqa: ARG001
    published.title = "订正后的声明"
    published.save()
    unpublished = client.get(address).text
    publish(published, at=NOON + timedelta(days=1))

    assert "订正后的声明" not in unpublished
    assert "订正后的声明" in client.get(address).text


def test_changed_settings_show_at_once(client, page, address):  # noqa: ARG001
    SiteSettings.objects.create(tip_line="Write to us.")
    written = client.get(address).text
    SiteSettings.objects.update(tip_line="Call us.")

    assert "Write to us." in written
    assert "Call us." in client.get(address).text


def test_other_statements_show_at_once(client, page, address):  # noqa: ARG001
    other = PublishedStatementFactory.create(title="另一声明")
    beside = client.get(address).text
    withdraw(other, reason="A mistake.", at=NOON)

    assert beside.count("另一声明") == 2  # added last, and the next one
    assert "另一声明" not in client.get(address).text


def test_a_witness_shows_and_goes_at_once(client, page, address, published):
    witness = published.witnesses.get()
    Source.objects.update(name="改名的报纸")
    renamed = client.get(address).text
    published.witnesses.update(status="proposed", is_base=False)
    doubted = client.get(address).text
    published.witnesses.update(status="confirmed")
    Tombstone.objects.create(capture=witness.capture, reason="Taken down.", created_at=NOON)

    assert "改名的报纸" in renamed
    for text in (doubted, client.get(address).text):
        assert witness.capture.sha256 in page.text
        assert witness.capture.sha256 not in text


def test_each_language_and_host_has_its_own(client, page, address, settings):
    settings.ALLOWED_HOSTS = ["testserver", "archive.example"]

    assert '<html lang="ru">' in client.get(f"/ru{address}").text
    assert (
        "http://archive.example/"
        in client.get(address, headers={"Host": "archive.example"}).text
    )
    assert client.get(address).content == page.content


@pytest.mark.parametrize("host", ["testserver:81", "TestServer", "testserver."])
def test_in_public_another_spelling_of_the_host_is_no_other_entry(
    client, page, address, settings, host
):
    settings.IS_PUBLIC = True
    settings.ALLOWED_HOSTS = ["testserver"]
    kept = set(cache._cache)

    response = client.get(address, headers={"Host": host})

    assert (response.status_code, set(cache._cache)) == (200, kept)
    assert client.get(address).content == page.content


@pytest.mark.parametrize(
    "spelled", ["/statements/0{}/", "/ru/statements/00{}/", "/statements/0{}/art-1/"]
)
def test_a_number_with_zeros_before_it_is_unknown(client, published, spelled):
    assert client.get(spelled.format(published.number)).status_code == 404
    assert not cache._cache


def test_who_is_signed_in_sees_the_same(administrator_client, page, address):
    assert administrator_client.get(address).content == page.content


def test_what_a_reader_has_is_not_sent_again(client, page, address, published):
    again = {"If-None-Match": page["ETag"]}

    unchanged = client.get(address, headers=again)
    withdraw(published, reason="A mistake.", at=NOON)

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert client.get(address, headers=again).status_code == 410


def test_a_page_is_not_kept_if_the_archive_changed_while_it_was_made(
    client, address, monkeypatch
):
    def change(_content):
        SiteSettings.objects.create(tip_line="Write to us.")
        return []

    monkeypatch.setattr("archive.views.statements.provisions_of", change)
    client.get(address)
    monkeypatch.undo()
    SiteSettings.objects.all().delete()

    assert 'id="art-1"' in client.get(address).text


def test_other_methods_are_answered_by_the_view(client, page, address):
    assert client.post(address).status_code == 405
    assert client.head(address)["ETag"] == page["ETag"]


def test_tombstones_and_unknown_numbers_are_not_kept(client, published):
    withdraw(published, reason="A mistake.", at=NOON)

    for number in (published.number, StatementFactory.create().number, 987_654):
        response = client.get(f"/statements/{number}/")
        assert "ETag" not in response.headers
    assert not cache._cache


def test_a_missing_article_is_not_kept(client, address):
    response = client.get(f"{address}art-99/")

    assert response.status_code == 404
    assert "ETag" not in response.headers


def test_a_prepared_question_asks_the_number_it_is_given():
    question = Prepared(
        lambda number: Source.objects.filter(id=number).values_list("id", "name")
    )
    first, second = Source.objects.create(name="甲"), Source.objects.create(name="乙")

    assert question.rows(first.pk) == ((first.pk, "甲"),)
    assert question.rows(second.pk) == ((second.pk, "乙"),)
