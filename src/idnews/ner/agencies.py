"""Abbreviated names of offices that no table lists: `Disnakkeswan`, `Kemendikburistek`.

Regions name their offices anew with every reform, from the same abbreviated words: a prefix for the
kind (`Dis`, `Kemen`, `Dit`), then one for each field of work (`nak`, `keswan`).
"""

import re
from functools import cache, lru_cache
from typing import Final

from idnews.resources import read_table

__all__ = ["is_agency"]

COLUMNS: Final = ("part", "prefix", "meaning", "source")
MAX_PARTS: Final = 4
LONGEST: Final = 28  # letters; a longer word is no abbreviation
VARIANTS: Final = {"dis": "di[sn]"}  # `Disdikbud` in one region is `Dindikbud` in the next


@cache
def _shape() -> re.Pattern[str]:
    parts: dict[str, list[str]] = {}
    for part, prefix, _, _ in read_table("agency_parts", COLUMNS):
        parts.setdefault(prefix, []).append(part)
    kinds = (
        f"{VARIANTS.get(prefix, prefix)}(?:{'|'.join(sorted(words, key=len, reverse=True))})"
        f"{{1,{MAX_PARTS}}}"
        for prefix, words in parts.items()
    )
    return re.compile("|".join(kinds))


@lru_cache(maxsize=8192)
def is_agency(word: str) -> bool:
    """Say whether the lower-cased word is the abbreviated name of a kind of public office.

    >>> is_agency("disnakkeswan"), is_agency("disebut"), is_agency("kemenangan")
    (True, False, False)
    """
    return len(word) <= LONGEST and _shape().fullmatch(word) is not None
