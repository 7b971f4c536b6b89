"""Page furniture: advertisements, share buttons, copyright lines, and other words of the site.

What a piece of furniture looks like is a row of `cleaning_furniture.tsv`, not code:

    cue      words in lower case that the page must hold for the row to be tried: keeps it fast
    where    `line` a whole line; `inline` anywhere; `tail` from there to the end of a line
    kind     what a removal is called
    pattern  a regular expression, case ignored, every repeat bounded
    example  one that it must match: a test tries every row
"""

import re
from functools import cache
from typing import NamedTuple

from idnews.cleaning.draft import Cut, View
from idnews.resources import read_table

__all__ = ["Furniture", "find_furniture", "furniture", "is_broken_off"]

COLUMNS = ("cue", "where", "kind", "pattern", "example")
# Furniture longer than this is not furniture: the longest line of its kind in 41 k articles has
# 330 characters, and a story's paragraph seldom fewer.
MAX_LINE = 400
# A line this short may be a link that the scraper put on a line of its own inside a sentence.
MAX_FRAGMENT = 25


class Furniture(NamedTuple):
    """One row of the table, its pattern compiled."""

    cue: str
    where: str
    kind: str
    pattern: re.Pattern[str]
    example: str


@cache
def furniture() -> tuple[Furniture, ...]:
    """Return the rows of the packaged table."""
    return tuple(
        Furniture(cue, where, kind, _compile(where, pattern), example)
        for cue, where, kind, pattern, example in read_table("cleaning_furniture", COLUMNS)
    )


@cache
def _cues() -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.cue for row in furniture()))


def _compile(where: str, pattern: str) -> re.Pattern[str]:
    if where == "tail":
        pattern = rf"(?:{pattern})[ ]*$"
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


def find_furniture(view: View) -> list[Cut]:
    """Return the furniture of a page.

    >>> find_furniture(View("Harga naik.\\nADVERTISEMENT\\nWarga resah."))
    [Cut(start=12, end=25, kind='advertisement')]
    """
    cues = {cue for cue in _cues() if cue in view.lowered}
    active = [row for row in furniture() if row.cue in cues]
    if not active:
        return []
    cuts = [
        Cut(match.start(), match.end(), row.kind)
        for row in active
        if row.where != "line"
        for match in row.pattern.finditer(view.text)
    ]
    rows = [row for row in active if row.where == "line"]
    if rows:
        cuts += _furniture_lines(view, rows)
    return cuts


def _furniture_lines(view: View, rows: list[Furniture]) -> list[Cut]:
    cuts = []
    for number, line in enumerate(view.line_texts):
        if len(line) > MAX_LINE:
            continue
        lowered = line.lower()
        for row in rows:
            if row.cue in lowered and row.pattern.fullmatch(line):
                if len(line) > MAX_FRAGMENT or not is_broken_off(view, number):
                    cuts.append(Cut(*view.lines[number], row.kind))
                break
    return cuts


def is_broken_off(view: View, number: int) -> bool:
    """Return whether the next line goes on in mid-sentence, so that this one is part of it.

    >>> is_broken_off(View("Sebelumnya\\n, polisi menangkap dua orang."), 0)
    True
    """
    if number + 1 >= len(view.lines):
        return False
    first = view.text[view.lines[number + 1][0]]
    return first.islower() or first in ",.;)"
