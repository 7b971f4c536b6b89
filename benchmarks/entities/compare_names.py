"""Names by idnews beside other libraries: the same texts, the same scorer, one run.

    python benchmarks/entities/compare_names.py [--data ../shared/data] [--peers NAME ...]

Makes an environment for each peer and one for this checkout (once, under --folder), trains spaCy's
CNN on the train parts of the same sets (once), reads the dev parts with each in a process of its
own on one core, prints the table and writes `results/names_DATE.json`. `README.md` here says how.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from readers import READERS

from idnews.annotation.names import CLASSES, LabelledSpan, read_names, trim_span
from idnews.evaluation.scores import Counts, count_labels

sys.path.insert(0, str(Path(__file__).parents[1]))
from environments import python_with

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# Set: (train part, dev part).
SETS = {
    "IDNER": ("ner/idner_news_2k/train.txt", "ner/idner_news_2k/dev.txt"),
    "NER-UI": ("ner/nerui/train.tsv", "ner/nerui/dev.tsv"),
    "NERGrit": ("ner/nergrit/train_preprocess.txt", "ner/nergrit/valid_preprocess.txt"),
}
LABELS = ("PERSON", "ORG", "place")
MEGABYTE = 1e6

Json = dict[str, Any]
Gold = dict[str, list[tuple[str, set[LabelledSpan]]]]


def main() -> None:
    """Prepare, read, score, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--folder", type=Path, default=Path.home() / ".cache/idnews/names")
    parser.add_argument("--peers", nargs="+", choices=tuple(READERS), default=list(READERS))
    options = parser.parse_args()
    gold = {name: list(read_names(options.data / dev)) for name, (_, dev) in SETS.items()}
    job = write_job(options.data, gold, options.folder)
    systems: dict[str, Json] = {}
    for name in options.peers:
        python = prepare(options.folder / "environments", READERS[name].requirements)
        row = run(python, name, job)
        row["scores"] = {
            of: score(gold[of], row["labels"], found) for of, found in row.pop("found").items()
        }
        row["environment_mb"] = size_mb(python.parents[1])
        systems[name] = row
    show(systems)
    write(systems, {name: len(sentences) for name, sentences in gold.items()})


def write_job(data: Path, gold: Gold, folder: Path) -> Path:
    """Write what every reader gets: the dev texts without gold, the train parts with it."""
    train = {
        name: [
            (text, sorted((start, end, label.upper()) for start, end, label in spans))
            for text, spans in read_names(data / path)
        ]
        for name, (path, _) in SETS.items()
    }
    texts = {name: [text for text, _ in sentences] for name, sentences in gold.items()}
    folder.mkdir(parents=True, exist_ok=True)
    job = folder / "job.json"
    content = {"texts": texts, "train": train, "folder": str(folder / "models")}
    job.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return job


def prepare(folder: Path, requirements: tuple[str, ...]) -> Path:
    """Return the interpreter of an environment with `requirements`, made when it is not there.

    This checkout is installed anew each time, since it changes.
    """
    packages = [str(ROOT) if package == "idnews" else package for package in requirements]
    place = folder / "-".join(requirements).replace("==", "-")
    is_new = not place.exists()
    python = python_with(place, packages)
    if "idnews" in requirements and not is_new:
        again = ["--force-reinstall", "--no-deps"]
        subprocess.run([python, "-m", "pip", "install", "-q", *again, *packages], check=True)
    return python


def run(python: Path, name: str, job: Path) -> Json:
    """Return what the reader `name` found and what it cost, in a process of its own."""
    out = job.with_name("found.json")
    command = [str(python), str(HERE / "readers.py"), name, str(job)]
    one_core = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for step in (command, [*command, str(out)]):  # training, then measuring
        subprocess.run(step, check=True, env=one_core, cwd=job.parent)
    found: Json = json.loads(out.read_text(encoding="utf-8"))
    return found


def score(
    gold: Iterable[tuple[str, set[LabelledSpan]]],
    labels: Iterable[str],
    found: Iterable[Iterable[tuple[int, int, str]]],
) -> dict[str, float | None]:
    """Return F1 of exact spans by class, in percent; None for a class that the reader has not."""
    known = {CLASSES[label] for label in labels}
    total = dict.fromkeys(LABELS, Counts())
    for (text, names), spans in zip(gold, found, strict=True):
        ours = {
            trim_span(text, (start, end, CLASSES[label]))
            for start, end, label in spans
            if label in CLASSES
        }
        for label, counts in count_labels(names, ours).items():
            total[label] += counts
    figures: dict[str, float | None] = {
        label: percent(total[label]) if label in known else None for label in LABELS
    }
    is_whole = known >= set(LABELS)
    return figures | {"all": percent(sum(total.values(), Counts())) if is_whole else None}


def percent(counts: Counts) -> float:
    return round(100 * (counts.f1 or 0.0), 2)


def size_mb(folder: Path) -> float:
    """Return the size of all files below a folder."""
    sizes = (path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return round(sum(sizes) / MEGABYTE, 1)


def show(systems: Mapping[str, Json]) -> None:
    """Print one row a reader, as in the README."""
    costs = ("model MB", "environment MB", "peak memory MB", "starts in", "words/s")
    print(f"| F1: all (PERSON / ORG / place) | {' | '.join(SETS)} | {' | '.join(costs)} |")
    print("|---" * (1 + len(SETS) + len(costs)) + "|")
    for row in systems.values():
        cells = [cell(row["scores"][of]) for of in SETS]
        sizes = [f"{row[key]:,.0f}" for key in ("model_mb", "environment_mb", "peak_memory_mb")]
        speed = f"{row['start_seconds']:.1f} s | {row['words_per_second']:,.0f}"
        print(f"| {row['title']} | {' | '.join([*cells, *sizes])} | {speed} |")


def cell(scores: Mapping[str, float | None]) -> str:
    shown = {label: "-" if figure is None else f"{figure:.1f}" for label, figure in scores.items()}
    return f"{shown['all']} ({' / '.join(shown[label] for label in LABELS)})"


def write(systems: Mapping[str, Json], n_sentences: Mapping[str, int]) -> None:
    """Write the dated figures; rows of readers that were not run now stay from the same day."""
    date = time.strftime("%Y-%m-%d")
    path = HERE / "results" / f"names_{date}.json"
    before = json.loads(path.read_text(encoding="utf-8"))["systems"] if path.exists() else {}
    record = {
        "date": date,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, one used",
        "python": platform.python_version(),
        "sentences": n_sentences,
        "systems": {**before, **systems},
    }
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"written to {path}", file=sys.stderr)


if __name__ == "__main__":
    main()
