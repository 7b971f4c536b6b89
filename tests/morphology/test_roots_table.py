"""The packaged root lexicon: its form, and words whose status was decided by reading."""

import csv
import re
from pathlib import Path

import pytest

from idnews.resources import read_table

COLUMNS = ("root", "pos", "source")
ROWS = read_table("roots", COLUMNS)
ROOTS = {root: pos for root, pos, _ in ROWS}
POS = {"n", "v", "a", "adv", "num", "pron", "prep", "conj", "part", "intj", "class"}
SOURCES = {"unimorph", "news", "idnews"}
CASES = Path(__file__).parent / "cases" / "roots.tsv"


def read_cases() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["word"], row["decision"]) for row in csv.DictReader(file, delimiter="\t")]


def test_rows_are_sorted_and_distinct() -> None:
    words = [row[0] for row in ROWS]
    assert words == sorted(set(words))


def test_roots_are_lower_case_words() -> None:
    assert [root for root in ROOTS if not re.fullmatch(r"[a-zé]+(-[a-z]+)*", root)] == []


def test_every_root_has_known_parts_of_speech() -> None:
    assert {pos for row in ROWS for pos in row[1].split(",")} <= POS


def test_every_row_names_its_source() -> None:
    assert {row[2] for row in ROWS} <= SOURCES


def test_lexicon_is_large_enough() -> None:
    assert len(ROWS) >= 9_000


@pytest.mark.parametrize(("word", "decision"), list(read_cases()))
def test_decision(word: str, decision: str) -> None:
    assert (word in ROOTS) == (decision == "root")


def test_reviewed_decisions_are_kept() -> None:
    """Every word that a reader decided stands, or does not stand, in the compiled table."""
    path = Path(__file__).parents[2] / "recipes" / "roots_reviewed.tsv"
    if not path.is_file():
        pytest.skip("recipes are not part of the installed package")
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    wrong = [
        word
        for word, decision, *_ in (line.split("\t") for line in lines)
        if (word in ROOTS) != (decision == "root")
    ]
    assert wrong == []
