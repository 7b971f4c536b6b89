import pytest

from idnews.evaluation.gold_form import VALUE_KEYS, check_form
from idnews.ner.spans import LABELS

Value = dict[str, object]

RIGHT = [
    ("DATE", {"value": "2018"}),
    ("DATE", {"value": "2018-07"}),
    ("DATE", {"value": "2018-07-04/2018-07-06"}),
    ("DATE", {"value": "XXXX-07-03"}),
    ("DATE", {"value": "2018-W27"}),
    ("DATE", {"value": "2018-Q3"}),
    ("DATE", {"value": "201"}),
    ("DATE", {"value": "P10Y"}),
    ("DATE", {"value": "PT2H30M"}),
    ("DATE", {"value": "P1Y6M"}),
    ("DATE", {"value": "PXY"}),
    ("DATE", {"value": "FUTURE_REF"}),
    ("TIME", {"value": "T10:30+07:00"}),
    ("TIME", {"value": "T10:30+07:00/T12:00+07:00"}),
    ("TIME", {"value": "2018-07-03TMO"}),
    ("MONEY", {"amount": 625000000000, "currency": "IDR", "currency_inferred": True}),
    ("MONEY", {"amount": 5e9, "amount_max": 7e9, "currency": "IDR"}),
    ("MONEY", {"amount": 500, "candidates": ["PHP", "MXN"]}),
    ("PERCENT", {"amount": 55.73}),
    ("QUANTITY", {"amount": 1042, "unit": "km"}),
    ("ORDINAL", {"amount": 68}),
    ("LAW", {"kind": "UU", "number": "23", "year": 2014}),
    ("LAW", {"kind": "UU", "number": None, "year": None}),
]
WRONG = [
    ("DATE", {"value": "2018-7-3/"}),
    ("DATE", {"value": "3 Juli 2018"}),
    ("DATE", {"value": "P"}),
    ("DATE", {"value": ""}),
    ("DATE", {"value": "NOW"}),
    ("DATE", {"value": 2018}),
    ("DATE", {}),
    ("TIME", {"value": "10.30 WIB"}),
    ("MONEY", {"amount": 625000000000}),
    ("MONEY", {"amount": True, "currency": "IDR"}),
    ("MONEY", {"amount": 1, "currency": "idr"}),
    ("MONEY", {"amount": 1, "candidates": ["PHP"]}),
    ("MONEY", {"amount": 1, "candidates": "PHP"}),
    ("MONEY", {"amount": 1, "currency": "PHP", "candidates": ["PHP", "MXN"]}),
    ("QUANTITY", {"amount": 1042}),
    ("PERCENT", {"amount": "55,73"}),
    ("PERCENT", {"amount": 5, "approximate": "ya"}),
    ("LAW", {"number": "23"}),
    ("LAW", {"kind": "UU", "year": "2014"}),
]


def _problems(label: str, value: Value) -> list[str]:
    entity = {"sentence": 0, "text": "x", "label": label, "value": value}
    return check_form(
        {"article": {"body": ["x"]}, "sentences": ["x"], "tokens": ["x"], "entities": [entity]}
    )


@pytest.mark.parametrize(("label", "value"), RIGHT)
def test_values_as_the_entity_guide_writes_them_pass(label: str, value: Value) -> None:
    assert _problems(label, value) == []


@pytest.mark.parametrize(("label", "value"), WRONG)
def test_other_values_do_not(label: str, value: Value) -> None:
    (problem,) = _problems(label, value)
    assert problem.startswith("entities[0].value")


def test_every_label_with_a_value_is_a_label() -> None:
    assert set(VALUE_KEYS) < set(LABELS)
