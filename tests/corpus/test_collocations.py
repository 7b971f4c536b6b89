"""Words that stand together."""

import pytest

from idnews.corpus.collocations import MEASURES, Collocation, collocations

TEXTS = ["Piala Dunia dimulai. Pemain Piala Dunia tiba.", "Piala Dunia, kata dia, di Qatar."] * 3


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_finds_the_pair(measure: str) -> None:
    best = collocations(TEXTS, measure=measure, min_count=5)[0]
    assert (best.words, best.count) == (("piala", "dunia"), 9)


def test_three_words() -> None:
    found = collocations(["sepak bola putri"] * 5, length=3)
    assert [item.text for item in found] == ["sepak bola putri"]


def test_no_pair_across_punctuation_numbers_and_lines() -> None:
    assert collocations(["harga, beras", "harga 5 beras", "harga\nberas"] * 5) == []


def test_no_stop_word_at_the_edge() -> None:
    assert collocations(["yang beras itu"] * 9) == []


def test_rare_pairs_are_left_out_and_top_is_kept() -> None:
    assert collocations(["harga beras"], min_count=2) == []
    assert len(collocations(["harga beras naik"] * 5, top=1)) == 1


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match="iterable of texts"):
        collocations("satu teks")
    with pytest.raises(ValueError, match="measure must be one of"):
        collocations(TEXTS, measure="pmmi")
    with pytest.raises(ValueError, match="length must be 2 or 3"):
        collocations(TEXTS, length=4)


def test_text_of_a_collocation() -> None:
    assert Collocation(("piala", "dunia"), 3, 1.0).text == "piala dunia"
