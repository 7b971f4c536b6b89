"""The words of Indonesian numbers, and whether a token is a number."""

import re
from functools import cache

from idnews.resources import read_table

__all__ = ["is_like_number", "number_words"]

_digits = re.compile(r"[+\-−]?\d+(?:[.,:/]\d+)*")


@cache
def number_words() -> dict[str, tuple[float, str]]:
    """Return the number words, lower-cased, with their value and kind.

    Kinds: `digit` (satu), `number` (sepuluh), `teen` (belas: adds 10), `multiplier` (puluh, ratus),
    `magnitude` (ribu, jt, miliar), `fraction` (setengah), `ordinal` (kedua), `vague` (puluhan: some
    tens).

    >>> number_words()["juta"], number_words()["kedua"]
    ((1000000.0, 'magnitude'), (2.0, 'ordinal'))
    """
    rows = read_table("number_words", ("word", "value", "kind"))
    return {word: (float(value), kind) for word, value, kind in rows}


def is_like_number(word: str) -> bool:
    """Say whether `word` is a number in digits or a number word, as `token.like_num` tells.

    >>> [is_like_number(word) for word in ("1.042", "3/7", "ke-68", "juta", "Jambi")]
    [True, True, True, True, False]
    """
    if _digits.fullmatch(word):
        return True
    small = word.lower()
    return small in number_words() or (small.startswith("ke-") and small[3:].isdecimal())
