"""The organisation and the place in an office: `Ketua DPRD Kota Bekasi`, `CEO Gojek`."""

from typing import Final

from idnews.ner.acronyms import acronym_end
from idnews.ner.agencies import is_agency
from idnews.ner.cues import points
from idnews.ner.gazetteer import Entry, load_gazetteer
from idnews.ner.headed_names import is_bare_kind, read_headed
from idnews.ner.military import COMMANDERS, RANK_NOTES, read_unit
from idnews.ner.office_work import ENGLISH_FIELDS
from idnews.ner.offices import Office, OfficePart
from idnews.ner.persons import is_balinese
from idnews.ner.places import read_place
from idnews.ner.word_tests import best_entry, is_name_word, is_stop, starts_other
from idnews.ner.words import ACRONYM, CAPITAL, Words, is_ordinary

__all__ = [
    "is_club",
    "is_named_next",
    "is_second_place",
    "note_end",
    "read_company",
    "read_inside",
    "read_part",
    "read_seat",
]

COMPANY_ENDS: Final = ("indo", "futures", "sekuritas", "corp", "group", "tbk")
PAUSED: Final = frozenset({"nonaktif", "non-aktif", "demisioner"})  # `Bupati nonaktif Bekasi`
# Parts of a body: they belong to the role (`Kepala Pusat Fasilitasi Kerjasama`).
UNITS: Final = frozenset("pusat biro divisi unit bagian bidang seksi satuan subdit".split())
SPORTS: Final = frozenset(
    "kiper bek gelandang penyerang striker winger pelatih pemain kapten manajer bintang "
    "olahraga".split()
)
ROMAN: Final = frozenset("I II III IV V VI VII VIII IX X XI XII".split())
NUMBERED: Final = frozenset("zona regional wilayah region area komisi divisi".split())
MIN_BODY: Final = 4  # letters
SEATED: Final = frozenset({"dari", "di", "pada"})


def read_inside(words: Words, office: Office, first: int, end: int) -> int:
    """Note the organisation in a listed title, `Ketua DPR`, `Kepala Dinas X`; return its end.

    The title is the words `[first, end)`.
    """
    for k in range(first + 1, end):
        if not words.capital[k]:
            continue
        entry = best_entry(words, k)
        entry_end = k + entry.length if entry is not None and entry.kind == "ORG" else k
        is_whole = words.lowers[k] in UNITS
        if entry is not None and _is_followed_by_name(words, entry_end, entry):
            is_whole = True
        headed = None if is_whole else read_headed(words, k, in_office=True)
        if headed is not None and headed[1].label == "ORG" and headed[0] > max(entry_end, end):
            entry, entry_end = None, headed[0]
        if entry_end >= end:
            office.parts.append(OfficePart(k, entry_end, "ORG", entry))
            office.role_end = k
            return entry_end
    return end


def note_end(words: Words, i: int, office: Office) -> int:
    """Return the end of `(Purn)`, `(Mendikbud)`, `II`, `ke-5`, `nomor urut 2` at i, i when none."""
    if words.lowers[i - 1] in COMMANDERS and (end := _unit_end(words, i, office)) > i:
        return end
    word = words.words[i]
    if word == "(":
        return _bracket_end(words, i, office)
    if is_balinese(words, i):
        return i
    if "rank" in office.kinds and words.lowers[i] in RANK_NOTES:
        return i + 1
    if words.lowers[i] in PAUSED or word in ROMAN or words.lowers[i].startswith("ke-"):
        return i + 1
    if words.lowers[i] in ("nomor", "no") and words.lowers[i + 1 : i + 2] == ["urut"]:
        return i + 3 if words.words[i + 2 : i + 3] and words.is_joined(i + 2) else i
    if word.isdigit() and len(word) <= 2 and words.lowers[i - 1] in NUMBERED:
        return i + 1  # `General Manager PHR Zona 4`
    return i


def _unit_end(words: Words, i: int, office: Office) -> int:
    """Return the end of a commander's unit, or where the office's place begins: `0302 | Inhu`."""
    unit = read_unit(words, i, in_office=True)
    if unit is None:
        return i
    office.role_end = unit.numbered if unit.is_place else unit.end
    return unit.first if unit.is_place else unit.end


def _bracket_end(words: Words, i: int, office: Office) -> int:
    """Return the end of a bracket inside an office: a short form of the title or of its body."""
    close = next((k for k in range(i + 2, min(i + 5, len(words))) if words.words[k] == ")"), i)
    if close == i or not words.is_joined(close):
        return i
    if close == i + 2 and (words.lowers[i + 1] in RANK_NOTES or words.lowers[i - 1] == "laut"):
        return close + 1  # `Letjen (Purn.)`, `Kolonel Laut (P)`
    titles = load_gazetteer().titles(words.words, i + 1)
    if titles and i + 1 + titles[0].length == close:
        return close + 1
    last = office.parts[-1] if office.parts else None
    if last is not None and last.label == "GPE" and last.end == i:
        return _short_place_end(words, i, close, office, len(titles) and titles[0].length)
    is_short = close == i + 2 and words.capital[i + 1] == ACRONYM
    is_body = last is not None and last.end == i and last.label == "ORG"
    if is_body and (is_short or all(words.capital[i + 1 : close])):
        place = read_place(words, i + 1)
        label = "GPE" if place is not None and place[0] == close else "ORG"
        office.parts.append(OfficePart(i + 1, close, label, None))
        return close + 1  # `Dinas Perhubungan Jawa Timur (Dishub Jatim)`
    if is_short and not office.parts and is_named_next(words, close + 1):
        return close + 1  # `Menteri Pendayagunaan Aparatur Negara (PAN) X`
    return i


def _short_place_end(words: Words, i: int, close: int, office: Office, title: int) -> int:
    """Return the end of `(Jabar)`, `(Cagub Jatim)` behind the place of an office."""
    place = read_place(words, i + 1 + title)
    if place is None or place[0] != close or not is_named_next(words, close + 1):
        return i
    office.parts.append(OfficePart(i + 1 + title, close, "GPE", place[1]))
    return close + 1


def is_named_next(words: Words, i: int) -> bool:
    """Say whether a capital in the same line follows a bracket, so that a name may."""
    return i == len(words) or (words.is_joined(i) and words.capital[i] > 0)


def is_second_place(words: Words, office: Office, part: OfficePart) -> bool:
    """Say whether a lone place behind a place is a name: `Salem` of `Kapten Arab Saudi Salem X`."""
    if part.label != "GPE" or part.end - part.first > 1 or not is_named_next(words, part.end):
        return False
    return any(other.label == "GPE" and other.end == part.first for other in office.parts)


def read_part(
    words: Words, i: int, complement: str, place_rule: str, is_office: bool
) -> OfficePart | None:
    """Read the organisation or place at word i, of which the words before it are a title.

    `complement` and `place_rule` say what the title takes, `is_office` whether it is an office.
    """
    if not words.capital[i]:
        return None
    headed = read_headed(words, i, in_office=True) if complement != "none" else None
    entry = best_entry(words, i)
    if entry is not None and entry.data["table"] == "countries" and is_office:
        return OfficePart(i, i + entry.length, "GPE", entry)
    if entry is not None and _is_followed_by_name(words, i + entry.length, entry):
        headed = None
    if entry is not None and entry.kind not in ("ORG", "GPE"):
        entry = None
    entry_end = i + entry.length if entry else i
    if headed is not None and headed[1].label == "FAC":
        proper = any(not is_ordinary(words.lowers[k]) for k in range(i, headed[0]))
        headed = headed if proper else None
    if headed is not None and headed[0] >= entry_end and headed[1].label in ("ORG", "FAC"):
        return OfficePart(i, headed[0], headed[1].label, entry if headed[0] == entry_end else None)
    place = read_place(words, i) if complement != "none" or place_rule != "none" else None
    if place is not None and place[0] >= entry_end:
        known = is_name_word(words.words[i]) and place[0] == i + 1
        if place[1] and place[1].evidence == "needed" and place[0] == i + 1:
            known = known or is_ordinary(words.lowers[i])
        if not known or place_rule == "must" or (place[1] and place[1].evidence == "any"):
            return OfficePart(i, place[0], "GPE", place[1])
        return None
    if entry is None or entry.kind != "ORG":
        part = _unknown_acronym(words, i, complement)
        return _unknown_body(words, i) if part is None and complement != "none" else part
    if entry.length == 1 and is_bare_kind(words, i):
        return None
    if entry.evidence == "needed" and load_gazetteer().name_word(words.words[i]) is not None:
        return None
    end = entry_end
    while end < len(words) and words.is_joined(end) and _goes_on(words, end):
        end += 1  # `Mandiri Institute`, `Pertamina NRE`
    return OfficePart(i, end, entry.kind, entry if end == entry_end else None)


def _goes_on(words: Words, i: int) -> bool:
    """Say whether a company's name goes on with the word at i behind what a table has."""
    if words.capital[i] != ACRONYM or words.plain[i]:
        return _ends_organisation(words, i)
    is_word = is_stop(words, i) or starts_other(words, i) or not words.words[i].isalpha()
    return not is_word and len(words.words[i]) > 2 and best_entry(words, i) is None


def _ends_organisation(words: Words, i: int) -> bool:
    return words.capital[i] == CAPITAL and points("last", words.words[i]).get("ORG", 0) >= 5


def _is_followed_by_name(words: Words, i: int, entry: Entry) -> bool:
    """Say whether a known organisation ends before what can only be a person: `Bank X Perry`."""
    if entry.kind != "ORG" or entry.evidence != "any" or i >= len(words):
        return False
    return (
        words.is_joined(i)
        and words.capital[i] == CAPITAL
        and not is_ordinary(words.lowers[i])
        and not is_stop(words, i)
        and best_entry(words, i) is None
    )


def _unknown_acronym(words: Words, i: int, complement: str) -> OfficePart | None:
    word = words.words[i]
    if complement != "none" and is_agency(words.lowers[i]):
        return OfficePart(i, i + 1, "ORG", None)  # `Kepala Distanbun`
    if complement == "none" or words.capital[i] != ACRONYM or len(word) < 3 or is_stop(words, i):
        return None
    if not word.replace("-", "").isalpha():
        return None  # `anggota IDX30`
    end = acronym_end(words, i)
    if end == i + 2 and words.capital[i + 1] == CAPITAL and is_named_next(words, end):
        end = i + 1  # `Kepala BKF Febrio Kacaribu`
    return OfficePart(i, end, "ORG", None)


def _unknown_body(words: Words, i: int) -> OfficePart | None:
    """Read a body that no table has by what follows: `Kepala Perumkim Kutim`, `Dirjen X Kemnaker`.

    A person's name is not followed by a place, nor by an organisation.
    """
    k = i + 1
    if words.capital[i] != CAPITAL or words.plain[i] or words.weak[i] or not words.is_joined(k):
        return None
    is_open = is_ordinary(words.lowers[i]) or is_stop(words, i) or starts_other(words, i)
    is_open = is_open or words.lowers[i] in ENGLISH_FIELDS
    if is_open or not words.capital[k] or len(words.words[i]) < MIN_BODY:
        return None
    if load_gazetteer().name_word(words.words[i]) is not None or best_entry(words, i) is not None:
        return None
    entry = best_entry(words, k)
    place = read_place(words, k)
    if place is not None and (place[1] is None or place[1].evidence == "any"):
        is_name = is_name_word(words.words[k]) and place[0] == k + 1
        return None if is_name else OfficePart(i, place[0], "ORG", None)
    is_body = entry is not None and entry.kind == "ORG" and entry.evidence == "any"
    return OfficePart(i, k, "ORG", None) if is_body else None


def read_seat(words: Words, office: Office) -> OfficePart | None:
    """Read the body or place that an office is in: `Ketua Fraksi X di DPR`, `Peneliti dari Y`."""
    i = office.end
    if i + 1 >= len(words) or not words.is_joined(i) or words.words[i] not in SEATED:
        return None
    if not words.is_joined(i + 1) or not (office.is_office or "profession" in office.kinds):
        return None
    seat = read_part(words, i + 1, "may", "may", office.is_office)
    return seat if seat is not None and seat.label in ("ORG", "GPE") else None


def is_club(words: Words, office: Office, part: OfficePart) -> bool:
    """Say whether the foreign city in an office is a club: `kiper Dortmund`, `pelatih Napoli`."""
    if part.entry is None or part.entry.data["table"] != "world_cities":
        return False
    return not SPORTS.isdisjoint(words.lowers[office.first : office.role_end])


def read_company(words: Words, office: Office, first: int, end: int) -> int:
    """Return the end of an unknown company between an office and a name, `first` if none.

    `Kepala Riset Monex Investindo Ariston Tjendra`: a word that ends companies' names tells it.
    `Dirut Bosowa Corporindo, Sadikin Aksa`, `Yves Guillemot, CEO Ubisoft,`: the commas tell it.
    """
    if office.parts or office.takes == "none" or end == first:
        return first
    for k in range(end - 1, first, -1):
        if _ends_organisation(words, k) or words.lowers[k].endswith(COMPANY_ENDS):
            return k + 1
    gazetteer = load_gazetteer()
    if any(gazetteer.name_word(words.words[k]) is not None for k in range(first, end)):
        return first
    if end + 1 >= len(words) or words.words[end] != "," or not words.is_joined(end + 1):
        return first
    is_behind = office.first > 1 and words.words[office.first - 1] == ","
    is_before = words.capital[end + 1] == CAPITAL and is_name_word(words.words[end + 1])
    return end if is_behind or is_before else first
