"""Which candidates are chosen."""

import pytest

from idnews.keyphrases.features import Layout, features_of_all
from idnews.keyphrases.phrase import Candidate
from idnews.keyphrases.ranking import rank, select_diverse
from idnews.resources import read_mapping


def candidate(text: str, at: int = 0, *, label: str | None = None) -> Candidate:
    words = tuple(text.lower().split())
    made = Candidate("".join(words), words, label, full_name=text)
    made.add(text, at, at + len(text), 0, 1.0)
    made.rarest_count = 1
    return made


def chosen(*texts: str, top: int = 10) -> list[str]:
    scored = [(1 - n / 100, candidate(text)) for n, text in enumerate(texts)]
    return [c.text for _, c in select_diverse(scored, top=top)]


def test_part_of_a_better_one_is_left_out() -> None:
    assert chosen("kerja sama daerah", "sama daerah", "daerah", "warga") == [
        "kerja sama daerah",
        "warga",
    ]


def test_letters_inside_a_word_are_no_part() -> None:
    assert chosen("panglima", "pan") == ["panglima", "pan"]


def test_longer_phrase_may_follow() -> None:
    assert chosen("pajak", "pemutihan pajak") == ["pajak", "pemutihan pajak"]


def test_a_third_phrase_may_not_grow_out_of_two() -> None:
    assert chosen("harga emas", "harga emas antam", "harga emas antam hari", "hari emas") == [
        "harga emas",
        "harga emas antam",
        "hari emas",
    ]


def test_phrase_said_once_may_not_add_a_word_to_a_better_one() -> None:
    once = candidate("limpahan daging kurban", 50)
    once.n_in_body = 1
    part = candidate("limpahan daging", 50)
    ranked = [(0.9, candidate("daging kurban")), (0.5, once), (0.4, part)]
    assert [c.text for _, c in select_diverse(ranked, top=5)] == ["daging kurban"]


@pytest.mark.parametrize(
    ("worse", "at", "kept"),
    [
        ("potongan dana bagi", 0, False),
        ("jumlah potongan dana", -7, False),
        ("potongan dana bagi", 60, True),
        ("potongan", 0, True),
        ("hasil sawit", 19, False),
        ("hasil panen", 19, True),  # the news keeps these words together
    ],
)
def test_what_cuts_through_a_better_one_is_left_out(worse: str, at: int, kept: bool) -> None:
    ranked = [(0.9, candidate("dana bagi hasil", 9)), (0.5, candidate(worse, at))]
    assert len(select_diverse(ranked, top=5)) == 1 + kept


@pytest.mark.parametrize(
    ("label", "better", "worse", "n_chosen"),
    [
        ("PERSON", "Intan Nabila", "Cut Intan Nabila", 1),
        ("PERSON", "Intan Nabila", "Intan Permata", 2),
        ("ORG", "Antam", "PT Antam Tbk", 1),
        ("ORG", "Ophirxyz", "Ophirxyz Energy", 1),
        ("ORG", "Pertamina", "Pertamina Patra Niaga", 2),
        ("ORG", "Polda", "Polda Jambi", 2),
        ("GPE", "Bogor", "Kabupaten Bogor", 2),
    ],
)
def test_longer_form_of_a_better_name(label: str, better: str, worse: str, n_chosen: int) -> None:
    ranked = [(0.9, candidate(better, label=label)), (0.5, candidate(worse, 30, label=label))]
    assert len(select_diverse(ranked, top=5)) == n_chosen


def test_variant_of_the_same_stems_is_left_out() -> None:
    assert chosen("bantuan asing", "membantu asing", "pembantu") == ["bantuan asing"]


def test_top_is_kept() -> None:
    assert chosen("satu", "dua", "tiga", top=2) == ["satu", "dua"]


def test_features_are_those_that_have_weights() -> None:
    rows = features_of_all([candidate("harga beras"), candidate("emas", 20)], Layout(40, 0, 40))
    weights = read_mapping("keyword_weights", ("feature", "weight"))
    assert [sorted(row) for row in rows] == [sorted(weights)] * 2
    assert all(-1 <= value <= 2 for row in rows for value in row.values())


def test_features_of_a_phrase_of_headline_and_body() -> None:
    item = candidate("harga beras")
    item.add("harga beras", 60, 71, 2, 1.0)
    layout = Layout(120, 20, 80, headline_words=frozenset({"harga", "naik"}))
    (values,) = features_of_all([item], layout)
    wanted = {
        "words_in_headline": 0.5,
        "earliness_in_body": 0.6,
        "opens_body": 1.0,
        "reach": 0.5,
        "length": 0.5,
        "longest_word": 5 / 12,
        "is_one_word_term": 0.0,
        "is_written_as_name": 0.0,
        "headline_and_body": 1.0,
    }
    assert {name: values[name] for name in wanted} == wanted


def test_scores_fall_and_stay_within_bounds() -> None:
    candidates = [candidate("harga beras"), candidate("emas", 20), candidate("pasar", 30)]
    ranked = rank(candidates, Layout(40, 0, 40), top=5)
    scores = [keyword.score for keyword in ranked]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
