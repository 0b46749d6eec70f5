"""Nothing that is not public reaches a reader, at any address.

A word stands in every text field of what is not public; an anonymous crawler looks for it.
"""

from datetime import date

import pytest
from django.db.models import CharField, TextField
from django.urls import include, path

from archive.models import (
    Article,
    Capture,
    Headline,
    Reading,
    Signatory,
    Source,
    Statement,
    Tombstone,
)
from archive.services.publishing import publish, withdraw
from archive.services.revising import record_revision
from tests.factories import (
    NOON,
    ArticleFactory,
    CaptureFactory,
    HeadlineFactory,
    PublishedStatementFactory,
    ReadingFactory,
    SignatoryFactory,
    SourceFactory,
    StatementFactory,
    WitnessFactory,
)
from tests.views.crawler import UnknownArgument, crawl, public_addresses

pytestmark = pytest.mark.django_db

WORD = "DRAFTCANARY7Q"
GIVEN = {"sha256", "media_type"}  # not free text


def canaries(model):
    """The word for every text field of the model that an editor or a capture can fill."""
    return {
        field.name: f"{WORD} {field.name}"[: field.max_length]
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and field.editable
        and not field.choices
        and field.name not in GIVEN
    }


def plant_capture():
    """A capture with the word in its bytes, its reading, its source and its headlines."""
    source = SourceFactory.create(
        **canaries(Source) | {"host": f"{WORD}{Source.objects.count()}"}
    )
    capture = CaptureFactory.create(
        text=f"{WORD} {Capture.objects.count()}", source=source, **canaries(Capture)
    )
    content = {"schema": 1, "roles": [], "doubts": [{"code": WORD, "message": WORD}]}
    reading = ReadingFactory.create(
        capture=capture,
        captured_not_before=date(2022, 1, 16),
        **canaries(Reading) | {"content": content},
    )
    HeadlineFactory.create(capture=capture, source=source, **canaries(Headline))
    return capture, reading


def plant_draft():
    """A draft, with its capture, in which every text is the word."""
    draft = StatementFactory.create(articles=0, signatories=0, **canaries(Statement))
    section = ArticleFactory.create(statement=draft, order=1, **canaries(Article))
    ArticleFactory.create(statement=draft, order=2, parent=section, **canaries(Article))
    SignatoryFactory.create(statement=draft, order=1, **canaries(Signatory))
    capture, reading = plant_capture()
    WitnessFactory.create(statement=draft, capture=capture, applied_reading=reading)
    record_revision(draft, at=NOON, note=WORD)
    return draft


def plant_beside_a_published_statement():
    """Copies that are not confirmed, one that was withdrawn, and edits not yet published."""
    published = PublishedStatementFactory.create(title="甲乙联合声明")
    for status in ("proposed", "rejected", "confirmed"):
        capture, reading = plant_capture()
        WitnessFactory.create(
            statement=published,
            capture=capture,
            applied_reading=reading,
            status=status,
            is_base=False,
        )
    Tombstone.objects.create(capture=capture, reason=WORD, created_at=NOON)
    Statement.objects.filter(pk=published.pk).update(**canaries(Statement))
    published.articles.update(**canaries(Article))
    published.signatories.update(**canaries(Signatory))
    ArticleFactory.create(statement=published, order=9, **canaries(Article))
    record_revision(published, at=NOON, note=WORD)
    return published


def addresses_with_the_word(client):
    return {address for address, (_status, text) in crawl(client).items() if WORD in text}


@pytest.fixture
def draft():
    return plant_draft()


@pytest.fixture
def published():
    return plant_beside_a_published_statement()


@pytest.fixture
def withdrawn_draft():
    """Withdrawn without ever having been public: not even its reason is."""
    statement = plant_draft()
    withdraw(statement, reason=WORD, at=NOON)
    return statement


def test_the_crawler_reads_pages(client, published):
    responses = crawl(client)

    for address in (
        "/",
        "/statements/",
        "/statements/?kind=joint+statement",
        f"/statements/{published.number}/art-1/",
        "/headlines/",
        "/about/",
        "/zh-hans/",
        f"/ru/statements/{published.number}/",
    ):
        assert responses[address][0] == 200
    assert "甲乙联合声明" in responses[f"/statements/{published.number}/"][1]
    assert [a for a in responses if a.startswith("/static/")]
    assert [a for a, (status, _text) in responses.items() if status >= 500] == []


def test_nothing_that_is_not_public_is_at_any_address(
    client,
    draft,  # noqa: ARG001
    published,  # noqa: ARG001
    withdrawn_draft,  # noqa: ARG001
):
    assert addresses_with_the_word(client) == set()


def test_publishing_shows_it_and_withdrawing_hides_it_again(client, draft):
    publish(draft, at=NOON)
    shown = addresses_with_the_word(client)
    withdraw(draft, reason="By mistake.", at=NOON)
    hidden = addresses_with_the_word(client)

    of_the_statement = f"/statements/{draft.number}/"
    of_the_capture = f"/captures/{draft.witnesses.get().capture.number}/"
    assert {of_the_capture, f"{of_the_capture}original", f"/ru{of_the_capture}"} <= shown
    assert {"/", "/statements/", "/headlines/", of_the_statement} <= shown
    assert {f"{of_the_statement}art-1/", f"{of_the_statement}closing/"} <= shown
    assert hidden == set()


def test_publishing_the_edits_shows_them_but_not_the_other_copies(client, published):
    publish(published, at=NOON)

    responses = crawl(client)

    page = responses[f"/statements/{published.number}/"][1]
    assert f"{WORD} title" in page
    assert "No captured page of it is public." in page
    assert WORD not in responses["/headlines/"][1].split("<main")[1].split("</main>")[0]


def test_an_address_that_the_crawler_cannot_fill_in_is_an_error(settings):
    settings.ROOT_URLCONF = (path("captures/<uuid:capture>/", include([path("x", print)])),)

    with pytest.raises(UnknownArgument, match="capture"):
        public_addresses()
