"""The gazetteer's tables: sorted, unique, complete, and right where we can check them."""

import unicodedata
from importlib.resources import files

import pytest

from idnews.ner import gazetteer as g
from idnews.ner import name_tables
from idnews.resources import read_table

TABLES = {
    "acronyms": g.ACRONYM_COLUMNS,
    "countries": name_tables.COUNTRY_COLUMNS,
    "degrees": g.DEGREE_COLUMNS,
    "events": name_tables.LABELLED_COLUMNS,
    "heads": g.HEAD_COLUMNS,
    "name_words": g.NAME_COLUMNS,
    "organisations": name_tables.ORGANISATION_COLUMNS,
    "places": name_tables.LABELLED_COLUMNS,
    "products": name_tables.LABELLED_COLUMNS,
    "region_aliases": name_tables.REGION_ALIAS_COLUMNS,
    "regions": name_tables.REGION_COLUMNS,
    "titles": g.TITLE_COLUMNS,
    "towns": name_tables.TOWN_COLUMNS,
    "world_cities": name_tables.CITY_COLUMNS,
}
NAMED = ("countries", "events", "organisations", "places", "products", "world_cities")
MAX_BYTES = 1_500_000
EVIDENCE = {"any", "needed"}


def cell(table: str, row: tuple[str, ...], column: str) -> str:
    return row[TABLES[table].index(column)]


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sorted_unique_and_nfc(table: str) -> None:
    rows = read_table(table, TABLES[table])
    assert rows
    assert list(rows) == sorted(set(rows))
    assert all(unicodedata.is_normalized("NFC", text) for row in rows for text in row)
    assert all(text == " ".join(text.split()) for row in rows for text in row)


def test_all_tables_together_stay_small() -> None:
    folder = files("idnews.resources")
    size = sum(len((folder / f"{table}.tsv").read_bytes()) for table in TABLES)
    assert size < MAX_BYTES


def test_there_are_as_many_regions_as_the_decree_says() -> None:
    levels = [row[2] for row in read_table("regions", name_tables.REGION_COLUMNS)]
    counts = {level: levels.count(level) for level in set(levels)}
    # Kepmendagri 300.2.2-2138/2025
    assert counts == {"provinsi": 38, "kabupaten": 416, "kota": 98, "kecamatan": 7285}


def test_region_codes_are_unique_and_have_parents_of_the_level_above() -> None:
    rows = read_table("regions", name_tables.REGION_COLUMNS)
    levels = {row[0]: row[2] for row in rows}
    assert len(levels) == len(rows)
    above = {"kecamatan": {"kabupaten", "kota"}, "kabupaten": {"provinsi"}, "kota": {"provinsi"}}
    for code, level in levels.items():
        if level != "provinsi":
            assert levels[code.rpartition(".")[0]] in above[level]


def test_cities_are_numbered_from_71() -> None:
    for code, _, level, _ in read_table("regions", name_tables.REGION_COLUMNS):
        if level in ("kabupaten", "kota"):
            assert (int(code[3:]) >= 71) == (level == "kota")


@pytest.mark.parametrize("table", ["region_aliases", "towns"])
def test_aliases_and_towns_name_regions_that_exist(table: str) -> None:
    regions = {row[0]: row[1] for row in read_table("regions", name_tables.REGION_COLUMNS)}
    for name, code, evidence in read_table(table, TABLES[table]):
        assert regions[code] != name
        assert evidence in EVIDENCE


@pytest.mark.parametrize("table", NAMED)
def test_names_are_unique_and_aliases_differ_from_them(table: str) -> None:
    rows = read_table(table, TABLES[table])
    names = [cell(table, row, "name") for row in rows]
    assert len(names) == len(set(names))
    for row in rows:
        aliases = [a.removeprefix("~") for a in cell(table, row, "aliases").split("|")]
        assert cell(table, row, "name") not in aliases
        assert len(aliases) == len(set(aliases))
        assert "" not in aliases or aliases == [""]
        assert cell(table, row, "evidence") in EVIDENCE
        assert cell(table, row, "source")


def test_a_safe_alias_stands_for_one_organisation_only() -> None:
    bearers: dict[str, set[str]] = {}
    for row in read_table("organisations", name_tables.ORGANISATION_COLUMNS):
        for alias in row[1].split("|"):
            if alias and not alias.startswith("~"):
                bearers.setdefault(alias, set()).add(row[0])
    assert {alias: names for alias, names in bearers.items() if len(names) > 1} == {}


def test_an_organisation_ends_after_it_began() -> None:
    for row in read_table("organisations", name_tables.ORGANISATION_COLUMNS):
        since, until = row[4], row[5]
        assert not since or not until or since <= until


def test_countries_have_iso_codes_and_cities_lie_in_them() -> None:
    codes = [row[0] for row in read_table("countries", name_tables.COUNTRY_COLUMNS)]
    now = [code for code in codes if len(code) == 2]
    assert len(now) == len(set(now)) == 249  # ISO 3166-1 and Kosovo, without Antarctica
    past = [code for code in codes if len(code) != 2]
    assert all(len(code) == 4 and code.isupper() for code in past)  # ISO 3166-3
    for row in read_table("world_cities", name_tables.CITY_COLUMNS):
        assert row[1] in codes


def test_heads_and_titles_use_the_documented_words() -> None:
    for _, label, _, complement, _ in read_table("heads", g.HEAD_COLUMNS):
        assert label in {"ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT"}
        assert complement in {"name", "place", "field", "none"}
    for _, _, complement, place, case, _ in read_table("titles", g.TITLE_COLUMNS):
        assert case in {"any", "capital"}
        assert complement in {"none", "may", "must"}
        assert place in {"none", "may"}


def test_degrees_written_without_stops_stay_apart() -> None:
    bearers: dict[str, set[str]] = {}
    for degree, variants, _ in read_table("degrees", g.DEGREE_COLUMNS):
        for spelling in (degree, *variants.split("|")):
            bearers.setdefault(spelling.replace(".", "").replace(" ", ""), set()).add(degree)
    bearers.pop("", None)
    assert {key: names for key, names in bearers.items() if len(names) > 1} == {}


def test_name_words_are_small_single_words_with_shares() -> None:
    for word, female, bucket, kind, is_word in read_table("name_words", g.NAME_COLUMNS):
        assert word == word.lower()
        assert " " not in word
        assert not female or 0 <= int(female) <= 100
        assert bucket in set("12345")
        assert kind in {"name", "clan", "particle"}
        assert is_word in {"0", "1"}
