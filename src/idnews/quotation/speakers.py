"""Who is named behind a reporting word: `kata Wali Kota Jambi Syarif Fasha saat ...`."""

import re
from collections.abc import Sequence

from idnews.quotation.cues import WORD, Cue
from idnews.quotation.mentions import BACK, BACK_TO_PERSON, MentionIndex, SpeakerMention
from idnews.quotation.name_phrases import (
    BRACKETS,
    NAME,
    ends_here,
    is_capitals,
    is_name,
    is_owner,
    may_be_name,
    small_words,
)
from idnews.quotation.speaker_words import is_verb, words_of_kind

__all__ = ["has_pronoun", "speaker_behind"]

_OWN = re.compile(r"\s(?:saya|kami|kita|aku)\b")  # `menurut saya Ani benar`

# Adjuncts that stand within the phrase too: `Presiden Partai Buruh sekaligus Presiden KSPI`.
_WITHIN = frozenset({"dari", "sekaligus"})
_ACCOUNT = re.compile(
    r"\s(?:akun\s(?:\w{1,10}\s)?)?(@\w{1,30}(?:\.[a-z\d_]{1,20}|\*{1,6}\w{0,20}){0,4})"
)

MAX_NAME_REACH = 220
"""Characters behind a cue in which its speaker's name begins: the longest offices have 150."""

MAX_CHAIN = 60
"""Characters between two names of one phrase (`Direktur [X] & Mitra Strategis [Budi]`)."""

MAX_PERSONS = 3
"""Persons named behind a cue that are tried as its speaker; the fourth is never it."""


def speaker_behind(
    index: MentionIndex, cue: Cue, *, end: int | None = None
) -> SpeakerMention | None:
    """The speaker named behind the cue: `kata Wali Kota Jambi Syarif Fasha saat ...`."""
    if cue.points_back:
        return BACK
    if _OWN.match(index.text, cue.end):
        return None
    if has_pronoun(index.text, cue.end):
        return BACK_TO_PERSON
    text = index.text
    end = min(end or index.sentence_end(cue.end), cue.end + MAX_NAME_REACH)
    stop = _phrase_end(text, cue.end, end)
    named = index.between(cue.end, stop)
    persons = [m for m in named if m.is_person]
    if persons and (chosen := _speaking_among(index, persons, cue.end, end)) is not None:
        return chosen
    account = _ACCOUNT.match(text, cue.end, end)
    if account is not None:
        return SpeakerMention(account.start(1), account.end(1), account[1])
    word = WORD.search(text, cue.end, end)
    if word is None or text[cue.end : word.start()].strip():
        return None
    if named and named[0].start == word.start() and not named[0].is_person:
        return named[0] if ends_here(text, named[0].end, end) else None
    vague = index.vague_at(word.start())
    if vague is not None or _points_back(text, cue.end, end):
        return vague or BACK_TO_PERSON
    return None if named else _unknown_name(text, cue, stop)


def _phrase_end(text: str, start: int, end: int) -> int:
    """Where the phrase that names the speaker ends: at `saat`, `kepada`, a quote, a colon."""
    adjuncts = words_of_kind("adjunct")
    depth = 0
    for match in re.finditer(r"[\"“;:\n()]|[^\W\d_]+(?:-[^\W\d_]+)*", text[start:end]):
        word = match.group()
        if word in "()":
            depth += 1 if word == "(" else -1
        elif word in '"“;:\n' or (depth <= 0 and word in adjuncts and word not in _WITHIN):
            return start + match.start()
    return end


def _speaking_among(
    index: MentionIndex, persons: Sequence[SpeakerMention], start: int, end: int
) -> SpeakerMention | None:
    """Of the persons named behind a cue, the one who speaks.

    `kata Direktur X & Y Budi`: the last of a chain of capitals. `kata pengacara Ani, Budi`:
    not the one that another is something of.
    """
    text = index.text
    for number, person in enumerate(persons[:MAX_PERSONS]):
        lead = text[start : person.start]
        if is_owner(index, start, person.start) and not lead.rstrip().endswith(","):
            continue
        if "," in BRACKETS.sub("", lead) and not ends_here(text, person.end, end):
            return None
        if any(is_verb(word) for word in small_words(lead)):
            return None
        chosen = person
        for later in persons[number + 1 : number + 3]:
            gap = text[chosen.end : later.start]
            if len(gap) > MAX_CHAIN or not is_capitals(gap):
                break
            chosen = later
        return chosen
    return None


def _unknown_name(text: str, cue: Cue, stop: int) -> SpeakerMention | None:
    """The words behind a cue that can only be a name, though nobody else knows it.

    One to four capitals directly behind the cue (`kata Teguh,`), or ones that are no Indonesian
    words behind a comma (`kata Kepala Desa Sukamaju, Riono Sastro`).
    """
    for match in NAME.finditer(text, cue.end, min(stop, cue.end + 160)):
        lead = text[cue.end : match.start()].strip()
        is_placed = not lead or (lead.endswith(",") and " " in match.group())
        is_whole = not text[match.end() : match.end() + 2].strip()[:1].isupper()
        is_whole = is_whole and ends_here(text, match.end(), stop)
        if not is_placed or not is_whole:
            continue
        is_said = not lead and cue.position == "after" and cue.word.islower()
        if is_name(match.group()) or (is_said and may_be_name(match.group())):
            return SpeakerMention(match.start(), match.end(), match.group())
    return None


def _points_back(text: str, start: int, end: int) -> bool:
    """Whether a phrase such as `pria itu`, `politikus PAN tersebut` begins at `start`."""
    words = list(WORD.finditer(text, start, min(end, start + 90)))
    if words and words[0].group().lower() == "sang":
        return len(words) > 1 and words[1].group().islower()
    if not words or words[0].group().lower() not in words_of_kind("person"):
        return False
    for word in words[1:9]:
        if word.group() in ("itu", "ini", "tersebut"):
            return not re.search(r"[,.;:]", text[start : word.start()])
    return False


def has_pronoun(text: str, position: int) -> bool:
    """Whether the next word is a pronoun of the third person."""
    word = WORD.search(text, position, position + 12)
    between = text[position : word.start()] if word else "x"
    return (
        word is not None
        and not between.strip()
        and word.group().lower() in words_of_kind("pronoun")
    )
