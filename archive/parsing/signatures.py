"""Parties and signatories in the attestation at the end of a statement."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from archive.parsing.languages import Language
from archive.parsing.lines import Line
from archive.parsing.result import Doubt, ParsedSignatory, Severity, Span

LONGEST_BLOCK = 24  # lines
LONGEST_LINE = 120  # characters
LINES_OF_A_PARTY = 4  # below which a bare name is no signature any more
AROUND = " \t\u3000\xa0_:"  # a cell: blanks, and the rule that a name is written on


class Part(Enum):
    INSTITUTION = "institution"
    OFFICE = "office"
    PERSON = "person"
    PREFIX = "prefix"  # For the, alone on its line: the party stands on the next
    UNKNOWN = "unknown"


PARTIES = frozenset({Part.INSTITUTION, Part.OFFICE, Part.PREFIX})


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a signature block; ``mark`` is the mark of signing behind a person."""

    part: Part
    span: Span
    office: Span | None = None  # the end of an institution that is an office: 甲国|主席
    mark: Span | None = None


@dataclass(frozen=True, slots=True)
class Attestation:
    """The lines of a signature block, and who signed in it."""

    lines: tuple[Line, ...]
    signatories: tuple[ParsedSignatory, ...]
    doubts: tuple[Doubt, ...]


def find_attestation(lines: Sequence[Line], text: str, language: Language) -> Attestation:
    """The signature block at the start of ``lines`` (what follows the body); may be empty."""
    block = _block(lines, language)
    tokens = _join_prefixes(token for line in block for token in _tokens(line, language))
    signatories = tuple(_signatories(tokens, text, language))
    if not signatories:
        return Attestation((), (), ())
    return Attestation(tuple(block), signatories, tuple(_doubts(tokens)))


def _join_prefixes(tokens: Iterable[Token]) -> list[Token]:
    """The tokens; what follows a prefix that stood alone is the institution it announced."""
    joined: list[Token] = []
    announced = False
    for token in tokens:
        if token.part is Part.PREFIX:
            announced = True
            continue
        is_party = announced and token.part is not Part.PERSON
        joined.append(replace(token, part=Part.INSTITUTION) if is_party else token)
        announced = False
    return joined


def _block(lines: Sequence[Line], language: Language) -> list[Line]:
    """The short lines up to the last that shows a signature, a party, an office or a name.

    A bare name counts only close below a party or an office, and where no marks are printed.
    """
    block: list[Line] = []
    signed = 0
    has_marks = any(_marks(line, language) for line in lines[:LONGEST_BLOCK])
    since_party = LINES_OF_A_PARTY
    for line in lines:
        if not line.shadow:
            continue
        if len(line.shadow) > LONGEST_LINE or _is_sentence(line, language):
            break
        if len(block) == LONGEST_BLOCK:
            break
        block.append(line)
        parts = {token.part for token in _tokens(line, language)}
        since_party = 0 if parts & PARTIES else since_party + 1
        is_near = since_party < LINES_OF_A_PARTY and not has_marks
        if parts - {Part.UNKNOWN} or (is_near and _shows_name(line, language)):
            signed = len(block)
    return block[:signed]


def _shows_name(line: Line, language: Language) -> bool:
    cells = _cells(line, 0, len(line.shadow), language)
    return any(language.name.match(line.shadow[slice(*cell)]) for cell in cells)


def _is_sentence(line: Line, language: Language) -> bool:
    return bool(
        language.sentence_end.match(line.shadow)
        and not line.shadow.endswith(":")  # a party, with its people below
        and not _marks(line, language)
    )


def _marks(line: Line, language: Language) -> list[re.Match[str]]:
    return list(language.mark.finditer(line.shadow))


def _tokens(line: Line, language: Language) -> Iterator[Token]:
    """What stands on a line, in its order: people by their marks, cells by what they say."""
    position = 0
    for mark in _marks(line, language):
        cells = _cells(line, position, mark.start(), language)
        marked = line.within(*mark.span("mark"))
        if cells:
            yield from (_token(line, cell, language) for cell in cells[:-1])
            yield Token(Part.PERSON, line.within(*cells[-1]), mark=marked)
            position = mark.end()
        else:  # the mark stands in front of the name
            position = mark.end()
            following = _cells(line, position, len(line.shadow), language)
            if following:
                yield Token(Part.PERSON, line.within(*following[0]), mark=marked)
                position = following[0][1]
    for cell in _cells(line, position, len(line.shadow), language):
        yield _token(line, cell, language)


def _cells(line: Line, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """The places of the cells between gaps; two that are one spaced name count as one."""
    cells: list[tuple[int, int]] = []
    edges = [gap.span() for gap in language.cell_gap.finditer(line.shadow, start, end)]
    starts = [start, *(gap_end for _, gap_end in edges)]
    ends = [*(gap_start for gap_start, _ in edges), end]
    for cell in zip(starts, ends, strict=True):
        first, last = _trimmed(line.shadow, *cell)
        if first >= last:
            continue
        if cells and language.spaced_name.match(line.shadow[cells[-1][0] : last]):
            first = cells.pop()[0]
        cells.append((first, last))
    return cells


def _trimmed(shadow: str, start: int, end: int) -> tuple[int, int]:
    """A place without the blanks, rules and colons around what it holds."""
    content = shadow[start:end]
    left = len(content) - len(content.lstrip(AROUND))
    return start + left, start + max(left, len(content.rstrip(AROUND)))


def _token(line: Line, cell: tuple[int, int], language: Language) -> Token:
    shadow = line.shadow[slice(*cell)]
    span = line.within(*cell)
    if prefix := language.party_prefix.match(shadow):
        party = line.within(cell[0] + prefix.end(), cell[1])
        return (
            Token(Part.INSTITUTION, party)
            if party.start < party.end
            else Token(Part.PREFIX, span)
        )
    if office := language.office.search(shadow):
        if office.start() == 0:
            return Token(Part.OFFICE, span)
        institution = line.within(cell[0], cell[0] + office.start())
        return Token(Part.INSTITUTION, institution, office=Span(institution.end, span.end))
    if language.institution.match(shadow):
        return Token(Part.INSTITUTION, span)
    return Token(Part.UNKNOWN, span)


def _signatories(
    tokens: Sequence[Token], text: str, language: Language
) -> Iterator[ParsedSignatory]:
    """Pair persons with institutions: by order where the counts agree, else by nearness."""
    people = [index for index, token in enumerate(tokens) if token.part is Part.PERSON]
    if not people:
        people = _unmarked_people(tokens, text, language)
    institutions = [i for i, token in enumerate(tokens) if token.part is Part.INSTITUTION]
    pairs = _pair(institutions, people)
    for index in people:
        paired = pairs.get(index)
        institution = tokens[paired] if paired is not None else None
        name = tokens[index].span.of(text)
        if language.spaced_name.match(name):
            name = name[0] + name[-1]
        mark = tokens[index].mark
        yield ParsedSignatory(
            name=name,
            institution=institution.span.shown(text) if institution else "",
            office=office.shown(text)
            if (office := _office(tokens, index, institution))
            else "",
            mark=mark.of(text) if mark else "",
            span=tokens[index].span,
        )


def _unmarked_people(tokens: Sequence[Token], text: str, language: Language) -> list[int]:
    """Names without a mark of signing: only below the first institution or office."""
    announced = False
    people: list[int] = []
    for index, token in enumerate(tokens):
        if token.part in {Part.INSTITUTION, Part.OFFICE}:
            announced = True
        elif announced and language.name.match(token.span.of(text)):
            people.append(index)
    return people


def _pair(institutions: Sequence[int], people: Sequence[int]) -> dict[int, int]:
    """For each person the institution that it signed for, both by their place.

    By order where their numbers agree or all institutions stand first; else each person
    signed for the institution nearest above.
    """
    stand_first = bool(people) and all(place < people[0] for place in institutions)
    if len(institutions) == len(people) or (stand_first and len(institutions) > 1):
        return dict(zip(people, institutions, strict=False))
    return {
        person: max(place for place in institutions if place < person)
        for person in people
        if any(place < person for place in institutions)
    }


def _office(tokens: Sequence[Token], person: int, institution: Token | None) -> Span | None:
    """The office printed directly before or below a name, else with the institution."""
    before = tokens[person - 1] if person else None
    if before and before.part is Part.OFFICE:
        return before.span
    if institution and institution.office:
        return institution.office
    below = tokens[person + 1] if person + 1 < len(tokens) else None
    return below.span if below and below.part is Part.OFFICE else None


def _doubts(tokens: Sequence[Token]) -> Iterator[Doubt]:
    people = [token.span for token in tokens if token.part is Part.PERSON]
    institutions = [token.span for token in tokens if token.part is Part.INSTITUTION]
    if not people:
        yield Doubt(
            "signature-without-mark",
            Severity.NOTICE,
            "signatories",
            "No mark of signing is printed: the names were taken by their place.",
            tuple(token.span for token in tokens),
        )
    elif len(people) != len(institutions):
        yield Doubt(
            "parties-unequal",
            Severity.WARNING,
            "signatories",
            f"{len(institutions)} institutions and {len(people)} signatures are printed: "
            "who signed for whom is not certain.",
            (*institutions, *people),
        )
