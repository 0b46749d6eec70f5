"""HTML pages: what a reader of the page sees, line by line, and what is kept of its markup."""

from datetime import date

import pytest

from archive.parsing.markup import looks_like_html, render_html
from archive.parsing.reading import Unreadable
from archive.parsing.statement import read_page

FORMULA = "甲国和乙国(以下称“双方”)就渔业问题声明如下:"
BODY = f"<p>{FORMULA}</p><p>一、双方同意。</p><p>二、双方反对。</p>"
CLOSING = "<p>本声明于二〇一九年五月六日在临江签署。</p>"
SIGNATURES = (
    "<table><tr><td>甲国外交部</td><td>乙国外交部</td></tr>"
    "<tr><td>林岳(签字)</td><td>陈观澜(签字)</td></tr></table>"
)


def lines_of(html):
    return render_html(html).text.split("\n")


def read_html(html, charset="utf-8"):
    return read_page(html.encode(charset), media_type="text/html")


def signatures_of(page):
    return [(each.institution, each.name) for each in page.signatories]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<div>one<br>two<br/>three</div>", ["one", "two", "three"]),
        ("<p>one <b>and</b>\n\t two</p>", ["one and two"]),
        (
            "<p>one</p>\n<script>var a = '<p>no</p>'</script><style>p{}</style>two",
            ["one", "two"],
        ),
        ("<p>one<!-- <p>no</p> --></p>", ["one"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<pre>one\n two</pre>", ["one", "two"]),
        ("<table><tr><td>one</td><td>two</td></tr></table>", ["one\ttwo"]),
        (
            "<table><tr><td><p>one</p></td><td>two<br>three</td></tr></table>",
            ["one", "two", "three"],
        ),
        ("<p>a&amp;b&nbsp;c &#12288;d</p>", ["a&b\xa0c \u3000d"]),
        ("<title>the title</title><p>one", ["the title", "one"]),
    ],
)
def test_blocks_become_lines(html, lines):
    assert lines_of(f"<html>{html}") == lines


@pytest.mark.parametrize("html", ["<!DOCTYPE html><p>x", "<html>", "<p>a</p><div>b<br></div>"])
def test_html_is_known_by_its_look(html):
    assert looks_like_html(html)


@pytest.mark.parametrize("text", ["a < b and c > d", "<b>", "甲国<外交部>"])
def test_text_with_angle_brackets_is_no_html(text):
    assert not looks_like_html(text)


def test_a_line_knows_where_it_stood_and_where_it_leads():
    rendered = render_html("<html><body><div><p>a</p><p><a href='/x'>link</a> b</p></div>")

    assert rendered.hints[1].path == "html/body/div/p[2]"
    assert rendered.hints[1].href == "/x"
    assert rendered.hints[0].link_share == 0


def test_a_statement_is_read_from_a_page_with_menu_and_headlines():
    page = read_html(
        "<html><head><title>新闻_某网</title><meta name=pubdate content='2019-05-07'></head>"
        "<div><a href='/'>首页</a><a href='/n'>新闻</a></div>"
        f"{BODY}{CLOSING}{SIGNATURES}<h3>相关新闻</h3>"
        "<ul><li><a href='/1'>大桥通车</a><span>2022-01-16</span></li></ul></body></html>"
    )

    assert [each.text(page.text) for each in page.articles] == ["双方同意。", "双方反对。"]
    assert signatures_of(page) == [("甲国外交部", "林岳"), ("乙国外交部", "陈观澜")]
    assert page.published_on == date(2019, 5, 7)
    (headline,) = page.headlines
    assert (headline.title.of(page.text), headline.published_on, headline.url) == (
        "大桥通车",
        date(2022, 1, 16),
        "/1",
    )


@pytest.mark.parametrize(
    "table",
    [
        SIGNATURES,
        "<table><tr><td>甲国外交部<br>林岳(签字)<td>乙国外交部<br>陈观澜(签字)</table>",
        "<p>甲国外交部&nbsp;&nbsp;&nbsp;乙国外交部</p><p>林岳(签字)&nbsp;&nbsp;陈观澜(签字)</p>",
        "<div>甲国外交部<br>乙国外交部<br>林岳(签字)<br>陈观澜(签字)</div>",
    ],
)
def test_signature_tables_are_paired_by_column(table):
    page = read_html(f"<html>{BODY}{CLOSING}{table}")

    assert signatures_of(page) == [("甲国外交部", "林岳"), ("乙国外交部", "陈观澜")]


def test_the_title_of_the_page_serves_without_the_name_of_the_site():
    page = read_html(
        f"<html><title>甲国和乙国关于渔业的联合声明_某网</title>{BODY}{CLOSING}{SIGNATURES}"
    )

    assert (page.title.text, page.title.basis) == ("甲国和乙国关于渔业的联合声明", "printed")
    assert page.title.span.of(page.text) == page.title.text


def test_the_printed_title_goes_before_that_of_the_page():
    page = read_html(
        "<html><title>甲乙发表联合声明</title><h1>甲国和乙国关于渔业的联合声明</h1>"
        f"{BODY}{CLOSING}{SIGNATURES}"
    )

    assert page.title.text == "甲国和乙国关于渔业的联合声明"


@pytest.mark.parametrize(
    ("items", "headline"),
    [
        ("<li><a href='/1'>大桥通车</a> 2022-01-16</li>", "大桥通车"),
        ("<li>[2022-01-16] <a href='/1'>大桥通车</a></li>", "大桥通车"),
        ("<tr><td><a href='/1'>大桥通车</a></td><td>2022-01-16</td></tr>", "大桥通车"),
        ("<div><a href='/1'>大桥今日通车</a></div><div>2022-01-16</div>", "大桥今日通车"),
    ],
)
def test_dates_of_headlines_stand_in_many_places(items, headline):
    body = f"<ul>{items}</ul>" if "<li" in items else items
    body = f"<table>{items}</table>" if "<tr" in items else body
    page = read_html(f"<html>{BODY}{CLOSING}{SIGNATURES}<h3>相关新闻</h3>{body}")

    (found,) = page.headlines
    assert found.title.of(page.text) == headline
    assert (found.published_on, found.url) == (date(2022, 1, 16), "/1")


def test_links_under_a_list_header_are_headlines_without_a_date():
    page = read_html(
        f"<html>{BODY}{CLOSING}{SIGNATURES}<h3>相关新闻</h3>"
        "<ul><li><a href='/1'>江心洲大桥今日通车</a><li><a href='/2'>渡口恢复夜间航行</a></ul>"
    )

    assert [(each.title.of(page.text), each.published_on) for each in page.headlines] == [
        ("江心洲大桥今日通车", None),
        ("渡口恢复夜间航行", None),
    ]


def test_every_line_is_mapped_to_its_place_in_the_source():
    page = read_html(f"<html><body>{BODY}</body></html>")

    assert [path for _, path in page.lines] == [
        "html/body/p",
        "html/body/p[2]",
        "html/body/p[3]",
    ]
    assert [page.text[start] for start, _ in page.lines] == ["甲", "一", "二"]


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<p " + "a=1 " * 40_000 + ">x",
        "<html>" + "<b>" * 6_000,
    ],
    ids=["depth", "attributes", "unclosed"],
)
def test_what_would_keep_a_parser_busy_is_refused(html):
    with pytest.raises(Unreadable, match="limit"):
        read_html(html)


@pytest.mark.parametrize(
    "html",
    [
        "<!--" * 16_000,
        "<html><!-- only a comment -->",
        "<a " * 10_000,
        "<html>" + "<p>" * 3,
        "<",
    ],
    ids=["comments", "comment", "broken tags", "no text", "one sign"],
)
def test_pages_without_text_are_refused_or_read_but_never_raise_more(html):
    try:
        kind = read_html(html).page_kind
    except Unreadable:
        kind = "refused"

    assert kind in {"refused", "other"}


def test_deep_but_ordinary_nesting_loses_nothing():
    page = read_html("<html>" + "<div>" * 300 + BODY + "</div>" * 300 + CLOSING + SIGNATURES)

    assert len(page.articles) == 2
