"""Amounts of money: `Rp1,3 triliun`, `US$ 2,5 juta`, `13,4 juta Euro`, `625 milyar`."""

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import Any

from idnews.ner.spans import Mention
from idnews.ner.values.durations import time_units
from idnews.ner.values.numerals import Numeral, match_numeral
from idnews.ner.values.phrases import (
    DASH,
    Phrases,
    cue_words,
    skip_spaces,
    word_after,
    word_before,
)
from idnews.ner.values.reading import Reading, is_approximate
from idnews.resources import read_table

__all__ = ["currency_words", "money_after_currency", "money_before_currency", "money_inferred"]

THOUSAND, MILLION, BILLION = 10**3, 10**6, 10**9
COUNTED_REACH = 5  # words before it in which `pelanggan`, `penduduk`, ... make the amount a count
EVIDENCE_REACH = 80  # characters before an amount in which `dana`, `anggaran`, ... speak for money

AMERICAN = ("dolar", "dollar")

BOTH = ("both", "code")  # what a row of the table says of a currency on either side
_THOUSANDS = re.compile(r"[0-9]{1,3},[0-9]{3}")  # `US$1,200`: English grouping, no fraction
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_JOINT = re.compile(rf"[ ]?{DASH}[ ]?", re.ASCII)
_WORDS = re.compile(r"[^\W\d_]+")


@cache
def _currencies(place: str) -> Phrases[tuple[str, bool]]:
    """Return the currencies at one place of the amount, with whether only capitals mean them."""
    rows = read_table("currencies", ("word", "code", "place"))
    return Phrases(
        [(word, (code, where == "code")) for word, code, where in rows if where in (place, *BOTH)]
    )


def _currency_at(text: str, start: int, place: str) -> tuple[int, str] | None:
    """Return the end and the code of the currency at `start`."""
    found = _currencies(place).match(text, start)
    if found is None or (found[1][1] and not text[start : found[0]].isupper()):
        return None
    return found[0], found[1][0]


@cache
def _families() -> Phrases[tuple[str, ...]]:
    """Return words that are the money of several countries, with its codes, most likely first."""
    rows = read_table("currency_families", ("word", "codes"))
    return Phrases([(word, tuple(codes.split("|"))) for word, codes in rows])


@cache
def _countries_of(noun: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds countries that pay with `noun`, and the code of each."""
    rows = read_table("currencies", ("word", "code", "place"))
    codes = {word[len(noun) + 1 :]: code for word, code, _ in rows if word.startswith(f"{noun} ")}
    names = "|".join(sorted(map(re.escape, codes), key=len, reverse=True))
    return re.compile(rf"\b(?:{names})\b"), codes


def _candidates(reading: Reading, noun: str, codes: tuple[str, ...]) -> list[str]:
    """Return the codes that a bare `dinar` may have: one where the article names its country."""
    if noun not in reading.families:
        pattern, code_of = _countries_of(noun)
        counts = Counter(code_of[name] for name in pattern.findall(reading.text.lower()))
        named = sorted((c for c in codes if counts[c]), key=lambda c: -counts[c])
        is_settled = named and (len(named) == 1 or counts[named[0]] > 2 * counts[named[1]])
        rest = [] if is_settled else [c for c in codes if c not in named]
        reading.families[noun] = named[:1] if is_settled else named + rest
    return reading.families[noun]


def currency_words() -> set[str]:
    """Return the first words of currencies that may stand before an amount."""
    return _currencies("before").first_words()


def _mention(reading: Reading, start: int, number: Numeral, end: int, code: str) -> Mention:
    value: dict[str, Any] = {**number.plain(), "currency": code}
    if number.is_vague or is_approximate(reading.text, start, end):
        value["approximate"] = True
    return Mention(start, end, "MONEY", "money", value=value)


def money_after_currency(reading: Reading, start: int) -> Mention | None:
    """`Rp1,3 triliun`, `Rp 5-7 miliar`, `US$ 2,5 juta`, `Rp1.300.000,-`."""
    text = reading.text
    found = _currency_at(text, start, "before")
    if found is None or (start and text[start - 1].isalnum()):
        return None
    place, code = found
    if text[start:place].lower() in ("rm", "rp") and text[place : place + 1] == ".":
        place += 1
    place = skip_spaces(text, place)
    number = match_numeral(text, place, short=True)
    if number is None or (number.in_words and code != "IDR"):
        return None
    if _is_rare_code(text, start) and _is_counted(text, number):
        return None
    end = number.end
    if _THOUSANDS.fullmatch(text, place, end) and number.amount < THOUSAND:
        number = replace(number, amount=number.amount * 1000)
    doubled = _second_amount(text, end, code)
    if doubled is not None and number.amount_max is None:
        high = doubled
        scale = high.magnitude if number.magnitude == 1 else 1
        if number.amount * scale < high.amount:
            number = Numeral(start, high.end, number.amount * scale, high.amount, high.magnitude)
            end = high.end
    return _mention(reading, start, number, end, code)


def _is_rare_code(text: str, start: int) -> bool:
    """Whether the currency at `start` is a code that may be another word: `SAR`, `TRY`."""
    found = _currencies("before").match(text, start)
    return found is not None and found[1][1]


def _is_counted(text: str, number: Numeral) -> bool:
    """Whether a year or a count follows such a code: `Tim SAR 12 orang`, `SAR 2023`."""
    is_year = _YEAR.fullmatch(text, number.start, number.end) is not None
    after = word_after(text, number.end).lower()
    return is_year or after in cue_words("count_noun") or after in time_units()


def _second_amount(text: str, end: int, code: str) -> Numeral | None:
    """Return the amount behind a dash that repeats the currency: `Rp5 juta - Rp7 juta`."""
    joint = _JOINT.match(text, end)
    if joint is None:
        return None
    found = _currency_at(text, joint.end(), "before")
    if found is None or found[1] != code:
        return None
    return match_numeral(text, skip_spaces(text, found[0]), short=True)


def money_before_currency(reading: Reading, start: int) -> Mention | None:
    """`seratus juta rupiah`, `13,4 juta Euro`, `200 ribu Dollar Amerika`, `5 ribu USD`."""
    text = reading.text
    number = reading.measure(start)
    if number is None:
        return None
    place = skip_spaces(text, number.end)
    found = _currency_at(text, place, "after")
    if found is None and (short := match_numeral(text, start, short=True)) is not None:
        number, place = short, skip_spaces(text, short.end)  # `10 T rupiah`
        found = _currency_at(text, place, "after") if number.magnitude > 1 else None
    if found is None:
        return _money_of_family(reading, start)
    if place == number.end and text[place].isalpha() and number.in_words:
        return None
    code = _as_named_before(reading, text[place : found[0]].lower(), found[1])
    return _mention(reading, start, number, found[0], code)


def _money_of_family(reading: Reading, start: int) -> Mention | None:
    """`500 peso`: whose money it is the article tells, else the codes are `candidates`."""
    text, number = reading.text, reading.measure(start)
    place = skip_spaces(text, number.end) if number else start
    found = _families().match(text, place) if number else None
    if number is None or found is None or place == number.end or not text[place].islower():
        return None
    if _YEAR.fullmatch(text, start, number.end):
        return None  # `Pada 2021 dinar candy menikah`
    noun = text[place : found[0]]
    named = reading.currencies.get(noun)
    codes = [named] if named else _candidates(reading, noun, found[1])
    if len(codes) == 1:
        return _mention(reading, start, number, found[0], codes[0])
    value: dict[str, Any] = {**number.plain(), "candidates": codes}
    if number.is_vague or is_approximate(text, start, found[0]):
        value["approximate"] = True
    return Mention(start, found[0], "MONEY", "money", 0.8, value=value)


def _as_named_before(reading: Reading, currency: str, code: str) -> str:
    """Return the code of a bare `pound` behind `pound Lebanon`; `dolar` alone stays American."""
    noun, _, country = currency.partition(" ")
    if country:
        reading.currencies[noun] = code
        return code
    return code if noun in AMERICAN else reading.currencies.get(noun, code)


def money_inferred(reading: Reading, start: int) -> Mention | None:
    """`625 milyar`, `20 T`, `5 jt` with no currency: rupiah, where the words around speak of money.

    What follows `wilayah 3T` or `1923 M` (Masehi) is none.
    """
    text = reading.text
    number = reading.numeral(start)
    is_short = False
    if number is not None and number.magnitude == 1 and not number.in_words:
        number = match_numeral(text, start, short=True)
        is_short = number is not None and number.magnitude > 1
    if number is None or (number.is_vague and number.in_words):
        return None
    if number.magnitude < MILLION and not is_short:
        return None
    if not _is_closed(text, number.end) or (is_short and not _is_amount(text, number)):
        return None
    left = text[max(0, start - EVIDENCE_REACH) : start]
    left = re.split(r"[.!?;\n](?=\s|$)", left)[-1].lower()
    words = _WORDS.findall(left)
    if any(word in cue_words("count_noun") for word in words[-COUNTED_REACH:]):
        return None
    has_cue = any(word in cue_words("money") for word in words)
    if not has_cue and (is_short or number.magnitude < BILLION):
        return None
    mention = _mention(reading, start, number, number.end, "IDR")
    assert mention.value is not None
    value = {**mention.value, "currency_inferred": True}
    return Mention(start, number.end, "MONEY", "money", 0.8, value=value)


def _is_amount(text: str, number: Numeral) -> bool:
    """Whether a number with `jt`, `rb`, `M`, `T` is an amount, not a year or a name like `3T`."""
    surface = text[number.start : number.end]
    digits = surface.rstrip("abcdefghijklmnopqrstuvwxyzMTJRB ")
    if surface[-1] not in "MT":
        return True
    if word_before(text, number.start)[:1].isupper():
        return False  # `Xiaomi 17T`
    return len(digits) < len("2025") and (" " in surface or len(digits) > 1)


def _is_closed(text: str, end: int) -> bool:
    """Whether no counted noun follows: a mark, a function word, a name or nothing does."""
    if text[end : end + 1] == "-":
        return False
    after = word_after(text, end)
    return not after or after[0].isupper() or after.lower() in cue_words("function_word")
