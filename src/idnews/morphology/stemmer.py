"""The stemmer: from a word as it is printed to its root (kata dasar).

Confix stripping turned round: instead of cutting letters until something remains, every reading of
the word as prefixes + root + suffixes is made from the affix tables, only those whose root the
lexicon knows are kept, and the cheapest is chosen; so each answer explains itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from idnews.errors import require_text
from idnews.morphology import lexicon
from idnews.morphology.affixes import SuffixReading, load_affixes
from idnews.morphology.analysis import Reading, find_readings, find_suffixes
from idnews.morphology.common_words import load_common_stems
from idnews.morphology.explanation import (
    StemAlternative,
    StemExplanation,
    unknown_rivals,
    why_second,
)
from idnews.morphology.guesses import (
    guess_root,
    read_acronym,
    read_compound,
    read_infix,
    read_misspelling,
)
from idnews.morphology.hyphens import joined_prefixes, read_hyphens

__all__ = ["Stemmer", "explain_stem", "stem", "stem_words"]

# Longer than any Indonesian word (the longest printed 6 times in 8.8 M words of news has 27);
# text that was not split into words is returned unread, so that time stays linear.
LONGEST_WORD = 60

# `antarpemain`, `pascakebakaran`: a shorter rest is chance (`antara`, `praktik`).
SHORTEST_AFTER_BOUND = 5

# 87,000 types are printed twice or more in 8.8 M words of news. With this many words the stemmer,
# its lexicon included, takes 26 MB.
CACHE_SIZE = 87_000  # a dict of more than 87,381 takes twice the room


class _Outcome(NamedTuple):
    root: str
    affixes: tuple[str, ...]
    rule: str
    is_guess: bool = False


class _Cache(dict[str, str]):
    """The stems known at the start and found since.

    When full it starts anew: news has a long tail of words seen once.
    """

    def __init__(self, find_root: Callable[[str], str], known: Mapping[str, str]) -> None:
        super().__init__(known)
        self._find_root = find_root
        self._known = known

    def __missing__(self, word: str) -> str:
        root = self._find_root(word)
        if len(word) > LONGEST_WORD:
            return root
        if len(self) >= CACHE_SIZE:
            self.start_anew(self._known)
        self[word] = root
        return root

    def start_anew(self, known: Mapping[str, str]) -> None:
        self.clear()
        self.update(known)
        self._known = known


class Stemmer:
    """Find the root of Indonesian words.

    `roots` adds words to the packaged lexicon: an iterable, the path of a file with one root a
    line, or "sastrawi" for the list of the installed PySastrawi (see its licence). `exceptions`
    maps words to roots, or is the path of a table. Words in `protect` come back as they are.
    Without `choices`, words with two good readings are left to the ranking alone; without `names`,
    the packaged names that look like derived words are taken apart; without `common`, nothing is
    looked up in the table of the commonest words' stems, which changes the speed alone. `informal`
    also reads spoken forms, which news quotes: `ngasih`, `bacain`, `nggak`.

    >>> Stemmer(protect=["Mulyani"]).stem("Mulyani")
    'Mulyani'
    >>> Stemmer(informal=True).stem_words(["ngasih", "nyari", "nggak"])
    ['kasih', 'cari', 'tidak']
    """

    def __init__(
        self,
        *,
        roots: Iterable[str] | str | Path = (),
        exceptions: Mapping[str, str] | str | Path | None = None,
        protect: Iterable[str] = (),
        choices: bool = True,
        names: bool = True,
        common: bool = True,
        informal: bool = False,
    ) -> None:
        self.tables = load_affixes(informal=informal)
        self.roots = {**lexicon.load_roots(), **dict.fromkeys(_read_roots(roots), "")}
        self._exceptions = {**lexicon.load_choices()} if choices else {}
        self._exceptions |= lexicon.load_exceptions()
        if informal:
            self._exceptions |= lexicon.load_informal_words()
        if isinstance(exceptions, str | Path):
            self._exceptions |= lexicon.read_exceptions(exceptions)
        self._names = lexicon.load_names() if names else {}
        is_packaged = choices and names and not (roots or exceptions or informal)
        known = self._list_known() if common and is_packaged else {}
        self._cache = _Cache(self._find_root, known)
        if isinstance(protect, str):
            raise TypeError(f"protect must be an iterable of words, got the str {protect!r}")
        if isinstance(exceptions, Mapping):
            for word, root in exceptions.items():
                self.add_exception(word, root)
        elif not isinstance(exceptions, str | Path | None):
            kind = type(exceptions).__name__
            raise TypeError(f"exceptions must map words to roots or be a path, got {kind}")
        for word in protect:
            self.add_exception(word, word, reason="protected by the user")

    def _list_known(self) -> dict[str, str]:
        """Return the stems that need no analysis: roots, exceptions and the commonest words."""
        known = dict(zip(self.roots, self.roots, strict=True))
        known |= {word: root for word, (root, _) in self._exceptions.items()}
        return known | load_common_stems()

    def add_exception(self, word: str, root: str, *, reason: str = "added by the user") -> None:
        """Make `stem(word)` return `root` from now on, in this stemmer only.

        A word with a capital is an exception only as it is written, a lower-case one in any case.
        Raises ValueError when either is not one word.

        >>> stemmer = Stemmer()
        >>> stemmer.add_exception("mudik", "udik")
        >>> stemmer.stem("Mudik")
        'udik'
        """
        for value, what in ((word, "word"), (root, "root")):
            if len(require_text(value, what).split()) != 1:
                raise ValueError(f"{what} must be one word, got {value!r}")
        self._exceptions[word] = (root, reason)
        self._cache.start_anew({})

    def stem(self, word: str) -> str:
        """Return the root of `word`: lower-case, but names and acronyms keep their capitals.

        >>> Stemmer().stem("mempertimbangkan")
        'timbang'
        """
        return self._cache[word]

    def stem_words(self, words: Iterable[str]) -> list[str]:
        """Return the roots of many words: a list, a NumPy array, a pandas Series, any iterable.

        Raises TypeError when `words` is one str, or holds anything but str.

        >>> Stemmer().stem_words(["membeli", "pembelian"])
        ['beli', 'beli']
        """
        if isinstance(words, str | bytes):
            raise TypeError(f"words must be an iterable of str, got {type(words).__name__}")
        return list(map(self._cache.__getitem__, words))

    def explain(self, word: str) -> StemExplanation:
        """Return the root of `word` with the affixes, the rule and the readings that lost.

        >>> Stemmer().explain("diperbaiki").affixes
        ('di-', 'per-', '-i')
        """
        outcome = self._analyse(require_text(word, "word"))
        lower = word[:LONGEST_WORD].lower()
        suffixes = find_suffixes(lower, self.tables)
        readings = find_readings(lower, suffixes, self.roots, self.tables)
        alternatives: dict[str, StemAlternative] = {}
        for reading in readings:
            if reading.root != outcome.root:
                reason = why_second(reading, readings[0], outcome.root)
                entry = StemAlternative(reading.root, reading.affixes, reason)
                alternatives.setdefault(reading.root, entry)
        if isinstance(outcome, Reading):
            for rival in unknown_rivals(lower, outcome, self.roots, self.tables):
                alternatives.setdefault(rival.root, rival)
            outcome = _Outcome(outcome.root, outcome.affixes, outcome.rule)
        return StemExplanation(word, *outcome, tuple(alternatives.values()))

    def _find_root(self, word: str) -> str:
        return self._analyse(require_text(word, "word")).root

    def knows(self, word: str) -> bool:
        """Say whether the lower-case `word` is a root or an exception: not to be taken apart."""
        return word in self.roots or word in self._exceptions

    def affixes(self, word: str) -> tuple[str, ...]:
        """Return the affixes of `word`, prefixes from the outside in, suffixes from the inside out.

        >>> Stemmer().affixes("perbuatannya")
        ('per-', '-an', '-nya')
        """
        return self._analyse(require_text(word, "word")).affixes

    def _analyse(self, word: str) -> _Outcome | Reading:
        if len(word) > LONGEST_WORD:
            return _Outcome(word, (), "too long for a word", True)
        lower = word.lower()
        known = self._look_up(word, lower)
        if known is not None:
            return known
        if "-" in word:
            return self._analyse_hyphens(word, lower)
        suffixes = find_suffixes(lower, self.tables)
        for suffix in suffixes:
            if not suffix.derivation and (exception := self._exceptions.get(suffix.strip(lower))):
                affixes = self._affixes_around(exception[0], lower) or suffix.affixes
                return _Outcome(exception[0], affixes, f"exception: {exception[1]}")
        readings = find_readings(lower, suffixes, self.roots, self.tables)
        if readings:
            return readings[0]
        return self._analyse_unknown(word, lower, suffixes)

    def _affixes_around(self, root: str, lower: str) -> tuple[str, ...]:
        """Return the affixes of a word whose `root` an exception gives, if they can be read."""
        if root == lower:
            return ()
        suffixes = find_suffixes(lower, self.tables)
        readings = find_readings(lower, suffixes, (root,), self.tables)
        return readings[0].affixes if readings else ()

    def _look_up(self, word: str, lower: str) -> _Outcome | None:
        exception = self._exceptions.get(word) or self._exceptions.get(lower)
        if exception is not None:
            affixes = self._affixes_around(exception[0], lower)
            return _Outcome(exception[0], affixes, f"exception: {exception[1]}")
        if word != lower and word[0].islower() and "-" not in word:
            return _Outcome(word, (), "capital inside the word: a unit or a brand", True)
        if lower in self.roots:
            return _Outcome(lower, (), "root")
        if lower in self._names and (word != lower or not self._names[lower]):
            return _Outcome(word, (), "name")
        return None

    def _analyse_hyphens(self, word: str, lower: str) -> _Outcome:
        reading = read_hyphens(word, self.stem, self.knows, self.tables)
        if reading is not None:
            return _Outcome(reading.root, reading.affixes, reading.rule)
        return _Outcome(word if word != lower else lower, (), "hyphenated word kept whole")

    def _analyse_unknown(
        self, word: str, lower: str, suffixes: Sequence[SuffixReading]
    ) -> _Outcome | Reading:
        """Read a word without a known root: the surest readings first, then a guess."""
        infixed = read_infix(lower, self.roots)
        if infixed is not None:
            return _Outcome(*infixed, "infix")
        found: _Outcome | Reading | None = self._read_bound_form(lower)
        if found is None and len(suffixes) > 1:
            found = read_misspelling(lower, suffixes, self.roots, self.tables)
            found = found or self._read_suffixed(word, lower, suffixes)
        if found is not None:
            return found
        if word != lower:
            return _Outcome(word, (), "unknown word with a capital, kept as a name", True)
        return _Outcome(lower, (), "unknown word", True)

    def _read_bound_form(self, lower: str) -> _Outcome | None:
        if not lower.startswith(joined_prefixes()):
            return None
        bound = next(prefix for prefix in joined_prefixes() if lower.startswith(prefix))
        rest = lower.removeprefix(bound)
        inner = self._analyse(rest) if len(rest) >= SHORTEST_AFTER_BOUND else None
        if inner is None or (isinstance(inner, _Outcome) and inner.is_guess):
            return None
        return _Outcome(inner.root, (f"{bound}-", *inner.affixes), f"bound form {bound}-")

    def _read_suffixed(
        self, word: str, lower: str, suffixes: Sequence[SuffixReading]
    ) -> _Outcome | None:
        compound = read_compound(lower, suffixes, self.roots, self.tables)
        if compound is not None:
            return _Outcome(*compound, "compound of two roots")
        if word != lower and "." not in word:  # of `M.Si` nothing comes off
            acronym = read_acronym(word, suffixes)
            return _Outcome(*acronym, "acronym with a suffix") if acronym else None
        guess = guess_root(lower, suffixes, self.tables)
        return _Outcome(*guess, "unknown root, safe affixes taken off", True) if guess else None


def _read_roots(roots: Iterable[str] | str | Path) -> Iterable[str]:
    if roots == "sastrawi":
        return lexicon.sastrawi_roots()
    if isinstance(roots, str | Path):
        if not Path(roots).is_file():
            raise FileNotFoundError(
                f"no file {str(roots)!r}; roots takes the path of a file with one root a line, "
                'words themselves in a list, or "sastrawi"'
            )
        return lexicon.read_roots(roots)
    return (require_text(root, "root") for root in roots)


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

    >>> stem_words(["membeli", "pembelian"])
    ['beli', 'beli']
    """
    return default_stemmer().stem_words(words)


def explain_stem(word: str) -> StemExplanation:
    """Return the root of `word` with the affixes, the rule and the readings that lost.

    >>> explain_stem("mempertimbangkan").affixes
    ('me-', 'per-', '-kan')
    """
    return default_stemmer().explain(word)
