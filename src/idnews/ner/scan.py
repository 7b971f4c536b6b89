"""One pass over the words: what titles, heads and the gazetteer settle, and what stays open."""

from typing import Final

from idnews.ner.acronyms import abbreviates, acronym_end, has_initials, is_defined, is_term
from idnews.ner.cues import points, whole_labels
from idnews.ner.evidence import Run
from idnews.ner.findings import Finding, Findings
from idnews.ner.gazetteer import Entry, load_gazetteer
from idnews.ner.headed_names import is_bare_kind, read_headed, with_year
from idnews.ner.persons import read_person
from idnews.ner.places import GPE_LEVELS, PLACE_PREPOSITIONS, is_no_place, read_place
from idnews.ner.titles import (
    KIN,
    Office,
    OfficePart,
    is_club,
    office_fields,
    read_addressed,
    read_company,
    read_degrees,
    read_office,
    read_seat,
    read_service,
    title_text,
)
from idnews.ner.word_tests import best_entry, first_words, is_name_word, is_stop, starts_other
from idnews.ner.words import ACRONYM, CAPITAL, Words, is_ordinary
from idnews.ner.works import WORK_WORDS, read_work

__all__ = ["scan"]

INITIAL_CUES: Final = frozenset({"inisial", "berinisial"})
RESIDENTS: Final = frozenset({"warga", "penduduk"})
ADDRESSES: Final = frozenset({"honorific", "religious", "academic", "noble"})
COMPANIES: Final = frozenset({"teknologi", "perusahaan", "swasta", "media", "bank", "asuransi"})
SELF: Final = frozenset({",", "selaku"})  # what joins a name and its office behind it
# What goes on behind an office in apposition: `X, Kapolres Tasikmalaya saat ditemui`.
ADVERBIAL: Final = frozenset("saat ketika usai seusai di kepada dalam seperti pada".split())
RUN_JOINERS: Final = frozenset("of the for & and".split())
HOME: Final = "Indonesia"
MAX_RUN: Final = 8


def scan(words: Words) -> Findings:
    """Read the words from left to right; return the names found and the runs left open."""
    findings = Findings(words)
    titles, heads = first_words("titles"), first_words("heads")
    capital, lowers, weak = words.capital, words.lowers, words.weak
    i, total = 0, len(words)
    while i < total:
        lower = lowers[i]
        if not capital[i]:
            if lower in WORK_WORDS:
                i = _read_work_at(findings, i)
            elif lower in titles or (lower[-1] == "." and lower.rstrip(".") in titles):
                i = _read_small_office(findings, i)
            else:
                i += 1
            continue
        is_known = lower in findings.acronyms
        if is_stop(words, i) and not is_known and not _heads_name(words, i):
            i += 1
            continue
        bare = lower.rstrip(".")
        i = _read_at(findings, i, bare in titles, bare in heads or bare in GPE_LEVELS, weak[i] > 0)
    return findings


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
    return _read_after_office(findings, office)


def _read_at(findings: Findings, i: int, is_title: bool, is_head: bool, is_weak: bool) -> int:
    """Read what begins at the capitalised word i; return where to go on."""
    words = findings.words
    if words.capital[i] == ACRONYM and i and words.lowers[i - 1] in INITIAL_CUES:
        findings.names.append(Finding(i, i + 1, "PERSON", "initials", 0.9))
        findings.acronyms[words.lowers[i]] = "PERSON"
        return i + 1
    entry = best_entry(words, i)
    entry_end = i + entry.length if entry else i
    if (entry is None or entry.length == 1) and is_no_place(words, i):
        return i + 1
    headed = read_headed(words, i) if is_head else None
    headed_end = headed[0] if headed and headed[1].length > 1 else i
    if is_title:
        office = read_office(words, i)
        if office is not None and _is_name_itself(words, office):
            office = None
        if office is not None and office.role_end >= max(entry_end, headed_end):
            return _read_after_office(findings, office)
    if headed is not None and headed[0] == entry_end and headed[1].label == "LOC":
        headed = None if entry and entry.kind == "GPE" and entry.evidence == "any" else headed
    if headed is not None and headed[0] >= entry_end:
        end, head = headed
        if whole_labels().get(" ".join(words.words[i:end])) == "O":
            return end  # `Grup C`
        kept = entry if end == entry_end and entry and entry.kind == head.label else None
        end = with_year(words, end, head.label, head.kind)
        findings.names.append(Finding(i, end, head.label, "head", 0.9, kept))
        return _read_definition(findings, i, end, head.label)
    if is_head and not (i and words.lowers[i - 1] == "ibu"):
        place = read_place(words, i)
        if place is not None and words.lowers[i].rstrip(".") not in GPE_LEVELS:
            place = place if _is_sure_place(words, i, place[0]) else None
        if place is not None and place[0] >= entry_end and place[0] > i + 1:
            findings.names.append(Finding(i, place[0], "GPE", "type_word", 0.95, place[1]))
            return _read_definition(findings, i, place[0], "GPE")
    run_end = _run_end(words, i)
    kind = _announced_kind(words, i, run_end)
    if kind is not None and entry_end < run_end:
        last = points("last", words.words[run_end - 1])
        kind = "EVENT" if last.get("EVENT", 0) >= 5 else kind  # `Program X Investment Week`
        findings.names.append(Finding(i, run_end, kind, "announced", 0.7))
        end = _read_definition(findings, i, run_end, kind)
        return end if end > run_end else _read_other_name(findings, run_end)
    if run_end > max(entry_end, i + 1):
        last = _last_points(words, i, run_end)
        if last and not is_weak:
            label = max(last, key=lambda key: last[key])
            if label == "O" or whole_labels().get(" ".join(words.words[i:run_end])) == "O":
                return run_end
            if entry is not None and entry.kind == "PRODUCT" and entry.evidence == "any":
                label = "PRODUCT"  # `MacBook Air`
            if max(last.values()) >= 5:
                findings.names.append(Finding(i, run_end, label, "last_word", 0.8))
                return _read_definition(findings, i, run_end, label)
    if run_end > entry_end and not is_weak and is_defined(words, i, run_end):
        label = next(iter(points("first", words.words[i])), "ORG")  # `Rapat Dewan Komisioner`
        label = "PERSON" if is_name_word(words.words[i]) else label
        findings.names.append(Finding(i, run_end, label, "definition", 0.8))
        return _read_definition(findings, i, run_end, label)
    if entry is not None and entry.length == 1 and is_bare_kind(words, i):
        return entry_end
    if entry is not None and _is_safe(words, i, entry):
        entry_end = with_year(words, entry_end, entry.kind, str(entry.data.get("type")))
        if _has_country(words, entry_end, entry):
            entry_end += 1
        findings.names.append(Finding(i, entry_end, entry.kind, "gazetteer", 0.95, entry))
        return _read_definition(findings, i, entry_end, entry.kind)
    return _leave_open(findings, i, entry, is_weak)


def _is_sure_place(words: Words, i: int, end: int) -> bool:
    """Say whether the place at i needs no type word: not `Air Hangat` in a headline."""
    if i and words.lowers[i - 1] in PLACE_PREPOSITIONS:
        return True
    is_headline = words.line[i] == 0 < words.line[-1]
    return not is_headline or not all(is_ordinary(word) for word in words.lowers[i:end])


def _last_points(words: Words, i: int, end: int) -> dict[str, int]:
    """Return what the last word of a run says, of `DBS Vickers Sekuritas Indonesia` the third."""
    last = points("last", " ".join(words.words[end - 2 : end])) if end - i > 1 else {}
    last = last or points("last", words.words[end - 1])
    if last or words.words[end - 1] != HOME or end - i <= 2:
        return last
    return {k: n for k, n in points("last", words.words[end - 2]).items() if k == "ORG"}


def _has_country(words: Words, end: int, entry: Entry) -> bool:
    """Say whether a company's name goes on with the country: `Facebook Indonesia`."""
    return entry.data.get("type") in COMPANIES and words.is_joined(end) and words.words[end] == HOME


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
        stop = _run_end(words, first)
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


def _run_end(words: Words, i: int) -> int:
    """Return the end of the run of solid capitals at i, with English joiners inside."""
    end = i + 1
    total = len(words)
    while end < total and end - i < MAX_RUN and words.is_joined(end):
        if words.capital[end] and not (words.plain[end] and words.weak[end]):
            if is_stop(words, end):
                break
            end += 1
        elif (
            words.words[end] in RUN_JOINERS
            and end + 1 < total
            and words.capital[end + 1]
            and words.is_joined(end + 1)
        ):
            end += 2
        else:
            break
    return end


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
    _note_definition(findings, run)
    return max(run.degrees_end, end)


def _read_after_office(findings: Findings, office: Office) -> int:
    """Note the organisation and place of an office and the person behind it."""
    words = findings.words
    is_of_kin = office.first > 0 and words.lowers[office.first - 1] in KIN
    is_free = not _person_before(findings, office)
    for part in office.parts:
        rule = "club" if is_club(words, office, part) else "office"
        label = "ORG" if rule == "club" else part.label
        findings.names.append(Finding(part.first, part.end, label, rule, 0.95, part.entry))
    k = office.end
    if k < len(words) and words.is_joined(k):
        name_end = _person_end(words, k, office)
        company_end = read_company(words, office, k, name_end)
        if company_end > k:
            findings.names.append(Finding(k, company_end, "ORG", "office", 0.85))
            office.parts.append(OfficePart(k, company_end, "ORG", None))
            office.end = k = company_end
            name_end = _person_end(words, k, office) if words.is_joined(k) else k
        if name_end > k:
            if _is_doubtful(words, office, k, name_end):
                findings.runs.append(Run(k, name_end, points={"PERSON": 2}))
                return name_end
            return _note_served(findings, office, k, name_end)
        name_end = _read_apposed(findings, office, is_own=not is_of_kin) if is_free else k
        if name_end > k:
            return name_end
    _attach_behind(findings, office)
    return max(office.end, office.first + 1)


def _read_apposed(findings: Findings, office: Office, *, is_own: bool) -> int:
    """Note the person behind the comma of `Ketua DPRD Jambi, X,`; return where to go on.

    The office is not `is_own` in `istri Gubernur Jambi, X,`.
    """
    words = findings.words
    seat = read_seat(words, office)
    k = office.end if seat is None else seat.end
    if k + 1 >= len(words) or not words.is_joined(k) or not (seat or office.is_office):
        return office.end
    start, name_end, is_addressed = _apposed_person(words, k + (words.words[k] == ","))
    if name_end == start or (start == office.end and seat is None):
        return office.end
    if words.words[k] == "," and not (is_addressed or _closes(words, name_end)):
        return office.end
    if seat is not None:
        findings.names.append(Finding(seat.first, seat.end, seat.label, "office", 0.95, seat.entry))
        office.parts.append(seat)
        office.end = k
    office.end = start if is_addressed else office.end
    return _note_person(findings, office if is_own else None, start, name_end)


def _apposed_person(words: Words, start: int) -> tuple[int, int, bool]:
    """Read a person behind a comma: where the name begins and ends, and whether titles lead it."""
    if not words.is_joined(start):
        return start, start, False
    addressed = read_addressed(words, start)
    if addressed is not None and not addressed.parts:
        start = addressed.end
    return start, _person_end(words, start, addressed), addressed is not None


def _note_served(findings: Findings, office: Office, first: int, end: int) -> int:
    """Note the person behind a title, and the one in apposition who has it: `Pengacara X, Y,`."""
    words = findings.words
    service = read_service(words, office, end)
    if service is None or end + 1 >= len(words):
        return _note_person(findings, office, first, end)
    helper, served = service
    behind = end + 3 if words.words[end : end + 3 : 2] == ["(", ")"] else end
    if words.words[behind : behind + 1] == [","] and words.is_joined(behind + 1):
        start, name_end, _ = _apposed_person(words, behind + 1)
        if name_end > start and _closes(words, name_end):
            _note_person(findings, served, first, end)
            return _note_person(findings, helper, start, name_end)
    is_listed = words.words[end : end + 2] == [",", "dan"]
    if not is_listed and _person_before(findings, office):
        findings.offices[office.first - 1] = helper
        return _note_person(findings, served, first, end)
    return _note_person(findings, office, first, end)


def _person_before(findings: Findings, office: Office) -> bool:
    """Say whether what may be a person stands before the comma before the office."""
    words, end = findings.words, office.first - 1
    if end < 1 or words.words[end] not in SELF or not words.is_joined(office.first):
        return False
    if findings.names and findings.names[-1].end == end:
        return findings.names[-1].label == "PERSON" and findings.names[-1].office is None
    if not findings.runs or findings.runs[-1].end != end:
        return False
    run = findings.runs[-1]
    return run.entry is None and any(map(is_name_word, words.words[run.first : end]))


def _is_doubtful(words: Words, office: Office, first: int, end: int) -> bool:
    """Say whether `staf Indofood`: one unknown word behind a profession is not always a person."""
    single = end - first == 1
    if single and words.plain[first] and not load_gazetteer().name_word(words.words[first]):
        return True  # `Ibu Nyusul` in a headline
    if single and is_ordinary(words.lowers[first]) and "honorific" not in office.kinds:
        return True
    if not single or office.is_office or load_gazetteer().name_word(words.words[first]):
        return False
    return set(office.kinds) <= {"profession", "role", "modifier"}


def _closes(words: Words, i: int) -> bool:
    """Say whether an apposition ends at i: `Wali Kota Jambi, Syarif Fasha, ...`."""
    if i >= len(words):
        return True
    return not words.capital[i] and words.words[i] not in ("dan", "&")


def _person_end(words: Words, k: int, office: Office | None) -> int:
    if k >= len(words) or not words.capital[k] or best_is_other(words, k):
        return k
    if words.capital[k] == ACRONYM and len(words.words[k]) > 2 and not words.plain[k]:
        kinds = [expansion.kind for expansion in load_gazetteer().expansions(words.words[k])]
        if "person" not in kinds:
            return k
    if office is not None and set(office.kinds) <= {"role", "profession", "modifier"}:
        if words.lowers[k - 1] in RESIDENTS and not load_gazetteer().name_word(words.words[k]):
            return k  # `warga Poltava`
        entry = best_entry(words, k)
        if entry is not None and entry.kind == "GPE" and entry.evidence == "any":
            after = k + entry.length
            if after >= len(words) or not words.capital[after] or not words.is_joined(after):
                return k  # `warga Jabar`
    if office is None and words.lowers[k] in first_words("titles"):
        return k  # `Sekretaris Daerah, Inspektur, dan ...`
    addressed = office is not None and office.kinds[-1] in ADDRESSES
    end = read_person(words, k, is_expected=True, is_addressed=addressed)
    return k if end == k + 1 and _is_no_name(words, k) else end


def _is_no_name(words: Words, k: int) -> bool:
    """Say whether the lone word behind a title is none: `Kelas II B`, `Kiper Tim Nasional`."""
    if len(words.words[k]) < 2:
        return True
    after = k + 1
    follows = after < len(words) and words.is_joined(after) and words.capital[after] == CAPITAL
    if not follows or load_gazetteer().name_word(words.words[k]) is not None:
        return False
    lower = words.lowers[k]
    is_head = lower in first_words("heads") and bool(load_gazetteer().heads(words.words, k))
    return is_head or (is_ordinary(words.lowers[after]) and not starts_other(words, after))


def best_is_other(words: Words, k: int) -> bool:
    """Say whether an organisation, a safe place or a head word begins at k, and no person."""
    lower = words.lowers[k].rstrip(".")
    if lower in first_words("heads") and read_headed(words, k) is not None:
        return True
    if _run_end(words, k) == k + 2 and _last_points(words, k, k + 2).keys() & {"ORG", "FAC"}:
        return True  # `relawan Ahok Center`
    if lower in GPE_LEVELS and read_place(words, k) is not None:
        return True
    entry = best_entry(words, k)
    if entry is None or entry.evidence != "any":
        return False
    return entry.length > 1 or not is_name_word(words.words[k])


def _note_person(findings: Findings, office: Office | None, first: int, end: int) -> int:
    words = findings.words
    degrees_end = read_degrees(words, end)
    findings.names.append(
        Finding(
            first,
            end,
            "PERSON",
            "title",
            0.95,
            title=title_text(words, office, end, degrees_end),
            office=office_fields(words, office),
        )
    )
    return max(_read_definition(findings, first, end, "PERSON"), degrees_end)


def _attach_behind(findings: Findings, office: Office) -> None:
    """Remember an office that stands in apposition behind a name: `X, Ketua DPRD Jambi,`."""
    words = findings.words
    i = office.first
    behind = words.words[office.end] if office.end < len(words) else "."
    if words.plain[i] or not (behind in ",.)(;" or behind in ADVERBIAL):
        return
    if office.is_office and i > 1 and words.words[i - 1] in SELF and words.is_joined(i):
        findings.offices[i - 1] = office


def _read_definition(findings: Findings, first: int, end: int, label: str) -> int:
    """Read the bracketed acronym behind a name; it is a name of its own."""
    words = findings.words
    if end + 2 >= len(words) or words.words[end] != "(" or words.words[end + 2] != ")":
        return end
    short = words.words[end + 1]
    if label == "GPE" and not has_initials(words, first, end, short):
        return end  # `Tenaga Kerja Indonesia (TKI)`
    if label not in ("ORG", "PERSON", "EVENT", "FAC", "PRODUCT", "LOC", "GPE") or not abbreviates(
        words, first, end, short
    ):
        return end
    findings.names.append(Finding(end + 1, end + 2, label, "definition", 0.95))
    findings.acronyms[words.lowers[end + 1]] = label
    return end + 3


def _note_definition(findings: Findings, run: Run) -> None:
    """Give points to an open run with its acronym in brackets: `X Y Z (XYZ)`."""
    words = findings.words
    end = run.end
    if end + 2 < len(words) and words.words[end] == "(" and words.words[end + 2] == ")":
        short = words.words[end + 1]
        if words.capital[end + 1] == ACRONYM and run.end - run.first > 1:
            initials = "".join(word[0] for word in words.words[run.first : run.end]).upper()
            if initials == short:
                run.points["ORG"] = run.points.get("ORG", 0) + 4
