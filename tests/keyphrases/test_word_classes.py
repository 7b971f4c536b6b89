"""Verbs, adjectives and numbers by form and lexicon."""

import pytest

from idnews.keyphrases.word_classes import is_adjective, is_noun_with_ber, is_number_word, is_verb


@pytest.mark.parametrize(
    "word", ["turun", "digelar", "menegaskan", "terjebak", "berlangsung", "salurkan", "perluas"]
)
def test_verbs(word: str) -> None:
    assert is_verb(word)


@pytest.mark.parametrize(
    "word",
    [
        "harga",
        "menteri",
        "berita",
        "berlian",
        "dinas",
        "",
        "jakarta",
        "masakan",
        "tindakan",
        "petani",
        "perdana",
        "bernardo",
        "merlin",
    ],
)
def test_no_verbs(word: str) -> None:
    assert not is_verb(word)


def test_adjectives_and_numbers() -> None:
    assert is_adjective("sehat") and not is_adjective("emas") and not is_adjective("xyzzy")
    assert is_number_word("satu") and not is_number_word("sate")


def test_nouns_with_ber() -> None:
    words = ("berbasis", "berbahan", "bertemu", "basis")
    assert list(map(is_noun_with_ber, words)) == [True, True, False, False]
