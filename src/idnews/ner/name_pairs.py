"""Tokens of more than one name: the pair `Fasha-Maulana`, and what a scraper glued to a name.

Where a page had a link, scrapers lose the space: `Pramono Anungmengatakan`, `WidodoKemudian`.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.words import capital_share, is_ordinary
from idnews.resources import read_table

__all__ = ["split_pairs"]

CUE_COLUMNS: Final = ("word", "position", "clause")
# Small words that scrapers glue to names that stand alone elsewhere: `Victoriadengan`.
SMALL: Final = ("dan", "dengan", "karena", "untuk", "yang")
MIN_GLUED: Final = 4  # letters of a name or word that are told from an ending: `Toko|pedia`
MAX_GLUED: Final = 40

# A first half that belongs to one name: `Jean-Pierre`, `Al-Azhar`, `Covid-19`.
SINGLE: Final = frozenset(
    "al el an as ar at ad asy jean marie anne ann karl hans trans pasca non anti pra e ban kim "
    "park mary abdul saint san multi mid ex eks mercedes rolls coca harley bosnia guinea baden "
    "nord willem spider ant wal exxon neo semi ultra inter intra sub super anglo".split()
)
_PAIR = re.compile(r"([A-Z][a-z'’]{2,24})-([A-Z][a-z'’]{2,24})\Z")


def split_pairs(text: str, tokens: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Return the tokens with each hyphenated pair cut in three, and glued names cut off.

    True marks all pieces of a token but the first.

    >>> split_pairs("Fasha-Maulana unggul", [(0, 13), (14, 20)])
    [(0, 5, False), (5, 6, True), (6, 13, True), (14, 20, False)]
    >>> split_pairs("Anungmengatakan", [(0, 15)])
    [(0, 5, False), (5, 15, True)]
    """
    pieces: list[tuple[int, int, bool]] = []
    written: frozenset[str] | None = None
    for start, end in tokens:
        word = text[start:end]
        glued = _glued_at(word) if 2 * MIN_GLUED <= len(word) <= MAX_GLUED else 0
        if glued and (word[glued:] in SMALL or not _is_name(word[:glued])):
            if written is None:
                written = frozenset(text[a:b] for a, b in tokens)
            glued = glued if word[:glued] in written else 0
        if glued:
            pieces += [(start, start + glued, False), (start + glued, end, True)]
            continue
        match = _PAIR.match(word) if "-" in word[3:-3] else None
        if match is None or match[1].lower() in SINGLE or match[1].lower() == match[2].lower():
            pieces.append((start, end, False))
            continue
        hyphen = start + match.end(1)
        pieces += [(start, hyphen, False), (hyphen, hyphen + 1, True), (hyphen + 1, end, True)]
    return pieces


@cache
def _cues() -> tuple[str, ...]:
    """Verbs of speech that stand behind a speaker's name."""
    rows = read_table("speech_cues", CUE_COLUMNS)
    return tuple(word for word, *_ in rows if word.startswith(("me", "ber")))


def _glued_at(word: str) -> int:
    """Return where a word begins that may be glued to a name, 0 when none does."""
    if not word[0].isupper() or word.isupper() or capital_share(word.lower()) is not None:
        return 0
    at = 0
    if word.endswith((*SMALL, *_cues())):
        at = len(word) - max(len(tail) for tail in (*SMALL, *_cues()) if word.endswith(tail))
    else:
        at = next((k for k in range(len(word) - 1, 0, -1) if word[k].isupper()), 0)
        if at and not is_ordinary(word[at:]):
            return 0
    if at < MIN_GLUED or len(word) - at < len(SMALL[0]) or not word.isalpha():
        return 0
    return 0 if load_gazetteer().name_word(word) is not None else at


def _is_name(word: str) -> bool:
    known = load_gazetteer().name_word(word)
    return known is not None and not known.is_word
