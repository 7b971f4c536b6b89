"""Precision and recall of near-duplicates, on pairs made by editing real articles.

    python benchmarks/corpus/measure_duplicates.py ../shared/data/news/news.jsonl.gz -o RESULT.json

Each of `--articles` articles (seeded choice, 80 words and more) is edited in every way of `EDITS`;
the pair of original and edit is a true pair. False pairs are all pairs of different articles among
`--others`; a sample of those that the measure calls alike is written out, to be judged by eye: the
corpus holds real re-posts and templates, too.
"""

import argparse
import gzip
import json
import random
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from idnews.cleaning import clean
from idnews.corpus.duplicates import THRESHOLD, WIDTH, find_clusters, similarity, stem_signature
from idnews.language.sentences import sentence_spans
from idnews.language.tokenizer import tokenize
from idnews.morphology.stemmer import stem

FURNITURE = [
    "ADVERTISEMENT",
    "SCROLL TO CONTINUE WITH CONTENT",
    "Bagikan artikel ini: Facebook Twitter WhatsApp",
    "Ikuti berita terbaru kami di saluran resmi, klik di sini untuk bergabung",
    "Baca juga: Daftar harga kebutuhan pokok terbaru pekan ini di pasar tradisional",
    "Copyright 2024. Dilarang mengutip tanpa izin redaksi.",
]
MIN_WORDS = 80

Edit = Callable[[list[str], random.Random], list[str]]


def headline_changed(sentences: list[str], chance: random.Random) -> list[str]:
    return ["Simak kabar selengkapnya di bawah ini", *sentences]


def paragraph_cut(sentences: list[str], chance: random.Random) -> list[str]:
    """A fifth of the sentences, in one piece, is gone."""
    size = max(1, len(sentences) // 5)
    start = chance.randrange(len(sentences) - size + 1)
    return sentences[:start] + sentences[start + size :]


def third_cut(sentences: list[str], chance: random.Random) -> list[str]:
    size = max(1, len(sentences) // 3)
    start = chance.randrange(len(sentences) - size + 1)
    return sentences[:start] + sentences[start + size :]


def furniture_added(sentences: list[str], chance: random.Random) -> list[str]:
    edited = list(sentences)
    for line in FURNITURE:
        edited.insert(chance.randrange(len(edited) + 1), line)
    return edited


def dateline_of_another(sentences: list[str], chance: random.Random) -> list[str]:
    return [f"SURABAYA, KABAR NUSANTARA.com -- {sentences[0]}", *sentences[1:], "(kn/ant)"]


def words_replaced(sentences: list[str], chance: random.Random) -> list[str]:
    """One word of twenty is another one, as light rewriting does."""
    words = " ".join(sentences).split()
    return [" ".join("lantas" if chance.random() < 0.05 else word for word in words)]


def all_of_them(sentences: list[str], chance: random.Random) -> list[str]:
    edited = paragraph_cut(dateline_of_another(sentences, chance), chance)
    return furniture_added(headline_changed(edited, chance), chance)


EDITS: dict[str, Edit] = {
    "headline changed": headline_changed,
    "paragraph cut": paragraph_cut,
    "a third cut": third_cut,
    "furniture added": furniture_added,
    "other outlet's dateline": dateline_of_another,
    "words replaced": words_replaced,
    "headline, dateline, paragraph and furniture": all_of_them,
}


def signature(text: str) -> bytes:
    """Of a page, as a run makes it: the stems of the cleaned body."""
    return stem_signature([stem(word).lower() for word in tokenize(clean(text).body)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--others", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--samples", type=Path, help="write pairs to judge by eye here")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with gzip.open(options.news, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    texts = [text for text in texts if len(text.split()) >= MIN_WORDS]
    chance.shuffle(texts)
    result: dict[str, Any] = {
        "threshold": THRESHOLD,
        "n_articles": options.articles,
        "seed": options.seed,
        "recall": {},
    }
    found_pairs = made_pairs = 0
    for name, edit in EDITS.items():
        alike = []
        for text in texts[: options.articles]:
            sentences = [text[start:end] for start, end in sentence_spans(text)]
            edited = " \n".join(edit(sentences, chance))
            alike.append(similarity(signature(text), signature(edited)))
        found = [value >= THRESHOLD for value in alike]
        found_pairs, made_pairs = found_pairs + sum(found), made_pairs + len(found)
        result["recall"][name] = round(float(np.mean(found)), 4)
        result.setdefault("recall at", {})[name] = {
            str(level): round(float(np.mean([v >= level for v in alike])), 4)
            for level in (0.3, 0.4, 0.5, 0.6, 0.7)
        }
    result["recall"]["all"] = round(found_pairs / made_pairs, 4)
    others = texts[options.articles : options.articles + options.others]
    signatures = [signature(text) for text in others]
    names = [str(place) for place, found in enumerate(signatures) if found]
    matrix = np.frombuffer(b"".join(signatures), dtype="<u4").reshape(len(names), WIDTH)
    clusters = list(find_clusters(names, [None] * len(names), matrix))
    firsts = {d.article_id for d in clusters if d.rank == 0}
    result["different articles"] = {
        "n": len(others),
        "n_pairs": len(others) * (len(others) - 1) // 2,
        "called alike": len(clusters) - len(firsts),
    }
    if options.samples:
        judged = [d for d in clusters if d.rank > 0]
        pairs = [
            {
                "similarity": round(d.similarity, 2),
                "one": others[int(d.cluster_id)],
                "other": others[int(d.article_id)],
            }
            for d in islice(judged, 60)
        ]
        options.samples.write_text(json.dumps(pairs, ensure_ascii=False, indent=1))
    text = json.dumps(result, indent=1)
    print(text)
    if options.output:
        options.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
