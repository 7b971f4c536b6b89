"""The tables of the language stage: what is in them, and that they agree with each other."""

import pytest

from idnews.language.abbreviations import (
    KINDS,
    abbreviations,
    is_abbreviation,
    may_end_sentence,
)
from idnews.language.numbers import is_like_number, number_words
from idnews.language.stop_words import (
    KINDS as STOP_KINDS,
)
from idnews.language.stop_words import (
    is_stop_word,
    reporting_words,
    stop_words,
)
from idnews.resources import read_table


def test_abbreviations_are_lower_case_and_of_known_kinds() -> None:
    assert all(word == word.lower() and word[-1] != "." for word in abbreviations())
    assert set(abbreviations().values()) == set(KINDS)


@pytest.mark.parametrize("word", ["Dr.", "DR", "S.Hut", "m.si.", "Tbk", "Jl.", "Ph.D."])
def test_known_abbreviations(word: str) -> None:
    assert is_abbreviation(word)


@pytest.mark.parametrize("word", ["pergi.", "hal.", "ini", "", ".", "Jambi.", "dia.", "dan."])
def test_words_that_are_no_abbreviations(word: str) -> None:
    assert not is_abbreviation(word)


@pytest.mark.parametrize(
    ("word", "end", "end_before_name"),
    [("dll.", True, True), ("Tbk.", True, False), ("M.Si.", True, False), ("Prof.", False, False)],
)
def test_which_abbreviations_end_sentences(word: str, end: bool, end_before_name: bool) -> None:
    assert may_end_sentence(word) is end
    assert may_end_sentence(word, before_name=True) is end_before_name


@pytest.mark.parametrize(
    "word", "tahun kasus naik turun orang hari juta persen negara kota jambi polisi".split()
)
def test_words_that_carry_news_are_no_stop_words(word: str) -> None:
    assert not is_stop_word(word)


@pytest.mark.parametrize("word", "yang di ujarnya Dengan NAMUN nggak simak adalah".split())
def test_stop_words(word: str) -> None:
    assert is_stop_word(word)


def test_every_stop_word_has_a_kind() -> None:
    kinds = {kind for _, kind in read_table("stop_words", ("word", "kind"))}
    assert kinds == set(STOP_KINDS)
    assert reporting_words() < stop_words()
    assert stop_words(kinds=[]) == frozenset()


def test_an_unknown_kind_of_stop_word_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no stop words of kind \['verb'\]"):
        stop_words(kinds=["verb"])


@pytest.mark.parametrize("word", ["1", "1.042", "13,4", "10.30", "3/7", "dua", "Kedua", "ke-68"])
def test_numbers(word: str) -> None:
    assert is_like_number(word)


@pytest.mark.parametrize("word", ["", "Jambi", "ke", "ke-", "1990-an", "K1", "-", "kosong"])
def test_what_is_no_number(word: str) -> None:
    assert not is_like_number(word)


def test_number_words_have_values() -> None:
    assert number_words()["miliar"] == (1e9, "magnitude")
    assert all(value >= 0 for value, _ in number_words().values())


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("abbreviations", ("word", "expansion", "kind")),
        ("stop_words", ("word", "kind")),
        ("number_words", ("word", "value", "kind")),
        ("language_sentence_starters", ("word", "starts", "small", "capital_inside")),
        ("language_letter_labels", ("word", "example")),
    ],
)
def test_tables_are_sorted_without_doubles(name: str, columns: tuple[str, ...]) -> None:
    words = [row[0] for row in read_table(name, columns)]
    assert words == sorted(set(words))
