import pytest

from idnews.evaluation.scores import (
    Accuracy,
    Counts,
    add_label_counts,
    count_labels,
    count_quotes,
    count_spans,
    count_values,
    is_same_value,
    list_differences,
)
from idnews.records import Quote


def test_nothing_to_compare_has_no_rate() -> None:
    counts = count_spans([], [])
    assert (counts.precision, counts.recall, counts.f1) == (None, None, None)
    assert Accuracy().share is None


def test_all_missed_and_all_wrong_are_zero() -> None:
    assert count_spans([(0, 1)], []).f1 == 0
    assert count_spans([], [(0, 1)]).f1 == 0


def test_a_span_given_twice_counts_once() -> None:
    assert count_spans([(0, 4)], [(0, 4), (0, 4)]) == Counts(1, 1, 1)


def test_wrong_label_is_missed_and_too_many() -> None:
    counts = count_labels([(0, 5, "GPE")], [(0, 5, "LOC")])
    assert counts == {"GPE": Counts(1, 0, 0), "LOC": Counts(0, 1, 0)}
    assert sum(counts.values(), Counts()) == Counts(1, 1, 0)


def test_counts_of_texts_add_up() -> None:
    one, two = {"ORG": Counts(2, 2, 1)}, {"ORG": Counts(1, 0, 0), "DATE": Counts(1, 1, 1)}
    assert add_label_counts([one, two]) == {"DATE": Counts(1, 1, 1), "ORG": Counts(3, 2, 1)}


def test_values_are_judged_only_where_the_entity_was_found() -> None:
    gold = {
        (0, 4, "DATE"): {"value": "2014"},
        (5, 9, "DATE"): {"value": "2015"},
        (10, 14, "GPE"): None,
    }
    predicted = {(0, 4, "DATE"): {"value": "2041"}, (10, 14, "GPE"): {"value": "x"}}
    assert count_values(gold, predicted) == Accuracy(right=0, total=1)


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [
        ({"amount": 13.4e6}, {"amount": 13400000}, True),
        ({"amount": 0.1 + 0.2}, {"amount": 0.3}, True),
        ({"amount": 1, "approximate": False, "unit": None}, {"amount": 1}, True),
        ({"amount": 1, "approximate": True}, {"amount": 1}, False),
        ({"amount": 1}, {"amount": 1.001}, False),
        ({"amount": 0}, {}, False),
        ({"amount": 1}, {"amount": True}, False),
        ({"amount": 1}, {"amount": "1"}, False),
        ({"number": "23", "year": 2014}, {"number": "23", "year": 2014}, True),
        ({"number": "23"}, {"number": 23}, False),
        (None, None, True),
        (None, {"amount": 1}, False),
    ],
)
def test_values_say_the_same(first: object, second: object, is_same: bool) -> None:
    assert is_same_value(first, second) is is_same
    assert is_same_value(second, first) is is_same


def _quote(start: int, end: int, speaker: str | None = "Budi", kind: str = "direct") -> Quote:
    return Quote(start, end, "x" * (end - start), kind, speaker=speaker, cue="kata", cue_start=50)


def test_a_quote_cut_short_counts_by_its_characters_only() -> None:
    scores = count_quotes([_quote(0, 10)], [_quote(0, 5)])
    assert scores.extents == Counts(1, 1, 0)
    assert scores.characters == Counts(10, 5, 5)
    assert scores.speakers == Accuracy(0, 0)


def test_speakers_are_judged_on_right_extents() -> None:
    gold = [_quote(0, 10), _quote(20, 30, None), _quote(40, 45)]
    predicted = [_quote(0, 10, "Ani"), _quote(20, 30, None)]
    assert count_quotes(gold, predicted).speakers == Accuracy(right=1, total=2)


def test_other_kinds_are_left_out() -> None:
    predicted = [_quote(0, 10), _quote(20, 30, kind="indirect")]
    assert count_quotes([_quote(0, 10)], predicted).extents == Counts(1, 1, 1)


def test_a_quote_where_gold_has_none_is_one_too_many() -> None:
    assert count_quotes([], [_quote(0, 10)]).extents == Counts(0, 1, 0)


def test_quote_scores_add_up() -> None:
    one = count_quotes([_quote(0, 10)], [_quote(0, 10)])
    two = count_quotes([_quote(0, 10)], [])
    total = one + two
    assert (total.extents, total.characters) == (Counts(2, 1, 1), Counts(20, 10, 10))
    assert (total.speakers, total.cues) == (Accuracy(1, 1), Accuracy(1, 1))


def test_differences_are_in_the_order_of_the_text() -> None:
    text = "Bupati Bogor di Bogor"
    gold = [(7, 12, "GPE"), (16, 21, "GPE")]
    predicted = [(0, 12, "ORG"), (16, 21, "GPE")]
    assert list_differences(text, gold, predicted) == [
        "+ 0:12 ORG 'Bupati Bogor'",
        "- 7:12 GPE 'Bogor'",
    ]
    assert list_differences(text, gold, gold) == []
