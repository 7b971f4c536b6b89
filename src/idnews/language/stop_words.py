"""Words that say nothing about what a news article is about, each with the reason.

Everything is lower-cased. What carries news stays out, frequent or not: `tahun`, `kasus`, `naik`,
`orang`, `juta`, which spaCy's Indonesian list holds.
"""

from collections.abc import Iterable
from functools import cache

from idnews.resources import read_table

__all__ = ["KINDS", "is_stop_word", "reporting_words", "stop_words"]

KINDS = (
    "preposition",
    "conjunction",
    "pronoun",
    "determiner",
    "adverb",  # with auxiliaries and copulas: akan, bisa, merupakan
    "particle",  # nah, lho, kan
    "colloquial",  # spoken forms and shorthand of the above: nggak, gue, yg
    "reporting",  # ujarnya, mengatakan: in every article, about none
    "furniture",  # of the page: baca, simak, selengkapnya, pewarta
)


@cache
def _words_of_kind() -> dict[str, frozenset[str]]:
    rows = read_table("stop_words", ("word", "kind"))
    return {kind: frozenset(word for word, row in rows if row == kind) for kind in KINDS}


def stop_words(*, kinds: Iterable[str] = KINDS) -> frozenset[str]:
    """Return the stop words of the given kinds, all of them by default.

    Raises ValueError for a kind that is not in `KINDS`.

    >>> "ujarnya" in stop_words(), "tahun" in stop_words()
    (True, False)
    >>> "ujarnya" in stop_words(kinds=["preposition", "conjunction"])
    False
    """
    chosen = frozenset(kinds)
    if unknown := sorted(chosen.difference(KINDS)):
        raise ValueError(f"no stop words of kind {unknown}; the kinds are {list(KINDS)}")
    return _union(chosen)


@cache
def _union(kinds: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(_words_of_kind()[kind] for kind in kinds))


def reporting_words() -> frozenset[str]:
    """Return the words that say that somebody speaks, as they stand behind a quotation.

    >>> sorted(reporting_words())[:3]
    ['akunya', 'beber', 'bebernya']
    """
    return _words_of_kind()["reporting"]


def is_stop_word(word: str) -> bool:
    """Say whether `word`, in any case, is a stop word of any kind, as `token.is_stop` tells.

    >>> is_stop_word("Yang"), is_stop_word("Kasus")
    (True, False)
    """
    return word.lower() in stop_words()
