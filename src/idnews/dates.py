"""Calendar dates as Indonesian newspapers write them, and the year that a weekday gives away.

Both ends of the pipeline need this: cleaning, to find when an article was published, and the entity
rules, to resolve dates against that. Only what names a day of the calendar lives here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from idnews.resources import read_table

__all__ = ["CalendarDate", "find_dates", "is_date", "match_date", "months", "weekdays", "years_of"]

FIRST_YEAR, LAST_YEAR = 1500, 2100
LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day of the calendar in a text; `year` or `weekday` (1 Monday to 7 Sunday) may be unsaid."""

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    @property
    def iso(self) -> str:
        """The date in ISO 8601, `XXXX` for an unknown year."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        return f"{year}-{self.month:02d}-{self.day:02d}"


@cache
def months() -> dict[str, int]:
    """Month names and their abbreviations, lower-cased, with the number of the month."""
    return {word: int(month) for word, month in read_table("months", ("word", "month"))}


@cache
def weekdays() -> dict[str, int]:
    """Names of the days of the week, lower-cased, with the ISO number (Monday is 1)."""
    return {word: int(day) for word, day in read_table("weekdays", ("word", "weekday"))}


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    weekday = "|".join(sorted(map(re.escape, weekdays()), key=len, reverse=True))
    return re.compile(
        rf"""
        (?: \b (?P<weekday>{weekday}) \b [ \u00a0,]{{0,3}} (?:tanggal[ ])? )?   # Selasa,
        (?P<open> \( [ ]? )?
        (?<![\d/.,-])
        (?:
            (?P<day>\d{{1,2}}) [ ]?/[ ]? (?P<month>\d{{1,2}})
            (?: [ ]?/[ ]? (?P<year>\d{{4}}|\d{{2}}) )? (?![\d/])        # 3/7, 27/2/2023, 03/07/18
          | (?P<day2>\d{{1,2}}) [ \u00a0]{{1,2}} (?P<word>{month})\b
            (?: \.?,?[ \u00a0]{{1,2}} (?:tahun[ ])? (?P<year2>\d{{4}}) \b )?  # 3 Juli 2018, 3 Juli
          | (?P<day3>\d{{1,2}}) (?P<mark>[-.]) (?P<month3>\d{{1,2}}) (?P=mark)
            (?P<year3>\d{{4}}) (?![\d-])                             # 03-07-2018, 03.07.2018
          | (?P<year4>\d{{4}}) - (?P<month4>\d\d) - (?P<day4>\d\d) (?![\d-])   # 2018-07-03
        )
        (?P<close> [ ]? \) )?
        """,
        re.IGNORECASE | re.VERBOSE | re.ASCII,
    )


def find_dates(text: str) -> list[CalendarDate]:
    """Return the calendar dates in `text`, in order.

    A bare `3/7` counts only in brackets, behind a weekday or with a year: it is a score or a
    fraction elsewhere. Brackets belong to the date only behind a weekday: `Selasa (3/7)`.

    >>> [d.iso for d in find_dates("Selasa (3/7), lalu 4 Juli 2018, skor 3/4")]
    ['XXXX-07-03', '2018-07-04']
    """
    return [found for match in _pattern().finditer(text) if (found := _date_of(match)) is not None]


def match_date(text: str, start: int) -> CalendarDate | None:
    """Return the calendar date that begins exactly at `start`, or None.

    >>> match_date("pada Selasa (3/7)", 5)
    CalendarDate(start=5, end=17, day=3, month=7, year=None, weekday=2)
    """
    match = _pattern().match(text, start)
    return None if match is None else _date_of(match)


def _date_of(match: re.Match[str]) -> CalendarDate | None:
    group = match.groupdict()
    weekday = weekdays()[group["weekday"].lower()] if group["weekday"] else None
    number = next(n for n in ("", "2", "3", "4") if group[f"day{n}"])
    day, year = int(group[f"day{number}"]), group[f"year{number}"]
    month = months()[group["word"].lower()] if number == "2" else int(group[f"month{number}"])
    if month > LAST_MONTH and year is not None and number == "":
        day, month = month, day  # `10/21/2025`, as Americans write it
    bracketed = bool(group["open"] and group["close"])
    if number == "" and weekday is None and year is None and not bracketed:
        return None
    full_year = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    if not is_date(full_year or 2000, month, day):
        return None
    start, end = _extent(match, bracketed and weekday is not None)
    return CalendarDate(start, end, day, month, full_year, weekday)


def _extent(match: re.Match[str], with_brackets: bool) -> tuple[int, int]:
    """Return the span of the date; a bracket stays only with its partner and a weekday."""
    start, end = match.span()
    if with_brackets:
        return start, end
    if match["close"]:
        end = match.start("close")
    if match["open"] and not match["weekday"]:
        start = match.end("open")
    return start, end


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day and it lies in the years that news speaks about.

    >>> is_date(2018, 2, 29), is_date(2020, 2, 29)
    (False, True)
    """
    try:
        date(year, month, day)
    except ValueError:
        return False
    return FIRST_YEAR <= year <= LAST_YEAR


def years_of(day: int, month: int, weekday: int, candidates: Iterable[int]) -> list[int]:
    """Return those of the candidate years in which that day of that month is that weekday.

    >>> years_of(3, 7, 2, range(2015, 2021))
    [2018]
    """
    return [
        year
        for year in candidates
        if is_date(year, month, day) and date(year, month, day).isoweekday() == weekday
    ]
