"""Reporting words (`kata`, `ujarnya`, `mengatakan`, `menurut`) and where they stand.

The table speech_cues holds them by position: `after` (bare roots that follow a quote: `"…," ujar
X`), `before` (active verbs whose subject speaks: `X mengatakan`), `passive` (`disampaikan X`) and
`source` (`menurut X`). Sneddon, Indonesian: A Comprehensive Grammar (2010), 4.40, describes the
bare-root pattern after quotations.
"""

import re
from dataclasses import dataclass
from functools import cache

from idnews.resources import read_mapping

__all__ = ["Cue", "cue_after", "cue_before", "find_cues", "speech_cues"]

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


# `ujarnya`, and `ucapnnya`, as it is often misspelled.
_POSSESSED = re.compile(r"n?nya$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word in the text; `points_back` when its speaker is a pronoun (`katanya`)."""

    start: int
    end: int
    word: str
    position: str
    points_back: bool


@cache
def speech_cues() -> dict[str, str]:
    """Every reporting word, lower-cased, with its position."""
    return read_mapping("speech_cues", ("word", "position"))


def _cue_of(start: int, word: str) -> Cue | None:
    """Return the cue that `word` is, with or without -nya."""
    lower = word.lower()
    cues = speech_cues()
    if lower in cues:
        return Cue(start, start + len(word), word, cues[lower], False)
    root = _POSSESSED.sub("", lower)
    if root != lower and cues.get(root) == "after":
        return Cue(start, start + len(word), word, "after", True)
    return None


def find_cues(text: str, start: int, end: int) -> list[Cue]:
    """Return the reporting words in `text[start:end]`, in order.

    >>> [c.word for c in find_cues("Fasha menjelaskan, katanya", 0, 26)]
    ['menjelaskan', 'katanya']
    """
    words = WORD.finditer(text, start, end)
    return [cue for m in words if (cue := _cue_of(m.start(), m.group())) is not None]


# What may stand between the closing mark and the cue: a comma or stop, and a linking word.
_LINK = re.compile(
    r"[\s,.\-–—]{0,4}(?:(?:demikian|begitu|demikianlah|begitulah|seperti|lebih|masih)\s)?"
    r"(?:lanjut\s(?=\w+nya\b|kata\b))?"
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
    return None if cue is None or cue.position == "before" else cue


def _is_misspelled_cue(text: str, position: int, word: str) -> bool:
    """Whether a word behind `,"` can only be a reporting word: `tambanhnya`, `ujanrya`."""
    before = text[max(0, position - 3) : position].rstrip("\"”’'“ ")
    return word.islower() and word.endswith("nya") and before.endswith(",")


def cue_before(text: str, start: int, position: int) -> Cue | None:
    """Return the last reporting word in `text[start:position]` that leads into a quote there.

    The words before the opening mark lead into it when they end in a comma, a colon, `bahwa` or
    the reporting word itself.

    >>> cue_before('Fasha mengatakan, "Siap."', 0, 18).word
    'mengatakan'
    """
    before = text[start:position].rstrip()
    if not before:
        return None
    cues = find_cues(text, start, position)
    if not cues:
        return None
    last = cues[-1]
    leads = before[-1] in ",:" or before.endswith("bahwa") or last.end == start + len(before)
    return last if leads else None
