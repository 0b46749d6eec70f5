"""Revisions: a frozen, hashed version of the whole statement for every save."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from archive.models import Article, Revision, Signatory, Statement

SCHEMA = 1  # of the content; raised when its shape changes

LISTED = ("title", "title_basis", "language", "kind", "signed_on", "signed_precision", "place")
PLAIN = ("lead_in", "preamble", "closing", "signed_text")


def content_of(statement: Statement) -> dict[str, Any]:
    """The whole working copy as plain JSON values: what a revision freezes.

    Articles and signatories stand in their order; an article names its parent by key; the
    capture that the text was made from is named by number and hash.
    """
    articles = statement.articles.select_related("parent").order_by("order")
    signatories = statement.signatories.order_by("order")
    content: dict[str, Any] = {"schema": SCHEMA, "number": statement.number}
    content |= {name: getattr(statement, name) for name in LISTED + PLAIN}
    content["signed_on"] = statement.signed_on.isoformat() if statement.signed_on else None
    content["instrument"] = str(statement.instrument)
    content["articles"] = [_article(article) for article in articles]
    content["signatories"] = [_signatory(signatory) for signatory in signatories]
    content["source"] = _source(statement)
    return content


def _article(article: Article) -> dict[str, Any]:
    return {
        "key": article.key,
        "parent": article.parent.key if article.parent else None,
        "label": article.label,
        "number": article.number,
        "heading": article.heading,
        "text": article.text,
    }


def _signatory(signatory: Signatory) -> dict[str, Any]:
    return {
        "name": signatory.name,
        "institution": signatory.institution,
        "role": signatory.role,
        "mark": signatory.mark,
    }


def _source(statement: Statement) -> dict[str, Any] | None:
    base = (
        statement.witnesses.filter(is_base=True)
        .select_related("capture", "applied_reading")
        .defer("applied_reading__text", "applied_reading__content")
        .first()
    )
    if base is None:
        return None
    reading = base.applied_reading
    return {
        "capture": base.capture.number,
        "sha256": base.capture.sha256,
        "reader": reading.reader_version if reading else "",
    }


def canonical(content: dict[str, Any]) -> str:
    """The one spelling of a content as JSON: sorted keys, no spaces, no escapes."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


@transaction.atomic
def record_revision(
    statement: Statement,
    *,
    at: datetime,
    author: User | None = None,
    note: str = "",
) -> Revision:
    """Freeze the working copy; where nothing changed, return the newest revision as it is."""
    Statement.objects.select_for_update().get(pk=statement.pk)
    statement.refresh_from_db()
    content = content_of(statement)
    newest = newest_revision(statement)
    sha256 = digest(content)
    if newest is not None and newest.sha256 == sha256:
        return newest
    return Revision.objects.create(
        statement=statement,
        number=newest.number + 1 if newest else 1,
        content=content,
        sha256=sha256,
        author=author,
        note=note,
        created_at=at,
        **{name: getattr(statement, name) for name in LISTED},
    )


def newest_revision(statement: Statement) -> Revision | None:
    return statement.revisions.order_by("-number").first()
