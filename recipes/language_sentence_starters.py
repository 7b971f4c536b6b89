"""Compile `language_sentence_starters.tsv`: words whose capital letter marks a sentence start.

In running text such a word is written small, so its capital means that a sentence begins. The table
holds statistics of the news corpus only; run from the repository root, about half a minute:

    python recipes/language_sentence_starters.py ../shared/data/news/news.jsonl.gz
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

TARGET = Path("src/idnews/resources/language_sentence_starters.tsv")
# Scraped copies that were lower-cased as a whole say nothing about capitals.
LEAST_CAPITALS = 0.01
# 20 starts and 100 small occurrences: below, names such as "Sari" and "Intan" come in.
LEAST_STARTS, LEAST_SMALL = 20, 100
# Share of capitals inside sentences. Function words have 0.0 to 0.3 %, most of them lost full
# stops; at 1.2 % titles and programmes come in (Menteri, Informasi), at 0.3 % "menurut" drops out.
MOST_CAPITALS = 0.006

_small = re.compile(r"(?<!\S)[a-z]+(?:-[a-z]+)?(?![^\s,.])")
_capital_inside = re.compile(r"(?<=[a-z]{2} )[A-Z][a-z]+(?:-[a-z]+)?(?= [a-z])")
_start = re.compile(r"[a-z]{3}[.!?]\s+[\"“]?([A-Z][a-z]+(?:-[a-z]+)?)\b")


def main(news: str) -> None:
    """Count over the articles and write the table."""
    small: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            if sum(map(str.isupper, text)) < LEAST_CAPITALS * len(text):
                continue
            small.update(_small.findall(text))
            inside.update(word.lower() for word in _capital_inside.findall(text))
            starts.update(word.lower() for word in _start.findall(text))
    rows = sorted(
        (word, str(count), str(small[word]), str(inside[word]))
        for word, count in starts.items()
        if count >= LEAST_STARTS
        and small[word] >= LEAST_SMALL
        and inside[word] < MOST_CAPITALS * small[word]
    )
    header = "#language_sentence_starters.1\tword\tstarts\tsmall\tcapital_inside\n"
    TARGET.write_text(header + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
