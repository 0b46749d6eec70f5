"""Drafts: the rows of a statement made from a reading."""

from datetime import datetime

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
    rows = Article.objects.bulk_create(
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
    by_key = {row.key: row for row in rows}
    inner = []
    for parsed in page.articles:
        if parsed.parent:
            by_key[parsed.key].parent = by_key[parsed.parent]
            inner.append(by_key[parsed.key])
    Article.objects.bulk_update(inner, ["parent"], batch_size=500)


def _write_signatories(statement: Statement, page: ParsedPage) -> None:
    Signatory.objects.bulk_create(
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
