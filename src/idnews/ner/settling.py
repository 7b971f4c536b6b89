"""The article as a whole settles the runs that one place alone leaves open."""

from typing import Final

from idnews.morphology.lexicon import load_roots
from idnews.morphology.stemmer import stem
from idnews.ner.acronyms import spells_out
from idnews.ner.clubs import unify_clubs
from idnews.ner.cues import points, prior_points
from idnews.ner.definitions import add_spelled_names
from idnews.ner.evidence import Points, Run, add, context_points, decide, inner_points
from idnews.ner.findings import Finding, Findings
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.offices import MAX_OFFICE_WORDS, office_fields, title_text
from idnews.ner.offices_before import Name, unlisted_office
from idnews.ner.words import ACRONYM, Words, is_ordinary

__all__ = ["settle"]

SHORT: Final = 3  # letters of a word whose capitals tell an acronym from a name
MIN_PART: Final = 3  # letters of a name part that may stand for the whole name
LISTS: Final = frozenset({",", "dan", "serta", "&"})
TITLED: Final = frozenset("\"“”'‘’") | {"the"}  # what stands before titles of works and bands
OPEN_RULES: Final = frozenset({"evidence", "repeated"})
ANNOUNCING: Final = frozenset({"announced", "definition"})


def settle(findings: Findings) -> None:
    """Turn open runs into names where the article gives enough evidence."""
    unify_clubs(findings)
    add_spelled_names(findings)
    settled = _settled_labels(findings)
    weighed = _weigh(findings)
    chosen = {key: decide(total) for key, total in weighed.items()}
    _add_surnames(findings, weighed, chosen)
    _add_listed(findings, weighed, chosen)
    persons = _person_parts(findings, chosen)
    for run in findings.runs:
        finding = _judge(findings, run, settled, chosen, persons)
        if finding is not None:
            findings.names.append(finding)
    _drop_defined_terms(findings)
    _repeat_long_names(findings)
    _unify_regions(findings)
    _unify_nicknames(findings)
    _attach_offices(findings)


def _unify_nicknames(findings: Findings) -> None:
    """`Ahok` and `AHY`, that the table has as persons only, are no organisations: `relawan AHY`.

    Not so where a bracket defines them as one.
    """
    words = findings.words
    found: list[Finding] = []
    defined: set[str] = set()
    for name in findings.names:
        if name.label == "ORG" and name.end - name.first == 1:
            spoken = _nickname(words.words[name.first])
            if spoken and name.rule == "definition" and words.lowers[name.first - 2] not in spoken:
                defined.add(words.lowers[name.first])
            elif spoken:
                found.append(name)
    for name in found:
        if words.lowers[name.first] not in defined:
            name.label, name.rule, name.office = "PERSON", "definition", None


def _nickname(word: str) -> frozenset[str]:
    """Return the last words of the full names of whom the table so calls, none if it is unsure."""
    gazetteer = load_gazetteer()
    known = gazetteer.expansions(word) or gazetteer.expansions(word.title())
    if any(found.kind != "person" for found in known):
        return frozenset()
    return frozenset(found.expansion.rpartition(" ")[2].lower() for found in known)


def _unify_regions(findings: Findings) -> None:
    """`Sungai Apit` is the region when the article also writes `Kecamatan Sungai Apit`.

    So is what seems a person behind an office: `Kepala Desa Lengau Seprang`.
    """
    regions = {
        findings.key(name.first + 1, name.end)
        for name in findings.names
        if name.rule == "type_word" and name.end - name.first > 2
    }
    for name in findings.names if findings.acronyms else ():
        label = findings.acronyms.get(findings.words.lowers[name.first])
        if name.end == name.first + 1 and name.label == "PERSON" and label == "ORG":
            name.label, name.title, name.office = "ORG", None, None  # `Kepala Disdamkar`
    for name in findings.names if regions else ():
        if findings.key(name.first, name.end) not in regions:
            continue
        if name.label in ("LOC", "FAC") or name.rule == "title":
            name.label, name.title, name.office = "GPE", None, None


def _drop_defined_terms(findings: Findings) -> None:
    """Drop the unknown acronym of what is no name itself: `Anti-Lock Braking System (ABS)`."""
    words = findings.words
    ends = {name.end for name in findings.names}
    terms = {
        findings.key(name.first, name.end)
        for name in findings.names
        if name.label == "ORG" and _is_unspoken(findings, name, ends)
    }
    if terms:
        findings.names = [
            name
            for name in findings.names
            if name.rule not in OPEN_RULES or words.lowers[name.first] not in terms
        ]


def _is_unspoken(findings: Findings, name: Finding, ends: set[int]) -> bool:
    """Say whether the name is an acronym in brackets behind the words that it is made of."""
    if name.end - name.first != 1 or name.rule not in OPEN_RULES or name.first - 1 in ends:
        return False
    words = findings.words
    last = name.first - 2
    return (
        words.capital[name.first] == ACRONYM
        and not load_gazetteer().expansions(words.words[name.first])
        and spells_out(words, name.first)
        and (stem(words.lowers[last]) in load_roots() or "O" in points("last", words.words[last]))
    )


def _repeat_long_names(findings: Findings) -> None:
    """Find again, word for word, the long names that one place of the article announces."""
    words = findings.words
    has_plain = 1 in words.plain
    known: dict[str, dict[str, tuple[int, str]]] = {}
    for name in findings.names:
        is_named = name.rule in ANNOUNCING or (name.label == "PERSON" and has_plain)
        if is_named and name.end - name.first > 1:
            rest = known.setdefault(words.lowers[name.first], {})
            for end in _ends_without_year(findings, name):
                key = findings.key(name.first, end)
                rest.setdefault(key, (end - name.first, name.label))
    if not known:
        return
    for i, word in enumerate(words.lowers):
        for key, (length, label) in known.get(word, {}).items():
            end = i + length
            if end > len(words) or not words.capital[i]:
                continue
            if label == "PERSON" and not words.plain[i]:
                continue
            if findings.key(i, end) == key:
                findings.names.append(Finding(i, end, label, "repeated", 0.8))


def _ends_without_year(findings: Findings, name: Finding) -> list[int]:
    """Return where the name ends, with and without the year of an event: `Indo Defence 2025`."""
    last = findings.words.words[name.end - 1]
    is_dated = name.label == "EVENT" and name.end - name.first > 2 and last.isdigit()
    return [name.end, name.end - 1] if is_dated else [name.end]


def _settled_labels(findings: Findings) -> dict[str, str]:
    """Return the label of every name that the scan was sure of, by its words."""
    labels = dict(findings.acronyms)
    for name in findings.names:
        labels.setdefault(findings.key(name.first, name.end), name.label)
    return labels


def _weigh(findings: Findings) -> dict[str, Points]:
    words = findings.words
    totals: dict[str, Points] = {}
    for run in findings.runs:
        if words.weak[run.first] and run.end - run.first == 1:
            continue
        key = findings.key(run.first, run.end)
        if key in findings.terms:
            continue
        total = totals.get(key)
        if total is None:
            total = totals[key] = inner_points(words, run)
            prior = prior_points(key)
            if len(key) > SHORT or words.capital[run.first] == ACRONYM or "ORG" not in prior:
                add(total, prior)  # `KIM` is not `Kim`
        add(total, context_points(words, run))
        add(total, run.points)
        if _is_unknown_acronym(words, run) and "PERSON" in total:
            add(total, {"ORG": total.pop("PERSON")})  # `kata OFAC`
    return totals


def _add_surnames(
    findings: Findings, weighed: dict[str, Points], chosen: dict[str, tuple[str, float] | None]
) -> None:
    """An unknown `Guus Hiddink` is a person when the article also writes `Hiddink` alone."""
    words = findings.words
    for run in findings.runs:
        key = findings.key(run.first, run.end)
        first, _, last = key.rpartition(" ")
        if not first or " " in first or chosen.get(key) is not None or last not in weighed:
            continue
        before = words.lowers[run.first - 1] if run.first else ""
        total = weighed.get(key, {})
        if total.get("PERSON", 0) == max(total.values(), default=0) == 2 and before not in TITLED:
            chosen[key] = ("PERSON", 0.6)


def _add_listed(
    findings: Findings, weighed: dict[str, Points], chosen: dict[str, tuple[str, float] | None]
) -> None:
    """An unknown name beside a person in a list is one: `Jadon Sancho dan Abdou Diallo`."""
    words = findings.words
    ends = {name.end for name in findings.names if name.label == "PERSON"}
    starts = {name.first for name in findings.names if name.label == "PERSON"}
    open_runs = []
    for run in findings.runs:
        key = findings.key(run.first, run.end)
        decision = chosen.get(key)
        if decision is not None and decision[0] == "PERSON":
            ends.add(run.end)
            starts.add(run.first)
        elif " " in key and weighed.get(key, {}).get("PERSON", 0) >= 2 and decision is None:
            open_runs.append((run, key))
    for run, key in [*open_runs, *reversed(open_runs)]:
        before = run.first - 1
        listed = before > 0 and words.words[before] in LISTS and before in ends
        listed |= run.end < len(words) and words.words[run.end] in LISTS and run.end + 1 in starts
        total = weighed[key]
        if listed and words.is_joined(run.first) and total["PERSON"] == max(total.values()):
            chosen[key] = ("PERSON", 0.6)
            ends.add(run.end)
            starts.add(run.first)


def _is_unknown_acronym(words: Words, run: Run) -> bool:
    """Say whether the run is an acronym of three letters or more that is no known person's."""
    word = words.words[run.first]
    return (
        run.end - run.first == 1
        and words.capital[run.first] == ACRONYM
        and not words.plain[run.first]
        and len(word) > 2
        and load_gazetteer().name_word(word) is None
        and not any(found.kind == "person" for found in load_gazetteer().expansions(word))
    )


def _person_parts(
    findings: Findings, chosen: dict[str, tuple[str, float] | None]
) -> dict[str, int]:
    """Return the words that stand for a person named in full in the article."""
    words = findings.words
    parts: dict[str, int] = {}
    spans = [(name.first, name.end) for name in findings.names if name.label == "PERSON"]
    for run in findings.runs:
        decision = chosen.get(findings.key(run.first, run.end))
        if decision is not None and decision[0] == "PERSON":
            spans.append((run.first, run.end))
    for first, end in spans:
        for i in range(first, end):
            word = words.lowers[i]
            if len(word) >= MIN_PART and words.capital[i] and word[-1] != ".":
                parts[word] = max(parts.get(word, 0), end - first)
    return parts


def _judge(
    findings: Findings,
    run: Run,
    settled: dict[str, str],
    chosen: dict[str, tuple[str, float] | None],
    persons: dict[str, int],
) -> Finding | None:
    words = findings.words
    key = findings.key(run.first, run.end)
    single = run.end - run.first == 1
    if words.weak[run.first] and single:
        return _judge_weak(words, run, key, persons)
    label = settled.get(key)
    is_initials = findings.acronyms.get(key) == "PERSON"
    if label is not None and (not single or len(key) > 2 or is_initials):
        rule, score = ("initials", 0.95) if key in findings.initials else ("repeated", 0.9)
        return _finding(findings, run, label, rule, score)
    decision = chosen.get(key)
    if single and key not in persons and _is_small_elsewhere(words, run.first):
        return None
    if _is_person_part(words, run, persons, decision):
        length = run.end - run.first
        is_full = all(persons[words.lowers[i]] <= length for i in range(run.first, run.end))
        return _finding(findings, run, "PERSON", "full_name" if is_full else "short_name", 0.9)
    if decision is None or not _is_placed(words, run, decision[0]):
        return None
    return _finding(findings, run, decision[0], "evidence", decision[1])


def _is_small_elsewhere(words: Words, i: int) -> bool:
    """Say whether a headline capitalises what the text writes small: `Pria yang Saleh`."""
    is_written = words.text[words.starts[i]].isupper()
    return bool(words.plain[i]) and is_written and words.lowers[i] in words.small


def _is_placed(words: Words, run: Run, label: str) -> bool:
    """Say whether a name that needs evidence as a place has it here: `di Batu`, not `Negara`."""
    if label != "GPE" or run.entry is None or run.entry.evidence == "any":
        return True
    if context_points(words, run).get("GPE", 0) < 1:
        return False
    if not is_ordinary(words.lowers[run.first]):
        return True
    after = run.end < len(words) and words.is_joined(run.end) and words.capital[run.end]
    return not after


def _is_person_part(
    words: Words, run: Run, persons: dict[str, int], decision: tuple[str, float] | None
) -> bool:
    """Say whether all words of the run belong to persons named in full."""
    if decision is not None and decision[0] != "PERSON" and run.end - run.first == 1:
        entry = run.entry
        if entry is None or entry.kind == "GPE":
            return False
    return all(words.lowers[i] in persons for i in range(run.first, run.end))


def _judge_weak(words: Words, run: Run, key: str, persons: dict[str, int]) -> Finding | None:
    """An ordinary word with a capital that says nothing: a name only if the article uses it so."""
    if key not in persons or words.plain[run.first]:
        return None
    known = load_gazetteer().name_word(key)
    after = words.lowers[run.end] if run.end < len(words) else ""
    if known is None or points("after", after).get("PERSON", 0) < 2:
        return None
    return Finding(run.first, run.end, "PERSON", "short_name", 0.7)


def _finding(findings: Findings, run: Run, label: str, rule: str, score: float) -> Finding:
    words = findings.words
    entry = run.entry if run.entry is not None and run.entry.kind == label else None
    title = None
    if label == "PERSON" and run.degrees_end > run.end:
        title = title_text(words, None, run.end, run.degrees_end)
    return Finding(run.first, run.end, label, rule, score, entry, title)


def _attach_offices(findings: Findings) -> None:
    """Give persons the offices in apposition behind them, and those that no table lists."""
    words = findings.words
    before: list[Name] = []
    for name in sorted(findings.names, key=lambda found: (found.first, -found.end)):
        if before and words.line[before[-1][0]] != words.line[name.first]:
            before.clear()
        if name.label == "PERSON" and name.title is None:
            found = unlisted_office(words, name.first, name.end, before)
            if found is not None:
                name.title = title_text(words, found, 0, 0)
                name.office = office_fields(words, found)
        before.append((name.first, name.end, name.label))
        del before[:-MAX_OFFICE_WORDS]
    for name in findings.names if findings.offices else ():
        office = findings.offices.get(name.end)
        if office is not None and name.label == "PERSON" and name.office is None:
            behind = title_text(findings.words, office, 0, 0)
            name.title = ", ".join(part for part in (name.title, behind) if part)
            name.office = office_fields(findings.words, office)
