"""What a page may print that would deceive: it is read rightly, or there is a doubt."""

from datetime import date

import pytest

from archive.parsing.locators import Keys
from archive.parsing.reading import decode
from archive.parsing.statement import read_page

ENGLISH = (
    "Agreement between Arland and Borland on Fisheries",
    "Arland and Borland have agreed as follows:",
    "Article 1. The Parties shall consult each other.",
)
DONE = "Done at Portville on 4 July 2017."
FORMULA = "甲国和乙国(以下称“双方”)就渔业问题声明如下:"
SIGNATURES = ("甲国外交部 乙国外交部", "林岳(签字) 陈观澜(签字)")


def warned(page):
    return {doubt.code for doubt in page.doubts if doubt.severity != "notice"}


@pytest.mark.parametrize("charset", ["hex", "zlib", "undefined", "idna", "punycode", "utf-7"])
def test_codecs_that_are_no_charsets_are_not_taken(charset):
    text = f"<html><meta charset={charset}><p>海屿国和云陵王国关于开放港口的联合公报</p>"

    assert decode(text.encode("gb18030")).text == text
    assert decode(text.encode("gb18030"), declared=charset).text == text


@pytest.mark.parametrize(
    "sentence",
    [
        "They shall establish a hotline between their capitals.",
        "Copyright shall be protected in both States.",
        "Advertisement of tobacco is prohibited.",
        "Source: the register of ships, kept by both Parties.",
    ],
)
def test_sentences_of_a_text_are_not_the_sites(sentence, read):
    page = read(*ENGLISH, "Article 2. Further:", sentence, DONE)

    assert page.articles[-1].text(page.text).endswith(sentence)
    assert page.source_name == ""


@pytest.mark.parametrize("sentence", ["双方将设立举报热线。", "版权保护由双方另行商定。"])
def test_chinese_sentences_of_a_text_are_not_the_sites(sentence, read):
    page = read(FORMULA, "一、双方同意。", "二、双方反对。", sentence, *SIGNATURES)

    assert sentence in page.articles[-1].text(page.text)
    assert page.source_name == ""


def test_a_clause_of_the_preamble_is_not_the_title(read):
    page = read(
        "Joint Statement of Arland and Borland on Fisheries",
        "Recalling the Treaty of Friendship of 1992,",
        "have agreed as follows:",
        "1. To consult each other.",
        "2. To meet each year.",
        DONE,
    )

    assert page.title.text == "Joint Statement of Arland and Borland on Fisheries"
    assert page.kind == "joint statement"


@pytest.mark.parametrize(
    ("lines", "closing"),
    [
        (ENGLISH, "Done at Portville on 4 July 2017, to enter into force on 1 January 2018."),
        (
            ("Договор о рыбе", "Стороны договорились о нижеследующем:", "Статья 1. Согласны."),
            "Совершено в городе Порт 4 июля 2017 года, вступает в силу 1 января 2018 года.",
        ),
        (
            (FORMULA, "一、双方同意。"),
            "本声明于2017年7月4日在临江签署,自2018年1月1日起生效。",
        ),
    ],
)
def test_the_entry_into_force_is_not_the_date_of_signature(lines, closing, read):
    page = read(*lines, closing)

    assert page.signed.on == date(2017, 7, 4)


def test_several_dates_in_a_closing_are_a_doubt(read):
    page = read(*ENGLISH, "Done at Portville on 4 July 2017 and at Hale on 6 July 2017.")

    assert "date-choice" in warned(page)


@pytest.mark.parametrize(
    "printed",
    ["2017年 7月4日", "2017 年 7 月 4 日", "2017年7月 4日", "二〇一七年 七月 四日"],
)
def test_spaces_in_a_chinese_date(printed, read):
    page = read(FORMULA, "一、双方同意。", f"本声明于{printed}在临江签署。", *SIGNATURES)

    assert page.signed.on == date(2017, 7, 4)


@pytest.mark.parametrize(
    "printed",
    ["this fourth day of July 2017", "the fourth of July 2017", "the twenty-first of May 2001"],
)
def test_days_in_words_and_years_in_figures(printed, read):
    page = read(*ENGLISH, f"Done at Portville on {printed}.")

    assert page.signed.precision == "day"
    assert page.signed.on in {date(2017, 7, 4), date(2001, 5, 21)}


@pytest.mark.parametrize("printed", ["четвёртого июля 2017 года", "4-го июля 2017 года"])
def test_russian_days_in_words(printed, read):
    page = read(
        "Договор", "договорились о следующем:", "Статья 1. Да.", f"Подписано {printed}."
    )

    assert page.signed.on == date(2017, 7, 4)


def test_dated_lines_of_an_article_are_no_headlines(read):
    listed = (
        "Agreement on Trade of 4 July 1990",
        "Agreement on Fisheries of 5 July 1991",
        "Agreement on Culture of 6 July 1992",
    )
    page = read(*ENGLISH, "Article 2. There shall cease to be in force:", *listed, DONE)

    assert page.headlines == ()
    assert page.articles[-1].text(page.text).endswith("\n".join(listed))


def test_an_anchor_without_an_address_is_no_link():
    page = read_page(
        b"<html><h1>Agreement on Lights</h1><p>Arland and Borland have agreed as follows:</p>"
        b"<p><a name='a1'>Article 1</a></p><p>The lights are lit.</p>"
        b"<p><a name='a2'>Article 2</a></p><p>The cost is shared.</p>"
    )

    assert [each.key for each in page.articles] == ["art-1", "art-2"]


def test_a_page_within_a_form_is_read_and_what_is_hidden_is_not():
    page = read_page(
        b"<html><form><h1>Agreement on Lights</h1><p>Arland and Borland agree as follows:</p>"
        b"<p>Article 1</p><p>The lights are lit<del> by day</del>.</p>"
        b"<p>Article 2</p><p>The cost is shared.</p><p hidden>secret</p>"
        b"<p style='display: none'>secret</p></form>"
    )

    assert [each.text(page.text) for each in page.articles] == [
        "The lights are lit.",
        "The cost is shared.",
    ]


def test_an_annex_stands_apart_with_a_doubt(read):
    page = read(
        *ENGLISH,
        "Article 2. They shall meet.",
        DONE,
        "For Arland",
        "A. Smith (signed)",
        "Annex",
        "1. List of ports.",
        "2. List of ships.",
    )

    assert [each.key for each in page.articles] == ["art-1", "art-2"]
    assert [(each.institution, each.name) for each in page.signatories] == [
        ("Arland", "A. Smith")
    ]
    assert "annex-apart" in warned(page)


def test_much_text_without_a_role_is_more_than_a_notice(read):
    page = read(*ENGLISH, "Article 2. They shall meet.", DONE, "The harbour is calm. " * 9)

    assert "text-without-role" in warned(page)


@pytest.mark.parametrize(
    "text",
    [
        "この条約は、両国の間の漁業に関する事項について定めるものである。",
        "Ця угода набирає чинності з дня її підписання обома сторонами та діє п'ять років.",
        "Les parties contractantes sont convenues de ce qui suit pour la pêche " * 8,
    ],
)
def test_other_languages_of_the_same_scripts_are_not_read(text, read):
    page = read(text)

    assert (page.language, page.page_kind) == ("und", "other")
    assert "language-not-read" in warned(page)


@pytest.mark.parametrize("line", ["1. x", "Article 1 Word", "第一条 甲", "Preamble"])
def test_many_equal_lines_are_read_in_linear_time(line):
    page = read_page((FORMULA + "\n" + f"{line}\n" * 18_000).encode())

    assert len(page.text) > 18_000


def test_keys_are_given_once_each():
    keys = Keys({"art-1", "par-2"})

    given = [keys.give("1"), keys.give("1"), keys.give(""), keys.give(""), keys.give("2")]

    assert given == ["art-1-2", "art-1-3", "par-1", "par-3", "art-2"]
