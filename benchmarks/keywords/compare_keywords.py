"""Score keyword extractors on editors' tags, side by side in one run; see README.md here."""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

import idnews
import keyword_weights as recipe  # type: ignore[import-not-found]
from idnews.keyphrases.component import keywords_of
from idnews.language.sentences import sentence_spans
from idnews.language.stop_words import stop_words
from idnews.language.tokenizer import tokenize
from idnews.morphology.stemmer import stem

RESULTS = Path(__file__).parent / "results"
TOPS = (5, 10)
PACKAGES = ("yake", "rake-nltk", "summa", "scikit-learn")

Ranking = list[list[str]]


@dataclass
class Item:
    """A tagged article as all systems get it."""

    text: str
    doc: Any
    tags: list[str]
    is_slug: bool
    source: str


def read_items(folder: Path) -> list[Item]:
    nlp = idnews.load(exclude=["idnews_keywords", "idnews_stemmer", "idnews_lemmatizer"])
    items = []
    for source, title, page, tags, is_slug in recipe.read_records(folder):
        if tags:
            doc = recipe.read_doc(nlp, title, page)
            items.append(Item(doc.text, doc, sorted(set(tags)), is_slug, source))
    return items


def run_yake(items: Sequence[Item]) -> Ranking:
    import yake  # type: ignore[import-not-found]

    extractor = yake.KeywordExtractor(lan="id", n=3, top=max(TOPS))
    return [[phrase for phrase, _ in extractor.extract_keywords(item.text)] for item in items]


def run_rake(items: Sequence[Item]) -> Ranking:
    from rake_nltk import Rake  # type: ignore[import-not-found]

    rake = Rake(
        stopwords=set(stop_words()),
        punctuations=set(".,;:!?()[]{}\"'“”‘’-–—/…|"),
        max_length=4,
        include_repeated_phrases=False,
        sentence_tokenizer=lambda text: [text[a:b] for a, b in sentence_spans(text)],
        word_tokenizer=tokenize,
    )
    ranking = []
    for item in items:
        rake.extract_keywords_from_text(item.text)
        ranking.append(rake.get_ranked_phrases()[: max(TOPS)])
    return ranking


def run_tfidf(items: Sequence[Item]) -> Ranking:
    vectorizer = TfidfVectorizer(
        ngram_range=(1, 3), stop_words=sorted(stop_words()), sublinear_tf=True
    )
    matrix = vectorizer.fit_transform(item.text for item in items)
    terms = vectorizer.get_feature_names_out()
    ranking = []
    for row in range(matrix.shape[0]):
        start, end = matrix.indptr[row], matrix.indptr[row + 1]
        best = np.argsort(-matrix.data[start:end], kind="stable")[: max(TOPS)]
        ranking.append([str(terms[column]) for column in matrix.indices[start:end][best]])
    return ranking


def run_textrank(items: Sequence[Item]) -> Ranking:
    from summa import keywords  # type: ignore[import-not-found]

    stops = sorted(stop_words())
    return [
        keywords.keywords(item.text, ratio=1.0, split=True, additional_stopwords=stops)[: max(TOPS)]
        for item in items
    ]


def run_idnews(items: Sequence[Item]) -> Ranking:
    """With the shipped weights: for the speed, since they were learned from these articles."""
    return [[k.text for k in keywords_of(item.doc, top=max(TOPS))] for item in items]


def run_folds(items: Sequence[Item]) -> tuple[Ranking, float]:
    """With weights learned from the other four fifths; also the recall of all candidates."""
    tagged = [
        recipe.tagged(item.doc, item.source, item.tags, is_slug=item.is_slug) for item in items
    ]
    found = sum(int(article.is_right.sum()) for article in tagged)
    return recipe.learn_in_folds(tagged), found / sum(len(item.tags) for item in items)


def stems(phrase: str) -> str:
    return " ".join(stem(word) for word in phrase.split())


def is_part(a: str, b: str) -> bool:
    return f" {a} " in f" {b} " or f" {b} " in f" {a} "


def hits(chosen: Sequence[str], tags: Sequence[str], match: Callable[[str, str], bool]) -> int:
    """How many tags the chosen phrases match, each phrase and each tag used once."""
    free = list(tags)
    n_hits = 0
    for phrase in chosen:
        found = next((tag for tag in free if match(phrase, tag)), None)
        if found is not None:
            free.remove(found)
            n_hits += 1
    return n_hits


def score(items: Sequence[Item], ranking: Ranking) -> dict[str, float]:
    """Exact, stem and partial F1 at 5 and 10, in micro and, for exact, macro average."""
    scores = {}
    for top in TOPS:
        chosen = [list(dict.fromkeys(p.lower() for p in phrases))[:top] for phrases in ranking]
        wanted = [item.tags for item in items]
        stemmed = [[stems(p) for p in phrases] for phrases in chosen]
        stemmed_tags = [[stems(tag) for tag in tags] for tags in wanted]
        n_all = sum(map(len, chosen)) + sum(map(len, wanted))
        exact = [hits(c, t, str.__eq__) for c, t in zip(chosen, wanted, strict=True)]
        scores[f"exact@{top}"] = 2 * sum(exact) / n_all
        sizes = [len(c) + len(t) for c, t in zip(chosen, wanted, strict=True)]
        scores[f"macro@{top}"] = float(
            np.mean([2 * h / max(1, n) for h, n in zip(exact, sizes, strict=True)])
        )
        by_stem = zip(stemmed, stemmed_tags, strict=True)
        scores[f"stem@{top}"] = 2 * sum(hits(c, t, str.__eq__) for c, t in by_stem) / n_all
        pairs = zip(chosen, wanted, strict=True)
        scores[f"partial@{top}"] = 2 * sum(hits(c, t, is_part) for c, t in pairs) / n_all
    return {name: round(value, 4) for name, value in scores.items()}


SYSTEMS: dict[str, Callable[[Sequence[Item]], Ranking]] = {
    "yake": run_yake,
    "rake-nltk": run_rake,
    "scikit-learn TF-IDF": run_tfidf,
    "summa TextRank": run_textrank,
    "idnews": run_idnews,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with keywords/*/dev.jsonl")
    items = read_items(parser.parse_args().data)
    n_words = sum(len(item.text.split()) for item in items)
    tags = [(tag, item) for item in items for tag in item.tags]
    in_text = sum(tag in item.text.lower() for tag, item in tags) / len(tags)
    gc.collect()
    gc.freeze()  # the parsed articles are not the keyword stage's to walk through
    rankings: dict[str, Ranking] = {}
    results: dict[str, dict[str, float]] = {}
    for name, run in SYSTEMS.items():
        run(items[:3])  # loads what is loaded once
        start = time.process_time()
        rankings[name] = run(items)
        results[name] = {"words_per_second": round(n_words / (time.process_time() - start))}
    rankings["idnews"], recall = run_folds(items)
    detik = [n for n, item in enumerate(items) if not item.is_slug]
    header = [f"{kind}@{top}" for kind in ("exact", "macro", "stem", "partial") for top in TOPS]
    print(
        f"{'':22}{''.join(f'{name:>11}' for name in header)}{'detik@5':>9}{'@10':>7}{'words/s':>9}"
    )
    for name, ranking in rankings.items():
        scores = score(items, ranking)
        part = score([items[n] for n in detik], [ranking[n] for n in detik])
        results[name] |= scores | {f"detik_{key}": value for key, value in part.items()}
        cells = "".join(f"{scores[key]:>11.3f}" for key in header)
        speed = results[name]["words_per_second"]
        print(f"{name:22}{cells}{part['exact@5']:>9.3f}{part['exact@10']:>7.3f}{speed:>9,}")
    print(f"tags in the text {in_text:.3f}, among idnews's candidates {recall:.3f}")
    record = {
        "date": datetime.now(UTC).date().isoformat(),
        "articles": len(items),
        "words": n_words,
        "tags_in_text": round(in_text, 4),
        "candidate_recall": round(recall, 4),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in PACKAGES},
        "systems": results,
    }
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{record['date']}.json"
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
