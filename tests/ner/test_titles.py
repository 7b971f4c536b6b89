from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ner.test_names import names_of

CASES = Path(__file__).parent / "cases" / "titles.tsv"


def read_cases() -> Iterator[tuple[str, ...]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        yield tuple(line.split("\t"))


@pytest.mark.parametrize(
    ("text", "name", "title", "role", "organisation", "place"), list(read_cases())
)
def test_titles(text: str, name: str, title: str, role: str, organisation: str, place: str) -> None:
    person = next(m for m in names_of(text) if m.label == "PERSON")
    office = (
        {"role": role, "organisation": organisation or None, "place": place or None}
        if role
        else None
    )
    assert (text[person.start : person.end], person.title or "", person.office) == (
        name,
        title,
        office,
    )


@pytest.mark.parametrize(
    "text", ["Wali kota hadir.", "Ketua DPRD hadir.", "Para dokter dan guru hadir.", "Dr. hadir."]
)
def test_a_title_without_a_name_makes_no_person(text: str) -> None:
    assert [m for m in names_of(text) if m.label == "PERSON"] == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Pengacara Habib Rizieq, Aziz Yanuar, mengatakan hal itu.",
            {"Habib Rizieq": None, "Aziz Yanuar": "Pengacara Habib Rizieq"},
        ),
        (
            "Aziz Yanuar, pengacara Habib Rizieq, mengatakan hal itu.",
            {"Aziz Yanuar": "pengacara Habib Rizieq", "Habib Rizieq": None},
        ),
        (
            "Kuasa hukum Budi Santoso (BS), Aziz Yanuar, menyebut hal itu.",
            {"Budi Santoso": None, "BS": None, "Aziz Yanuar": "Kuasa hukum Budi Santoso"},
        ),
        ("Pengacara Hotman Paris mengatakan hal itu.", {"Hotman Paris": "Pengacara"}),
        (
            "Ia bertemu Li Lecheng, pimpinan Kementerian Perindustrian, Cook menyampaikan salam.",
            {"Li Lecheng": "pimpinan Kementerian Perindustrian", "Cook": None},
        ),
    ],
)
def test_whose_title_it_is(text: str, titles: dict[str, str | None]) -> None:
    persons = {text[m.start : m.end]: m.title for m in names_of(text) if m.label == "PERSON"}
    assert persons == titles
