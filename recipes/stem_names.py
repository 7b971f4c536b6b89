"""List the names that look like derived words, so that `Pekalongan` does not become kalong.

A word is a name when news prints it with a capital in mid-sentence nine times of ten, or when it
is part of the name of a region and is hardly printed in lower case. Listed are only those that the
stemmer would change. `stem_names_reviewed.tsv` holds the hand decisions: names that sources without
capitals print often, and derived words that stand in names of offices (`Perhubungan`).

    python recipes/stem_names.py COUNTS.tsv src/idnews/resources/stem_names.tsv

COUNTS.tsv is what recipes/stem_counts.py writes.
"""

import sys
from pathlib import Path

from idnews.morphology.stemmer import Stemmer
from idnews.resources import parse_table, read_table

REVIEWED = Path(__file__).with_name("stem_names_reviewed.tsv")

# In mid-sentence a name has its capital; at 5 times as many, office words (`kejaksaan`) come in.
LEAST_RATIO = 9
# Seen less often, a share of capitals is chance.
LEAST_COUNT = 5


def read_case_counts(path: Path) -> dict[str, tuple[int, int]]:
    """Return for each word how often it is printed in mid-sentence: (lower case, capital)."""
    counts = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, _, lower, capital = line.split("\t")
        counts[word] = (int(lower), int(capital))
    return counts


def list_names(counts: dict[str, tuple[int, int]]) -> list[tuple[str, str]]:
    """Return (word, evidence) of each name that the stemmer would change."""
    reviewed = parse_table(
        REVIEWED.read_text(encoding="utf-8"), "stem_names_reviewed", ("word", "decision")
    )
    no_names = {word for word, decision in reviewed if decision == "no name"}
    names = {
        word: "capital in the news"
        for word, (lower, capital) in counts.items()
        if capital >= LEAST_COUNT and capital >= LEAST_RATIO * lower
    }
    for _, name, _, _ in read_table("regions", ("code", "name", "level", "evidence")):
        for word in name.lower().split():
            lower, capital = counts.get(word, (0, 0))
            if capital >= LEAST_RATIO * lower:
                names.setdefault(word, "region")
    names |= {word: "reviewed" for word, decision in reviewed if decision == "name"}
    stemmer = Stemmer(names=False)
    return sorted(
        (word, reason)
        for word, reason in names.items()
        if word not in no_names and word.isalpha() and stemmer.stem(word) != word
    )


def main() -> None:
    """Write the table."""
    counts_path, table_path = map(Path, sys.argv[1:3])
    rows = list_names(read_case_counts(counts_path))
    lines = ["#stem_names.1\tword\tevidence", *("\t".join(row) for row in rows)]
    table_path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
