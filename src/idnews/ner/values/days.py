"""Dates that name a day, month or year: `Selasa (3/7)`, `4-6 Juli`, `tahun 2014`, `akhir 2019`."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from idnews.dates import FIRST_YEAR, LAST_YEAR, CalendarDate, is_date, match_date, months, weekdays
from idnews.ner.spans import Mention
from idnews.ner.values.clock import match_daypart
from idnews.ner.values.phrases import Phrases, cue_words, skip_spaces, word_after, word_before
from idnews.ner.values.reading import (
    Reading,
    capitalised_before,
    is_approximate,
    is_sentence_start,
)
from idnews.ner.values.reference import FUTURE, NEAREST, PAST
from idnews.resources import read_table

__all__ = ["date_mention", "day", "day_range", "directions", "month", "prefixed", "weekday", "year"]

CONFLICT_SCORE = 0.7  # `Minggu (7/6/2025)` was a Saturday: one of the two is a misprint

_JOINT = r"(?:[ ]?[-–—][ ]?|[ ](?:hingga|sampai(?:[ ]dengan)?|s/d|s\.d\.?)[ ])"
_SLASH_RANGE = re.compile(
    rf"(\d{{1,2}})(?:/(\d{{1,2}}))?{_JOINT}(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}|\d\d))?(?![\d/])",
    re.ASCII,
)
_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    rf"""
    ({_YEAR}) (?: [ ]?[-–—/][ ]? ({_YEAR}|\d\d) )? (-an\b)?     # 2014, 2014-2019, 2018/19, 1990-an
    (?![\w]|[.,]\d|-[^\W\d]|/[\w])
    """,
    re.VERBOSE | re.ASCII,
)
_DECADE = re.compile(r"['’]?([2-9]0)-an\b", re.ASCII)
_TAHUN = re.compile(
    r"(?:tahun|thn\.?|th\.?)[ ](?:(?:anggaran|ajaran|buku|akademik|pelajaran)[ ])?(?=['’]?\d)"
    r"|(?:era|dekade)[ ](?:tahun[ ])?(?=['’]?\d)",
    re.IGNORECASE | re.ASCII,
)
_BEFORE_CHRIST = re.compile(
    r"tahun[ ](\d{1,4}|\d\.\d{3})[ ](?:SM\b|sebelum[ ]Masehi\b)", re.IGNORECASE | re.ASCII
)
_BARE_DAY = re.compile(r"\d{1,2}(?![\d/.,]*\d|\w|-\w)", re.ASCII)
_WEEKDAYS_JOINT = re.compile(r"[ ]?[-–—][ ]?")


@cache
def _month_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(
        rf"({names})\b(?:[ ]?[-–—][ ]?({names})\b)?(?:\.?,?[ \u00a0]{{1,2}}({_YEAR})\b(?!\.\d))?",
        re.IGNORECASE,
    )


@cache
def _day_range_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(
        rf"""
        (\d{{1,2}}) (?: [ ] ({names})\b (?: [ ] ({_YEAR}) )? )? {_JOINT}
        (\d{{1,2}}) [ ] ({names})\b (?: [ ] ({_YEAR})\b )?
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


def _direction(text: str, end: int) -> tuple[int, int]:
    """Return the end of `lalu`, `depan`, ... after a date and the direction it gives."""
    found = directions().match(text, skip_spaces(text, end))
    if found is None or found[0] <= end + 1:
        return end, NEAREST
    return found


def _resolve(reading: Reading, found: CalendarDate, direction: int) -> str:
    if found.year is not None:
        return found.iso
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
    end, direction = _direction(text, found.end)
    value = _resolve(reading, found, direction)
    return _checked(_with_daypart(reading, start, end, value), found.weekday)


def _checked(mention: Mention, weekday: int | None) -> Mention:
    """Lower the score of a date that is another day of the week than the text says."""
    value = (mention.value or {}).get("value", "")[:10]
    if weekday is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        return mention
    if date.fromisoformat(value).isoweekday() == weekday:
        return mention
    return replace(mention, score=CONFLICT_SCORE)


def _with_daypart(reading: Reading, start: int, end: int, value: str) -> Mention:
    part = match_daypart(reading.text, skip_spaces(reading.text, end))
    if part is not None:
        end, code = part
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
        end, direction = _direction(text, dated.end)
        mention = _with_daypart(reading, start, end, _resolve(reading, dated, direction))
        return _checked(mention, dated.weekday)
    number, end = weekdays()[name.group().lower()], name.end()
    joint = _WEEKDAYS_JOINT.match(text, end)
    last = _weekday_pattern().match(text, joint.end()) if joint else None
    if last is not None:
        return _weekday_range(reading, start, number, last)
    part = match_daypart(text, skip_spaces(text, end))
    end = part[0] if part else end
    end, value = _weekday_value(reading, end, number)
    if part is None:
        part = match_daypart(text, skip_spaces(text, end))
        end = part[0] if part else end
    bracketed = _bracketed_date(text, end)
    if bracketed is not None:
        found, end = bracketed
        value = _resolve(
            reading,
            CalendarDate(0, 0, found.day, found.month, found.year, number),
            NEAREST,
        )
    return date_mention(reading, start, end, f"{value}T{part[1]}" if part else value)


def _is_weekday(text: str, start: int, name: str) -> bool:
    """`Minggu` is Sunday, `minggu` a week; `Pasar Senin` and `Jumat Agung` are names."""
    before, after = word_before(text, start), word_after(text, start + len(name))
    if before in ("Pasar", "Jalan", "Jl.", "Jl", "Kampung", "Desa", "Black"):
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


def _weekday_value(reading: Reading, end: int, number: int) -> tuple[int, str]:
    text, reference = reading.text, reading.reference
    week = re.compile(r"[ ](?:pekan|minggu)[ ](?=\w)", re.IGNORECASE).match(text, end)
    if week is not None:
        found = directions().match(text, week.end())
        if found is not None:
            return found[0], reference.weekday_of(number, week=found[1])
    end, direction = _direction(text, end)
    return end, reference.weekday_of(number, direction=direction)


def _weekday_range(reading: Reading, start: int, number: int, last: re.Match[str]) -> Mention:
    text, end = reading.text, last.end()
    place = skip_spaces(text, end)
    if text[place : place + 1] in "(,":
        inner = day_range(reading, skip_spaces(text, place + 1), bracketed=True)
        if inner is not None and inner.value is not None:
            close = text[inner.end : inner.end + 1] == ")"
            return date_mention(reading, start, inner.end + close, inner.value["value"])
    first = reading.reference.weekday_of(number)
    second = reading.reference.weekday_of(weekdays()[last.group().lower()])
    if second < first:
        second = reading.reference.weekday_of(weekdays()[last.group().lower()], direction=FUTURE)
    return date_mention(reading, start, end, f"{first}/{second}")


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
    days = (int(match[1]), int(match[3] if match.re is _SLASH_RANGE else match[4]))
    month2 = number[1] or 0
    month1 = number[0] or month2
    if not (is_date(2000, month1, days[0]) and is_date(2000, month2, days[1])):
        return None
    if (month1, days[0]) >= (month2, days[1]) and month1 == month2:
        return None
    end, direction = _direction(text, match.end())
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


def month(reading: Reading, start: int) -> Mention | None:
    """`Juli 2018`, `Januari-Maret 2018`, `Juli lalu`, and a month alone where it is no name."""
    text = reading.text
    match = _month_pattern().match(text, start)
    if match is None:
        return None
    number, end = months()[match[1].lower()], match.end()
    last = months()[match[2].lower()] if match[2] else None
    if match[3]:
        value = f"{match[3]}-{number:02d}"
        if last:
            value = f"{value}/{match[3]}-{last:02d}"
        return date_mention(reading, start, _direction(text, end)[0], value)
    if (
        len(match[1]) < 3
        or not match[1][0].isupper()
        or text[match.end(1) : match.end(1) + 1] == "."
    ):
        return None
    return _month_alone(reading, start, match, number, last)


def _month_alone(
    reading: Reading, start: int, match: re.Match[str], number: int, last: int | None
) -> Mention | None:
    text, reference, end = reading.text, reading.reference, match.end()
    is_short = len(match[1]) < 4 and match[1].lower() != "mei"
    end, direction = _direction(text, end)
    if is_short or (capitalised_before(text, start) and not is_sentence_start(text, start)):
        return None
    if word_after(text, end)[:1].isupper() and direction == NEAREST:
        return None
    if is_sentence_start(text, start) and end == match.end() and word_after(text, end) == "":
        return None
    value = reference.month_of(number, direction=direction)
    if last:
        value = f"{value}/{reference.month_of(last, direction=direction)}"
    of_year = re.compile(r"[ ]tahun[ ](?:yang[ ])?(lalu|ini|depan)\b", re.I).match(text, end)
    if of_year is not None:
        step = {"lalu": PAST, "ini": 0, "depan": FUTURE}[of_year[1].lower()]
        whole = reference.shift("Y", step) or "XXXX"
        return date_mention(reading, start, of_year.end(), f"{whole}-{number:02d}")
    return date_mention(reading, start, end, value)


def year(reading: Reading, start: int) -> Mention | None:
    """`2014` and `2014-2019`, alone: not a count (`2000 orang`) or a number in a name."""
    text = reading.text
    match = _YEARS.match(text, start)
    if match is None:
        return None
    before, after = word_before(text, start).lower().rstrip("."), word_after(text, match.end())
    if before in cue_words("not_year") or text[start - 1 : start] in (":", "/", "-", "#", "@"):
        return None
    if after.lower() in cue_words("count_noun") and before != "tahun":
        return None
    return _year_mention(reading, start, match)


def _year_mention(reading: Reading, start: int, match: re.Match[str]) -> Mention | None:
    first, end = int(match[1]), match.end()
    if not FIRST_YEAR <= first <= LAST_YEAR:
        return None
    if match[3]:
        return date_mention(reading, start, end, match[1][:3])
    if match[2]:
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if last <= first:
            return None
        return date_mention(reading, start, end, f"{first}/{last}")
    return date_mention(reading, start, _direction_past(reading.text, end), match[1])


def _direction_past(text: str, end: int) -> int:
    """Return the end of `lalu` or `mendatang` after a year; `ini` there belongs to what follows."""
    after, direction = _direction(text, end)
    return after if direction != NEAREST else end


def prefixed(reading: Reading, start: int) -> Mention | None:
    """`hari Selasa`, `tanggal 3 Juli`, `bulan Juli`, `tahun 2014`, `era 1990-an`, `tahun 79 SM`."""
    text = reading.text
    before_christ = _BEFORE_CHRIST.match(text, start)
    if before_christ is not None:
        digits = before_christ[1].replace(".", "")
        return date_mention(reading, start, before_christ.end(), f"BC{int(digits):04d}")
    tahun = _TAHUN.match(text, start)
    if tahun is not None:
        return _year_behind(reading, start, tahun.end())
    word = re.compile(r"(hari|tanggal|tgl\.?|bulan)(?:/tanggal)?[ ]", re.I).match(text, start)
    if word is None:
        return None
    place = word.end()
    if word[1].lower() == "bulan":
        inner = month(reading, place) if text[place : place + 1].isupper() else None
    elif word[1].lower() == "hari":
        inner = weekday(reading, place)
    else:
        inner = day_range(reading, place) or day(reading, place)
        if inner is None and (alone := _BARE_DAY.match(text, place)) is not None:
            return _day_of_month(reading, start, alone)
    if inner is None or inner.value is None:
        return None
    return Mention(start, inner.end, inner.label, "dates", value=inner.value)


def _day_of_month(reading: Reading, start: int, match: re.Match[str]) -> Mention | None:
    number = int(match.group())
    if not 1 <= number <= 31:
        return None
    end, direction = _direction(reading.text, match.end())
    today = reading.reference.day
    step = 0
    if today is not None and direction == PAST and number > today.day:
        step = -1
    elif today is not None and direction == FUTURE and number < today.day:
        step = 1
    month_iso = reading.reference.shift("M", step)
    return date_mention(reading, start, end, f"{month_iso}-{number:02d}")


def _year_behind(reading: Reading, start: int, place: int) -> Mention | None:
    decade = _DECADE.match(reading.text, place)
    if decade is not None:
        return date_mention(reading, start, decade.end(), f"19{decade[1][0]}")
    match = _YEARS.match(reading.text, place)
    return None if match is None else _year_mention(reading, start, match)
