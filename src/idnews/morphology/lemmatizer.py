"""The lemma: the dictionary form under which a word of running text is looked up.

The stem is always the root. The lemma takes off what syntax put there, and voice and other
productive affixes with it, but keeps a derived word whole where the dictionary (KBBI) gives it a
meaning or a word class that its root does not have: `merupakan`, `penduduk`, `menurut`
(`lemma_whole.tsv`), ordinals (`kedua`) and words in se- (`sebesar`, `sebenarnya`).
"""

from functools import cache

from idnews.errors import require_text
from idnews.morphology.clitics import split_clitics, whole_words
from idnews.morphology.lexicon import load_roots
from idnews.morphology.stemmer import Stemmer, default_stemmer
from idnews.resources import read_table

__all__ = ["lemmatize"]

# Proper nouns, symbols and foreign words have no inflection.
UNCHANGED_POS = frozenset(("PROPN", "SYM", "PUNCT", "X"))

# What se- makes a measure or an adverb of; se- on a noun (`sekelas`) says "one" or "the same".
MEASURE_POS = frozenset(("a", "adv", "num"))

LOAN_PREFIXES = ("non-", "anti-", "pra-", "pasca-", "pro-", "eks-", "antar-", "multi-")


@cache
def lexicalised_words() -> frozenset[str]:
    """Return the derived words that are lemmas of their own."""
    return frozenset(word for word, _ in read_table("lemma_whole", ("word", "reason")))


def lemmatize(word: str, *, pos: str | None = None, stemmer: Stemmer | None = None) -> str:
    """Return the lemma of `word`; `pos` is its Universal part of speech where known.

    >>> lemmatize("rumahnya"), lemmatize("merupakan"), lemmatize("dibangun"), lemmatize("kedua")
    ('rumah', 'merupakan', 'bangun', 'kedua')
    >>> lemmatize("Mulyani", pos="PROPN")
    'Mulyani'
    """
    require_text(word, "word")
    if pos in UNCHANGED_POS or not word:
        return word
    stemmer = stemmer or default_stemmer()
    lower = word.lower()
    if is_whole(lower, stemmer):
        return lower
    parts = split_clitics(word, stemmer=stemmer)
    if len(parts) > 1:
        host = max(parts, key=lambda part: part[1] - part[0])
        word = word[host[0] : host[1]].rstrip("-")
        if is_whole(word.lower(), stemmer):
            return word.lower()
    return stemmer.stem(word)


def is_whole(word: str, stemmer: Stemmer) -> bool:
    """Say whether the lower-case `word` is a lemma as it stands although it has affixes.

    Beside the listed words these are: numbers with letters (`1960-an`, `ke-5`), words with a bound
    loan prefix set off (`non-migas`), adverbs in se-...-nya (`sebenarnya`), measures in se- on an
    adjective (`sebesar`; but `senilai`, "of the value", is the noun with se-), numerals in
    se- (`sepuluh`) and ordinals (`kedua`).
    """
    if word in lexicalised_words() or word in whole_words() or word[-1:].isdigit():
        return True
    affixes = stemmer.affixes(word)
    if not affixes:
        return False
    if word[0].isdigit() or affixes[0] in LOAN_PREFIXES:
        return "-" in word
    if affixes == ("se-", "-nya"):
        return True
    pos = load_roots().get(stemmer.stem(word), "").split(",")
    if affixes == ("se-",):
        return bool(MEASURE_POS.intersection(pos)) or pos == [""]
    return affixes == ("ke-",) and "num" in pos
