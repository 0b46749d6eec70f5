"""Importing captures: what is stored, and that nothing is stored twice or by halves."""

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.validators import MaxLengthValidator
from django.db import DatabaseError

from archive.models import (
    Accession,
    Article,
    Capture,
    Headline,
    Reading,
    Revision,
    Signatory,
    Source,
    Statement,
    Witness,
)
from archive.models.capture import capture_storage
from archive.parsing.statement import read_page
from archive.services.captures import withdraw_capture
from archive.services.importing import RawCapture, import_capture, preview_capture
from archive.services.revising import record_revision
from tests.factories import NOON, StatementFactory

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parent.parent / "samples"
RIVER = (SAMPLES / "2021-03-12-river-statement" / "capture.txt").read_bytes()
PORT = (SAMPLES / "2023-05-18-port-communique" / "capture.txt").read_bytes()
GRAIN = (SAMPLES / "2024-10-09-grain-agreement" / "capture.txt").read_bytes()
COUNTED = (Accession, Article, Capture, Headline, Reading, Revision, Source, Statement, Witness)


def row_counts():
    return {model.__name__: model.objects.count() for model in COUNTED}


def test_a_new_capture_becomes_a_draft_with_all_that_was_read():
    result = import_capture(RawCapture(RIVER), at=NOON)

    statement = Statement.objects.get(number=result.statement)
    assert (result.outcome, result.reason) == ("new", "")
    assert (statement.state, statement.kind) == ("draft", "joint statement")
    assert (statement.signed_on, statement.signed_text) == (
        date(2021, 3, 12),
        "二〇二一年三月十二日",
    )
    assert statement.place == "望潮"
    assert statement.lead_in == "声明全文如下:"
    assert [
        (article.key, article.label, len(article.text.split("\n")))
        for article in statement.articles.all()
    ] == [
        ("art-1", "一、", 1),
        ("art-2", "二、", 1),
        ("art-3", "三、", 3),
        ("art-4", "四、", 3),
        ("art-5", "五、", 1),
        ("art-6", "六、", 2),
    ]
    assert [(each.institution, each.name) for each in statement.signatories.all()] == [
        ("临江共和国水利部", "林岳"),
        ("北原联邦水利部", "阿列宁"),
    ]


def test_the_capture_is_kept_byte_for_byte_with_what_is_known_of_it():
    told = datetime(2021, 10, 1, 8, tzinfo=UTC)
    raw = RawCapture(RIVER, url="https://news.example/1.html", captured_at=told)

    import_capture(raw, at=NOON)

    capture = Capture.objects.get()
    with capture.file.open() as file:
        assert file.read() == RIVER
    assert capture.sha256 == hashlib.sha256(RIVER).hexdigest()
    assert (capture.url, capture.captured_at, capture.recorded_at) == (raw.url, told, NOON)
    assert (capture.source.host, capture.source.name) == ("news.example", "望潮晚报网")
    assert capture.source.tip_line == "望潮晚报网报料热线:555 0123@example.org"
    reading = capture.readings.get()
    assert reading.captured_not_before == date(2021, 9, 30)
    assert reading.captured_not_before_basis == "headline dates"


def test_headlines_are_kept_with_their_capture():
    import_capture(RawCapture(RIVER), at=NOON)

    assert Headline.objects.count() == 30
    first = Headline.objects.get(order=1)
    assert (first.title, first.published_on) == (
        "望潮渡口恢复夜航!这些班次有变化",
        date(2021, 9, 30),
    )


def test_the_draft_has_its_capture_as_base_witness_and_a_first_revision():
    result = import_capture(RawCapture(RIVER), at=NOON)

    witness = Witness.objects.get()
    assert (witness.status, witness.is_base, witness.role) == ("confirmed", True, "full")
    assert witness.applied_reading == Reading.objects.get()
    revision = Revision.objects.get()
    assert (revision.number, revision.is_public) == (1, False)
    assert revision.content["source"]["sha256"] == result.sha256
    assert record_revision(witness.statement, at=NOON) == revision


def test_sections_hold_their_articles():
    import_capture(RawCapture(GRAIN), at=NOON)

    assert list(Article.objects.values_list("key", "parent__key")) == [
        ("sec-1", None),
        ("art-1", "sec-1"),
        ("art-2", "sec-1"),
        ("sec-2", None),
        ("art-3", "sec-2"),
        ("art-4", "sec-2"),
        ("art-5", "sec-2"),
        ("sec-3", None),
        ("art-6", "sec-3"),
    ]


def test_the_same_capture_again_writes_nothing():
    import_capture(RawCapture(RIVER), at=NOON)
    before = row_counts()

    result = import_capture(RawCapture(RIVER), at=NOON)

    assert (result.outcome, result.statement) == ("unchanged", 1)
    assert row_counts() == before


def test_one_changed_byte_is_another_capture_and_another_draft():
    import_capture(RawCapture(RIVER), at=NOON)

    result = import_capture(RawCapture(RIVER.replace(b"555", b"556")), at=NOON)

    assert (result.outcome, result.statement) == ("new", 2)


def test_the_same_bytes_from_another_address_are_a_proposed_witness():
    import_capture(RawCapture(RIVER), at=NOON)

    result = import_capture(RawCapture(RIVER, url="https://other.example/2"), at=NOON)

    assert (result.outcome, result.statement) == ("duplicate", 1)
    assert Statement.objects.count() == 1
    assert list(Witness.objects.values_list("status", "is_base")) == [
        ("confirmed", True),
        ("proposed", False),
    ]


def test_a_newer_reader_adds_a_reading_and_leaves_the_statement(monkeypatch):
    import_capture(RawCapture(RIVER), at=NOON)
    before = row_counts()
    monkeypatch.setattr("archive.services.importing.READER_VERSION", "later")

    result = import_capture(RawCapture(RIVER), at=NOON)

    assert (result.outcome, result.statement) == ("new-reading", 1)
    assert row_counts() == before | {"Reading": before["Reading"] + 1}


def test_a_page_without_a_statement_is_kept_without_a_draft():
    result = import_capture(RawCapture("今日天气晴朗。\n请带水壶。".encode()), at=NOON)

    assert (result.outcome, result.statement) == ("not-a-statement", None)
    assert Capture.objects.count() == 1
    assert not Statement.objects.exists()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 500, b"\xef\xbb\xbf\n"])
def test_what_is_no_text_fails_with_a_reason_and_stores_nothing(content):
    before = row_counts()

    result = import_capture(RawCapture(content), at=NOON)

    assert result.outcome == "failed"
    assert result.reason
    assert row_counts() == before


def test_a_clean_reading_can_be_published_at_once():
    import_capture(RawCapture(PORT), at=NOON, publish_clean=True)
    import_capture(RawCapture(RIVER), at=NOON, publish_clean=True)

    assert list(Statement.objects.order_by("number").values_list("state", flat=True)) == [
        "published",
        "draft",
    ]


def test_an_existing_source_keeps_what_editors_wrote():
    Source.objects.create(host="news.example", name="编辑改过的名字")

    import_capture(RawCapture(RIVER, url="https://news.example/1"), at=NOON)

    assert Source.objects.get().name == "编辑改过的名字"


def test_a_preview_says_the_same_and_writes_nothing():
    import_capture(RawCapture(RIVER), at=NOON)
    before = row_counts()
    raws = [
        RawCapture(RIVER),
        RawCapture(PORT),
        RawCapture(RIVER, url="https://other.example/"),
        RawCapture("今日天气晴朗。".encode()),
        RawCapture(b""),
    ]

    previews = [preview_capture(raw).outcome for raw in raws]

    assert row_counts() == before
    assert previews == [import_capture(raw, at=NOON).outcome for raw in raws]


def test_a_failing_write_leaves_nothing_but_bytes_on_disk(monkeypatch):
    def fail(*_args, **_kwargs):
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr("archive.services.importing._store_headlines", fail)
    before = row_counts()

    result = import_capture(RawCapture(RIVER), at=NOON)

    assert (result.outcome, result.reason) == (
        "failed",
        "it was not stored: database or disk is full",
    )
    assert row_counts() == before
    assert capture_storage().exists(f"{result.sha256[:2]}/{result.sha256[2:4]}/{result.sha256}")


def test_numbers_are_never_given_twice():
    StatementFactory.create()
    first = import_capture(RawCapture(RIVER), at=NOON)
    second = import_capture(RawCapture(PORT), at=NOON)

    assert (first.statement, second.statement) == (2, 3)


def test_withdrawn_bytes_are_not_taken_again_and_the_reason_is_said():
    import_capture(RawCapture(RIVER), at=NOON)
    withdraw_capture(Capture.objects.get(), reason="Asked by the owner.", at=NOON)
    before = row_counts()

    results = [
        import_capture(RawCapture(RIVER, url=url), at=NOON)
        for url in ("", "https://other.example/")
    ]

    assert [result.outcome for result in results] == ["failed", "failed"]
    assert "Asked by the owner." in results[0].reason
    assert row_counts() == before


def test_a_copy_elsewhere_of_withdrawn_bytes_is_unchanged():
    import_capture(RawCapture(RIVER), at=NOON)
    import_capture(RawCapture(RIVER, url="https://other.example/"), at=NOON)
    withdraw_capture(Capture.objects.get(url=""), reason="Asked by the owner.", at=NOON)

    result = import_capture(RawCapture(RIVER, url="https://other.example/"), at=NOON)

    assert result.outcome == "unchanged"


def test_a_newer_reader_reads_a_copy_elsewhere_of_withdrawn_bytes(monkeypatch):
    elsewhere = RawCapture(RIVER, url="https://other.example/")
    import_capture(RawCapture(RIVER), at=NOON)
    import_capture(elsewhere, at=NOON)
    withdraw_capture(Capture.objects.get(url=""), reason="Asked by the owner.", at=NOON)
    monkeypatch.setattr("archive.services.importing.READER_VERSION", "later")

    outcomes = [
        preview_capture(elsewhere).outcome,
        import_capture(elsewhere, at=NOON).outcome,
        import_capture(RawCapture(RIVER), at=NOON).outcome,
    ]

    assert outcomes == ["new-reading", "new-reading", "failed"]


def test_bytes_withdrawn_while_they_are_read_do_not_come_back_to_disk(
    monkeypatch, django_capture_on_commit_callbacks
):
    import_capture(RawCapture(RIVER), at=NOON)
    capture = Capture.objects.get()

    def read_while_it_is_withdrawn(content, *, media_type):
        with django_capture_on_commit_callbacks(execute=True):
            withdraw_capture(capture, reason="Asked by the owner.", at=NOON)
        return read_page(content, media_type=media_type)

    monkeypatch.setattr("archive.services.importing.read_page", read_while_it_is_withdrawn)

    result = import_capture(RawCapture(RIVER, url="https://other.example/"), at=NOON)

    assert (result.outcome, Capture.objects.count()) == ("failed", 1)
    assert not capture_storage().exists(capture.file.name)


@pytest.mark.parametrize(
    ("model", "field"),
    [(Article, "label"), (Signatory, "institution"), (Headline, "title"), (Statement, "place")],
)
def test_what_does_not_fit_fails_and_leaves_neither_rows_nor_bytes(model, field, monkeypatch):
    validators = [MaxLengthValidator(1)]
    monkeypatch.setattr(model._meta.get_field(field), "validators", validators)
    before = row_counts()

    result = import_capture(RawCapture(RIVER), at=NOON)

    assert result.outcome == "failed"
    assert result.reason.startswith(
        "it does not fit: Ensure this value has at most 1 character"
    )
    assert row_counts() == before
    assert not capture_storage().exists(RawCapture(RIVER).file_name)


def test_an_odd_link_keeps_no_page_out(monkeypatch):
    monkeypatch.setattr(
        "archive.services.importing.absolute_address", lambda *_: "http://our_news/1"
    )

    assert import_capture(RawCapture(RIVER), at=NOON).outcome == "new"


def test_what_does_not_fit_leaves_bytes_that_another_capture_has(monkeypatch):
    import_capture(RawCapture(RIVER), at=NOON)
    monkeypatch.setattr(
        Headline._meta.get_field("title"), "validators", [MaxLengthValidator(1)]
    )

    result = import_capture(RawCapture(RIVER, url="https://other.example/"), at=NOON)

    assert result.outcome == "failed"
    assert capture_storage().exists(RawCapture(RIVER).file_name)


def test_a_pair_that_an_editor_rejected_is_not_proposed_again():
    import_capture(RawCapture(RIVER), at=NOON)
    import_capture(RawCapture(RIVER, url="https://other.example/"), at=NOON)
    Witness.objects.filter(is_base=False).update(status="rejected")

    import_capture(RawCapture(RIVER, url="https://other.example/"), at=NOON)

    assert Witness.objects.filter(status="rejected").count() == 1
    assert Witness.objects.count() == 2
