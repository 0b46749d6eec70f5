"""From bytes to text."""

import random

import pytest

from archive.parsing.reading import Unreadable, decode
from archive.parsing.record import make_exchange_record
from archive.parsing.statement import read_page

SPANS = {"span", "spans", "paragraph_spans", "roles", "charset", "doubts"}


def without_places(value):
    """The record without what depends on where in the bytes something stands."""
    if isinstance(value, dict):
        return {k: without_places(v) for k, v in value.items() if k not in SPANS}
    if isinstance(value, list):
        return [without_places(each) for each in value]
    return value


def values_of(content):
    return without_places(make_exchange_record(read_page(content), "page"))


@pytest.mark.parametrize(
    "charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_the_charset_does_not_change_the_reading(charset, river_page):
    content = river_page.decode().replace("→", "").encode(charset)

    assert values_of(content) == values_of(river_page.decode().replace("→", "").encode())


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "  \n\u3000\u3000"),
        lambda text: text.replace("\n", "\n\n"),
    ],
    ids=["CRLF", "CR", "mark", "indents", "blank lines"],
)
def test_line_ends_and_blanks_do_not_change_the_reading(change, river_page):
    changed = change(river_page.decode()).encode()

    assert values_of(changed) == values_of(river_page)


def test_a_wrong_byte_is_counted_and_becomes_a_doubt(river_page):
    page = read_page(river_page[:3000] + b"\xff" + river_page[3001:])

    assert (page.decoded.charset, page.decoded.basis) == ("utf-8", "damaged")
    assert page.decoded.replaced > 0
    assert "undecodable" in {doubt.code for doubt in page.doubts}


def test_utf_8_cut_inside_a_character_is_utf_8(river_page):
    decoded = decode(river_page[:1000])  # inside a character of three bytes

    assert (decoded.charset, decoded.replaced) == ("utf-8", 1)


def test_a_declared_charset_that_decodes_strictly_is_believed():
    decoded = decode("關於港口的聲明".encode("big5hkscs"), declared="Big5")

    assert (decoded.text, decoded.basis) == ("關於港口的聲明", "declared")


@pytest.mark.parametrize("declared", ["utf-8", "no-such-charset", ""])
def test_a_wrong_or_unknown_declaration_is_not_believed(declared, river_page):
    text = river_page.decode().replace("→", "")

    assert decode(text.encode("gb18030"), declared=declared).text == text


def test_a_nul_becomes_a_counted_replacement():
    decoded = decode("甲国和乙国的\0联合声明全文如下,共三十余字,此处略去".encode())

    assert decoded.text.startswith("甲国和乙国的\ufffd联合声明")
    assert decoded.replaced == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n\r\n\t", "empty"),
        (b"\x00" * 100, "not text"),
        (random.Random(1).randbytes(4000), "not text"),  # noqa: S311 -- not for secrets
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not text"),
        ("字".encode() * 6_000_000, "limit"),
        ("字".encode() * 100_001, "limit"),
        ("字\n".encode() * 20_001, "limit"),
    ],
    ids=["empty", "blank", "NULs", "random", "picture", "large", "long line", "many lines"],
)
def test_what_is_no_text_is_refused_with_a_reason(content, reason):
    with pytest.raises(Unreadable, match=reason):
        read_page(content)


def test_many_combining_marks_are_read_in_linear_time():
    decoded = decode(("e" + "\u0301" * 90_000).encode())

    assert len(decoded.text) == 90_001


RUSSIAN = (
    "Совместное заявление Министерства лесов и Министерства вод об охране озера. Стороны, "
    "стремясь сберечь общий лес для тех, кто живет по обе стороны границы, заявляют:"
)


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
@pytest.mark.parametrize("meta", ["", "windows-1251", "koi8-r"])
def test_russian_is_told_by_its_letters(charset, meta):
    head = f'<html><meta charset="{meta}">' if meta else ""

    decoded = decode((head + RUSSIAN).encode(charset))

    assert decoded.text == head + RUSSIAN
    assert decoded.charset == charset


def test_what_a_page_says_of_itself_counts_after_utf_8():
    text = '<html><meta http-equiv="Content-Type" content="text/html; charset=gb2312">声明'

    assert decode(text.encode("gb18030")).basis == "page"
    assert decode(text.encode()).basis == "strict"


def test_characters_beyond_gb2312_are_read_in_a_page_that_claims_it():
    text = "<html><meta charset=gb2312><p>镕喆就渔业问题声明如下</p>"

    decoded = decode(text.encode("gbk"))

    assert (decoded.text, decoded.charset, decoded.replaced) == (text, "gb18030", 0)


def test_big5_is_read_in_a_page_that_says_so():
    text = "<html><meta charset=big5><p>海嶼國和雲陵王國關於開放港口的聯合公報</p>"

    assert decode(text.encode("big5hkscs")).text == text
