import pytest

from idnews.ner.links import PlaceMention, link_places


def code_of(text: str, *before: str) -> object:
    link = link_places([PlaceMention(0, len(text), text, before)])[0]
    return None if link is None else link.get("code", "open")


def codes_of(*names: str) -> list[object]:
    places, at = [], 0
    for name in names:
        places.append(PlaceMention(at, at + len(name), name))
        at += len(name) + 2
    return [None if link is None else link.get("code", "open") for link in link_places(places)]


@pytest.mark.parametrize(
    ("text", "before", "code"),
    [
        ("Kota Jambi", (), "15.71"),
        ("Jambi", ("Wali", "Kota"), "15.71"),
        ("Cirebon Kota", ("Kapolres",), "32.74"),
        ("Metro Jaya", ("Kapolda",), "31"),
        ("Metro", ("Kapolda",), "31"),
        ("Kota Metro", (), "18.72"),
        ("Hindia Belanda", (), None),
        ("Jambi", ("Gubernur",), "15"),
        ("Banjar", ("Bupati",), "63.03"),
        ("Kabupaten Malang", (), "35.07"),
        ("Kota Malang", (), "35.73"),
        ("Surabaya", (), "35.78"),
        ("Malaysia", (), "MY"),
        ("se-Indonesia", (), "ID"),
        ("Kuningan", ("Bupati",), "32.08"),
        ("Kuningan", ("di", "bilangan"), None),
        ("Jambi", (), "open"),
        ("Malang", (), "open"),
        ("Gambir", (), "open"),
        ("Desa Sidomulyo", (), None),
        ("Entahberantah", (), None),
    ],
)
def test_one_place(text: str, before: tuple[str, ...], code: object) -> None:
    assert code_of(text, *before) == code


def test_a_neighbour_settles() -> None:
    assert codes_of("Gambir", "Jakarta Pusat") == ["31.71.01", "31.71"]


def test_a_neighbour_denies() -> None:
    assert codes_of("Kemang", "Jakarta Selatan") == [None, "31.74"]


def test_the_article_settles_a_bare_name() -> None:
    assert codes_of("Kota Malang", "Malang") == ["35.73", "35.73"]


def test_two_senses_in_one_article_stay_open() -> None:
    assert codes_of("Kota Malang", "Kabupaten Malang", "Malang")[2] == "open"


def test_whole_link_and_candidates() -> None:
    link, open_link = link_places(
        [PlaceMention(0, 10, "Kota Bogor"), PlaceMention(50, 57, "Bandung")]
    )
    assert link == {
        "code": "32.71",
        "level": "kota",
        "name": "Kota Bogor",
        "province": "Jawa Barat",
    }
    assert open_link is not None
    assert [candidate["code"] for candidate in open_link["candidates"]] == ["32.73", "32.04"]


def test_a_foreign_state_is_not_its_namesake_city() -> None:
    link = link_places([PlaceMention(0, 10, "Washington", ("negara", "bagian"))])[0]
    assert link == {
        "code": None,
        "level": "negara bagian",
        "name": "Washington",
        "country": "US",
    }
