"""Offices, honorifics, ranks and degrees around personal names.

`Kepala Bagian Kerjasama Setda Kota Jambi Mariyani Yanti` is an office (role, organisation, place)
and a name; `Dr. Nelson Simanjuntak, SH, M.Si` an academic title, a name and degrees.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from idnews.language.stop_words import is_stop_word
from idnews.ner.acronyms import acronym_end
from idnews.ner.cues import points
from idnews.ner.gazetteer import Entry, Title, load_gazetteer
from idnews.ner.headed_names import is_bare_kind, read_headed
from idnews.ner.places import read_place
from idnews.ner.word_tests import (
    best_entry,
    first_words,
    is_name_word,
    is_noun,
    is_stop,
    starts_other,
    starts_title,
)
from idnews.ner.words import ACRONYM, CAPITAL, Words, is_ordinary

__all__ = [
    "Office",
    "OfficePart",
    "is_club",
    "office_fields",
    "read_addressed",
    "read_company",
    "read_degrees",
    "read_office",
    "read_seat",
    "read_service",
    "title_text",
]

MAX_OFFICE_WORDS: Final = 24
MINOR: Final = frozenset({"profession", "modifier", "role"})
MAX_DEGREES: Final = 8
MAX_FIELDS: Final = 8
MAX_SMALL_FIELDS: Final = 4
COMPANY_ENDS: Final = ("indo", "futures", "sekuritas", "corp", "group", "tbk")
KIN: Final = frozenset(
    "istri suami anak ayah ibu adik kakak putra putri menantu keponakan mertua ipar cucu".split()
)
LONG_FIELD: Final = 10  # letters of an abstract noun that is never a personal name
# Parts of a body: they belong to the role (`Kepala Pusat Fasilitasi Kerjasama`).
UNITS: Final = frozenset("pusat biro divisi unit bagian bidang seksi satuan subdit".split())
SPORTS: Final = frozenset(
    "kiper bek gelandang penyerang striker winger pelatih pemain kapten manajer bintang "
    "olahraga".split()
)
LONGEST_UNIT: Final = 4  # letters and digits of `P2`, `V-A`
ROMAN: Final = frozenset("I II III IV V VI VII VIII IX X XI XII".split())
# Whoever has one of these has it for somebody: `pengacara Habib Rizieq` may be his or he himself.
SERVING: Final = frozenset(
    {"ajudan", "jubir", "juru bicara", "kuasa hukum", "manajer", "penasihat hukum", "pengacara"}
    | {"sekpri", "sekretaris pribadi", "sopir", "staf khusus", "stafsus", "tim kuasa hukum"}
)
NUMBERED: Final = frozenset("zona regional wilayah region area komisi divisi".split())
SEATED: Final = frozenset({"dari", "di", "pada"})
NO_OFFICE: Final = frozenset({"honorific", "academic", "rank", "religious", "noble", "suffix"})
RANK_NOTES: Final = frozenset(
    "pol pol. purn purn. inf inf. infanteri mar marinir kav arm artileri czi tni ret".split()
)


@dataclass(frozen=True, slots=True)
class OfficePart:
    """An organisation or place named inside an office, as word positions."""

    first: int
    end: int
    label: str
    entry: Entry | None


# The bucket (1 rare to 5) from which a name word is a common given name: `Imam`, `Putri`.
# One lower, `Sultan` and `Raja` would be taken for names of kings; one higher, `Imam` is lost.
COMMON_NAME = 4


@dataclass(slots=True)
class Office:
    """Titles from word `first` up to `end`, where the name may begin.

    `takes` is the last title's complement: whether an organisation may follow.
    """

    first: int
    end: int
    role_end: int
    takes: str = "none"
    kinds: list[str] = field(default_factory=list)
    parts: list[OfficePart] = field(default_factory=list)

    @property
    def is_office(self) -> bool:
        """Whether more than honorifics and academic titles stand here."""
        return any(kind not in NO_OFFICE | MINOR for kind in self.kinds)


def read_addressed(words: Words, i: int) -> Office | None:
    """Read honorifics alone at i, behind the comma of an apposition: `, Dr Bernadia`."""
    office = read_office(words, i)
    return office if office is not None and set(office.kinds) <= NO_OFFICE else None


def read_office(words: Words, i: int) -> Office | None:
    """Read the titles that begin at word i, with what they are titles of."""
    if words.lowers[i].rstrip(".") not in first_words("titles"):
        return None
    titles = load_gazetteer().titles(words.words, i)
    if not titles or words.line[i] != words.line[i + titles[0].length - 1]:
        return None
    title = _fitting(words, i, titles)
    if _is_in_name(words, i, title) or _is_body_part(words, i, title):
        return None
    end = i + title.length
    office = Office(i, end, end, takes=title.complement, kinds=[title.kind])
    complement, place = title.complement, title.place
    if title.length > 1:
        end = _read_inside(words, office, end)
    total = len(words)
    while end < total and end - i < MAX_OFFICE_WORDS and words.is_joined(end):
        step = _next_title(words, end, office)
        if step is not None:
            end, complement, place = step
            continue
        step_end = _note_end(words, end, office)
        if step_end > end:
            end = step_end
            continue
        part = _read_part(words, end, complement, place, office.is_office)
        if part is not None and _is_second_place(words, office, part):
            break
        if part is not None:
            office.parts.append(part)
            end = part.end
            continue
        if complement == "must" and _joins_fields(words, end):
            end += 2
            office.role_end = end
            continue
        if complement == "none" or not _is_field(words, end, office):
            break
        end += 1
        office.role_end = end
    while end > i and words.words[end - 1] in ("dan", "&", ",", "serta"):
        end -= 1
    office.end = end
    office.takes = complement
    if len(office.kinds) > 1 and words.lowers[i] in KIN:
        office.first += title.length  # of `istri Gubernur X` the office is X's
        office.kinds.pop(0)
    if not office.parts:
        office.role_end = max(office.role_end, i + title.length)
    return office


def read_seat(words: Words, office: Office) -> OfficePart | None:
    """Read the body or place that an office is in: `Ketua Fraksi X di DPR`, `Peneliti dari Y`."""
    i = office.end
    if i + 1 >= len(words) or not words.is_joined(i) or words.words[i] not in SEATED:
        return None
    if not words.is_joined(i + 1) or not (office.is_office or "profession" in office.kinds):
        return None
    seat = _read_part(words, i + 1, "may", "may", office.is_office)
    return seat if seat is not None and seat.label in ("ORG", "GPE") else None


def _fitting(words: Words, i: int, titles: Sequence[Title]) -> Title:
    """Return the longest title, or the shorter one whose field goes on behind the longest.

    `Menteri Pendidikan` is listed, but not in `Menteri Pendidikan Dasar dan Menengah X`.
    """
    title = titles[0]
    k = i + title.length
    open_titles = [other for other in titles if other.complement == "must"]
    if title.complement != "none" or not open_titles or not words.is_joined(k):
        return title
    is_field = words.capital[k] == CAPITAL and is_ordinary(words.lowers[k])
    if is_field and load_gazetteer().name_word(words.words[k]) is None and not words.weak[k]:
        return title if starts_other(words, k) else open_titles[0]
    return open_titles[0] if _joins_fields(words, k) else title


def read_service(words: Words, office: Office, end: int) -> tuple[Office, Office | None] | None:
    """Part `Pengacara Habib Rizieq` into what the lawyer has and what the client has.

    The first is the office of another person, the client whose name ends at word `end` included;
    the second the client's own titles. None where the title is nobody's to give.
    """
    title = load_gazetteer().titles(words.words, office.first)[0]
    own = office.first + title.length
    if " ".join(words.lowers[office.first : own]) not in SERVING or office.parts:
        return None
    served = read_office(words.part(own, office.end), 0) if own < office.end else None
    if served is not None:
        served.first, served.end = served.first + own, served.end + own
        served.role_end += own
    return Office(office.first, end, own, kinds=office.kinds[:1]), served


def _is_in_name(words: Words, i: int, title: Title) -> bool:
    """Say whether a title is a part of the name: `Tengku Firmansyah`, `Imam Nahrawi`, not `KRT X`.

    Nobility is; so is a word that is a common given name too, before one more word of a name.
    """
    if words.capital[i] != CAPITAL or len(words.words[i]) <= 2 or title.length > 1:
        return False
    if title.kind == "noble":
        return True
    known = load_gazetteer().name_word(words.words[i])
    is_given = known is not None and known.bucket >= COMMON_NAME
    if not is_given or (title.kind == "profession" and known is not None and known.is_word):
        return False
    after = i + 1
    return (
        after < len(words)
        and words.is_joined(after)
        and words.capital[after] == CAPITAL
        and best_entry(words, after) is None
        and not load_gazetteer().heads(words.words, after)
    )


def _is_body_part(words: Words, i: int, title: Title) -> bool:
    """Say whether `kepala` is somebody's head: a title follows, not a field of work."""
    k = i + title.length
    if title.length > 1 or words.lowers[i] != "kepala" or not words.is_joined(k):
        return False
    titles = load_gazetteer().titles(words.words, k)
    return bool(titles) and titles[0].kind not in NO_OFFICE and not words.capital[k]


def _read_inside(words: Words, office: Office, end: int) -> int:
    """Note the organisation in a listed title, `Ketua DPR`, `Kepala Dinas X`; return its end."""
    for k in range(office.first + 1, end):
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


def _next_title(words: Words, i: int, office: Office) -> tuple[int, str, str] | None:
    """Read one more title at i: `Dr` behind `Wali Kota Jambi`, `Gubernur` behind `Plt.`."""
    if words.lowers[i].rstrip(".") not in first_words("titles"):
        return None
    known = load_gazetteer().name_word(words.words[i])
    for title in load_gazetteer().titles(words.words, i):
        if title.kind not in NO_OFFICE and not words.capital[i] and words.capital[office.first]:
            continue
        if known is not None and not known.is_word and title.length == 1:
            continue
        if _is_in_name(words, i, title):
            continue
        office.kinds.append(title.kind)
        if title.kind not in NO_OFFICE:
            office.role_end = i + title.length
        return i + title.length, title.complement, title.place
    return None


def _note_end(words: Words, i: int, office: Office) -> int:
    """Return the end of `(Purn)`, `(Mendikbud)`, `II`, `ke-5` at i, i when none."""
    word = words.words[i]
    if word == "(":
        return _bracket_end(words, i, office)
    if words.lowers[i] in RANK_NOTES or word in ROMAN or words.lowers[i].startswith("ke-"):
        return i + 1
    if len(word) == 1 and words.capital[i] and words.words[i - 1] in ROMAN:
        return i + 1  # `Kelas II B`
    if word.isdigit() and len(word) <= 2 and words.lowers[i - 1] in NUMBERED:
        return i + 1  # `General Manager PHR Zona 4`
    return i


def _bracket_end(words: Words, i: int, office: Office) -> int:
    """Return the end of a bracket inside an office: a short form of the title or of its body."""
    close = next((k for k in range(i + 2, min(i + 5, len(words))) if words.words[k] == ")"), i)
    if close == i or not words.is_joined(close):
        return i
    if close == i + 2 and words.lowers[i + 1] in RANK_NOTES:
        return close + 1
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
    if is_short and not office.parts and _is_named_next(words, close + 1):
        return close + 1  # `Menteri Pendayagunaan Aparatur Negara (PAN) X`
    return i


def _short_place_end(words: Words, i: int, close: int, office: Office, title: int) -> int:
    """Return the end of `(Jabar)`, `(Cagub Jatim)` behind the place of an office."""
    place = read_place(words, i + 1 + title)
    if place is None or place[0] != close or not _is_named_next(words, close + 1):
        return i
    office.parts.append(OfficePart(i + 1 + title, close, "GPE", place[1]))
    return close + 1


def _is_named_next(words: Words, i: int) -> bool:
    """Say whether a capital in the same line follows a bracket, so that a name may."""
    return i == len(words) or (words.is_joined(i) and words.capital[i] > 0)


def _is_second_place(words: Words, office: Office, part: OfficePart) -> bool:
    """Say whether a lone place behind a place is a name: `Salem` of `Kapten Arab Saudi Salem X`."""
    if part.label != "GPE" or part.end - part.first > 1 or not _is_named_next(words, part.end):
        return False
    return any(other.label == "GPE" and other.end == part.first for other in office.parts)


def _read_part(
    words: Words, i: int, complement: str, place_rule: str, is_office: bool
) -> OfficePart | None:
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
        return _unknown_acronym(words, i, complement)
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


def _unknown_acronym(words: Words, i: int, complement: str) -> OfficePart | None:
    word = words.words[i]
    if complement == "none" or words.capital[i] != ACRONYM or len(word) < 3 or is_stop(words, i):
        return None
    if not word.replace("-", "").isalpha():
        return None  # `anggota IDX30`
    return OfficePart(i, acronym_end(words, i), "ORG", None)


def _is_field(words: Words, i: int, office: Office) -> bool:
    """Say whether the word at i is a field of work between a title and a name."""
    word = words.words[i]
    if word in ("dan", "&", "serta"):
        return (
            i + 1 < len(words)
            and bool(words.capital[i + 1])
            and (is_ordinary(words.lowers[i + 1]) or words.lowers[i + 1] in ENGLISH_FIELDS)
            and words.lowers[i + 1].rstrip(".") not in first_words("titles")
        )
    if not words.capital[i]:
        is_small = not words.capital[office.first] or words.weak[office.first]
        return word.isalpha() and bool(is_small) and _is_common_field(words, i, office)
    if i > office.first and _precedes_body(words, i):
        return True  # `Direktur Jenderal Industri Agro Kementerian Perindustrian X`
    if any(map(str.isdigit, word)) and len(word) < LONGEST_UNIT:
        return True  # `Direktur P2 Humas DJP X`
    if words.lowers[i] in ENGLISH_FIELDS:
        return True
    if office.takes == "must" and words.words[i - 1] == "dan":
        return load_gazetteer().name_word(word) is None  # `Desa dan Transmigrasi`
    if is_stop(words, i) or is_name_word(word):
        return False
    if words.plain[i] and words.weak[i] and not is_noun(words, i):
        return False
    known = load_gazetteer().name_word(word)
    is_long = len(word) >= LONG_FIELD and is_noun(words, i)  # `Pendayagunaan`
    return known is None and (is_long or is_ordinary(words.lowers[i]))


def _joins_fields(words: Words, i: int) -> bool:
    """Say whether a comma parts the fields of a minister: `Hukum, HAM, dan Pemasyarakatan X`."""
    if words.words[i] != ",":
        return False
    for k in range(i + 1, min(i + MAX_FIELDS, len(words) - 1)):
        if not words.is_joined(k) or not (words.capital[k] or words.words[k] in (",", "dan")):
            return False
        if words.words[k] == "dan":
            return bool(words.capital[k + 1]) and not starts_title(words, k + 1)
        if words.capital[k] and (is_name_word(words.words[k]) or starts_title(words, k)):
            return False
    return False


def _precedes_body(words: Words, i: int) -> bool:
    """Say whether a body of the state follows the capitalised word at i."""
    k = i + 1
    if k >= len(words) or not words.is_joined(k) or not words.capital[k] or words.plain[i]:
        return False
    return words.lowers[k] in BODIES and read_headed(words, k, in_office=True) is not None


BODIES: Final = frozenset("kementerian kemenko divisi direktorat badan polda polres mabes".split())
# Fields of work in English titles: `Head of Investor Relations X`.
ENGLISH_FIELDS: Final = frozenset(
    "affairs business communication communications corporate development engineering finance "
    "growth investor legal marketing officer operations product relations sales strategy".split()
)
LOWER_FIELDS: Final = frozenset(
    "umum bidang utama komunikasi hukum ekonomi politik keamanan pendidikan agama pers".split()
)


def _is_common_field(words: Words, i: int, office: Office) -> bool:
    """Say whether the small word is a field of work: `ketua umum`, `pakar keamanan siber`."""
    word = words.lowers[i]
    if word in LOWER_FIELDS:
        return True
    if office.kinds != ["profession"] or i - office.first > MAX_SMALL_FIELDS:
        return False
    is_verb = word.startswith(("me", "ber", "di", "ter")) or word.endswith("nya")
    return len(word) > LONGEST_UNIT and not is_verb and not is_stop_word(word) and is_ordinary(word)


def read_degrees(words: Words, i: int) -> int:
    """Return the end of the degrees that follow a name at i (`, SH, M.Si`), i when none do."""
    end = i
    gazetteer = load_gazetteer()
    for _ in range(MAX_DEGREES):
        k = end
        if k < len(words) and words.words[k] == "," and words.is_joined(k):
            k += 1
        if k >= len(words) or not words.is_joined(k) or not words.capital[k]:
            break
        degree = gazetteer.degree(words.words, k)
        if degree is None or (k == end and degree[1] == 1 and len(words.words[k]) < 2):
            break
        end = k + degree[1]
    return end


def title_text(words: Words, office: Office | None, name_end: int, degrees_end: int) -> str | None:
    """Return the titles as written before the name, then `, ` and the degrees behind it.

    `name_end` is the word behind the name, `degrees_end` the word behind its degrees.
    """
    before = ""
    if office is not None and set(office.kinds) != {"role"}:
        before = words.text[words.starts[office.first] : words.ends[office.end - 1]]
    after = ""
    if degrees_end > name_end:
        after = words.text[words.starts[name_end] : words.ends[degrees_end - 1]].lstrip(", ")
    return ", ".join(part for part in (before, after) if part) or None


def office_fields(words: Words, office: Office | None) -> dict[str, Any] | None:
    """Return role, organisation and place of an office, None for mere honorifics."""
    if office is None or not office.is_office:
        return None
    texts: dict[str, str | None] = {"ORG": None, "GPE": None}
    for part in office.parts:
        label = "GPE" if part.label == "GPE" else "ORG"
        texts[label] = (
            texts[label] or words.text[words.starts[part.first] : words.ends[part.end - 1]]
        )
    role_end = office.role_end
    if office.parts and office.parts[0].first < role_end:
        role_end = office.parts[0].first
    role = words.text[words.starts[office.first] : words.ends[max(role_end, office.first + 1) - 1]]
    return {"role": role, "organisation": texts["ORG"], "place": texts["GPE"]}
