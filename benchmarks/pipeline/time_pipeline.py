"""Start-up, speed and memory of the rule pipeline, beside spaCy's own blank Indonesian, in one run.

The whole pipeline's are measured by `benchmarks/tagging`.

Run: python benchmarks/pipeline/time_pipeline.py [--data ../shared/data] [--json FILE]

Without --data the seed articles are repeated, so that anybody can run it. Each start-up time is the
best of five fresh interpreters; each speed is words (runs of non-space) a second on one core.
"""

import argparse
import gzip
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import idnews

ROOT = Path(__file__).parents[2]
STARTS = {
    "python -c pass": "pass",
    "import idnews": "import idnews",
    "import spacy": "import spacy",
    "idnews.blank()": "import idnews; idnews.blank()",
    'spacy.blank("id")': "import spacy; spacy.blank('id')",
}
N_STARTS = 5
N_ARTICLES = 400
SIZES = (10_000, 100_000, 1_000_000, 5_000_000)


def seconds_to_start(code: str) -> float:
    """Return the seconds of the fastest of five fresh interpreters that run `code`."""
    times = []
    for _ in range(N_STARTS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - started)
    return min(times)


def read_articles(data: Path | None) -> list[str]:
    """Return the texts to read: news articles, or the seeds over and over."""
    if data is None:
        seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
        return seeds * (N_ARTICLES // len(seeds))
    texts: list[str] = []
    with gzip.open(data / "news" / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 100 == 0 and len(texts) < N_ARTICLES:
                texts.append(json.loads(line)["text"])
    return texts


def words_a_second(run: Callable[[], Any], n_words: int) -> float:
    """Return the speed of the second of two runs: the first fills the caches."""
    run()
    started = time.perf_counter()
    run()
    return n_words / (time.perf_counter() - started)


def exhaust(items: Iterable[Any]) -> None:
    """Run through an iterator."""
    for _ in items:
        pass


def speeds_of(texts: list[str]) -> dict[str, float]:
    """Return words a second for each stage alone, and for the whole."""
    import spacy

    n_words = sum(len(text.split()) for text in texts)
    nlp = idnews.blank()
    other = spacy.blank("id")
    articles = [idnews.clean(text) for text in texts]
    speeds = {
        "idnews.clean": lambda: exhaust(map(idnews.clean, texts)),
        "idnews.tokenize": lambda: exhaust(map(idnews.tokenize, texts)),
        "idnews.sentences": lambda: exhaust(map(idnews.sentences, texts)),
        "nlp.make_doc, idnews": lambda: exhaust(map(nlp.make_doc, texts)),
        "nlp.make_doc, spaCy blank id": lambda: exhaust(map(other.make_doc, texts)),
        "idnews.analyze": lambda: exhaust(idnews.analyze_many(texts, nlp=nlp)),
        "idnews.analyze, cleaned before": lambda: exhaust(idnews.analyze_many(articles, nlp=nlp)),
    }
    found = {name: words_a_second(run, n_words) for name, run in speeds.items()}
    docs = [nlp.make_doc(article.text) for article in articles]
    for name, component in nlp.pipeline:
        started = time.perf_counter()
        docs = [component(doc) for doc in docs]
        found[f"component {name}"] = n_words / (time.perf_counter() - started)
    return found


def seconds_by_size(text: str) -> dict[int, float]:
    """Return the seconds that `analyze` takes on one line of growing size, in characters."""
    nlp = idnews.blank()
    line = " ".join(text.split())
    found = {}
    for size in SIZES:
        page = (line * (size // len(line) + 1))[:size]
        started = time.perf_counter()
        idnews.analyze(page, clean=False, nlp=nlp)
        found[size] = time.perf_counter() - started
    return found


def peak_memory() -> float:
    """Return the peak resident memory of a fresh process that analyses the seeds, in MB."""
    code = (
        "import idnews, pathlib, resource, sys\n"
        "nlp = idnews.blank()\n"
        "for p in pathlib.Path(sys.argv[1]).glob('*.txt'):\n"
        "    idnews.analyze(p.read_text('utf-8'), nlp=nlp)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
    )
    command = [sys.executable, "-c", code, str(ROOT / "seeds")]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Measure, print, and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with news/news.jsonl.gz")
    parser.add_argument("--json", type=Path, help="write the results here")
    options = parser.parse_args()
    memory = round(peak_memory())  # first: a child begins with the peak of its parent
    texts = read_articles(options.data)
    results: dict[str, Any] = {
        "date": time.strftime("%Y-%m-%d"),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("idnews", "spacy")},
        "texts": f"{len(texts)} {'news articles' if options.data else 'seed articles, repeated'}",
        "start_seconds": {name: round(seconds_to_start(code), 3) for name, code in STARTS.items()},
        "words_a_second": {name: round(speed) for name, speed in speeds_of(texts).items()},
        "seconds_by_characters": {
            str(size): round(seconds, 2) for size, seconds in seconds_by_size(texts[0]).items()
        },
        "peak_memory_mb": memory,
    }
    print(json.dumps(results, indent=2, ensure_ascii=False))
    if options.json:
        options.json.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
