"""Judging a reading: what kind of page it is, and what an editor should look at."""

from collections.abc import Iterable, Iterator, Sequence

from archive.parsing.document import Document
from archive.parsing.headlines import FEWEST_IN_A_LIST, HeadlineList
from archive.parsing.lines import Line
from archive.parsing.outline import FEWEST_IN_A_CHAIN, doubt_order
from archive.parsing.result import (
    Decoded,
    Doubt,
    PageKind,
    ParsedTitle,
    Role,
    RoleSpan,
    Severity,
)

ENOUGH_EVIDENCE = 3
MOST_REPLACED = 1 / 1000  # of all characters; above it a text cannot be published
MOST_LEFT = 120  # characters without a role that an editor may pass over
MOST_SPANS = 20  # shown with a doubt


def find_page_kind(document: Document, listed: HeadlineList) -> PageKind:
    """Statement, report, list or other: by how much of a document's frame was found."""
    if _evidence(document) >= ENOUGH_EVIDENCE and document.articles:
        return PageKind.STATEMENT
    lines_of_text = len(document.opening.preamble) + len(document.body)
    if len(listed.headlines) >= max(FEWEST_IN_A_LIST, lines_of_text):
        return PageKind.LIST
    if document.opening.dateline:
        return PageKind.REPORT
    return PageKind.OTHER


def _evidence(document: Document) -> int:
    """Points for each part of the frame; a formula, a lead-in or signatures count double."""
    opening, ending = document.opening, document.ending
    return (
        2 * bool(opening.formula)
        + 2 * bool(opening.lead_in)
        + bool(opening.title)
        + _numbering_evidence(document)
        + 2 * bool(document.signing.signed)
        + 2 * any(signatory.mark for signatory in ending.attestation.signatories)
        + bool(ending.attestation.signatories)
    )


def _numbering_evidence(document: Document) -> int:
    """Two points for articles that are called so, one for bare numbers."""
    articles = [each for each in document.markers if not each.style.is_section]
    if len(articles) < FEWEST_IN_A_CHAIN:
        return 0
    return 2 if articles[0].style.is_keyword else 1


def doubt_page(decoded: Decoded, roles: Sequence[RoleSpan], kind: PageKind) -> Iterator[Doubt]:
    """Doubts about the page as a whole: its characters, its kind, text without a role."""
    if decoded.replaced:
        yield _undecodable(decoded)
    if kind is not PageKind.STATEMENT:
        yield Doubt(
            "no-statement",
            Severity.BLOCKING,
            "page",
            "No statement was found on this page.",
        )
        return
    left = [each.span for each in roles if each.role is Role.OTHER]
    left = [span for span in left if span.of(decoded.text).strip()]
    if left:
        length = sum(len(span.of(decoded.text).strip()) for span in left)
        yield Doubt(
            "text-without-role",
            Severity.WARNING if length > MOST_LEFT else Severity.NOTICE,
            "page",
            "Some of the page's text is neither part of the document nor known site text.",
            tuple(left[:MOST_SPANS]),
        )


def _undecodable(decoded: Decoded) -> Doubt:
    too_many = decoded.replaced > MOST_REPLACED * len(decoded.text)
    many = "character" if decoded.replaced == 1 else "characters"
    return Doubt(
        "undecodable",
        Severity.BLOCKING if too_many else Severity.WARNING,
        "text",
        f"{decoded.replaced} {many} could not be decoded (as {decoded.charset}).",
    )


def doubt_document(document: Document, title: ParsedTitle | None, text: str) -> Iterator[Doubt]:
    """Doubts about the parts of a document."""
    yield from _doubt_title(title)
    yield from doubt_order(document.markers, text)
    for article in document.articles:
        if article.label and not article.paragraphs and not article.heading:
            yield Doubt(
                "article-empty",
                Severity.WARNING,
                "articles",
                f"No text follows “{article.label.of(text)}”.",
                (article.span,),
            )
    if not document.markers:
        yield Doubt(
            "unnumbered",
            Severity.WARNING,
            "articles",
            "The page prints no numbers: each paragraph was taken as a provision.",
        )
    if document.annex:
        yield Doubt(
            "annex-apart",
            Severity.WARNING,
            "articles",
            "An annex follows the text; it stands in none of its articles.",
            (document.annex[0].span,),
        )
    if document.signing.choice:
        yield Doubt(
            "date-choice",
            Severity.WARNING,
            "signed_on",
            "Several dates are printed; the last was taken for that of signature.",
            document.signing.choice,
        )
    yield from _doubt_ending(document)


def doubt_site_text(document: Document, site: Iterable[Line]) -> Iterator[Doubt]:
    """A doubt about lines between the provisions that were taken for the site's own."""
    if not document.body:
        return
    first, last = document.body[0].index, document.body[-1].index
    within = tuple(line.span for line in site if first < line.index < last)
    if within:
        yield Doubt(
            "site-text-within",
            Severity.WARNING,
            "articles",
            "Lines between the articles were taken for the site's own and left out.",
            within[:MOST_SPANS],
        )


def _doubt_title(title: ParsedTitle | None) -> Iterator[Doubt]:
    if title is None:
        yield Doubt(
            "title-missing",
            Severity.WARNING,
            "title",
            "The page prints no title, and none could be inferred.",
        )
    elif title.basis == "inferred":
        yield Doubt(
            "title-inferred",
            Severity.WARNING,
            "title",
            "The page prints no title; this one was composed of who signed, about what, and"
            " what the document calls itself.",
        )


def _doubt_ending(document: Document) -> Iterator[Doubt]:
    ending = document.ending
    yield from ending.attestation.doubts
    if not ending.closing and not ending.attestation.signatories:
        yield Doubt(
            "incomplete",
            Severity.WARNING,
            "closing",
            "There is neither a closing nor a signature: the text may be incomplete.",
        )
    elif document.signing.unreadable:
        yield Doubt(
            "date-unreadable",
            Severity.WARNING,
            "signed_on",
            "The date of signature is none that the calendar has.",
            document.signing.unreadable,
        )
    elif document.signing.signed is None:
        yield Doubt(
            "date-missing",
            Severity.WARNING,
            "signed_on",
            "No date of signature was found.",
        )
