"""The research scripts run as their help says, on articles that are written for the notebooks."""

from __future__ import annotations

import csv
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(path.name for path in (ROOT / "examples").glob("*.py"))
PAGES = "notebooks/data/pages.jsonl"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    name, *rest = arguments
    return subprocess.run(
        [sys.executable, str(ROOT / "examples" / name), *rest],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "COLUMNS": "100"},
        cwd=ROOT,
        check=False,
    )


def table(*arguments: str) -> list[dict[str, str]]:
    result = run(*arguments)
    assert result.returncode == 0, result.stderr
    return list(csv.DictReader(StringIO(result.stdout)))


def test_who_is_quoted() -> None:
    rows = table("who_is_quoted.py", PAGES, "--top", "4")
    assert len(rows) == 4
    by_name = {row["speaker"]: row for row in rows}
    hartono = by_name["Hartono Wibisana"]
    assert hartono["office"] == "Kepala Dinas Perdagangan Kota Semarang"
    assert int(hartono["direct"]) + int(hartono["indirect"]) >= 6
    assert int(hartono["articles"]) <= 6
    assert int(hartono["words"]) > 40


def test_who_is_quoted_of_one_kind_only() -> None:
    rows = table("who_is_quoted.py", PAGES, "--kind", "indirect")
    assert all(int(row["indirect"]) > 0 for row in rows)


def test_prices_by_month() -> None:
    rows = table("prices_by_month.py", "berasnya", PAGES, "--least", "8000", "--most", "20000")
    assert [row["month"] for row in rows] == [f"2024-0{month}" for month in range(1, 7)]
    assert rows[0] == {
        "month": "2024-01",
        "amounts": rows[0]["amounts"],
        "least": "13800",
        "median": rows[0]["median"],
        "greatest": "16500",
    }
    shown = table("prices_by_month.py", "beras", PAGES, "--most", "20000", "--show")
    assert any("Pasar Wolowona" in row["sentence"] for row in shown)


def test_compare_outlets() -> None:
    rows = table("compare_outlets.py", PAGES, "--top", "3")
    words = {(row["outlet"], row["what"]) for row in rows if row["kind"] == "word"}
    assert ("Suara Pesisir", "demak") in words
    people = {(row["outlet"], row["what"]) for row in rows if row["kind"] == "person"}
    assert ("Warta Timur", "Markus Benediktus Lede") in people


def test_one_outlet_is_nothing_to_compare(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harga beras naik di Demak.", encoding="utf-8")
    result = run("compare_outlets.py", str(tmp_path))
    assert result.returncode == 2
    assert "found 0 groups by outlet; need two or more to compare" in result.stderr


@pytest.mark.parametrize("script", SCRIPTS)
def test_help_fits_a_screen_and_shows_the_readmes_command_which_runs(script: str) -> None:
    result = run(script, "--help")
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert result.returncode == 0
    assert len(lines) <= 40
    (command,) = [line for line in lines if line.startswith("python examples/")]
    readme = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    assert command in readme.splitlines()
    assert f"[{script}]({script})" in readme
    assert table(*command.removeprefix("python examples/").split())


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_missing_file_is_named(script: str) -> None:
    word = ["beras"] if script == "prices_by_month.py" else []
    result = run(script, *word, "missing.jsonl")
    assert "missing.jsonl" in result.stderr
    assert "Traceback" not in result.stderr
