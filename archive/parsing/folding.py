"""The shadow of a text: what patterns are matched on, of the same length as the text.

Full-width forms, traditional characters and ё are folded character by character, so that an
offset in the shadow is an offset in the text. Nothing that is stored is ever folded.
"""

import unicodedata

import opencc

_TO_SIMPLIFIED = opencc.OpenCC("t2s")
_TO_TRADITIONAL = opencc.OpenCC("s2t")


class _Folding(dict[int, str]):
    """A table for ``str.translate`` that works out each character once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = unicodedata.normalize("NFKC", character)
        if len(folded) != 1:
            folded = character
        simplified = _TO_SIMPLIFIED.convert(folded) if _is_han(folded) else folded
        folded = simplified if len(simplified) == 1 else folded
        self[code] = {"ё": "е", "Ё": "Е"}.get(folded, folded)
        return self[code]


class _Scripts(dict[int, str]):
    """Tells for a han character whether only one of the two scripts writes it."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = ""
        if _is_han(character):
            if _TO_SIMPLIFIED.convert(character) != character:
                self[code] = "zh-Hant"
            elif _TO_TRADITIONAL.convert(character) != character:
                self[code] = "zh-Hans"
        return self[code]


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿" or character >= "𠀀"


_FOLDING = _Folding()
_SCRIPTS = _Scripts()


def fold(text: str) -> str:
    """The shadow of ``text``; of the same length."""
    return text.translate(_FOLDING)


def han_script(text: str) -> str:
    """zh-Hans or zh-Hant, by the characters that only one of them writes."""
    scripts = [_SCRIPTS[ord(character)] for character in text]
    return "zh-Hant" if scripts.count("zh-Hant") > scripts.count("zh-Hans") else "zh-Hans"
