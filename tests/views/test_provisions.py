"""Provisions as pages show them."""

import pytest

from archive.views.provisions import Provision, provisions_of, with_what_it_holds


def content(*articles, preamble="", closing=""):
    return {"preamble": preamble, "closing": closing, "articles": list(articles)}


def article(key, parent=None, *, label="", heading="", text="双方同意。"):
    return {
        "key": key,
        "parent": parent,
        "label": label,
        "number": key.removeprefix("art-"),
        "heading": heading,
        "text": text,
    }


def test_preamble_articles_and_closing_stand_in_order():
    provisions = provisions_of(content(article("art-1"), preamble="序", closing="尾"))

    assert [part.key for part in provisions] == ["preamble", "art-1", "closing"]


def test_what_says_nothing_is_left_out():
    assert provisions_of(content(preamble=" \n")) == []


def test_paragraphs_are_the_lines_that_say_something():
    (provision,) = provisions_of(content(article("art-3", text="一\n\n二\n")))

    assert [(p.id, p.text) for p in provision.paragraphs] == [
        ("art-3-p1", "一"),
        ("art-3-p2", "二"),
    ]


def test_an_article_stands_deeper_than_its_parent():
    provisions = provisions_of(
        content(article("art-1", heading="总则"), article("art-1.1", "art-1"), article("art-2"))
    )

    assert [(part.depth, part.level) for part in provisions] == [(0, 2), (1, 3), (0, 2)]


def test_headings_skip_no_level_under_a_parent_without_one():
    provisions = provisions_of(
        content(article("art-1"), article("art-1.1", "art-1", heading="细则"))
    )

    assert [part.level for part in provisions] == [2, 2]


def test_parents_in_a_circle_are_no_parents():
    provisions = provisions_of(content(article("art-1", "art-2"), article("art-2", "art-1")))

    assert [part.depth for part in provisions] == [0, 1]


def test_very_deep_provisions_stay_on_the_page():
    rows = [article("art-0", heading="零")]
    rows += [article(f"art-{n}", f"art-{n - 1}", heading="层") for n in range(1, 2000)]

    last = provisions_of(content(*rows))[-1]

    assert (last.depth, last.level) == (4, 6)


def test_a_section_comes_with_all_that_it_holds():
    provisions = provisions_of(
        content(
            article("art-1"),
            article("art-1.1", "art-1"),
            article("art-1.1.1", "art-1.1"),
            article("art-2"),
        )
    )

    held = with_what_it_holds(provisions[0], provisions)

    assert [part.key for part in held] == ["art-1", "art-1.1", "art-1.1.1"]


@pytest.mark.parametrize(
    ("label", "space"), [("三、", ""), ("(一)", " "), ("第三条", " "), ("3.", " "), ("", " ")]
)
def test_a_space_follows_a_label_but_for_full_width_marks(label, space):
    assert Provision("art-3", (), label=label).space_after_label == space


@pytest.mark.parametrize(
    ("key", "text", "name"),
    [
        ("preamble", "序", "Preamble"),
        ("closing", "尾", "Closing"),
        ("art-3", "双方", "Article 3"),
        ("art-3", "", "Section 3"),
        ("par-4", "双方", "Paragraph 4"),
    ],
)
def test_provisions_have_names(key, text, name):
    number = "3" if key == "art-3" else ""
    (provision,) = provisions_of(
        content(article(key, text=text, heading="标题") | {"number": number})
    )

    assert provision.name == name
