"""Texts with hard line breaks, as from PDF files."""

from archive.parsing.record import make_record
from archive.parsing.result import Span
from archive.parsing.statement import read_page

ENGLISH = """\
   Agreement between the Republic of Saltmarsh and the Kingdom of Hale

   The Republic of Saltmarsh and the Kingdom of Hale, recalling that
no ship has been lost in the Sound for eleven years, and wishing to
keep it so, have agreed as follows:

   Article 1. The two countries shall keep the nine lighthouses of the
Sound lit from dusk to dawn, whatever the weather may be, and what-
ever the state of relations between them.
   A light that fails shall be reported to the other country within one
hour.

   Article 2. A keeper of either country may land on any rock of the
Sound on which a light stands.

   Done at Cutter Bay, in the English language and in two copies, on 2
June 2022.
"""
CHINESE = """\
海屿国和云陵王国关于开放港口的联合公报
  海屿国政府和云陵王国政府的代表团举行会谈，双方回顾了十年来
港口往来的经验，认为开放港口对两国沿海居民有利，也有利于航运安
全。双方议定如下：
  一、双方自今年秋季起互相开放三个港口，允许对方的渔船、客船和
医疗船停靠。
  港口的名单由两国港务主管部门另行公布，每两年核对一次，并通知
沿海各港的居民。
  二、停靠的船隻应当提前四十八小时通报，遇风浪时不受此限，港口
应当予以协助。
  本公报于二〇二三年五月十八日在星港签署。
"""


def texts_of(content):
    record = make_record(read_page(content.encode()))
    return record, [article["text"] for article in record["articles"]]


def test_wrapped_english_is_read_by_paragraphs():
    record, texts = texts_of(ENGLISH)

    assert texts == [
        (
            "The two countries shall keep the nine lighthouses of the Sound lit from dusk to"
            " dawn, whatever the weather may be, and whatever the state of relations between"
            " them.\nA light that fails shall be reported to the other country within one hour."
        ),
        "A keeper of either country may land on any rock of the Sound on which a light stands.",
    ]
    assert (record["date_signed"], record["place"]) == ("2022-06-02", "Cutter Bay")
    assert record["preamble"].endswith("and wishing to keep it so, have agreed as follows:")


def test_wrapped_chinese_is_joined_without_spaces():
    _record, texts = texts_of(CHINESE)

    assert texts == [
        (
            "双方自今年秋季起互相开放三个港口，允许对方的渔船、客船和医疗船停靠。\n"
            "港口的名单由两国港务主管部门另行公布，每两年核对一次，并通知沿海各港的居民。"
        ),
        "停靠的船隻应当提前四十八小时通报，遇风浪时不受此限，港口应当予以协助。",
    ]


def test_the_breaks_stay_in_the_text_that_spans_point_into():
    page = read_page(ENGLISH.encode())

    assert page.text == ENGLISH
    assert "what-\never" in page.articles[0].paragraphs[0].of(page.text)


def test_lines_that_are_paragraphs_are_not_joined():
    lines = [
        "甲国和乙国就渔业问题声明如下:",
        "一、双方同意。",
        "双方重申",
        "双方也重申",
        "二、双方反对。",
    ]
    page = read_page("\n".join(lines).encode())

    assert page.articles[0].text(page.text) == "双方同意。\n双方重申\n双方也重申"


def test_what_a_span_shows():
    text = "co-operation be-\ntween\n  states 甲国\n乙国"

    assert Span(0, len(text)).shown(text) == "co-operation between states 甲国乙国"
