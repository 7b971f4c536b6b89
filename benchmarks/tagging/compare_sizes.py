"""Score against speed: pipelines whose models differ in size, on the same dev sets, in one run.

    python benchmarks/tagging/compare_sizes.py 12=models/id_news 8=build/8/pipeline \\
        --data ../shared/data -o benchmarks/tagging/sizes_DATE.json

Speeds are words (runs of non-space) a second on one core, best of three rounds in which the
pipelines take turns, on news articles; scores are F1 on dev (`idnews.evaluation.measures`). Run it
on an idle machine.
"""

import argparse
import json
import os
import platform
import time
from pathlib import Path
from typing import Any

from time_model import RULES, WORDS, read_articles

import idnews
from idnews.annotation.treebanks import TREEBANKS
from idnews.evaluation.measures import SETS, score_names, score_syntax

ROUNDS = 3
NAMES = ("ner_idner", "ner_ui", "ner_grit")
TREES = ("CSUI train", "PUD", "GSD dev")
Json = dict[str, Any]


def main() -> None:
    """Score, time, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pipelines", nargs="+", metavar="NAME=FOLDER")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    folders = {
        name: Path(folder) for name, _, folder in (p.partition("=") for p in options.pipelines)
    }
    rows = time_all(folders, read_articles(options.data, options.articles))
    for name, folder in folders.items():
        rows[name] |= score(folder, options.data)
        size = (folder / "idnews_model" / "model.onnx").stat().st_size
        rows[name]["model, MB"] = round(size / 1e6, 1)
    show(rows)
    result = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, 1 used",
        "articles": options.articles,
        "rows": rows,
    }
    if options.output:
        options.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def time_all(folders: dict[str, Path], texts: list[str]) -> dict[str, Json]:
    """Return words a second of names alone, of names and syntax, and of the whole pipeline."""
    n_words = sum(len(text.split()) for text in texts)
    found: dict[str, Json] = {name: {} for name in folders}
    readers = {}
    for name, folder in folders.items():
        model = idnews.load(folder, exclude=(*RULES, *WORDS))
        readers[name] = {
            "names": model,
            "names and syntax": model,
            "everything": idnews.load(folder),
        }
    for _ in range(ROUNDS):
        for name, jobs in readers.items():
            for job, nlp in jobs.items():
                component: Any = nlp.get_pipe("idnews_model")
                component.syntax = job != "names"
                start = time.perf_counter()
                for _doc in nlp.pipe(texts):
                    pass
                speed = round(n_words / (time.perf_counter() - start))
                key = f"{job}, words/s"
                found[name][key] = max(speed, found[name].get(key, 0))
    return found


def score(folder: Path, data: Path) -> Json:
    """Return F1 of the model alone in each set's convention, of all merged, and of trees."""
    found: Json = {}
    for name in NAMES:
        figures = score_names(data / SETS[name][0], pipeline=folder)
        found[f"{name}.model"] = round(figures["model"], 2)
        found[f"{name}.all"] = round(figures["all"], 2)
    for name in TREES:
        figures = score_syntax(data / TREEBANKS[name], pipeline=folder)
        for level in ("upos", "uas", "las"):
            found[f"{name.split()[0]} {level}"] = round(figures[level], 2)
    return found


def show(rows: dict[str, Json]) -> None:
    """Print a line for each figure, a column for each pipeline."""
    width = max(len(figure) for row in rows.values() for figure in row)
    print(" " * width, *(f"{name:>10}" for name in rows))
    for figure in next(iter(rows.values())):
        print(f"{figure:{width}}", *(f"{row[figure]:>10}" for row in rows.values()))


if __name__ == "__main__":
    main()
