"""Score names on Wikipedia that nothing was trained or tuned on: how far dev gains carry.

    python benchmarks/entities/score_wiki_gold.py --data ../shared/data

The gold (Luthfi et al. 2014) has one word and its label a line and no beginnings of names, so that
names side by side are one; a sentence ends at a full stop. It tags languages (`bahasa Arab`) as
places, which ENTITIES.md does not. Printed are exact spans of PERSON, ORG and place: the rules and
the model together, and the model alone.
"""

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import idnews
from idnews.annotation.name_sentence import Span
from idnews.annotation.names import CLASSES, trim_span
from idnews.evaluation.scores import Counts, count_labels

FILE = "ner/wiki_gold/goldstandard-0811.txt"
WITHOUT = ("idnews_linker", "idnews_stemmer", "idnews_lemmatizer", "idnews_quotes")


def main() -> None:
    """Read, tag and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pipeline", type=Path, help="another than the shipped one")
    options = parser.parse_args()
    sentences = [_as_text(rows) for rows in _sentences(options.data / FILE)]
    texts = [text for text, _ in sentences]
    nlp = idnews.load(options.pipeline, exclude=(*WITHOUT, "idnews_keywords"))
    docs = list(nlp.pipe(texts))
    print(f"{len(texts)} sentences, {sum(len(gold) for _, gold in sentences)} names")
    for row, spans in (
        ("rules and model", [doc.ents for doc in docs]),
        ("model", [doc.spans["model"] for doc in docs]),
    ):
        total: dict[str, Counts] = {}
        for (text, gold), found in zip(sentences, spans, strict=True):
            for label, counts in count_labels(gold, _names(text, found)).items():
                total[label] = total.get(label, Counts()) + counts
        parts = {**total, "all": sum(total.values(), Counts())}
        print(row, *(f"{label} {100 * (parts[label].f1 or 0):.1f}" for label in sorted(parts)))


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, tab, label = line.strip().partition("\t")
        if tab:
            rows.append((word, label.strip()))
        if rows and (not tab or word == "."):
            yield rows
            rows = []
    if rows:
        yield rows


def _as_text(rows: list[tuple[str, str]]) -> tuple[str, set[Span]]:
    text, spans = "", set()
    for label, group in groupby(rows, key=lambda row: row[1]):
        start = len(text)
        text += " ".join(word for word, _ in group)
        if label.upper() in CLASSES:
            spans.add(trim_span(text, (start, len(text), CLASSES[label.upper()])))
        text += " "
    return text.rstrip(), spans


def _names(text: str, spans: Any) -> set[Span]:
    return {
        trim_span(text, (span.start_char, span.end_char, CLASSES[span.label_]))
        for span in spans
        if span.label_ in CLASSES
    }


if __name__ == "__main__":
    main()
