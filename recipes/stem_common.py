"""Write down the stems of the commonest words, so that they cost one look-up.

The rows are what the stemmer itself answers, no more: a test compares them, and the table is used
only while its first row holds the fingerprint of the tables that the stemmer reads. Run this after
any change of roots, affixes, exceptions, choices or names:

    python recipes/stem_common.py COUNTS.tsv src/idnews/resources/stem_common.tsv

COUNTS.tsv is what recipes/stem_counts.py writes.
"""

import sys
from pathlib import Path

from idnews.morphology.common_words import FINGERPRINT_ROW, fingerprint
from idnews.morphology.stemmer import Stemmer

# In lower case or with a capital: lower-cased corpora hold names too. 36,800 types of the news are
# printed 8 times or more; they are 98.0 % of its words (4 times: 54,800 types, 99.1 %; 16 times:
# 24,800 types, 96.5 %).
LEAST_COUNT = 8


def main() -> None:
    """Write the table."""
    counts_path, table_path = map(Path, sys.argv[1:3])
    stemmer = Stemmer(common=False)
    rows = [(FINGERPRINT_ROW, fingerprint())]
    for line in sorted(counts_path.read_text(encoding="utf-8").splitlines()):
        word, count, *_ = line.split("\t")
        if int(count) >= LEAST_COUNT and word == word.lower() and not stemmer.knows(word):
            root = stemmer.stem(word)
            rows.append((word, "" if root == word else root))
    lines = ["#stem_common.1\tword\troot", *("\t".join(row) for row in rows)]
    table_path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
