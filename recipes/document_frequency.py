"""Count in how many news articles and headlines each word and phrase stands.

Run: PYTHONPATH=recipes python recipes/document_frequency.py --data ../shared/data

Writes `document_frequency.tsv`. Phrases of one to four words are counted once an article, in lower
case, and once a headline (those of the articles and of `headlines.tsv.gz`, without repetition). A
phrase begins and ends with a content word. Longer phrases are counted only where each pair of
neighbours is common (apriori). Of the articles only counts remain.
"""

from __future__ import annotations

import argparse
import gzip
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from idnews.keyphrases.words import BREAK, CONTENT, Word, find_words, is_compound
from idnews.language.tokenizer import token_spans
from tables import write_table

# A phrase in fewer articles counts as unknown. Half of these doubles the table and moves
# cross-validated F1@5 by less than 0.003.
MIN_ARTICLES = {1: 8, 2: 16, 3: 20, 4: 25}
# Neighbours that meet in a smaller share of the articles with the rarer one are no phrase.
MIN_COHESION = 0.02
SHIFT = 32
"""Two words are counted under one number, the first word's number in the upper bits."""


class Corpus:
    """Articles and headlines as numbers of words, 0 between phrases."""

    def __init__(self) -> None:
        """Begin with no words."""
        self.words = [""]
        self.number_of: dict[str, int] = {}
        self.may_end = [False]
        self.articles: list[array[int]] = []
        self.headlines: list[array[int]] = []

    def number(self, word: Word, text: str) -> int:
        """Return the number of a word as it is written, in lower case."""
        form = text[word.start : word.end].lower()
        found = self.number_of.get(form)
        if found is None:
            found = self.number_of[form] = len(self.words)
            self.words.append(form)
            self.may_end.append(word.kind == CONTENT)
        elif word.kind == CONTENT and not word.pair:
            self.may_end[found] = True
        return found

    def read(self, text: str) -> array[int]:
        """Return the words of a text as numbers, with 0 wherever a phrase has to end."""
        spans = token_spans(text)
        words = find_words([(text[a:b], a, 0) for a, b in spans], frozenset())
        numbers = array("I")
        last_end = 0
        for word in words:
            if numbers and "\n" in text[last_end : word.start]:
                numbers.append(0)
            last_end = word.end
            is_word = word.kind != BREAK and text[word.start].isalpha()
            numbers.append(self.number(word, text) if is_word else 0)
            if word.has_clitic:
                numbers.append(0)
        numbers.append(0)
        return numbers


def read_corpus(folder: Path) -> Corpus:
    """Read all articles and all different headlines."""
    corpus = Corpus()
    seen: set[str] = set()
    with gzip.open(folder / "news" / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            title = record["title"] or ""
            headline = corpus.read(title)
            corpus.articles.append(headline + corpus.read(record["text"]))
            if title not in seen:
                seen.add(title)
                corpus.headlines.append(headline)
    with gzip.open(folder / "news" / "headlines.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            title = line.rstrip("\n").split("\t")[-1]
            if title not in seen:
                seen.add(title)
                corpus.headlines.append(corpus.read(title))
    return corpus


def count_pairs(texts: Iterable[array[int]]) -> tuple[Counter[int], Counter[int]]:
    """Return in how many texts each word, and each pair of neighbours, stands."""
    singles: Counter[int] = Counter()
    pairs: Counter[int] = Counter()
    for text in texts:
        singles.update(set(text))
        pairs.update({(a << SHIFT) | b for a, b in pairwise(text) if a and b})
    return singles, pairs


def longer_phrases(
    text: array[int], good_pairs: set[int], may_end: list[bool]
) -> Iterator[tuple[int, ...]]:
    """Yield the phrases of three and four words of which every two neighbours are a good pair."""
    run: list[int] = []
    for a, b in pairwise(text):
        if a and b and (a << SHIFT) | b in good_pairs:
            run = [*(run or [a])[-3:], b]
            if may_end[b]:
                if len(run) >= 3 and may_end[run[-3]]:
                    yield tuple(run[-3:])
                if len(run) == 4 and may_end[run[0]]:
                    yield tuple(run)
        else:
            run = []


def count_longer(
    texts: Iterable[array[int]], good_pairs: set[int], may_end: list[bool]
) -> Counter[tuple[int, ...]]:
    """Return in how many texts each phrase of three or four words stands."""
    counts: Counter[tuple[int, ...]] = Counter()
    for text in texts:
        counts.update(set(longer_phrases(text, good_pairs, may_end)))
    return counts


def table_of(corpus: Corpus) -> list[tuple[str, str, str]]:
    """Return the rows of the table."""
    words, may_end = corpus.words, corpus.may_end
    singles, pairs = count_pairs(corpus.articles)
    head_singles, head_pairs = count_pairs(corpus.headlines)
    rows = [
        (words[number], str(count), str(head_singles[number]))
        for number, count in singles.items()
        if number and count >= MIN_ARTICLES[1]
    ]
    rows.append(("", str(len(corpus.articles)), str(len(corpus.headlines))))
    good_pairs = set()
    for pair, count in pairs.items():
        first, second = pair >> SHIFT, pair & ((1 << SHIFT) - 1)
        rarer = min(singles[first], singles[second])
        if count < MIN_ARTICLES[2] or count < MIN_COHESION * rarer:
            continue
        good_pairs.add(pair)
        if (may_end[first] and may_end[second]) or is_compound(words[first], words[second]):
            rows.append((f"{words[first]} {words[second]}", str(count), str(head_pairs[pair])))
    longer = count_longer(corpus.articles, good_pairs, may_end)
    head_longer = count_longer(corpus.headlines, good_pairs, may_end)
    for phrase, count in longer.items():
        if count >= MIN_ARTICLES[len(phrase)]:
            text = " ".join(words[number] for number in phrase)
            rows.append((text, str(count), str(head_longer[phrase])))
    return rows


def main() -> None:
    """Count, prune and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with news/")
    rows = table_of(read_corpus(parser.parse_args().data))
    write_table("document_frequency", 2, ("phrase", "articles", "headlines"), rows)
    print(f"{len(rows)} rows")


if __name__ == "__main__":
    main()
