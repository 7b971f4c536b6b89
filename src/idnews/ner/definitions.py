"""Acronyms that a bracket behind a name defines: `Komisi Pemberantasan Korupsi (KPK)`."""

from idnews.ner.acronyms import abbreviates, has_initials, spelled_start
from idnews.ner.evidence import Run
from idnews.ner.findings import Finding, Findings
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.words import ACRONYM

__all__ = ["add_spelled_names", "note_definition", "read_definition"]

MIN_LETTERS = 4  # of an acronym that tells how far a name reaches, whatever stands inside
MAX_ACRONYM = 3  # words in a bracket: `LPEM FEB UI`


def read_definition(findings: Findings, first: int, end: int, label: str) -> int:
    """Read the bracketed acronym behind a name; it is a name of its own."""
    words = findings.words
    if end + 2 >= len(words) or words.words[end] != "(" or words.words[end + 2] != ")":
        return end
    short = words.words[end + 1]
    if label == "GPE" and not has_initials(words, first, end, short):
        return end  # `Tenaga Kerja Indonesia (TKI)`
    if not abbreviates(words, first, end, short):
        return end
    if label == "ORG" and _is_of_longer(findings, first, short):
        return end
    if label in ("EVENT", "PRODUCT") and _is_organisation(short):
        label = "ORG"  # `Sidang Tahunan Majelis Permusyawaratan Rakyat (MPR)`
    findings.names.append(Finding(end + 1, end + 2, label, "definition", 0.95))
    findings.acronyms[words.lowers[end + 1]] = label
    return end + 3


def _is_of_longer(findings: Findings, first: int, short: str) -> bool:
    """Say whether the acronym begins with the word before: `Peraturan Bank Indonesia (PBI)`."""
    words = findings.words
    if not words.is_joined(first) or not words.capital[first - 1] or _is_organisation(short):
        return False
    before = words.words[first - 1][0]
    return before == short[0] != words.words[first][0]


def _is_organisation(short: str) -> bool:
    entries = load_gazetteer().match([short], 0)
    return bool(entries) and all(e.kind == "ORG" and e.evidence == "any" for e in entries)


def note_definition(findings: Findings, run: Run) -> None:
    """Give points to an open run with its acronym in brackets: `X Y Z (XYZ)`."""
    words = findings.words
    end = run.end
    if end + 2 < len(words) and words.words[end] == "(" and words.words[end + 2] == ")":
        short = words.words[end + 1]
        if words.capital[end + 1] == ACRONYM and run.end - run.first > 1:
            initials = "".join(word[0] for word in words.words[run.first : run.end]).upper()
            if initials == short:
                run.points["ORG"] = run.points.get("ORG", 0) + 4


def add_spelled_names(findings: Findings) -> None:
    """Add organisations that a bracket spells out letter by letter, `dan` inside and all.

    `Lembaga Penyelidikan Ekonomi dan Masyarakat Fakultas Ekonomi dan Bisnis Universitas Indonesia
    (LPEM FEB UI)`.
    """
    words = findings.words
    for bracket, word in enumerate(words.words):
        if word != "(":
            continue
        inside = words.words[bracket + 1 : bracket + MAX_ACRONYM + 2]
        length = inside.index(")") if ")" in inside else 0
        letters = "".join(inside[:length])
        if len(letters) < MIN_LETTERS or not (letters.isalpha() and letters.isupper()):
            continue
        first = spelled_start(words, bracket, letters)
        if first is None or not words.capital[first]:
            continue
        heads = load_gazetteer().heads(words.words, first)
        if heads and heads[0].label == "ORG":
            end = bracket + 1 + length
            findings.names.append(Finding(first, bracket, "ORG", "definition", 0.95))
            findings.names.append(Finding(bracket + 1, end, "ORG", "definition", 0.95))
