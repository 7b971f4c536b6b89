"""In how many of some 41,000 news articles a word or phrase stands.

The table `document_frequency` was counted by `recipes/document_frequency.py`; its row with an empty
key holds the number of articles.
"""

import math
import re
from functools import cache

from idnews.resources import read_mapping

__all__ = ["articles_with", "inverse_frequency", "phrase_key"]

_JOINT = re.compile(r"[\W_]+")


def phrase_key(phrase: str) -> str:
    """Return what all spellings of a phrase share: lower case, no spaces, hyphens or stops.

    >>> phrase_key("Kerja Sama Daerah") == phrase_key("kerjasama daerah")
    True
    """
    return _JOINT.sub("", phrase.lower())


@cache
def _counts() -> dict[str, int]:
    table = read_mapping("document_frequency", ("key", "articles"))
    return {key: int(count) for key, count in table.items()}


def articles_with(phrase: str) -> int:
    """Return how many of the counted articles have `phrase`; 0 when it is rarer than the table.

    >>> articles_with("pemerintah") > articles_with("gencatan senjata") > 0
    True
    """
    return _counts().get(phrase_key(phrase), 0)


def inverse_frequency(phrase: str) -> float:
    """Return the inverse document frequency, 0 (in every article) to 1 (in none that is known).

    It is log(N / (1 + n)) / log(N) for n of N articles.

    >>> inverse_frequency("yang") < 0.1 < inverse_frequency("gencatan senjata")
    True
    """
    n_articles = _counts()[""]
    return math.log(n_articles / (1 + articles_with(phrase))) / math.log(n_articles)
