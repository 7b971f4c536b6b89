"""Tokens, words and sentences of idnews beside other libraries, on three treebanks, in one run.

One command makes an environment with the peers and this checkout, and compares them in it:

    python benchmarks/language/run_tokenizers.py [--data ../shared/data] [--results FOLDER]

`--data` is a folder that holds `ud/csui`, `ud/pud`, `ud/gsd` (UD's conllu files) and, for the
speed, `news/news.jsonl.gz`.
"""

import argparse
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
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--results", type=Path, default=HERE / "results")
    parser.add_argument("--venv", type=Path, default=ROOT / "build" / "benchmark-language")
    options = parser.parse_args()
    packages = ("-e", str(ROOT), "-r", str(HERE / "requirements.txt"))
    python = python_with(options.venv, packages)
    compare = [str(python), str(HERE / "compare_tokenizers.py"), "--data", str(options.data)]
    sys.exit(subprocess.call([*compare, "--results", str(options.results)]))


if __name__ == "__main__":
    main()
