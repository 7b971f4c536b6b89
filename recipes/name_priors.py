"""Compile `resources/name_priors.tsv`: what capitalised runs are, over all articles of the news.

Source: the articles of ../shared/data/news (statistics only). Run from the repository root:

    python recipes/name_priors.py ../shared/data/news

Each article is read with the rules and no priors. A run that the article itself settles (a title
before it, a reporting verb beside it, `di`, `perusahaan`) counts for that label; rows are runs that
several articles settle in the same way. Runs that the gazetteer settles alone are left out, and so
are runs with an ordinary word.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from idnews.language.sentences import sentence_spans
from idnews.language.tokenizer import token_spans
from idnews.ner import settling
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.name_pairs import split_pairs
from idnews.ner.scan import scan
from idnews.ner.words import read_words

MIN_ARTICLES = 3
MIN_SHARE = 0.8  # of the articles that settle the run
MIN_SETTLED = 0.25  # of the articles that have the run
TARGET = Path("src/idnews/resources/name_priors.tsv")
DROPPED = Path(__file__).with_name("name_priors_dropped.tsv")
EVIDENT = frozenset({"title", "evidence", "office", "definition", "full_name", "short_name"})


def count_article(text: str, seen: Counter[str], labels: defaultdict[str, Counter[str]]) -> None:
    """Count each open run and each settled name of one article once."""
    tokens = split_pairs(text, token_spans(text))
    firsts = {start for start, _ in sentence_spans(text)}
    words = read_words(text, [t[:2] for t in tokens], [t[0] in firsts for t in tokens])
    findings = scan(words)
    runs = {findings.key(r.first, r.end) for r in findings.runs if not words.plain[r.first]}
    settling.settle(findings)
    decided: dict[str, str] = {}
    for name in findings.names:
        if name.rule in EVIDENT and name.end - name.first < 4 and not words.plain[name.first]:
            decided.setdefault(findings.key(name.first, name.end), name.label)
    seen.update(runs | set(decided))
    for key, label in decided.items():
        labels[key][label] += 1


def main() -> None:
    seen: Counter[str] = Counter()
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    vars(settling)["prior_points"] = lambda run: {}
    with gzip.open(Path(sys.argv[1]) / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            count_article(json.loads(line)["text"], seen, labels)
    parts = {
        word
        for key, counts in labels.items()
        if " " in key and counts.most_common(1)[0][0] == "PERSON" and counts.total() > 1
        for word in key.split()
    }
    gazetteer = load_gazetteer()
    dropped = set(DROPPED.read_text(encoding="utf-8").splitlines())
    rows = []
    for key, counts in labels.items():
        if key in dropped:
            continue
        label, count = counts.most_common(1)[0]
        if count < MIN_ARTICLES or count < MIN_SHARE * counts.total():
            continue
        if count < MIN_SETTLED * seen[key] or len(key) < 2:
            continue
        is_part = " " in key or key in parts or gazetteer.name_word(key) is not None
        if label == "PERSON" and not is_part:
            continue  # `Marketing`, `Alfamart` behind a title
        rows.append(f"{key}\t{label}\t{count}")
    header = "#name_priors.1\trun\tlabel\tarticles"
    TARGET.write_text("\n".join([header, *sorted(rows)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
