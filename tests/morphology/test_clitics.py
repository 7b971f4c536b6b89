"""Words inside printed words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idnews.morphology.clitics import split_clitics
from tests.morphology.reading import read_cases


@pytest.mark.parametrize(("word", "parts"), read_cases("clitics", ("word", "parts")))
def test_parts(word: str, parts: str) -> None:
    assert [word[start:end] for start, end in split_clitics(word)] == parts.split("+")


@given(st.text(min_size=1, max_size=30))
def test_parts_cover_the_word(word: str) -> None:
    assert "".join(word[start:end] for start, end in split_clitics(word)) == word
