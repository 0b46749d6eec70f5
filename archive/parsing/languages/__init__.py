"""The languages that can be read, and which of them a text is written in."""

import re

from archive.parsing.folding import han_script
from archive.parsing.languages.en import ENGLISH
from archive.parsing.languages.language import Language
from archive.parsing.languages.ru import RUSSIAN
from archive.parsing.languages.zh import CHINESE

LANGUAGES = {language.code: language for language in (CHINESE, RUSSIAN, ENGLISH)}

# A han character says about as much as two letters of an alphabet.
SCRIPTS = (("zh", "一", "鿿", 2), ("ru", "Ѐ", "ӿ", 1), ("en", "A", "z", 1))
FEWEST_LETTERS = 2

KANA = re.compile("[\u3041-\u30fa]")
MOST_KANA = 0.05  # of the han characters: a name or two in a Chinese text
NOT_RUSSIAN = re.compile("[іїєґўјљњћђџѓќ]")  # small letters: І is a Roman numeral too
MOST_FOREIGN = 0.01  # of the Cyrillic letters
WORD = re.compile(r"[A-Za-z]+")
ENGLISH_WORDS = frozenset("the of and to shall with by for".split())
FEWEST_ENGLISH = 0.06  # of the words
ENOUGH_WORDS = 40  # to tell; a shorter text may be anything
SAMPLED = 200_000  # characters


def find_language(text: str) -> str:
    """The BCP 47 tag of the language that most of ``text`` is written in.

    zh-Hans, zh-Hant, ru or en, told by script and by what only they write; ``und`` where the
    script is theirs and the language is not; empty where there is no such script.
    """
    text = text[:SAMPLED]
    letters = {
        code: sum(first <= character <= last for character in text)
        for code, first, last, _ in SCRIPTS
    }
    weights = {code: weight * letters[code] for code, _, _, weight in SCRIPTS}
    code = max(weights, key=lambda each: weights[each])
    if weights[code] < FEWEST_LETTERS:
        return ""
    if code == "zh":
        is_japanese = len(KANA.findall(text)) > MOST_KANA * letters["zh"]
        return "und" if is_japanese else han_script(text)
    if code == "ru":
        is_other = len(NOT_RUSSIAN.findall(text)) > MOST_FOREIGN * letters["ru"]
        return "und" if is_other else "ru"
    return "en" if _is_english(text) else "und"


def _is_english(text: str) -> bool:
    words = [word.lower() for word in WORD.findall(text)]
    return len(words) < ENOUGH_WORDS or (
        sum(word in ENGLISH_WORDS for word in words) >= FEWEST_ENGLISH * len(words)
    )


__all__ = ["LANGUAGES", "Language", "find_language"]
