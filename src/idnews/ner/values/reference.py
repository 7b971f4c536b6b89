"""When the article was published, and what dates mean relative to that."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from idnews.dates import is_date

__all__ = ["FUTURE", "PAST", "Reference"]

PAST, NEAREST, FUTURE = -1, 0, 1
# `Kamis (25/6)` whose nearest 25 June is no Thursday: within this many days of the article, the
# weekday or the day was misprinted (23 of 24 read by eye); further off, the year is another one.
MISPRINT_REACH = 31
_ISO = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:[T ].{0,40})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reference:
    """The publication date, as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    @classmethod
    def parse(cls, published: str | None) -> "Reference":
        """Read an ISO date that may be partial (`2018-07-03`, `2018-07`, `2018`, `XXXX-07-03`).

        Raises ValueError for anything else.

        >>> Reference.parse("2018-07").year
        2018
        """
        if published is None:
            return cls()
        match = _ISO.fullmatch(published.strip())
        if match is None:
            raise ValueError(
                f"published is {published!r}, expected ISO 8601 such as '2018-07-03' or '2018'"
            )
        parts = [int(part) if part and "X" not in part else None for part in match.groups()]
        year, month, day = parts
        if year is None or month is None:
            return cls(year, None, None)
        if day is None:
            return cls(year, month if 1 <= month <= 12 else None, None)
        if not is_date(year, month, day):
            raise ValueError(f"published is {published!r}, which is no day of the calendar")
        return cls(year, month, date(year, month, day))

    def day_of(
        self, month: int, day: int, *, weekday: int | None = None, direction: int = NEAREST
    ) -> str:
        """Return the ISO date of a day without a year: the nearest one that fits the weekday.

        A day of these weeks goes before one of another year that fits.
        """
        if self.year is None:
            return f"XXXX-{month:02d}-{day:02d}"
        days = list(self._days_around(month, day))
        if not days:
            return f"XXXX-{month:02d}-{day:02d}"
        fitting = [d for d in days if weekday in (None, d.isoweekday())] or days
        if self.day is None:
            middle = date(self.year, self.month or 7, 1)
            same_year = [d for d in fitting if d.year == self.year]
            return (same_year or [min(fitting, key=lambda d: abs(d - middle))])[0].isoformat()
        today = self.day
        near = [d for d in days if weekday and abs((d - today).days) <= MISPRINT_REACH]
        for some in (near, fitting):
            sides = {
                PAST: [d for d in some if d <= today],
                FUTURE: [d for d in some if d >= today],
            }
            if aside := sides.get(direction, some):
                return min(aside, key=lambda d: abs(d - today)).isoformat()
        return min(fitting, key=lambda d: abs(d - today)).isoformat()

    def _days_around(self, month: int, day: int) -> Iterator[date]:
        assert self.year is not None
        for year in (self.year - 1, self.year, self.year + 1):
            if is_date(year, month, day):
                yield date(year, month, day)

    def month_of(self, month: int, *, direction: int = NEAREST) -> str:
        """Return `YYYY-MM` of a month without a year: the nearest one in that direction."""
        if self.year is None or (self.month is None and direction != NEAREST):
            return f"XXXX-{month:02d}"
        if self.month is None:
            return f"{self.year:04d}-{month:02d}"
        here = self.year * 12 + self.month
        there = [(self.year + step) * 12 + month for step in (-1, 0, 1)]
        if direction == PAST:
            there = [m for m in there if m < here] or there
        elif direction == FUTURE:
            there = [m for m in there if m > here] or there
        best = min(there, key=lambda m: (abs(m - here), m))
        return _month_iso(best)

    def year_of_part(self, number: int, parts: int) -> str:
        """Return the year of a quarter (of four `parts`) told without one: this or last year's.

        The one whose middle is nearer; never the next year's, which articles tell.

        >>> Reference.parse("2024-02-05").year_of_part(4, 4)
        '2023'
        """
        if self.year is None:
            return "XXXX"
        size = 12 // parts
        middle = size * number - (size - 1) / 2
        is_last = self.month is not None and middle - self.month >= 6
        return f"{self.year - is_last:04d}"

    def weekday_of(self, weekday: int, *, direction: int = NEAREST, week: int | None = None) -> str:
        """Return the ISO date of a weekday: the last one up to the reference unless said otherwise.

        `week` counts weeks from the reference's own (`Selasa pekan lalu` is -1).
        """
        if self.day is None:
            return f"XXXX-WXX-{weekday}"
        if week is not None:
            monday = self.day - timedelta(days=self.day.isoweekday() - 1)
            return _iso(monday, days=7 * week + weekday - 1)
        back = (self.day.isoweekday() - weekday) % 7
        if direction == FUTURE:
            return _iso(self.day, days=7 - back)
        return _iso(self.day, days=-7 if direction == PAST and back == 0 else -back)

    def shift(self, unit: str, count: int) -> str | None:
        """Return the day, week, month, ... that lies `count` units after the reference.

        Units are those of the table `time_units`; None for units that have no calendar value.
        """
        if unit == "D":
            return self._known_day() if self.day is None else _iso(self.day, days=count)
        if unit == "W":
            return "XXXX-WXX" if self.day is None else _week_iso(self.day, count)
        if unit in ("M", "Q", "H6"):
            return self._shift_months(unit, count)
        if unit in ("Y", "DE", "CE", "WINDU"):
            return self._shift_years(unit, count)
        return None

    def _known_day(self) -> str:
        if self.year is None:
            return "XXXX-XX-XX"
        return (
            f"{self.year:04d}-XX-XX"
            if self.month is None
            else _month_iso(self.year * 12 + self.month) + "-XX"
        )

    def _shift_months(self, unit: str, count: int) -> str:
        if self.year is None or self.month is None:
            return "XXXX-XX" if unit == "M" else "XXXX-" + ("QX" if unit == "Q" else "HX")
        if unit == "M":
            return _month_iso(self.year * 12 + self.month + count)
        size, letter = (3, "Q") if unit == "Q" else (6, "H")
        index = self.year * (12 // size) + (self.month - 1) // size + count
        return f"{index // (12 // size):04d}-{letter}{index % (12 // size) + 1}"

    def _shift_years(self, unit: str, count: int) -> str:
        size = {"Y": 1, "WINDU": 8, "DE": 10, "CE": 100}[unit]
        if self.year is None:
            return {"DE": "XXX", "CE": "XX"}.get(unit, "XXXX")
        year = self.year + size * count
        if not 1 <= year <= 9999:
            return "XXXX"
        return f"{year:04d}"[: {"DE": 3, "CE": 2}.get(unit, 4)]


def _iso(day: date, *, days: int) -> str:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return "XXXX-XX-XX"


def _week_iso(day: date, weeks: int) -> str:
    try:
        year, week, _ = (day + timedelta(weeks=weeks)).isocalendar()
    except OverflowError:
        return "XXXX-WXX"
    return f"{year:04d}-W{week:02d}"


def _month_iso(index: int) -> str:
    """Return `YYYY-MM` of the month `index`, counted as year * 12 + month."""
    year, month = (index - 1) // 12, (index - 1) % 12 + 1
    return f"{year:04d}-{month:02d}" if 1 <= year <= 9999 else "XXXX-XX"
