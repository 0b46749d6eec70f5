"""A captured page as evidence, and its bytes."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from archive.models import Tombstone
from archive.services.publishing import withdraw
from archive.views import captures
from tests.factories import (
    NOON,
    CaptureFactory,
    PublishedStatementFactory,
    ReadingFactory,
    WitnessFactory,
)

pytestmark = pytest.mark.django_db

UNKNOWN = 987_654
TEXT = "声明全文如下:\n\n一、双方同意。\n二、双方商定。\n报料热线:555 0123\n"
ROLES = [[0, 9, "lead-in"], [9, 25, "article"], [25, len(TEXT), "site text"]]


def address_of(capture):
    return reverse("archive:capture_detail", args=[capture.number])


def original_of(capture):
    return reverse("archive:capture_original", args=[capture.number])


def publish_from(statement=None, *, text=TEXT, roles=ROLES, **values):
    """A public capture with a reading of it; ``values`` are the reading's."""
    capture = CaptureFactory.create(text=text)
    reading = ReadingFactory.create(
        capture=capture,
        text=text,
        content={"schema": 1, "roles": roles, "doubts": []},
        **values,
    )
    statement = statement or PublishedStatementFactory.create()
    WitnessFactory.create(statement=statement, capture=capture, applied_reading=reading)
    return capture


@pytest.fixture
def capture(db):  # noqa: ARG001 -- asks for the database
    return publish_from()


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_are_fixed(count, client, capture, django_assert_num_queries):
    for _each in range(count - 1):
        WitnessFactory.create(
            statement=PublishedStatementFactory.create(), capture=capture, applied_reading=None
        )

    with django_assert_num_queries(5):
        response = client.get(address_of(capture))

    assert len(response.context["revisions"]) == count


def test_every_line_is_shown_with_its_number_and_what_it_was_taken_for(client, capture):
    passages = client.get(address_of(capture)).context["passages"]

    assert [
        (str(each.block.role_name), [(line.number, line.text) for line in each.lines])
        for each in passages
    ] == [
        ("lead-in", [(1, "声明全文如下:")]),
        ("article", [(3, "一、双方同意。"), (4, "二、双方商定。")]),
        ("site text", [(5, "报料热线:555 0123")]),
    ]


def test_lines_have_addresses_and_roles_are_named_in_words(read, capture):
    page = read(address_of(capture))

    assert (
        '<p class="line" id="L3"><a class="line-number" href="#L3">3</a>一、双方同意。' in page
    )
    assert page.count(">article<") == 2  # in the legend, and beside the lines
    assert '<div class="passage role-site-text">' in page


def test_a_line_of_two_roles_has_one_address(read):
    capture = publish_from(text="标题正文", roles=[[0, 2, "title"], [2, 4, "article"]])

    page = read(address_of(capture))

    assert page.count('id="L1"') == 1
    assert '<p class="line">正文</p>' in page


def test_captured_markup_is_shown_as_text(read):
    hostile = "<script>alert(1)</script>"
    capture = publish_from(text=hostile, roles=[[0, len(hostile), "other"]])

    page = read(address_of(capture))

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_it_says_what_it_is_and_how_each_date_is_known(read):
    capture = publish_from(
        published_on=date(2022, 1, 15),
        captured_not_before=date(2022, 1, 16),
        captured_not_before_basis="headlines",
    )

    page = read(address_of(capture))

    assert capture.sha256 in page
    assert '">16 January 2022</time> <span class="how">by the headlines beside it' in page
    assert '">15 January 2022</time> <span class="how">as printed on the page' in page
    assert f"{capture.size} bytes" in page
    assert "every byte of it can be read so" in page
    assert "version 1" in page


def test_a_moment_that_was_told_is_told(read):
    statement = PublishedStatementFactory.create()
    capture = CaptureFactory.create(captured_at=datetime(2022, 1, 17, 8, 30, tzinfo=UTC))
    WitnessFactory.create(statement=statement, capture=capture)

    assert "17 January 2022, 08:30 UTC</time>" in read(address_of(capture))


def test_only_public_statements_are_named(client, capture, draft):
    WitnessFactory.create(statement=draft, capture=capture, applied_reading=None)
    doubtful = PublishedStatementFactory.create(title="存疑的声明")
    WitnessFactory.create(
        statement=doubtful,
        capture=capture,
        applied_reading=None,
        status="proposed",
        is_base=False,
    )

    response = client.get(address_of(capture))

    assert len(response.context["revisions"]) == 1
    main = response.text.split("<main")[1].split("</main>")[0]
    assert draft.title not in main
    assert "存疑的声明" not in main


def test_what_was_published_is_shown_not_what_a_newer_reader_saw(client, capture):
    ReadingFactory.create(capture=capture, reader_version="9", text="新读")

    assert client.get(address_of(capture)).context["reading"].reader_version == "1"


def test_without_an_applied_reading_the_newest_is_shown(client):
    capture = CaptureFactory.create()
    WitnessFactory.create(
        statement=PublishedStatementFactory.create(), capture=capture, applied_reading=None
    )
    ReadingFactory.create(capture=capture, reader_version="1")
    ReadingFactory.create(capture=capture, reader_version="2")

    assert client.get(address_of(capture)).context["reading"].reader_version == "2"


def test_without_a_reading_the_bytes_are_still_offered(read):
    capture = CaptureFactory.create()
    WitnessFactory.create(
        statement=PublishedStatementFactory.create(), capture=capture, applied_reading=None
    )

    page = read(address_of(capture))

    assert "The reader saw no text in it." in page
    assert f'href="{original_of(capture)}"' in page


def test_a_long_text_is_cut_and_says_so(client, monkeypatch):
    monkeypatch.setattr(captures, "MOST_LINES", 3)
    capture = publish_from()

    response = client.get(address_of(capture))

    assert sum(len(each.lines) for each in response.context["passages"]) == 3
    assert "Only the beginning is shown here" in response.text
    assert "报料热线" not in response.text


def test_a_text_that_just_fits_is_not_called_cut(client, monkeypatch):
    monkeypatch.setattr(captures, "MOST_LINES", 4)

    response = client.get(address_of(publish_from()))

    assert "报料热线" in response.text
    assert response.context["is_cut"] is False


def test_the_original_is_an_attachment_that_no_browser_shows(client, capture):
    response = client.get(original_of(capture))

    assert response.getvalue() == TEXT.encode()
    assert response["Content-Disposition"] == (
        f'attachment; filename="capture-{capture.number}.txt"'
    )
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "no-store"


def test_a_missing_file_is_told_and_the_text_stands(client, capture):
    capture.file.storage.delete(capture.file.name)

    response = client.get(original_of(capture))

    assert response.status_code == 404
    assert "is not readable" in response.text
    assert client.get(address_of(capture)).status_code == 200


@pytest.mark.parametrize("page", [address_of, original_of])
@pytest.mark.parametrize("why", ["draft", "withdrawn", "tombstone", "proposed"])
def test_what_is_not_public_answers_as_an_unknown_number(why, page, client, draft):
    statement = draft if why == "draft" else PublishedStatementFactory.create()
    capture = publish_from(statement)
    if why == "withdrawn":
        withdraw(statement, reason="A mistake.", at=NOON)
    if why == "tombstone":
        Tombstone.objects.create(capture=capture, reason="Taken down.", created_at=NOON)
    if why == "proposed":
        statement.witnesses.update(status="proposed", is_base=False)
    address = page(capture)

    hidden = client.get(address)
    unknown = client.get(address.replace(str(capture.number), str(UNKNOWN)))

    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content == unknown.content
    assert hidden.headers == unknown.headers


@pytest.mark.parametrize("number", ["0", "9" * 19, "9" * 5000])
def test_a_number_that_cannot_be_is_not_found(number, client):
    assert client.get(f"/captures/{number}/").status_code == 404
    assert client.get(f"/captures/{number}/original").status_code == 404
