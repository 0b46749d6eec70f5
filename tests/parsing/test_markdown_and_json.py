"""Markdown, and pages wrapped in JSON."""

import json
from datetime import date

import pytest

from archive.parsing.markdown import render_markdown
from archive.parsing.statement import read_page
from archive.parsing.wrapped import unwrap_json


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("# Title\n\ntext", ["Title", "text"]),
        ("Title\n=====\ntext", ["Title", "text"]),
        ("one\ntwo\n\nthree", ["one two", "three"]),
        ("one  \ntwo", ["one", "two"]),
        ("- one\n- two", ["- one", "- two"]),
        ("1\\. one\n\n2\\. two", ["1. one", "2. two"]),
        ("*For* the **Government** of _Hale_", ["For the Government of Hale"]),
        ("see [the text](https://x.example/a_b) here", ["see the text here"]),
        ("see [it](<https://x.example/a_(b)> 'a title') here", ["see it here"]),
        ("a snake_case_word and 2*3*4", ["a snake_case_word and 2*3*4"]),
        ("第[[zh:三|三]]条 [[en:Hale]]", ["第三条 Hale"]),
        ("> quoted\n> text", ["quoted text"]),
        ("---\ntitle: 'A note'\nid: 7\n---\ntext", ["A note", "id: 7", "text"]),
        ("one\n\n***\n\ntwo", ["one", "two"]),
        ("![a picture](p.png) text", ["a picture text"]),
    ],
)
def test_paragraphs_become_lines_without_marks(markdown, lines):
    assert render_markdown(markdown).text.split("\n") == lines


def test_a_statement_is_read_from_markdown():
    page = read_page(
        b"---\ntitle: harbour\n---\n# Agreement on the Lights of the Sound\n\n"
        b"The Republic of Saltmarsh and the Kingdom of Hale\nhave agreed as follows:\n\n"
        b"## Article 1\n\nThe lights are\nkept lit.\n\n## Article 2\n\nThe cost is shared.\n\n"
        b"Done at Cutter Bay on 2 June 2022.\n\n*For the Republic of Saltmarsh*\n\nE. MARLOW\n",
        media_type="text/markdown",
    )

    assert page.title.text == "Agreement on the Lights of the Sound"
    assert [each.text(page.text) for each in page.articles] == [
        "The lights are kept lit.",
        "The cost is shared.",
    ]
    assert (page.signed.on, page.place.of(page.text)) == (date(2022, 6, 2), "Cutter Bay")
    assert [(each.institution, each.name) for each in page.signatories] == [
        ("Republic of Saltmarsh", "E. MARLOW")
    ]


BODY = (
    "<p>甲国和乙国就渔业问题声明如下:</p><p>一、双方同意继续磋商。</p>"
    "<p>二、双方反对捕捞幼鱼。</p>"
)


def test_the_page_inside_json_is_read_with_its_title():
    wrapped = {
        "code": 0,
        "data": [
            {
                "docTitle": "甲国和乙国关于渔业的联合声明&lt;br&gt;(全文)",
                "pubTime": "2019-05-07 10:00",
            }
        ],
        "content": {"body": BODY},
    }

    page = read_page(json.dumps(wrapped).encode())

    assert page.title.text == "甲国和乙国关于渔业的联合声明 (全文)"
    assert page.published_on == date(2019, 5, 7)
    assert len(page.articles) == 2


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"a": 1}', '{"title": "x"}', "[" * 100_000, "{not json", "null"]
)
def test_json_without_a_page_is_left_as_text(text):
    assert unwrap_json(text) is None


def test_lone_surrogates_become_replacements():
    wrapped = '{"body": "' + "\\ud800 and a text that is long enough to be the page" + '"}'

    assert unwrap_json(wrapped).text.startswith("\ufffd and a text")


@pytest.mark.parametrize("mark", ["[a](", "![a](", "[[", "[a](b", "*a ", "_a"])
def test_marks_that_never_end_are_read_in_linear_time(mark):
    text = mark * (400_000 // len(mark))

    assert len(render_markdown(text).text) > 100_000
