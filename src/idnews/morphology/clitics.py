"""The words inside a printed word: `rumahnya` is `rumah` + `nya`, `kuambil` is `ku` + `ambil`.

Universal Dependencies counts pronouns and particles that are written together with their host as
words of their own; readers of news expect the token whole. So tokens stay whole, and the parts are
here, by offset. Kept whole are adverbs and conjunctions that happen to end in a clitic
(`biasanya`, `meskipun`: `clitic_whole.tsv`) and adverbs of the form se-...-nya (`sebenarnya`).
"""

from functools import cache
from itertools import pairwise

from idnews.errors import require_text
from idnews.morphology.stemmer import LONGEST_WORD, Stemmer, default_stemmer
from idnews.resources import read_table

__all__ = ["split_clitics"]

ENCLITICS = frozenset(("-nya", "-ku", "-mu", "-lah", "-kah", "-tah", "-pun"))
PROCLITICS = frozenset(("ku-", "kau-"))


@cache
def whole_words() -> frozenset[str]:
    """Return the words that end like a host with a clitic, and are one word."""
    return frozenset(word for word, _ in read_table("clitic_whole", ("word", "reason")))


@cache
def pronoun_hosts() -> frozenset[str]:
    """Return the words in se- that take a pronoun: `sekitarnya` is `sekitar` + `nya`."""
    return frozenset(word for word, _ in read_table("clitic_hosts", ("word", "reason")))


def split_clitics(word: str, *, stemmer: Stemmer | None = None) -> list[tuple[int, int]]:
    """Return the offsets `[start, end)` of host and clitics in `word`, in order; one if none.

    >>> split_clitics("rumahnya"), split_clitics("biasanya"), split_clitics("kuambil")
    ([(0, 5), (5, 8)], [(0, 8)], [(0, 2), (2, 7)])
    """
    require_text(word, "word")
    lower = word.lower() if len(word) <= LONGEST_WORD else ""
    if not lower:
        return [(0, len(word))]
    if lower in whole_words():
        return [(0, len(word))]
    start = word.rfind("-") + 1
    if start and f"-{lower[start:]}" in ENCLITICS:
        return [(0, start), (start, len(word))]
    if start and (len(word) == start or lower.startswith("se")):
        return [(0, len(word))]
    affixes = (stemmer or default_stemmer()).affixes(word[start:])
    if "se-" in affixes[:1] and "-nya" in affixes and lower[:-3] not in pronoun_hosts():
        return [(0, len(word))]
    cuts = [0, *_cuts(affixes, start, len(word)), len(word)]
    return list(pairwise(cuts))


def _cuts(affixes: tuple[str, ...], start: int, end: int) -> list[int]:
    """Return where the clitics at the outside of a word that fills `[start, end)` are cut off."""
    cuts = []
    if affixes and affixes[0] in PROCLITICS and not start:
        cuts.append(len(affixes[0]) - 1)
    for affix in reversed(affixes):
        if affix not in ENCLITICS:
            break
        end -= len(affix) - 1
        cuts.append(end)
    return sorted(cuts)
