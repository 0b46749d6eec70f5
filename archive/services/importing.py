"""Importing one capture: its bytes, what was read in them, and the draft made from that."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import DatabaseError, IntegrityError, transaction

from archive.models import (
    Accession,
    Capture,
    Headline,
    ImportRun,
    Reading,
    Source,
    Statement,
    Tombstone,
    Witness,
)
from archive.models.capture import capture_storage
from archive.models.witness import Status
from archive.parsing.reading import Unreadable
from archive.parsing.record import make_record
from archive.parsing.result import PageKind, ParsedPage
from archive.parsing.statement import READER_VERSION, read_page
from archive.services.captures import remove_unneeded_bytes
from archive.services.drafting import checked, make_draft
from archive.services.publishing import NotPublishable, publish
from archive.services.sources import absolute_address, find_or_make_source, host_of


class Outcome(StrEnum):
    """What became of a capture; every one ends in exactly one of these."""

    NEW = "new"
    UNCHANGED = "unchanged"
    NEW_READING = "new-reading"
    DUPLICATE = "duplicate"
    PROPOSAL = "proposal"
    NOT_A_STATEMENT = "not-a-statement"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RawCapture:
    """Bytes, and what the operator knows about them; ``captured_at`` is told, not the clock."""

    content: bytes
    url: str = ""
    captured_at: datetime | None = None
    host: str = ""
    media_type: str = "text/plain"

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def file_name(self) -> str:
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of a capture, the number of its statement, and why it failed."""

    outcome: Outcome
    sha256: str
    statement: int | None = None
    reason: str = ""


def import_capture(
    raw: RawCapture,
    *,
    at: datetime,
    run: ImportRun | None = None,
    publish_clean: bool = False,
) -> ImportOutcome:
    """Store a capture and the draft of the statement in it, whole or not at all.

    The same bytes from the same address are stored once; the same bytes from another address
    are another capture and a proposed witness, never a second draft. ``publish_clean``
    publishes a new draft whose reading leaves nothing above a notice. Never raises for bad
    input: the outcome is then ``failed`` with a reason.
    """
    try:
        try:
            return _import(raw, at, run, publish_clean=publish_clean)
        except IntegrityError:  # another import was first: see what it stored
            return _import(raw, at, run, publish_clean=publish_clean)
    except Unreadable as error:
        reason = str(error)
    except ValidationError as error:
        reason = f"it does not fit: {' '.join(error.messages)}"
    except (OSError, DatabaseError) as error:
        reason = f"it was not stored: {error}"
    return ImportOutcome(Outcome.FAILED, raw.sha256, reason=reason)


def preview_capture(raw: RawCapture) -> ImportOutcome:
    """The outcome that ``import_capture`` would have; nothing is written."""
    known = _find_known(raw)
    if known:
        return known
    try:
        page = read_page(raw.content, media_type=raw.media_type)
    except Unreadable as error:
        return ImportOutcome(Outcome.FAILED, raw.sha256, reason=str(error))
    same = _same_bytes(raw)
    if same and same.url == raw.url:
        return ImportOutcome(Outcome.NEW_READING, raw.sha256, _statement_number(same))
    if same:
        return ImportOutcome(Outcome.DUPLICATE, raw.sha256, _statement_number(same))
    return ImportOutcome(*_read_outcome(page, raw))


def _read_outcome(page: ParsedPage, raw: RawCapture) -> tuple[Outcome, str]:
    is_statement = page.page_kind is PageKind.STATEMENT
    return (Outcome.NEW if is_statement else Outcome.NOT_A_STATEMENT), raw.sha256


def _import(
    raw: RawCapture, at: datetime, run: ImportRun | None, *, publish_clean: bool
) -> ImportOutcome:
    known = _find_known(raw)
    if known:
        return known
    page = read_page(raw.content, media_type=raw.media_type)
    # The file is written, and taken back, while no other import or withdrawal can write.
    with transaction.atomic():
        if known := _find_known(raw):  # meanwhile imported, or withdrawn, by someone else
            return known
        capture_storage().save(
            raw.file_name, ContentFile(raw.content)
        )  # on disk before any row
        try:
            with transaction.atomic():
                return _store(raw, page, at, run, publish_clean=publish_clean)
        except ValidationError:
            remove_unneeded_bytes(raw.sha256, raw.file_name)
            raise


def _store(
    raw: RawCapture,
    page: ParsedPage,
    at: datetime,
    run: ImportRun | None,
    *,
    publish_clean: bool,
) -> ImportOutcome:
    same = _same_bytes(raw)
    if same and same.url == raw.url:
        _store_reading(same, page)
        return ImportOutcome(Outcome.NEW_READING, raw.sha256, _statement_number(same))
    source = find_or_make_source(
        host=raw.host or host_of(raw.url),
        name=page.source_name,
        language=page.language,
        tip_line=page.tip_line.of(page.text) if page.tip_line else "",
    )
    capture = _store_capture(raw, source, at, run)
    reading = _store_reading(capture, page)
    _store_headlines(capture, source, page)
    if same:
        return _propose_witness(capture, reading, same)
    outcome, sha256 = _read_outcome(page, raw)
    if outcome is Outcome.NOT_A_STATEMENT:
        return ImportOutcome(outcome, sha256)
    statement = make_draft(page, capture, reading, at=at)
    if publish_clean and page.is_clean:
        _publish_if_possible(statement, at)
    return ImportOutcome(outcome, sha256, statement.number)


def _find_known(raw: RawCapture) -> ImportOutcome | None:
    """The outcome where nothing is to be done: already read, or withdrawn.

    A withdrawal elsewhere does not touch a capture that this address still has.
    """
    captures = Capture.objects.filter(sha256=raw.sha256, tombstone__isnull=True)
    if capture := captures.filter(url=raw.url).first():
        if not capture.readings.filter(reader_version=READER_VERSION).exists():
            return None
        return ImportOutcome(Outcome.UNCHANGED, raw.sha256, _statement_number(capture))
    withdrawn = Tombstone.objects.filter(capture__sha256=raw.sha256).first()
    if withdrawn:
        reason = f"these bytes were withdrawn from the archive: {withdrawn.reason}"
        return ImportOutcome(Outcome.FAILED, raw.sha256, reason=reason)
    return None


def _same_bytes(raw: RawCapture) -> Capture | None:
    """A capture of the same bytes, from the same address where there is one."""
    captures = list(Capture.objects.filter(sha256=raw.sha256).order_by("number"))
    return next((each for each in captures if each.url == raw.url), None) or next(
        iter(captures), None
    )


def _statement_number(capture: Capture) -> int | None:
    """The number of the statement that this capture, or its bytes elsewhere, is a copy of."""
    witnesses = Witness.objects.filter(capture__sha256=capture.sha256).exclude(
        status=Status.REJECTED
    )
    return (
        witnesses.order_by("-is_base", "id").values_list("statement__number", flat=True).first()
    )


def _store_capture(
    raw: RawCapture, source: Source | None, at: datetime, run: ImportRun | None
) -> Capture:
    capture = Capture(
        number=Accession.objects.next_number("capture"),
        sha256=raw.sha256,
        file=raw.file_name,
        size=len(raw.content),
        url=raw.url,
        media_type=raw.media_type,
        captured_at=raw.captured_at,
        recorded_at=at,
        source=source,
        import_run=run,
    )
    capture.save(force_insert=True)
    return capture


def _store_reading(capture: Capture, page: ParsedPage) -> Reading:
    bound = page.captured_not_before
    reading = Reading(
        capture=capture,
        reader_version=READER_VERSION,
        charset=page.decoded.charset,
        charset_basis=page.decoded.basis,
        replaced=page.decoded.replaced,
        text=page.text,
        published_on=page.published_on,
        captured_not_before=bound,
        captured_not_before_basis="headline dates" if bound else "",
        page_kind=page.page_kind,
        content=make_record(page),
    )
    reading.save(force_insert=True)
    return reading


def _store_headlines(capture: Capture, source: Source | None, page: ParsedPage) -> None:
    unsaved = (
        Headline(
            source=source,
            capture=capture,
            order=order,
            title=headline.title.of(page.text),
            published_on=headline.published_on,
            url=absolute_address(headline.url, capture.url),
        )
        for order, headline in enumerate(page.headlines, start=1)
    )
    # An odd link must not keep a page out: absolute_address has seen to it.
    Headline.objects.bulk_create(checked(unsaved, known={"url"}))


def _propose_witness(capture: Capture, reading: Reading, same: Capture) -> ImportOutcome:
    """The same bytes from another address: a witness that an editor may confirm."""
    known = same.witnesses.exclude(status=Status.REJECTED).order_by("-is_base").first()
    if known:
        Witness.objects.create(
            capture=capture,
            statement=known.statement,
            role=known.role,
            score=1.0,
            applied_reading=reading,
        )
    number = known.statement.number if known else None
    return ImportOutcome(Outcome.DUPLICATE, capture.sha256, number)


def _publish_if_possible(statement: Statement, at: datetime) -> None:
    try:
        publish(statement, at=at)
    except NotPublishable:
        return  # it stays a draft, and its doubts say why
