"""Speed and memory of whole runs: words a second with 1 and 2 workers, memory as inputs grow.

    python benchmarks/corpus/measure_corpus.py ../shared/data/news/news.jsonl.gz --rules-only \\
        -o benchmarks/corpus/speed_rules_DATE.json
    python benchmarks/corpus/measure_corpus.py ../shared/data/news/news.jsonl.gz --articles 5000 \\
        -o benchmarks/corpus/speed_model_DATE.json

Every run is a process of its own (`idnews corpus`), on the first N articles; its memory and that of
its workers is read from /proc four times a second and the highest sum and shares are kept. Run it
on an idle machine. The cost of a billion articles is reckoned from the measured rate.
"""

import argparse
import gzip
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

SIZES = (5_000, 40_000)
CORES = 2
# A rented virtual core, dollars an hour: the price class of general-purpose machines, late 2026.
CORE_HOUR = 0.04
COMMAND = [sys.executable, "-c", "from idnews.cli import app; app()", "corpus"]


def memory_of(process: int) -> dict[str, float]:
    """Return the resident memory of a process and of its workers, in MB."""
    found = {"parent": _resident(process), "worker": 0.0, "all": 0.0}
    children = Path(f"/proc/{process}/task/{process}/children")
    try:
        workers = [_resident(int(child)) for child in children.read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        workers = []
    found["worker"] = max(workers, default=0.0)
    found["all"] = found["parent"] + sum(workers)
    return found


def _resident(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def cpu_seconds() -> float:
    """Return the CPU seconds of all runs that have ended, their workers included."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def run(source: Path, output: Path, workers: int, options: list[str]) -> dict[str, Any]:
    command = [*COMMAND, str(source), "-o", str(output), "--workers", str(workers), *options]
    start, cpu_before = time.perf_counter(), cpu_seconds()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = {"parent": 0.0, "worker": 0.0, "all": 0.0}
    while process.poll() is None:
        now = memory_of(process.pid)
        peak = {name: max(peak[name], now[name]) for name in peak}
        time.sleep(0.25)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    totals = json.loads((output / "manifest.json").read_text())["totals"]
    n_articles = totals["rows"]["articles"]
    return {
        "workers": workers,
        "articles": n_articles,
        "words": totals["n_words"],
        "seconds": round(seconds, 1),
        "CPU seconds": round(cpu_seconds() - cpu_before, 1),
        "words a second": round(totals["n_words"] / seconds),
        "articles a second": round(n_articles / seconds, 1),
        "peak MB": {name: round(value) for name, value in peak.items()},
        "output MB": round(sum(p.stat().st_size for p in output.rglob("*.parquet")) / 2**20, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("--rules-only", action="store_true")
    parser.add_argument("--articles", type=int, help="one size only, instead of 5 and 40 k")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, CORES])
    parser.add_argument("-o", "--output", type=Path)
    arguments = parser.parse_args()
    sizes = (arguments.articles,) if arguments.articles else SIZES
    options = ["--rules-only"] if arguments.rules_only else []
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            source = Path(folder) / f"{size}.jsonl"
            with gzip.open(arguments.news, "rb") as lines:
                source.write_bytes(b"".join(islice(lines, size)))
            # The gain of workers at the smallest size; memory, with all of them, at every size.
            for workers in arguments.workers if size == min(sizes) else arguments.workers[-1:]:
                runs.append(run(source, Path(folder) / f"{size}-{workers}", workers, options))
                print(json.dumps(runs[-1]), flush=True)
    result = {
        "pipeline": "rules only" if arguments.rules_only else "default",
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "versions": {name: version(name) for name in ("idnews", "spacy", "pyarrow")},
        "runs": runs,
        **summary(runs),
    }
    text = json.dumps(result, indent=1)
    print(text)
    if arguments.output:
        arguments.output.write_text(text + "\n", encoding="utf-8")


def summary(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the runs say: the gain of the second worker, growth of memory, the great cost."""
    smallest = min(run["articles"] for run in runs)
    at_smallest = {run["workers"]: run for run in runs if run["articles"] == smallest}
    fewest, most_workers = min(at_smallest), max(at_smallest)
    found: dict[str, Any] = {}
    if most_workers > fewest:
        gain = at_smallest[most_workers]["words a second"] / at_smallest[fewest]["words a second"]
        found["gain of more workers"] = round(gain, 2)
        more = at_smallest[most_workers]["CPU seconds"] / at_smallest[fewest]["CPU seconds"] - 1
        found["more CPU time with more workers"] = f"{100 * more:+.1f} %"
    most = max(runs, key=lambda run: (run["articles"], run["workers"]))
    same = sorted(
        (run for run in runs if run["workers"] == most["workers"]), key=lambda run: run["articles"]
    )
    growth = same[-1]["peak MB"]["all"] / same[0]["peak MB"]["all"] - 1
    found["growth of peak memory"] = f"{100 * growth:+.1f} %"
    core_hours = 1e9 / most["articles a second"] * most["workers"] / 3600
    found["a billion articles"] = {
        "core hours": round(core_hours),
        "days on 1,000 cores": round(core_hours / 24 / 1000, 2),
        f"dollars at {CORE_HOUR} a core hour": round(core_hours * CORE_HOUR),
        "TB of tables": round(most["output MB"] / most["articles"] * 1e9 / 2**20, 1),
    }
    return found


if __name__ == "__main__":
    main()
