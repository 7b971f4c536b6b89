"""How news writes a word: with a capital or small, counted in `word_case.tsv`."""

import re
from functools import cache, lru_cache
from typing import Final

from idnews.language.stop_words import is_stop_word
from idnews.morphology.lexicon import load_roots
from idnews.morphology.stemmer import stem
from idnews.ner.gazetteer import load_gazetteer
from idnews.resources import read_table

__all__ = [
    "ACRONYM",
    "CAPITAL",
    "MAX_WORDS",
    "SMALL",
    "capital_share",
    "case_shares",
    "is_derived",
    "is_ordinary",
    "is_ordinary_lower",
]

SMALL: Final = 0
CAPITAL: Final = 1
ACRONYM: Final = 2
# A word that news writes with a capital in fewer than half of the places where a capital says
# something is ordinary. At 0.3 `Pemilu`, `Desa` start names; at 0.7 `Bank` falls.
ORDINARY_SHARE = 0.5
MIN_DERIVED = 6
MIN_ABSTRACT = 8
# News has a long tail of words seen once, which would fill the memory. With half as many, 7 instead
# of 5 percent of the words of 1,000 articles are looked at anew.
MAX_WORDS = 2**15
_SUFFIX = re.compile(r"(?:nya|lah|kah|pun)$")


@cache
def case_shares() -> dict[str, float]:
    """Return how often news writes each lower-cased word with a capital."""
    return {
        word: float(share)
        for word, share, _ in read_table("word_case", ("word", "share", "digits"))
    }


def capital_share(word: str) -> float | None:
    """Return how often news writes the lower-cased `word` with a capital, None when it is rare.

    >>> capital_share("kesehatan") < 0.5 < capital_share("jambi") if capital_share("jambi") else 1
    1
    """
    return case_shares().get(word)


@lru_cache(maxsize=MAX_WORDS)
def is_ordinary_lower(word: str) -> bool:
    """Say whether the lower-cased `word` is an ordinary word of Indonesian news."""
    shares = case_shares()
    share = shares.get(word)
    if share is None and "-" in word:
        parts = [part for part in word.split("-") if part]
        return bool(parts) and all(is_ordinary_lower(part) for part in parts)
    if share is None:
        share = shares.get(_SUFFIX.sub("", word))
    if share is None:
        return is_derived(word)
    return share < ORDINARY_SHARE or _is_abstract(word)


def _is_abstract(word: str) -> bool:
    """Say whether it is a field of work that news mostly writes in names: `kebudayaan`."""
    if not word.endswith("an") or not word.startswith(("ke", "pe")) or len(word) < MIN_ABSTRACT:
        return False
    return stem(word) in load_roots() and not load_gazetteer().match([word], 0, any_case=True)


def is_derived(word: str) -> bool:
    """Say whether a word that news hardly has is a root, or a root with affixes."""
    if load_gazetteer().name_word(word) is not None:
        return False
    roots = load_roots()
    if is_stop_word(word):
        return True
    return word in roots or (len(word) > MIN_DERIVED and stem(word) in roots)


def is_ordinary(word: str) -> bool:
    """Say whether `word` is an ordinary word of Indonesian news, whatever its case.

    >>> is_ordinary("Kerjasama"), is_ordinary("Fasha"), is_ordinary("kata-katanya")
    (True, False, True)
    """
    return is_ordinary_lower(word.lower())
