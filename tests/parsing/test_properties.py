"""What holds for every text."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parsing.reading import Unreadable
from archive.parsing.record import make_record
from archive.parsing.statement import read_page

RIVER = Path(__file__).parent.parent / "samples" / "2021-03-12-river-statement" / "capture.txt"
PAGE = RIVER.read_bytes()

# Texts that look like documents more often than chance would have it.
FRAGMENTS = st.sampled_from(
    [
        *[
            "一、",
            "二、",
            "第一条 ",
            "（一）",
            "1. ",
            "声明如下:",
            "全文如下:",
            "本声明于",
            "签署。",
        ],
        *[
            "二〇一七年七月四日",
            "2022-01-16",
            "(签字)",
            "外交部",
            "最近更新",
            "- ",
            "\n",
            "\r\n",
        ],
        *[
            " ",
            "　",
            "关于某事的联合声明",
            "报料热线",
            "十三月四十日",
            "²",
            "\ufeff",
            "\u202e",
            "王 毅",
        ],
    ]
)
DOCUMENTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=12)), max_size=60).map("".join)


# The same with tags between them, opened and closed in no order.
TAGS = st.sampled_from(
    [
        *[
            "<p>",
            "</p>",
            "<div>",
            "<br>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<li>",
            "<ul>",
        ],
        *["<a href='/x'>", "</a>", "<!--", "-->", "<script>", "</script>", "<title>", "<pre>"],
        *["<html>", "<body>", "<nav>", "</nav>", "<b", "&nbsp;", "&#0;", "&#xd800;", "<h1>"],
    ]
)
PAGES = st.lists(st.one_of(TAGS, FRAGMENTS, st.text(max_size=12)), max_size=60).map("".join)


def read_or_refuse(content, media_type=""):
    """The page, or ``None`` where the bytes are no text; anything else raised is a fault."""
    try:
        return read_page(content, media_type=media_type)
    except Unreadable:
        return None


def assert_spans_cover(page):
    position = 0
    for each in page.roles:
        assert each.span.start == position
        assert each.span.end > position
        position = each.span.end
    assert position == len(page.text)


@settings(max_examples=500, deadline=None)
@given(DOCUMENTS)
def test_roles_cover_the_whole_text(text):
    page = read_or_refuse(text.encode("utf-8", "surrogatepass"))

    if page:
        assert_spans_cover(page)


@settings(max_examples=500, deadline=None)
@given(PAGES, st.sampled_from(["text/html", "text/markdown", "application/json"]))
def test_roles_cover_the_whole_text_of_marked_up_pages(text, media_type):
    page = read_or_refuse(text.encode("utf-8", "surrogatepass"), media_type)

    if page:
        assert_spans_cover(page)


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_refusal(content):
    page = read_or_refuse(content)

    if page:
        assert_spans_cover(page)


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_reading_is_pure(text):
    content = text.encode("utf-8", "surrogatepass")

    assert read_or_refuse(content) == read_or_refuse(content)


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_every_span_lies_within_the_text(text):
    page = read_or_refuse(text.encode("utf-8", "surrogatepass"))
    if page is None:
        return

    record = make_record(page)
    spans = [article["span"] for article in record["articles"]]
    spans += [span for article in record["articles"] for span in article["paragraph_spans"]]
    spans += [span for doubt in record["doubts"] for span in doubt["spans"]]

    assert all(0 <= start <= end <= len(page.text) for start, end in spans)


@pytest.mark.parametrize("offset", range(7))
def test_a_page_cut_anywhere_gives_its_first_articles(offset):
    whole = [article.text(read_page(PAGE).text) for article in read_page(PAGE).articles]

    for end in range(offset * 5 + 1, len(PAGE), 211):
        page = read_or_refuse(PAGE[:end])
        if page is None or not page.articles:
            continue
        assert_spans_cover(page)
        texts = [article.text(page.text) for article in page.articles]
        assert texts[:-1] == whole[: len(texts) - 1]


def test_lines_dropped_doubled_and_swapped_never_break_the_reader():
    lines = PAGE.decode().split("\n")
    chance = random.Random(7)  # noqa: S311 -- not for secrets

    for place in range(len(lines) - 1):
        other = chance.randrange(len(lines))
        swapped = lines.copy()
        swapped[place], swapped[other] = swapped[other], swapped[place]
        for changed in (
            lines[:place] + lines[place + 1 :],
            [*lines[:place], lines[place], *lines[place:]],
            swapped,
        ):
            assert_spans_cover(read_page("\n".join(changed).encode()))
