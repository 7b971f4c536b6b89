import pytest

from idnews.ner.place_tails import keep_place_tails
from idnews.ner.spans import Mention


@pytest.mark.parametrize(
    ("text", "rule", "model", "expected"),
    [
        ("Kepala Dishub DKI Jakarta hadir", "Dishub DKI Jakarta", "Dishub",
         ["ORG Dishub DKI Jakarta"]),
        ("Kepala Dinas Sosial Kabupaten Lebak hadir", "Dinas Sosial Kabupaten Lebak",
         "Dinas Sosial", ["ORG Dinas Sosial Kabupaten Lebak"]),
        ("Ketua DPC PDIP Jaksel hadir", "DPC PDIP Jaksel", "PDIP", ["ORG PDIP", "GPE Jaksel"]),
        ("Kepala Divisi Teknis KPU Jakarta hadir", "Divisi Teknis KPU Jakarta", "KPU",
         ["ORG KPU Jakarta"]),
        ("Pihak KBRI Singapura hadir", "KBRI Singapura", "KBRI", ["ORG KBRI Singapura"]),
        ("Fraksi PAN DPR hadir", "Fraksi PAN DPR", "PAN", ["ORG PAN"]),
        ("Dishub Jakarta hadir", "Dishub Jakarta", "Dishub Jakarta", ["ORG Dishub Jakarta"]),
        ("Komisi III DPR hadir", "Komisi III DPR", "Komisi", ["ORG Komisi"]),
    ],
)  # fmt: skip
def test_tails(text: str, rule: str, model: str, expected: list[str]) -> None:
    def at(words: str, by: str) -> Mention:
        return Mention(text.index(words), text.index(words) + len(words), "ORG", by, 0.95)

    found = keep_place_tails(text, [at(rule, "office")], [at(model, "model")])
    assert [f"{m.label} {text[m.start : m.end]}" for m in found] == expected


def test_what_stands_there_stays() -> None:
    text = "Ketua DPC PDIP Jaksel hadir"
    merged = [Mention(10, 14, "ORG", "model", 0.9), Mention(15, 21, "PERSON", "model", 0.9)]
    assert keep_place_tails(text, [Mention(6, 21, "ORG", "office", 0.95)], merged) == merged


def test_nothing_from_nothing() -> None:
    assert keep_place_tails("", [], []) == []


@pytest.mark.parametrize(
    ("text", "body", "area", "expected"),
    [
        ("Ketua DPRD Kabupaten Lebak hadir", "DPRD", "Kabupaten Lebak", ["DPRD Kabupaten Lebak"]),
        ("Anggota KPU Kota Serang hadir", "KPU", "Kota Serang", ["KPU Kota Serang"]),
        ("Kader PDIP Serang hadir", "PDIP", "Serang", ["PDIP", "Serang"]),
        ("Data KPU, Serang, hadir", "KPU", "Serang", ["KPU", "Serang"]),
    ],
)
def test_an_office_takes_the_area_behind_it(
    text: str, body: str, area: str, expected: list[str]
) -> None:
    merged = [
        Mention(text.index(body), text.index(body) + len(body), "ORG", "office", 0.95),
        Mention(text.index(area), text.index(area) + len(area), "GPE", "office", 0.95),
    ]
    assert [text[m.start : m.end] for m in keep_place_tails(text, [], merged)] == expected
