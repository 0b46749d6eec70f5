"""Headlines beside a statement."""

from datetime import date

import pytest

from archive.parsing.reading import Decoded
from archive.parsing.statement import read_text

LIST = "最近更新\n{}\n- 别的新闻2022-01-15\n- 第三条新闻2022-01-14"


def headlines_of(text):
    page = read_text(Decoded(text, "utf-8", "strict", 0))
    return [(each.title.of(text), each.published_on) for each in page.headlines]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("- 立体交通报告(四)2022-01-16", "立体交通报告(四)"),
        ("- 《年鉴(2020)》获奖2022-01-16", "《年鉴(2020)》获奖"),
        ("31个省最新政策2022-01-16", "31个省最新政策"),
        ("行动方案20212022-01-16", "行动方案2021"),
        ("三张照片 展现“矿区”  2022-01-16", "三张照片 展现“矿区”"),
        ("春运指南[2022-01-16]", "春运指南"),
        ("春运指南(2022/01/16)", "春运指南"),
        ("春运指南 2022.1.16", "春运指南"),
        ("春运指南 2022-01-16 08:30", "春运指南"),
        ("2022-01-16 春运指南", "春运指南"),
        ("[2022-01-16] 春运指南", "春运指南"),
        ("• ２０２２-０１-１６ 春运指南", "春运指南"),
    ],
)
def test_title_and_date_of_a_line(line, title):
    assert headlines_of(LIST.format(line))[0] == (title, date(2022, 1, 16))


@pytest.mark.parametrize("printed", ["2022-02-30", "2022-13-01"])
def test_a_date_that_no_calendar_has_is_left_out_with_a_doubt(printed):
    text = LIST.format(f"- 春运指南{printed}")
    page = read_text(Decoded(text, "utf-8", "strict", 0))

    assert headlines_of(text)[0] == ("春运指南", None)
    assert "headline-date" in {doubt.code for doubt in page.doubts}


def test_three_dated_lines_are_a_list_without_a_header():
    text = "甲2022-01-16\n乙2022-01-15\n丙2022-01-14"

    assert [title for title, _ in headlines_of(text)] == ["甲", "乙", "丙"]


def test_two_dated_lines_without_a_header_are_none():
    assert headlines_of("甲2022-01-16\n乙2022-01-15\n丙丁") == []


def test_the_newest_headline_says_how_old_the_page_is_at_most():
    page = read_text(Decoded(LIST.format("甲2022-01-16"), "utf-8", "strict", 0))

    assert page.captured_not_before == date(2022, 1, 16)
    assert page.page_kind == "list"
