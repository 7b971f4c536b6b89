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
        ("KM Nggapulu", "PRODUCT"),
        ("Sukamaju", "GPE"),
        ("Kota Lama", "GPE"),
        ("", "GPE"),
    ],
)
def test_kinds(name: str, kind: str) -> None:
    assert kind_of_place(name) == kind
