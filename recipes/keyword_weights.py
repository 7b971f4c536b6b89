"""Learn the weights of keyword features from editors' tags: `keyword_weights.tsv`.

Run: PYTHONPATH=recipes python recipes/keyword_weights.py --data ../shared/data

A candidate is right when it is, in lower case, a tag that an editor gave the article. Printed are
scores in five folds of articles, then of weights learned from one of the two sources and tried on
the other; the weights written are learned from all.

Two traps of the data are handled here. Scrapes of the second source end with the tags themselves,
behind the reporters' signature: that is cut off. And its Tempo articles have one tag each, a slug
out of an address (`gelar-pahlawan-nasional`): they are scored as they stand, but nothing is learned
from them, since what they do not name is not wrong.

Classes are weighted evenly, which ranks better at ten, and the bias is then lowered by the odds of
a tag, so that a score is near the share of such phrases that editors choose.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from spacy.language import Language
from spacy.tokens import Doc

import idnews
from idnews.keyphrases.component import candidates_of
from idnews.keyphrases.features import features_of_all
from idnews.keyphrases.phrase import Candidate
from idnews.keyphrases.ranking import select_diverse
from tables import write_table

# Section names and formats that an editor's system adds: they say nothing of the article.
SECTION_TAGS = frozenset(
    {"politik", "round-up", "berita", "hoegeng", "infografis", "foto", "video"}
)
SIGNATURE = re.compile(r"\([a-z]{2,6}/[a-z]{2,6}\)|\(nkmkm\)")
N_FOLDS = 5
TOPS = (5, 10)
INVERSE_PENALTY = 3.0


@dataclass
class Tagged:
    """An article with its tags, and its candidates with their features."""

    source: str
    is_slug: bool
    tags: set[str]
    candidates: list[Candidate]
    features: list[dict[str, float]]

    @property
    def matrix(self) -> np.ndarray:
        """The features, `(n_candidates, n_features)`."""
        return np.array([list(row.values()) for row in self.features])

    @property
    def is_right(self) -> np.ndarray:
        """Whether each candidate is a tag."""
        return np.array([c.text.lower() in self.tags for c in self.candidates], dtype=bool)


def read_records(folder: Path) -> list[tuple[str, str, str, list[str], bool]]:
    """Return source, headline, page text without tags, tags, and whether these are slugs."""
    records = []
    for path in sorted(folder.glob("keywords/*/dev.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            tags = [tag.lower() for tag in record["tags"] if tag.lower() not in SECTION_TAGS]
            address = record.get("url") or record.get("id") or ""
            text = without_tags(record["text"], record["tags"])
            records.append((path.parent.name, record["title"], text, tags, "tempo.co" in address))
    return records


def without_tags(text: str, tags: Sequence[str]) -> str:
    """Return a page without the tags that stand behind the last signature."""
    signatures = list(SIGNATURE.finditer(text))
    if signatures and text[signatures[-1].end() :].strip() == " ".join(tags):
        return text[: signatures[-1].start()]
    return text.rstrip().removesuffix(" ".join(tags))


def read_doc(nlp: Language, title: str, page: str) -> Doc:
    """Return headline and cleaned body of an article as the pipeline reads them."""
    doc = nlp.make_doc(f"{title}\n\n{idnews.clean(page).body or page}")
    doc._.body_start = len(title) + 2
    return nlp(doc)


def tagged(doc: Doc, source: str, tags: Sequence[str], *, is_slug: bool) -> Tagged:
    """Return an article that was read with its tags and the features of its candidates."""
    candidates, layout = candidates_of(doc)
    return Tagged(source, is_slug, set(tags), candidates, features_of_all(candidates, layout))


def read_articles(folder: Path, nlp: Language) -> list[Tagged]:
    """Return the articles that have tags as the pipeline reads them."""
    return [
        tagged(read_doc(nlp, title, page), source, tags, is_slug=is_slug)
        for source, title, page, tags, is_slug in read_records(folder)
        if tags
    ]


def learn_in_folds(articles: Sequence[Tagged]) -> list[list[str]]:
    """Return for each article its best phrases, chosen by weights of the other four folds."""
    chosen: list[list[str]] = [[] for _ in articles]
    numbers = np.arange(len(articles))
    for train, test in GroupKFold(N_FOLDS).split(numbers, groups=numbers):
        weights = learn([articles[n] for n in train])
        for n in test:
            chosen[n] = choose(articles[n], weights, max(TOPS))
    return chosen


def learn(articles: Sequence[Tagged]) -> np.ndarray:
    """Return the weights of the features, the last of them the bias."""
    usable = [article for article in articles if not article.is_slug]
    features = np.concatenate([article.matrix for article in usable])
    targets = np.concatenate([article.is_right for article in usable])
    model = LogisticRegression(
        C=INVERSE_PENALTY, max_iter=3000, fit_intercept=False, class_weight="balanced"
    ).fit(features, targets)
    weights = model.coef_[0].copy()
    weights[-1] += np.log(targets.mean() / (1 - targets.mean()))
    return weights


def choose(article: Tagged, weights: np.ndarray, top: int) -> list[str]:
    """Return the best `top` candidates, in lower case, best first."""
    scores = (article.matrix @ weights).tolist()
    ranked = sorted(
        zip(scores, article.candidates, strict=True),
        key=lambda pair: (-pair[0], pair[1].mentions[0]),
    )
    return [candidate.text.lower() for _, candidate in select_diverse(ranked, top=top)]


def f1(pairs: Sequence[tuple[set[str], set[str]]]) -> float:
    """Return the F1 of all chosen against all wanted phrases."""
    hits = sum(len(chosen & wanted) for chosen, wanted in pairs)
    return 2 * hits / sum(len(chosen) + len(wanted) for chosen, wanted in pairs)


def report(title: str, articles: Sequence[Tagged], chosen: dict[int, list[set[str]]]) -> None:
    """Print F1 at 5 and 10 of what was chosen for each article."""
    scores = [
        f"F1@{top} {f1(list(zip(chosen[top], (a.tags for a in articles), strict=True))):.3f}"
        for top in TOPS
    ]
    print(f"{title:<44} {'  '.join(scores)}  ({len(articles)} articles)")


def main() -> None:
    """Learn, print the cross-validated scores, write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with keywords/*/dev.jsonl")
    nlp = idnews.load(exclude=["idnews_keywords", "idnews_stemmer", "idnews_lemmatizer"])
    articles = read_articles(parser.parse_args().data, nlp)
    found = sum(int(article.is_right.sum()) for article in articles)
    print(f"candidate recall {found / sum(len(article.tags) for article in articles):.3f}")
    best = learn_in_folds(articles)
    chosen = {top: [set(phrases[:top]) for phrases in best] for top in TOPS}
    report(f"all, {N_FOLDS} folds", articles, chosen)
    detik = [n for n, article in enumerate(articles) if not article.is_slug]
    report(
        f"without Tempo's slugs, {N_FOLDS} folds",
        [articles[n] for n in detik],
        {top: [chosen[top][n] for n in detik] for top in TOPS},
    )
    for source in sorted({article.source for article in articles}):
        weights = learn([article for article in articles if article.source != source])
        tested = [article for article in articles if article.source == source]
        picked = {top: [set(choose(article, weights, top)) for article in tested] for top in TOPS}
        report(f"{source}, learned from the other", tested, picked)
    weights = learn(articles)
    names = articles[0].features[0]
    rows = [(name, f"{weight:.2f}") for name, weight in zip(names, weights, strict=True)]
    write_table("keyword_weights", 1, ("feature", "weight"), rows)
    for name, weight in rows:
        print(f"{name:>18} {weight:>6}")


if __name__ == "__main__":
    main()
