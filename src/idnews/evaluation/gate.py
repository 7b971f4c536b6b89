"""The gate that accuracy has to pass: pinned floors, held to the hash of the data behind them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["check_figures", "check_hashes", "read_floors"]

# A figure where less is better has a ceiling instead of a floor.
CEILINGS = ("names_changed", "dates.off")


def read_floors(path: Path) -> tuple[dict[str, float], dict[str, str]]:
    """Return the floors by figure, and the SHA-256 of the data by set, from `floors.json`.

    Raises ValueError when there is nothing to check: an empty gate must not pass.
    """
    content: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    floors, hashes = dict(content.get("floors", {})), dict(content.get("data", {}))
    if not floors or not hashes:
        raise ValueError(f"{path}: no floors or no data hashes, so there is nothing to check")
    return floors, hashes


def check_figures(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Return what is wrong, one line a figure: missing, or below its floor (above its ceiling).

    >>> check_figures({"ud_pud.stem": 97.0}, {"ud_pud.stem": 98.5, "ud_pud.token": 99.8})
    ['ud_pud.stem is 97.0, below its floor 98.5', 'ud_pud.token was not measured (floor 99.8)']
    >>> check_figures({"ud_pud.names_changed": 0.7}, {"ud_pud.names_changed": 0.5})
    ['ud_pud.names_changed is 0.7, above its ceiling 0.5']
    """
    problems = []
    for name, floor in sorted(floors.items()):
        figure = figures.get(name)
        if figure is None:
            problems.append(f"{name} was not measured (floor {floor})")
        elif name.endswith(CEILINGS) and figure > floor:
            problems.append(f"{name} is {figure}, above its ceiling {floor}")
        elif not name.endswith(CEILINGS) and figure < floor:
            problems.append(f"{name} is {figure}, below its floor {floor}")
    return problems


def check_hashes(hashes: Mapping[str, str], pinned: Mapping[str, str]) -> list[str]:
    """Return the sets whose data is not what the floors were measured on.

    >>> check_hashes({"seeds": "a1"}, {"seeds": "b2"})
    ['the data of seeds has changed: set its floors anew and say why in the changelog']
    """
    return [
        f"the data of {name} has changed: set its floors anew and say why in the changelog"
        for name, digest in sorted(pinned.items())
        if name in hashes and hashes[name] != digest
    ]
