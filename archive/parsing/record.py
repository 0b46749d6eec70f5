"""A reading as plain JSON values: what is stored with a capture, and what is exchanged.

Spans are written as ``[start, end]``, counted in characters of the text, half-open.
"""

from typing import Any

from archive.parsing.result import (
    Doubt,
    PageKind,
    ParsedArticle,
    ParsedPage,
    Role,
    Span,
    joined,
)

SCHEMA = 1  # raised when the shape of a record changes
BOUNDARY = 12  # characters of a passage's start and end

Record = dict[str, Any]


def make_record(page: ParsedPage) -> Record:
    """Everything that was read, without the text itself."""
    text, signed = page.text, page.signed
    return {
        "schema": SCHEMA,
        "language": page.language.partition("-")[0],
        "language_tag": page.language,
        "page_kind": str(page.page_kind),
        "kind": page.kind,
        "title": page.title.text if page.title else None,
        "title_basis": page.title.basis if page.title else None,
        "lead_in": joined(page.lead_in, text),
        "preamble": joined(page.preamble, text),
        "articles": [_article(article, text) for article in page.articles],
        "closing": joined(page.closing, text),
        "date_signed": signed.on.isoformat() if signed else None,
        "date_precision": signed.precision if signed else None,
        "date_text": signed.span.shown(text) if signed else "",
        "place": page.place.shown(text) if page.place else None,
        "signatories": [
            {
                "institution": signatory.institution,
                "person": signatory.name,
                "role": signatory.office or signatory.mark,
                "office": signatory.office,
                "mark": signatory.mark,
                "span": _span(signatory.span),
            }
            for signatory in page.signatories
        ],
        "source_name": page.source_name,
        "tip_line": page.tip_line.of(text) if page.tip_line else "",
        "published_on": _iso(page.published_on),
        "captured_not_before": _iso(page.captured_not_before),
        "headlines": _headlines(page),
        "lines": [list(line) for line in page.lines],
        "roles": [[*_span(each.span), str(each.role)] for each in page.roles],
        "doubts": [_doubt(doubt) for doubt in page.doubts],
    }


def make_exchange_record(page: ParsedPage, name: str) -> Record:
    """The record with what a scorer compares: boundaries of passages, counts of paragraphs.

    ``articles`` holds the provisions that the page numbers; those that it does not stand
    under ``unnumbered``. The other keys are those of ``make_record``.
    """
    record = make_record(page)
    text = page.text
    numbered = [each for each in page.articles if each.label]
    body = [*page.preamble, *(span for each in page.articles for span in each.paragraphs)]
    body += page.closing
    charset = {"name": page.decoded.charset, "basis": page.decoded.basis}
    return record | {
        "file": name,
        "is_statement": page.page_kind is PageKind.STATEMENT,
        "title_in_text": page.title is not None and page.title.span is not None,
        "charset": charset | {"replaced": page.decoded.replaced},
        "preamble_start": _start(page.preamble, text),
        "preamble_end": _end(page.preamble, text),
        "body_start": _start(body, text),
        "body_end": _end(body, text),
        "articles": [
            _article(each, text)
            | {
                "start": _start(each.paragraphs, text),
                "end": _end(each.paragraphs, text),
                "paragraphs": len(each.paragraphs),
            }
            for each in numbered
        ],
        "unnumbered": [each.text(text) for each in page.articles if not each.label],
        "closing_start": _start(page.closing, text),
        "boilerplate": [
            line.strip()
            for each in page.roles
            if each.role in {Role.LEAD_IN, Role.SITE_TEXT, Role.LIST_HEADER}
            for line in each.span.of(text).splitlines()
            if line.strip()
        ],
    }


def _article(article: ParsedArticle, text: str) -> Record:
    number: int | str = int(article.number) if article.number.isdecimal() else article.number
    return {
        "key": article.key,
        "parent": article.parent,
        "label": article.label.shown(text) if article.label else "",
        "number": number,
        "heading": article.heading.shown(text) if article.heading else "",
        "text": article.text(text),
        "span": _span(article.span),
        "paragraph_spans": [_span(span) for span in article.paragraphs],
    }


def _headlines(page: ParsedPage) -> Record:
    items = [
        {
            "title": headline.title.of(page.text),
            "date": _iso(headline.published_on),
            "url": headline.url,
            "span": _span(headline.span),
        }
        for headline in page.headlines
    ]
    first, last = (items[0], items[-1]) if items else ({}, {})
    return {
        "count": len(items),
        "first": first.get("title"),
        "last": last.get("title"),
        "first_date": first.get("date"),
        "last_date": last.get("date"),
        "items": items,
    }


def _doubt(doubt: Doubt) -> Record:
    return {
        "code": doubt.code,
        "severity": str(doubt.severity),
        "field": doubt.field,
        "message": doubt.message,
        "spans": [_span(span) for span in doubt.spans],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _start(spans: Any, text: str) -> str:
    return joined(tuple(spans), text)[:BOUNDARY]


def _end(spans: Any, text: str) -> str:
    return joined(tuple(spans), text)[-BOUNDARY:]
