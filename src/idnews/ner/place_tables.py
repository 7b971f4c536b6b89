"""What the tables know of a place name: regions, countries, towns, and the link of each."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Final

from idnews.ner.gazetteer import Region, load_gazetteer
from idnews.resources import read_mapping, read_table

__all__ = [
    "Link",
    "depth_of",
    "describe_place",
    "is_quarter",
    "known_places",
    "level_of",
    "lineage_of",
    "name_of",
    "quarters_called",
]

Link = dict[str, Any]

MIN_JOINED: Final = 7  # letters of a name that is the same with other spaces: `Batuampar`


@lru_cache(maxsize=4096)
def known_places(name: str) -> tuple[tuple[str, ...], str | None, Link | None] | None:
    """Return region codes, country code and foreign city that `name` may stand for."""
    words = name.replace(",", " , ").split()
    codes: tuple[str, ...] = ()
    country = None
    city: Link | None = None
    for entry in load_gazetteer().match(words, 0, any_case=True):
        if entry.length != len(words) or entry.kind != "GPE":
            continue
        table = entry.data["table"]
        if table == "regions":
            codes = codes + tuple(entry.data["codes"])
        elif table == "countries":
            country = entry.data["code"]
        elif table == "world_cities":
            city = {
                "code": None,
                "level": _states().get(entry.name, "kota"),
                "name": entry.name,
                "country": entry.data["country"],
            }
        elif table == "towns":
            city = _town(entry.name, entry.data["within"])
    if not codes and country is None and city is None:
        spaced = _regions_by_letters().get("".join(words))
        return known_places(spaced) if spaced not in (None, name) else None
    return tuple(dict.fromkeys(codes)), country, city


@cache
def _states() -> dict[str, str]:
    """Return the level of what the table of foreign places has that is no town: `California`."""
    return read_mapping("world_states", ("name", "level"))


def _town(name: str, within: str) -> Link:
    """Return the link of a town that is no administrative region, with the region it lies in."""
    province = _region(within.split(".")[0])
    return {
        "code": None,
        "level": "tempat",
        "name": name,
        "province": province.name,
        "within": within,
    }


@cache
def _regions_by_letters() -> dict[str, str]:
    """Return the lower-cased names of regions by themselves without spaces."""
    rows = read_table("regions", ("code", "name", "level", "evidence"))
    names = [row[1].lower() for row in rows if len(row[1]) >= MIN_JOINED]
    return {name.replace(" ", ""): name for name in names}


def _region(code: str) -> Region:
    region = load_gazetteer().region(code)
    if region is None:
        raise KeyError(f"regions.tsv has no code {code!r}")
    return region


def level_of(code: str) -> str:
    """Return the level of a region of the gazetteer.

    >>> level_of("15.71")
    'kota'
    """
    return "kelurahan" if code in _quarters() else _region(code).level


def name_of(code: str) -> str:
    """Return the name of a region without its type.

    >>> name_of("36.74")
    'Tangerang Selatan'
    """
    return _region(code).name


def depth_of(code: str) -> int:
    """Return how many parts a code has: 1 for a province, 3 for a district."""
    return code.count(".") + 1


@cache
def _quarters() -> dict[str, str]:
    """Return the names of the quarters of the table by their codes."""
    return {code: name for code, _, name in read_table("quarters", ("code", "called", "name"))}


@cache
def _quarters_by_name() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for code, called, _ in read_table("quarters", ("code", "called", "name")):
        names[called.lower()] = (*names.get(called.lower(), ()), code)
    return names


def is_quarter(code: str) -> bool:
    """Say whether the code is that of a quarter in the table, which the gazetteer lacks."""
    return code in _quarters()


def quarters_called(name: str) -> tuple[str, ...]:
    """Return the quarters of that lower-cased name: of Jakarta, elsewhere if called like a regency.

    >>> quarters_called("manggarai"), quarters_called("senayan")
    (('31.74.01.1007',), ('31.74.07.1006',))
    """
    return _quarters_by_name().get(name, ())


def lineage_of(code: str) -> list[str]:
    """Return the codes of what a region lies in, from its province to itself.

    >>> lineage_of("31.74.01")
    ['31', '31.74', '31.74.01']
    """
    parts = code.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]


def describe_place(code: str) -> Link:
    """Return the link of a region, quarter or country.

    >>> describe_place("MY")
    {'code': 'MY', 'level': 'negara', 'name': 'Malaysia'}
    """
    if not code[:1].isdigit():
        return {"code": code, "level": "negara", "name": load_gazetteer().country(code)}
    province = _region(code.split(".")[0])
    if code in _quarters():
        level, name = "kelurahan", f"Kelurahan {_quarters()[code]}"
    else:
        region = _region(code)
        level, name = region.level, region.full_name
    return {"code": code, "level": level, "name": name, "province": province.name}
