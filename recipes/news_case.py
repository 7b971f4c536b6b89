"""How the news writes words and phrases: small, Capitalised, in CAPITALS; and after which words.

Other recipes import this; it reads `../shared/data/news/news.jsonl.gz` and keeps counts only.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

NEWS = Path(__file__).parents[2] / "shared" / "data" / "news" / "news.jsonl.gz"
TOKEN = re.compile(r"[^\W\d_][\w'’.&/-]*\w|[^\W_]|\S")
PLACE_CUES = frozenset(
    "di ke dari kecamatan kec kabupaten kab kota kawasan wilayah daerah provinsi warga pemkab "
    "pemkot polres polsek dprd bupati walikota asal distrik desa kelurahan".split()
)


def paragraphs(limit: int | None = None) -> Iterator[list[str]]:
    """Yield the tokens of each paragraph written neither as a headline nor all in small letters."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == limit:
                return
            for paragraph in json.loads(line)["text"].split("\n"):
                words = TOKEN.findall(paragraph)
                letters = [word for word in words if word[0].isalpha()]
                capital = sum(word[0].isupper() for word in letters)
                if len(letters) > 3 and 0.04 * len(letters) <= capital <= 0.6 * len(letters):
                    yield words


def word_cases() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Return counts of words written small, Capitalised, and in CAPITALS, inside sentences."""
    small: Counter[str] = Counter()
    capitalised: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for words in paragraphs():
        start = True
        for word in words:
            if not word[0].isalpha():
                start = word in '.?!:;"“”'
                continue
            if word.islower():
                small[word] += 1
            elif not start:
                (capitals if word.isupper() and len(word) > 1 else capitalised)[word.lower()] += 1
            start = False
    return small, capitalised, capitals


def phrase_contexts(phrases: Iterable[str]) -> dict[str, tuple[int, int, int, int]]:
    """Return for each phrase: times capitalised, of these after a place cue, as a part of a longer
    run of capitalised words (a personal name, perhaps), and times written small.
    """
    wanted = {phrase.lower() for phrase in phrases}
    firsts: dict[str, set[int]] = {}
    for phrase in wanted:
        parts = phrase.split()
        firsts.setdefault(parts[0], set()).add(len(parts))
    counts: dict[str, list[int]] = {phrase: [0, 0, 0, 0] for phrase in wanted}
    for words in paragraphs():
        lowered = [word.lower() for word in words]
        for i, word in enumerate(lowered):
            for length in firsts.get(word, ()):
                phrase = " ".join(lowered[i : i + length])
                count = counts.get(phrase)
                if count is None or i == 0:
                    continue
                if words[i].islower():
                    count[3] += 1
                    continue
                before = words[i - 1]
                after = words[i + length] if i + length < len(words) else "."
                count[0] += 1
                if lowered[i - 1] in PLACE_CUES or (before in ",(" and after in ",)."):
                    count[1] += 1
                elif before[0].isupper() or after[0].isupper():
                    count[2] += 1
    return {phrase: (c[0], c[1], c[2], c[3]) for phrase, c in counts.items()}
