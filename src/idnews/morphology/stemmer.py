"""The stemmer: from a word as it is printed to its root (kata dasar).

Confix stripping turned round: instead of cutting letters until something remains, every reading of
the word as prefixes + root + suffixes is made from the affix tables, only those whose root the
lexicon knows are kept, and the cheapest is chosen; so each answer explains itself.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from idnews.errors import require_text
from idnews.morphology import lexicon
from idnews.morphology.affixes import load_affixes
from idnews.morphology.analysis import find_readings, find_suffixes
from idnews.morphology.explanation import StemAlternative, StemExplanation, why_second
from idnews.morphology.guesses import guess_root, read_compound, read_infix
from idnews.morphology.hyphens import read_hyphens

__all__ = ["Stemmer", "explain_stem", "stem", "stem_words"]

# Longer than any Indonesian word (the longest in 8.8 M words of news has 36 letters); text that was
# not split into words is returned unread, so that time stays linear.
LONGEST_WORD = 60


class _Outcome(NamedTuple):
    root: str
    affixes: tuple[str, ...]
    rule: str
    is_guess: bool = False


class Stemmer:
    """Find the root of Indonesian words.

    `roots` adds words to the packaged lexicon: an iterable, the path of a file with one root a
    line, or "sastrawi" for the list of the installed PySastrawi (see its licence). `exceptions`
    maps words to roots, or is the path of a table. Words in `protect` come back as they are.

    >>> Stemmer(protect=["Mulyani"]).stem("Mulyani")
    'Mulyani'
    """

    def __init__(
        self,
        *,
        roots: Iterable[str] | str | Path = (),
        exceptions: Mapping[str, str] | str | Path | None = None,
        protect: Iterable[str] = (),
    ) -> None:
        self._tables = load_affixes()
        self._roots = {**lexicon.load_roots(), **dict.fromkeys(_read_roots(roots), "")}
        self._exceptions = {**lexicon.load_exceptions(), **_read_exceptions(exceptions)}
        for word in protect:
            self.add_exception(word, word, reason="protected by the user")
        self._cache: dict[str, str] = {}

    def add_exception(self, word: str, root: str, *, reason: str = "added by the user") -> None:
        """Make `stem(word)` return `root` from now on, in this stemmer only.

        A word with a capital is an exception only as it is written, a lower-case one in any case.

        >>> stemmer = Stemmer()
        >>> stemmer.add_exception("mudik", "udik")
        >>> stemmer.stem("Mudik")
        'udik'
        """
        self._exceptions[require_text(word, "word")] = (require_text(root, "root"), reason)
        self._cache = {}

    def stem(self, word: str) -> str:
        """Return the root of `word`: lower-case, but names and acronyms keep their capitals.

        >>> Stemmer().stem("mempertimbangkan")
        'timbang'
        """
        found = self._cache.get(word)
        if found is None:
            found = self._analyse(require_text(word, "word")).root
            self._cache[word] = found
        return found

    def stem_words(self, words: Iterable[str]) -> list[str]:
        """Return the roots of many words: a list, a NumPy array, a pandas Series, any iterable.

        >>> Stemmer().stem_words(["memakan", "makanan"])
        ['makan', 'makan']
        """
        if isinstance(words, str | bytes):
            raise TypeError(f"words must be an iterable of str, got {type(words).__name__}")
        return list(map(self.stem, words))

    def explain(self, word: str) -> StemExplanation:
        """Return the root of `word` with the affixes, the rule and the readings that lost.

        >>> Stemmer().explain("diperbaiki").affixes
        ('di-', 'per-', '-i')
        """
        outcome = self._analyse(require_text(word, "word"))
        readings = find_readings(word.lower(), self._roots, self._tables)
        alternatives: dict[str, StemAlternative] = {}
        for reading in readings:
            if reading.root != outcome.root:
                reason = why_second(reading, readings[0], outcome.root)
                entry = StemAlternative(reading.root, reading.affixes, reason)
                alternatives.setdefault(reading.root, entry)
        return StemExplanation(word, *outcome, tuple(alternatives.values()))

    def affixes(self, word: str) -> tuple[str, ...]:
        """Return the affixes of `word`, prefixes from the outside in, suffixes from the inside out.

        >>> Stemmer().affixes("perbuatannya")
        ('per-', '-an', '-nya')
        """
        return self._analyse(require_text(word, "word")).affixes

    def _analyse(self, word: str) -> _Outcome:
        for form in (word, word.lower()):
            if form in self._exceptions:
                root, reason = self._exceptions[form]
                return _Outcome(root, (), f"exception: {reason}")
        lower = word.lower()
        if lower in self._roots:
            return _Outcome(lower, (), "root")
        if len(word) > LONGEST_WORD:
            return _Outcome(word, (), "too long for a word", True)
        if "-" in word:
            return self._analyse_hyphens(word, lower)
        readings = find_readings(lower, self._roots, self._tables)
        if readings:
            best = readings[0]
            rule = "; ".join(best.prefix.rules + best.suffix.affixes)
            return _Outcome(best.root, best.affixes, rule)
        return self._analyse_unknown(word, lower)

    def _analyse_hyphens(self, word: str, lower: str) -> _Outcome:
        reading = read_hyphens(word, self.stem, self._tables)
        if reading is not None:
            return _Outcome(reading.root, reading.affixes, reading.rule)
        return _Outcome(word if word != lower else lower, (), "hyphenated word kept whole")

    def _analyse_unknown(self, word: str, lower: str) -> _Outcome:
        infixed = read_infix(lower, self._roots)
        if infixed is not None:
            return _Outcome(infixed[0], (infixed[1],), "infix")
        suffixes = find_suffixes(lower, self._tables)
        guess = read_compound(lower, suffixes, self._roots, self._tables)
        if guess is not None:
            affixes = guess.prefix.affixes + guess.suffix.affixes
            return _Outcome(guess.root, affixes, guess.rule)
        if word != lower:
            return _Outcome(word, (), "unknown word with a capital, kept as a name", True)
        guess = guess_root(lower, suffixes, self._tables)
        if guess is None:
            return _Outcome(lower, (), "unknown word", True)
        return _Outcome(guess.root, guess.prefix.affixes + guess.suffix.affixes, guess.rule, True)


def _read_roots(roots: Iterable[str] | str | Path) -> Iterable[str]:
    if roots == "sastrawi":
        return lexicon.sastrawi_roots()
    if isinstance(roots, str | Path):
        return lexicon.read_roots(roots)
    return (require_text(root, "root") for root in roots)


def _read_exceptions(
    exceptions: Mapping[str, str] | str | Path | None,
) -> dict[str, tuple[str, str]]:
    if exceptions is None:
        return {}
    if isinstance(exceptions, str | Path):
        return lexicon.read_exceptions(exceptions)
    return {word: (root, "added by the user") for word, root in exceptions.items()}


@cache
def default_stemmer() -> Stemmer:
    """Return the one stemmer that the module's functions share."""
    return Stemmer()


def stem(word: str) -> str:
    """Return the root (kata dasar) of `word`.

    Raises TypeError for anything but a str.

    >>> stem("mempertimbangkan"), stem("buah-buahan"), stem("di-PHK-kan")
    ('timbang', 'buah', 'PHK')
    """
    return default_stemmer().stem(word)


def stem_words(words: Iterable[str]) -> list[str]:
    """Return the roots of many words, also from a NumPy array or a pandas Series.

    >>> stem_words(["memakan", "makanan"])
    ['makan', 'makan']
    """
    return default_stemmer().stem_words(words)


def explain_stem(word: str) -> StemExplanation:
    """Return the root of `word` with the affixes, the rule and the readings that lost.

    >>> explain_stem("mempertimbangkan").affixes
    ('me-', 'per-', '-kan')
    """
    return default_stemmer().explain(word)
