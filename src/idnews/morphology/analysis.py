"""Every way to read a word as prefixes, a known root and suffixes, and which reading is best."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from idnews.morphology.affixes import AffixTables, PrefixReading, SuffixReading, fits

__all__ = ["Reading", "find_readings", "find_suffixes"]

NO_SUFFIX = SuffixReading("", "", (), 0)

# A root of two letters is rarely one (`an`, `ke`), of three often (`ada`, `air`).
SHORTEST_ROOT = 3

BARE = (NO_SUFFIX,)


class Reading(NamedTuple):
    """One analysis. Readings sort from best to worst: lowest cost, then the longest root."""

    cost: int
    shortness: int
    root: str
    prefix: PrefixReading
    suffix: SuffixReading

    @property
    def affixes(self) -> tuple[str, ...]:
        """Prefixes from the outside in, then suffixes from the root outwards."""
        return self.prefix.affixes + self.suffix.affixes

    @property
    def rule(self) -> str:
        """The spelling rules that were undone, outermost first."""
        return "; ".join(self.prefix.rules + self.suffix.affixes)


def find_suffixes(word: str, tables: AffixTables) -> Sequence[SuffixReading]:
    """Return what the end of `word` may be, no suffix first."""
    endings = tables.suffixes.get(word[-2:])
    if endings is None:
        return (NO_SUFFIX, *tables.suffixes["i"]) if word[-1:] == "i" else BARE
    return (NO_SUFFIX, *[suffix for suffix in endings if word.endswith(suffix.form)])


def find_readings(
    word: str, suffixes: Sequence[SuffixReading], roots: Container[str], tables: AffixTables
) -> list[Reading]:
    """Return every reading of the lower-case `word` whose root is in `roots`, best first.

    `suffixes` is what `find_suffixes` found. Only beginnings and endings that the tables hold are
    tried, some 10 to 50 look-ups a word; this loop is where the stemmer spends its time.
    """
    lengths = tables.lengths(word)
    if len(lengths) == 1 and suffixes is BARE:
        return []
    end = len(word)
    ends = [(suffix, end - len(suffix.form)) for suffix in suffixes]
    found = []
    prefixes, pair_costs = tables.prefixes, tables.pair_costs
    for start in lengths:
        groups = prefixes.get(word[:start])
        if groups is None:
            continue
        for suffix, stop in ends:
            rest = word[start:stop]
            for drops, readings in groups:
                root = drops + rest
                if root not in roots or len(root) < SHORTEST_ROOT:
                    continue
                for prefix in readings:
                    cost = pair_costs.get((prefix.chain, suffix.derivation))
                    if cost is not None and fits(root, prefix.before):
                        cost += prefix.cost + suffix.cost
                        found.append((cost, -len(root), root, prefix, suffix))
    if len(found) > 1:
        found.sort()
    return [Reading(*reading) for reading in found]
