"""Holidays as dates: `Hari Kemerdekaan`, `Natal 2023`, `Idul Fitri 1446 Hijriah`.

A holiday with a fixed day in our calendar or the Islamic one is a DATE, with the year behind it, or
else the one nearest to the article. Those of other calendars (Nyepi, Imlek, Waisak) are EVENTs.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from idnews.ner.spans import Mention
from idnews.ner.values.days import OF_YEAR, YEAR_STEPS
from idnews.ner.values.hijri import day_of_islamic_year
from idnews.ner.values.phrases import Phrases, word_before
from idnews.ner.values.reading import Reading
from idnews.resources import read_table

__all__ = ["countdown", "holiday", "holiday_words"]

COLUMNS: Final = ("name", "calendar", "month", "day", "is_word", "source")
IDUL_ADHA: Final = (12, 10)
# What must stand before a holiday that is an ordinary word too: `libur Natal`.
_CUES: Final = frozenset(
    "libur liburan perayaan malam jelang menjelang hari raya misa ibadah momen cuti merayakan "
    "saat pasca usai selama arus".split()
)
_YEAR = re.compile(
    r"[ ](?:(?:tahun[ ])?(?P<ours>19\d\d|20\d\d)(?![\d.,/-]\d|\d)|"
    r"(?P<hijri>1[34]\d\d)[ ]?(?:H|Hijriah|Hijriyah)\b)",
    re.IGNORECASE | re.ASCII,
)
_COUNT = re.compile(
    r"H[ ]?([-–+])[ ]?(\d{1,2})[ ](?:(?:sebelum|setelah|sesudah|jelang)[ ])?", re.ASCII
)
_AND = re.compile(r" (?:dan|&) [Tt]ahun [Bb]aru\b")


@cache
def _holidays() -> Phrases[tuple[str, int, int, bool]]:
    return Phrases(
        (name, (calendar, int(month or 0), int(day or 0), is_word == "1"))
        for name, calendar, month, day, is_word, _ in read_table("holidays", COLUMNS)
    )


def holiday_words() -> set[str]:
    """Return the first words of holidays, lower-cased."""
    return _holidays().first_words()


def holiday(reading: Reading, start: int) -> Mention | None:
    """A holiday, with the year behind it when there is one."""
    text = reading.text
    found = _holidays().match(text, start)
    if found is None or not found[1][1]:
        return None
    end, (calendar, month, day, is_word) = found
    year = _YEAR.match(text, end)
    of_year = OF_YEAR.match(text, end)
    if is_word and not _is_holiday(text, start, end, (year or of_year) is not None):
        return None
    ours = int(year["ours"]) if year is not None and year["ours"] else reading.reference.year
    if of_year is not None and ours is not None:  # `Idul Adha tahun lalu`
        year, ours = of_year, ours + YEAR_STEPS[of_year[1].lower()]
    if calendar == "gregorian":
        if ours is not None and year is not None and (of_year or year["ours"]):
            is_eve = (month, day) == (12, 31)  # `malam Tahun Baru 2024` is in 2023
            value = f"{ours - is_eve}-{month:02d}-{day:02d}"
        else:
            year = None
            value = reading.reference.day_of(month, day)
        return Mention(
            start, year.end() if year else end, "DATE", "holiday", value={"value": value}
        )
    if text[start:end].lower().endswith("lebaran") and reading.is_about_sacrifice():
        month, day = IDUL_ADHA
    hijri_year = int(year["hijri"]) if year and not of_year and year["hijri"] else None
    islamic = day_of_islamic_year(
        month, day, hijri_year, ours, reading.reference.day if not year else None
    )
    return Mention(
        start,
        year.end() if year else end,
        "DATE",
        "holiday",
        value={"value": islamic or "XXXX-XX-XX", "approximate": True},
    )


def _is_holiday(text: str, start: int, end: int, has_year: bool) -> bool:
    """Say whether `Natal`, `Tahun Baru` are meant as holidays."""
    if not text[start].isupper():
        return False
    before = word_before(text, start).lower()
    if before == "mandailing" or text[end : end + 6].lower() in (" imlek", " saka "):
        return False
    if text[max(0, start - 10) : start].lower().endswith("natal dan "):
        return True
    return has_year or before in _CUES or _AND.match(text, end) is not None


def countdown(reading: Reading, start: int) -> Mention | None:
    """`H-7 Lebaran`, `H+3 Idul Fitri`: days before or after a holiday."""
    match = _COUNT.match(reading.text, start)
    found = holiday(reading, match.end()) if match else None
    if match is None or found is None or found.value is None:
        return None
    days = int(match[2]) if match[1] == "+" else -int(match[2])
    value = found.value["value"]
    if "X" not in value:
        value = (date.fromisoformat(value) + timedelta(days=days)).isoformat()
    return replace(found, start=start, value={**found.value, "value": value})
