"""Compile `resources/word_case.tsv`: how often news writes a word with a capital inside a sentence.

Source: the articles and headlines of ../shared/data/news (statistics only; no text is copied). Run
from the repository root:

    python recipes/word_case.py ../shared/data/news

A word counts where a capital says something: not at the start of a line or sentence, not behind a
quotation mark, bracket or colon, not inside a run of three or more capitalised words (titles of
works, names of offices), and not in a line in which most words are capitalised. Words seen fewer
than MIN_COUNT times are left out: an unknown word is more likely a name than not.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

MIN_COUNT = 10
MAX_CAPITALS = 0.6
TARGET = Path("src/idnews/resources/word_case.tsv")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+){0,3}")
# A dateline whose lost dash glues it to the text (`JakartaMemasuki`) is no word.
GLUED = re.compile(r"Jakarta(?:[A-Z]|di$)")
OPENERS = frozenset(".!?:;\"“”‘'(/[-–—•*…,")


def count_words(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Count each word's lower-case and capitalised occurrences inside sentences."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for paragraph in _paragraphs(path):
        matches = list(WORD.finditer(paragraph))
        flags = [m.group()[0].isupper() for m in matches]
        if len(matches) >= 5 and 0 < sum(flags) <= MAX_CAPITALS * len(matches):
            _count_paragraph(paragraph, matches, flags, lower, capital)
    return lower, capital


def _paragraphs(path: Path) -> Iterator[str]:
    """Yield the paragraphs of the articles, and the headlines."""
    with gzip.open(path / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from json.loads(line)["text"].split("\n")
    with gzip.open(path / "headlines.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")[-1]


def _count_paragraph(
    paragraph: str,
    matches: list[re.Match[str]],
    flags: list[bool],
    lower: Counter[str],
    capital: Counter[str],
) -> None:
    for i, match in enumerate(matches):
        word = match.group()
        if GLUED.match(word):
            continue
        if not flags[i]:
            lower[word.lower()] += 1
            continue
        gap = paragraph[matches[i - 1].end() : match.start()] if i else "."
        if any(c in OPENERS and c != "," for c in gap):
            continue
        run = 1 + sum(flags[max(0, i - 1) : i]) + sum(flags[i + 1 : i + 2])
        if run < 3 and not word.isupper():
            capital[word.lower()] += 1


def main() -> None:
    lower, capital = count_words(Path(sys.argv[1]))
    rows = []
    for word in set(lower) | set(capital):
        total = lower[word] + capital[word]
        if total < MIN_COUNT or len(word) < 2:
            continue
        share = capital[word] / total
        rows.append(f"{word}\t{share:.2f}\t{len(str(total))}")
    TARGET.write_text(
        "\n".join(["#word_case.1\tword\tshare\tdigits", *sorted(rows)]) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
