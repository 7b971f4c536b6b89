"""Counts: `50` in `50 orang`, `1,5 juta` in `1,5 juta orang`, `dua`; and what counts nothing.

No value: sports scores (`2-1`), a bracketed age or repetition (`(45)`, `tiga (3)`), list numbers,
telephone numbers and codes, numbers in names (`COVID-19`, `G20`, `Liga 1`, `Bank 9 Jambi`) and
numbers behind `nomor`, `pasal`, `halaman`, ... They identify; they do not count.
"""

import re
from dataclasses import replace
from typing import Any

from idnews.dates import months
from idnews.ner.spans import Mention
from idnews.ner.values.numerals import Numeral, match_numeral
from idnews.ner.values.phrases import DASH, cue_words, is_verb, word_after, word_before
from idnews.ner.values.reading import Reading, is_approximate, is_headline, is_sentence_start

__all__ = ["cardinal", "code_end", "count_range"]

THOUSAND = 1000
LARGEST_IDENTIFIER = 1000  # larger numbers behind a noun mostly count (`jumlah pasien 1200`)
LONGEST_COUNT = 6  # digits without a full stop: more is a telephone, account or article number
_CODE = re.compile(
    r"""
    [0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9])                           # 192.168.1.1
  | (?:\+?62[ -]?|0)[0-9]{2,4}(?:[ -][0-9]{3,4}){1,3}(?![0-9.,])     # 0812-3456-7890
  | [0-9]{1,4}(?:-[0-9]{1,4}){2,6}                                   # 021-555-5555, 4-3-3
  | [0-9]{1,9}(?:/[0-9A-Z]{1,12}){2,6}                               # 12/PMK.03/2018, 470/12/VII
  | [0-9]{1,6}[A-Z]{1,2}[0-9A-Z]{0,6}\b                              # 4G, 17A
    """,
    re.VERBOSE,
)
_GLUED_LEFT = re.compile(r"(?:[^\W\d_]|[_@#/\\+&]|[^\W_]-|\d[.,:]|/[^\W_]*-)$")
_GROUPED = re.compile(
    r"(?:[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+)"
    rf"(?:[ ]?{DASH}[ ]?(?:[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?:,[0-9]+)?|[0-9]+,[0-9]+))?"
)
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_TWO_NUMBERS = re.compile(r"[1-9][0-9]{0,2},[1-9]00")  # `50,100`: a list, or English thousands
_TWO_YEARS = re.compile(r"(?:1[5-9]|20)[0-9]{2}\D{2,16}(?:1[5-9]|20)[0-9]{2}")  # `2019 hingga 2023`
_SHORT = re.compile(r"[ \u00a0]?(?:jt|rb)\b", re.IGNORECASE)  # `20 rb penonton`
LONGEST_BRACKET = 60  # characters before a number in which the bracket that it ends opens
_BRACKET_BEFORE = re.compile(r"\(([^\W\d_]{1,12})\) $")
_LIST_NUMBER = re.compile(r"[0-9]{1,3}[.)](?:[ \t\u00a0]|$)")


def code_end(text: str, start: int) -> int | None:
    """Return the end of a telephone number, formation, document number or the like at `start`."""
    match = _CODE.match(text, start)
    return match.end() if match else None


def cardinal(reading: Reading, start: int) -> Mention | None:
    """A number that counts something."""
    text = reading.text
    number = reading.numeral(start)
    if number is None or (number.is_vague and number.in_words):
        return None
    if _SHORT.match(text, number.end):
        number = match_numeral(text, start, short=True) or number
    is_grouped = number.amount < THOUSAND and _THOUSANDS.fullmatch(text, start, number.end)
    if is_grouped and _counts_whole(text, number.end):
        number = replace(number, amount=number.amount * 1000)
    is_count = _is_word_count(text, number) if number.in_words else _is_digit_count(text, number)
    if not is_count:
        return None
    return _mention(text, number)


def _counts_whole(text: str, end: int) -> bool:
    """Whether what follows is counted in whole numbers: `3,500 orang` is no three and a half."""
    return word_after(text, end).lower() in cue_words("count_noun")


def _mention(text: str, number: Numeral) -> Mention:
    value: dict[str, Any] = number.plain()
    if number.is_vague or is_approximate(text, number.start, number.end):
        value["approximate"] = True
    return Mention(number.start, number.end, "CARDINAL", "cardinal", 0.9, value=value)


def _is_word_count(text: str, number: Numeral) -> bool:
    """Whether number words count: not `satu sama lain`, `menjadi satu`."""
    before = word_before(text, number.start).lower().rstrip(".")
    after = word_after(text, number.end)
    word = text[number.start : number.end].lower()
    if text[number.end : number.end + 1] == "-" or text[number.start - 1 : number.start] == "-":
        return False
    if text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")":
        return False
    if before in cue_words("label") or before == "roda":
        return False
    if after.lower() in ("tahunan", "bulanan", "mingguan", "harian"):
        return False
    if word == "satu" and (after == "dari" or text.startswith(" di antara", number.end)):
        return True
    if word == "satu" and text[max(0, number.start - 9) : number.start].lower() == "satu per ":
        return False
    if word in ("satu", "nol", "setengah", "separuh", "seperempat"):
        if before in cue_words("not_one") or not after or not after[0].islower():
            return False
        return after not in cue_words("after_one_not") and after not in cue_words("function_word")
    if text[number.start].isupper() and not is_sentence_start(text, number.start):
        return _is_counted(text, number.start, after)
    return True


def _is_counted(text: str, start: int, after: str) -> bool:
    """Whether the word behind a number is a noun that it counts, also capitalised in headlines."""
    low = after.lower()
    if not after or low in cue_words("function_word"):
        return False
    if low in cue_words("count_noun"):
        return True
    if after[0].islower():
        return not is_verb(low)
    return is_headline(text, start) and (
        low.endswith(("an", "nya")) or low.startswith(("pe", "ke"))
    )


def _is_digit_count(text: str, number: Numeral) -> bool:
    start, end = number.start, number.end
    before_mark = text[max(0, start - 3) : start]
    after_mark = text[end : end + 2]
    if _GLUED_LEFT.search(before_mark):
        return False
    if after_mark and (after_mark[0].isalpha() or after_mark[0] in "_@/\\°"):
        return False
    if after_mark[:1] == ":" and after_mark[1:].isdigit():
        return False
    if number.is_decimal_point and number.magnitude == 1 and not word_after(text, end):
        return False
    if before_mark[-1:] == "(" and after_mark[:1] == ")":
        return False
    if after_mark[:1] == "-" or before_mark[-1:] in ("-", "–", ":", ".", "=", "*", ";"):
        return False
    digits = text[start:end]
    if digits[0] == "0" and digits[1:2].isdigit():
        return False
    if digits.isdigit() and len(digits) > LONGEST_COUNT:
        return False
    if _TWO_NUMBERS.fullmatch(digits) and not _counts_whole(text, end):
        return False
    if _TWO_YEARS.fullmatch(digits) and word_after(text, end).lower() not in cue_words(
        "count_noun"
    ):
        return False
    if _is_line_start(text, start) and _LIST_NUMBER.match(text, start):
        return False
    if number.amount_max is not None and word_after(text, end).lower() in months():
        return False  # `4 atau 5 Maret`
    if after_mark[:1] == ")" and "(" not in text[max(0, start - LONGEST_BRACKET) : start]:
        return False  # `1) beras, 2) gula`
    return _has_count_context(text, number)


def _is_line_start(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start]
    return start == 0 or ("\n" in before and not before.split("\n")[-1].strip())


def _has_count_context(text: str, number: Numeral) -> bool:
    """Whether the words around a number let it count rather than name something."""
    before, after = word_before(text, number.start), word_after(text, number.end)
    low = before.lower().rstrip(".")
    if before.endswith(".") and low not in cue_words("label"):
        before = ""
    if number.magnitude > 1 or _GROUPED.fullmatch(text, number.start, number.end):
        return True
    if after.lower() in ("tahunan", "bulanan", "mingguan", "harian"):
        return False
    is_noun_after = _is_counted(text, number.start, after) or _is_spelt_out(text, number.end)
    if low in cue_words("label"):
        return False
    if number.amount_max is not None:
        is_range = _is_count_range(text, number, low, after)
        return is_range and (is_noun_after or not before[:1].isupper())
    if not before:
        named = _BRACKET_BEFORE.search(text, max(0, number.start - 20), number.start)
        if named is not None and named[1].lower() in cue_words("label"):
            return False  # `pajak penghasilan (PPh) 22`
        if text[max(0, number.start - 2) : number.start].rstrip()[-1:] == ")":
            return is_noun_after
        return is_noun_after or not is_sentence_start(text, number.start) or bool(after)
    if before[0].islower() and not is_noun_after and _is_identifier(text, number, low):
        return False
    if before[0].isupper() and not is_noun_after:
        is_name = not after or (after[0].isupper() and not is_headline(text, number.start))
        return not is_name and is_sentence_start(text, number.start - len(before) - 1)
    return True


def _is_identifier(text: str, number: Numeral, before: str) -> bool:
    """Whether a small number only tells one of several apart: `wesel 1 patah`, `lingkungan 13`."""
    if number.amount_max is not None or number.amount >= LARGEST_IDENTIFIER:
        return False
    if before in cue_words("count_before") or before in cue_words("function_word"):
        return False
    return not is_verb(before) and not _digits(text, number).count(",")


def _digits(text: str, number: Numeral) -> str:
    return text[number.start : number.end]


def _is_spelt_out(text: str, end: int) -> bool:
    """Whether the number is repeated in words behind it: `5 (lima) orang`."""
    if text[end : end + 2] != " (":
        return False
    words = match_numeral(text, end + 2)
    return words is not None and words.in_words


def _is_count_range(text: str, number: Numeral, before: str, after: str) -> bool:
    """`4-5 orang` counts, `2-3` is the score of a match."""
    if "-" not in text[number.start : number.end] and "–" not in text[number.start : number.end]:
        return True
    if before in cue_words("score"):
        return False
    return after[:1].islower() and after not in cue_words("function_word")


def count_range(text: str, start: int) -> int | None:
    """Return the end of two numbers joined by a dash (`2-1`), which count nothing together."""
    match = re.compile(r"[0-9]{1,3}[ ]?[-–—:][ ]?[0-9]{1,3}(?![0-9.,/]*[0-9])").match(text, start)
    return match.end() if match else None
