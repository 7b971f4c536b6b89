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
    spans = []
    offset = 0
    for line, following in pairwise(lines):
        offset += len(line)
        if line and following and _is_broken(line, following):
            spans.append((offset, offset + 1))
        offset += 1
    return spans


def _is_broken(line: str, following: str) -> bool:
    first, last = following[0], line[-1]
    if first in _GOES_ON and len(following) > 1 and not following[1].isalnum():
        return last not in ".!?"
    if last == ",":
        return True
    if last in _ENDS:
        return False
    if first.islower():
        return len(following) < 2 or following[1] not in ".)"  # "a. beras" is an item of a list
    return line.rsplit(" ", 1)[-1] in _open_words()
