"""Names that an article spells in two ways: `Febrio Kacaribu` and, once, `Febrion`."""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

__all__ = ["MAX_BEARERS", "Spellings", "is_misspelt"]

Tokens = tuple[str, ...]

# Full names with one word that a short one is compared with; more are no article's.
MAX_BEARERS: Final = 24
MIN_LETTERS: Final = 5  # `Andi` and `Andri` are two persons
MANY_LETTERS: Final = 10  # of a word in which more than one letter may be wrong
ALIKE: Final = 0.8


class Spellings:
    """The full names of an article, found by a word that is nearly one of theirs."""

    def __init__(self, full: Mapping[str, Sequence[tuple[int, Tokens]]]) -> None:
        self._bearers: dict[str, list[tuple[int, str, Tokens]]] = {}
        for token, bearers in full.items():
            if len(token) >= MIN_LETTERS:
                known = self._bearers.setdefault(token[:2], [])
                known += [(number, token, name) for number, name in bearers[:MAX_BEARERS]]
        for known in self._bearers.values():
            known.sort()
            del known[MAX_BEARERS:]

    def find(self, tokens: Tokens, number: int, last: Mapping[str, Tokens]) -> Tokens | None:
        """Return the full name that `tokens` misspell, if several by one written before `number`.

        `last` are the names so far by their words: a word that is one of them is no slip.
        """
        if any(token in last for token in tokens) and len(tokens) == 1:
            return None
        for token in tokens:
            for first, known, name in self._bearers.get(token[:2], ()):
                if not is_misspelt(token, known):
                    continue
                if len(tokens) == 1 or (
                    first < number and _differ_in(tokens, name) == [(token, known)]
                ):
                    return name
        return None


def _differ_in(tokens: Tokens, name: Tokens) -> list[tuple[str, str]]:
    """Return the words in which two names of the same length differ."""
    if len(tokens) != len(name):
        return []
    return [(one, other) for one, other in zip(tokens, name, strict=True) if one != other]


def is_misspelt(word: str, other: str) -> bool:
    """Say whether two lower-cased words differ as a slip of the pen does.

    By one letter, or two letters in the wrong order; long words by more.

    >>> is_misspelt("febrion", "febrio"), is_misspelt("andi", "andri"), is_misspelt("budi", "rudi")
    (True, False, False)
    """
    if word == other or min(len(word), len(other)) < MIN_LETTERS or word[0] != other[0]:
        return False
    if min(len(word), len(other)) >= MANY_LETTERS:
        return SequenceMatcher(None, word, other, autojunk=False).ratio() >= ALIKE
    return _is_one_edit(word, other)


def _is_one_edit(word: str, other: str) -> bool:
    if len(word) > len(other):
        word, other = other, word
    if len(other) - len(word) > 1:
        return False
    k = next((n for n, letter in enumerate(word) if letter != other[n]), len(word))
    if len(word) < len(other):
        return word[k:] == other[k + 1 :]
    is_swapped = word[k : k + 2] == other[k : k + 2][::-1] and word[k + 2 :] == other[k + 2 :]
    return word[k + 1 :] == other[k + 1 :] or is_swapped
