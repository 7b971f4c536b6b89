"""Learn the weights of keyword features from editors' tags: `keyword_weights.tsv`.

Run: python recipes/keyword_weights.py --data ../shared/data

A candidate counts as right when an editor gave it as a tag (lower-cased, spaces and hyphens aside).
Scores are printed for five folds of articles, the weights then learned from all. The tags are a
few per cent of the candidates; logistic regression without class weights keeps the score a
probability.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

import idnews
from idnews.keyphrases.candidates import Candidate
from idnews.keyphrases.component import candidates_of
from idnews.keyphrases.frequency import phrase_key
from idnews.keyphrases.ranking import FEATURES, features_of, select_diverse
from tables import write_table

# Section names and formats that an editor's system adds: they say nothing of the article.
SECTION_TAGS = {"politik", "round-up", "berita", "hoegeng", "infografis", "foto", "video"}
N_FOLDS = 5


def read_articles(folder: Path) -> list[tuple[str, str, set[str]]]:
    """Return headline, page text and the keys of the tags of every dev article."""
    articles = []
    for path in sorted(folder.glob("keywords/*/dev.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            tags = {tag.lower() for tag in record["tags"]} - SECTION_TAGS
            keys = {phrase_key(tag) for tag in tags}
            articles.append((record["title"], record["text"], keys))
    return articles


def f1_at(
    ranked: Sequence[tuple[float, Candidate]], tags: set[str], top: int
) -> tuple[int, int, int]:
    """Return hits, predictions and tags for the best `top` candidates."""
    chosen = {candidate.key for _, candidate in select_diverse(ranked, top=top)}
    return len(chosen & tags), len(chosen), len(tags)


def main() -> None:
    """Learn, print the cross-validated scores, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with keywords/*/dev.jsonl")
    nlp = idnews.load(exclude=["idnews_keywords"])
    rows, labels, groups = [], [], []
    per_article: list[tuple[list[Candidate], set[str]]] = []
    for number, (title, text, tags) in enumerate(read_articles(parser.parse_args().data)):
        article = idnews.clean(text)
        doc = nlp.make_doc(f"{title}\n\n{article.body}")
        doc._.body_start = len(title) + 2
        candidates, layout = candidates_of(nlp(doc))
        per_article.append((candidates, tags))
        rows += [features_of(candidate, layout) for candidate in candidates]
        labels += [candidate.key in tags for candidate in candidates]
        groups += [number] * len(candidates)
    features, targets, article_of = np.array(rows), np.array(labels), np.array(groups)
    found = sum(len(tags & {c.key for c in candidates}) for candidates, tags in per_article)
    print(f"candidate recall {found / sum(len(tags) for _, tags in per_article):.3f}")
    totals = {5: np.zeros(3), 10: np.zeros(3)}
    for train, test in GroupKFold(N_FOLDS).split(features, targets, article_of):
        model = learn(features[train], targets[train])
        scores = model.predict_proba(features[test])[:, 1]
        for number in np.unique(article_of[test]):
            candidates, tags = per_article[number]
            ranked = sorted(
                zip(scores[article_of[test] == number], candidates, strict=True),
                key=lambda pair: -pair[0],
            )
            for top, total in totals.items():
                total += f1_at(ranked, tags, top)
    for top, (hits, predicted, wanted) in totals.items():
        print(f"F1@{top} {2 * hits / (predicted + wanted):.3f} ({N_FOLDS} folds)")
    weights = learn(features, targets).coef_[0]
    write_table(
        "keyword_weights",
        1,
        ("feature", "weight"),
        [(name, f"{weight:.3f}") for name, weight in zip(FEATURES, weights, strict=True)],
    )
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"{name:>18} {weight:6.2f}")


def learn(features: np.ndarray, targets: np.ndarray) -> LogisticRegression:
    """Fit the logistic regression; the feature `is_bias` is its intercept."""
    return LogisticRegression(C=10.0, max_iter=2000, fit_intercept=False).fit(features, targets)


if __name__ == "__main__":
    main()
