from typing import Any

import pytest

from idnews.display.facts import describe_link, describe_value, entity_facts, family_of
from idnews.records import Entity


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"value": "2018-07-03"}, "2018-07-03"),
        ({"value": "2018-07-03", "approximate": True}, "about 2018-07-03"),
        ({"value": "FUTURE_REF"}, "in the future"),
        ({"amount": 55.73}, "55.73"),
        ({"amount": 10, "amount_max": 20, "unit": "km"}, "10 to 20 km"),
        (
            {"amount": 625000000000, "currency": "IDR", "currency_inferred": True},
            "625,000,000,000 rupiah (currency inferred)",
        ),
        ({"kind": "UU", "number": "23", "year": 2014}, "UU no. 23, 2014"),
        ({"kind": "KUHP"}, "KUHP"),
        ({"kind": "UU", "number": "8", "article": "3"}, "UU no. 8; article: 3"),
        ({"new_part": 3}, "new part: 3"),
    ],
)
def test_values_in_words(value: dict[str, Any], words: str) -> None:
    assert describe_value(value) == words


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ({"code": "CA", "level": "negara", "name": "Kanada"}, "Kanada (negara, CA)"),
        (
            {"code": "15", "level": "provinsi", "name": "Jambi", "province": "Jambi"},
            "Jambi (provinsi, 15)",
        ),
        (
            {
                "candidates": [
                    {"code": "32.73", "level": "kota", "name": "Kota Bandung"},
                    {"code": "32.04", "level": "kabupaten", "name": "Kabupaten Bandung"},
                ]
            },
            "Kota Bandung (kota, 32.73) or Kabupaten Bandung (kabupaten, 32.04)",
        ),
    ],
)
def test_links_in_words(link: dict[str, Any], words: str) -> None:
    assert describe_link(link) == words


def test_everything_known_of_a_person() -> None:
    person = Entity(
        0,
        5,
        "Fasha",
        "PERSON",
        "rules",
        0.9,
        name="Syarif Fasha",
        title="Wali Kota Jambi",
        office={"role": "Wali Kota", "organisation": None, "place": "Jambi"},
        age=50,
    )
    assert entity_facts(person) == [
        ("name", "Syarif Fasha"),
        ("title", "Wali Kota Jambi"),
        ("office", "Wali Kota · Jambi"),
        ("age", "50"),
    ]
    assert entity_facts(Entity(0, 3, "KPU", "ORG", "rules", 0.9, name="KPU")) == []


def test_labels_of_other_models_have_a_family() -> None:
    assert [family_of(label) for label in ("FAC", "NORP")] == ["places", "other"]
