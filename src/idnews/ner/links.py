"""Regions and countries that place names stand for, with what does not settle left open.

A name is read with its type word (`Kota Jambi`, `Bupati Banjar`), its neighbour (`Gambir, Jakarta
Pusat`) and the other places of the article. What these do not settle is kept as ranked candidates.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from idnews.ner.gazetteer import Region, load_gazetteer
from idnews.ner.places import GPE_LEVELS

__all__ = ["PlaceMention", "link_places"]

Link = dict[str, Any]

MAX_CANDIDATES: Final = 5
# Between a place and the larger place that it lies in stands at most ", " or " (".
NEIGHBOUR_GAP: Final = 3
DISTRICT_DEPTH: Final = 3  # parts of a district's code: `31.71.01`
LEVEL_ORDER: Final = ("provinsi", "kota", "kabupaten", "kecamatan", "kelurahan", "desa")
VILLAGE_LEVELS: Final = frozenset({"desa", "kelurahan", "nagari", "gampong"})
UPPER_LEVELS: Final = frozenset({"provinsi", "kota", "kabupaten"})
# What stands before a bare name and tells its level.
OFFICE_LEVELS: Final = {
    "walikota": "kota",
    "wali kota": "kota",
    "pemkot": "kota",
    "pemerintah kota": "kota",
    "polresta": "kota",
    "bupati": "kabupaten",
    "pemkab": "kabupaten",
    "pemerintah kabupaten": "kabupaten",
    "gubernur": "provinsi",
    "pemprov": "provinsi",
    "polda": "provinsi",
    "kapolda": "provinsi",
    "kejati": "provinsi",
    "camat": "kecamatan",
    "polsek": "kecamatan",
    "kapolsek": "kecamatan",
    "lurah": "kelurahan",
    "kades": "desa",
    "kepala desa": "desa",
}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in a text: its offsets, its words, and up to two words before it."""

    start: int
    end: int
    text: str
    before: tuple[str, ...] = ()


def link_places(places: Sequence[PlaceMention]) -> list[Link | None]:
    """Return for each place, in order of the text, its link, or None when no table knows it.

    A link is `{"code", "level", "name", "province"}`; a country's code is ISO 3166, a region's
    Kemendagri's. Where the article does not settle which of several regions is meant, it is
    `{"candidates": [link, ...]}`, the likeliest first. A town that is no region (`Timika`) has
    level `tempat` and the code that it lies `within`, a foreign city or state its `country`.

    >>> link_places([PlaceMention(0, 10, "Kota Jambi")])[0]["code"]
    '15.71'
    """
    readings = [_read(place) for place in places]
    codes = [reading.codes for reading in readings]
    senses: dict[str, set[str]] = {}
    support: dict[str, int] = {}
    for reading in readings:
        if len(reading.codes) == 1:
            code = reading.codes[0]
            if reading.is_typed:
                senses.setdefault(reading.name, set()).add(code)
            if code[:2].isdigit():
                for part in _lineage(code):
                    support[part] = support.get(part, 0) + 1
    denied = _denied_names(places, readings)
    links: list[Link | None] = []
    for number, reading in enumerate(readings):
        if reading.city is not None and not reading.codes:
            links.append(reading.city)
            continue
        chosen = codes[number]
        if reading.name in denied:
            chosen = ()
        if len(chosen) > 1:
            chosen = _by_sense(reading, senses)
        if len(chosen) > 1:
            chosen = _by_neighbour(places, readings, number, chosen)
        if len(chosen) > 1:
            chosen = _by_support(chosen, support)
        link = _link(chosen)
        if len(chosen) == 1 and not reading.is_typed and not _is_supported(chosen[0], support):
            link = {"candidates": [link]} if _may_be(chosen[0], support) else None
        links.append(link)
    return links


def _is_supported(code: str, support: dict[str, int]) -> bool:
    """Say whether the article names what a district lies in; larger regions need no support."""
    lineage = _lineage(code)
    return len(lineage) < DISTRICT_DEPTH or any(
        support.get(part, 0) > support.get(code, 0) for part in lineage[:-1]
    )


def _may_be(code: str, support: dict[str, int]) -> bool:
    """Say whether a district may be meant: not where the article is only about other provinces."""
    province = _lineage(code)[0]
    others = [part for part in support if "." not in part and part != province]
    return support.get(province, 0) > support.get(code, 0) or not others


def _denied_names(places: Sequence[PlaceMention], readings: Sequence[_Reading]) -> set[str]:
    """Return the names whose only district the article denies: `Kemang, Jakarta Selatan`."""
    denied = set()
    for number, (reading, after) in enumerate(itertools.pairwise(readings)):
        if len(reading.codes) != 1 or len(_lineage(reading.codes[0])) < DISTRICT_DEPTH:
            continue
        if places[number + 1].start - places[number].end > NEIGHBOUR_GAP:
            continue
        above = [code for code in after.codes if code[:1].isdigit()]
        is_above = any(len(_lineage(code)) < DISTRICT_DEPTH for code in above)
        if is_above and not set(above).intersection(_lineage(reading.codes[0])[:-1]):
            denied.add(reading.name)
    return denied


@dataclass(frozen=True, slots=True)
class _Reading:
    name: str
    codes: tuple[str, ...]
    is_typed: bool
    city: Link | None = None


def _read(place: PlaceMention) -> _Reading:
    text = " ".join(place.text.lower().removeprefix("se-").split())
    head, _, rest = text.partition(" ")
    level = None
    name = text
    if rest and head.rstrip(".") in GPE_LEVELS and not _known(text):
        levels = GPE_LEVELS[head.rstrip(".")]
        name = rest
    elif rest and text.endswith(" kota") and not _known(text):
        levels = ("kota",)  # `Polres Cirebon Kota`
        name = text.removesuffix(" kota")
    else:
        level = _level_before(place.before)
        levels = GPE_LEVELS.get(level, (level,)) if level else ()
    found = _known(name)
    if not found:
        return _Reading(name, (), False)
    codes, country, city = found
    before = tuple(word.lower() for word in place.before)
    if before[-1:] == ("bilangan",):
        return _Reading(name, (), False)  # a quarter of some city: `bilangan Kuningan`
    if before == ("negara", "bagian") and city is not None and city.get("country"):
        state = {**city, "level": "negara bagian", "name": place.text}
        return _Reading(name, (), False, state)
    if country is not None and not any(_level(code) in levels for code in codes):
        return _Reading(name, (country,), False)
    fitting = tuple(code for code in codes if _level(code) in levels) if levels else ()
    if fitting:
        return _Reading(name, fitting, True)
    if name != text and levels and set(levels) <= VILLAGE_LEVELS:
        return _Reading(name, (), True)  # villages are in no table; a district may bear the name
    if not codes and city is not None:
        return _Reading(name, (), False, city)
    upper = tuple(code for code in codes if _level(code) in UPPER_LEVELS)
    return _Reading(name, upper or codes, False, city if not codes else None)


def _level_before(before: tuple[str, ...]) -> str | None:
    for length in (2, 1):
        phrase = " ".join(before[-length:]).lower().rstrip(".")
        if phrase in OFFICE_LEVELS:
            return OFFICE_LEVELS[phrase]
        if length == 1 and phrase in GPE_LEVELS:
            return phrase
    return None


@lru_cache(maxsize=4096)
def _known(name: str) -> tuple[tuple[str, ...], str | None, Link | None] | None:
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
                "level": "kota",
                "name": entry.name,
                "country": entry.data["country"],
            }
        elif table == "towns":
            city = _town(entry.name, entry.data["within"])
    if not codes and country is None and city is None:
        return None
    return tuple(dict.fromkeys(codes)), country, city


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


def _region(code: str) -> Region:
    region = load_gazetteer().region(code)
    if region is None:
        raise KeyError(f"regions.tsv has no code {code!r}")
    return region


def _level(code: str) -> str:
    return _region(code).level


def _lineage(code: str) -> list[str]:
    parts = code.split(".")
    return [".".join(parts[: i + 1]) for i in range(len(parts))]


def _by_sense(reading: _Reading, senses: dict[str, set[str]]) -> tuple[str, ...]:
    """One name has one sense in an article, when its type word stands there only once."""
    typed = senses.get(reading.name, set())
    fitting = tuple(code for code in reading.codes if code in typed)
    return fitting if len(fitting) == 1 else reading.codes


def _by_neighbour(
    places: Sequence[PlaceMention],
    readings: Sequence[_Reading],
    number: int,
    codes: tuple[str, ...],
) -> tuple[str, ...]:
    """Keep what lies in the place named directly behind: `Gambir, Jakarta Pusat`."""
    if number + 1 >= len(places):
        return codes
    if places[number + 1].start - places[number].end > NEIGHBOUR_GAP:
        return codes
    above = set(readings[number + 1].codes)
    fitting = tuple(code for code in codes if above.intersection(_lineage(code)[:-1]))
    return fitting or codes


def _by_support(codes: tuple[str, ...], support: dict[str, int]) -> tuple[str, ...]:
    """Keep what lies in regions that the article names; rank the rest by level."""

    def points(code: str) -> int:
        lineage = _lineage(code)
        return sum(support.get(part, 0) * (depth + 1) for depth, part in enumerate(lineage))

    ranked = sorted(codes, key=lambda c: (-points(c), LEVEL_ORDER.index(_level(c)), c))
    best = points(ranked[0])
    if best and best > points(ranked[1]):
        return (ranked[0],)
    return tuple(ranked)


def _link(codes: tuple[str, ...]) -> Link | None:
    if not codes:
        return None
    if len(codes) == 1:
        return _describe(codes[0])
    return {"candidates": [_describe(code) for code in codes[:MAX_CANDIDATES]]}


def _describe(code: str) -> Link:
    if not code[:1].isdigit():
        return {"code": code, "level": "negara", "name": load_gazetteer().country(code)}
    region = _region(code)
    province = _region(code.split(".")[0])
    return {
        "code": code,
        "level": region.level,
        "name": region.full_name,
        "province": province.name,
    }
