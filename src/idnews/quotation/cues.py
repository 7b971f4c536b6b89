"""Reporting words (`kata`, `ujarnya`, `mengatakan`, `menurut`) and where they stand.

The table speech_cues holds them by position: `after` (bare roots that follow a quote: `"…," ujar
X`), `before` (active verbs whose subject speaks: `X mengatakan`), `any` (both), `passive`
(`disampaikan X`) and `source` (`menurut X`). Its column `clause` says how indirect speech follows:
`bare` with nothing between, `finite` when the words have a predicate of their own (`menyebut harga
naik`, not `menyebut nama itu`), `marked` only behind `bahwa`, a comma or a colon. Sneddon,
Indonesian: A Comprehensive Grammar (2010), 4.40, describes the bare-root pattern after quotations.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from idnews.quotation.speaker_words import words_of_kind
from idnews.resources import read_table

__all__ = ["WORD", "Cue", "cue_after", "find_cues", "speech_cues"]

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# `ujarnya`, and `ucapnnya`, as it is often misspelled.
_POSSESSED = re.compile(r"n?nya$")
_GOING_ON = re.compile(
    r"(?:lanjut|sambung|imbuh|tambah|pungkas|tutup)(?:nya)?$|me(?:lanjut|nambah)kan$"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word in the text; `points_back` when its speaker is a pronoun (`katanya`)."""

    start: int
    end: int
    word: str
    position: str
    points_back: bool
    clause: str = ""

    @property
    def goes_on(self) -> bool:
        """Whether it tells that the same person speaks on: `tambahnya`, `ia melanjutkan`."""
        return _GOING_ON.match(self.word.lower()) is not None

    @property
    def is_verb(self) -> bool:
        """Whether its speaker is its subject and stands before it."""
        return self.position in ("before", "any")


@cache
def speech_cues() -> dict[str, tuple[str, str]]:
    """Every reporting word, lower-cased, with its position and how a clause follows it."""
    rows = read_table("speech_cues", ("word", "position", "clause"))
    return {word: (position, clause) for word, position, clause in rows}


def _cue_of(start: int, word: str) -> Cue | None:
    """Return the cue that `word` is, with or without -nya."""
    lower = word.lower()
    cues = speech_cues()
    known = cues.get(lower)
    if known is not None:
        return Cue(start, start + len(word), word, known[0], False, known[1])
    if not lower.endswith("nya") or lower in words_of_kind("no_cue"):
        return None
    known = cues.get(_POSSESSED.sub("", lower)) or cues.get(lower[:-3])
    if known is None or known[0] not in ("after", "source", "any", "passive"):
        return None
    position = "after" if known[0] == "any" else known[0]
    return Cue(start, start + len(word), word, position, True)


def find_cues(text: str, start: int, end: int) -> list[Cue]:
    """Return the reporting words in `text[start:end]`, in order.

    >>> [c.word for c in find_cues("Fasha menjelaskan, katanya", 0, 26)]
    ['menjelaskan', 'katanya']
    """
    return list(_cues(WORD.finditer(text, start, end)))


def _cues(words: Iterable[re.Match[str]]) -> Iterable[Cue]:
    known = speech_cues()
    for match in words:
        lower = match.group().lower()
        if lower in known or lower.endswith("nya"):
            cue = _cue_of(match.start(), match.group())
            if cue is not None:
                yield cue


# What may stand between the closing mark and the cue: a comma or stop, and a linking word.
_LINK = re.compile(
    r"[\s,.\-–—]{0,4}(?:(?:demikian|begitu|demikianlah|begitulah|seperti|lebih|masih)\s)?"
    r"(?:lanjut\s(?=\w+nya\b|kata\b))?",
    re.IGNORECASE,
)


def cue_after(text: str, position: int, end: int) -> Cue | None:
    """Return the reporting word that directly follows the closing mark at `position`.

    Behind a comma and the mark, any word in -nya is one: newspapers misspell them often.

    >>> cue_after('"Siap," ujarnya.', 7, 16).word
    'ujarnya'
    """
    link = _LINK.match(text, position, end)
    word = WORD.match(text, link.end() if link else position, end)
    if word is None:
        return None
    cue = _cue_of(word.start(), word.group())
    if cue is None and _is_misspelled_cue(text, position, word.group()):
        return Cue(word.start(), word.end(), word.group(), "after", True)
    if cue is None or cue.position == "before":
        return None
    is_next_sentence = word.group()[0].isupper() and "." in text[position : word.start()]
    return None if is_next_sentence and cue.position == "source" else cue


def _is_misspelled_cue(text: str, position: int, word: str) -> bool:
    """Whether a word behind `,"` can only be a reporting word: `tambanhnya`, `ujanrya`."""
    before = text[max(0, position - 3) : position].rstrip("\"”’'“ ")
    return word.islower() and word.endswith("nya") and before.endswith(",")
