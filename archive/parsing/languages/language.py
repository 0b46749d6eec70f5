"""What the reader must know of a language: words and patterns, as data.

Every pattern is matched on the shadow of a text (see ``folding``): simplified characters,
half-width forms. A language is a module that makes one ``Language``; ``languages/__init__.py``
lists them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive.parsing.result import ParsedDate, Span


@dataclass(frozen=True, slots=True)
class MarkerStyle:
    """One way of numbering provisions: 一、 or 第三条.

    ``pattern`` matches at the start of a line, with the groups ``label`` (what is printed
    before the text) and ``ordinal``; what follows the whole match is heading or text.
    """

    name: str
    pattern: re.Pattern[str]
    ordinal: Callable[[str], int | None]
    is_keyword: bool = False  # a word says what it is: no chain from 1 is needed
    is_section: bool = False  # it holds articles


@dataclass(frozen=True, slots=True)
class KindWord:
    """What a document calls itself, and the kind that it then is."""

    pattern: re.Pattern[str]
    kind: str


@dataclass(frozen=True, slots=True)
class Language:
    """The words and patterns of one language."""

    code: str  # base language: zh, ru, en
    marker_styles: tuple[MarkerStyle, ...]
    find_dates: Callable[[str, int], Iterator[ParsedDate | Span]]

    # The frame, matched on a line's shadow.
    lead_in: re.Pattern[str]
    lead_in_title: re.Pattern[str]  # group title: named in a lead-in
    preamble_heading: re.Pattern[str]  # the word Preamble on a line of its own
    formula: re.Pattern[str]  # the end of a preamble: … declare as follows:
    dateline: re.Pattern[str]
    prose: re.Pattern[str]  # a line that holds sentences
    sentence_end: re.Pattern[str]
    closing: re.Pattern[str]  # what a closing sentence holds beside its date
    in_force: re.Pattern[str]  # what follows is not the date of signature
    annex: re.Pattern[str]  # the heading of an annex
    place: re.Pattern[str]  # group place; matched after the dates were blanked out
    dated_line: re.Pattern[str]  # what may stand with a date on a line of its own

    # The title and the kind.
    printed_title: re.Pattern[str]
    recital: re.Pattern[str]  # how a clause of a preamble begins: recalling, noting
    news_title: re.Pattern[str]  # words of a report's headline: signed, condemned
    kinds: tuple[KindWord, ...]
    topic: re.Pattern[str]  # group topic, in the line with the formula
    self_name: re.Pattern[str]  # group kind: in the closing, this statement
    formula_name: re.Pattern[str]  # group kind: in the formula, state as follows
    compose_title: Callable[[list[str], str, str], str]  # parties, topic, kind word

    # Signatures.
    cell_gap: re.Pattern[str]  # between two columns of one line
    party_prefix: re.Pattern[str]  # For the Government of: before an institution
    mark: re.Pattern[str]  # group mark: (signed), after the name
    institution: re.Pattern[str]
    office: re.Pattern[str]  # at the end of an institution or before a name
    name: re.Pattern[str]
    spaced_name: re.Pattern[str]  # a short name printed with a space inside

    # The page.
    tip_line: re.Pattern[str]  # group name where the line names its site
    list_header: re.Pattern[str]
    site_text: re.Pattern[str]  # no sentence: a menu, a source, an editor
    site_notice: re.Pattern[str]  # may be a sentence: all rights reserved
