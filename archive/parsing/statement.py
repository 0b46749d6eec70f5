"""Reading a captured page, step by step: start here.

Bytes become text, text becomes lines; headlines and the site's own lines are set apart, the
document's structure is read out of the rest, and every line gets a role. What is unsure
becomes a doubt; only what is no text at all raises.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive.parsing.assessing import (
    doubt_document,
    doubt_page,
    doubt_site_text,
    find_page_kind,
)
from archive.parsing.document import Document, read_document
from archive.parsing.frame import find_site_text
from archive.parsing.headlines import HeadlineList, find_headlines
from archive.parsing.languages import LANGUAGES, Language, find_language
from archive.parsing.lines import Line, split_lines
from archive.parsing.reading import decode
from archive.parsing.rendered import Rendered
from archive.parsing.rendering import render
from archive.parsing.result import (
    Decoded,
    Doubt,
    PageKind,
    ParsedPage,
    Role,
    RoleSpan,
    Severity,
    Span,
)
from archive.parsing.title import find_kind, find_title
from archive.parsing.wrapping import join_wrapped

READER_VERSION = "2"  # raised whenever the same bytes would give another reading


def read_page(
    content: bytes, *, media_type: str = "", declared_charset: str = ""
) -> ParsedPage:
    """Read the bytes of a captured page; the same bytes always give the same reading.

    ``media_type`` and ``declared_charset`` are what is told of them. Raises
    ``reading.Unreadable`` for what is empty, too large, or no text.
    """
    decoded, rendered = render(decode(content, declared=declared_charset), media_type)
    return read_text(decoded, rendered)


@dataclass(frozen=True, slots=True)
class Sifted:
    """The lines of a page, those of its headlines and those of its site set apart."""

    lines: tuple[Line, ...]
    listed: HeadlineList
    site: dict[int, Line]  # by index
    language: str  # tag

    @property
    def roles(self) -> dict[int, Role]:
        """The roles of what is set apart, by the index of the line."""
        return (
            dict.fromkeys([*self.listed.headlines, *self.listed.dates], Role.HEADLINE)
            | dict.fromkeys(self.listed.headers, Role.LIST_HEADER)
            | dict.fromkeys(self.site, Role.SITE_TEXT)
        )


def read_text(decoded: Decoded, rendered: Rendered | None = None) -> ParsedPage:
    """Read a decoded page; ``rendered`` tells what its markup said of the same text."""
    rendered = rendered or Rendered(decoded.text)
    lines = split_lines(decoded.text, rendered.hints)
    tag = find_language(decoded.text)
    language = LANGUAGES.get(tag.partition("-")[0])
    listed = find_headlines(lines, language)
    if language is None:
        return _unread(decoded, Sifted(lines, listed, {}, tag))
    in_lists = listed.lines
    if not rendered.hints:
        lines = join_wrapped(lines, decoded.text, language, apart=in_lists)
    others = [line for line in lines if line.shadow and line.index not in in_lists]
    sifted = Sifted(lines, listed, find_site_text(others, language), tag)
    document = read_document(
        [line for line in others if line.index not in sifted.site],
        [line for line in lines if line.index in in_lists],
        list(sifted.site.values()),
        decoded.text,
        language,
    )
    page = _page(decoded, sifted, document, language)
    paths = tuple((line.whole.start, line.hints.path) for line in lines if line.hints.path)
    return replace(page, lines=paths, published_on=rendered.published_on)


def _unread(decoded: Decoded, sifted: Sifted) -> ParsedPage:
    """A page in a language that no module reads: its lines without roles, and a doubt."""
    tag = sifted.language
    said = (
        f"pages in “{tag}” are not read yet"
        if tag not in {"", "und"}
        else "its language could not be told"
    )
    doubt = Doubt("language-not-read", Severity.BLOCKING, "language", f"Kept, but {said}.")
    roles = _roles(sifted.lines, sifted.roles)
    return ParsedPage(
        decoded=decoded,
        language=tag,
        page_kind=PageKind.OTHER,
        roles=roles,
        headlines=tuple(sifted.listed.headlines.values()),
        doubts=(doubt, *doubt_page(decoded, roles, PageKind.OTHER), *sifted.listed.doubts),
    )


def _page(
    decoded: Decoded, sifted: Sifted, document: Document, language: Language
) -> ParsedPage:
    """Judge what was read, and put it together."""
    text = decoded.text
    kind = find_page_kind(document, sifted.listed)
    is_statement = kind is PageKind.STATEMENT
    if not is_statement:
        document = Document()
    heads = [line for line in sifted.site.values() if line.hints.tag == "title"]
    title = find_title(document, heads, text, language) if is_statement else None
    by_line = sifted.roles | _document_roles(document)
    roles = _roles(sifted.lines, by_line, document.opening.dateline)
    doubts = list(doubt_page(decoded, roles, kind))
    if is_statement:
        doubts += doubt_document(document, title, text)
        doubts += doubt_site_text(document, sifted.site.values())
    tip_line, name = _tip_line(sifted.site.values(), text, language)
    return ParsedPage(
        decoded=decoded,
        language=sifted.language,
        page_kind=kind,
        roles=roles,
        kind=find_kind(title, language),
        title=title,
        lead_in=tuple(line.span for line in document.opening.lead_in),
        preamble=_preamble(document),
        articles=document.articles,
        closing=tuple(line.span for line in document.ending.closing),
        signed=document.signing.signed,
        place=document.signing.place,
        signatories=document.ending.attestation.signatories,
        headlines=tuple(sifted.listed.headlines.values()),
        source_name=name,
        tip_line=tip_line,
        doubts=(*doubts, *sifted.listed.doubts),
    )


def _preamble(document: Document) -> tuple[Span, ...]:
    """The paragraphs of the preamble, without a dateline glued to the first."""
    spans = [line.span for line in document.opening.preamble]
    dateline = document.opening.dateline
    if spans and dateline:
        spans[0] = Span(dateline.end, spans[0].end)
    return tuple(span for span in spans if span.start < span.end)


def _tip_line(site: Iterable[Line], text: str, language: Language) -> tuple[Span | None, str]:
    """The line with which the page asks for news, and the site's name in it."""
    for line in site:
        if match := language.tip_line.match(line.shadow):
            name = line.within(*match.span("name")).of(text) if match["name"] else ""
            return line.span, name
    return None, ""


def _document_roles(document: Document) -> dict[int, Role]:
    """The role of each line of the document, by the line's index."""
    opening, ending = document.opening, document.ending
    roles = {line.index: Role.PREAMBLE for line in opening.preamble}
    roles |= {line.index: Role.HEADING for line in opening.headings}
    roles |= {line.index: Role.LEAD_IN for line in opening.lead_in}
    if opening.title:
        roles[opening.title.index] = Role.TITLE
    if opening.dated_line:
        roles[opening.dated_line.index] = Role.DATELINE
    roles |= {line.index: Role.ARTICLE for line in document.body}
    roles |= {
        marker.line.index: Role.HEADING
        for marker in document.markers
        if marker.style.is_section
    }
    roles |= {line.index: Role.CLOSING for line in ending.closing}
    roles |= {line.index: Role.ANNEX for line in document.annex}
    return roles | {line.index: Role.SIGNATURE for line in ending.attestation.lines}


def _roles(
    lines: Sequence[Line], by_line: dict[int, Role], dateline: Span | None = None
) -> tuple[RoleSpan, ...]:
    """Roles for the whole text: a blank line goes with the line above it."""
    merged: list[RoleSpan] = []
    for line in lines:
        role = by_line.get(line.index, Role.OTHER)
        if not line.shadow and merged:
            role = merged[-1].role
        start = line.whole.start
        if dateline and start <= dateline.start < line.whole.end:
            merged.append(RoleSpan(Span(start, dateline.end), Role.DATELINE))
            start = dateline.end
        if merged and merged[-1].role is role:
            start = merged.pop().span.start
        if start < line.whole.end:
            merged.append(RoleSpan(Span(start, line.whole.end), role))
    return tuple(merged)
