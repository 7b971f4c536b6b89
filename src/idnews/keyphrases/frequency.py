"""In how many of some 41,000 news articles, and of 143,000 headlines, a word or phrase stands.

The table `document_frequency` was counted by `recipes/document_frequency.py`; its row with an empty
phrase holds the number of articles and of headlines.
"""

import math
import re
from functools import cache, lru_cache
from typing import NamedTuple

from idnews.resources import read_table

__all__ = [
    "articles_with",
    "cohesion_of_keys",
    "counts_of_key",
    "headline_affinity",
    "inverse_frequency",
    "phrase_key",
]

_JOINT = re.compile(r"[\W_]+")

PRIOR_ARTICLES = 10.0
"""Articles of average use in headlines that are added to each phrase's own, so that rare phrases
stay near the average. Twice or half of it moved cross-validated F1@5 by less than 0.002."""

AVERAGE_HEADLINES = 0.25
"""Headlines that have a word or phrase for each article that has it, summed over the table."""


class Counts(NamedTuple):
    """Articles and headlines that have a phrase."""

    articles: int
    headlines: int


def phrase_key(phrase: str) -> str:
    """Return what all spellings of a phrase share: lower case, no spaces, hyphens or stops.

    >>> phrase_key("Kerja Sama Daerah") == phrase_key("kerjasama daerah")
    True
    """
    key = phrase.lower()
    return key if key.isalpha() else _JOINT.sub("", key)


@cache
def _counts() -> dict[str, Counts]:
    rows = read_table("document_frequency", ("phrase", "articles", "headlines"))
    counts: dict[str, Counts] = {}
    for phrase, articles, headlines in rows:
        key = phrase_key(phrase)
        known = counts.get(key, Counts(0, 0))
        counts[key] = Counts(known.articles + int(articles), known.headlines + int(headlines))
    return counts


def counts_of_key(key: str) -> Counts | None:
    """Return the counts for what `phrase_key` gave, or None when it is rarer than the table."""
    return _counts().get(key)


def articles_with(phrase: str) -> int:
    """Return how many of the counted articles have `phrase`; 0 when it is rarer than the table.

    >>> articles_with("pemerintah") > articles_with("gencatan senjata") > 0
    True
    """
    found = counts_of_key(phrase_key(phrase))
    return found.articles if found else 0


@lru_cache(maxsize=2**14)
def inverse_frequency(phrase: str) -> float:
    """Return the inverse document frequency, 0 (in every article) to 1 (in none that is known).

    It is log(N / (1 + n)) / log(N) for n of N articles.

    >>> inverse_frequency("yang") < 0.1 < inverse_frequency("gencatan senjata")
    True
    """
    n_articles = _counts()[""].articles
    return max(0.0, math.log(n_articles / (1 + articles_with(phrase))) / math.log(n_articles))


def headline_affinity(phrase: str, words: tuple[str, ...] = ()) -> float:
    """Return how much more often headlines have `phrase` than articles do, as a logarithm.

    It is log2 of the ratio of the two shares, over 6, within -1 and 1: 0 for a word of average use
    in headlines. What editors put into headlines they also give as tags. Rare phrases are drawn
    towards 0; a phrase that the table lacks has the mean of its `words`.

    >>> headline_affinity("korupsi") > headline_affinity("ujarnya")
    True
    """
    if len(words) > 1 and counts_of_key(phrase_key(phrase)) is None:
        return sum(map(_affinity, words)) / len(words)
    return _affinity(phrase)


@lru_cache(maxsize=2**14)
def _affinity(phrase: str) -> float:
    found = counts_of_key(phrase_key(phrase)) or Counts(0, 0)
    usual = AVERAGE_HEADLINES * PRIOR_ARTICLES
    ratio = (found.headlines + usual) / (found.articles + PRIOR_ARTICLES) / AVERAGE_HEADLINES
    return max(-1.0, min(1.0, math.log2(ratio) / 6))


def cohesion_of_keys(key: str, words: tuple[str, ...]) -> float:
    """Return which share of the articles with the rarest of `words` has the phrase `key`, 0 to 1.

    >>> cohesion_of_keys("pialadunia", ("piala", "dunia")) > 0.5
    True
    >>> cohesion_of_keys("rumahwarga", ("rumah", "warga")) > 0.5
    False
    """
    if len(words) < 2:
        return 0.0
    together = counts_of_key(key)
    if together is None:
        return 0.0
    known = [found.articles for word in words if (found := counts_of_key(word))]
    return min(1.0, together.articles / min(known, default=together.articles))
