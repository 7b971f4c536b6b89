"""Clubs that go by the names of their cities: `Madrid`, `Dortmund`, `Verona`."""

from functools import lru_cache
from typing import Final

from idnews.ner.findings import Finding, Findings
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.words import Words

__all__ = ["unify_clubs"]

# Words of sports pages that hardly stand elsewhere, and those that do so in politics as well.
SPORTS: Final = frozenset(
    "gol laga klub liga klasemen kiper gelandang striker bek bundesliga sepakbola winger "
    "penyerang skuad skor tandang starter champions europa uefa premier kartu".split()
)
SHARED: Final = frozenset(
    "pelatih pemain pertandingan musim juara babak final stadion kandang transfer menang kalah "
    "kemenangan kekalahan mengalahkan dikalahkan bertanding melawan imbang lolos bola tim serie "
    "trofi poin semifinal penalti bermain dilatih wasit".split()
)
PLACE_WORDS: Final = frozenset({"di", "ke", "dari", "kota"})
# Behind these words and `dari` or `ke` stands a club: `tertinggal lima poin dari Liverpool`.
AGAINST: Final = frozenset(
    "poin angka tertinggal unggul kalah kekalahan takluk selisih terpaut didatangkan direkrut "
    "dipinjam pinjaman dibeli diboyong tawaran hijrah gabung bergabung transfer dipinjamkan dijual "
    "hengkang kepindahan kepindahannya".split()
)
DATELINE: Final = frozenset({"-", "–", "—", ",", "("})


def unify_clubs(findings: Findings) -> None:
    """Make clubs of the cities in a sports article, but not behind `di` or in a dateline.

    `Dortmund` is the club too when the article writes `kiper Dortmund` once.
    """
    words = findings.words
    clubs = {findings.key(name.first, name.end) for name in findings.names if name.rule == "club"}
    is_sport = _is_sport(words)
    if not (clubs or is_sport):
        return
    places = _places(findings)
    for name in findings.names:
        if name.label != "GPE" or name.rule == "office":
            continue
        if _is_placed(words, name.first, name.end, places):
            continue
        key = findings.key(name.first, name.end)
        if key in clubs or (is_sport and is_home(key)):
            name.label, name.rule = "ORG", "club"
    if is_sport:
        _settle_open_runs(findings, places)


def _places(findings: Findings) -> tuple[set[int], set[int]]:
    """Return where facilities end and where countries and Indonesian regions begin."""
    ends = {name.end for name in findings.names if name.label == "FAC"}
    starts = {
        name.first
        for name in findings.names
        if name.label == "GPE" and name.entry and name.entry.data["table"] != "world_cities"
    }
    return ends, starts


def _settle_open_runs(findings: Findings, places: tuple[set[int], set[int]]) -> None:
    """Settle the open runs that are homes of clubs: `Roma` is no name everywhere."""
    words = findings.words
    rest = []
    for run in findings.runs:
        key = findings.key(run.first, run.end)
        if not is_home(key):
            rest.append(run)
        elif _has_place_beside(words, run.first, run.end, places):
            findings.names.append(Finding(run.first, run.end, "GPE", "neighbour", 0.9))
        elif not _is_placed(words, run.first, run.end, places):
            findings.names.append(Finding(run.first, run.end, "ORG", "club", 0.95, run.entry))
        else:
            rest.append(run)
    findings.runs = rest


def _is_sport(words: Words) -> bool:
    seen = SPORTS.intersection(words.lowers)
    return bool(seen) and len(seen) + len(SHARED.intersection(words.lowers)) > 1


@lru_cache(maxsize=4096)
def is_home(name: str) -> bool:
    """Say whether a club is called by the lower-cased name of its city.

    >>> is_home("madrid"), is_home("jambi")
    (True, False)
    """
    entries = load_gazetteer().match(name.split(), 0, any_case=True)
    return any(
        entry.data.get("type") == "klub" and entry.evidence == "needed"
        for entry in entries
        if entry.length == len(name.split())
    )


def _is_placed(words: Words, first: int, end: int, places: tuple[set[int], set[int]]) -> bool:
    """Say whether the city is meant: behind `di`, in a dateline, with its stadium or country."""
    before = words.lowers[first - 1] if first else ""
    if _has_place_beside(words, first, end, places):
        return True
    if before in PLACE_WORDS:
        is_towards = first > 1 and before in ("dari", "ke")
        return not (is_towards and words.lowers[first - 2] in AGAINST)
    begins = first == 0 or words.line[first - 1] != words.line[first]
    return begins and end < len(words) and words.words[end] in DATELINE


def _has_place_beside(
    words: Words, first: int, end: int, places: tuple[set[int], set[int]]
) -> bool:
    """Say whether the stadium or country is named: `Stadion San Siro, Milan`, `Milan, Italia`."""
    facility_ends, region_starts = places
    is_behind = first > 0 and words.words[first - 1] in DATELINE and first - 1 in facility_ends
    return is_behind or (words.words[end : end + 1] == [","] and end + 1 in region_starts)
