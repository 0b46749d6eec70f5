"""From bytes to text: which charset, how that is known, and what could not be decoded."""

import codecs
import re
import unicodedata
from collections import Counter

from resiliparse.parse.encoding import detect_encoding

from archive.parsing.result import Decoded

LARGEST_PAGE = 16 * 1024 * 1024  # bytes, and characters once decoded
MOST_UNREADABLE = 0.05  # of all characters; above it a file is no text
MOST_DAMAGE = 0.01  # of the characters beyond ASCII; below it damaged UTF-8 is still UTF-8

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
MARKS = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
]
# What pages call a charset, and the larger one that also decodes what they really hold.
LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "ascii": "utf-8"}
# Of Python's codecs those that the WHATWG's Encoding Standard names; others are no charsets.
TEXT_CHARSETS = frozenset(
    (
        "utf-8 utf-16 utf-16-le utf-16-be gb18030 big5hkscs euc_jp shift_jis iso2022_jp euc_kr "
        "cp866 cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8-r "
        "koi8-u mac-cyrillic mac-roman iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 "
        "iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16"
    ).split()
)
KEPT_CONTROLS = "\t\n\r\f\v"
DECLARATION = re.compile(
    rb"""(?i)(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_.:-]{2,30})"""
)
DECLARED_WITHIN = 4096  # bytes
# The charsets that Russian pages were written in; none of them fails on any byte.
CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
MISTAKEN_FOR_CYRILLIC = {"cp1252", "iso8859-1", "iso8859-15", "mac-roman", "koi8-u", "cp1250"}
COMMON_LETTERS = frozenset("оеаинтсрвлкмдпу")
SAMPLED = 20_000  # bytes
LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class Unreadable(Exception):  # noqa: N818 -- reads as what it says
    """The bytes are no text that can be read; the message says why."""


def decode(content: bytes, *, declared: str = "") -> Decoded:
    """Decode a page: byte-order mark, ``declared`` charset, UTF-8, the page's word, detection.

    That is the order of the HTML standard, but that strict UTF-8 goes before what the page
    says of itself, which is often wrong. Undecodable bytes and NULs become U+FFFD and are
    counted. Raises ``Unreadable`` for what is empty, too large, or no text.
    """
    if len(content) > LARGEST_PAGE:
        raise Unreadable(f"limit: it is larger than {LARGEST_PAGE // 1024 // 1024} MiB")
    text, charset, basis = _decode(content, declared)
    text = text.replace("\0", REPLACEMENT)
    _refuse_what_is_no_text(text)
    return Decoded(text, charset, basis, text.count(REPLACEMENT))


def _decode(content: bytes, declared: str) -> tuple[str, str, str]:
    for mark, charset in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(charset, "replace"), charset, "mark"
    in_page = _known(_declared_in_page(content))
    for charset, basis in (
        (_known(declared), "declared"),
        ("utf-8", "strict"),
        (in_page, "page"),
    ):
        if charset and (text := _strictly(content, charset)) is not None:
            if charset in CYRILLIC:
                return _decode_cyrillic(content, charset, basis)
            return text, charset, basis
    text = content.decode("utf-8", "replace")
    beyond_ascii = sum(character > "\x7f" for character in text)
    if text.count(REPLACEMENT) <= max(1, MOST_DAMAGE * beyond_ascii) < beyond_ascii:
        return text, "utf-8", "damaged"
    return _detected(content)


def _declared_in_page(content: bytes) -> str:
    """The charset that the page itself names near its start."""
    match = DECLARATION.search(content, 0, DECLARED_WITHIN)
    return match[1].decode("ascii") if match else ""


def _decode_cyrillic(content: bytes, told: str, basis: str) -> tuple[str, str, str]:
    """Decode single-byte Cyrillic, which no charset ever refuses, by the letters that result.

    Read in the wrong one of these charsets, Russian turns into signs, or into capitals.
    ``told`` wins where it is as good.
    """
    best = max(CYRILLIC, key=lambda charset: (_likeness(content, charset), charset == told))
    basis = basis if best == told else "letters"
    return content.decode(best, "replace"), best, basis


def _likeness(content: bytes, charset: str) -> int:
    """How much like Russian the start of a page is in this charset."""
    counts = Counter(content[:SAMPLED].decode(charset, "replace"))
    letters = sum(n for character, n in counts.items() if "А" <= character <= "я")
    common = sum(counts[character] for character in COMMON_LETTERS)
    beyond_ascii = sum(n for character, n in counts.items() if not character.isascii())
    return 2 * letters + common - beyond_ascii


def _known(declared: str) -> str:
    """The codec for a declared charset; empty where pages have none of that name."""
    try:
        name = codecs.lookup(declared.strip() or "-").name
    except (LookupError, ValueError):
        return ""
    name = LARGER.get(name, name)
    return name if name in TEXT_CHARSETS else ""


def _strictly(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except UnicodeError:
        return None


def _detected(content: bytes) -> tuple[str, str, str]:
    for charset in ("utf-16-le", "utf-16-be"):
        text = _strictly(content, charset) if len(content) % 2 == 0 else None
        if text is not None and _is_plausible_utf_16(text):
            return text, charset, "detected"
    charset = _known(detect_encoding(content) or "") or "utf-8"
    if charset in CYRILLIC or charset in MISTAKEN_FOR_CYRILLIC:
        cyrillic = _decode_cyrillic(content, "cp1251", "detected")
        if _likeness(content, cyrillic[1]) > _beyond_ascii(content[:SAMPLED]) // 4:
            return cyrillic[0], cyrillic[1], "detected"
    return content.decode(charset, "replace"), charset, "detected"


def _beyond_ascii(content: bytes) -> int:
    return sum(not chr(byte).isascii() for byte in content)


def _is_plausible_utf_16(text: str) -> bool:
    """Whether pairs of bytes, taken together, make lines of letters that people write."""
    counts = Counter(_block(character) for character in text[:10_000])
    return counts["line"] > 0 and counts["other"] <= MOST_UNREADABLE * counts.total()


def _block(character: str) -> str:
    if character in "\n\r":
        return "line"
    written = ("\x20", "\x7e"), ("\xa0", "\u04ff"), ("\u2000", "\u206f"), ("\u3000", "\u30ff")
    ranges = (*written, ("一", "鿿"), ("\uff00", "\uffef"))
    return "written" if any(a <= character <= b for a, b in ranges) else "other"


def _refuse_what_is_no_text(text: str) -> None:
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000\xa0"):
        raise Unreadable("it is empty")
    counts = Counter(text)
    unreadable = sum(n for character, n in counts.items() if _is_unreadable(character))
    if unreadable > MOST_UNREADABLE * len(text):
        share = 100 * unreadable / len(text)
        raise Unreadable(f"it is not text: {share:.0f} in 100 characters are unreadable")


def _is_unreadable(character: str) -> bool:
    if character in KEPT_CONTROLS:
        return False
    return character == REPLACEMENT or unicodedata.category(character) in {"Cc", "Cn", "Co"}
