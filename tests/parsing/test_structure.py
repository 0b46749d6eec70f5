"""The structure of documents: provisions, opening, ending, title, and the doubts about them."""

from datetime import date

import pytest

FORMULA = "甲国和乙国(以下称“双方”)就渔业问题声明如下:"
CLOSING = "本声明于二〇一九年五月六日在临江签署。"
SIGNATURES = ("甲国外交部 乙国外交部", "林岳(签字) 陈观澜(签字)")


def articles_of(page):
    return [(each.key, each.text(page.text)) for each in page.articles]


def codes_of(page):
    return {doubt.code for doubt in page.doubts}


def statement(read, *articles, closing=CLOSING, signatures=SIGNATURES):
    return read("声明全文如下:", FORMULA, *articles, closing, *signatures)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、双方同意。", "二、双方反对。"),
        ("一．双方同意。", "二．双方反对。"),
        ("（一）双方同意。", "（二）双方反对。"),
        ("1. 双方同意。", "2. 双方反对。"),
        ("1、双方同意。", "2、双方反对。"),
        ("１．双方同意。", "２．双方反对。"),
        ("(1)双方同意。", "(2)双方反对。"),
        ("第一条 双方同意。", "第二条 双方反对。"),
        ("第１条　双方同意。", "第２条　双方反对。"),
    ],
)
def test_styles_of_numbering(first, second, read):
    page = statement(read, first, second)

    assert articles_of(page) == [("art-1", "双方同意。"), ("art-2", "双方反对。")]


def test_unmarked_lines_belong_to_the_last_article(read):
    page = statement(
        read, "一、双方同意。", "双方重申。", "二、双方反对。", "(一)其一;", "(二)其二。"
    )

    assert articles_of(page) == [
        ("art-1", "双方同意。\n双方重申。"),
        ("art-2", "双方反对。\n(一)其一;\n(二)其二。"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "第一条所指的船只不受此限。",
        "第二条和第三条同样适用。",
        "9.19共同声明仍然有效。",
        "7.4日双方会晤。",
        "本条一、二款不适用。",
    ],
)
def test_references_at_the_start_of_a_line_are_no_provisions(line, read):
    page = statement(read, "第一条 双方同意。", line, "第二条 双方反对。")

    assert articles_of(page) == [("art-1", f"双方同意。\n{line}"), ("art-2", "双方反对。")]


def test_articles_stand_in_their_sections(read):
    page = statement(
        read,
        "第一章 总则",
        "第一条 定义",
        "“船只”指渔船。",
        "第二章 附则",
        "第二条 本声明自签署之日起生效。",
    )

    assert [(each.key, each.parent) for each in page.articles] == [
        ("sec-1", None),
        ("art-1", "sec-1"),
        ("sec-2", None),
        ("art-2", "sec-2"),
    ]
    assert page.articles[1].heading.of(page.text) == "定义"
    assert page.articles[1].text(page.text) == "“船只”指渔船。"


def test_numbering_that_restarts_in_each_chapter_gives_keys_of_their_own(read):
    page = statement(
        read,
        "第一章 总则",
        "第一条 双方同意。",
        "第二条 双方反对。",
        "第二章 附则",
        "第一条 双方重申。",
    )

    keys = [each.key for each in page.articles if each.key.startswith("art")]
    assert keys == ["art-1", "art-2", "art-1-2"]
    assert "order-restarts" not in codes_of(page)


def test_a_missing_number_becomes_a_doubt_that_names_it(read):
    page = statement(read, "一、甲。", "二、乙。", "四、丁。", "五、戊。")

    (doubt,) = [doubt for doubt in page.doubts if doubt.code == "marker-missing"]
    assert "number 3 is missing" in doubt.message
    assert [span.of(page.text) for span in doubt.spans] == ["二、", "四、"]


@pytest.mark.parametrize(
    ("numbers", "code"),
    [("一一三", "order-restarts"), ("一二四三", "order-broken"), ("二三四", "marker-missing")],
)
def test_a_broken_order_becomes_a_doubt(numbers, code, read):
    page = statement(read, *(f"{number}、双方同意第{number}点。" for number in numbers))

    assert len(page.articles) == len(numbers)
    assert code in codes_of(page)


def test_an_article_without_text_is_kept_with_a_doubt(read):
    page = statement(read, "一、双方同意。", "二、", "三、双方反对。")

    assert articles_of(page)[1] == ("art-2", "")
    assert "article-empty" in codes_of(page)


def test_a_statement_without_numbers_has_its_paragraphs_for_provisions(read):
    page = statement(read, "双方同意。", "双方反对。")

    assert articles_of(page) == [("par-1", "双方同意。"), ("par-2", "双方反对。")]
    assert "unnumbered" in codes_of(page)


def test_lead_in_title_and_preamble_are_told_apart(read):
    page = read(
        "首页 > 要闻",
        "甲国和乙国关于渔业的联合声明",
        "(2019年5月6日于临江)",
        "双方回顾了往来。",
        FORMULA,
        "一、双方同意。",
        "二、双方反对。",
        *SIGNATURES,
    )

    assert (page.title.text, page.title.basis) == ("甲国和乙国关于渔业的联合声明", "printed")
    assert [span.of(page.text) for span in page.preamble] == ["双方回顾了往来。", FORMULA]
    assert (page.signed.on, page.place.of(page.text)) == (date(2019, 5, 6), "临江")
    assert page.is_clean


def test_a_dateline_is_split_from_the_preamble(read):
    page = read(
        "甲国和乙国关于渔业的联合声明",
        "新华社临江5月6日电 " + FORMULA,
        "一、双方同意。",
        "二、双方反对。",
        CLOSING,
        *SIGNATURES,
    )

    assert [span.of(page.text) for span in page.preamble] == [FORMULA]
    assert [each.span.of(page.text) for each in page.roles if each.role == "dateline"] == [
        "新华社临江5月6日电 "
    ]


@pytest.mark.parametrize(
    ("closing", "signed", "place"),
    [
        ("本声明于二〇一九年五月六日在临江签署。", date(2019, 5, 6), "临江"),
        ("二〇一九年五月六日于临江", date(2019, 5, 6), "临江"),
        ("本公报2019年5月6日在临江发表。", date(2019, 5, 6), "临江"),
        ("本协定于2019年5月在临江签订,一式两份。", date(2019, 5, 1), "临江"),
        ("2019年5月6日订于南通,一式两份。", date(2019, 5, 6), "南通"),
        ("本声明于２０１９年５月６日在伦敦、莫斯科签署。", date(2019, 5, 6), "伦敦、莫斯科"),
    ],
)
def test_date_and_place_of_the_closing(closing, signed, place, read):
    page = statement(read, "一、双方同意。", "二、双方反对。", closing=closing)

    assert (page.signed.on, page.place.of(page.text)) == (signed, place)
    assert [span.of(page.text) for span in page.closing] == [closing]


def test_a_date_that_no_calendar_has_is_a_doubt(read):
    closing = "本声明于二〇一九年十三月四十日在临江签署。"
    page = statement(read, "一、双方同意。", "二、双方反对。", closing=closing)

    assert page.signed is None
    assert "date-unreadable" in codes_of(page)


@pytest.mark.parametrize(
    "lines",
    [
        ("甲国外交部 乙国外交部", "林岳(签字) 陈观澜(签字)"),
        ("甲国外交部 乙国外交部", "林岳（签字）陈观澜（签字）"),
        ("甲国外交部", "林岳(签字)", "乙国外交部", "陈观澜(签字)"),
        ("甲国外交部 林岳(签字)", "乙国外交部 陈观澜(签字)"),
        ("甲国外交部", "乙国外交部", "林 岳(签字)", "陈观澜(签字)"),
        ("甲国外交部\t\t乙国外交部", "林　岳(签字)\t\t陈观澜(签字)"),
    ],
)
def test_signatures_are_paired_with_institutions(lines, read):
    page = statement(read, "一、双方同意。", "二、双方反对。", signatures=lines)

    assert [(each.institution, each.name, each.mark) for each in page.signatories] == [
        ("甲国外交部", "林岳", "签字"),
        ("乙国外交部", "陈观澜", "签字"),
    ]
    assert "parties-unequal" not in codes_of(page)


def test_three_parties_each_on_lines_of_their_own(read):
    lines = ("甲国外交部", "林岳(签字)", "乙国外交部", "段青(签字)", "丙国外交部", "沈渡(签字)")
    page = statement(read, "一、三方同意。", "二、三方反对。", signatures=lines)

    assert [(each.institution, each.name) for each in page.signatories] == [
        ("甲国外交部", "林岳"),
        ("乙国外交部", "段青"),
        ("丙国外交部", "沈渡"),
    ]
    assert page.title.text == "甲国外交部、乙国外交部和丙国外交部关于渔业问题的联合声明"


def test_offices_are_read_as_printed(read):
    lines = ("甲國主席 乙國總統", "林岳(簽字) 謝爾蓋·阿列寧(簽字)")
    page = statement(read, "一、雙方同意。", "二、雙方反對。", signatures=lines)

    assert [(s.institution, s.office, s.name, s.mark) for s in page.signatories] == [
        ("甲國", "主席", "林岳", "簽字"),
        ("乙國", "總統", "謝爾蓋·阿列寧", "簽字"),
    ]


def test_more_signatures_than_institutions_become_a_doubt(read):
    lines = ("甲国外交部", "林岳(签字) 陈观澜(签字)")
    page = statement(read, "一、双方同意。", "二、双方反对。", signatures=lines)

    assert [each.name for each in page.signatories] == ["林岳", "陈观澜"]
    assert "parties-unequal" in codes_of(page)


@pytest.mark.parametrize(
    ("signatures", "title"),
    [
        (SIGNATURES, "甲国外交部和乙国外交部关于渔业问题的联合声明"),
        (("甲国外交部", "林岳(签字)"), "甲国外交部关于渔业问题的声明"),
    ],
)
def test_a_title_that_is_not_printed_is_inferred_with_a_doubt(signatures, title, read):
    page = statement(read, "一、双方同意。", "二、双方反对。", signatures=signatures)

    assert (page.title.text, page.title.basis) == (title, "inferred")
    assert "title-inferred" in codes_of(page)


def test_an_inferred_title_is_written_in_the_script_of_the_page(read):
    page = read(
        "聲明全文如下:",
        "甲國和乙國就漁業問題聲明如下:",
        "一、雙方同意。",
        "二、雙方反對。",
        "本聲明於二〇一九年五月六日在臨江簽署。",
        "甲國外交部 乙國外交部",
        "林岳(簽字) 陳觀瀾(簽字)",
    )

    assert page.title.text == "甲國外交部和乙國外交部關於漁業問題的聯合聲明"
    assert (page.language, page.kind) == ("zh-Hant", "joint statement")


def test_without_institutions_no_title_is_made_up(read):
    page = statement(read, "一、双方同意。", "二、双方反对。", signatures=("林岳(签字)",))

    assert page.title is None
    assert "title-missing" in codes_of(page)


def test_the_headline_of_a_report_is_not_the_title(read):
    page = read("甲国和乙国发表联合声明", FORMULA, "一、甲。", "二、乙。", CLOSING, *SIGNATURES)

    assert page.title.basis == "inferred"


def test_a_text_that_breaks_off_is_called_incomplete(read):
    page = read("声明全文如下:", FORMULA, "一、双方同意。", "二、双方")

    assert page.page_kind == "statement"
    assert "incomplete" in codes_of(page)


def test_site_text_within_the_body_is_left_out_of_the_articles(read):
    page = statement(read, "一、双方同意。", "责任编辑:周汀", "双方重申。", "二、双方反对。")

    assert articles_of(page)[0] == ("art-1", "双方同意。\n双方重申。")


def test_the_tip_line_names_the_source(read):
    page = statement(
        read, "一、甲。", "二、乙。", signatures=(*SIGNATURES, "江畔报网爆料热线:555")
    )

    assert page.source_name == "江畔报网"
    assert page.tip_line.of(page.text) == "江畔报网爆料热线:555"


@pytest.mark.parametrize(
    "lines",
    [
        ("今日天气晴朗,适合出行。", "请带好水壶。"),
        ("一、牛奶", "二、面包", "三、鸡蛋"),
        ("一、打开电源。", "二、按下按钮。"),
        ("本店声明:概不赊账。",),
    ],
)
def test_what_is_no_statement_says_so(lines, read):
    page = read(*lines)

    assert page.page_kind == "other"
    assert page.articles == ()
    assert "no-statement" in codes_of(page)


def test_a_text_in_no_known_script_is_kept_and_said(read):
    page = read("ก ข ค ง จ ฉ ช ซ")

    assert (page.language, page.page_kind) == ("", "other")
    assert "language-not-read" in codes_of(page)
