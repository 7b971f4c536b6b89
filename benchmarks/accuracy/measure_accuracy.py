"""Measure every accuracy figure and write models/id_news/metrics.json; check the floors.

Run: python benchmarks/accuracy/measure_accuracy.py --data ../shared/data [--only SET ...] [--write]

Prints each figure beside its floor; ends with status 1 when one is below it. --only measures some
sets (`--only ud_pud keywords`); the keywords and quotes read by the model take minutes, all others
together one. --write puts what was measured into metrics.json and adds floors for figures that have
none yet: 0.3 below the figure for treebanks, 1.0 for what the network has a part in, 0.5 for what
a change of one table moves (keywords, dates), the figure itself for the seeds.
"""

import argparse
import json
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from idnews.evaluation.gate import check_figures, check_hashes, read_floors
from idnews.evaluation.measures import SETS, SLOW_SETS, hash_data, measure

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models" / "id_news"
ALL_SETS = {**SETS, **SLOW_SETS}
MARGIN = 0.3
# The network rounds otherwise on another processor; three names of NER-UI's persons are 1 point.
MODEL_MARGIN = 1.0
# One article of the 476 with tags is 0.2 points of F1@5; one date of 2,000 is 0.05.
TABLE_MARGIN = 0.5


def main() -> None:
    """Measure, print, check, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--only", nargs="+", choices=tuple(ALL_SETS), default=tuple(ALL_SETS))
    parser.add_argument("--write", action="store_true", help="write to metrics.json")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "recipes"))  # keywords are scored by the recipe of their weights
    figures: dict[str, float] = {}
    hashes: dict[str, str] = {}
    for name in options.only:
        data = ROOT if name == "seeds" else options.data
        figures |= measure(name, data)
        hashes[name] = hash_data(name, data)
    floors_path = MODEL / "floors.json"
    floors, pinned = read_floors(floors_path) if floors_path.exists() else ({}, {})
    for name, figure in figures.items():
        print(f"{name:<28} {figure:7.2f}   floor {floors.get(name, '-')}")
    measured = {
        name: floor for name, floor in floors.items() if name.partition(".")[0] in options.only
    }
    problems = check_figures(figures, measured) + check_hashes(hashes, pinned)
    print("\n".join(problems))
    if options.write:
        before = read_metrics(MODEL / "metrics.json")
        metrics = {
            "date": time.strftime("%Y-%m-%d"),
            "version": version("idnews"),
            "command": "benchmarks/accuracy/measure_accuracy.py --data ../shared/data --write",
            "figures": in_order(before["figures"] | figures),
            "data": before["data"] | hashes,
        }
        write(MODEL / "metrics.json", metrics)
        missing = {name: floor_of(name, figure) for name, figure in figures.items()} | floors
        write(floors_path, {"floors": in_order(missing), "data": hashes | pinned})
    sys.exit(1 if problems else 0)


def read_metrics(path: Path) -> dict[str, Any]:
    """Return what was measured before: figures of sets that are not measured now stay."""
    content: dict[str, Any] = {"figures": {}, "data": {}}
    if path.exists():
        content |= json.loads(path.read_text(encoding="utf-8"))
    return content


def in_order(figures: dict[str, float]) -> dict[str, float]:
    """Return the figures in the order of the sets."""
    sets = list(ALL_SETS)
    return dict(sorted(figures.items(), key=lambda pair: sets.index(pair[0].partition(".")[0])))


def floor_of(name: str, figure: float) -> float:
    """Return the floor that a new figure gets (a ceiling where less is better)."""
    if name.startswith("seeds"):
        return figure
    if name.endswith("names_changed"):
        return round(figure + MARGIN / 3, 2)
    if name == "dates.off":
        return round(figure + TABLE_MARGIN, 2)
    if name.startswith(("keywords_rules.", "quotes_rules.", "dates.")):
        return round(figure - TABLE_MARGIN, 2)
    if name.startswith(("ner_", "syntax_", "keywords.", "quotes.")):
        return round(figure - MODEL_MARGIN, 2)
    return round(figure - MARGIN, 2)


def write(path: Path, content: object) -> None:
    """Write a JSON file that reads well in a diff."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
