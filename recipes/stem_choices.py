"""Choose between two good readings of a word by what else is printed.

The affix tables leave some words with two roots of nearly the same cost. The paradigm decides: a
transitive root is printed with di- and ter- too (`mengubah` is ubah: diubah, never dikubah). Those
forms are counted in a news corpus, and a row is written where the better root is not the one that
the stemmer takes by itself. Only counts leave the corpus.

    python recipes/stem_choices.py COUNTS.tsv src/idnews/resources/stem_choices.tsv

COUNTS.tsv is what recipes/stem_counts.py writes.
"""

import math
import sys
from pathlib import Path

from idnews.morphology.analysis import Reading, find_readings, find_suffixes
from idnews.morphology.stemmer import Stemmer

# A word printed less often is left to the ranking: its paradigm is too thin to count.
LEAST_COUNT = 3
# Readings that cost more than this above the cheapest are not in the running.
COST_WINDOW = 1
# How many times more evidence the other root needs; at 1 noise wins, at 10 `mengurus` stays kurus.
LEAST_RATIO = 3.0

VERBAL_SUFFIXES = ("", "kan", "i")
# Under ber-, ter- and per- a common word is evidence too, but less than its verbs: `perampasan`
# is rampas (dirampas), not the commoner ampas.
BARE_WEIGHT = 0.05
# `mengurusi` is urus because of diurus, though diurusi is hardly printed.
OTHER_SUFFIX_WEIGHT = 0.2
NASAL_PREFIXES = ("me-", "pe-")


def read_counts(path: Path) -> dict[str, int]:
    """Return the count of each word in the table at `path`."""
    counts = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, count, *_ = line.split("\t")
        counts[word] = int(count)
    return counts


def evidence(reading: Reading, counts: dict[str, int]) -> float:
    """Return how often the paradigm of the reading's root is printed.

    For me- and pe- that is di- and ter- with the same suffix; a word of its own counts little
    (`awal` is common, `diawal` is not: `mengawal` is kawal). For other prefixes it counts more.
    """
    root, derivation = reading.root, reading.suffix.derivation.lstrip("-")
    bare = counts.get(root, 0) + counts.get(f"{root}nya", 0)
    suffixes = (derivation,) if reading.prefix.chain == "me-" else VERBAL_SUFFIXES
    verbal = float(_count_verbs(root, suffixes, counts))
    verbal += OTHER_SUFFIX_WEIGHT * _count_verbs(root, VERBAL_SUFFIXES, counts)
    if reading.prefix.chain.endswith(NASAL_PREFIXES):
        return verbal + math.log10(1 + bare)
    return verbal + BARE_WEIGHT * bare


def _count_verbs(root: str, suffixes: tuple[str, ...], counts: dict[str, int]) -> int:
    return sum(counts.get(f"{p}{root}{s}", 0) for p in ("di", "ter") for s in suffixes)


def is_rival(reading: Reading, first: Reading) -> bool:
    """Say whether two readings differ only in the first letter of the root."""
    return (
        reading.suffix == first.suffix
        and len(reading.prefix.affixes) == len(first.prefix.affixes)
        and reading.cost <= first.cost + COST_WINDOW
    )


def choose(counts: dict[str, int]) -> list[tuple[str, str, str]]:
    """Return word, root and evidence of each word whose paradigm overrules the ranking."""
    stemmer = Stemmer(exceptions=None, choices=False)
    rows = []
    for word, count in sorted(counts.items()):
        if count < LEAST_COUNT or "-" in word or stemmer.knows(word):
            continue
        suffixes = find_suffixes(word, stemmer.tables)
        readings = find_readings(word, suffixes, stemmer.roots, stemmer.tables)
        if len({reading.root for reading in readings}) < 2 or _has_clitic(readings[0]):
            continue
        rivals = [reading for reading in readings if is_rival(reading, readings[0])]
        scored = {reading.root: evidence(reading, counts) for reading in rivals}
        best = max(scored, key=lambda root: scored[root])
        first = readings[0].root
        if best != first and scored[best] >= LEAST_RATIO * max(scored[first], 1.0):
            rows.append((word, best, f"{best} {scored[best]:.0f}, {first} {scored[first]:.0f}"))
    return rows


def _has_clitic(reading: Reading) -> bool:
    return any(affix in ("-nya", "-ku", "-mu", "-lah", "-kah") for affix in reading.suffix.affixes)


def main() -> None:
    """Write the table."""
    counts_path, table_path = map(Path, sys.argv[1:3])
    rows = choose(read_counts(counts_path))
    lines = ["#stem_choices.1\tword\troot\tevidence", *("\t".join(row) for row in rows)]
    table_path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
