"""Ranks: `ke-68`, `Ke-XX`, `pertama`, and `kedua` where it means `second` and not `both`."""

import re

from idnews.ner.spans import Mention
from idnews.ner.values.numerals import number_words, roman_value
from idnews.ner.values.phrases import cue_words, is_verb, word_after, word_before
from idnews.ner.values.reading import Reading, is_sentence_start

__all__ = ["ordinal_digits", "ordinal_word", "ordinal_words"]

_KE = re.compile(r"ke(?:[-‐–][ ]?|[ ])([0-9]{1,6})(?![0-9]|[.,][0-9])", re.IGNORECASE)
_KE_ROMAN = re.compile(r"ke-([IVX]{1,7})\b", re.IGNORECASE)
_KE_LARGE = re.compile(r"ke-([0-9]{1,3}(?:\.[0-9]{3}){1,2})(?![0-9])", re.IGNORECASE)
_KE_WORD = re.compile(
    r"ke[ ](dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_FIXED_BEFORE = ("pihak", "dunia", "menengah")


def ordinal_words() -> set[str]:
    """Return the words that are ordinals: pertama, kedua, ..."""
    return {word for word, (_, kind) in number_words().items() if kind == "ordinal"}


def _mention(start: int, end: int, amount: int) -> Mention:
    return Mention(start, end, "ORDINAL", "ordinal", value={"amount": amount})


def ordinal_digits(reading: Reading, start: int) -> Mention | None:
    """`ke-68`, `ke 68`, `ke-XX`, `ke dua`."""
    text = reading.text
    large = _KE_LARGE.match(text, start)
    if large is not None:
        return _mention(start, large.end(), int(large[1].replace(".", "")))
    match = _KE.match(text, start)
    if match is not None:
        is_split = text[start + 2] == " "
        after = word_after(text, match.end())
        is_rank = not after or after.lower() in cue_words("function_word") | {"kali", "kalinya"}
        if is_split and not is_rank:
            return None
        return _mention(start, match.end(), int(match[1]))
    word = _KE_WORD.match(text, start)
    if word is not None:
        value = number_words()[word[1].lower()][0]
        return _mention(start, word.end(), int(value)) if _is_split_rank(text, word) else None
    roman = _KE_ROMAN.match(text, start)
    number = roman_value(roman[1].upper()) if roman else None
    return None if roman is None or not number else _mention(start, roman.end(), number)


def _is_split_rank(text: str, match: re.Match[str]) -> bool:
    """Whether `ke dua` is a misspelt rank: `khalifah ke dua Islam`, not `terbang ke dua kota`."""
    before, after = word_before(text, match.start()), word_after(text, match.end())
    is_last = not after or after[0].isupper() or after in cue_words("function_word")
    return is_last and bool(before) and not is_verb(before)


def ordinal_word(reading: Reading, start: int) -> Mention | None:
    """`pertama`, `babak kedua`; not `kedua negara`, `pihak ketiga`, `pertama-tama`."""
    text = reading.text
    word = _WORD.match(text, start)
    if word is None or text[word.end() : word.end() + 1] == "-" or text[start - 1 : start] == "-":
        return None
    value, kind = number_words().get(word.group().lower(), (0, ""))
    if kind != "ordinal":
        return None
    before, after = word_before(text, start), word_after(text, word.end())
    if before.endswith("."):
        before = ""
    if is_sentence_start(text, start) and text[word.end() : word.end() + 1] == ",":
        return None  # `Pertama, ...` orders the sentences, not things
    if before.lower() in _FIXED_BEFORE:
        return None
    if value != 1 and not _is_rank(before, after):
        return None
    return _mention(start, word.end(), int(value))


def _is_rank(before: str, after: str) -> bool:
    """Whether `kedua` stands behind the noun it counts (`babak kedua`); before it, it is `both`."""
    if after.lower() in ("kali", "kalinya"):
        return True
    if after.lower() in cue_words("both_reading") or not before:
        return False
    if before.lower() == "yang":
        return not after or after.lower() in cue_words("function_word")
    return before.lower() not in cue_words("function_word") and not is_verb(before)
