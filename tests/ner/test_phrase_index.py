"""Longest match, case, full stops, and a cost that does not grow with the table."""

import time

import pytest

from idnews.language.tokenizer import tokenize
from idnews.ner.phrase_index import PhraseIndex, phrase_words


def index_of(*phrases: str) -> PhraseIndex[str]:
    index = PhraseIndex[str]()
    for phrase in phrases:
        index.add(phrase, phrase)
    return index


@pytest.mark.parametrize(
    ("phrase", "text", "case"),
    [
        ("Bank Indonesia", "Bank Indonesia", "same"),
        ("Bank Indonesia", "BANK INDONESIA", "upper"),
        ("Kab", "Kab.", "same"),
        ("PT", "PT.", "same"),
        ("KH", "K.H.", "same"),
        ("Kementerian Desa dan Daerah", "Kementerian Desa Dan Daerah", "title"),
        ("Kementerian ATR/BPN", "Kementerian ATR/BPN", "same"),
        ("Badan Meteorologi, Klimatologi, dan Geofisika",) * 2 + ("same",),
    ],
)
def test_finds_a_phrase_as_texts_write_it(phrase: str, text: str, case: str) -> None:
    words = tokenize(text)
    assert index_of(phrase).find(words, 0) == [(len(words), case, phrase)]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("AS", "as"),
        ("AS", "As"),
        ("MA", "ma"),
        ("Bank Indonesia", "bank indonesia"),
        ("Bank Indonesia", "Bank indonesia"),
        ("Bank Indonesia", "Bank"),
        ("Bank Indonesia", "Banks Indonesia"),
        ("Batu", "batu"),
    ],
)
def test_leaves_other_writings_alone(phrase: str, text: str) -> None:
    assert index_of(phrase).find(tokenize(text), 0) == []


def test_finds_any_case_when_asked_and_says_which() -> None:
    index = index_of("Bank Indonesia", "AS")
    assert index.find(["bank", "indonesia"], 0, any_case=True) == [(2, "lower", "Bank Indonesia")]
    assert index.find(["bank", "Indonesia"], 0, any_case=True) == [(2, "mixed", "Bank Indonesia")]
    assert index.find(["as"], 0, any_case=True) == [(1, "lower", "AS")]


def test_longest_phrase_comes_first() -> None:
    index = index_of("Komisi", "Komisi I DPR", "Komisi I DPR RI")
    found = index.find("Komisi I DPR RI rapat".split(), 0)
    assert [length for length, _, _ in found] == [4, 3, 1]


def test_stays_inside_the_words() -> None:
    index = index_of("Bank Indonesia")
    assert index.find(["Bank"], 0) == []
    assert index.find(["", ".", "Bank"], 1) == []
    assert index.find([""], 0) == []


def test_phrase_words_divide_as_the_tokenizer_does() -> None:
    assert phrase_words("TNI/Polri") == tokenize("TNI/Polri")
    assert phrase_words("Tbk.") == ["Tbk"] or phrase_words("Tbk.") == tokenize("Tbk.")


def test_cost_does_not_grow_with_the_number_of_phrases() -> None:
    def cost(count: int) -> float:
        index = index_of(*(f"Bank Nomor {n}" for n in range(count)))
        best = 1.0
        for _ in range(5):
            start = time.process_time()
            for _ in range(2000):
                index.find(["Bank", "Nomor", "7", "x"], 0)
            best = min(best, time.process_time() - start)
        return best

    assert cost(20_000) < 5 * cost(20)
