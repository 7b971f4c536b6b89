"""Compare the policies that merge rules and model, label by label, on the dev sets of names.

Run from the repository root, with the data that models/id_news/ASSETS.md names (never copied here):

    python benchmarks/entities/compare_policies.py --data ../shared/data [--write]

Each text is read once by rules and model; every policy then merges the same two opinions. F1 of
exact spans; `gain` is against rules alone. The pipeline uses the policy with the best mean.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from spacy.tokens import Doc

import idnews
from idnews.annotation.names import CLASSES, LabelledSpan, read_names, trim_span
from idnews.evaluation.scores import Counts, count_labels
from idnews.ner.component import MODEL_KEY, RULES_KEY, to_mention
from idnews.ner.merge import POLICIES, merge_mentions

SETS = {
    "IDNER dev": "ner/idner_news_2k/dev.txt",
    "NER-UI dev": "ner/nerui/dev.tsv",
    "NERGrit valid": "ner/nergrit/valid_preprocess.txt",
}
LABELS = ("PERSON", "ORG", "place")
AFTER_NAMES = ("idnews_stemmer", "idnews_lemmatizer", "idnews_quotes", "idnews_keywords")
RESULTS = Path(__file__).parent / "results"
Gold = list[tuple[str, set[LabelledSpan]]]


def score(docs: Sequence[Doc], gold: Gold, policy: str) -> dict[str, float]:
    """Return F1 by label and of all, in percent."""
    total = {label: Counts() for label in LABELS}
    for doc, (text, names) in zip(docs, gold, strict=True):
        rules = [to_mention(span) for span in doc.spans[RULES_KEY]]
        model = [to_mention(span, "model") for span in doc.spans[MODEL_KEY]]
        found = {
            trim_span(text, (m.start, m.end, CLASSES[m.label]))
            for m in merge_mentions(rules, model, policy)
            if m.label in CLASSES
        }
        for label, counts in count_labels(names, found).items():
            total[label] += counts
    all_of_them = sum(total.values(), Counts())
    by_label = {**total, "all": all_of_them}
    return {label: round(100 * (counts.f1 or 0.0), 2) for label, counts in by_label.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="keep the figures under results/")
    options = parser.parse_args()
    nlp = idnews.load(
        exclude=["idnews_stemmer", "idnews_lemmatizer", "idnews_quotes", "idnews_keywords"]
    )
    figures: dict[str, dict[str, Any]] = {}
    for name, file in SETS.items():
        gold = list(read_names(options.data / file))
        docs = list(nlp.pipe(text for text, _ in gold))
        figures[name] = {policy: score(docs, gold, policy) for policy in POLICIES}
    console = Console()
    for name, by_policy in figures.items():
        table = Table(title=name, title_justify="left")
        for column in ("policy", *LABELS, "all", "gain"):
            table.add_column(column, justify="left" if column == "policy" else "right")
        for policy, scores in by_policy.items():
            gain = scores["all"] - by_policy["rules"]["all"]
            cells = [f"{scores[label]:.2f}" for label in (*LABELS, "all")]
            table.add_row(policy, *cells, f"{gain:+.2f}")
        console.print(table)
    means = {
        policy: sum(figures[name][policy]["all"] for name in SETS) / len(SETS)
        for policy in POLICIES
    }
    for policy, mean in sorted(means.items(), key=lambda item: -item[1]):
        console.print(f"{policy:<22} mean {mean:.2f}")
    if options.write:
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"policies_{time.strftime('%Y-%m-%d')}.json"
        path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
