"""Abbreviated names of public offices."""

from pathlib import Path

import pytest

from idnews.ner.agencies import is_agency
from idnews.ner.gazetteer import load_gazetteer
from idnews.resources import read_table, read_user_table

CASES = read_user_table(Path(__file__).parent / "cases/agencies.tsv", "agencies", ("word", "is"))


@pytest.mark.parametrize(("word", "expected"), CASES)
def test_agency(word: str, expected: str) -> None:
    assert is_agency(word) == (expected == "yes")


def test_no_personal_name_is_an_agency() -> None:
    rows = read_table("name_words", ("word", "female", "bucket", "kind", "is_word"))
    assert [row[0] for row in rows if is_agency(row[0])] == []


def test_agency_heads_a_name_only_with_its_capital() -> None:
    heads = load_gazetteer().heads
    assert [head.label for head in heads(["Distanbun", "Jateng"], 0)] == ["ORG"]
    assert heads(["distanbun", "jateng"], 0) == []
    assert len(heads(["distanbun", "jateng"], 0, any_case=True)) == 1
