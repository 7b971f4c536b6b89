"""The person behind an office, in apposition to it, or before it: whose title it is."""

from dataclasses import replace
from typing import Final

from idnews.ner.cues import points
from idnews.ner.definitions import read_definition
from idnews.ner.evidence import Run
from idnews.ner.findings import Finding, Findings
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.headed_names import read_headed
from idnews.ner.office_parts import is_club, read_company, read_seat
from idnews.ner.offices import KIN, Office, OfficePart, office_fields, read_degrees, title_text
from idnews.ner.persons import read_person
from idnews.ner.places import GPE_LEVELS, read_place
from idnews.ner.runs import last_points, run_end
from idnews.ner.titles import read_addressed, read_service
from idnews.ner.word_tests import (
    begins_headed,
    best_entry,
    first_words,
    is_name_word,
    starts_other,
)
from idnews.ner.words import ACRONYM, CAPITAL, Words, is_ordinary

__all__ = ["read_after_office"]

MAX_SELF: Final = 6  # words between `selaku` and the second of two offices
SPEAKING: Final = 3  # points that verbs of speech give the name behind them
RESIDENTS: Final = frozenset({"warga", "penduduk"})
ADDRESSES: Final = frozenset({"honorific", "religious", "academic", "noble"})
SELF: Final = frozenset({",", "selaku"})  # what joins a name and its office behind it
# What goes on behind an office in apposition: `X, Kapolres Tasikmalaya saat ditemui`.
ADVERBIAL: Final = frozenset("saat ketika usai seusai di kepada dalam seperti pada".split())


def read_after_office(findings: Findings, office: Office) -> int:
    """Note the organisation and place of an office and the person behind it."""
    words = findings.words
    is_of_kin = office.first > 0 and words.lowers[office.first - 1] in KIN
    is_free = not _person_before(findings, office.first - 1)
    for number, part in enumerate(office.parts):
        rule = "club" if is_club(words, office, part) else "office"
        if rule == "club":
            office.parts[number] = part = replace(part, label="ORG")
        findings.names.append(Finding(part.first, part.end, part.label, rule, 0.95, part.entry))
    k = office.end
    if k < len(words) and words.is_joined(k):
        name_end = _person_end(words, k, office)
        company_end = read_company(words, office, k, name_end)
        if company_end > k:
            findings.names.append(Finding(k, company_end, "ORG", "office", 0.85))
            office.parts.append(OfficePart(k, company_end, "ORG", None))
            office.end = k = company_end
            name_end = _person_end(words, k, office) if words.is_joined(k) else k
        if name_end > k and _is_body(findings, office, k, name_end):
            findings.names.append(Finding(k, name_end, "ORG", "office", 0.95))
            office.parts.append(OfficePart(k, name_end, "ORG", None))
            office.end = name_end
            _attach_behind(findings, office)
            return name_end
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
    k = office.end if seat is None else _definition_end(words, seat.end)
    if k + 1 >= len(words) or not words.is_joined(k) or not (seat or office.stands_apart):
        return office.end
    start, name_end, is_addressed = _apposed_person(words, k + (words.words[k] == ","))
    if name_end == start or (start == office.end and seat is None):
        return office.end
    if words.words[k] == "," and not (is_addressed or _closes(words, name_end)):
        return office.end
    if seat is not None:
        findings.names.append(Finding(seat.first, seat.end, seat.label, "office", 0.95, seat.entry))
        office.parts.append(seat)
        read_definition(findings, seat.first, seat.end, seat.label)
        office.end = k
    office.end = start if is_addressed else office.end
    return _note_person(findings, office if is_own else None, start, name_end)


def _definition_end(words: Words, i: int) -> int:
    """Return the end of the acronym in brackets at i, i when none stands there: `(Indef)`."""
    return i + 3 if words.words[i : i + 3 : 2] == ["(", ")"] and words.capital[i + 1] else i


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
    if not is_listed and _person_before(findings, office.first - 1):
        findings.offices[office.first - 1] = helper
        return _note_person(findings, served, first, end)
    return _note_person(findings, office, first, end)


def _is_body(findings: Findings, office: Office, first: int, end: int) -> bool:
    """Say whether what seems a name is the body of an office in apposition to a person before it.

    `X selaku ketua harian Inasoc`, `X selaku pendiri dan Chairman Y Z`, `X, Wakil Presiden Santos.`
    """
    words = findings.words
    joint = office.first - 1
    if office.parts or not office.is_office or words.plain[first]:
        return False
    if joint > 0 and words.words[joint] in ("dan", "sekaligus", "serta"):
        reach = range(joint, max(0, joint - MAX_SELF), -1)
        joint = next((k for k in reach if words.words[k] == "selaku"), 0)
    if not _person_before(findings, joint):
        return False
    if words.words[joint] == "selaku":
        return True
    behind = words.words[end] if end < len(words) else "."
    is_known = load_gazetteer().name_word(words.words[first]) is not None
    return end - first == 1 and behind in (".,)" if not is_known else ".")


def _person_before(findings: Findings, end: int) -> bool:
    """Say whether what may be a person stands before the comma or `selaku` at word `end`."""
    words = findings.words
    if end < 1 or words.words[end] not in SELF or not words.is_joined(end + 1):
        return False
    if findings.names and findings.names[-1].end == end:
        return findings.names[-1].label == "PERSON" and findings.names[-1].office is None
    if not findings.runs or findings.runs[-1].end != end:
        return False
    run = findings.runs[-1]
    if run.entry is not None:
        return False
    before = words.lowers[run.first - 1] if run.first else ""
    is_speaker = end - run.first > 1 and points("before", before).get("PERSON", 0) >= SPEAKING
    return is_speaker or any(map(is_name_word, words.words[run.first : end]))


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
    if k >= len(words) or not words.capital[k] or _best_is_other(words, k):
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
    """Say whether the lone word behind a title is none: `Komandan Korem 074`."""
    if len(words.words[k]) < 2:
        return True
    if load_gazetteer().name_word(words.words[k]) is not None:
        return False
    if begins_headed(words.lowers[k]) and load_gazetteer().heads(words.words, k):
        return True
    after = k + 1
    follows = after < len(words) and words.is_joined(after) and words.capital[after] == CAPITAL
    return follows and is_ordinary(words.lowers[after]) and not starts_other(words, after)


def _best_is_other(words: Words, k: int) -> bool:
    """Say whether an organisation, a safe place or a head word begins at k, and no person."""
    lower = words.lowers[k].rstrip(".")
    if begins_headed(lower) and read_headed(words, k) is not None:
        return True
    if run_end(words, k) == k + 2 and last_points(words, k, k + 2).keys() & {"ORG", "FAC"}:
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
    return max(read_definition(findings, first, end, "PERSON"), degrees_end)


def _attach_behind(findings: Findings, office: Office) -> None:
    """Remember an office that stands in apposition behind a name: `X, Ketua DPRD Jambi,`."""
    words = findings.words
    i = office.first
    behind = words.words[office.end] if office.end < len(words) else "."
    if words.plain[i] or not (behind in ",.)(;" or behind in ADVERBIAL):
        return
    if office.is_office and i > 1 and words.words[i - 1] in SELF and words.is_joined(i):
        findings.offices[i - 1] = office
