"""Numbers in headings and prose: digits of any script, Roman numerals, Arabic and English words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from aligner.text.normalize import fold

_DIGITS = re.compile(r"\d+(?:[٬,]\d{3})*(?:[.٫]\d+)?")

_ENGLISH = {
    word: value
    for value, words in {
        1: "one first",
        2: "two second",
        3: "three third",
        4: "four fourth",
        5: "five fifth",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth",
        11: "eleven eleventh",
        12: "twelve twelfth",
        13: "thirteen thirteenth",
        14: "fourteen fourteenth",
        15: "fifteen fifteenth",
        16: "sixteen sixteenth",
        17: "seventeen seventeenth",
        18: "eighteen eighteenth",
        19: "nineteen nineteenth",
        20: "twenty twentieth",
        30: "thirty thirtieth",
        40: "forty fortieth",
        50: "fifty fiftieth",
        60: "sixty sixtieth",
        70: "seventy seventieth",
        80: "eighty eightieth",
        90: "ninety ninetieth",
        100: "hundred hundredth",
        1000: "thousand thousandth",
    }.items()
    for word in words.split()
}
# Folded as matching folds: without hamza on alef, ta marbuta as ha, alef maqsura as ya.
_ARABIC = {
    word: value
    for value, words in {
        1: "واحد واحده احد احدي اول اولي حادي حاديه",
        2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي ثاني ثانيه ثان",
        3: "ثلاث ثلاثه ثالث ثالثه",
        4: "اربع اربعه رابع رابعه",
        5: "خمس خمسه خامس خامسه",
        6: "ست سته سادس سادسه",
        7: "سبع سبعه سابع سابعه",
        8: "ثمان ثماني ثمانيه ثامن ثامنه",
        9: "تسع تسعه تاسع تاسعه",
        10: "عشر عشره عاشر عاشره",
        20: "عشرون عشرين",
        30: "ثلاثون ثلاثين",
        40: "اربعون اربعين",
        50: "خمسون خمسين",
        60: "ستون ستين",
        70: "سبعون سبعين",
        80: "ثمانون ثمانين",
        90: "تسعون تسعين",
        100: "مايه مائه مئه",
        200: "مايتان مايتين مائتان مائتين مئتان مئتين",
        300: "ثلاثمايه ثلاثمائه ثلاثمئه",
        400: "اربعمايه اربعمائه اربعمئه",
        500: "خمسمايه خمسمائه خمسمئه",
        600: "ستمايه ستمائه ستمئه",
        700: "سبعمايه سبعمائه سبعمئه",
        800: "ثمانمايه ثمانمائه ثمانمئه ثمانيمائه",
        900: "تسعمايه تسعمائه تسعمئه",
        1000: "الف الاف",
        2000: "الفان الفين",
    }.items()
    for word in words.split()
}
_ROMAN = re.compile(r"(?=[mdclxvi])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_WORD = re.compile(r"\w+")


def numbers_in_digits(text: str) -> list[str]:
    """The numbers of a text that are written in digits, in order, in ASCII without grouping marks."""
    return [_in_ascii(digits) for digits in _DIGITS.findall(text)]


def _in_ascii(digits: str) -> str:
    if not digits.isascii():
        digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in digits)
        digits = digits.replace("٬", "").replace("٫", ".")
    return digits.replace(",", "")


def number_of(text: str) -> int | None:
    """The first number that a heading names, in digits, words or Roman numerals; None if it names none."""
    words = _WORD.findall(fold(text))  # folded first: a vowel sign is no letter and would end a word
    for i, word in enumerate(words):
        if word.isdecimal() and len(word) < 7:
            return int(word)
        if _value(word) is not None:
            return _spelled(words[i:])
        if _ROMAN.match(word) and (len(word) > 1 or word in "ivx") and _may_be_roman(words, i):
            return _roman(word)
    return None


def numbers_in_words(text: str) -> list[int]:
    """The numbers of a text in words, in order; those below ten are left out as too common."""
    words = _WORD.findall(fold(text))  # folded first: a vowel sign is no letter and would end a word
    found = []
    i = 0
    while i < len(words):
        j = i
        while j < len(words) and (_value(words[j]) is not None or (j > i and words[j] in ("and", "و"))):
            j += 1
        if j > i:
            number = _spelled(words[i:j])
            if number >= 10:
                found.append(number)
        i = max(j, i + 1)
    return found


@lru_cache(maxsize=16_384)
def _value(word: str) -> int | None:
    if word in _ENGLISH:
        return _ENGLISH[word]
    for prefix in ("", "و", "ال", "وال", "ب", "لل"):
        if word.startswith(prefix) and (stem := word[len(prefix) :]) in _ARABIC:
            return _ARABIC[stem]
    return None


def _spelled(words: list[str]) -> int:
    """The value of number words from the start of a list: 600 + 16, 21, 3 × 100 + 7."""
    total = current = 0
    for word in words:
        if word in ("and", "و"):
            continue
        value = _value(word)
        if value is None:
            break
        if value in (100, 1000) and 0 < current < value:
            current *= value
        else:
            current += value
        if value >= 1000:
            total, current = total + current, 0
    return total + current


def _may_be_roman(words: list[str], i: int) -> bool:
    """A Roman numeral of one letter counts only after a word like chapter, or by itself."""
    return len(words) == 1 or i > 0 or len(words[i]) > 1


def _roman(word: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(
        -value if any(later > value for later in values[i + 1 : i + 2]) else value
        for i, value in enumerate(values)
    )
