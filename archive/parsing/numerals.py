"""Numerals as documents print them: 十二, 廿一, 12, XII, twelfth, двенадцатая."""

import re

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "O": 0, "o": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4}
DIGITS |= {"伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30}
HUNDREDS = {"百": 100, "佰": 100}
LONGEST_WESTERN = 15  # characters of a word
LONGEST_NUMERAL = 8  # characters: no document numbers its provisions further


def han_number(numeral: str) -> int | None:
    """The number that a han or ASCII numeral below 1,000 says: 一百零二 is 102.

    ``None`` for what is none, or is longer than any provision's number.
    """
    if not numeral or len(numeral) > LONGEST_NUMERAL:
        return None
    if numeral.isascii():
        return int(numeral) if numeral.isdecimal() else None
    total, pending = 0, None
    for character in numeral:
        if character in DIGITS:
            pending = DIGITS[character]
        elif character in HUNDREDS:
            total += (1 if pending is None else pending) * HUNDREDS[character]
            pending = None
        elif character in TENS:
            tens = TENS[character]
            total += tens if pending is None else pending * tens
            pending = None
        else:
            return None
    return total + (pending or 0)


def digit_by_digit(numeral: str) -> int | None:
    """The number whose digits are written one by one: 二〇一七 is 2017."""
    if not numeral or len(numeral) > LONGEST_NUMERAL:
        return None
    digits = [
        int(character)
        if character.isascii() and character.isdecimal()
        else DIGITS.get(character)
        for character in numeral
    ]
    if None in digits:
        return None
    return int("".join(str(digit) for digit in digits))


ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Cyrillic letters that are printed for Roman numerals.
LOOKALIKES = str.maketrans("ІХСМ", "IXCM")
WELL_FORMED_ROMAN = re.compile(r"(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
WORDS = {
    word: number
    for number, words in enumerate(
        (
            "one first первая первый первое один",
            "two second вторая второй второе",
            "three third третья третий третье",
            "four fourth четвертая четвертый четвертое",
            "five fifth пятая пятый пятое",
            "six sixth шестая шестой шестое",
            "seven seventh седьмая седьмой седьмое",
            "eight eighth восьмая восьмой восьмое",
            "nine ninth девятая девятый девятое",
            "ten tenth десятая десятый десятое",
            "eleven eleventh одиннадцатая одиннадцатый одиннадцатое",
            "twelve twelfth двенадцатая двенадцатый двенадцатое",
        ),
        start=1,
    )
    for word in words.split()
}


def western_number(numeral: str) -> int | None:
    """The number of an Arabic numeral, a Roman one, or a word up to twelve."""
    if not numeral or len(numeral) > LONGEST_WESTERN:
        return None
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral)
    if word := WORDS.get(numeral.lower()):
        return word
    return roman_number(numeral)


def roman_number(numeral: str) -> int | None:
    """The number of a Roman numeral below 400, Cyrillic look-alikes taken for Latin."""
    letters = numeral.upper().translate(LOOKALIKES)
    if not letters or not WELL_FORMED_ROMAN.match(letters):
        return None
    values = [ROMAN[letter] for letter in letters]
    return sum(
        -value if following > value else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
