import pytest

from tests.ner.test_names import names_of


def labels_of(text: str, name: str) -> list[str]:
    return [m.label for m in names_of(text) if text[m.start : m.end] == name]


def test_a_short_name_follows_its_person() -> None:
    text = "Menurut Gubernur Xavio Zamudin, harga naik. Setelah itu Zamudin pulang."
    assert labels_of(text, "Zamudin") == ["PERSON"]


def test_the_same_short_name_alone_is_no_name() -> None:
    assert labels_of("Setelah itu Zamuqin pulang.", "Zamuqin") == []


def test_points_of_several_mentions_add_up() -> None:
    text = "Warga mendatangi Qelantang. Mereka ke Qelantang lagi. Ia tiba di Qelantang."
    assert set(labels_of(text, "Qelantang")) == {"GPE"}


def test_a_region_is_one_thing_in_an_article() -> None:
    text = "Banjir di Kecamatan Sungai Apit, Siak. Warga Sungai Apit mengungsi."
    assert labels_of(text, "Sungai Apit") == ["GPE"]


def test_a_headline_repeats_the_person_of_the_body() -> None:
    text = "Potret Cantik Sara Xilgers Saat Berlibur Bersama\n\nMenurut Sara Xilgers, ia senang."
    assert labels_of(text, "Sara Xilgers") == ["PERSON", "PERSON"]


def test_an_announced_programme_is_found_again() -> None:
    text = "Ini program Zona Gembira Bersama. Kini Zona Gembira Bersama ramai."
    assert labels_of(text, "Zona Gembira Bersama") == ["PRODUCT", "PRODUCT"]


@pytest.mark.parametrize("text", ["Uang negara naik. Aparatur Sipil Negara hadir.", "Batu jatuh."])
def test_ordinary_words_are_no_places(text: str) -> None:
    assert names_of(text) == []


def test_who_is_called_so_is_no_organisation() -> None:
    assert labels_of("Kata relawan AHY, mereka hadir.", "AHY") == ["PERSON"]
    text = "Asosiasi Hutan Yogyakarta (AHY) hadir. Ketua AHY pulang."
    assert "PERSON" not in labels_of(text, "AHY")
