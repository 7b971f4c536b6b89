"""Tables of fixed phrases, looked up at a place in the text: cost does not grow with the table."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Generic, TypeVar

from idnews.resources import read_table

__all__ = ["DASH", "Phrases", "cue_words", "is_verb", "skip_spaces", "word_after", "word_before"]

Payload = TypeVar("Payload")

DASH = r"(?:--|[-–—])"  # between two numbers or dates; `2019--2024` as typed or scraped

_FIRST = re.compile(r"[^\W\d_]+|[^\w\s]")
_WORD_AFTER = re.compile(r"[ \u00a0]{1,2}([^\W\d_]+(?:-[^\W\d_]+)?)")
_WORD_BEFORE = re.compile(r"([^\W_]+(?:[-.'’][^\W_]+)?\.?)[ \u00a0]{1,2}$")
_VERB = re.compile(r"(?:me[mnlrwy]|men[gy]|di|ber|ter)\w{3,}", re.IGNORECASE)
_LONGEST_WORD = 40


class Phrases(Generic[Payload]):
    """Fixed phrases (lower-cased, single blanks), each with what it means.

    >>> Phrases([("rupiah", "IDR"), ("dolar as", "USD")]).match("tiga Dolar AS", 5)
    (13, 'USD')
    """

    def __init__(self, rows: Iterable[tuple[str, Payload]]) -> None:
        self._by_first: dict[str, list[tuple[str, Payload]]] = {}
        for phrase, payload in sorted(rows, key=lambda row: len(row[0]), reverse=True):
            first = _FIRST.match(phrase)
            if first is not None:
                self._by_first.setdefault(first.group(), []).append((phrase, payload))

    def first_words(self) -> set[str]:
        """Return the words that a phrase can begin with."""
        return set(self._by_first)

    def match(self, text: str, start: int) -> tuple[int, Payload] | None:
        """Return the end and the meaning of the longest phrase at `start`, or None."""
        first = _FIRST.match(text, start)
        if first is None:
            return None
        for phrase, payload in self._by_first.get(first.group().lower(), ()):
            end = start + len(phrase)
            if text[start:end].lower() == phrase and not _continues(text, end):
                return end, payload
        return None


def _continues(text: str, end: int) -> bool:
    """Whether the word that ends before `end` goes on: with a letter, or a digit after a digit."""
    if end >= len(text) or not text[end - 1].isalnum():
        return False
    return text[end].isalpha() or (text[end].isdigit() and text[end - 1].isdigit())


@cache
def cue_words(role: str) -> frozenset[str]:
    """Return the lower-cased words of the table `value_cues` that have that role."""
    rows = read_table("value_cues", ("word", "role"))
    return frozenset(word for word, name in rows if name == role)


def is_verb(word: str) -> bool:
    """Whether the word looks like a verb by its prefix (me-, di-, ber-, ter-).

    >>> is_verb("bertemu"), is_verb("babak")
    (True, False)
    """
    return _VERB.match(word) is not None


def word_after(text: str, end: int) -> str:
    """Return the word that follows `end` after a blank on the same line, or an empty string."""
    match = _WORD_AFTER.match(text, end)
    return match[1] if match else ""


def word_before(text: str, start: int) -> str:
    """Return the word that a blank parts from `start` on the same line, or an empty string.

    >>> word_before("pada tahun 2014", 11)
    'tahun'
    """
    if not start or text[start - 1] not in " \u00a0":
        return ""
    line = text[max(0, start - _LONGEST_WORD) : start].rpartition("\n")[2]
    word = (line.split() or [""])[-1]
    if word.isalnum():
        return word
    match = _WORD_BEFORE.search(line)
    return match[1] if match else ""


def skip_spaces(text: str, start: int) -> int:
    """Return the place after at most two blanks (line feeds are none)."""
    end = start
    while end < len(text) and end < start + 2 and text[end] in " \u00a0":
        end += 1
    return end
