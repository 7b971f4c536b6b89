import pytest

from idnews.ner.model_places import split_model
from idnews.ner.spans import Mention


@pytest.mark.parametrize(
    ("text", "span", "label", "expected"),
    [
        ("di Kaligawe-Sayung macet", "Kaligawe-Sayung", "LOC", ["Kaligawe", "Sayung"]),
        ("jalur Semarang-Purwodadi", "Semarang-Purwodadi", "LOC", ["Semarang", "Purwodadi"]),
        ("lintasan Kayangan-Pototano", "Kayangan-Pototano", "LOC", ["Kayangan", "Pototano"]),
        ("ruas tol Semarang-Demak", "Semarang-Demak", "LOC", ["Semarang-Demak"]),
        ("jalan raya Munjul-Picung", "Munjul-Picung", "LOC", ["Munjul-Picung"]),
        ("di Guinea-Bissau itu", "Guinea-Bissau", "LOC", ["Guinea-Bissau"]),
        ("di Clermont-Ferrand itu", "Clermont-Ferrand", "LOC", ["Clermont-Ferrand"]),
        ("konflik PKB-PBNU", "PKB-PBNU", "ORG", ["PKB", "PBNU"]),
        ("grup Wells-Fargo", "Wells-Fargo", "ORG", ["Wells-Fargo"]),
        ("Kampung Asa Desa Ciodeng", "Kampung Asa Desa Ciodeng", "LOC",
         ["Kampung Asa", "Desa Ciodeng"]),
        ("Kabupaten Pati Provinsi Jawa", "Kabupaten Pati Provinsi", "LOC", ["Kabupaten Pati"]),
        ("Kelurahan Kota Baru", "Kelurahan Kota Baru", "LOC", ["Kelurahan Kota Baru"]),
        ("Kantor Kecamatan Talang", "Kantor Kecamatan Talang", "LOC", ["Kantor Kecamatan Talang"]),
        ("Desa Babelan Kota itu", "Desa Babelan Kota", "LOC", ["Desa Babelan Kota"]),
        ("dalam bahasa Prancis", "Prancis", "LOC", []),
        ("Laboratorium Bahasa Jepang", "Jepang", "LOC", []),
        ("presiden Prancis tiba", "Prancis", "LOC", ["Prancis"]),
        ("kata Rini Sari-Dewi", "Rini Sari-Dewi", "PERSON", ["Rini Sari-Dewi"]),
    ],
)  # fmt: skip
def test_mentions_of_several_names_are_several(
    text: str, span: str, label: str, expected: list[str]
) -> None:
    start = text.index(span)
    found = list(split_model(text, [Mention(start, start + len(span), label, "model", 0.9)]))
    assert [text[m.start : m.end] for m in found] == expected
    assert {m.label for m in found} <= {label}
