"""Regions and countries that place names stand for, with what does not settle left open.

A name is read with its type word (`Kota Jambi`, `Bupati Banjar`), its neighbour (`Gambir, Jakarta
Pusat`) and the other places of the article. What these do not settle is kept as ranked candidates:
`Manggarai` in an article about Jakarta is its quarter or the regency of Flores.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from idnews.ner.place_tables import (
    Link,
    depth_of,
    describe_place,
    is_quarter,
    known_places,
    level_of,
    lineage_of,
    name_of,
    quarters_called,
)
from idnews.ner.places import GPE_LEVELS

__all__ = ["PlaceMention", "link_places"]

MAX_CANDIDATES: Final = 5
# Between a place and the larger place that it lies in stands at most ", " or " (", no " & ".
NEIGHBOUR_GAP: Final = 2
LIST_GAP: Final = 6  # `, dan `
REGENCY_DEPTH: Final = 2  # parts of a code: `31.71`
DISTRICT_DEPTH: Final = 3  # `31.71.01`
JAKARTA: Final = "31"
# Districts called so: only where their regency is named too, `Kecamatan Kota` is of many.
COMMON_NOUNS: Final = frozenset({"kota", "negara"})
KINGDOMS: Final = frozenset({"kerajaan", "kesultanan"})
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
    "ds": "desa",
    "dusun": "desa",
}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in a text: its offsets, its words, up to two before it and the one behind."""

    start: int
    end: int
    text: str
    before: tuple[str, ...] = ()
    after: str = ""


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
    article = _Article(places, readings, _senses(readings), _support(readings))
    denied, kingdoms = _denied_names(article), _kingdoms(places)
    links: list[Link | None] = []
    for number, reading in enumerate(readings):
        if reading.city is not None and not reading.codes:
            links.append(reading.city)
            continue
        is_no_region = reading.name in denied or _is_kingdom(article, reading, kingdoms)
        codes = () if is_no_region else _narrow(article, number)
        if not codes and reading.town is not None and _lies_in(article, number, reading.town):
            links.append(reading.town)  # `Kemang, Jakarta Selatan`
            continue
        links.append(_quarter(article, number, codes) or _settle(article, number, codes))
    return links


@dataclass(frozen=True, slots=True)
class _Article:
    """The places of an article, how they read, the senses and regions that it settles."""

    places: Sequence[PlaceMention]
    readings: Sequence[_Reading]
    senses: dict[str, set[str]]
    support: dict[str, int]


def _kingdoms(places: Sequence[PlaceMention]) -> set[str]:
    """Return the names of old states, which are no regions of today: `Kerajaan Mataram`."""
    names = set()
    for place in places:
        words = (*place.before[-1:], *place.text.split())
        if len(words) > 1 and words[0].lower() in KINGDOMS:
            names.add(words[1].lower())
    return names


def _senses(readings: Sequence[_Reading]) -> dict[str, set[str]]:
    """Return the regions that a name stands for where a type word says it: `Kota Malang`."""
    senses: dict[str, set[str]] = {}
    for reading in readings:
        if len(reading.codes) == 1 and reading.is_typed:
            senses.setdefault(reading.name, set()).add(reading.codes[0])
    return senses


def _support(readings: Iterable[_Reading]) -> dict[str, int]:
    """Return how often the article names each region, by itself or by what lies in it."""
    support: dict[str, int] = {}
    for reading in readings:
        within = (reading.city or {}).get("within")
        codes = reading.codes or ((within,) if within else ())
        if len(codes) == 1 and codes[0][:2].isdigit():
            for part in lineage_of(codes[0]):
                support[part] = support.get(part, 0) + 1
    return support


def _narrow(article: _Article, number: int) -> tuple[str, ...]:
    """Return the regions that a name may be: the evidence nearest to it speaks first."""
    reading = article.readings[number]
    chosen = reading.codes
    if len(chosen) > 1:
        chosen = _by_sense(reading, article.senses)
    if len(chosen) > 1:
        chosen = _in_neighbour(article, number, chosen) or chosen
    if len(chosen) > 1:
        chosen = _by_support(chosen, article.support)
    return chosen


def _is_kingdom(article: _Article, reading: _Reading, kingdoms: set[str]) -> bool:
    """Say whether a name stands for an old state: the article is not about the region."""
    if reading.name not in kingdoms or reading.is_typed:
        return False
    others = _support(r for r in article.readings if r.name != reading.name)
    return not any(lineage_of(code)[0] in others for code in reading.codes)


def _settle(article: _Article, number: int, codes: tuple[str, ...]) -> Link | None:
    """Return the link of what is left; districts need more evidence than larger regions."""
    reading, support = article.readings[number], article.support
    is_within = bool(_in_neighbour(article, number, codes))
    is_small = all(depth_of(code) >= DISTRICT_DEPTH for code in codes)
    is_clear = reading.is_typed or is_within
    if is_small and not (is_clear or any(_may_be(code, support) for code in codes)):
        return None
    if reading.name in COMMON_NOUNS:
        codes = tuple(code for code in codes if _is_supported(code, support, by_regency=True))
    link = _link(codes)
    if len(codes) != 1 or is_clear:
        return link
    has_namesakes = len(reading.codes) > 1
    if not _is_supported(codes[0], support, by_regency=has_namesakes):
        return {"candidates": [link]}
    return link


def _quarter(article: _Article, number: int, codes: tuple[str, ...]) -> Link | None:
    """Return the link of a smaller namesake of a regency: `Manggarai, Jakarta Selatan`.

    Where only the rest of the article speaks for it, both are candidates; a quarter of Jakarta may
    always be meant where nothing speaks for the regency.
    """
    reading = article.readings[number]
    if not reading.namesakes or reading.is_typed or reading.name in article.senses:
        return None
    below = _in_neighbour(article, number, reading.namesakes)
    if below and not _in_neighbour(article, number, codes) and not _is_listed(article, number):
        return _link(below)
    others = _support(r for r in article.readings if r.name != reading.name)
    if any(lineage_of(code)[0] in others or level_of(code) == "kota" for code in codes):
        return None
    quarters = [code for code in reading.namesakes if is_quarter(code)]
    named = tuple(code for code in quarters if _city_of(code) in {*others, JAKARTA})
    if any(lineage_of(code)[1] in others and _city_of(code) == JAKARTA for code in named):
        return _link(named)
    return _link((*codes, *named)) if named else None


def _city_of(quarter: str) -> str:
    """Return the code of the city that a quarter lies in; all cities of Jakarta are one."""
    province, city = lineage_of(quarter)[:2]
    return province if province == JAKARTA else city


def _is_listed(article: _Article, number: int) -> bool:
    """Say whether the neighbour behind is one more of a list: `Karanganyar, Kebumen, Purworejo`."""
    around = range(max(0, number - 1), min(number + 3, len(article.places)))
    large = [
        (at, {code for code in article.readings[at].codes if depth_of(code) == REGENCY_DEPTH})
        for at in around
    ]
    return any(
        first and second and at != number and _gap(article, at) <= LIST_GAP
        for (at, first), (_, second) in itertools.pairwise(large)
    )


def _gap(article: _Article, number: int) -> int:
    """Return how many characters part a place from the next."""
    return article.places[number + 1].start - article.places[number].end


def _is_supported(code: str, support: dict[str, int], *, by_regency: bool) -> bool:
    """Say whether the article names what a district lies in; larger regions need no support.

    One of several districts of a name needs its regency; the province alone has villages so called.
    """
    lineage = lineage_of(code)
    above = lineage[1:-1] if by_regency else lineage[:-1]
    return len(lineage) < DISTRICT_DEPTH or any(
        support.get(part, 0) > support.get(code, 0) for part in above
    )


def _may_be(code: str, support: dict[str, int]) -> bool:
    """Say whether a district may be meant: not where the article is only about other provinces."""
    province = lineage_of(code)[0]
    others = [part for part in support if "." not in part and part != province]
    return support.get(province, 0) > support.get(code, 0) or not others


def _denied_names(article: _Article) -> set[str]:
    """Return the names whose districts the article denies: `Kemang, Jakarta Selatan`."""
    denied = set()
    for number, reading in enumerate(article.readings):
        after = _behind(article, number)
        if after is None or any(depth_of(code) < DISTRICT_DEPTH for code in reading.codes):
            continue
        above = [code for code in after.codes if code[:1].isdigit()]
        is_list = reading.is_typed and after.is_typed  # `Kecamatan Talawi, Kecamatan Sei Balai`
        is_above = any(
            depth_of(code) < DISTRICT_DEPTH or (after.is_typed and not is_list) for code in above
        )
        if is_above and reading.codes and not _in_neighbour(article, number, reading.codes):
            denied.add(reading.name)
    return denied


@dataclass(frozen=True, slots=True)
class _Reading:
    name: str
    codes: tuple[str, ...]
    is_typed: bool
    city: Link | None = None
    namesakes: tuple[str, ...] = ()  # smaller regions, behind a regency or city of that name
    town: Link | None = None  # no region, called like a district


def _read(place: PlaceMention) -> _Reading:
    text = " ".join(place.text.lower().removeprefix("se-").removeprefix("negara ").split())
    head, _, rest = text.partition(" ")
    level = None
    name = text
    if rest and head.rstrip(".") in GPE_LEVELS and _is_type(head.rstrip("."), rest, text):
        levels = GPE_LEVELS[head.rstrip(".")]
        name = rest
    elif rest and text.endswith(" kota") and not known_places(text):
        levels = ("kota",)  # `Polres Cirebon Kota`
        name = text.removesuffix(" kota")
    elif place.after == "Kota" and not known_places(f"{text} kota"):
        levels = ("kota",)
    else:
        level = _level_before(place.before)
        levels = GPE_LEVELS.get(level, (level,)) if level else ()
    found = known_places(name)
    if not found:
        return _Reading(name, quarters_called(name), False)
    codes, country, city = found
    before = tuple(word.lower() for word in place.before)
    is_quarter = before[-1:] == ("bilangan",)  # a quarter of some city: `bilangan Kuningan`
    if is_quarter and any(level_of(code) == "kabupaten" for code in codes):
        return _Reading(name, (), False, None, quarters_called(name))
    if before == ("negara", "bagian") and city is not None and city.get("country"):
        state = {**city, "level": "negara bagian", "name": place.text}
        return _Reading(name, (), False, state)
    if country is not None and not any(level_of(code) in levels for code in codes):
        return _Reading(name, (country,), False)
    fitting = tuple(code for code in codes if level_of(code) in levels) if levels else ()
    if fitting:
        return _Reading(name, fitting, True)
    if levels and set(levels) <= VILLAGE_LEVELS:
        return _Reading(name, quarters_called(name), False)  # a district may bear a village's name
    if not codes and city is not None:
        return _Reading(name, (), False, city)
    upper = tuple(code for code in codes if level_of(code) in UPPER_LEVELS)
    if not upper:
        return _Reading(name, codes, False, city if not codes else None, (), city)
    below = (code for code in codes if code not in upper and code[:5] not in upper)
    return _Reading(name, upper, False, None, (*below, *quarters_called(name)))


def _is_type(head: str, rest: str, text: str) -> bool:
    """Say whether the first word is a type: of `Kota Padang`, not of the district `Kota Agung`."""
    if not known_places(text):
        return True
    found = known_places(rest)
    return found is not None and any(level_of(code) in GPE_LEVELS[head] for code in found[0])


def _level_before(before: tuple[str, ...]) -> str | None:
    for length in (2, 1):
        phrase = " ".join(before[-length:]).lower().rstrip(".")
        if phrase in OFFICE_LEVELS:
            return OFFICE_LEVELS[phrase]
        if length == 1 and phrase in GPE_LEVELS:
            return phrase
    return None


def _by_sense(reading: _Reading, senses: dict[str, set[str]]) -> tuple[str, ...]:
    """One name has one sense in an article, when its type word stands there only once."""
    typed = senses.get(reading.name, set())
    fitting = tuple(code for code in reading.codes if code in typed)
    return fitting if len(fitting) == 1 else reading.codes


def _behind(article: _Article, number: int) -> _Reading | None:
    """Return the place named directly behind another."""
    if number + 1 >= len(article.places) or _gap(article, number) > NEIGHBOUR_GAP:
        return None
    return article.readings[number + 1]


def _in_neighbour(article: _Article, number: int, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return what lies in the place named directly behind: `Gambir, Jakarta Pusat`.

    A regency that goes by the name of another is meant by that as well: `Ciputat, Tangerang`.
    """
    after = _behind(article, number)
    if after is None:
        return ()
    above = set(after.codes)
    provinces = {code.split(".")[0] for code in above}

    def is_inside(code: str) -> bool:
        larger = lineage_of(code)[:-1]
        is_parted = len(larger) >= REGENCY_DEPTH and larger[0] in provinces
        is_namesake = is_parted and name_of(larger[1]).lower().startswith(f"{after.name} ")
        return is_namesake or not above.isdisjoint(larger)

    return tuple(code for code in codes if is_inside(code))


def _lies_in(article: _Article, number: int, town: Link) -> bool:
    """Say whether the place named directly behind is what the town lies in."""
    after = _behind(article, number)
    return after is not None and not set(after.codes).isdisjoint(lineage_of(town["within"]))


def _by_support(codes: tuple[str, ...], support: dict[str, int]) -> tuple[str, ...]:
    """Keep what lies in regions that the article names; rank the rest by level."""

    def points(code: str) -> int:
        lineage = lineage_of(code)
        return sum(support.get(part, 0) * (depth + 1) for depth, part in enumerate(lineage))

    ranked = sorted(codes, key=lambda c: (-points(c), LEVEL_ORDER.index(level_of(c)), c))
    best = points(ranked[0])
    if best and best > points(ranked[1]):
        return (ranked[0],)
    return tuple(ranked)


def _link(codes: tuple[str, ...]) -> Link | None:
    if not codes:
        return None
    if len(codes) == 1:
        return describe_place(codes[0])
    return {"candidates": [describe_place(code) for code in codes[:MAX_CANDIDATES]]}
