"""Who is the subject of a clause: `Syarif Fasha mengatakan`, `Pria itu juga menilai`."""

import re
from collections.abc import Sequence

from idnews.dates import weekdays
from idnews.quotation.cues import WORD, Cue, speech_cues
from idnews.quotation.mentions import BACK_TO_PERSON, MentionIndex, SpeakerMention
from idnews.quotation.name_phrases import (
    BRACKETS,
    MAX_TITLE_WORDS,
    is_owner,
    is_title,
    verb_follows,
)
from idnews.quotation.speaker_words import has_predicate, is_verb, words_of_kind

__all__ = ["MAX_SUBJECTS", "acts", "speaker_before", "subject_of"]

_NOT_ACTING_REACH = 8
"""Words between one that says that a person does not act (`dihadiri`) and the person: an office
with its organisation fills six or seven. At four, `dihadiri Sekretaris Jenderal X, Dr Y` counts as
acting; without a bound, every person behind a `dengan` of the same sentence is lost."""

MAX_SUBJECTS = 3
"""Persons of a sentence tried as its subject; the fourth is never it."""

MAX_APPOSITION = 200
"""Characters between a name and its verb that an apposition fills: two offices have 150."""

_BEFORE_PLACES = frozenset({"di", "ke", "dari", "pada", "dalam", "hari", "kepada", "saat"})
_NUMBERED = re.compile(r"\S{0,30}\d\S{0,30}")  # `surat bernomor S-256/PK.2/2018`
# Between the parts of an organisation's name: `Kantor Imigrasi (Kanim) Kotamobagu`.
_IN_ONE_NAME = re.compile(r"[ ()]{1,3}")
_CLAUSE_BREAK = re.compile(r",|\b(?:dan|serta|tetapi|namun|sedangkan|sementara|sebab|karena)\b")


def speaker_before(index: MentionIndex, cue: Cue, start: int) -> SpeakerMention | None:
    """The subject of the cue's clause, which begins at `start`: `Syarif Fasha mengatakan`."""
    text = index.text
    named = index.between(start, cue.start)
    while len(named) > 1 and _opens_bracket(text[named[-2].end : named[-1].start]):
        named.pop()
    if named:
        last = named[-1]
        if _is_adjacent(text, last.end, cue.start):
            body = _whole_body(text, named)
            is_where = body.is_place and _names_where(text[start : body.start])
            if not (body.is_person or is_where) and _begins_clause(text[start : body.start]):
                return body
            if (
                last.is_person
                and not is_owner(index, start, last.start)
                and (acts(index, last, start) or text[last.end : cue.start].strip() == "yang")
            ):
                return last
        found = subject_of(index, start, cue.start)
        if found is not None and (
            (found == last and _is_apposition(text, found.end, cue.start))
            or not _has_other_subject(text, found.end, last.end, cue.start)
        ):
            return found
    vague = _vague_before(index, start, cue.start)
    if vague is not None:
        return vague
    return BACK_TO_PERSON if _is_pointing_clause(text[start : cue.start]) else None


def _opens_bracket(gap: str) -> bool:
    """Whether what follows `gap` stands in brackets: `Dewan Pimpinan Pusat X (DPP`."""
    return gap.rfind("(") > gap.rfind(")")


def _whole_body(text: str, named: Sequence[SpeakerMention]) -> SpeakerMention:
    """The organisation that the last mentions name: `Kantor Imigrasi (Kanim) Kotamobagu`."""
    body = named[-1]
    for before in reversed(named[:-1]):
        between = text[before.end : body.start]
        if body.is_person or before.is_person or not _IN_ONE_NAME.fullmatch(between):
            break
        body = before
    return body


def _names_where(lead: str) -> bool:
    """Whether the place behind `lead` is where somebody is: `pedagang di Palembang, Sumsel`.

    A fronted phrase before the comma (`Di Jenewa, Iran menyatakan`) leaves it the subject.
    """
    lead = lead.rstrip()
    first = WORD.search(lead)
    if not lead.endswith(",") or first is None:
        return False
    word = first.group().lower()
    return not any(word in words_of_kind(kind) for kind in ("link", "adjunct", "break"))


def _is_adjacent(text: str, end: int, start: int) -> bool:
    gap = BRACKETS.sub(" ", text[end:start])
    if len(gap) > 80 or re.search(r"[^\s,\w'-]", gap):
        return False
    words = gap.replace(",", " ").split()
    if words[-1:] == ["yang"]:
        words.pop()
    return all(word in words_of_kind("adverb") for word in words)


def _is_apposition(text: str, start: int, end: int) -> bool:
    """Whether between a name and its verb only tells who that is: `, Race Director X 2025,`."""
    gap = BRACKETS.sub(" ", text[start : min(end, start + MAX_APPOSITION)]).strip()
    first, _, rest = gap.partition(",")
    apposed, _, adverbs = rest.rpartition(",")
    if first or not apposed or any(w not in words_of_kind("adverb") for w in adverbs.split()):
        return False
    words = [word.lower() for word in WORD.findall(apposed)]
    return words[:1] == ["yang"] or not has_predicate(words)


def _has_other_subject(text: str, start: int, known: int, position: int) -> bool:
    """Whether somebody else stands between `start` and the verb at `position`.

    That is a name behind `known`, the last mention, or a noun behind a comma or `dan`:
    `Ani dirawat, dan dokter mengatakan`.
    """
    gap = BRACKETS.sub(" ", text[max(start, position - 80) : position])
    parts = _CLAUSE_BREAK.split(gap)
    words = [w for w in WORD.findall(parts[-1]) if w not in words_of_kind("adverb")]
    if len(parts) > 1 and words and words[0].islower():
        first = words[0]
        kinds = ("adjunct", "not_acting")
        is_other = not (is_verb(first) or first in _BEFORE_PLACES)
        if is_other and not any(first in words_of_kind(kind) for kind in kinds):
            return True
    behind = BRACKETS.sub(" ", text[max(known, position - 80) : position])
    found = WORD.findall(_NUMBERED.sub(" ", behind))
    words = [word for word in found if word.lower() not in weekdays()]
    while words and words[-1] in words_of_kind("adverb"):
        words.pop()
    if not words or words[-1].islower():
        return False
    while words and not words[-1].islower():
        words.pop()
    return not words or words[-1] not in _BEFORE_PLACES


def _begins_clause(lead: str) -> bool:
    """Whether nothing but linking words, or a fronted phrase and a comma, stand in `lead`."""
    words = WORD.findall(lead[max(lead.rfind(mark) for mark in (",", " - ", "—", "–")) + 1 :])
    return len(words) <= MAX_TITLE_WORDS and all(
        word.lower() in words_of_kind("link") for word in words
    )


def _vague_before(index: MentionIndex, start: int, position: int) -> SpeakerMention | None:
    """An office that stands as the subject of the verb at `position`."""
    words = list(WORD.finditer(index.text, max(start, position - 60), position))
    for word in reversed(words[-5:]):
        mention = index.vague_until(word.end())
        if mention is not None and mention.start >= start:
            is_subject = _is_adjacent(index.text, mention.end, position) and _begins_clause(
                index.text[start : mention.start]
            )
            return mention if is_subject else None
    return None


def _is_pointing_clause(lead: str) -> bool:
    """Whether the subject in `lead` is a pronoun, left out, or a phrase like `pria itu`."""
    words = WORD.findall(lead[lead.rfind(",") + 1 :].lower())
    while words and words[-1] in words_of_kind("adverb") - {"itu", "ini", "tersebut"}:
        words.pop()
    if not words:
        return "," not in lead or _is_pointing_clause(lead[: lead.rfind(",")])
    if words[-1] in words_of_kind("pronoun") or words == ["dirinya"]:
        return True
    if words[-1] in ("itu", "ini", "tersebut"):
        parts = (words, WORD.findall(lead.lower()))  # `Lelaki asal Karangasem, Bali itu`
        return any(_is_somebody(part) for part in parts)
    return False


def _is_somebody(words: Sequence[str]) -> bool:
    """Whether a phrase is about a person: `pria asal Bali itu`."""
    rest = [word for word in words if word not in words_of_kind("link")]
    return bool(rest) and rest[0] in words_of_kind("person") and len(rest) <= MAX_TITLE_WORDS


def subject_of(index: MentionIndex, start: int, end: int) -> SpeakerMention | None:
    """The person who is the subject of `[start, end)`, with no verb before the name."""
    key = (start, end)
    if key not in index.subjects:
        index.subjects[key] = _find_subject(index, start, end)
    return index.subjects[key]


def _find_subject(index: MentionIndex, start: int, end: int) -> SpeakerMention | None:
    text = index.text
    persons = [m for m in index.between(start, end) if m.is_person]
    for person in persons[:MAX_SUBJECTS]:
        lead = BRACKETS.sub(" ", text[start : person.start])
        comma = lead.rfind(",")
        if is_owner(index, start, person.start) or not acts(index, person, start):
            continue
        if is_title(lead):
            return person
        if comma < 0 or _ends_with_cue(lead[:comma]):
            continue
        if is_title(lead[comma + 1 :]) and verb_follows(text, person.end, end):
            return person
    return None


def _ends_with_cue(words: str) -> bool:
    """Whether a clause ends with a reporting verb: `Komisioner ini menilai, Budi melanggar`."""
    last = WORD.findall(words[-30:])
    return bool(last) and last[-1].lower() in speech_cues()


def acts(
    index: MentionIndex, mention: SpeakerMention, start: int, *, across_commas: bool = False
) -> bool:
    """Whether no word such as `dihadiri` or `bersama` before `mention` tells that it does not act.

    It is looked for back to the last person or comma, or `across_commas` too.
    """
    others = [m.end for m in index.between(start, mention.start) if m.is_person]
    lead = index.text[max([start, mention.start - 200, *others]) : mention.start]
    words = WORD.findall(lead if across_commas else lead[lead.rfind(",") + 1 :])
    return not words_of_kind("not_acting").intersection(
        word.lower() for word in words[-_NOT_ACTING_REACH:]
    )
