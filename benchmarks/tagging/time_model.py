"""Speed, memory and start-up of the neural component on one core.

Run: python benchmarks/tagging/time_model.py [--data ../shared/data] [--articles 120] [--json FILE]

Without --data the seed articles are repeated. Speeds are words (runs of non-space) a second, best
of three; memory is the most that a fresh interpreter had in use (Linux), after it had loaded the
pipeline and read one sentence, and after the articles.
"""

import argparse
import gzip
import json
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import idnews

ROOT = Path(__file__).parents[2]
RULES = ("idnews_rules", "idnews_merger", "idnews_linker", "idnews_quotes", "idnews_keywords")
WORDS = ("idnews_stemmer", "idnews_lemmatizer")
START = """
import re, sys, time
from pathlib import Path

def peak():  # ru_maxrss of a child begins with what its parent had
    return int(re.search("VmHWM:[^0-9]+([0-9]+)", Path("/proc/self/status").read_text())[1]) / 1024

start = time.perf_counter()
import idnews
nlp = idnews.load()
list(nlp.pipe(["Presiden Joko Widodo tiba di Bogor."]))
loaded = time.perf_counter() - start, peak()
import json
texts = json.loads(open(sys.argv[1], encoding="utf-8").read())
for doc in nlp.pipe(texts):
    pass
print(*loaded, peak())
"""


def read_articles(data: Path | None, number: int) -> list[str]:
    """Return texts: news below `data`, or the seeds again and again."""
    if data is None:
        seeds = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("seeds/*.txt"))]
        return (seeds * number)[:number]
    with gzip.open(data / "news" / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    return [article["text"] for article in articles[:: len(articles) // number]][:number]


def speed(run: Callable[[], Any], n_words: int) -> float:
    """Return words a second, best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return n_words / min(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    texts = read_articles(options.data, options.articles)
    n_words = sum(len(text.split()) for text in texts)
    nlp = idnews.load(exclude=[*RULES, *WORDS])
    component: Any = nlp.get_pipe("idnews_model")
    figures: dict[str, Any] = {"machine": platform.processor() or platform.machine()}
    figures["articles"], figures["words"] = len(texts), n_words
    component.syntax = False
    list(nlp.pipe(texts[:2]))
    figures["names, words/s"] = round(speed(lambda: list(nlp.pipe(texts)), n_words))
    component.syntax = True
    figures["names and syntax, words/s"] = round(speed(lambda: list(nlp.pipe(texts)), n_words))
    whole = idnews.load()
    figures["whole pipeline, words/s"] = round(speed(lambda: list(whole.pipe(texts)), n_words))
    rules = idnews.blank()
    figures["without the model, words/s"] = round(speed(lambda: list(rules.pipe(texts)), n_words))
    path = Path("/tmp/idnews_time_model.json")
    path.write_text(json.dumps(texts), encoding="utf-8")
    starts = [
        subprocess.run(
            [sys.executable, "-c", START, str(path)], capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(3)
    ]
    figures["import, load and first text, s"] = round(min(float(one[0]) for one in starts), 2)
    figures["memory of the loaded pipeline, MB"] = round(max(float(one[1]) for one in starts))
    figures["peak memory, MB"] = round(max(float(one[2]) for one in starts))
    for name, figure in figures.items():
        print(f"{name:<32} {figure}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
