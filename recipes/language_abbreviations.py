"""Check `abbreviations.tsv`, which is written by hand, against what NLTK's Punkt learns from news.

Prints the abbreviations that Punkt finds and the table lacks, with how often each stands with and
without a full stop. Most are words of lists and captions; what is an abbreviation goes into the
table with its expansion and kind. Run from the repository root, about a minute:

    python recipes/language_abbreviations.py ../shared/data/news/news.jsonl.gz
"""

import gzip
import json
import sys

from nltk.tokenize.punkt import PunktTrainer

from idnews.language.abbreviations import abbreviations

EVERY = 3  # a third of the articles: all of them need 4 GB
LEAST_COUNT = 3


def main(news: str) -> None:
    """Train Punkt on every third article and print what the table lacks."""
    trainer = PunktTrainer()
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % EVERY == 0:
                trainer.train(json.loads(line)["text"], finalize=False)
    trainer.finalize_training()
    counts = trainer._type_fdist
    missing = [
        (counts[f"{word}."], counts[word], word)
        for word in trainer.get_params().abbrev_types
        if word not in abbreviations() and counts[f"{word}."] >= LEAST_COUNT
    ]
    for stopped, plain, word in sorted(missing, reverse=True):
        print(f"{word}\t{stopped} with a full stop\t{plain} without")


if __name__ == "__main__":
    main(*sys.argv[1:])
