"""Lines that a scraper broke inside a sentence, mostly where a link stood.

    Pada pertandingan tersebut, pelatih         Pada pertandingan tersebut, pelatih Patrick Kluivert
    Patrick Kluivert                     ->     mengaku kecewa.
    mengaku kecewa.

They are joined, since everywhere after this a line feed ends a sentence.
"""

from functools import cache
from itertools import pairwise

from idnews.resources import read_table

__all__ = ["find_broken_lines"]

# What ends a paragraph; a colon and a semicolon end the items of a list.
_ENDS = frozenset('.!?:;"”’)]…')
_GOES_ON = frozenset(",.;)")
# A name or phrase in a link: longer lines are headings that stand alone.
MAX_LINKED = 70
# In a page with so many breaks a short line before a break is a link, not a heading.
MIN_BROKEN = 3


@cache
def _open_words() -> frozenset[str]:
    """Words that no sentence and no heading ends with."""
    return frozenset(word for (word,) in read_table("cleaning_open_words", ("word",)))


def find_broken_lines(text: str) -> list[tuple[int, int]]:
    """Return the line feeds inside sentences; a cut puts a space where one is needed.

    >>> find_broken_lines("Laga\\nJepang\\n, kata dia, dipimpin oleh\\nNova.")
    [(11, 12), (37, 38)]
    """
    lines = text.split("\n")
    broken = [bool(a and b) and _is_broken(a, b) for a, b in pairwise(lines)]
    if sum(broken) >= MIN_BROKEN:
        _mark_links(lines, broken)
    spans = []
    offset = 0
    for line, is_broken in zip(lines, broken, strict=False):
        offset += len(line)
        if is_broken:
            spans.append((offset, offset + 1))
        offset += 1
    return spans


def _mark_links(lines: list[str], broken: list[bool]) -> None:
    """Mark the line before a link whose own line goes on: a name in the middle of a sentence."""
    for number in range(len(broken) - 2, -1, -1):
        line, link = lines[number], lines[number + 1]
        if broken[number + 1] and line and 0 < len(link) <= MAX_LINKED and line[-1] not in _ENDS:
            broken[number] = True


def _is_broken(line: str, following: str) -> bool:
    first, last = following[0], line[-1]
    if first in _GOES_ON and not following[1:2].isalnum():
        return last not in ".!?"
    if last in ",([":
        return True
    if last in _ENDS:
        return False
    if first.islower():
        return len(following) < 2 or following[1] not in ".)"  # "a. beras" is an item of a list
    return line.rsplit(" ", 1)[-1] in _open_words()
