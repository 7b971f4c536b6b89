"""Dictionary forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idnews.morphology.lemmatizer import lemmatize
from tests.morphology.reading import read_cases


@pytest.mark.parametrize(("word", "pos", "lemma"), read_cases("lemmas", ("word", "pos", "lemma")))
def test_lemma(word: str, pos: str, lemma: str) -> None:
    assert lemmatize(word, pos=pos or None) == lemma


@given(st.text(max_size=30))
def test_any_text_gives_text(text: str) -> None:
    assert bool(lemmatize(text)) == bool(text)


def test_only_str_is_a_word() -> None:
    with pytest.raises(TypeError):
        lemmatize(None)  # type: ignore[arg-type]
