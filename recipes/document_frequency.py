"""Count in how many news articles each word and phrase stands: `document_frequency.tsv`.

Run: python recipes/document_frequency.py --data ../shared/data

Words and phrases of two and three words are counted once an article, lower-cased, without regard
to spaces and hyphens (`kerja sama` and `kerjasama` are one). Of the articles only counts remain.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from idnews.keyphrases.frequency import phrase_key
from idnews.language.sentences import sentence_spans
from idnews.language.stop_words import stop_words
from idnews.language.tokenizer import tokenize

TABLE = Path(__file__).parents[1] / "src/idnews/resources/document_frequency.tsv"
# A word in fewer articles is as rare as one in none; the table would double at half of these.
MIN_ARTICLES = {1: 8, 2: 25, 3: 30}
WORD = re.compile(r"[^\W\d_][\w'’-]*$")


def phrases_of(text: str) -> set[tuple[int, str]]:
    """Return the words and phrases of one article with their lengths in words."""
    found: set[tuple[int, str]] = set()
    stops = stop_words()
    for start, end in sentence_spans(text):
        run: list[str] = []
        for token in [*tokenize(text[start:end]), "."]:
            if WORD.match(token):
                run.append(token.lower())
                continue
            found |= set(_phrases_in(run, stops))
            run = []
    return found


def _phrases_in(run: list[str], stops: frozenset[str]) -> Iterator[tuple[int, str]]:
    for word in run:
        yield 1, phrase_key(word)
    for first, second in pairwise(run):
        if first not in stops and second not in stops:
            yield 2, phrase_key(f"{first} {second}")
    for first, second, third in zip(run, run[1:], run[2:], strict=False):
        if first not in stops and third not in stops:
            yield 3, phrase_key(f"{first} {second} {third}")


def main() -> None:
    """Count, prune and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with news/news.jsonl.gz")
    folder = parser.parse_args().data
    counts: Counter[tuple[int, str]] = Counter()
    n_articles = 0
    with gzip.open(folder / "news" / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            counts.update(phrases_of(f"{article['title']}\n{article['text']}"))
            n_articles += 1
    kept: Counter[str] = Counter()
    for (length, key), count in counts.items():
        if count >= MIN_ARTICLES[length]:
            kept[key] = max(kept[key], count)
    rows = [f"{key}\t{count}" for key, count in sorted({**kept, "": n_articles}.items())]
    TABLE.write_text(
        "\n".join(["#document_frequency.1\tkey\tarticles", *rows, ""]), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
