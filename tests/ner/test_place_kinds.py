import pytest

from idnews.ner.place_kinds import kind_of_place


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Gunung Raung", "LOC"),
        ("Sungai Kuning", "LOC"),
        ("Pasar Klewer", "FAC"),
        ("SMA Adzkia", "FAC"),
        ("kantor antam pulo gadung", "FAC"),
        ("gudang Bulog", "FAC"),
        ("Balai Kota", "FAC"),
        ("KM Nggapulu", "PRODUCT"),
        ("Sukamaju", "GPE"),
        ("Kota Lama", "GPE"),
        ("Brawijaya Hospital Antasari", "FAC"),
        ("Tower Sukamaju", "GPE"),
        ("", "GPE"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of_place(name) == kind


@pytest.mark.parametrize(
    ("before", "name", "kind"),
    [
        ("jalan", "Munjul-Picung", "FAC"),
        ("lapangan", "Sapta Marga Akmil", "FAC"),
        ("gunung", "Sindoro Kecil", "LOC"),
        ("pulau", "Sabira", "LOC"),
        ("kawasan", "Sukamaju", "GPE"),
        ("desa", "Sukamaju", "GPE"),
        ("warga", "Sukamaju", "GPE"),
        ("Pasar", "Sukamaju", "GPE"),
        ("lapangan", "Kota Lama", "GPE"),
        ("", "Sukamaju", "GPE"),
    ],
)
def test_the_word_before_tells_the_kind_of_an_unknown_name(
    before: str, name: str, kind: str
) -> None:
    assert kind_of_place(name, before) == kind
