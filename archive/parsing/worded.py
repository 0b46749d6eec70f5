"""Dates written in words: this fourth day of July, two thousand and seventeen."""

import re
from collections.abc import Iterator

from archive.parsing.dates import ENGLISH_MONTHS, RUSSIAN_MONTHS, make_date
from archive.parsing.result import ParsedDate, Span

ENGLISH_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
ENGLISH_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ENGLISH = (
    {word: value for value, word in enumerate(ENGLISH_UNITS, 1)}
    | {word: value for value, word in enumerate(ENGLISH_ORDINALS, 1)}
    | {word: 10 * value for value, word in enumerate(ENGLISH_TENS, 2)}
    | {word[:-1] + "ieth": 10 * value for value, word in enumerate(ENGLISH_TENS, 2)}
    | {"hundred": 100, "thousand": 1000}
)
# Russian numerals by their stems: whatever the case or gender of the ending.
RUSSIAN_STEMS = {
    "перв": 1, "один": 1, "одн": 1, "втор": 2, "дв": 2, "трет": 3, "три": 3, "четверт": 4,
    "четыр": 4, "пят": 5, "шест": 6, "седьм": 7, "сем": 7, "восьм": 8, "восем": 8, "девят": 9,
    "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14,
    "пятнадцат": 15, "шестнадцат": 16, "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19,
    "двадцат": 20, "тридцат": 30, "сорок": 40, "пятьдесят": 50, "пятидесят": 50,
    "шестьдесят": 60, "шестидесят": 60, "семьдесят": 70, "семидесят": 70, "восемьдесят": 80,
    "восьмидесят": 80, "девяност": 90, "сто": 100, "двест": 200, "девятьсот": 900,
    "восемьсот": 800, "семьсот": 700, "тысяч": 1000, "двухтысяч": 2000,
}  # fmt: skip
BY_LENGTH = sorted(RUSSIAN_STEMS, key=len, reverse=True)
RUSSIAN_ENDING = re.compile(r"[а-я]{0,4}$")

HUNDRED, THOUSAND = 100, 1000
NUMBER_WORD = r"[a-z]{2,12}"
ENGLISH_DATE = re.compile(
    rf"\b(?!this |the )(?P<day>{NUMBER_WORD}(?:[ -]{NUMBER_WORD})?)(?:[ \t]+day)?[ \t]+of[ \t]+"
    r"(?P<month>[a-z]{3,9}),?[ \t]+(?:in the year[ \t]+)?(?:of our lord[ \t]+)?"
    rf"(?P<year>[0-9]{{4}}|{NUMBER_WORD}(?:[ ,-]{{1,2}}{NUMBER_WORD}){{1,6}})",
    re.IGNORECASE,
)
RUSSIAN_WORD = r"[а-я]{2,16}"
RUSSIAN_DAY = rf"(?P<day>{RUSSIAN_WORD}(?:[ \t]+{RUSSIAN_WORD})?)"
RUSSIAN_MONTH = rf"(?P<month>{'|'.join(RUSSIAN_MONTHS)})[а-я]{{0,2}}"
RUSSIAN_YEAR = (
    rf"(?P<year>[0-9]{{4}}|{RUSSIAN_WORD}(?:[ \t]+{RUSSIAN_WORD}){{0,5}}?)[ \t]+год[а-я]?"
)
RUSSIAN_DATES = (
    re.compile(rf"\b{RUSSIAN_DAY}[ \t]+{RUSSIAN_MONTH}[ \t]+{RUSSIAN_YEAR}", re.IGNORECASE),
    re.compile(
        rf"\b{RUSSIAN_MONTH}[ \t]+месяца[ \t]+{RUSSIAN_DAY}[ \t]+дня,?[ \t]+{RUSSIAN_YEAR}",
        re.IGNORECASE,
    ),
)


def find_worded_english_dates(shadow: str, offset: int = 0) -> Iterator[ParsedDate]:
    """The ninth day of March, nineteen hundred and forty-four."""
    for match in ENGLISH_DATE.finditer(shadow):
        month = ENGLISH_MONTHS.get(match["month"][:3].lower())
        day, _used = _english_number(re.split(r"[ -]", match["day"].lower()))
        words = list(re.finditer(r"[^ ,\t-]+", match["year"]))
        year, used = _english_number([word[0].lower() for word in words])
        if match["year"].isdecimal():
            year, used = int(match["year"]), 1
        on = make_date(year, month, day)
        if on and year > THOUSAND:
            end = match.start("year") + words[used - 1].end()
            yield ParsedDate(on, "day", Span(offset + match.start("day"), offset + end))


def _english_number(words: list[str]) -> tuple[int, int]:
    """The number that the first words say, and how many of them say it."""
    total = current = used = 0
    for place, word in enumerate(words, 1):
        value = ENGLISH.get(word, 0)
        if word == "and" and used:
            continue
        if not value:
            break
        if value == THOUSAND:
            total, current = total + max(1, current) * THOUSAND, 0
        elif value == HUNDRED:
            current = max(1, current) * HUNDRED
        else:
            current += value
        used = place
    return total + current, used


def find_worded_russian_dates(shadow: str, offset: int = 0) -> Iterator[ParsedDate]:
    """Двадцать седьмого января тысяча девятьсот шестьдесят седьмого года."""
    for pattern in RUSSIAN_DATES:
        for match in pattern.finditer(shadow):
            days = [_russian_number(word) for word in match["day"].lower().split()]
            years = [_russian_number(word) for word in match["year"].lower().split()]
            if match["year"].isdecimal():
                years = [int(match["year"])]
            if not days[-1] or not all(years):
                continue
            month = RUSSIAN_MONTHS[match["month"].lower()]
            on = make_date(_with_thousands(years), month, sum(days))
            if on:
                is_whole = days[0] or match.start("month") < match.start("day")
                last_word = len(match["day"].split()[-1])
                start = match.start() if is_whole else match.end("day") - last_word
                yield ParsedDate(on, "day", Span(offset + start, offset + match.end()))


def _russian_number(word: str) -> int:
    """The number that a numeral says in whatever form; 0 for another word."""
    for stem in BY_LENGTH:
        if word.startswith(stem) and RUSSIAN_ENDING.fullmatch(word[len(stem) :]):
            return RUSSIAN_STEMS[stem]
    return 0


def _with_thousands(values: list[int]) -> int:
    total = 0
    for value in values:
        total = max(1, total) * THOUSAND if value == THOUSAND else total + value
    return total
