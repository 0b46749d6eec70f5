"""What a reading can find: values that point into the text of the page."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# What keeps its hyphen before another word.
HYPHENATED = frozenset(
    "non co anti ex self vice semi multi inter pro well long short кое военно".split()
)
HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")


def _keeps_hyphen(above: str, line: str, text: str) -> bool:
    """Whether the hyphen at a line's end belongs to the word: non-proliferation."""
    before = above.rsplit(maxsplit=1)[-1]
    stem = before.rstrip("".join(HYPHENS)).lower()
    return stem in HYPHENATED or f"{before}{line.split(maxsplit=1)[0].rstrip('.,;:')}" in text


def _is_han_border(before: str, after: str) -> bool:
    """Whether lines meet in the middle of Chinese text, which has no space there."""
    return any("\u2e80" <= character <= "\uffef" for character in (before, after))


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters, as in ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def shown(self, text: str) -> str:
        """The characters as they are read: hard line breaks within a paragraph left out."""
        lines = [line.strip() for line in self.of(text).splitlines()]
        shown = ""
        for line in filter(None, lines):
            if shown.endswith(HYPHENS) and shown[-2:-1].isalpha() and line[0].islower():
                shown = (shown if _keeps_hyphen(shown, line, text) else shown[:-1]) + line
            else:
                shown += ("" if not shown or _is_han_border(shown[-1], line[0]) else " ") + line
        return shown


class Role(StrEnum):
    """What a line of the page is."""

    LEAD_IN = "lead-in"
    TITLE = "title"
    DATELINE = "dateline"
    PREAMBLE = "preamble"
    HEADING = "heading"
    ARTICLE = "article"
    CLOSING = "closing"
    SIGNATURE = "signature"
    ANNEX = "annex"
    HEADLINE = "headline"
    LIST_HEADER = "list header"
    SITE_TEXT = "site text"
    OTHER = "other"


class PageKind(StrEnum):
    STATEMENT = "statement"
    REPORT = "report"
    LIST = "list"
    OTHER = "other"


class Severity(StrEnum):
    """How much a doubt matters: a reading with nothing above NOTICE is clean."""

    NOTICE = "notice"  # an editor may pass over it
    WARNING = "warning"  # an editor should look
    BLOCKING = "blocking"  # it cannot be published so


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why an editor should look, in words, and where."""

    code: str
    severity: Severity
    field: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A stretch of the text that has one role."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class ParsedTitle:
    """The title: a span of the page where it is printed, composed where it is inferred."""

    text: str
    basis: str  # printed or inferred
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date with its precision (day, month, year); the first day of what is known."""

    on: date
    precision: str
    span: Span


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """A provision: its label and heading as printed, its paragraphs as spans.

    ``key`` is its locator (``art-3``, ``par-4`` where no number is printed, ``sec-1`` for a
    section that holds articles); ``parent`` is the key of the section that it stands in.
    """

    key: str
    label: Span | None
    number: str
    heading: Span | None
    paragraphs: tuple[Span, ...]
    span: Span
    parent: str | None = None

    def text(self, text: str) -> str:
        """Its paragraphs, one a line."""
        return joined(self.paragraphs, text)


@dataclass(frozen=True, slots=True)
class ParsedSignatory:
    """Who signed; texts as printed, but for a space within a short han name."""

    name: str
    institution: str
    office: str
    mark: str
    span: Span


@dataclass(frozen=True, slots=True)
class ParsedHeadline:
    """A link title beside the statement, without its bullet and date."""

    title: Span
    published_on: date | None
    span: Span
    url: str = ""  # as printed: it may be relative to the page's own address


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how it was made from bytes."""

    text: str
    charset: str
    basis: str  # how that is known: mark, declared, strict, page, letters, detected, damaged
    replaced: int  # characters that could not be decoded


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """Everything that was read in one captured page.

    ``roles`` covers ``decoded.text`` without gap or overlap.
    """

    decoded: Decoded
    language: str  # BCP 47: zh-Hans, zh-Hant, ru, en; empty where it is unknown
    page_kind: PageKind
    roles: tuple[RoleSpan, ...]
    lines: tuple[tuple[int, str], ...] = ()  # of HTML: start of a line, path of its element
    published_on: date | None = None  # as the page's metadata says
    kind: str = ""
    title: ParsedTitle | None = None
    lead_in: tuple[Span, ...] = ()
    preamble: tuple[Span, ...] = ()
    articles: tuple[ParsedArticle, ...] = ()
    closing: tuple[Span, ...] = ()
    signed: ParsedDate | None = None
    place: Span | None = None
    signatories: tuple[ParsedSignatory, ...] = ()
    headlines: tuple[ParsedHeadline, ...] = ()
    source_name: str = ""
    tip_line: Span | None = None
    doubts: tuple[Doubt, ...] = ()

    @property
    def text(self) -> str:
        return self.decoded.text

    @property
    def captured_not_before(self) -> date | None:
        """The page is not older than the newest headline that it carries."""
        dates = [headline.published_on for headline in self.headlines]
        return max((day for day in dates if day), default=None)

    @property
    def is_clean(self) -> bool:
        return all(doubt.severity is Severity.NOTICE for doubt in self.doubts)


def joined(spans: tuple[Span, ...], text: str) -> str:
    """Paragraphs, one a line."""
    return "\n".join(span.shown(text) for span in spans)
