"""Every way to read a word as prefixes, a known root and suffixes, and which reading is best."""

from collections.abc import Container
from typing import NamedTuple

from idnews.morphology.affixes import AffixTables, PrefixReading, SuffixReading, fits

__all__ = ["Reading", "find_readings", "find_suffixes"]

NO_SUFFIX = SuffixReading("", "", (), 0)

# A root of two letters is rarely one (`an`, `ke`), of three often (`ada`, `air`).
SHORTEST_ROOT = 3


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


def find_suffixes(word: str, tables: AffixTables) -> list[SuffixReading]:
    """Return what the end of `word` may be, no suffix first."""
    found = [NO_SUFFIX]
    found += [s for s in tables.suffixes.get(word[-2:], ()) if word.endswith(s.form)]
    if word[-1:] == "i":
        found += tables.suffixes["i"]
    return found


def find_readings(word: str, roots: Container[str], tables: AffixTables) -> list[Reading]:
    """Return every reading of the lower-case `word` whose root is in `roots`, best first.

    Tries at most `longest_prefix` beginnings times the matching endings: some 50 look-ups.
    """
    suffixes = find_suffixes(word, tables)
    stops = [len(word) - len(suffix.form) for suffix in suffixes]
    found = []
    prefixes, pair_costs = tables.prefixes, tables.pair_costs
    for start in range(min(tables.longest_prefix, len(word) - 2) + 1):
        for prefix in prefixes.get(word[:start], ()):
            drops, chain = prefix.drops, prefix.chain
            for suffix, stop in zip(suffixes, stops, strict=True):
                root = drops + word[start:stop]
                if root not in roots or len(root) < SHORTEST_ROOT:
                    continue
                cost = pair_costs.get((chain, suffix.derivation))
                if cost is None or not fits(root, prefix.before):
                    continue
                cost += prefix.cost + suffix.cost
                found.append(Reading(cost, -len(root), root, prefix, suffix))
    found.sort(key=lambda reading: reading[:3])
    return found
