"""Morphological features that follow from a word and its part of speech."""

from functools import cache

from idnews.annotation.conllu import NO_LABEL
from idnews.resources import read_table

__all__ = ["features"]

PASSIVE = ("di", "ter")
# Adjectives in ter- that compare nothing.
NO_SUPERLATIVE = frozenset(
    "terkenal tertentu terbatas teratur terbuka tertutup terang tersendiri terkait terhormat "
    "terpadu terpisah terpencil tersembunyi terkemuka terkini tersebut terlambat".split()
)
ORDINAL_STARTS = ("pertama", "ke-", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh")


@cache
def closed_class() -> dict[tuple[str, str], str]:
    """Return the features of pronouns, determiners, particles and adverbs by word and UPOS."""
    columns = ("word", "upos", "feats")
    return {(row[0], row[1]): row[2] for row in read_table("closed_class_feats", columns)}


def features(word: str, upos: str) -> str:
    """Return the FEATS cell of `word`, `_` when it has none.

    >>> features("dibangun", "VERB"), features("partai-partai", "NOUN"), features("saya", "PRON")
    ('Voice=Pass', 'Number=Plur', 'Number=Sing|Person=1|Polite=Form|PronType=Prs')
    """
    lower = word.lower()
    if upos == "NOUN":
        return "Number=Plur" if _is_doubled(lower) else "Number=Sing"
    if upos == "VERB":
        return "Voice=Pass" if _is_passive(lower) else "Voice=Act"
    if upos == "NUM":
        return "NumType=Card"
    if upos == "ADJ":
        return _of_adjective(lower)
    return closed_class().get((lower, upos), NO_LABEL)


def _is_doubled(word: str) -> bool:
    first, hyphen, second = word.partition("-")
    return bool(hyphen) and len(first) > 1 and first == second


def _is_passive(word: str) -> bool:
    if word.startswith("ke") and word.endswith("an"):
        return True
    return word.startswith(PASSIVE) and len(word) > 5 and word != "terus"


def _of_adjective(word: str) -> str:
    if word.startswith(ORDINAL_STARTS):
        return "NumType=Ord"
    if word.startswith("ter") and len(word) > 5 and word not in NO_SUPERLATIVE:
        return "Degree=Sup"
    return NO_LABEL
