"""Months and years: `Juli 2018`, `bulan Juli`, `tahun 2014`, `2014-2019`, `era 1990-an`."""

import re
from functools import cache

from idnews.dates import months
from idnews.ner.spans import Mention
from idnews.ner.values.days import (
    OF_YEAR,
    YEAR,
    YEAR_STEPS,
    borrowed_year,
    date_mention,
    day,
    day_of_list,
    day_range,
    direction_behind,
    weekday,
)
from idnews.ner.values.hijri import hijri_date, hijri_month
from idnews.ner.values.phrases import DASH, cue_words, word_after, word_before
from idnews.ner.values.reading import Reading, is_sentence_start
from idnews.ner.values.reference import FUTURE, NEAREST, PAST

__all__ = ["month", "prefixed", "year"]

FIRST_YEAR = "1900"  # years before are told as such: `tahun 1839`, `sejak 1839`
LAST_SHORT_YEAR = 40  # `'45` is the year of independence
_YEARS = re.compile(
    rf"""
    (?!1\d{{3}}[ ]?(?:H\b|Hij|SM\b|Saka\b))
    ((?:1\d|20)\d\d) (?: [ ]?(?:{DASH}|/)[ ]? ((?:1\d|20)\d\d|\d\d) )?  # 2014-2019, 2018/19
    (-?an\b | [ ]M\b(?![.]) )?                                   # 1990-an, 2025 M
    (?![\w]|[.,]\d|-[^\W\d]|/[\w])
    """,
    re.VERBOSE | re.ASCII,
)
_DECADE = re.compile(r"['’]?([2-9]0)-?an\b", re.ASCII)
_TAHUN = re.compile(
    r"(?:tahun|thn\.?|th\.?)[ ]"
    r"(?:(?:anggaran|ajaran|buku|fiskal|akademik|pelajaran)[ ])?(?=['’]?\d)"
    r"|(?:era|dekade)[ ](?:tahun[ ])?(?=['’]?\d)",
    re.IGNORECASE | re.ASCII,
)
_SHORT_YEAR = re.compile(r"[ ]?['’](\d\d)\b(?!['’])", re.ASCII)  # `Mei '98`
_PERIOD = re.compile(r"periode[ ](?!periode)(?=\w)", re.IGNORECASE)
_BEFORE_CHRIST = re.compile(
    r"tahun[ ](\d{1,4}|\d\.\d{3})[ ](?:SM\b|sebelum[ ]Masehi\b)", re.IGNORECASE | re.ASCII
)
_OF_MONTH = re.compile(r"[ ]bulan[ ](?:yang[ ])?(lalu|ini|depan)\b", re.IGNORECASE)
_BEFORE_SMALL_MONTH = frozenset(
    {"pada", "sejak", "hingga", "sampai", "mulai", "sekitar", "sepanjang", "periode"}
)
_BEFORE_THIS_YEAR = _BEFORE_SMALL_MONTH | {"di", "selama", "untuk", "awal", "akhir", "tahun"}
_BARE_DAY = re.compile(r"\d{1,2}(?![\d/.,]*\d|\w|-\w)", re.ASCII)


@cache
def _month_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    return re.compile(
        rf"({names})\b(?:[ ]?{DASH}[ ]?({names})\b)?"
        rf"(?:\.?,?[ \u00a0]{{1,2}}(?:tahun[ ])?({YEAR})\b(?!\.\d))?",
        re.IGNORECASE,
    )


def month(reading: Reading, start: int, *, is_certain: bool = False) -> Mention | None:
    """`Juli 2018`, `Januari-Maret 2018`, `Juli lalu`, and a month alone where it is no name.

    `is_certain` says that a word before (`bulan`, `akhir`) leaves no doubt that it is a month.
    """
    text = reading.text
    match = _month_pattern().match(text, start)
    if match is None:
        return None
    number, end = months()[match[1].lower()], match.end()
    last = months()[match[2].lower()] if match[2] else None
    if match[3]:
        value = f"{match[3]}-{number:02d}"
        if last:  # `Oktober-Maret 2025` begins in 2024
            value = f"{int(match[3]) - (number > last)}-{number:02d}/{match[3]}-{last:02d}"
        return date_mention(reading, start, direction_behind(text, end)[0], value)
    short = _SHORT_YEAR.match(text, end)
    if short is not None and last is None:
        return date_mention(reading, start, short.end(), f"{full_year(short[1])}-{number:02d}")
    if not is_certain:
        is_month = (
            _is_month_alone(reading, start, match, number)
            if match[1][0].isupper()
            else _is_small_month(text, start, match)
        )
        if not is_month:
            return None
    return _month_of_year(reading, start, match, number, last)


def _is_small_month(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether `maret` in small letters is a month: behind a word that time follows (`pada`)."""
    is_long = not match[2] and len(match[1]) >= len("juni")
    return is_long and word_before(text, start).lower() in _BEFORE_SMALL_MONTH


def _is_month_alone(reading: Reading, start: int, match: re.Match[str], number: int) -> bool:
    """Whether a capitalised month is one: not in a name (`Dewi Juli`), nor a line of its own."""
    text, end = reading.text, match.end()
    if len(match[1]) < 4 and match[1].lower() != "mei":
        return False
    after, direction = direction_behind(text, end)
    if direction == NEAREST:
        before = word_before(text, start)
        if (
            before[:1].isupper()
            and before[-1] != "."
            and before.lower() not in cue_words("function_word")
            and borrowed_year(reading, end, number) is None
        ):
            return False
        if word_after(text, after)[:1].isupper() and not OF_YEAR.match(text, end):
            return False
    return after != end or not is_sentence_start(text, start) or word_after(text, end) != ""


def _month_of_year(
    reading: Reading, start: int, match: re.Match[str], number: int, last: int | None
) -> Mention:
    """Return the month with the year that `lalu`, `tahun ini` or a second month gives it."""
    reference = reading.reference
    end, direction = direction_behind(reading.text, match.end())
    of_year = OF_YEAR.match(reading.text, end)
    if of_year is not None:
        end = of_year.end()
        year = reference.shift("Y", YEAR_STEPS[of_year[1].lower()]) or "XXXX"
        ends = [f"{year}-{m:02d}" for m in (number, last) if m]
    else:
        borrowed = borrowed_year(reading, match.end(), number)
        first = reference.month_of(number, direction=direction)
        year = first[:4] if borrowed is None else f"{borrowed:04d}"
        ends = [f"{year}-{number:02d}"]
        if last:
            next_year = int(year.isdigit() and last < number)
            ends.append(f"{int(year) + next_year if next_year else year}-{last:02d}")
    return date_mention(reading, start, end, "/".join(ends))


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
    if match[1] < FIRST_YEAR and not _is_old_year(before, after):
        return None
    return _year_mention(reading, start, match)


def _is_old_year(before: str, after: str) -> bool:
    """Whether a number before 1900 is a year: `sejak 1839`, not `hingga 1500 personel`."""
    is_free = not after or after.lower() in cue_words("function_word")
    return before in _BEFORE_SMALL_MONTH and is_free


def _year_mention(reading: Reading, start: int, match: re.Match[str]) -> Mention | None:
    first, end = int(match[1]), match.end()
    if match[3] in ("-an", "an"):
        return date_mention(reading, start, end, match[1][:3])
    if match[2]:
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if last <= first:
            return None
        return date_mention(reading, start, end, f"{first}/{last}")
    after, direction = direction_behind(reading.text, end)
    if direction == NEAREST and not _is_this_year(reading, start, first):
        after = end
    return date_mention(reading, start, after, match[1])


def _is_this_year(reading: Reading, start: int, number: int) -> bool:
    """Whether `ini` behind a year belongs to it: `pada 2019 ini`, not `Piala Dunia 2022 ini`."""
    text = reading.text
    is_told = text[start].isalpha() or word_before(text, start).lower() in _BEFORE_THIS_YEAR
    return is_told and number == reading.reference.year


def prefixed(reading: Reading, start: int) -> Mention | None:
    """`hari Selasa`, `tanggal 3 Juli`, `bulan Juli`, `tahun 2014`, `era 1990-an`, `tahun 79 SM`."""
    text = reading.text
    spell = _PERIOD.match(text, start)
    if spell is not None:
        return _spell(reading, start, spell.end())
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
        inner = (
            month(reading, place, is_certain=True)
            or hijri_date(reading, place)
            or hijri_month(reading, place)
        )
    elif word[1].lower() == "hari":
        inner = weekday(reading, place)
    else:
        inner = (
            day_range(reading, place)
            or day(reading, place)
            or day_of_list(reading, place)
            or hijri_date(reading, place)
        )
        if inner is None and (alone := _BARE_DAY.match(text, place)) is not None:
            return _day_of_month(reading, start, alone)
    if inner is None or inner.value is None:
        return None
    return Mention(start, inner.end, inner.label, "dates", value=inner.value)


def _spell(reading: Reading, start: int, place: int) -> Mention | None:
    """`periode 2014-2019`, `periode tahun 2022`, `periode Juni-Juli 2018`."""
    inner = (
        prefixed(reading, place)
        or day_range(reading, place)
        or day(reading, place)
        or month(reading, place)
        or year(reading, place)
    )
    if inner is None or inner.value is None:
        return None
    return Mention(start, inner.end, inner.label, "dates", value=inner.value)


def _day_of_month(reading: Reading, start: int, match: re.Match[str]) -> Mention | None:
    number = int(match.group())
    if not 1 <= number <= 31:
        return None
    of_month = _OF_MONTH.match(reading.text, match.end())
    if of_month is not None:  # `tanggal 5 bulan ini`
        whole = reading.reference.shift("M", YEAR_STEPS[of_month[1].lower()])
        return date_mention(reading, start, of_month.end(), f"{whole}-{number:02d}")
    end, direction = direction_behind(reading.text, match.end())
    today = reading.reference.day
    step = 0
    if today is not None and direction == PAST and number > today.day:
        step = -1
    elif today is not None and direction == FUTURE and number < today.day:
        step = 1
    month_iso = reading.reference.shift("M", step)
    return date_mention(reading, start, end, f"{month_iso}-{number:02d}")


def full_year(digits: str) -> str:
    """Return the year of its last two digits: `98` is 1998, `24` 2024."""
    return f"{'20' if int(digits) <= LAST_SHORT_YEAR else '19'}{digits}"


def _year_behind(reading: Reading, start: int, place: int) -> Mention | None:
    decade = _DECADE.match(reading.text, place)
    if decade is not None:
        return date_mention(reading, start, decade.end(), f"19{decade[1][0]}")
    short = _SHORT_YEAR.match(reading.text, place)
    if short is not None:
        return date_mention(reading, start, short.end(), full_year(short[1]))
    match = _YEARS.match(reading.text, place)
    return None if match is None else _year_mention(reading, start, match)
