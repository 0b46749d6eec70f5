"""The frame of a document: what stands before its provisions, and what stands behind them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.parsing.dates import place_of
from archive.parsing.languages import Language
from archive.parsing.lines import Line
from archive.parsing.result import ParsedDate, Span
from archive.parsing.signatures import Attestation, find_attestation

LONGEST_CLOSING = 400  # characters
LONGEST_TITLE = 400
LONGEST_SITE_TEXT = 80
LONGEST_DATED_LINE = 80
LONGEST_PARTY_LINE = 160
ALL_LINK = 0.9  # of a line's characters
MENU_PATH = re.compile(r"/(?:nav|footer|aside)(?:\[[0-9]+\])?(?:/|$)")
LINES_BELOW_SIGNATURES = 2  # where a date may still stand


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the provisions. Lines of the preamble lack their dateline."""

    lead_in: tuple[Line, ...] = ()
    title: Line | None = None
    preamble: tuple[Line, ...] = ()
    formula: Line | None = None
    dateline: Span | None = None  # glued to the front of the preamble
    headings: tuple[Line, ...] = ()  # the word Preamble, and the like
    dated_line: Line | None = None  # (2017年7月4日于某地), below the title


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands behind the provisions."""

    closing: tuple[Line, ...] = ()
    attestation: Attestation = field(default_factory=lambda: Attestation((), (), ()))

    @property
    def start(self) -> int | None:
        """Where in the text it begins; ``None`` where nothing was found."""
        lines = [*self.closing, *self.attestation.lines]
        return min((line.span.start for line in lines), default=None)


def find_site_text(lines: Sequence[Line], language: Language) -> dict[int, Line]:
    """Lines that belong to the page: tip-line, editor, copyright, menu; by index."""
    return {
        line.index: line
        for line in lines
        if _is_menu(line)
        or (
            len(line.shadow) <= LONGEST_SITE_TEXT
            and (_is_tip_line(line, language) or _is_site_text(line, language))
        )
    }


def _is_menu(line: Line) -> bool:
    """By its markup: a short line that is a link, or what stands in a menu or a footer."""
    is_link = line.hints.link_share >= ALL_LINK and len(line.shadow) <= LONGEST_SITE_TEXT
    is_unseen = line.hints.tag in {"title", "meta"}
    return is_link or is_unseen or bool(MENU_PATH.search(line.hints.path))


def _is_tip_line(line: Line, language: Language) -> bool:
    """A line that gives a number or an address to call; a sentence of the text is none."""
    is_sentence = line.shadow.endswith(("。", ".", "!"))
    return bool(language.tip_line.match(line.shadow)) and not is_sentence


def _is_site_text(line: Line, language: Language) -> bool:
    if language.site_notice.match(line.shadow):
        return True
    is_sentence = language.sentence_end.match(line.shadow)
    return bool(language.site_text.match(line.shadow)) and not is_sentence


def find_formula(lines: Sequence[Line], language: Language) -> Line | None:
    """The last line that ends a preamble: … declare as follows."""
    formulas = [
        line
        for line in lines
        if language.formula.match(line.shadow) and not language.lead_in.match(line.shadow)
    ]
    return formulas[-1] if formulas else None


def read_opening(head: Sequence[Line], language: Language) -> Opening:
    """Tell lead-in, title and preamble apart in the lines before the first provision."""
    lead_in = next(
        (line for line in reversed(head) if language.lead_in.match(line.shadow)), None
    )
    title = _printed_title(head, language)
    anchors = [line.index for line in (lead_in, title) if line]
    if anchors:
        preamble = [line for line in head if line.index > max(anchors)]
    else:
        first = next((line.index for line in head if language.prose.match(line.shadow)), None)
        preamble = [line for line in head if first is not None and line.index >= first]
    headings = [line for line in preamble if language.preamble_heading.match(line.shadow)]
    preamble = [line for line in preamble if not language.preamble_heading.match(line.shadow)]
    dated_line = None
    if title and preamble and _is_dated_line(preamble[0], language):
        dated_line = preamble.pop(0)
    dateline = None
    if preamble and (match := language.dateline.match(preamble[0].shadow)):
        dateline = preamble[0].within(*match.span())
    return Opening(
        lead_in=(lead_in,) if lead_in else (),
        title=title,
        preamble=tuple(preamble),
        formula=find_formula(preamble, language),
        dateline=dateline,
        headings=tuple(headings),
        dated_line=dated_line,
    )


def _printed_title(head: Sequence[Line], language: Language) -> Line | None:
    """The line nearest to the text that reads like the title of a document."""
    return next((line for line in reversed(head) if is_title(line.shadow, language)), None)


def is_title(shadow: str, language: Language) -> bool:
    """Whether a line reads like the title of a document, and not like a report's headline."""
    return bool(
        len(shadow) <= LONGEST_TITLE
        and language.printed_title.match(shadow)
        and not shadow.endswith((",", "、", "-"))
        and not shadow[0].islower()
        and not language.sentence_end.match(shadow)
        and not language.news_title.match(shadow)
        and not language.recital.match(shadow)
    )


def read_ending(tail: Sequence[Line], text: str, language: Language) -> Ending:
    """Find closing and signature block in the lines behind the last provision's first line."""
    signed_at = _first_signature(tail, language)
    before = [line for line in tail if signed_at is None or line.index < signed_at]
    closing_lines = _closing_lines(before, language)
    after = closing_lines[-1].index if closing_lines else None
    if signed_at is not None:
        block = [line for line in tail if line.index >= signed_at]
    elif after is not None:
        block = [line for line in tail if line.index > after]
    else:
        block = []
    attestation = find_attestation(block, text, language)
    last = attestation.lines[-1].index if attestation.lines else None
    if last is not None and not any(_dates(line, language) for line in closing_lines):
        below = [line for line in tail if line.index > last][:LINES_BELOW_SIGNATURES]
        closing_lines += [line for line in below if _is_dated_line(line, language)][:1]
    return Ending(tuple(closing_lines), attestation)


def _first_signature(tail: Sequence[Line], language: Language) -> int | None:
    """The index of the line where a marked signature block starts, with its institutions."""
    for place, line in enumerate(tail):
        if language.mark.search(line.shadow) and not language.sentence_end.match(
            language.mark.sub("", line.shadow)
        ):
            first = place
            while first and _names_institutions(tail[first - 1], language):
                first -= 1
            return tail[first].index
    return None


def _names_institutions(line: Line, language: Language) -> bool:
    """Whether a line is nothing but institutions or offices, as above signatures."""
    cells = [cell for cell in language.cell_gap.split(line.shadow) if cell]
    return len(line.shadow) <= LONGEST_PARTY_LINE and all(
        language.institution.match(cell)
        or language.office.search(cell)
        or language.party_prefix.match(cell)
        for cell in cells
    )


def _closing_lines(lines: Sequence[Line], language: Language) -> list[Line]:
    """The last closing sentence, with those directly above it that belong to it."""
    for place in range(len(lines) - 1, -1, -1):
        if _is_closing(lines[place], language) or _is_dated_line(lines[place], language):
            first = place
            while first and _is_closing(lines[first - 1], language):
                first -= 1
            return list(lines[first : place + 1])
    return []


def ends_document(line: Line, language: Language) -> bool:
    """Whether a line is a closing with its date, or carries a mark of signing."""
    has_mark = bool(language.mark.search(line.shadow)) and len(line.shadow) <= LONGEST_CLOSING
    return has_mark or _is_closing(line, language)


def _is_closing(line: Line, language: Language) -> bool:
    return (
        len(line.shadow) <= LONGEST_CLOSING
        and bool(language.closing.match(line.shadow))
        and bool(_dates(line, language))
    )


def _is_dated_line(line: Line, language: Language) -> bool:
    """A line of a date and a place and nothing else."""
    if len(line.shadow) > LONGEST_DATED_LINE:
        return False
    dates = _dates(line, language)
    return bool(dates) and bool(language.dated_line.match(_without(line, dates).strip(" ()")))


def _dates(line: Line, language: Language) -> list[ParsedDate | Span]:
    return list(language.find_dates(line.shadow, line.span.start))


def _without(line: Line, dates: Sequence[ParsedDate | Span]) -> str:
    """The line's shadow with its dates blanked out, of the same length."""
    shadow = line.shadow
    for found in dates:
        span = found.span if isinstance(found, ParsedDate) else found
        start, end = span.start - line.span.start, span.end - line.span.start
        shadow = shadow[:start] + " " * (end - start) + shadow[end:]
    return shadow


@dataclass(frozen=True, slots=True)
class Signing:
    """When and where a document was signed, and what is unsure about it."""

    signed: ParsedDate | None = None
    place: Span | None = None
    unreadable: tuple[Span, ...] = ()  # dates that no calendar has
    choice: tuple[Span, ...] = ()  # several dates of which one was taken


def read_signing(opening: Opening, ending: Ending, language: Language) -> Signing:
    """When and where it was signed.

    By the closing, else by the line below the title; the last date and place win, but for
    what is said of entry into force.
    """
    below_title = (opening.dated_line,) if opening.dated_line else ()
    for lines in (ending.closing, below_title):
        found = [date for line in lines for date in _signing_dates(line, language)]
        dates = [date for date in found if isinstance(date, ParsedDate)]
        places = [span for line in lines if (span := _place(line, language))]
        if dates:
            choice = tuple(date.span for date in dates)
            is_unsure = len({date.on for date in dates}) > 1
            place = places[-1] if places else None
            return Signing(dates[-1], place, choice=choice if is_unsure else ())
        if found:
            return Signing(unreadable=tuple(date for date in found if isinstance(date, Span)))
    return Signing()


def _signing_dates(line: Line, language: Language) -> list[ParsedDate | Span]:
    """The dates of a closing line; those by an entry into force only where no other is."""
    dates = _dates(line, language)
    in_force = language.in_force.search(line.shadow)
    if in_force is None or len(dates) < 2:  # noqa: PLR2004 -- one date is no choice
        return dates
    behind = [date for date in dates if place_of(date) > line.span.start + in_force.start()]
    told = behind[0] if behind else dates[-1]  # on 1 January; 自2018年1月1日起生效
    return [date for date in dates if date is not told]


def _place(line: Line, language: Language) -> Span | None:
    shadow = _without(line, _dates(line, language))
    match = language.place.search(shadow)
    return line.within(*match.span("place")) if match else None
