"""Every row of the furniture table matches its example; sentences of stories stay."""

import pytest

from idnews.cleaning import clean
from idnews.cleaning.draft import View
from idnews.cleaning.furniture import Furniture, find_furniture, furniture
from tests.cleaning.loading import lines_of


@pytest.mark.parametrize("row", furniture(), ids=lambda row: f"{row.cue}-{row.example[:20]}")
def test_row_finds_its_example(row: Furniture) -> None:
    page = f"Harga beras naik. {row.example}" if row.where == "tail" else row.example
    assert row.cue == row.cue.lower()
    assert row.cue in page.lower()
    cuts = find_furniture(View(f"Harga beras naik.\n{page}\nWarga resah."))
    assert any(cut.kind == row.kind for cut in cuts)


@pytest.mark.parametrize("line", lines_of("furniture_negatives.txt"))
def test_sentence_of_a_story_stays(line: str) -> None:
    page = f"Harga beras naik lagi.\n{line}\nWarga resah karena harga naik."
    assert find_furniture(View(page)) == []
    assert clean(page).body == page


def test_word_of_a_broken_sentence_is_no_furniture() -> None:
    page = "Video itu beredar di\nFacebook\n, kata polisi.\nSelanjutnya\n, polisi memeriksa saksi."
    assert find_furniture(View(page)) == []
