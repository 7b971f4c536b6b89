import pytest

from idnews.ner.merge import POLICIES, join_rules, merge_mentions
from idnews.ner.spans import Mention


def m(start: int, end: int, label: str, score: float = 0.9, rule: str = "r") -> Mention:
    return Mention(start, end, label, rule, score)


def spans(mentions: list[Mention]) -> list[tuple[int, int, str]]:
    return [(x.start, x.end, x.label) for x in mentions]


def test_a_law_keeps_the_organisation_inside() -> None:
    assert spans(join_rules([m(0, 30, "LAW")], [m(10, 20, "ORG")])) == [(0, 30, "LAW")]


def test_an_event_keeps_its_date() -> None:
    assert spans(join_rules([m(10, 15, "DATE")], [m(0, 15, "EVENT")])) == [(0, 15, "EVENT")]


def test_of_equal_spans_the_value_stays() -> None:
    assert spans(join_rules([m(0, 3, "DATE")], [m(0, 3, "PERSON")])) == [(0, 3, "DATE")]


def test_apart_both_stay() -> None:
    found = join_rules([m(8, 10, "DATE")], [m(0, 3, "ORG")])
    assert spans(found) == [(0, 3, "ORG"), (8, 10, "DATE")]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("rules", [(0, 4, "GPE"), (20, 25, "DATE")]),
        ("rules_first", [(0, 4, "GPE"), (20, 25, "DATE"), (30, 34, "ORG")]),
        ("model_first", [(0, 12, "ORG"), (20, 25, "DATE"), (30, 34, "ORG")]),
        ("longest", [(0, 12, "ORG"), (20, 25, "DATE"), (30, 34, "ORG")]),
        ("highest_score", [(0, 4, "GPE"), (20, 25, "DATE"), (30, 34, "ORG")]),
        ("model", [(0, 12, "ORG"), (20, 25, "DATE"), (30, 34, "ORG")]),
        ("model_and_sure_rules", [(0, 12, "ORG"), (20, 25, "DATE"), (30, 34, "ORG")]),
        ("by_evidence", [(0, 12, "ORG"), (20, 25, "DATE"), (30, 34, "ORG")]),
    ],
)
def test_policies(policy: str, expected: list[tuple[int, int, str]]) -> None:
    rules = [m(0, 4, "GPE", 0.9), m(20, 25, "DATE")]
    model = [m(0, 12, "ORG", 0.8), m(30, 34, "ORG", 0.7)]
    assert spans(merge_mentions(rules, model, policy)) == expected


def test_every_policy_is_tested() -> None:
    names = "rules rules_first model_first longest highest_score model model_and_sure_rules"
    names += " by_evidence"
    assert set(POLICIES) == set(names.split())


def test_agreement_keeps_the_rules_label_and_the_higher_score() -> None:
    merged = merge_mentions([m(0, 4, "GPE", 0.5)], [m(0, 4, "LOC", 0.8)], "model_first")
    assert [(x.label, x.score, x.rule) for x in merged] == [("GPE", 0.8, "r")]


def listed(start: int, end: int) -> Mention:
    return Mention(start, end, "ORG", "gazetteer", 0.95)


def test_an_unknown_policy_raises() -> None:
    with pytest.raises(ValueError, match="policy must be one of"):
        merge_mentions([], [], "best")


def test_without_mentions_there_are_none() -> None:
    assert merge_mentions([], []) == []


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("model", []),
        ("model_and_sure_rules", [(10, 14, "GPE")]),
        ("model_first", [(0, 4, "PERSON"), (10, 14, "GPE")]),
    ],
)
def test_names_that_only_rules_found(policy: str, expected: list[tuple[int, int, str]]) -> None:
    rules = [m(0, 4, "PERSON", 0.6), m(10, 14, "GPE", 0.95)]
    assert spans(merge_mentions(rules, [], policy)) == expected


def test_the_models_names_may_come_in_any_order() -> None:
    rules = [m(0, 8, "PERSON", 0.9)]
    model = [m(30, 36, "PERSON", 0.95), m(7, 12, "PERSON", 0.4)]
    expected = [(0, 8, "PERSON"), (30, 36, "PERSON")]
    assert spans(merge_mentions(rules, model, "by_evidence")) == expected


def test_a_model_name_takes_title_and_kind_of_the_rules_name_it_replaces() -> None:
    person = Mention(10, 16, "PERSON", "r", 0.9, title="Gubernur", office={"role": "gubernur"})
    rules = [person, m(30, 35, "FAC")]
    model = [m(10, 22, "PERSON", rule="model"), m(24, 35, "LOC", rule="model")]
    merged = merge_mentions(rules, model, "model_first")
    assert spans(merged) == [(10, 22, "PERSON"), (24, 35, "FAC")]
    assert (merged[0].title, merged[0].office) == ("Gubernur", {"role": "gubernur"})


def test_a_name_of_another_class_takes_nothing() -> None:
    person = Mention(0, 6, "PERSON", "r", 0.9, title="Gubernur")
    (merged,) = merge_mentions([person], [m(0, 12, "ORG", rule="model")], "model_first")
    assert (merged.label, merged.title) == ("ORG", None)


@pytest.mark.parametrize(
    ("rules", "model", "expected"),
    [
        ([m(0, 12, "ORG", 0.95)], m(7, 12, "LOC", 0.8), (0, 12, "ORG")),
        ([m(0, 12, "ORG")], m(7, 12, "LOC", 0.95), (7, 12, "LOC")),
        ([m(0, 12, "PERSON")], m(7, 12, "PERSON", 0.75), (7, 12, "PERSON")),
        ([m(0, 12, "GPE", 0.95)], m(0, 12, "PERSON", 0.75), (0, 12, "GPE")),
        ([m(0, 12, "GPE", 0.9)], m(0, 12, "PERSON", 0.75), (0, 12, "PERSON")),
        ([m(0, 12, "GPE")], m(0, 12, "PERSON", 0.98), (0, 12, "PERSON")),
        ([m(0, 5, "PERSON")], m(0, 12, "PERSON", 0.55), (0, 12, "PERSON")),
        ([m(0, 5, "ORG", 0.95), m(6, 12, "ORG", 0.95)], m(0, 12, "ORG", 0.4), (0, 5, "ORG")),
        ([m(0, 5, "ORG", 0.95), m(6, 12, "ORG", 0.95)], m(0, 12, "ORG", 0.6), (0, 12, "ORG")),
        ([listed(0, 5), listed(6, 12)], m(0, 12, "ORG", 0.8), (0, 5, "ORG")),
        ([m(0, 5, "ORG", 0.9)], m(7, 12, "LOC", 0.8), (7, 12, "LOC")),
        ([m(0, 8, "ORG", 0.9)], m(7, 12, "ORG", 0.4), None),
        ([m(0, 8, "ORG", 0.95)], m(7, 12, "LOC", 0.4), (0, 8, "ORG")),
        ([m(0, 8, "PERSON", 0.9)], m(7, 12, "ORG", 0.4), None),
        ([m(0, 8, "PERSON", 0.9)], m(7, 12, "PERSON", 0.4), (0, 8, "PERSON")),
        ([], m(0, 12, "ORG", 0.5), None),
        ([], m(0, 12, "ORG", 0.6), (0, 12, "ORG")),
    ],
)
def test_how_sure_the_model_must_be(
    rules: list[Mention], model: Mention, expected: tuple[int, int, str] | None
) -> None:
    found = spans(merge_mentions(rules, [model], "by_evidence"))
    assert (found[0] if found else None) == expected


def test_words_of_peoples_names_are_a_place_only_for_a_surer_model() -> None:
    person = m(0, 12, "PERSON", 0.9, rule="full_name")
    for score, expected in ((0.65, []), (0.75, [(0, 12, "LOC")])):
        merged = merge_mentions([person], [m(0, 12, "LOC", score, rule="model")], "by_evidence")
        assert spans(merged) == expected


def test_a_place_of_an_office_is_no_part_of_the_persons_name() -> None:
    mayor = Mention(16, 28, "PERSON", "title", 0.95, office={"role": "wali kota"})
    model = m(10, 28, "PERSON", 0.94, rule="model")
    merged = merge_mentions([m(10, 15, "GPE", 0.95), mayor], [model], "by_evidence")
    assert spans(merged) == [(10, 15, "GPE"), (16, 28, "PERSON")]


def test_the_body_of_an_office_is_no_person() -> None:
    body = Mention(9, 20, "ORG", "office", 0.95)
    for start, score, label in ((0, 0.9, "ORG"), (9, 0.9, "ORG"), (9, 0.96, "PERSON")):
        model = [Mention(start, 20, "PERSON", "model", score)]
        assert [m.label for m in merge_mentions([body], model)] == [label]
    longer = [Mention(9, 32, "PERSON", "model", 0.9)]
    assert [m.label for m in merge_mentions([body], longer)] == ["PERSON"]


def test_a_person_in_office_is_one_though_the_model_cuts_the_name() -> None:
    rule = Mention(0, 25, "PERSON", "title", 0.95, title="Kombes")
    model = [Mention(0, 13, "PERSON", "model", 0.92), Mention(14, 25, "PERSON", "model", 0.6)]
    assert [(m.start, m.end) for m in merge_mentions([rule], model)] == [(0, 25)]
    assert [(m.start, m.end) for m in merge_mentions([rule], model[:1])] == [(0, 13)]
    guess = Mention(0, 25, "PERSON", "evidence", 0.7)
    assert len(merge_mentions([guess], model)) == 2
