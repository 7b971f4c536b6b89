"""Words that say nothing about what a news article is about, each with the reason.

Everything is lower-cased. What carries news stays out, frequent or not: `tahun`, `kasus`, `naik`,
`orang`, `juta`, which spaCy's Indonesian list holds.
"""

from collections.abc import Iterable
from functools import cache

from idnews.resources import read_table

__all__ = ["KINDS", "is_stop_word", "reporting_words", "seems_foreign", "stop_words"]

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


FUNCTION_WORDS = KINDS[:6]
# Below the lowest share that was seen in 5,270 articles of 20 words and more (7 %).
MIN_WORDS, MIN_SHARE = 20, 0.05


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


def seems_foreign(words: Iterable[str]) -> bool:
    """Whether a text of these words is in another language: it lacks `yang`, `di`, `dengan`, ...

    Never of fewer than 20 words, since headlines and lists of names may have none of these. Malay
    shares them and passes.

    >>> seems_foreign("The governor said that the city would spend more money".split() * 2)
    True
    >>> seems_foreign("Harga beras naik".split())
    False
    """
    known, lower = stop_words(kinds=FUNCTION_WORDS), [word.lower() for word in words]
    return len(lower) >= MIN_WORDS and sum(w in known for w in lower) < MIN_SHARE * len(lower)
