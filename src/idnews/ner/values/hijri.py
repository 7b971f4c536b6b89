"""Dates of the Islamic calendar with their year: `Ramadan 1445 H`, `1 Syawal 1445 Hijriah`.

The conversion is that of the package hijridate (Umm al-Qura). Indonesia's own sighting may differ
by a day, so the value is marked `"approximate": true`.
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from idnews.ner.spans import Mention
from idnews.ner.values.phrases import word_before
from idnews.ner.values.reading import Reading
from idnews.resources import read_table

__all__ = ["day_of_islamic_year", "fasting_month", "hijri_date", "hijri_month", "hijri_words"]

_FAST = frozenset({"ramadan", "ramadhan", "ramadlan", "romadhon"})
# What stands before the month of fasting where it is no person's name: `jelang Ramadan`.
_BEFORE_FAST = frozenset(
    "selama saat jelang menjelang pada sepanjang hingga sambut menyambut pasca usai memasuki "
    "suasana puasa ibadah setiap awal akhir pertengahan sejak".split()
)
FIRST_YEAR, LAST_YEAR = 1343, 1500  # what hijridate knows


@cache
def _months() -> dict[str, int]:
    return {word: int(month) for word, month in read_table("hijri_months", ("word", "month"))}


def fasting_words() -> frozenset[str]:
    """Return the names of the month of fasting, lower-cased."""
    return _FAST


def hijri_words() -> set[str]:
    """Return the first words of the months, lower-cased."""
    return {re.split(r"[ '’]", word)[0] for word in _months()}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        r"(?:(?P<day>\d{1,2})(?:[ ]?[-–—][ ]?(?P<last>\d{1,2}))?[ ])?"
        rf"(?:(?P<month>{names})[ ])?"
        r"(?P<year>1[34]\d\d|1500)[ ]?(?:H|Hijriah|Hijriyah)\b"
        rf"|(?P<day1>[12]?\d|30)[ ](?P<month1>{names})\b",
        re.IGNORECASE | re.ASCII,
    )


@cache
def _month_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(rf"(?:suci[ ])?({names})\b(?:[ ](20\d\d)\b)?", re.IGNORECASE | re.ASCII)


def hijri_month(reading: Reading, start: int) -> Mention | None:
    """The month behind `bulan`: `Ramadan`, `suci Ramadan 2025`; that nearest to the article."""
    match = _month_pattern().match(reading.text, start)
    today = reading.reference.day
    ours = int(match[2]) if match and match[2] else today.year if today else None
    if match is None or ours is None:
        return None
    number = _months()[match[1].lower()]
    first = day_of_islamic_year(number, 1, None, ours, None if match[2] else today)
    if first is None:
        return None
    value = _month_from(first)
    full = {"value": value, "approximate": True}
    return Mention(start, match.end(), "DATE", "hijri", value=full) if value else None


def fasting_month(reading: Reading, start: int) -> Mention | None:
    """`Ramadan` without `bulan`: behind a word that time follows (`jelang Ramadan`)."""
    if word_before(reading.text, start).lower() not in _BEFORE_FAST:
        return None
    found = hijri_month(reading, start)
    return None if found is None else replace(found, rule="holiday")


def _month_from(first: str) -> str | None:
    """Return the days of the Islamic month that begins on the ISO date `first`."""
    from hijridate import Gregorian

    islamic = Gregorian.fromisoformat(first).to_hijri()
    return _gregorian(islamic.year, islamic.month, None)


def hijri_date(reading: Reading, start: int) -> Mention | None:
    """A year, month or day of the Islamic calendar; the value is its days in ours."""
    match = _pattern().match(reading.text, start)
    if match is not None and match["month1"]:
        return _day_of_any_year(reading, match)
    if match is None or (match["day"] and not match["month"]):
        return None
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    month = _months()[match["month"].lower()] if match["month"] else None
    value = _gregorian(year, month, int(match["day"]) if match["day"] else None)
    if value is not None and match["last"]:
        last = _gregorian(year, month, int(match["last"]))
        value = None if last is None or last <= value else f"{value}/{last}"
    if value is None:
        return None
    return Mention(start, match.end(), "DATE", "hijri", value={"value": value, "approximate": True})


def _day_of_any_year(reading: Reading, match: re.Match[str]) -> Mention | None:
    """`10 Zulhijah`: the day nearest to the article."""
    today = reading.reference.day
    if match["month1"].islower() or today is None:
        return None
    month, day = _months()[match["month1"].lower()], int(match["day1"])
    value = day_of_islamic_year(month, day, None, today.year, today)
    full = {"value": value, "approximate": True}
    return Mention(*match.span(), "DATE", "hijri", value=full) if value else None


def _gregorian(year: int, month: int | None, day: int | None) -> str | None:
    from hijridate import Hijri

    try:
        if month is not None and day is not None:
            return str(Hijri(year, month, day).to_gregorian().isoformat())
        first = Hijri(year, month or 1, 1)
        last_month = Hijri(year, month or 12, 1)
        last = Hijri(year, month or 12, last_month.month_length())
        return f"{first.to_gregorian().isoformat()}/{last.to_gregorian().isoformat()}"
    except (ValueError, OverflowError):
        return None


def day_of_islamic_year(
    month: int, day: int, hijri_year: int | None, ours: int | None, near: date | None
) -> str | None:
    """Return the ISO date of a day of the Islamic year, or of the one in our year `ours`."""
    from hijridate import Gregorian, Hijri

    try:
        if hijri_year is not None:
            return str(Hijri(hijri_year, month, day).to_gregorian().isoformat())
        if ours is None:
            return None
        middle = Gregorian(ours, 7, 1).to_hijri().year
        days = [Hijri(y, month, day).to_gregorian() for y in range(middle - 2, middle + 3)]
    except (ValueError, OverflowError):
        return None
    if near is not None:
        return str(min(days, key=lambda d: abs((date(d.year, d.month, d.day) - near).days)))
    return next((str(d.isoformat()) for d in days if d.year == ours), None)
