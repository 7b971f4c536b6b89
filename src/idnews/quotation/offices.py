"""Offices that stand for the person who holds them: `Wali Kota Jambi` later for Syarif Fasha."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from idnews.ner.gazetteer import ACRONYM_COLUMNS
from idnews.quotation.cues import WORD, speech_cues
from idnews.quotation.mentions import SpeakerMention
from idnews.quotation.speaker_words import is_verb, words_of_kind
from idnews.resources import read_table

__all__ = ["bare_offices", "office_mentions"]

# Academic and religious forms in front of a name say nothing of an office.
_HONORIFIC = re.compile(r"(?:\b(?:Dr|Drs|Dra|Ir|Prof|H|Hj|KH|dr|drg)\b\.?[ ,]*)+")
_SHORT_FORM = re.compile(r"\(([^()]{2,40})\)")
_JOINING = frozenset({"bidang", "dan", "dari", "di", "serta", "untuk"})
_JOINED = {"walikota": ("wali", "kota")}
_REACH_OF_NAME = 40
"""Characters from an office to the name that belongs to it."""


def office_mentions(
    text: str,
    offices: Iterable[tuple[str, str]],
    named: Sequence[SpeakerMention],
) -> list[SpeakerMention]:
    """Return where an office stands without a name, as mentions of the person who holds it.

    `offices` are pairs of a title or role as written and that person's canonical name. An office
    that two persons of the article hold stands for neither. A mention counts only at a reporting
    word (`at_cue_only`), and only where no further words make it another office (`Ketua DPRD`).

    >>> text = "Wali Kota Jambi Syarif Fasha datang. Walikota Jambi itu senang."
    >>> named = [SpeakerMention(16, 28, "Syarif Fasha")]
    >>> [m.start for m in office_mentions(text, [("Wali Kota Jambi", "Syarif Fasha")], named)]
    [37]
    """
    holders = _holders(offices)
    if not holders:
        return []
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for office in sorted(holders, key=len, reverse=True):
        by_first.setdefault(office[0], []).append(office)
    persons = sorted(mention.start for mention in named if mention.is_person)
    words = _words(text)
    found: list[SpeakerMention] = []
    for number, (word, start, _) in enumerate(words):
        if found and start < found[-1].end:
            continue
        for office in by_first.get(word, ()):
            span = words[number : number + len(office)]
            if tuple(w for w, _, _ in span) == office:
                end = span[-1][2]
                names = holders[office]
                if len(names) == 1 and _stands_alone(text, words, number, len(office), persons):
                    found.append(SpeakerMention(start, end, next(iter(names)), at_cue_only=True))
                break
    return found


_POINTED = re.compile(
    r"\bsang\s(?P<sang>[a-z]{4,14}(?:\skota)?)\b"
    r"|\b(?P<noun>[a-z]{4,14}(?:\skota)?)\s(?:itu|tersebut)\b"
)


def bare_offices(text: str, offices: Iterable[tuple[str, str]]) -> list[SpeakerMention]:
    """Return where an office in small letters points to its holder: `sang menteri`, `bupati itu`.

    >>> found = bare_offices("sang menteri pergi", [("Menteri Agama", "Ani")])
    >>> [(m.start, m.end, m.name) for m in found]
    [(0, 12, 'Ani')]
    """
    holders: dict[str, set[str]] = {}
    for title, name in offices:
        words = [word for word, _, _ in _words(_HONORIFIC.sub(" ", title))]
        if words:
            noun = " ".join(words[:2]) if words[:2] == ["wali", "kota"] else words[0]
            holders.setdefault(noun, set()).add(name)
    found = []
    for match in _POINTED.finditer(text) if holders else ():
        noun = match["sang"] or match["noun"]
        names = holders.get(noun.replace("walikota", "wali kota"), ())
        if len(names) == 1:
            found.append(SpeakerMention(*match.span(), next(iter(names)), at_cue_only=True))
    return found


def _holders(offices: Iterable[tuple[str, str]]) -> dict[tuple[str, ...], set[str]]:
    """Return who holds each office, by its words lower-cased."""
    holders: dict[tuple[str, ...], set[str]] = {}
    for title, name in offices:
        forms = [_SHORT_FORM.sub(" ", title), *_SHORT_FORM.findall(title)]
        for form in forms:
            office = _HONORIFIC.sub(" ", form).split(",")[0]
            for words in _shorter(tuple(word for word, _, _ in _words(office))):
                holders.setdefault(words, set()).add(name)
    return holders


def _shorter(office: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield an office and how it is shortened: `Direktur Utama Perum Bulog`, `Dirut Bulog`."""
    if not office:
        return
    yield office
    for end in range(2, len(office)):
        if office[end - 1] not in _JOINING:
            yield office[:end]
    for acronym, expansion in _acronyms_of_offices():
        long = len(expansion)
        if office[:long] == expansion:
            yield from ((acronym, *office[first:]) for first in range(long, len(office) + 1))
            yield from ((*expansion, *office[first:]) for first in range(long + 1, len(office)))
        elif office[0] == acronym:
            yield from ((acronym, *office[first:]) for first in range(2, len(office)))
            yield (*expansion, *office[1:])


@cache
def _acronyms_of_offices() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The offices that are written short, lower-cased: `dirut` with `direktur`, `utama`."""
    return tuple(
        (acronym.lower(), tuple(word for word, _, _ in _words(expansion)))
        for acronym, expansion, kind, _ in read_table("acronyms", ACRONYM_COLUMNS)
        if kind == "office" and " " not in acronym
    )


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of `text`, lower-cased, with where each stands; `Walikota` is two."""
    found: list[tuple[str, int, int]] = []
    for match in WORD.finditer(text):
        word = match.group().lower()
        if word in _JOINED:
            found += [(part, *match.span()) for part in _JOINED[word]]
        else:
            found.append((word, *match.span()))
    return found


def _stands_alone(
    text: str,
    words: Sequence[tuple[str, int, int]],
    number: int,
    length: int,
    persons: Sequence[int],
) -> bool:
    """Whether it is written as an office, and neither its holder nor more of it follows."""
    _, start, _ = words[number]
    end = words[number + length - 1][2]
    is_written = text[start].isupper() or text[max(0, start - 200) : start + 200].islower()
    is_written = is_written or (number > 0 and words[number - 1][0] in _naming_cues())
    if not is_written or (number and words[number - 1][0] in ("wakil", "mantan", "eks")):
        return False
    first = bisect_left(persons, end)
    if first < len(persons) and persons[first] <= end + _REACH_OF_NAME:
        between = text[end : persons[first]]
        if not re.search(r"[a-z]{3}|[;:\n.]", between):
            return False
    follower = words[number + length] if number + length < len(words) else None
    if follower is None or text[end : follower[1]].strip(" "):
        return True
    return _may_follow(text[follower[1] : follower[2]])


@cache
def _naming_cues() -> frozenset[str]:
    """Reporting words that the speaker follows, so that an office may be small: `kata bupati`."""
    return frozenset(
        word for word, (position, _) in speech_cues().items() if position in ("after", "source")
    )


def _may_follow(word: str) -> bool:
    """Whether an office ends before `word`, which follows it with nothing between."""
    if not word.islower():
        return False
    kinds = ("adverb", "adjunct", "predicate")
    return (
        word in speech_cues()
        or is_verb(word)
        or word in ("itu", "ini", "tersebut")
        or any(word in words_of_kind(kind) for kind in kinds)
    )
