"""The outline of a document: which numbering it uses, and where its provisions start."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.parsing.languages import Language
from archive.parsing.languages.language import MarkerStyle
from archive.parsing.lines import Line
from archive.parsing.result import Doubt, Severity, Span

FEWEST_IN_A_CHAIN = 2
LATEST_START = 3  # a chain whose first numbers were lost may start here


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the start of a line."""

    line: Line
    style: MarkerStyle
    label: Span
    ordinal: int
    rest: int  # where, in the line's shadow, the text begins


def find_markers(lines: Sequence[Line], language: Language) -> list[Marker]:
    """Every line of ``lines`` that starts with a number in one of the language's styles."""
    return [marker for line in lines if (marker := _marker(line, language))]


def starts_with_marker(line: Line, language: Language) -> bool:
    return _marker(line, language) is not None


def _marker(line: Line, language: Language) -> Marker | None:
    for style in language.marker_styles:
        match = style.pattern.match(line.shadow)
        ordinal = style.ordinal(match["ordinal"]) if match else None
        if match and ordinal:
            label = line.within(*match.span("label"))
            return Marker(line, style, label, ordinal, match.end())
    return None


def choose_provisions(markers: Sequence[Marker], *, after_formula: int | None) -> list[Marker]:
    """The markers of articles, and of the sections that hold them, in the page's order.

    The articles' style is the first, in the order of the page, that counts from its start;
    keyword styles (第三条) go before bare numbers. ``after_formula`` is the index of the first
    line behind the preamble's formula: there even a single number opens an article.
    """
    style = _article_style(markers, after_formula)
    if style is None:
        return []
    articles = [marker for marker in markers if marker.style is style]
    first = _first_of_chain(articles, after_formula)
    start = articles[first].line.index if first is not None else articles[0].line.index
    sections = _sections(markers, style, start)
    chosen = [*sections, *(marker for marker in articles if marker.line.index >= start)]
    return sorted(chosen, key=lambda marker: marker.line.index)


def _article_style(markers: Sequence[Marker], after_formula: int | None) -> MarkerStyle | None:
    styles = list(
        dict.fromkeys(marker.style for marker in markers if not marker.style.is_section)
    )
    keyword_first = sorted(styles, key=lambda style: not style.is_keyword)
    opened: list[tuple[bool, int, MarkerStyle]] = []
    for style in keyword_first:
        same = [marker for marker in markers if marker.style is style]
        first = _first_of_chain(same, after_formula)
        if first is not None:
            opened.append((not style.is_keyword, same[first].line.index, style))
    return min(opened, key=lambda each: each[:2])[2] if opened else None


def _first_of_chain(same: Sequence[Marker], after_formula: int | None) -> int | None:
    """Where counting starts: a low number that the next one follows, or the formula's first."""
    for index, marker in enumerate(same):
        if marker.ordinal > LATEST_START:
            continue
        following = same[index + 1].ordinal - marker.ordinal if index + 1 < len(same) else 0
        if 1 <= following < LATEST_START:
            return index
        if after_formula is not None and marker.line.index >= after_formula:
            return index
    return None


def _sections(markers: Sequence[Marker], style: MarkerStyle, start: int) -> list[Marker]:
    """The sections that hold articles: all from the one directly above the first article."""
    sections = [marker for marker in markers if marker.style.is_section and style.is_keyword]
    before = [marker for marker in sections if marker.line.index < start]
    nearest: list[Marker] = []
    for marker in reversed(before):  # 第一部分 above 第一章: at most one of a style
        if marker.style in {each.style for each in nearest}:
            break
        nearest.append(marker)
    return [*nearest, *(marker for marker in sections if marker.line.index > start)]


def doubt_order(provisions: Sequence[Marker], text: str) -> Iterator[Doubt]:
    """A doubt for each number that is missing, doubled or out of order among articles."""
    previous: Marker | None = None
    opens_section = False  # then the numbering may start again at 1
    for marker in provisions:
        if marker.style.is_section:
            opens_section = True
            continue
        expected = previous.ordinal + 1 if previous else 1
        if marker.ordinal > expected:
            yield _missing(expected, marker, previous, text)
        elif marker.ordinal < expected and marker.ordinal != 1:
            yield Doubt(
                "order-broken",
                Severity.WARNING,
                "articles",
                f"“{marker.label.of(text)}” stands out of order after number {expected - 1}.",
                (marker.label,),
            )
        elif marker.ordinal < expected and not opens_section:
            yield Doubt(
                "order-restarts",
                Severity.WARNING,
                "articles",
                f"The numbering starts again at “{marker.label.of(text)}”.",
                (marker.label,),
            )
        previous, opens_section = marker, False


def _missing(expected: int, marker: Marker, previous: Marker | None, text: str) -> Doubt:
    last = marker.ordinal - 1
    numbers = f"number {expected}" if last == expected else f"numbers {expected} to {last}"
    be = "is" if last == expected else "are"
    before = f"“{previous.label.of(text)}”" if previous else "the beginning"
    return Doubt(
        "marker-missing",
        Severity.WARNING,
        "articles",
        f"Between {before} and “{marker.label.of(text)}” {numbers} {be} missing.",
        (previous.label, marker.label) if previous else (marker.label,),
    )
