"""Every way to read a word as prefixes, a known root and suffixes, and which reading is best."""

from collections.abc import Container
from operator import itemgetter
from typing import NamedTuple

from idnews.morphology.affixes import AffixTables, PrefixReading, SuffixReading, fits

__all__ = ["Reading", "find_readings", "find_suffixes"]

NO_SUFFIX = SuffixReading("", "", (), 0)

# A root of two letters is rarely one (`an`, `ke`), of three often (`ada`, `air`).
SHORTEST_ROOT = 3

# Words that begin with no prefix are tried with the empty prefix alone.
ONLY_SUFFIXES = (0,)


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


def find_suffixes(word: str, tables: AffixTables) -> list[SuffixReading]:
    """Return what the end of `word` may be, no suffix first."""
    found = [NO_SUFFIX]
    for suffix in tables.suffixes.get(word[-2:], ()):
        if word.endswith(suffix.form):
            found.append(suffix)
    if word[-1:] == "i":
        found += tables.suffixes["i"]
    return found


def find_readings(word: str, roots: Container[str], tables: AffixTables) -> list[Reading]:
    """Return every reading of the lower-case `word` whose root is in `roots`, best first.

    Only beginnings and endings that the tables hold are tried, some 10 to 50 look-ups a word.
    """
    end = len(word)
    ends = [(suffix, end - len(suffix.form)) for suffix in find_suffixes(word, tables)]
    found: list[Reading] = []
    prefixes, pair_costs = tables.prefixes, tables.pair_costs
    for start in tables.prefix_lengths.get(word[:2], ONLY_SUFFIXES):
        for drops, readings in prefixes.get(word[:start], ()):
            for suffix, stop in ends:
                root = drops + word[start:stop]
                if root not in roots or len(root) < SHORTEST_ROOT:
                    continue
                for prefix in readings:
                    cost = pair_costs.get((prefix.chain, suffix.derivation))
                    if cost is not None and fits(root, prefix.before):
                        cost += prefix.cost + suffix.cost
                        found.append(Reading(cost, -len(root), root, prefix, suffix))
    if len(found) > 1:
        found.sort(key=itemgetter(0, 1, 2))
    return found
