"""Score idnews beside its peers on PyPI: the same words, the same run.

    python benchmarks/morphology/compare_stemmers.py [--data ../shared/data] [--venv DIR]

Makes an environment for the peers (once), stems the words of three UD treebanks with each, prints
the tables and writes `results/DATE.json` beside this file. UD's lemmas are no stemming gold: GSD
keeps many derived words whole, PUD strips them, CSUI mixes; all compare lower-cased content words.
"""

import argparse
import datetime
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from stemmers import STEMMERS

from idnews.annotation.treebanks import TREEBANKS, Treebank, read_treebank
from idnews.evaluation.measures import score_in_context

sys.path.insert(0, str(Path(__file__).parents[1]))
from environments import python_with

HERE = Path(__file__).parent
PEERS = ("PySastrawi==1.2.1", "nlp-id==0.1.23.0", "simplemma==2.0.0", "snowballstemmer==3.1.1")

# Rounds of fresh processes, all stemmers in turn; the fastest round of each counts.
ROUNDS = 3

Treebanks = dict[str, Treebank]
Json = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=HERE.parents[2] / "shared/data")
    parser.add_argument("--venv", type=Path, default=Path.home() / ".cache/idnews/peers")
    options = parser.parse_args()
    treebanks = {name: read_treebank(options.data / path) for name, path in TREEBANKS.items()}
    python = python_with(options.venv, PEERS)
    result: Json = {
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "stem": run_stemmers(treebanks, python),
        "lemma": score_lemmas(treebanks),
    }
    print_tables(result)
    path = HERE / "results" / f"{result['date']}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def run_stemmers(treebanks: Treebanks, python: Path) -> Json:
    """Return scores and speed of each stemmer."""
    forms = {word.form for bank in treebanks.values() for s in bank.analyses for word in s}
    types = sorted({form.lower() for form in forms if form.isalpha()})
    random.Random(0).shuffle(types)
    rows: dict[str, Json] = {}
    with tempfile.TemporaryDirectory() as folder:
        words_path = Path(folder) / "words.json"
        words_path.write_text(json.dumps({"types": types, "all": sorted(forms)}), encoding="utf-8")
        for _ in range(ROUNDS):
            for name in STEMMERS:
                interpreter = sys.executable if name == "idnews" else python
                command = [interpreter, HERE / "stemmers.py", name, words_path]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                row = json.loads(done.stdout.splitlines()[-1])
                rows[name] = keep_faster(rows.get(name, row), row)
    for row in rows.values():
        stems = row.pop("stems")
        row["scores"] = {bank: score(treebanks[bank], stems) for bank in treebanks}
    return rows


def keep_faster(row: Json, other: Json) -> Json:
    """Return `row` with the better time of both: what else the machine does only slows them."""
    speeds = ("first_words_per_second", "repeated_words_per_second")
    return row | {speed: max(row[speed], other[speed]) for speed in speeds}


def score(bank: Treebank, stems: dict[str, str]) -> Json:
    """Return the share of words whose stem is UD's lemma, and of proper nouns that change."""
    words = [word for sentence in bank.analyses for word in sentence]
    content = [word for word in words if word.is_content]
    affixed = [word for word in content if word.is_affixed]
    return {
        "all": percent([stems[w.form].lower() == w.lemma.lower() for w in content]),
        "affixed": percent([stems[w.form].lower() == w.lemma.lower() for w in affixed]),
        "names_changed": percent(
            [stems[w.form].lower() != w.form.lower() for w in words if w.is_name]
        ),
        "words": len(content),
    }


def percent(hits: list[bool]) -> float:
    return round(100 * sum(hits) / len(hits), 2)


def score_lemmas(treebanks: Treebanks) -> Json:
    """Return how often `lemma_` of the pipeline's components is UD's, on UD's words and tags."""
    return {name: score_in_context(bank) for name, bank in treebanks.items()}


def print_tables(result: Json) -> None:
    """Print one row a stemmer, as in the README."""
    banks = list(TREEBANKS)
    print(f"| stem against UD's lemma: all / affixed | {' | '.join(banks)} | names changed |")
    for name, row in result["stem"].items():
        cells = [f"{s['all']} / {s['affixed']}" for s in row["scores"].values()]
        names = ", ".join(str(s["names_changed"]) for s in row["scores"].values())
        print(f"| {name} {row['version']} | {' | '.join(cells)} | {names} |")
    for bank, row in result["lemma"].items():
        print(f"lemma_ {bank}: {row['all']} / {row['affixed']}, names {row['names_changed']}")
    print("| words a second | first sight | repeated | loads in | memory |")
    for name, row in result["stem"].items():
        first, repeated = row["first_words_per_second"], row["repeated_words_per_second"]
        print(
            f"| {name} | {first:,} | {repeated:,} | {row['load_seconds']} s | "
            f"{row['memory_mb']} MB |"
        )


if __name__ == "__main__":
    main()
