"""Numerals as documents print them: 十二, 廿一, 12."""

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "○": 0, "O": 0, "o": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4}
DIGITS |= {"伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30}
HUNDREDS = {"百": 100, "佰": 100}
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
