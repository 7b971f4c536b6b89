from pathlib import Path

import pytest

from idnews.ner.ages import age_behind

ROWS = (Path(__file__).parent / "cases" / "ages.tsv").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("row", ROWS)
def test_the_age_behind_a_name(row: str) -> None:
    text, name, age = row.split("\t")
    found = age_behind(text, text.index(name) + len(name))
    assert found == (int(age) if age else None)


def test_degrees_between_name_and_age_are_passed_over() -> None:
    assert age_behind("Budi, SH, M.Si (45) hadir", 4, title="Ketua, SH, M.Si") is None
    assert age_behind("Budi, S.H. (45) hadir", 4, title="Ketua, S.H.") == 45
