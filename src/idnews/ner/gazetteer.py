"""Facts about names, looked up by longest match: regions, countries, places, organisations, titles.

Every lookup takes the words of a text and a position, and costs a few dictionary reads however
large the tables are: a phrase is found by its first word (which lengths begin with it?) and then by
the whole phrase. Tables load on first use.

>>> gazetteer = load_gazetteer()
>>> words = "Komisi Pemberantasan Korupsi menahan seorang bupati".split()
>>> [(entry.kind, entry.name, entry.length) for entry in gazetteer.match(words, 0)]
[('ORG', 'Komisi Pemberantasan Korupsi', 3)]
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from idnews.ner.agencies import is_agency
from idnews.ner.name_tables import (
    COUNTRY_COLUMNS,
    REGION_COLUMNS,
    Evidence,
    NameRecord,
    cells,
    index_names,
)
from idnews.ner.phrase_index import Case, PhraseIndex
from idnews.resources import read_table

__all__ = [
    "Entry",
    "Expansion",
    "Gazetteer",
    "Head",
    "NameWord",
    "Region",
    "Title",
    "load_gazetteer",
]

ACRONYM_COLUMNS = ("acronym", "expansion", "kind", "source")
HEAD_COLUMNS = ("head", "label", "kind", "complement", "source")
TITLE_COLUMNS = ("title", "kind", "complement", "place", "case", "source")
DEGREE_COLUMNS = ("degree", "variants", "source")
NAME_COLUMNS = ("word", "female", "bucket", "kind", "is_word")


@dataclass(frozen=True, slots=True)
class Region:
    """An Indonesian region: Kemendagri code (`15.71`), level, name without its type word."""

    code: str
    name: str
    level: str
    evidence: Evidence

    @property
    def parent(self) -> str | None:
        """The code of the region that this one lies in, None for a province."""
        return self.code.rpartition(".")[0] or None

    @property
    def full_name(self) -> str:
        """The name with its type word, except for provinces: `Kota Jambi`, `Jambi`."""
        return self.name if self.level == "provinsi" else f"{self.level.capitalize()} {self.name}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A name that the gazetteer knows, found at a position of a text.

    `kind` is an entity label (ORG, GPE, LOC, FAC, EVENT, PRODUCT, ...), `name` the canonical name,
    `length` how many words it takes, `case` how the text writes it compared with the table.
    `evidence` is `any` when the name is safe alone, `needed` when it is also an ordinary word, a
    personal name or the like. `data` holds what the table says:

    GPE, Indonesian   {"table": "regions", "codes": ("15", "15.71")}, highest level first
    GPE, town         {"table": "towns", "within": "53.15"}: no region itself, lies in that one
    GPE, country      {"table": "countries", "code": "MY"}
    GPE, world city   {"table": "world_cities", "country": "US"}
    LOC, FAC          {"table": "places", "type": "pulau"}
    EVENT, PRODUCT    {"table": "events", "type": "olahraga"}, {"table": "products", ...}
    ORG               {"table": "organisations", "type": "kementerian", "country": "ID",
                       "since": "2024-10-21", "until": None}
    """

    kind: str
    name: str
    length: int
    case: Case
    evidence: Evidence
    data: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Head:
    """A word that begins a name of a certain label: `Dinas`, `Jalan`, `Gunung`, `Kecamatan`.

    `complement` says what follows: `name` (any capitalised words), `place` (a region), `field`
    (a field of work, then maybe a region: `Dinas Kesehatan Kota Jambi`), `none` (nothing needed).
    """

    head: str
    label: str
    kind: str
    complement: str
    length: int
    case: Case


@dataclass(frozen=True, slots=True)
class Title:
    """An office, honorific, rank, academic title or profession before a person's name.

    `complement` is `none`, `may` or `must`: whether an organisation or a field comes between title
    and name (`Ketua DPRD X`, `Kepala Dinas Kesehatan X`); `place` likewise for a region
    (`Wali Kota Jambi X`).
    """

    title: str
    kind: str
    complement: str
    place: str
    length: int
    case: Case


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word used in personal names.

    `kind` is `name`, `clan` (marga, surname) or `particle`; `female` the share of women among its
    bearers (0 to 1, None when unknown); `bucket` how common it is, 1 (rare) to 5; `is_word` whether
    it is an ordinary word as well (`Indah`, `Bulan`).
    """

    word: str
    kind: str
    female: float | None
    bucket: int
    is_word: bool


@dataclass(frozen=True, slots=True)
class Expansion:
    """What an acronym stands for.

    `kind` is org, body (some organisation: `Polda`), office, law, term, place, event or person.
    """

    acronym: str
    expansion: str
    kind: str


class Gazetteer:
    """All tables, each loaded and indexed when it is first asked for."""

    @cached_property
    def _regions(self) -> dict[str, Region]:
        return {row[0]: Region(*row) for row in read_table("regions", REGION_COLUMNS)}  # type: ignore[arg-type]

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {row[0]: row[1] for row in read_table("countries", COUNTRY_COLUMNS)}

    @cached_property
    def _names(self) -> PhraseIndex[NameRecord]:
        return index_names()

    @cached_property
    def _heads(self) -> PhraseIndex[tuple[str, ...]]:
        index = PhraseIndex[tuple[str, ...]]()
        for row in read_table("heads", HEAD_COLUMNS):
            index.add(row[0], row[:4])
        return index

    @cached_property
    def _titles(self) -> PhraseIndex[tuple[str, ...]]:
        index = PhraseIndex[tuple[str, ...]]()
        for row in read_table("titles", TITLE_COLUMNS):
            index.add(row[0], row[:5])
        return index

    @cached_property
    def _degrees(self) -> dict[str, str]:
        return {
            variant.replace(".", "").replace(" ", ""): degree
            for degree, variants, _ in read_table("degrees", DEGREE_COLUMNS)
            for variant in (degree, *cells(variants))
        }

    @cached_property
    def _name_words(self) -> dict[str, tuple[str, ...]]:
        return {row[0]: row for row in read_table("name_words", NAME_COLUMNS)}

    @cached_property
    def _acronyms(self) -> dict[str, tuple[Expansion, ...]]:
        found: dict[str, tuple[Expansion, ...]] = {}
        for acronym, expansion, kind, _ in read_table("acronyms", ACRONYM_COLUMNS):
            found[acronym] = (*found.get(acronym, ()), Expansion(acronym, expansion, kind))
        return found

    def match(self, words: Sequence[str], i: int, *, any_case: bool = False) -> list[Entry]:
        """Return the names that begin at `words[i]`, longest first, then the safe ones.

        >>> [entry.data["codes"] for entry in load_gazetteer().match(["Jambi", "maju"], 0)]
        [('15', '15.71')]
        """
        found = [
            Entry(kind, name, length, case, evidence, data)
            for length, case, (kind, name, evidence, data) in self._names.find(
                words, i, any_case=any_case
            )
        ]
        if len(found) > 1:
            found.sort(key=lambda entry: (-entry.length, entry.evidence == "needed"))
        return found

    def begins_name(self, word: str) -> bool:
        """Say whether a name of two words or more begins with the lower-cased `word`."""
        return self._names.begins_phrase(word)

    def heads(self, words: Sequence[str], i: int, *, any_case: bool = False) -> list[Head]:
        """Return the head words (`Dinas`, `Jalan`, `Kecamatan`) at `words[i]`, longest first."""
        found = [
            Head(row[0], row[1], row[2], row[3], length, case)
            for length, case, row in self._heads.find(words, i, any_case=any_case)
        ]
        word = words[i]
        is_open = not found and (any_case or word[:1].isupper()) and is_agency(word.lower())
        if is_open and not self.match([word], 0):
            found = [Head(word, "ORG", "pemerintah", "place", 1, "same")]  # `Distanbun`
        return found

    def titles(self, words: Sequence[str], i: int, *, any_case: bool = True) -> list[Title]:
        """Return the titles and offices that begin at `words[i]`, longest first.

        Titles are written with small letters as well (`wali kota`), so case is only reported;
        those that the table marks `capital` are other words then (`lalu`, `teh`, `TN`).

        >>> [title.kind for title in load_gazetteer().titles(["Lalu"], 0)]
        ['noble']
        >>> load_gazetteer().titles(["lalu"], 0)
        []
        """
        return [
            Title(row[0], row[1], row[2], row[3], length, case)
            for length, case, row in self._titles.find(words, i, any_case=any_case)
            if row[4] == "any" or _is_written(words[i], case)
        ]

    def degree(self, words: Sequence[str], i: int) -> tuple[str, int] | None:
        """Return the academic degree at `words[i]` and its length in words, the longest reading.

        Full stops and spaces inside do not count, capitals do.

        >>> load_gazetteer().degree(["S.", "H", ",", "M.", "Si"], 0)
        ('S.H.', 2)
        """
        best = None
        joined = ""
        for length, word in enumerate(words[i : i + MAX_DEGREE_WORDS], start=1):
            joined += word.replace(".", "")
            if (degree := self._degrees.get(joined)) is not None:
                best = degree, length
        return best

    def name_word(self, word: str) -> NameWord | None:
        """Return what is known of `word` as a part of personal names, whatever its case."""
        row = self._name_words.get(word.lower())
        if row is None:
            return None
        female = float(row[1]) / 100 if row[1] else None
        return NameWord(row[0], row[3], female, int(row[2]), row[4] == "1")

    def expansions(self, acronym: str) -> tuple[Expansion, ...]:
        """Return what `acronym` can stand for, the most usual first."""
        return self._acronyms.get(acronym, ())

    def region(self, code: str) -> Region | None:
        """Return the region with the Kemendagri code, None when there is none.

        >>> load_gazetteer().region("15.71").full_name
        'Kota Jambi'
        """
        return self._regions.get(code)

    def country(self, code: str) -> str | None:
        """Return the Indonesian name of the country with the ISO 3166 alpha-2 code."""
        return self._countries.get(code)


SHORT = 3  # letters of a title that in capitals is another word: `Tn`, but `TN` is a park


def _is_written(word: str, case: Case) -> bool:
    """Say whether a title that needs its capital has it."""
    return case == "same" or (case != "lower" and not (case == "upper" and len(word) <= SHORT))


MAX_DEGREE_WORDS = 6  # `M. Env. Mng.` can be six tokens when the stops stand alone


@cache
def load_gazetteer() -> Gazetteer:
    """Return the packaged gazetteer, always the same object."""
    return Gazetteer()
