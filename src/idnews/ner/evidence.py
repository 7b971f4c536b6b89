"""Weighing a capitalised run that no table settles: its words, neighbours and other mentions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from idnews.ner.agencies import is_agency
from idnews.ner.cues import points, whole_labels
from idnews.ner.gazetteer import Entry, load_gazetteer
from idnews.ner.word_tests import first_words
from idnews.ner.words import ACRONYM, MAX_ACRONYM, Words, is_ordinary

__all__ = ["MIN_POINTS", "Run", "add", "context_points", "decide", "inner_points"]

Points = dict[str, int]

# Points a run needs, over all its mentions in the article, to become a name; each cue gives 1 to 5.
MIN_POINTS: Final = 3
UNKNOWN_SINGLE: Final = 1
UNKNOWN_RUN: Final = 2
UNKNOWN_ACRONYM: Final = 3
_ROMAN: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
QUOTES: Final = frozenset("\"“”‘'")


@dataclass(slots=True)
class Run:
    """A capitalised run left open by the tables: words `[first, end)` and its own points."""

    first: int
    end: int
    entry: Entry | None = None
    points: Points = field(default_factory=dict)
    degrees_end: int = 0


def add(total: Points, more: Points, limit: int = 9) -> None:
    """Add points to a total, label by label, none above `limit`."""
    for label, number in more.items():
        total[label] = min(limit, total.get(label, 0) + number)


def inner_points(words: Words, run: Run) -> Points:
    """Return what the words of the run themselves say."""
    found: Points = {}
    inside = words.words[run.first : run.end]
    if len(inside) == 1 and len(inside[0]) < 2:
        return {"O": 9}
    label = whole_labels().get(" ".join(inside))
    if label is not None:
        return {label: 9}
    if len(inside) > 1:
        add(found, points("last", inside[-1]))
        add(found, points("first", inside[0]))
    if run.entry is not None:
        add(found, {run.entry.kind: 2})
    if len(inside) == 1 and is_agency(words.lowers[run.first]):
        add(found, {"ORG": UNKNOWN_ACRONYM + 1})
    elif len(inside) == 1 and words.capital[run.first] == ACRONYM and not words.plain[run.first]:
        add(found, _acronym_points(inside[0]))
    else:
        add(found, _name_points(words, run, inside))
    return found


def _acronym_points(word: str) -> Points:
    kinds = [expansion.kind for expansion in load_gazetteer().expansions(word)]
    if kinds:
        label = {"org": "ORG", "place": "GPE", "event": "EVENT", "person": "PERSON"}.get(kinds[0])
        strength = 3 if label in ("ORG", "GPE") and len(word) > 2 else 1
        return {label: strength} if label else {"O": 3}
    if any(map(str.isdigit, word)) or _ROMAN.fullmatch(word):
        return {"O": 9}  # `S10`, `B12`, `U-23`, `kelas VII`
    is_likely = 2 < len(word) <= MAX_ACRONYM and word.isalpha() and not is_ordinary(word)
    return {"ORG": UNKNOWN_ACRONYM} if is_likely else {}


def _name_points(words: Words, run: Run, inside: Sequence[str]) -> Points:
    gazetteer = load_gazetteer()
    known = sure = plain = 0
    for offset, word in enumerate(inside):
        i = run.first + offset
        name = gazetteer.name_word(word)
        ordinary = is_ordinary(words.lowers[i])
        if name is not None:
            known += 1
            sure += not name.is_word and not ordinary and name.bucket >= 2
        elif ordinary:
            plain += 1
        elif len(word) < 3 and words.capital[i]:
            known += 1
    if len(inside) == 1:
        if plain:
            return {"O": 2} if run.entry is not None else {"O": 9}
        return {"PERSON": 2 if sure else UNKNOWN_SINGLE}
    if plain * 2 >= len(inside):
        return {"O": 4}
    if words.capital[run.first] == ACRONYM and len(inside[0]) > 2 and not words.plain[run.first]:
        return {"ORG": 1}
    if sure and plain == 0:
        return {"PERSON": 3 + (known > 1)}
    if known and plain == 0:
        return {"PERSON": 2}
    if plain == 0 and len(inside) <= 4 and not words.plain[run.first]:
        return {"PERSON": UNKNOWN_RUN}
    return {}


def context_points(words: Words, run: Run) -> Points:
    """Return what stands before and behind this mention of the run."""
    found: Points = {}
    i, j = run.first, run.end
    if i > 0 and words.line[i - 1] == words.line[i]:
        before = words.lowers[i - 1]
        if before in QUOTES and i > 1:
            before = words.lowers[i - 2]
            add(
                found, {label: n for label, n in points("before", before).items() if label in WORKS}
            )
        else:
            add(found, points("before", before))
            add(found, _head_points(words, i, before))
    if j < len(words) and words.line[j] == words.line[i]:
        after = words.lowers[j]
        add(found, points("after", after))
        if after == "(" and j + 2 < len(words) and words.words[j + 2] == ")":
            if words.words[j + 1].isdigit() and len(words.words[j + 1]) < 3:
                add(found, {"PERSON": 4})
        elif after == "," and j + 1 < len(words):
            add(found, _apposition_points(words, j + 1))
    if run.degrees_end > j:
        add(found, {"PERSON": 4})
    if _is_paired(words, i) or _is_paired(words, j):
        add(found, {"PERSON": 1})
    if run.entry is not None and run.entry.kind in ("GPE", "LOC"):
        found.pop("WORK_OF_ART", None)  # `film Korea`
    is_site = "." in words.words[i][1:-1] and len(words.words[i]) > 4  # `di Prosa.ai`
    if run.entry is None and j - i == 1 and (words.capital[i] == ACRONYM or is_site):
        found.pop("GPE", None)  # `di LHKPN`
    return found


WORKS: Final = frozenset({"WORK_OF_ART", "PRODUCT"})


def _is_paired(words: Words, i: int) -> bool:
    """Say whether the edge at word i is the hyphen of a pair: `Fasha-Maulana`."""
    if i == 0 or i >= len(words) or words.starts[i] != words.ends[i - 1]:
        return False
    return words.words[i] == "-" or words.words[i - 1] == "-"


def _apposition_points(words: Words, i: int) -> Points:
    if words.lowers[i].rstrip(".") in first_words("titles"):
        titles = load_gazetteer().titles(words.words, i)
        if titles and titles[0].kind not in ("honorific", "academic"):
            return {"PERSON": 1}
    return {}


def _head_points(words: Words, i: int, before: str) -> Points:
    """Return points from a small-letter head before the run: `desa X`, `jalan Y`, `klub Z`."""
    if words.capital[i - 1] or before.rstrip(".") not in first_words("heads"):
        return {}
    heads = load_gazetteer().heads(words.words, i - 1, any_case=True)
    if not heads or heads[0].length != 1:
        return {}
    return {heads[0].label: 3 if heads[0].complement in ("name", "place") else 1}


def decide(total: Points) -> tuple[str, float] | None:
    """Return the label with the most points and how sure that is, None when none is clear.

    >>> decide({"PERSON": 5, "ORG": 1})
    ('PERSON', 0.7)
    >>> decide({"PERSON": 3, "ORG": 3}) is None
    True
    """
    ranked = sorted(total.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][0] == "O" or ranked[0][1] < MIN_POINTS:
        return None
    label, best = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if best - second < 1:
        return None
    return label, round(min(0.95, 0.5 + 0.05 * (best - second)), 2)
