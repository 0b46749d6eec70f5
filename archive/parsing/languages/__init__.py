"""The languages that can be read, and which of them a text is written in."""

from archive.parsing.folding import han_script
from archive.parsing.languages.en import ENGLISH
from archive.parsing.languages.language import Language
from archive.parsing.languages.ru import RUSSIAN
from archive.parsing.languages.zh import CHINESE

LANGUAGES = {language.code: language for language in (CHINESE, RUSSIAN, ENGLISH)}

# A han character says about as much as two letters of an alphabet.
SCRIPTS = (("zh", "一", "鿿", 2), ("ru", "Ѐ", "ӿ", 1), ("en", "A", "z", 1))
FEWEST_LETTERS = 2


def find_language(text: str) -> str:
    """The BCP 47 tag of the language that most of ``text`` is written in; empty if none.

    Told by script alone: zh-Hans, zh-Hant, ru or en.
    """
    weights = {
        code: weight * sum(first <= character <= last for character in text)
        for code, first, last, weight in SCRIPTS
    }
    code = max(weights, key=lambda each: weights[each])
    if weights[code] < FEWEST_LETTERS:
        return ""
    return han_script(text) if code == "zh" else code


__all__ = ["LANGUAGES", "Language", "find_language"]
