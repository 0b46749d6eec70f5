"""Parties and signatories in the attestation at the end of a statement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from archive.parsing.languages import Language
from archive.parsing.lines import Line
from archive.parsing.result import Doubt, ParsedSignatory, Severity, Span

LONGEST_BLOCK = 24  # lines
LONGEST_LINE = 120  # characters
WORD = re.compile(r"\S+")


class Part(Enum):
    INSTITUTION = "institution"
    OFFICE = "office"
    PERSON = "person"
    UNKNOWN = "unknown"


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
    tokens = [token for line in block for token in _tokens(line, language)]
    signatories = tuple(_signatories(tokens, text, language))
    if not signatories:
        return Attestation((), (), ())
    return Attestation(tuple(block), signatories, tuple(_doubts(tokens)))


def _block(lines: Sequence[Line], language: Language) -> list[Line]:
    """The short lines up to the last that shows a signature, an institution or an office."""
    block: list[Line] = []
    signed = 0
    for line in lines:
        if not line.shadow:
            continue
        too_long = len(line.shadow) > LONGEST_LINE
        is_sentence = language.sentence_end.match(line.shadow) and not _marks(line, language)
        if too_long or is_sentence or len(block) == LONGEST_BLOCK:
            break
        block.append(line)
        if any(token.part is not Part.UNKNOWN for token in _tokens(line, language)):
            signed = len(block)
    return block[:signed]


def _marks(line: Line, language: Language) -> list[re.Match[str]]:
    return list(language.mark.finditer(line.shadow))


def _tokens(line: Line, language: Language) -> Iterator[Token]:
    """What stands on a line, in its order: people before their marks, words by their ends."""
    position = 0
    for mark in _marks(line, language):
        words = _words(line, position, mark.start(), language)
        yield from (_token(line, word, language) for word in words[:-1])
        if words:
            yield Token(
                Part.PERSON, line.within(*words[-1]), mark=line.within(*mark.span("mark"))
            )
        position = mark.end()
    for word in _words(line, position, len(line.shadow), language):
        yield _token(line, word, language)


def _words(line: Line, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """The places of the words; two that are one name with a space inside count as one."""
    words: list[tuple[int, int]] = []
    for match in WORD.finditer(line.shadow, start, end):
        if words:
            pair = (words[-1][0], match.end())
            if language.spaced_name.match(line.shadow[slice(*pair)]):
                words[-1] = pair
                continue
        words.append(match.span())
    return words


def _token(line: Line, word: tuple[int, int], language: Language) -> Token:
    shadow = line.shadow[slice(*word)].rstrip(":")
    span = line.within(word[0], word[0] + len(shadow))
    if office := language.office.search(shadow):
        if office.start() == 0:
            return Token(Part.OFFICE, span)
        institution = line.within(word[0], word[0] + office.start())
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
            institution=institution.span.of(text) if institution else "",
            office=office.of(text) if (office := _office(tokens, index, institution)) else "",
            mark=mark.of(text) if mark else "",
            span=tokens[index].span,
        )


def _unmarked_people(tokens: Sequence[Token], text: str, language: Language) -> list[int]:
    """Names without a mark of signing: only where an institution or an office stands above."""
    people = []
    announced = False
    for index, token in enumerate(tokens):
        if token.part is not Part.UNKNOWN:
            announced = True
        elif announced and language.name.match(token.span.of(text)):
            people.append(index)
            announced = False
    return people


def _pair(institutions: Sequence[int], people: Sequence[int]) -> dict[int, int]:
    """For each person the institution that it signed for, both by their place."""
    in_columns = not people or all(place < people[0] for place in institutions)
    if len(institutions) == len(people) or in_columns:
        return dict(zip(people, institutions, strict=False))
    return {
        person: max(place for place in institutions if place < person)
        for person in people
        if any(place < person for place in institutions)
    }


def _office(tokens: Sequence[Token], person: int, institution: Token | None) -> Span | None:
    """The office printed directly before a name, else at the end of the institution."""
    before = tokens[person - 1] if person else None
    if before and before.part is Part.OFFICE:
        return before.span
    return institution.office if institution else None


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
