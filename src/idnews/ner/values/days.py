"""Dates that name a day: `Selasa (3/7)`, `3 Juli 2018`, `Senin lalu`, `4-6 Juli`."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from idnews.dates import CalendarDate, is_date, match_date, months, weekdays
from idnews.ner.spans import Mention
from idnews.ner.values.clock import match_daypart, zone_end
from idnews.ner.values.phrases import DASH, Phrases, skip_spaces, word_after, word_before
from idnews.ner.values.reading import (
    Reading,
    is_approximate,
    is_sentence_start,
)
from idnews.ner.values.reference import FUTURE, NEAREST
from idnews.resources import read_table

__all__ = [
    "OF_YEAR",
    "YEAR",
    "YEAR_STEPS",
    "borrowed_year",
    "date_mention",
    "day",
    "day_of_list",
    "day_range",
    "direction_behind",
    "directions",
    "eve",
    "weekday",
]

CONFLICT_SCORE = 0.7  # `Minggu (7/6/2025)` was a Saturday: one of the two is a misprint

_JOINT = rf"(?:[ ]?{DASH}[ ]?|[ ](?:hingga|sampai(?:[ ]dengan)?|s/d|s\.d\.?)[ ])"
_WORD_JOINT = re.compile(r" (?:hingga|sampai|s/d|s\.d)", re.IGNORECASE)
_SLASH_RANGE = re.compile(
    rf"(\d{{1,2}})(?:/(\d{{1,2}}))?{_JOINT}(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}|\d\d))?(?![\d/])",
    re.ASCII,
)
YEAR = r"(?:1[5-9]|20)\d\d"
YEAR_STEPS = {"lalu": -1, "ini": 0, "depan": 1}
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
CLAUSE_REACH = 90
_AHEAD = re.compile(
    r"\b(?:akan|bakal|rencananya|dijadwalkan|direncanakan)\b(?![ ]tetapi)", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[.,;:!?\"”“\n]")
OF_YEAR = re.compile(r"[ ]tahun[ ](?:yang[ ])?(lalu|ini|depan)\b", re.IGNORECASE)
_EVE = re.compile(r"malam[ ](?:hari[ ])?", re.IGNORECASE)
_WEEKDAYS_JOINT = re.compile(rf"[ ]?{DASH}[ ]?")


@cache
def _day_range_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(
        rf"""
        (\d{{1,2}}) (?: [ ] ({names})\b (?: [ ] ({YEAR}) )? )? {_JOINT}
        (\d{{1,2}}) [ ] ({names})\b (?: [ ] ({YEAR})\b )?
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _day_list_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(
        rf"""
        (\d{{1,2}}) (?= (?:(?:,[ ]?|,?[ ](?:dan|atau|serta|&)[ ]) \d{{1,2}}){{1,6}}
        [ ]({names})\b (?:[ ]({YEAR})\b)? )
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _weekday_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, weekdays()), key=len, reverse=True))
    return re.compile(rf"(?:{names})\b", re.IGNORECASE)


@cache
def directions() -> Phrases[int]:
    """`lalu` is -1, `ini` 0, `depan` 1, from the table `time_directions`."""
    rows = read_table("time_directions", ("phrase", "direction"))
    return Phrases([(phrase, int(direction)) for phrase, direction in rows])


def date_mention(reading: Reading, start: int, end: int, value: str, **more: Any) -> Mention:
    """Return a DATE (or, with a part of the day in its value, a TIME)."""
    full: dict[str, Any] = {"value": value, **more}
    if is_approximate(reading.text, start, end):
        full["approximate"] = True
    is_time = re.search(r"T[A-Z]{2}$", value) is not None
    return Mention(start, end, "TIME" if is_time else "DATE", "dates", value=full)


def direction_behind(text: str, end: int) -> tuple[int, int]:
    """Return the end of `lalu`, `depan`, ... after a date and the direction it gives."""
    found = directions().match(text, skip_spaces(text, end))
    if found is None or found[0] <= end + 1:
        return end, NEAREST
    return found


@cache
def _year_ahead_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(
        rf"""
        (?: [ ]?{DASH}[ ]? | [ ](?:dan|serta|atau|hingga|sampai(?:[ ]dengan)?|s/d)[ ] )
        (?:tanggal[ ])? (?:\d{{1,2}}[ ])? ({names})
        [ ](?: (?:tahun[ ])?({YEAR}) | tahun[ ](?:yang[ ])?(lalu|ini|depan) )\b
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def borrowed_year(reading: Reading, end: int, month: int) -> int | None:
    """Return the year that a second date gives the first: `30 Juni hingga 2 Juli 2018`."""
    match = _year_ahead_pattern().match(reading.text, end)
    if match is None:
        return None
    year = match[2] or reading.reference.shift("Y", YEAR_STEPS[match[3].lower()]) or ""
    return int(year) - (month > months()[match[1].lower()]) if year.isdigit() else None


def _resolve(reading: Reading, found: CalendarDate, direction: int) -> str:
    if found.year is not None:
        return found.iso
    borrowed = borrowed_year(reading, found.end, found.month)
    if borrowed is not None and is_date(borrowed, found.month, found.day):
        return f"{borrowed:04d}-{found.month:02d}-{found.day:02d}"
    return reading.reference.day_of(
        found.month, found.day, weekday=found.weekday, direction=direction
    )


def day(reading: Reading, start: int) -> Mention | None:
    """`3 Juli 2018`, `3 Juli lalu`, `03/07/18`, and `3/7` in brackets."""
    text = reading.text
    found = match_date(text, start)
    if found is None and start and text[start - 1] == "(":
        found = match_date(text, start - 1)
    if found is None or found.start != start:
        return None
    end, direction = direction_behind(text, found.end)
    value = _resolve(reading, found, direction)
    of_year = OF_YEAR.match(text, end) if found.year is None else None
    if of_year is not None:  # `31 Desember tahun lalu`
        end = of_year.end()
        year = reading.reference.shift("Y", YEAR_STEPS[of_year[1].lower()]) or "XXXX"
        value = f"{year}-{found.month:02d}-{found.day:02d}"
    return _checked(_with_daypart(reading, start, end, value), found.weekday)


def _checked(mention: Mention, *weekdays_said: int | None) -> Mention:
    """Mark a date that is another day of the week than the text says; of a range, either end."""
    value = mention.value or {}
    days = [_ISO_DAY.match(part) for part in value.get("value", "").split("/")]
    if all(
        day is None or said is None or date.fromisoformat(day.group()).isoweekday() == said
        for day, said in zip(days, weekdays_said, strict=False)
    ):
        return mention
    return replace(mention, score=CONFLICT_SCORE, value={**value, "weekday_conflict": True})


def _with_daypart(reading: Reading, start: int, end: int, value: str) -> Mention:
    part = match_daypart(reading.text, skip_spaces(reading.text, end))
    if part is not None:
        end, code = part
        end, _ = direction_behind(reading.text, zone_end(reading.text, end))
        return date_mention(reading, start, end, f"{value}T{code}")
    return date_mention(reading, start, end, value)


def weekday(reading: Reading, start: int) -> Mention | None:
    """`Selasa`, `Selasa (3/7)`, `Selasa malam (3/7)`, `Senin pekan lalu`, `Senin-Rabu (2-4/7)`."""
    text = reading.text
    name = _weekday_pattern().match(text, start)
    if name is None or not _is_weekday(text, start, name.group()):
        return None
    dated = match_date(text, start)
    if dated is not None:
        end, direction = direction_behind(text, dated.end)
        mention = _with_daypart(reading, start, end, _resolve(reading, dated, direction))
        return _checked(mention, dated.weekday)
    number, end = weekdays()[name.group().lower()], name.end()
    joint = _WEEKDAYS_JOINT.match(text, end)
    last = _weekday_pattern().match(text, joint.end()) if joint else None
    if last is not None:
        return _weekday_range(reading, start, number, last)
    part = match_daypart(text, skip_spaces(text, end))
    end = part[0] if part else end
    end, value = _weekday_value(reading, end, number, is_ahead=_is_ahead(text, start))
    if part is None:
        part = match_daypart(text, skip_spaces(text, end))
        end = part[0] if part else end
    bracketed = _bracketed_date(text, zone_end(text, end) if part else end)
    bracketed = bracketed or (_date_behind_comma(text, end) if part else None)
    if bracketed is not None:
        found, end = bracketed
        end, _ = direction_behind(text, end)
        value = _resolve(
            reading,
            CalendarDate(0, 0, found.day, found.month, found.year, number),
            NEAREST,
        )
    end = zone_end(text, end) if part else end
    mention = date_mention(reading, start, end, f"{value}T{part[1]}" if part else value)
    return _checked(mention, number)


def eve(reading: Reading, start: int) -> Mention | None:
    """`malam Minggu`: the night that Sunday follows, unless a date says otherwise."""
    text = reading.text
    word = _EVE.match(text, start)
    name = _weekday_pattern().match(text, word.end()) if word else None
    if name is None or not name.group()[0].isupper():
        return None
    number = weekdays()[name.group().lower()]
    end, value = _weekday_value(reading, name.end(), (number - 2) % 7 + 1)
    bracketed = _bracketed_date(text, end)
    if bracketed is not None:
        found, end = bracketed
        value = _resolve(reading, replace(found, weekday=None), NEAREST)
    return date_mention(reading, start, end, f"{value}TNI")


def _is_weekday(text: str, start: int, name: str) -> bool:
    """`Minggu` is Sunday, `minggu` a week; `Pasar Senin` and `Jumat Agung` are names."""
    before, after = word_before(text, start), word_after(text, start + len(name))
    if before in ("Pasar", "Jalan", "Jl.", "Jl", "Kampung", "Desa", "Black"):
        return False
    if before.lower() in ("salat", "sholat", "shalat", "solat") and name.lower() == "jumat":
        return False
    if after in ("Agung", "Kliwon-an", "Bersih", "Berkah", "Curhat"):
        return False
    if name.lower() != "minggu" or before.lower() == "hari":
        return True
    if not name[0].isupper() or text[start - 1 : start] == "-":
        return False
    direction = directions().match(text, start + 7)
    is_title = direction is not None and text[start + 7].isupper()
    return direction is None or not (is_title or is_sentence_start(text, start))


def _bracketed_date(text: str, end: int) -> tuple[CalendarDate, int] | None:
    place = skip_spaces(text, end)
    if text[place : place + 1] != "(":
        return None
    found = match_date(text, place)
    if found is None:
        return None
    close = skip_spaces(text, found.end)
    return (found, close + 1) if text[close : close + 1] == ")" else None


def _date_behind_comma(text: str, end: int) -> tuple[CalendarDate, int] | None:
    """Return the date in `Kamis malam, 19 Juni 2025`, `Kamis malam 19 Juni`."""
    found = match_date(text, end + 1 + text.startswith(", ", end))
    is_next = found is not None and text[end : found.start] in (" ", ", ")
    return (found, found.end) if found is not None and is_next else None


def _is_ahead(text: str, start: int) -> bool:
    """Say whether the clause before a weekday tells of what is to come: `akan digelar pada Sabtu`.

    Of 122 dated weekdays behind such words within a week of the article, 76 lie ahead, four back
    and the others are the day itself; of 9,010 without, 213 lie ahead.
    """
    clause = _CLAUSE_END.split(text[max(0, start - CLAUSE_REACH) : start])[-1]
    return _AHEAD.search(clause) is not None


def _weekday_value(
    reading: Reading, end: int, number: int, *, is_ahead: bool = False
) -> tuple[int, str]:
    text, reference = reading.text, reading.reference
    week = re.compile(r"[ ](?:pekan|minggu)[ ](?=\w)", re.IGNORECASE).match(text, end)
    if week is not None:
        found = directions().match(text, week.end())
        if found is not None:
            return found[0], reference.weekday_of(number, week=found[1])
    end, direction = direction_behind(text, end)
    is_today = reference.day is not None and reference.day.isoweekday() == number
    if is_ahead and direction == NEAREST and not is_today:
        direction = FUTURE
    return end, reference.weekday_of(number, direction=direction)


def _weekday_range(reading: Reading, start: int, number: int, last: re.Match[str]) -> Mention:
    text, end = reading.text, last.end()
    last_number = weekdays()[last.group().lower()]
    place = skip_spaces(text, end)
    if text[place : place + 1] in "(,":
        inner = day_range(reading, skip_spaces(text, place + 1), bracketed=True)
        if inner is not None and inner.value is not None:
            close = text[inner.end : inner.end + 1] == ")"
            mention = date_mention(reading, start, inner.end + close, inner.value["value"])
            return _checked(mention, number, last_number)
    first = reading.reference.weekday_of(number)
    second = reading.reference.weekday_of(last_number)
    if second < first:
        second = reading.reference.weekday_of(last_number, direction=FUTURE)
    return date_mention(reading, start, end, f"{first}/{second}")


def day_of_list(reading: Reading, start: int) -> Mention | None:
    """`30` in `30 dan 31 Januari`: a date of its own that borrows its month."""
    match = _day_list_pattern().match(reading.text, start)
    if match is None:
        return None
    number, month = int(match[1]), months()[match[2].lower()]
    if not is_date(2000, month, number):
        return None
    year = int(match[3]) if match[3] else None
    value = _iso_day(reading, year, month, number, NEAREST)
    return date_mention(reading, start, match.end(1), value)


def day_range(reading: Reading, start: int, *, bracketed: bool = False) -> Mention | None:
    """`4-6 Juli`, `30 Juni - 2 Juli 2018`, `(2-4/7)`."""
    text = reading.text
    match = _day_range_pattern().match(text, start)
    if match is not None:
        number = [months()[m.lower()] if m else None for m in (match[2], match[5])]
        years = [int(y) if y else None for y in (match[3], match[6])]
    else:
        match = _SLASH_RANGE.match(text, start)
        if match is None or not (bracketed or match[5] or text[start - 1 : start] == "("):
            return None
        number = [int(m) if m else None for m in (match[2], match[4])]
        years = [None, _full_year(match[5]) if match[5] else None]
    if match[2] and _WORD_JOINT.search(match.group()):
        return None  # `30 Juni hingga 2 Juli` is two dates
    days = (int(match[1]), int(match[3] if match.re is _SLASH_RANGE else match[4]))
    month2 = number[1] or 0
    month1 = number[0] or month2
    if not (is_date(2000, month1, days[0]) and is_date(2000, month2, days[1])):
        return None
    if (month1, days[0]) >= (month2, days[1]) and month1 == month2:
        return None
    end, direction = direction_behind(text, match.end())
    last = _iso_day(reading, years[1], month2, days[1], direction)
    first_year = years[0]
    if first_year is None and last[:4].isdigit():
        first_year = int(last[:4]) - (month1 > month2)
    first = _iso_day(reading, first_year, month1, days[0], direction)
    return date_mention(reading, start, end, f"{first}/{last}")


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _iso_day(reading: Reading, year: int | None, month: int, day: int, direction: int) -> str:
    if year is None:
        return reading.reference.day_of(month, day, direction=direction)
    return f"{year:04d}-{month:02d}-{day:02d}"
