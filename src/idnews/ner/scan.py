"""One pass over the words: what titles, heads and the gazetteer settle, and what stays open."""

from typing import Final

from idnews.ner.acronyms import acronym_end, is_defined, is_term
from idnews.ner.agencies import is_agency
from idnews.ner.cues import points, whole_labels
from idnews.ner.definitions import note_definition, read_definition
from idnews.ner.event_ends import ends_in_event, with_year
from idnews.ner.evidence import Run
from idnews.ner.findings import Finding, Findings
from idnews.ner.gazetteer import Entry, load_gazetteer
from idnews.ner.headed_names import NAME_ENDS, is_bare_kind, read_headed
from idnews.ner.military import MILITARY, is_unit
from idnews.ner.offices import Office, read_degrees
from idnews.ner.persons import read_person
from idnews.ner.places import GPE_LEVELS, PLACE_PREPOSITIONS, is_no_place, read_place
from idnews.ner.product_models import product_end
from idnews.ner.runs import HOME, last_points, run_end
from idnews.ner.titled_persons import read_after_office
from idnews.ner.titles import read_office
from idnews.ner.word_tests import best_entry, first_words, is_name_word, is_stop, site_end
from idnews.ner.words import ACRONYM, CAPITAL, Words, is_ordinary
from idnews.ner.works import WORK_WORDS, read_work

__all__ = ["scan"]

LONGEST_HEADLINE: Final = 30  # words; a line of capitals with a full stop is none
MAX_INITIALS: Final = 3
AGE_DIGITS: Final = 2
ADDRESSES: Final = frozenset({"saudara", "saudari", "sdr", "sdri"})
INITIAL_CUES: Final = frozenset({"inisial", "berinisial"})
# Behind these stand initials where no table has an acronym: `tersangka DR`, not `tersangka KPK`.
ACCUSED: Final = frozenset({"tersangka", "terdakwa", "terlapor"})
CRIMINAL: Final = (
    ACCUSED
    | INITIAL_CUES
    | {"pelaku", "korban", "polisi", "terduga", "pria", "wanita", "perempuan"}
)
CRIME_REACH: Final = 120  # words
NUMERALS: Final = frozenset({"II", "III", "IV", "VI", "VII", "DPO", "OTT"})
STATE_BODIES: Final = frozenset({"militer", "pengadilan"})
NUMBERED: Final = frozenset({"sekolah", "militer"})
COMPANIES: Final = frozenset({"teknologi", "perusahaan", "swasta", "media", "bank", "asuransi"})


def scan(words: Words) -> Findings:
    """Read the words from left to right; return the names found and the runs left open."""
    findings = Findings(words)
    titles, heads = first_words("titles"), first_words("heads")
    capital, lowers, weak = words.capital, words.lowers, words.weak
    i, total = 0, len(words)
    while i < total:
        lower = lowers[i]
        site = site_end(words, i)
        if site > i and not (site == i + 1 and capital[i] and best_entry(words, i)):
            findings.names.append(Finding(i, site, "ORG", "site", 0.95))
            i = site
            continue
        if not capital[i] or (words.first[i] and lower in WORK_WORDS and not words.plain[i]):
            if lower in WORK_WORDS:
                i = _read_work_at(findings, i)
            elif lower in titles or (lower[-1] == "." and lower.rstrip(".") in titles):
                i = _read_small_office(findings, i)
            elif lower != words.words[i]:
                i = _read_small_brand(findings, i)
            else:
                i += 1
            continue
        if _is_initialled(words, i):
            findings.names.append(Finding(i, i + 1, "PERSON", "initials", 0.95))
            findings.acronyms[lower] = "PERSON"
            findings.initials.add(lower)
            i += 1
            continue
        is_known = lower in findings.acronyms
        if is_stop(words, i) and not is_known and not _heads_name(words, i):
            i += 1
            continue
        bare = lower.rstrip(".")
        is_head = bare in heads or bare in GPE_LEVELS or is_agency(bare)
        i = _read_at(findings, i, bare in titles, is_head, weak[i] > 0)
    return findings


def _is_initialled(words: Words, i: int) -> bool:
    """Say whether a person's initials stand at i: `berinisial ER`, `Saudara AT`, `AT (34)`."""
    if words.capital[i] != ACRONYM:
        return False
    if i > 0 and words.lowers[i - 1] in INITIAL_CUES:
        return True
    word = words.words[i]
    if words.plain[i] or len(word) > MAX_INITIALS or not word.isalpha():
        return False
    if i > 0 and words.lowers[i - 1].rstrip(".") in ADDRESSES:
        return True
    if is_stop(words, i):
        return False
    age = words.words[i + 2] if words.words[i + 1 : i + 4 : 2] == ["(", ")"] else ""
    is_aged = age.isdigit() and len(age) == AGE_DIGITS and age[0] != "0"
    entry = best_entry(words, i)
    if entry is None:
        is_accused = i > 0 and words.lowers[i - 1] in ACCUSED and word not in NUMERALS
        return is_aged or (is_accused and not load_gazetteer().expansions(word))
    if not is_aged or len(word) != len("AS"):
        return False
    around = words.lowers[max(0, i - CRIME_REACH) : i + CRIME_REACH]
    return not CRIMINAL.isdisjoint(around)  # `AS (34)` beside a suspect


def _heads_name(words: Words, i: int) -> bool:
    """Say whether a longer name begins at a stop word: `SMA Negeri 1`, `Islam Makhachev`."""
    lower = words.lowers[i].rstrip(".")
    if lower in first_words("titles") or lower in first_words("heads"):
        return True
    entry = best_entry(words, i)
    return entry is not None and entry.length > 1


def _read_work_at(findings: Findings, i: int) -> int:
    """Note the title of a work behind the word at i; its words are nothing else."""
    work = read_work(findings.words, i)
    if work is None:
        return i + 1
    first, end, label = work
    findings.names.append(Finding(first, end, label, "announced", 0.85))
    return end


def _read_small_office(findings: Findings, i: int) -> int:
    """Read an office in small letters: it counts only when a name or a part follows."""
    words = findings.words
    office = read_office(words, i)
    if office is None:
        return i + 1
    return read_after_office(findings, office)


def _read_small_brand(findings: Findings, i: int) -> int:
    """Read a brand with a small letter before its capitals: `iPhone 15`, `eFishery`."""
    entry = best_entry(findings.words, i)
    if entry is None or entry.evidence != "any" or entry.kind not in ("ORG", "PRODUCT"):
        return i + 1
    product = product_end(findings.words, i, entry)
    label = "PRODUCT" if product > i else entry.kind
    end = max(product, i + entry.length)
    kept = entry if end == i + entry.length else None
    findings.names.append(Finding(i, end, label, "gazetteer", 0.95, kept))
    return end


def _read_at(findings: Findings, i: int, is_title: bool, is_head: bool, is_weak: bool) -> int:
    """Read what begins at the capitalised word i; return where to go on."""
    words = findings.words
    entry = best_entry(words, i)
    entry_end = i + entry.length if entry else i
    if (entry is None or entry.length == 1) and is_no_place(words, i):
        return i + 1
    product = product_end(words, i, entry)
    if product > entry_end:
        findings.names.append(Finding(i, product, "PRODUCT", "product", 0.95))
        return product
    headed = read_headed(words, i) if is_head else None
    headed_end = headed[0] if headed and headed[1].length > 1 else i
    if is_title:
        office = read_office(words, i)
        if office is not None and _is_name_itself(words, office):
            office = None
        if office is not None and office.role_end >= max(entry_end, headed_end):
            return read_after_office(findings, office)
    if headed is not None and entry is not None and headed[0] == entry_end:
        is_other = entry.kind != headed[1].label and entry.evidence == "any"
        headed = None if is_other else headed  # `Nusa Tenggara Timur`, `Kongres AS`
    if headed is not None and headed[0] >= entry_end:
        end, head = headed
        if whole_labels().get(" ".join(words.words[i:end])) == "O":
            return end  # `Grup C`
        kept = entry if end == entry_end and entry and entry.kind == head.label else None
        end = with_year(words, i, end, head.label, head.kind)
        is_settled = _ends_in_place(words, i, end) or ends_in_event(words, i, end)
        is_settled |= head.kind in NUMBERED and words.words[end - 1].isdigit()  # `SMAN 72`
        is_numbered = head.kind == MILITARY and is_unit(words, i + head.length, end)
        is_settled |= is_numbered
        is_settled |= kept is not None and kept.evidence == "any"
        score = 0.95 if is_settled else 0.9
        rule = "company" if words.lowers[end - 1] in NAME_ENDS else "head"
        rule = "unit" if is_numbered else rule
        findings.names.append(Finding(i, end, head.label, rule, score, kept))
        return read_definition(findings, i, end, head.label)
    if is_head and not (i and words.lowers[i - 1] == "ibu"):
        place = read_place(words, i)
        if place is not None and words.lowers[i].rstrip(".") not in GPE_LEVELS:
            place = place if _is_sure_place(words, i, place[0]) else None
        if place is not None and place[0] == entry_end and _is_site(entry):
            place = None  # `Kota Kasablanka`
        if place is not None and place[0] >= entry_end and place[0] > i + 1:
            findings.names.append(Finding(i, place[0], "GPE", "type_word", 0.95, place[1]))
            return read_definition(findings, i, place[0], "GPE")
    stop = run_end(words, i)
    kind = _announced_kind(words, i, stop)
    if kind is not None and entry_end < stop:
        last = points("last", words.words[stop - 1])
        kind = "EVENT" if last.get("EVENT", 0) >= 5 else kind  # `Program X Investment Week`
        stop = with_year(words, i, stop, kind, "acara")
        findings.names.append(Finding(i, stop, kind, "announced", 0.7))
        end = read_definition(findings, i, stop, kind)
        return end if end > stop else _read_other_name(findings, stop)
    is_paper = "O" in points("first", words.words[i])  # `Peraturan Bank Indonesia`
    if stop > max(entry_end, i + 1):
        last = last_points(words, i, stop)
        if last and not is_weak and not is_paper:
            label = max(last, key=lambda key: last[key])
            if label == "O" or whole_labels().get(" ".join(words.words[i:stop])) == "O":
                return stop
            if entry is not None and entry.kind == "PRODUCT" and entry.evidence == "any":
                label = "PRODUCT"  # `MacBook Air`
            if max(last.values()) >= 5:
                stop = with_year(words, i, stop, label, "acara")
                findings.names.append(Finding(i, stop, label, "last_word", 0.8))
                return read_definition(findings, i, stop, label)
    if stop > entry_end and not (is_weak or is_paper) and is_defined(words, i, stop):
        label = next(iter(points("first", words.words[i])), "ORG")  # `Rapat Dewan Komisioner`
        label = "PERSON" if is_name_word(words.words[i]) else label
        findings.names.append(Finding(i, stop, label, "definition", 0.8))
        return read_definition(findings, i, stop, label)
    if entry is not None and entry.length == 1 and is_bare_kind(words, i):
        return entry_end
    if entry is not None and _is_safe(words, i, entry):
        entry_end = with_year(words, i, entry_end, entry.kind, str(entry.data.get("type")))
        entry_end += _country_length(words, entry_end, entry)
        kept = None if _is_foreign(words, i, entry_end, entry) else entry
        findings.names.append(Finding(i, entry_end, entry.kind, "gazetteer", 0.95, kept))
        return read_definition(findings, i, entry_end, entry.kind)
    return _leave_open(findings, i, entry, is_weak)


def _is_sure_place(words: Words, i: int, end: int) -> bool:
    """Say whether the place at i needs no type word: not `Air Hangat` in a headline."""
    if i and words.lowers[i - 1] in PLACE_PREPOSITIONS:
        return True
    is_stopped = "." in words.words[i : i + LONGEST_HEADLINE]
    is_headline = (words.plain[i] > 0 and not is_stopped) or words.line[i] == 0 < words.line[-1]
    return not is_headline or not all(is_ordinary(word) for word in words.lowers[i:end])


def _is_site(entry: Entry | None) -> bool:
    """Say whether the gazetteer knows the name as no region: the mall `Kota Kasablanka`."""
    return entry is not None and entry.kind != "GPE" and entry.evidence == "any"


def _is_foreign(words: Words, i: int, end: int, entry: Entry) -> bool:
    """Say whether the name with its country is another body than the one that the table has."""
    return entry.data.get("type") in STATE_BODIES and end > i + entry.length


def _country_length(words: Words, end: int, entry: Entry) -> int:
    """Return the words of the country that a name goes on with: `Facebook Indonesia`.

    Armies and courts of other countries bear the names of ours: `Angkatan Laut Israel`.
    """
    if entry.kind != "ORG" or not words.is_joined(end) or words.plain[end]:
        return 0
    if entry.data.get("type") in COMPANIES:
        return int(words.words[end] == HOME)
    if entry.length == 1 or entry.data.get("type") not in STATE_BODIES:
        return 0
    country = best_entry(words, end)
    if country is None or country.data["table"] != "countries" or words.words[end] == HOME:
        return 0
    return country.length


def _is_name_itself(words: Words, office: Office) -> bool:
    """Say whether the lone title is a name here, with no name behind it: `Maulana`, `Sultan`."""
    k = office.end
    if k > office.first + 1 or not is_name_word(words.words[office.first]):
        return False
    return k >= len(words) or not words.capital[k] or not words.is_joined(k)


def _announced_kind(words: Words, i: int, end: int) -> str | None:
    """Return EVENT or PRODUCT behind `acara`, `program` and the like: any two capitals do then."""
    if end - i < 2 or i == 0 or words.plain[i] or not words.is_joined(i):
        return None
    if any(words.lowers[k] in GPE_LEVELS for k in range(i, end)):
        return None
    announced = points("before", words.lowers[i - 1])
    return next((label for label in ("EVENT", "PRODUCT") if announced.get(label, 0) >= 3), None)


def _read_other_name(findings: Findings, end: int) -> int:
    """Read a bracket behind an event: the programme that it is about (`One Gate Collaboration`)."""
    words = findings.words
    first = end + 1
    if first + 1 < len(words) and words.words[end] == "(" and words.capital[first]:
        stop = run_end(words, first)
        if stop < len(words) and words.words[stop] == ")":
            findings.names.append(Finding(first, stop, "PRODUCT", "announced", 0.6))
            return stop + 1
    return end


def _is_safe(words: Words, i: int, entry: Entry) -> bool:
    """Say whether the gazetteer alone settles the name: nothing around says otherwise."""
    if entry.evidence != "any" or (entry.length == 1 and words.weak[i]):
        return False
    if entry.length == 1 and words.plain[i] and words.lowers[i] in words.small:
        return False  # `Ribuan Tual Kayu` above `tual-tual kayu`
    end = i + entry.length
    if entry.length == 1 and entry.kind in ("ORG", "PRODUCT") and _begins_person(words, i):
        return False
    placed = i > 0 and words.lowers[i - 1] in PLACE_PREPOSITIONS
    if entry.kind == "GPE" and entry.length == 1 and is_name_word(words.words[i]):
        follows = end < len(words) and words.is_joined(end) and words.capital[end] == CAPITAL
        if follows and not placed and not words.weak[end] and best_entry(words, end) is None:
            return False
    return True


def _begins_person(words: Words, i: int) -> bool:
    """Say whether a brand is a first name here: `Audi` before `Murphy Sitorus`."""
    if words.plain[i] or not is_name_word(words.words[i]):
        return False
    end = read_person(words, i)
    return (
        end > i + 1
        and is_name_word(words.words[end - 1])
        and all(best_entry(words, k) is None for k in range(i + 1, end))
    )


def _leave_open(findings: Findings, i: int, entry: Entry | None, is_weak: bool) -> int:
    """Keep the run at i for the article to settle; return its end."""
    words = findings.words
    end = read_person(words, i)
    if is_term(words, i):
        findings.terms.add(words.lowers[i])
    if words.capital[i] == ACRONYM and len(words.words[i]) > 1 and not words.plain[i]:
        long = acronym_end(words, i)
        if len(words.words[i]) > 2 or long > i + 1:
            end = max(end, long)
    if end == i:
        if entry is not None and (entry.length > 1 or not is_weak):
            end = i + entry.length
        elif is_weak:
            findings.runs.append(Run(i, i + 1))
            return i + 1
        else:
            end = i + 1
    if entry is not None and i + entry.length > end:
        end = i + entry.length
    kept = entry if entry is not None and i + entry.length == end else None
    run = Run(i, end, kept)
    run.degrees_end = read_degrees(words, end)
    findings.runs.append(run)
    note_definition(findings, run)
    return max(run.degrees_end, end)


def _ends_in_place(words: Words, first: int, end: int) -> bool:
    """Say whether a known place ends the name, `Pemkot Jambi`: not so `Komisi VII`."""
    places = (read_place(words, k) for k in range(first + 1, end))
    return any(place is not None and place[0] == end for place in places)
