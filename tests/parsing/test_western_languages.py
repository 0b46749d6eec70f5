"""Russian and English, in the same structure as Chinese."""

from datetime import date

import pytest

from archive.parsing.dates import find_english_dates, find_russian_dates
from archive.parsing.numerals import roman_number, western_number

RUSSIAN = (
    "Совместное заявление Министерства лесов и Министерства вод об охране озера",
    "Министерство лесов и Министерство вод, далее именуемые «Стороны», заявляют о следующем:",
)
RUSSIAN_CLOSING = "Подписано в г. Заречье 18 сентября 2020 года."
ENGLISH = (
    "Agreement between the Republic of Saltmarsh and the Kingdom of Hale on Lights",
    "The Republic of Saltmarsh and the Kingdom of Hale have agreed as follows:",
)
ENGLISH_CLOSING = "Done at Cutter Bay on 2 June 2022."


def articles_of(page):
    return [(each.key, each.text(page.text)) for each in page.articles]


def signatures_of(page):
    return [(each.institution, each.name, each.office) for each in page.signatories]


@pytest.mark.parametrize(
    "printed",
    ["4 июля 2017 года", "4 июля 2017 г.", "«4» июля 2017 года", "04.07.2017", "4.7.2017"],
)
def test_russian_dates(printed):
    (found,) = find_russian_dates(f"Москва, {printed}, зал")

    assert (found.on, found.precision) == (date(2017, 7, 4), "day")


@pytest.mark.parametrize(
    ("printed", "on"),
    [
        ("this fourth day of July, two thousand and seventeen", date(2017, 7, 4)),
        ("the ninth day of March, nineteen hundred and forty-four", date(1944, 3, 9)),
        (
            "this twenty-seventh day of January one thousand nine hundred and sixty-seven",
            date(1967, 1, 27),
        ),
    ],
)
def test_english_dates_in_words(printed, on, read):
    page = read(*ENGLISH, "1. Lit.", "2. Shared.", f"Done at Cutter Bay, {printed}.")

    assert (page.signed.on, page.place.of(page.text)) == (on, "Cutter Bay")


@pytest.mark.parametrize(
    ("printed", "on"),
    [
        ("четвёртого июля две тысячи семнадцатого года", date(2017, 7, 4)),
        (
            "двадцать девятого марта тысяча девятьсот семьдесят второго года",
            date(1972, 3, 29),
        ),
        (
            "января месяца двадцать седьмого дня тысяча девятьсот шестьдесят седьмого года",
            date(1967, 1, 27),
        ),
    ],
)
def test_russian_dates_in_words(printed, on, read):
    page = read(*RUSSIAN, "1. Согласны.", "2. Едины.", f"Совершено в городе Заречье {printed}.")

    assert (page.signed.on, page.place.of(page.text)) == (on, "Заречье")


@pytest.mark.parametrize("words", ["of each day of the year two and more", "день года два"])
def test_words_that_are_no_date(words, read):
    assert (
        read(*ENGLISH, "1. Lit.", "2. Shared.", f"Done at Cutter Bay, {words}.").signed is None
    )


@pytest.mark.parametrize(
    ("name", "month"),
    [("января", 1), ("марта", 3), ("мая", 5), ("июня", 6), ("августа", 8), ("декабря", 12)],
)
def test_russian_months(name, month):
    (found,) = find_russian_dates(f"9 {name} 2001 года")

    assert found.on == date(2001, month, 9)


@pytest.mark.parametrize(
    "printed",
    [
        "4 July 2017",
        "July 4, 2017",
        "4th of July, 2017",
        "the 4th day of July 2017",
        "Jul. 4 2017",
    ],
)
def test_english_dates(printed):
    (found,) = find_english_dates(f"Done at Moscow, {printed}.")

    assert (found.on, found.precision) == (date(2017, 7, 4), "day")


def test_a_month_and_a_year_have_the_precision_of_a_month():
    (english,) = find_english_dates("in July 2017")
    (russian,) = find_russian_dates("в июле 2017 года")

    assert (english.precision, russian.precision) == ("month", "month")


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("IV", 4), ("XIX", 19), ("XL", 40), ("ХХ", 20), ("І", 1), ("XC", 90), ("CXX", 120)],
)
def test_roman_numerals_with_letters_of_either_alphabet(numeral, number):
    assert roman_number(numeral) == number


@pytest.mark.parametrize("numeral", ["IIII", "VX", "IC", "ABC", ""])
def test_what_is_no_roman_numeral(numeral):
    assert roman_number(numeral) is None


def test_numbers_in_words():
    assert [western_number(word) for word in ("Two", "twelfth", "Пятая")] == [2, 12, 5]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Стороны согласны.", "2. Стороны едины."),
        ("Статья 1. Стороны согласны.", "Статья 2. Стороны едины."),
        ("СТАТЬЯ I Стороны согласны.", "СТАТЬЯ II Стороны едины."),
        ("Статья первая. Стороны согласны.", "Статья вторая. Стороны едины."),
        ("Cтатья І. Стороны согласны.", "Статья ІІ. Стороны едины."),
    ],
)
def test_russian_numbering(first, second, read):
    page = read(*RUSSIAN, first, second, RUSSIAN_CLOSING)

    assert [text for _, text in articles_of(page)] == ["Стороны согласны.", "Стороны едины."]
    assert (page.language, page.kind) == ("ru", "joint statement")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Article 1. The lights are lit.", "Article 2. The cost is shared."),
        ("ARTICLE I The lights are lit.", "ARTICLE II The cost is shared."),
        ("Article ONE: The lights are lit.", "Article TWO: The cost is shared."),
        ("Art. 1 – The lights are lit.", "Art. 2 – The cost is shared."),
        ("1. The lights are lit.", "2. The cost is shared."),
        ("(1) The lights are lit.", "(2) The cost is shared."),
    ],
)
def test_english_numbering(first, second, read):
    page = read(*ENGLISH, first, second, ENGLISH_CLOSING)

    assert articles_of(page) == [
        ("art-1", "The lights are lit."),
        ("art-2", "The cost is shared."),
    ]
    assert (page.language, page.kind) == ("en", "agreement")


@pytest.mark.parametrize(
    "line", ["Article 5 of the Charter shall apply.", "Articles 1 and 2 do not apply here."]
)
def test_english_references_are_no_articles(line, read):
    page = read(*ENGLISH, "Article 1. Lit.", line, "Article 2. Shared.", ENGLISH_CLOSING)

    assert articles_of(page)[0] == ("art-1", f"Lit.\n{line}")


@pytest.mark.parametrize(
    "line", ["Статьи 1 и 2 не применяются.", "Статья 5 Устава применяется."]
)
def test_russian_references(line, read):
    page = read(*RUSSIAN, "1. Согласны.", line, "2. Едины.", RUSSIAN_CLOSING)

    assert articles_of(page)[0] == ("art-1", f"Согласны.\n{line}")


def test_chapters_hold_articles(read):
    page = read(
        *ENGLISH,
        "Chapter I – General",
        "Article 1. Lit.",
        "Chapter II – Costs",
        "Article 2. Shared.",
        ENGLISH_CLOSING,
    )

    assert [(each.key, each.parent) for each in page.articles] == [
        ("sec-1", None),
        ("art-1", "sec-1"),
        ("sec-2", None),
        ("art-2", "sec-2"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "For the Republic of Saltmarsh:",
            "Edith Marlow",
            "For the Kingdom of Hale:",
            "T. FENN",
        ),
        ("For the Republic of Saltmarsh\tFor the Kingdom of Hale", "Edith Marlow\tT. FENN"),
        (
            "For the",
            "Republic of Saltmarsh:",
            "Edith Marlow",
            "For the",
            "Kingdom of Hale:",
            "T. FENN",
        ),
    ],
)
def test_english_signatures(lines, read):
    page = read(*ENGLISH, "1. The lights are lit.", "2. Shared.", ENGLISH_CLOSING, *lines)

    assert signatures_of(page) == [
        ("Republic of Saltmarsh", "Edith Marlow", ""),
        ("Kingdom of Hale", "T. FENN", ""),
    ]


def test_an_office_below_the_name(read):
    page = read(
        *ENGLISH,
        "1. The lights are lit.",
        "2. Shared.",
        ENGLISH_CLOSING,
        "For the Republic of Saltmarsh:",
        "(Signed) Edith Marlow",
        "Minister of Ports",
    )

    assert signatures_of(page) == [
        ("Republic of Saltmarsh", "Edith Marlow", "Minister of Ports")
    ]


def test_two_names_below_one_party(read):
    page = read(
        *ENGLISH,
        "1. The lights are lit.",
        "2. Shared.",
        ENGLISH_CLOSING,
        *("For the Republic of Saltmarsh", "E. MARLOW", "A. PIKE"),
        *("For the Kingdom of Hale", "T. FENN", "J. ROOK"),
    )

    assert [(institution, name) for institution, name, _ in signatures_of(page)] == [
        ("Republic of Saltmarsh", "E. MARLOW"),
        ("Republic of Saltmarsh", "A. PIKE"),
        ("Kingdom of Hale", "T. FENN"),
        ("Kingdom of Hale", "J. ROOK"),
    ]


def test_russian_signatures_and_place(read):
    page = read(
        *RUSSIAN,
        "1. Согласны.",
        "2. Едины.",
        RUSSIAN_CLOSING,
        "За Министерство лесов",
        "А. Н. Борисова (подпись)",
        "За Министерство вод",
        "Т. К. Ельчин (подпись)",
    )

    assert signatures_of(page) == [
        ("Министерство лесов", "А. Н. Борисова", ""),
        ("Министерство вод", "Т. К. Ельчин", ""),
    ]
    assert (page.signed.on, page.place.of(page.text)) == (date(2020, 9, 18), "Заречье")
