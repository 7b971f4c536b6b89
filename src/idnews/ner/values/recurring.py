"""What recurs: `setiap Senin`, `per bulan`, `secara tahunan`; the sets of TIMEX3."""

import re
from decimal import Decimal

from idnews.ner.spans import Mention
from idnews.ner.values.clock import clock_word, match_daypart
from idnews.ner.values.days import date_mention, day, eve, weekday
from idnews.ner.values.durations import Length, time_units
from idnews.ner.values.numerals import number_words
from idnews.ner.values.phrases import cue_words, word_before
from idnews.ner.values.quantities import NO_RATE
from idnews.ner.values.reading import Reading
from idnews.ner.values.relative import duration, length_mention, part_of_period
from idnews.ner.values.years import prefixed

__all__ = ["PERIODIC", "every", "periodic", "rate"]

PERIODIC = frozenset(
    "harian mingguan pekanan bulanan kuartalan triwulanan semesteran tahunan".split()
)
_EVERY = re.compile(r"(?:setiap|tiap|saban)[ ]", re.IGNORECASE)
_RATE = re.compile(r"per[ ]([a-z]+)\b")
_WORD = re.compile(r"[^\W\d_]+")
# What recurs by a date or a time: `setiap hari Senin`, `setiap pukul 07.00 WIB`.
_RECURRING = (clock_word, eve, weekday, prefixed, day, part_of_period, duration)


def every(reading: Reading, start: int) -> Mention | None:
    """`setiap hari`, `tiap tahun`, `setiap Senin`: what recurs, of no known week or year."""
    text = reading.text
    match = _EVERY.match(text, start)
    if match is None:
        return None
    undated = Reading(text, type(reading.reference)())
    inner = next(filter(None, (rule(undated, match.end()) for rule in _RECURRING)), None)
    if inner is not None and inner.value is not None:
        value = {**inner.value, "every": True}
        return Mention(start, inner.end, inner.label, "relative", value=value)
    word = _WORD.match(text, match.end())
    if word is None or text[word.end() : word.end() + 1] == "-":
        return None
    unit = time_units().get(word.group().lower().removesuffix("nya"))
    if unit is not None:
        return _once_in(reading, start, word.end(), unit)
    part = match_daypart(text, match.end())
    if part is None or text[part[0] : part[0] + 1] == "-":
        return None
    return date_mention(reading, start, part[0], f"T{part[1]}", every=True)


def rate(reading: Reading, start: int) -> Mention | None:
    """`Rp 5 juta per bulan`: not `per bulan Mei`, `per hari ini`, which tell when."""
    match = _RATE.match(reading.text, start)
    unit = time_units().get(match[1].removesuffix("nya")) if match else None
    if match is None or unit is None or NO_RATE.match(reading.text, match.end()):
        return None
    return _once_in(reading, start, match.end(), unit)


def periodic(reading: Reading, start: int) -> Mention | None:
    """`secara tahunan`, `kasus harian`: not `ketua harian` nor `lima tahunan`."""
    text = reading.text
    before = word_before(text, start)
    is_other = before in cue_words("not_periodic_left") or before in number_words()
    word = _WORD.match(text, start)
    if word is None or is_other or not (before.islower() and word.group().islower()):
        return None
    return _once_in(reading, start, word.end(), time_units()[word.group().removesuffix("an")])


def _once_in(reading: Reading, start: int, end: int, unit: str) -> Mention:
    return length_mention(reading, start, end, Length(end, Decimal(1), unit).iso(), every=True)
