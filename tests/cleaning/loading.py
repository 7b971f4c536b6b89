"""Read the case files beside these tests."""

import json
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"


def table(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated case file without its header, all as long as it."""
    lines = (CASES / name).read_text(encoding="utf-8").split("\n")
    width = lines[0].count("\t") + 1
    rows = [line.split("\t") for line in lines[1:] if line]
    return [row + [""] * (width - len(row)) for row in rows]


def lines_of(name: str) -> list[str]:
    """Return the lines of a case file."""
    return (CASES / name).read_text(encoding="utf-8").splitlines()


def items(name: str) -> list[dict[str, Any]]:
    """Return the items of a JSON case file."""
    found: list[dict[str, Any]] = json.loads((CASES / name).read_text(encoding="utf-8"))
    return found
