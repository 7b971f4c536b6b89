import pytest

from idnews.ner.clubs import is_home
from tests.ner.test_names import names_of


def labels_of(text: str, name: str) -> list[str]:
    return [m.label for m in names_of(text) if text[m.start : m.end] == name]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Dua gol membawa Madrid menang dalam laga itu.", ["ORG"]),
        ("Pelatih itu menyebut laga melawan Verona berat.", ["ORG"]),
        ("Laga itu digelar di Madrid, skor akhir imbang.", ["GPE"]),
        ("Menteri tiba di Madrid untuk sidang.", ["GPE"]),
        ("Madrid - Gol tunggal menentukan laga itu.", ["GPE"]),
        ("Klub itu tertinggal lima poin dari Madrid di klasemen.", ["ORG"]),
        ("Striker itu hijrah ke Madrid dalam bursa transfer.", ["ORG"]),
        ("Striker itu terbang dari Madrid usai laga.", ["GPE"]),
        ("Menteri hijrah ke Madrid untuk sidang.", ["GPE"]),
    ],
)
def test_cities_are_clubs_in_sports_only(text: str, labels: list[str]) -> None:
    assert labels_of(text, "Verona" if "Verona" in text else "Madrid") == labels


def test_a_city_without_a_club_of_its_name_stays() -> None:
    assert not is_home("jakarta")
    assert labels_of("Gol itu membuat Jakarta menang dalam laga.", "Jakarta") == ["GPE"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Verona kalah 0-2 di Stadion San Siro, Milan. Gol itu dicetak striker.", ["GPE"]),
        ("Gol itu lahir di Stadion San Siro (Milan) dalam laga Serie A.", ["GPE"]),
        ("Laga itu digelar tanpa gol, Milan, Italia, sepi.", ["GPE"]),
        ("Pelatih menyebut skuad Milan menang dengan dua gol.", ["ORG"]),
        ("Klub itu menang di Stadion San Siro. Milan mencetak gol.", ["ORG"]),
    ],
)
def test_a_city_behind_a_stadium_or_before_its_country_is_a_place(
    text: str, labels: list[str]
) -> None:
    assert labels_of(text, "Milan") == labels
