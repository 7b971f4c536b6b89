"""Moments: a clock time whose date stands beside it, `Senin (3/7) pukul 10.30 WIB`.

TIMEX3 would have one extent there. ENTITIES.md keeps the DATE and the TIME as two entities, so the
TIME gets the whole moment in `datetime`, which a database can sort by.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from idnews.ner.spans import Mention

__all__ = ["join_moments"]

# What may stand between a date and its time; `dan` and `hingga` would part two moments.
_GAP: Final = re.compile(
    r"[ \u00a0]?[,(]?[ \u00a0]?(?:\([^()\n]{1,20}\),?[ ])?"
    r"(?:(?:pada|sekitar|kira-kira|tepat|tepatnya|mulai|sejak|jelang|menjelang|hari|waktu|sekira"
    r"|kurang lebih|di)[ ]){0,3}",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(r"[ ](?:hingga|sampai(?:[ ]dengan)?|s/d|s\.d\.|dan)[ ]|[ ]?[-–—][ ]?")
_LONGEST_GAP: Final = 40
_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:T[A-Z]{2})?", re.ASCII)
_CLOCK: Final = re.compile(r"T\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d)?", re.ASCII)


def join_moments(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the values, each clock time beside a full date with `datetime` in its value.

    The date before the time goes before the one behind it. A part of the day alone (`malam`) and
    a date of which the year is unknown make no moment.

    >>> day = Mention(0, 12, "DATE", "dates", value={"value": "2018-07-03"})
    >>> time = Mention(13, 24, "TIME", "clock", value={"value": "T10:30"})
    >>> join_moments("Selasa (3/7) pukul 10.30", [day, time])[1].value["datetime"]
    '2018-07-03T10:30'
    """
    joined = list(mentions)
    _join_pairs(text, joined)
    for number, (first, second) in enumerate(pairwise(joined)):
        if _SPAN.fullmatch(text, first.end, second.start):  # `pukul 3 hingga pukul 5, Jumat (3/7)`
            _share_day(joined, number)
    return joined


def _share_day(joined: list[Mention], number: int) -> None:
    """Give the one of two neighbouring times that has no moment the day of the other."""
    for at, other in ((number, number + 1), (number + 1, number)):
        clocks, moment = _clocks(joined[at]), (joined[other].value or {}).get("datetime")
        if clocks and moment and "datetime" not in (joined[at].value or {}):
            day = str(moment)[: len("2018-07-03")]
            value = {**(joined[at].value or {}), "datetime": "/".join(day + c for c in clocks)}
            joined[at] = replace(joined[at], value=value)


def _join_pairs(text: str, joined: list[Mention]) -> None:
    """Give clock times the day of the date directly beside them."""
    mentions = list(joined)
    for number, (first, second) in enumerate(pairwise(mentions)):
        if second.start - first.end > _LONGEST_GAP:
            continue
        at, date = (number + 1, first) if _clocks(second) else (number, second)
        time = joined[at]
        day, clocks = _day(date), _clocks(time)
        if day is None or not clocks or "datetime" in (time.value or {}):
            continue
        if _GAP.fullmatch(text, first.end, second.start):
            moment = "/".join(day + clock for clock in clocks)
            joined[at] = replace(time, value={**(time.value or {}), "datetime": moment})


def _day(mention: Mention) -> str | None:
    """Return the day of a DATE or of `Kamis (5/7) malam`, None when it is not known in full."""
    if mention.label not in ("DATE", "TIME"):
        return None
    match = _DAY.fullmatch(str((mention.value or {}).get("value", "")))
    return match[1] if match else None


def _clocks(mention: Mention) -> list[str]:
    """Return the clock time of a TIME, or both of its times; none for `malam`."""
    if mention.label != "TIME":
        return []
    clocks = str((mention.value or {}).get("value", "")).split("/")
    return clocks if all(_CLOCK.fullmatch(clock) for clock in clocks) else []
