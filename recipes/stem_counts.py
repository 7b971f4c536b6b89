"""Count the words of a news corpus by case, for the other stem_*.py recipes.

    python recipes/stem_counts.py ../shared/data/news/news.jsonl.gz COUNTS.tsv

Writes a line a word printed at least twice: the lower-case word, its count, its count in lower
case, and in mid-sentence its counts in lower case and with a capital.
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def count_words(texts_path: Path) -> list[tuple[str, int, int, int, int]]:
    """Return word, count, lower-case count, lower-case and capital count in mid-sentence."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    middle_lower: Counter[str] = Counter()
    middle_capital: Counter[str] = Counter()
    with gzip.open(texts_path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            for match in WORD.finditer(text):
                word = match.group()
                is_capital = word[0].isupper()
                (capital if is_capital else lower)[word.lower()] += 1
                if is_middle(text[max(0, match.start() - 2) : match.start()]):
                    (middle_capital if is_capital else middle_lower)[word.lower()] += 1
    return [
        (word, count, lower[word], middle_lower[word], middle_capital[word])
        for word, count in (lower + capital).most_common()
        if count > 1
    ]


def is_middle(before: str) -> bool:
    """Say whether a word after these two characters stands in mid-sentence."""
    return before == ", " or (before[-1:] == " " and before[0].isalnum() and before[0].islower())


def main() -> None:
    """Write the counts."""
    texts_path, counts_path = map(Path, sys.argv[1:3])
    rows = count_words(texts_path)
    lines = ["\t".join(map(str, row)) for row in rows]
    counts_path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
