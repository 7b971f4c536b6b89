"""Hyphenated pairs of names: `Fasha-Maulana`, `Seoul-Tokyo` are two names in one token."""

import re
from collections.abc import Sequence
from typing import Final

__all__ = ["split_pairs"]

# A first half that belongs to one name: `Jean-Pierre`, `Al-Azhar`, `Covid-19`.
SINGLE: Final = frozenset(
    "al el an as ar at ad asy jean marie anne ann karl hans trans pasca non anti pra e ban kim "
    "park mary abdul saint san multi mid ex eks mercedes rolls coca harley bosnia guinea baden "
    "nord spider ant wal exxon neo semi ultra inter intra sub super anglo".split()
)
_PAIR = re.compile(r"([A-Z][a-z'’]{2,24})-([A-Z][a-z'’]{2,24})\Z")


def split_pairs(text: str, tokens: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Return the tokens with each hyphenated pair cut in three; True marks pieces of a pair.

    >>> split_pairs("Fasha-Maulana unggul", [(0, 13), (14, 20)])
    [(0, 5, False), (5, 6, True), (6, 13, True), (14, 20, False)]
    """
    pieces: list[tuple[int, int, bool]] = []
    for start, end in tokens:
        word = text[start:end]
        match = _PAIR.match(word) if "-" in word[3:-3] else None
        if match is None or match[1].lower() in SINGLE or match[1].lower() == match[2].lower():
            pieces.append((start, end, False))
            continue
        hyphen = start + match.end(1)
        pieces += [(start, hyphen, False), (hyphen, hyphen + 1, True), (hyphen + 1, end, True)]
    return pieces
