"""Phrases found by longest match, at a cost that does not grow with their number."""

from collections.abc import Sequence
from typing import Generic, Literal, TypeVar

from idnews.language.tokenizer import tokenize

__all__ = ["Case", "PhraseIndex", "phrase_words"]

T = TypeVar("T")
ONE_WORD = 2  # the bit of a phrase of one word
Case = Literal["same", "upper", "title", "lower", "mixed"]


class PhraseIndex(Generic[T]):
    """Phrases with a payload each, found by longest match at a position.

    Case and full stops in words (`PT.`, `K.H.`) do not count; `case` says how the text wrote it.

    >>> index = PhraseIndex[str]()
    >>> index.add("Bank Indonesia", "central bank")
    >>> index.add("Bank", "any bank")
    >>> index.find("Bank Indonesia naik".split(), 0)
    [(2, 'same', 'central bank'), (1, 'same', 'any bank')]
    >>> index.find("BANK INDONESIA naik".split(), 0)
    [(2, 'upper', 'central bank'), (1, 'upper', 'any bank')]
    """

    __slots__ = ("_lengths", "_phrases")

    def __init__(self) -> None:
        self._phrases: dict[str, list[tuple[str, T]]] = {}
        self._lengths: dict[str, int] = {}  # first word -> bit n is set when a phrase has n words

    def add(self, phrase: str, payload: T) -> None:
        """Add `phrase`, written as it stands in running text."""
        plain = phrase.replace(" ", "").isalnum()
        surface = phrase if plain else " ".join(phrase_words(phrase))
        key = surface.lower()
        if "." in key:
            key = _folded(key.split(" "))
        if (bearers := self._phrases.get(key)) is None:
            self._phrases[key] = [(surface, payload)]
        else:
            bearers.append((surface, payload))
        first = key.partition(" ")[0]
        self._lengths[first] = self._lengths.get(first, 0) | 2 << key.count(" ")

    def begins_phrase(self, word: str) -> bool:
        """Say whether a phrase of two words or more begins with the lower-cased `word`."""
        return self._lengths.get(word, 0) > ONE_WORD

    def find(
        self, words: Sequence[str], i: int, *, any_case: bool = False
    ) -> list[tuple[int, Case, T]]:
        """Return length, case and payload of every phrase that begins at `words[i]`, longest first.

        Without `any_case` a phrase must be written as in the table, with the same words
        capitalised, or all in capitals; an acronym exactly as in the table.
        """
        word = words[i].lower()
        lengths = self._lengths.get(word.replace(".", "") or word)
        if lengths is None:
            return []
        found: list[tuple[int, Case, T]] = []
        for length in range(min(lengths.bit_length() - 1, len(words) - i), 0, -1):
            if not lengths >> length & 1:
                continue
            window = words[i : i + length]
            for surface, payload in self._phrases.get(_folded(window), ()):
                case = _case(window, surface)
                if any_case or case == "same" or (case in _PLAIN_CASES and not surface.isupper()):
                    found.append((length, case, payload))
        return found


_PLAIN_CASES = ("upper", "title")


def phrase_words(phrase: str) -> list[str]:
    """Return the words of a table's phrase, divided as running text is, without a last full stop.

    >>> phrase_words("Badan Meteorologi, Klimatologi, dan Geofisika")
    ['Badan', 'Meteorologi', ',', 'Klimatologi', ',', 'dan', 'Geofisika']
    """
    if phrase.replace(" ", "").isalnum():
        return phrase.split()
    words = tokenize(phrase)
    return words[:-1] if words[-1] == "." and len(words) > 1 else words


def _folded(words: Sequence[str]) -> str:
    return " ".join(word.lower().replace(".", "") or word for word in words)


def _case(words: Sequence[str], surface: str) -> Case:
    """Say how `words` are written, compared with the table's `surface`."""
    text = " ".join(words)
    if text == surface or text.replace(".", "") == surface.replace(".", ""):
        return "same"
    if text.isupper():
        return "upper"
    if text.islower():
        return "lower"
    listed = surface.split(" ")
    if all(w[:1].isupper() or not s[:1].isupper() for w, s in zip(words, listed, strict=True)):
        return "title"
    return "mixed"
