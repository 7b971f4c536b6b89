"""The stemmer on words that show one rule each."""

import pytest

from idnews.morphology.stemmer import stem


@pytest.mark.parametrize("word", ["beri", "kuliah", "belakang", "sekolah", "bulan"])
def test_short_roots_stay_whole(word: str) -> None:
    assert stem(word) == word
