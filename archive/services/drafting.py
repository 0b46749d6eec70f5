"""Drafts: the rows of a statement made from a reading."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TypeVar

from django.db.models import Model

from archive.models import (
    Accession,
    Article,
    Capture,
    Reading,
    Signatory,
    Statement,
    Witness,
)
from archive.models.statement import Kind, State, TitleBasis
from archive.models.witness import Role, Status
from archive.parsing.result import ParsedPage, joined
from archive.services.revising import record_revision

Row = TypeVar("Row", bound=Model)


def make_draft(
    page: ParsedPage, capture: Capture, reading: Reading, *, at: datetime
) -> Statement:
    """Write a draft of what was read, with ``capture`` as its base witness.

    Call it in a transaction. Raises ``ValidationError`` for what the tables cannot hold.
    """
    text, signed = page.text, page.signed
    statement = Statement(
        number=Accession.objects.next_number("statement"),
        language=page.language,
        kind=page.kind or Kind.OTHER,
        title=page.title.text if page.title else "",
        title_basis=page.title.basis if page.title else TitleBasis.SUPPLIED,
        signed_on=signed.on if signed else None,
        signed_precision=signed.precision if signed else "",
        signed_text=signed.span.shown(text) if signed else "",
        place=page.place.shown(text) if page.place else "",
        lead_in=joined(page.lead_in, text),
        preamble=joined(page.preamble, text),
        closing=joined(page.closing, text),
        state=State.DRAFT,
    )
    statement.full_clean()
    statement.save(force_insert=True)
    _write_articles(statement, page)
    _write_signatories(statement, page)
    Witness.objects.create(
        capture=capture,
        statement=statement,
        role=Role.FULL,
        status=Status.CONFIRMED,
        score=1.0,
        is_base=True,
        applied_reading=reading,
    )
    record_revision(statement, at=at)
    return statement


def _write_articles(statement: Statement, page: ParsedPage) -> None:
    """Write all articles at once, then point those that stand in a section at it."""
    text = page.text
    unsaved = (
        Article(
            statement=statement,
            order=order,
            key=parsed.key,
            label=parsed.label.shown(text) if parsed.label else "",
            number=parsed.number,
            heading=parsed.heading.shown(text) if parsed.heading else "",
            text=parsed.text(text),
        )
        for order, parsed in enumerate(page.articles, start=1)
    )
    rows = Article.objects.bulk_create(checked(unsaved))
    by_key = {row.key: row for row in rows}
    inner = []
    for parsed in page.articles:
        if parsed.parent:
            by_key[parsed.key].parent = by_key[parsed.parent]
            inner.append(by_key[parsed.key])
    Article.objects.bulk_update(inner, ["parent"], batch_size=500)


def _write_signatories(statement: Statement, page: ParsedPage) -> None:
    unsaved = (
        Signatory(
            statement=statement,
            order=order,
            name=parsed.name,
            institution=parsed.institution,
            role=parsed.office,
            mark=parsed.mark,
        )
        for order, parsed in enumerate(page.signatories, start=1)
    )
    Signatory.objects.bulk_create(checked(unsaved))


def checked(rows: Iterable[Row], *, known: Collection[str] = ()) -> list[Row]:
    """The rows, all of which their table can hold; else ``ValidationError``.

    What they refer to is not looked up, we have just made it; nor are ``known`` fields.
    """
    checked_rows = list(rows)
    for row in checked_rows:
        made_here = {field.name for field in row._meta.fields if field.is_relation}
        row.clean_fields(exclude=made_here.union(known))
    return checked_rows
