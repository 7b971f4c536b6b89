"""Dates of publication that cleaning infers from what an article reports, against the real ones."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from idnews.cleaning import clean, parse_published

__all__ = ["DateCounts", "count_dates", "read_dated"]

# The evidence that is the report's own day, not the page's (idnews.cleaning.publication).
INFERRED = frozenset({"body", "copyright", "weekday"})
# One article in so many: all 41,000 would take a minute.
STEP = 4
FAR = 7
_GLUED = re.compile(r"(\d\d)([A-Z][a-z]+)(\d{4})")


@dataclass
class DateCounts:
    """One item a date inferred: whether it is the real day or the day before; far off or late."""

    near: list[bool] = field(default_factory=list)
    off: list[bool] = field(default_factory=list)

    def add(self, found: date, real: date) -> None:
        """Count one date.

        >>> counts = DateCounts()
        >>> counts.add(date(2018, 7, 2), date(2018, 7, 3))
        >>> counts.add(date(2018, 7, 4), date(2018, 7, 3))
        >>> counts
        DateCounts(near=[True, False], off=[False, True])
        """
        days = (real - found).days
        self.near.append(days in (0, 1))
        self.off.append(days < 0 or days > FAR)


def count_dates(path: Path) -> DateCounts:
    """Clean one in four dated articles of `news.jsonl.gz` without their dates, and compare."""
    counts = DateCounts()
    for text, real in read_dated(path):
        article = clean(text)
        if article.published_from in INFERRED and article.published:
            counts.add(date.fromisoformat(article.published), real)
    return counts


def read_dated(path: Path) -> Iterator[tuple[str, date]]:
    """Yield the text and the day of publication of one article in four that has both."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % STEP == 0:
                record = json.loads(line)
                day = _day(record.get("date"))
                if day is not None:
                    yield record["text"], day


def _day(value: object) -> date | None:
    """Return the whole day that a record gives; None for 3/7/2018, which may be March or July.

    >>> _day("Selasa, 03 Juli 2018 10:15 WIB"), _day("03Jul2018"), _day("2018"), _day("3/7/2018")
    (datetime.date(2018, 7, 3), datetime.date(2018, 7, 3), None, None)
    """
    text = value if isinstance(value, str) else ""
    glued = _GLUED.fullmatch(text)
    if "/" in text:
        return None
    try:
        return date.fromisoformat(parse_published(" ".join(glued.groups()) if glued else text))
    except ValueError:
        return None
