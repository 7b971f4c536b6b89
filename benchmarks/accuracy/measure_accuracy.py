"""Measure every accuracy figure and write models/id_news/metrics.json; check the floors.

Run: python benchmarks/accuracy/measure_accuracy.py --data ../shared/data [--write]

Prints each figure beside its floor; ends with status 1 when one is below it. --write replaces
metrics.json and adds floors for figures that have none yet: 0.3 below the figure for treebanks and
names (one sentence in a dev set of 170 weighs about as much), the figure itself for the seeds.
"""

import argparse
import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

from idnews.evaluation.gate import check_figures, check_hashes, read_floors
from idnews.evaluation.measures import SETS, hash_data, measure

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models" / "id_news"
MARGIN = 0.3
# The network rounds otherwise on another processor; three names of NER-UI's persons are 1 point.
MODEL_MARGIN = 1.0


def main() -> None:
    """Measure, print, check, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--write", action="store_true", help="replace metrics.json")
    options = parser.parse_args()
    figures: dict[str, float] = {}
    hashes: dict[str, str] = {}
    for name in SETS:
        data = ROOT if name == "seeds" else options.data
        figures |= measure(name, data)
        hashes[name] = hash_data(name, data)
    floors_path = MODEL / "floors.json"
    floors, pinned = read_floors(floors_path) if floors_path.exists() else ({}, {})
    for name, figure in figures.items():
        print(f"{name:<28} {figure:7.2f}   floor {floors.get(name, '-')}")
    problems = check_figures(figures, floors) + check_hashes(hashes, pinned)
    print("\n".join(problems))
    if options.write:
        metrics = {
            "date": time.strftime("%Y-%m-%d"),
            "version": version("idnews"),
            "command": "benchmarks/accuracy/measure_accuracy.py --data ../shared/data --write",
            "figures": figures,
            "data": hashes,
        }
        write(MODEL / "metrics.json", metrics)
        missing = {name: floor_of(name, figure) for name, figure in figures.items()} | floors
        write(floors_path, {"floors": missing, "data": hashes | pinned})
    sys.exit(1 if problems else 0)


def floor_of(name: str, figure: float) -> float:
    """Return the floor that a new figure gets (a ceiling where less is better)."""
    if name.startswith("seeds"):
        return figure
    if name.endswith("names_changed"):
        return round(figure + MARGIN / 3, 2)
    if name.startswith(("ner_", "syntax_")):
        return round(figure - MODEL_MARGIN, 2)
    return round(figure - MARGIN, 2)


def write(path: Path, content: object) -> None:
    """Write a JSON file that reads well in a diff."""
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
