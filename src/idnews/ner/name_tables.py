"""The tables of names as one index: regions, towns, countries, cities, places, organisations."""

from typing import Any, Literal, cast

from idnews.ner.phrase_index import PhraseIndex
from idnews.resources import read_table

__all__ = ["COUNTRY_COLUMNS", "REGION_COLUMNS", "Evidence", "NameRecord", "cells", "index_names"]

Evidence = Literal["any", "needed"]
NameRecord = tuple[str, str, Evidence, dict[str, Any]]  # label, canonical name, evidence, data

REGION_COLUMNS = ("code", "name", "level", "evidence")
REGION_ALIAS_COLUMNS = ("alias", "code", "evidence")
TOWN_COLUMNS = ("name", "code", "evidence")
COUNTRY_COLUMNS = ("code", "name", "aliases", "evidence", "source")
CITY_COLUMNS = ("name", "country", "aliases", "evidence", "source")
LABELLED_COLUMNS = ("name", "label", "type", "aliases", "evidence", "source")
ORGANISATION_COLUMNS = (
    "name",
    "aliases",
    "kind",
    "country",
    "since",
    "until",
    "evidence",
    "source",
)


def index_names() -> PhraseIndex[NameRecord]:
    """Return the names of all tables; of one name in two, the region comes first."""
    index = PhraseIndex[NameRecord]()
    _add_regions(index)
    _add_towns(index)
    _add_countries(index)
    _add_cities(index)
    _add_labelled(index)
    _add_organisations(index)
    return index


def cells(text: str) -> list[str]:
    """Return the values of a cell that holds several, separated by `|`."""
    return text.split("|") if text else []


def _add_regions(index: PhraseIndex[NameRecord]) -> None:
    """Add each region name once, with the codes of all regions that bear it."""
    bearers: dict[str, list[str]] = {}
    safe: set[str] = set()
    rows = [
        (name, code, evidence) for code, name, _, evidence in read_table("regions", REGION_COLUMNS)
    ]
    names = {code: name for name, code, _ in rows}
    rows.extend(read_table("region_aliases", REGION_ALIAS_COLUMNS))  # type: ignore[arg-type]
    for surface, code, evidence in rows:
        bearers.setdefault(surface, []).append(code)
        if evidence == "any":
            safe.add(surface)
    for surface, codes in bearers.items():
        codes.sort(key=lambda code: (len(code), code))
        data: dict[str, Any] = {"table": "regions", "codes": tuple(codes)}
        certainty: Evidence = "any" if surface in safe else "needed"
        index.add(surface, ("GPE", names[codes[0]], certainty, data))


def _add_towns(index: PhraseIndex[NameRecord]) -> None:
    for name, code, evidence in read_table("towns", TOWN_COLUMNS):
        _add_all(index, name, "", "GPE", evidence, {"table": "towns", "within": code})


def _add_countries(index: PhraseIndex[NameRecord]) -> None:
    for code, name, aliases, evidence, _ in read_table("countries", COUNTRY_COLUMNS):
        data = {"table": "countries", "code": code}
        _add_all(index, name, aliases, "GPE", evidence, data)


def _add_cities(index: PhraseIndex[NameRecord]) -> None:
    for name, country, aliases, evidence, _ in read_table("world_cities", CITY_COLUMNS):
        data = {"table": "world_cities", "country": country}
        _add_all(index, name, aliases, "GPE", evidence, data)


def _add_labelled(index: PhraseIndex[NameRecord]) -> None:
    for table in ("places", "events", "products"):
        for name, label, kind, aliases, evidence, _ in read_table(table, LABELLED_COLUMNS):
            _add_all(index, name, aliases, label, evidence, {"table": table, "type": kind})


def _add_organisations(index: PhraseIndex[NameRecord]) -> None:
    for name, aliases, kind, country, since, until, evidence, _ in read_table(
        "organisations", ORGANISATION_COLUMNS
    ):
        data = {
            "table": "organisations",
            "type": kind,
            "country": country or None,
            "since": since or None,
            "until": until or None,
        }
        _add_all(index, name, aliases, "ORG", evidence, data)


def _add_all(
    index: PhraseIndex[NameRecord],
    name: str,
    aliases: str,
    kind: str,
    evidence: str,
    data: dict[str, Any],
) -> None:
    """Add a name and its aliases; an alias is safe alone unless it is written `~X`."""
    index.add(name, (kind, name, cast(Evidence, evidence), data))
    for alias in cells(aliases):
        needed = alias.startswith("~")
        sure: Evidence = "needed" if needed else "any"
        index.add(alias[needed:], (kind, name, sure, data))
