import pytest

from idnews.ner.links import PlaceMention, link_places
from idnews.ner.name_tables import CITY_COLUMNS
from idnews.resources import read_mapping, read_table


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
        ("Negara Republik Indonesia", (), "ID"),
        ("Kuningan", ("Bupati",), "32.08"),
        ("Kuningan", ("di", "bilangan"), "open"),
        ("Jakarta Selatan", ("di", "bilangan"), "31.74"),
        ("Kemang", ("Lurah",), None),
        ("Jambi", (), "open"),
        ("Malang", (), "open"),
        ("Gambir", (), "open"),
        ("Desa Sidomulyo", (), None),
        ("Entahberantah", (), None),
        ("Kota Padang", (), "13.71"),
        ("Kecamatan Batu Ceper", (), "36.71.03"),
        ("Rangkas Bitung", (), "open"),
        ("Senayan", (), "open"),
        ("Cipete", (), "open"),
    ],
)
def test_one_place(text: str, before: tuple[str, ...], code: object) -> None:
    assert code_of(text, *before) == code


def test_a_neighbour_settles() -> None:
    assert codes_of("Gambir", "Jakarta Pusat") == ["31.71.01", "31.71"]


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("Kecamatan Kota", "Surabaya"), [None, "35.78"]),
        (("Kecamatan Kota", "Kota Kediri"), ["35.71.02", "35.71"]),
        (("Negara", "Jakarta"), [None, "31"]),
        (("Negara", "Jembrana"), ["51.01.01", "51.01"]),
    ],
)
def test_a_district_called_like_a_noun_needs_its_regency(
    names: tuple[str, ...], codes: list[object]
) -> None:
    assert codes_of(*names) == codes


def test_a_neighbour_denies() -> None:
    assert codes_of("Kemang", "Jakarta Selatan") == [None, "31.74"]


def test_a_typed_district_behind_denies() -> None:
    """What stands before `Kecamatan Cisarua` is a village of it, no district."""
    assert codes_of("Cibeureum", "Kecamatan Cisarua")[0] is None


def open_codes(*names: str) -> list[object]:
    """The candidates of the first of the names, which stand far apart."""
    places = [PlaceMention(at * 100, at * 100 + len(n), n) for at, n in enumerate(names)]
    link = link_places(places)[0]
    assert link is not None
    return [found["code"] for found in link.get("candidates", [link])]


def test_a_quarter_is_called_like_a_regency() -> None:
    """`Manggarai` is a regency of Flores and a quarter of South Jakarta."""
    assert codes_of("Manggarai", "Jakarta Selatan") == ["31.74.01.1007", "31.74"]
    assert codes_of("Manggarai", "Tebet", "Jakarta Selatan")[0] == "31.74.01.1007"
    assert open_codes("Manggarai", "Jakarta") == ["53.10", "31.74.01.1007"]
    assert open_codes("Manggarai", "Jakarta Selatan") == ["31.74.01.1007"]
    assert open_codes("Manggarai", "Jakarta", "NTT") == ["53.10"]
    assert open_codes("Manggarai", "Jakarta", "Labuan Bajo") == ["53.10"]
    assert open_codes("Manggarai") == ["53.10", "31.74.01.1007"]
    assert open_codes("Manggarai", "Jakarta", "Kabupaten Manggarai") == ["53.10"]
    assert open_codes("Surabaya", "Bandar Lampung") == ["35.78"]


def test_a_whole_quarter() -> None:
    link = link_places([PlaceMention(0, 9, "Manggarai"), PlaceMention(11, 26, "Jakarta Selatan")])
    assert link[0] == {
        "code": "31.74.01.1007",
        "level": "kelurahan",
        "name": "Kelurahan Manggarai",
        "province": "DKI Jakarta",
    }


def test_a_district_is_called_like_a_regency() -> None:
    """A regency that a list names is not the district in the next one."""
    assert codes_of("Karanganyar", "Kebumen")[0] == "33.05.20"
    assert codes_of("Karanganyar", "Kebumen", "Purworejo")[0] == "33.13"


def test_an_old_state_is_no_region_of_today() -> None:
    """Unless the article is about the region as well."""
    old = PlaceMention(0, 7, "Mataram", ("Kerajaan",))
    later, near = PlaceMention(90, 97, "Mataram"), PlaceMention(180, 183, "NTB")
    assert link_places([old, later]) == [None, None]
    assert (link_places([old, later, near])[1] or {})["code"] == "52.71"


def test_the_word_behind_tells_the_city() -> None:
    blitar = PlaceMention(0, 6, "Blitar", ("Kapolres",), "Kota")
    assert (link_places([blitar])[0] or {})["code"] == "35.72"


def test_a_district_of_many_needs_its_regency() -> None:
    """`Gebang` in an article about Demak is hardly the district of Purworejo."""
    assert codes_of("Kabupaten Demak", "Jawa Tengah", "Gebang")[2] == "open"


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


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("California", "negara bagian"),
        ("Sabah", "negara bagian"),
        ("Ontario", "provinsi"),
        ("Tepi Barat", "wilayah"),
        ("Boston", "kota"),
    ],
)
def test_foreign_states_are_no_towns(text: str, level: str) -> None:
    link = link_places([PlaceMention(0, len(text), text)])[0]
    assert link is not None
    assert link["level"] == level


def test_every_foreign_state_is_a_foreign_place() -> None:
    places = {name for name, *_ in read_table("world_cities", CITY_COLUMNS)}
    assert set(read_mapping("world_states", ("name", "level"))) <= places


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("Senayan", "Jakarta"), "31.74.07.1006"),
        (("Kelurahan Kapuk Muara", "Penjaringan"), "31.72.01.1003"),
        (("Lembang", "Bandung"), "32.17.01"),
        (("Ciputat", "Tangerang"), "36.74.04"),
        (("Jatiasih", "Bekasi"), "32.75.09"),
        (("Kemang", "Jakarta Selatan"), None),
        (("Kelapa Dua", "Depok"), None),
        (("Kecamatan Pedurungan", "Kecamatan Gayamsari"), "33.74.06"),
        (("Sukasari", "Kota Bogor"), None),
    ],
)
def test_what_lies_in_the_place_behind(names: tuple[str, str], code: str | None) -> None:
    assert codes_of(*names)[0] == code


def test_a_quarter_that_is_no_region() -> None:
    links = link_places([PlaceMention(0, 6, "Kemang"), PlaceMention(8, 23, "Jakarta Selatan")])
    assert links[0] == {
        "code": None,
        "level": "tempat",
        "name": "Kemang",
        "province": "DKI Jakarta",
        "within": "31.74",
    }
