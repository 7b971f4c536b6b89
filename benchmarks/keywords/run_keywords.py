"""Keywords of idnews beside other extractors on editors' tags, in one run.

One command makes an environment with the peers and this checkout, and compares them in it:

    python benchmarks/keywords/run_keywords.py [--data ../shared/data]

`--data` is a folder that holds `keywords/*/dev.jsonl`. YAKE is AGPL: it stays in that environment.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from environments import python_with

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def main() -> None:
    """Make the environment if it is missing, then compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--venv", type=Path, default=ROOT / "build" / "benchmark-keywords")
    options = parser.parse_args()
    packages = ("-e", str(ROOT), "-r", str(HERE / "requirements.txt"))
    python = python_with(options.venv, packages)
    compare = [str(python), str(HERE / "compare_keywords.py"), "--data", str(options.data)]
    recipes = os.environ | {"PYTHONPATH": str(ROOT / "recipes")}
    sys.exit(subprocess.call(compare, env=recipes))


if __name__ == "__main__":
    main()
