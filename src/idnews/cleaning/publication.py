"""When the article was published, from what it says: never from the clock.

The evidence, strongest first; `published_from` names the one that was used:

    argument    the caller knows
    metadata    the HTML page says so
    timestamp   a line that holds only a date, with the time or an outlet
    url         /2018/07/03/ in the address
    body        a date with its year, in brackets or behind a weekday: "Selasa (3/7/2018)"
    copyright   "Selasa (3/7)" in the body and the year in the copyright line, the weekday agreeing
    weekday     "Senin (27/2)": the one year near the years the body mentions with that weekday
    day         a day and month whose year nothing gives: `XXXX-02-27`
    year        the copyright year alone

A date in the body is the day of the event. Indonesian reports appear that day or the day after.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from idnews.cleaning.draft import Cut, View
from idnews.dates import CalendarDate, find_dates, is_date, months, years_of

__all__ = ["body_date", "find_timestamps", "parse_published", "url_date"]

# The report's own date stands near its top; later dates are background.
MAX_LEAD = 2500
MAX_TIMESTAMP = 110
# The newest year that a report mentions is mostly its own or the one before or after. Of some 75
# articles with a known date, 12 dated this way were wrong at -2 to +2 years, 10 at -1 to +1.
YEARS_AROUND = 1
_ISO = re.compile(r"(?P<date>(?:\d{4}|X{4})(?:-\d\d(?:-\d\d)?)?)(?:[T ]\d\d:\d\d.*)?", re.DOTALL)
_YEAR_FIRST = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.]?)(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"
)
_NAMED_MONTH = re.compile(
    r"""
    (?<!\d) (?P<day>\d\d?) [\W_]{0,3} (?P<month>[a-z]{3,9}) [\W_]{0,3}
        (?P<year>(?:19|20)\d\d) (?!\d)                                     # 03Jul2018
    | \b (?P<month2>[a-z]{3,9}) [\W_]{1,3} (?P<day2>\d\d?) [\W_]{1,3}
        (?P<year2>(?:19|20)\d\d) (?!\d)                                    # July 3, 2018
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_ENGLISH_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SINCE_1970 = re.compile(r"[12]\d{9}(?:\d{3})?", re.ASCII)
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/-]|\d*/|$)"
)
_YEAR = re.compile(r"(?<![\d.,/])((?:19|20)\d\d)(?![\d.,]\d|\d)")
_COPYRIGHT_YEAR = re.compile(
    r"(?:©|copyright|\(c\)|hak cipta)[^\n]{0,60}?\b((?:19|20)\d\d)\b", re.IGNORECASE
)
_HAS_TIME = re.compile(r"\d[:.]\d\d|\bwi(?:b|ta|t)\b|tayang|diperbarui", re.IGNORECASE)
# Where a date may stand, found fast: "3/7" and "3 Juli", with room for the weekday and the year.
_DATE_SPOT = re.compile(r"(?<!\d)\d{1,2}(?:/\d|[ ][A-Za-z])")
_TO_COME = re.compile(r"[ ]?(?:mendatang|depan|nanti)\b", re.IGNORECASE)
# What announces a date in the words before it: `akan digelar pada Sabtu (21/6/2025)`, but not
# where a quotation ends between them: `"... akan hadir," kata Budi, Kamis (19/6/2025)`.
_ANNOUNCED = re.compile(
    r"\b(?:akan|bakal|mulai|hingga|sampai|dijadwalkan|rencananya|berencana|paling lambat|besok"
    r"|jelang)\b[^.\n;\"“”]{0,60}$",
    re.IGNORECASE,
)
BEFORE_DATE = 75
BEFORE_SPOT, AFTER_SPOT = 12, 30
# What else a line of date and time may hold.
_STAMP_WORDS = re.compile(
    r"""(?: [A-Za-z]+\.(?:com|co\.id|co|id) | \d{1,2}[:.]\d\d (?:[:.]\d\d)? | wib | wita | wit
      | tayang | diperbarui | terbit | diterbitkan | dipublikasikan | publikasi | update | updated
      | jurnalis | last | at | pukul | jam | pm | am | tanggal | kompas | [-–|/:,.()\s] )+""",
    re.IGNORECASE | re.VERBOSE,
)


def find_timestamps(view: View) -> tuple[list[Cut], str | None]:
    """Return the lines near the top or foot that hold only a date and time, and the first date.

    >>> find_timestamps(View("Harga naik\\nSelasa, 10 Juni 2025 08:52 WIB\\nJakarta - Harga"))
    ([Cut(start=11, end=41, kind='timestamp')], '2025-06-10')
    """
    cuts: list[Cut] = []
    found: list[str] = []
    count = len(view.lines)
    for number, line in enumerate(view.line_texts):
        if len(line) > MAX_TIMESTAMP or (8 <= number < count - 4):
            continue
        if not _HAS_TIME.search(line):
            continue
        dates = [d for d in find_dates(line) if d.year]
        if len(dates) != 1 or not _is_stamp(line, dates[0]):
            continue
        cuts.append(Cut(*view.lines[number], "timestamp"))
        found.append(dates[0].iso)
    return cuts, found[0] if found else None


def _is_stamp(line: str, found: CalendarDate) -> bool:
    """Return whether the line holds a time and nothing else beside the date."""
    rest = line[: found.start] + " " + line[found.end :]
    return bool(_HAS_TIME.search(rest) and _STAMP_WORDS.fullmatch(rest))


def parse_published(value: str) -> str:
    """Return a date that the caller gives, in ISO 8601.

    Takes ISO 8601 (`2018-07-03T10:15:00+07:00`, `2018-07`, `XXXX-07-03`), what Indonesian pages
    write (`Selasa, 3 Juli 2018 10:15 WIB`), and what scrapers and databases do (`3Jul2018`,
    `July 3, 2018`, `20180703`, seconds or milliseconds since 1970). Raises ValueError for anything
    else.

    >>> parse_published("Selasa, 3 Juli 2018 10:15 WIB"), parse_published("03Jul2018")
    ('2018-07-03', '2018-07-03')
    """
    text = value.strip()
    match = _ISO.fullmatch(text)
    if match and _is_date(match["date"]):
        return match["date"]
    dates = find_dates(text)
    if dates and dates[0].year:
        return dates[0].iso
    if stamp := _year_first(text) or _named_month(text) or _since_1970(text):
        return stamp
    raise ValueError(
        f"published is {value!r}; expected a date such as '2018-07-03' or '3 Juli 2018', or None"
    )


def _year_first(text: str) -> str | None:
    """Return the date of `2018/7/3` or `20180703`."""
    match = _YEAR_FIRST.match(text)
    return _iso(*map(int, match.group("year", "month", "day"))) if match else None


def _named_month(text: str) -> str | None:
    """Return the date of `03Jul2018`, `3+July+2018` or `July 3, 2018`."""
    for match in _NAMED_MONTH.finditer(text):
        number = "" if match["day"] else "2"
        day, name, year = match.group(*(f"{part}{number}" for part in ("day", "month", "year")))
        month = _month_of(name.lower())
        if month and (found := _iso(int(year), month, int(day))):
            return found
    return None


def _month_of(name: str) -> int | None:
    """Return the number of a month named in Indonesian or English, whole or cut short."""
    if name in months():
        return months()[name]
    english = (number for number, full in enumerate(_ENGLISH_MONTHS, 1) if full.startswith(name))
    return next(english, None)


def _since_1970(text: str) -> str | None:
    """Return the date in UTC of so many seconds (ten digits) or milliseconds (thirteen)."""
    if not _SINCE_1970.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), tz=UTC).date().isoformat()


def _iso(year: int, month: int, day: int) -> str | None:
    return date(year, month, day).isoformat() if is_date(year, month, day) else None


def _is_date(value: str) -> bool:
    parts = value.replace("XXXX", "2000").split("-")
    try:
        date(*(int(part) for part in [*parts, "1", "1"][:3]))
    except ValueError:
        return False
    return True


def url_date(url: str | None) -> str | None:
    """Return the date in an article's address.

    >>> url_date("https://nasional.kompas.com/read/2025/06/10/21233191/pengamat-polisi")
    '2025-06-10'
    """
    match = _URL_DATE.search(url or "")
    if match is None:
        return None
    value = "-".join(match.groups())
    return value if _is_date(value) else None


def body_date(body: str, page: str) -> tuple[str | None, str | None]:
    """Return the date that a report itself gives, and the name of the evidence.

    >>> body_date("Kata dia, Selasa (3/7).", "COPYRIGHT © ANTARA 2018")
    ('2018-07-03', 'copyright')
    """
    first = _report_date(body[:MAX_LEAD])
    if first is not None and first.year is not None:
        return first.iso, "body"
    years = [int(year) for year in _COPYRIGHT_YEAR.findall(page)]
    if first is not None and first.year is None:
        year, evidence = _year_of(first, years, body)
        if year is not None:
            return CalendarDate(0, 0, first.day, first.month, year).iso, evidence
        if not years:
            return first.iso, "day"
    return (str(max(years)), "year") if years else (None, None)


def _report_date(text: str) -> CalendarDate | None:
    """Return the date that a report most likely appeared on.

    The latest that is written as reports date themselves, a weekday and numbers in brackets, with
    the year; else the first of that kind without a year, else the first behind a weekday or in
    brackets. Dates whose weekday is wrong, and announced ones, do not count.
    """
    dates = [found for found in _dated(text) if found.year is None or _agrees(found)]
    usual = [found for found in dates if found.weekday and text[found.end - 1] == ")"]
    full = [found for found in usual if found.year is not None]
    if full:
        return max(full, key=lambda found: found.iso)
    chosen = usual or dates
    return chosen[0] if chosen else None


def _dated(text: str) -> Iterator[CalendarDate]:
    """Give the dates behind a weekday or in brackets, but for those of events to come."""
    done = 0
    for spot in _DATE_SPOT.finditer(text):
        if spot.start() < done:
            continue
        offset = max(0, spot.start() - BEFORE_SPOT)
        window = text[offset : spot.end() + AFTER_SPOT]
        for found in find_dates(window):
            start, end = offset + found.start, offset + found.end
            if not start <= spot.start() < end:
                continue  # cut at the window's end: `6 tahun," kata Budi, Senin (19/5`
            if not (found.weekday or "(" in window[found.start : found.end]):
                continue
            done = end
            before = text[max(0, start - BEFORE_DATE) : start]
            if not _TO_COME.match(text, done) and not _ANNOUNCED.search(before):
                yield replace(found, start=start, end=done)
            break


def _agrees(found: CalendarDate) -> bool:
    assert found.year is not None
    return found.weekday is None or bool(
        years_of(found.day, found.month, found.weekday, [found.year])
    )


def _year_of(found: CalendarDate, years: list[int], body: str) -> tuple[int | None, str | None]:
    if years:
        newest = max(years)
        if found.weekday is None:
            return newest, "copyright"
        # A report of 31 December carries the copyright of the new year.
        near = years_of(found.day, found.month, found.weekday, [newest, newest - 1])
        return (near[0], "copyright") if near else (None, None)
    mentioned = [int(year) for year in _YEAR.findall(body)]
    if found.weekday is None or not mentioned:
        return None, None
    newest = max(mentioned)
    span = range(newest - YEARS_AROUND, newest + YEARS_AROUND + 1)
    near = years_of(found.day, found.month, found.weekday, span)
    return (near[0], "weekday") if len(near) == 1 else (None, None)
