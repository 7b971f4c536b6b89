"""Who speaks: the person named at the cue, or the one whom the text before points back to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from idnews.dates import weekdays
from idnews.quotation.cues import WORD, Cue, find_cues, speech_cues
from idnews.quotation.name_phrases import (
    BRACKETS,
    MAX_TITLE_WORDS,
    NAME,
    ends_here,
    is_capitals,
    is_name,
    is_title,
    small_words,
    verb_follows,
)
from idnews.quotation.speaker_words import is_verb, words_of_kind

__all__ = ["BACK", "BACK_TO_PERSON", "SpeakerIndex", "SpeakerMention"]

_NOT_ACTING_REACH = 8
"""Words between one that says that a person does not act (`dihadiri`) and the person: an office
with its organisation fills six or seven. At four, `dihadiri Sekretaris Jenderal X, Dr Y` counts as
acting; without a bound, every person behind a `dengan` of the same sentence is lost."""

LOOK_BACK = 1200
"""Characters that `katanya` may point back over: four or five paragraphs. At half of this,
speakers of long quotes are lost; at twice, a new topic's quotes go to the old topic's person."""

MAX_NAME_REACH = 220
"""Characters behind a cue in which its speaker's name begins: the longest offices have 150."""

MAX_CHAIN = 60
"""Characters between two names of one phrase (`Direktur [X] & Mitra Strategis [Budi]`)."""

MAX_SUBJECTS = 3
"""Persons of a sentence tried as its subject; the fourth is never it."""

_BEFORE_PLACES = frozenset({"di", "ke", "dari", "pada", "dalam", "hari", "kepada", "saat"})
# Who could not be reached said nothing.
_SILENT = re.compile(
    r"\b(?:belum|tidak|tak)\s(?:\w+\s){0,2}(?:dihubungi|dikonfirmasi|merespons?|menjawab|diwawancarai)\b"
    r"|\b(?:enggan|belum)\s(?:\w+\s){0,1}(?:berkomentar|memberikan\s(?:keterangan|tanggapan|jawaban))\b"
)
# Of whom others say something is the topic, not the speaker: `Pramono juga disebut meminta ...`.
_REPORTED = re.compile(r"\s(?:\w+\s)?(?:disebut|dikatakan|dikabarkan|diklaim|diduga|dinilai)\b")
# The newsroom's own reminder: who stands in it has not spoken.
_BACKGROUND = re.compile(
    r"(?:sekadar|sekedar|sebagai|untuk|seperti|sebagaimana|perlu)\s(?:\w{1,12}\s)?"
    r"(?:informasi|diketahui|catatan|diberitakan)\b|diketahui\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\S{0,30}\d\S{0,30}")  # `surat bernomor S-256/PK.2/2018`
# Between the parts of an organisation's name: `Kantor Imigrasi (Kanim) Kotamobagu`.
_IN_ONE_NAME = re.compile(r"[ ()]{1,3}")
_CLAUSE_BREAK = re.compile(r",|\b(?:dan|serta|tetapi|namun|sedangkan|sementara|sebab|karena)\b")


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """Where somebody who can speak is mentioned; `is_person` is False for an organisation.

    A mention `at_cue_only` is too vague elsewhere: `Presiden` in `kata Presiden`. What `is_place`
    speaks for its government (`China menyatakan`), unless it only says where somebody is.
    """

    start: int
    end: int
    name: str
    is_person: bool = True
    at_cue_only: bool = False
    is_place: bool = False


BACK = SpeakerMention(-1, -1, "")
"""Stands for whoever the text before points back to: `katanya`."""

BACK_TO_PERSON = SpeakerMention(-2, -2, "")
"""Stands for the person the text before points back to: `ia`, `pria itu`."""


class SpeakerIndex:
    """The mentions of a text in order, and the sentences, for looking speakers up."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[SpeakerMention],
        sentences: Sequence[tuple[int, int]],
        quoted: Sequence[tuple[int, int]],
    ) -> None:
        """Index `mentions`; those inside `quoted` stretches are talked about, they do not speak."""
        self._text = text
        self._sentences = [(a, a + len(text[a:b].rstrip())) for a, b in sorted(sentences)]
        self._starts = [start for start, _ in self._sentences]
        ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
        ordered = [m for m in ordered if not _is_inside(m.start, quoted)]
        self._vague = {m.start: m for m in ordered if m.at_cue_only}
        self._vague_ends = {m.end: m for m in ordered if m.at_cue_only}
        self._mentions = [m for m in ordered if not m.at_cue_only]
        self._positions = [m.start for m in self._mentions]
        self._organisations = {m.name for m in mentions if not m.is_person}
        self._quoted = list(quoted)
        self._subjects: dict[tuple[int, int], SpeakerMention | None] = {}

    def is_organisation(self, name: str) -> bool:
        """Whether the article names an organisation so."""
        return name in self._organisations

    def sentence_number(self, position: int) -> int:
        """The number of the sentence in which `position` stands, -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def sentence_end(self, position: int) -> int:
        """The end of the sentence in which `position` stands."""
        number = self.sentence_number(position)
        return max(self._sentences[number][1] if number >= 0 else position, position)

    def between(self, start: int, end: int) -> list[SpeakerMention]:
        """The mentions that begin in `[start, end)`."""
        first = bisect_left(self._positions, start)
        return self._mentions[first : bisect_left(self._positions, end, first)]

    def after_cue(self, cue: Cue, *, end: int | None = None) -> SpeakerMention | None:
        """The speaker named behind the cue: `kata Wali Kota Jambi Syarif Fasha saat ...`."""
        if cue.points_back:
            return BACK
        if self.has_pronoun(cue.end):
            return BACK_TO_PERSON
        text = self._text
        end = min(end or self.sentence_end(cue.end), cue.end + MAX_NAME_REACH)
        stop = self._phrase_end(cue.end, end)
        named = self.between(cue.end, stop)
        persons = [m for m in named if m.is_person]
        if persons and (chosen := self._speaking_among(persons, cue.end, end)) is not None:
            return chosen
        word = WORD.search(text, cue.end, end)
        if word is None or text[cue.end : word.start()].strip():
            return None
        if named and named[0].start == word.start() and not named[0].is_person:
            return named[0] if ends_here(text, named[0].end, end) else None
        vague = self._vague.get(word.start())
        if vague is not None or self._points_back(cue.end, end):
            return vague or BACK_TO_PERSON
        return None if named else self._unknown_name(cue.end, stop)

    def _phrase_end(self, start: int, end: int) -> int:
        """Where the phrase that names the speaker ends: at `saat`, `kepada`, a quote, a colon."""
        adjuncts = words_of_kind("adjunct")
        depth = 0
        for match in re.finditer(r"[\"“;:\n()]|[^\W\d_]+(?:-[^\W\d_]+)*", self._text[start:end]):
            word = match.group()
            if word in "()":
                depth += 1 if word == "(" else -1
            elif word in '"“;:\n' or (depth <= 0 and word in adjuncts and word != "dari"):
                return start + match.start()
        return end

    def _speaking_among(
        self, persons: Sequence[SpeakerMention], start: int, end: int
    ) -> SpeakerMention | None:
        """Of the persons named behind a cue, the one who speaks.

        `kata Direktur X & Y Budi`: the last of a chain of capitals. `kata pengacara Ani, Budi`:
        not the one that another is something of.
        """
        text = self._text
        for number, person in enumerate(persons[:MAX_SUBJECTS]):
            lead = text[start : person.start]
            if self._is_owner(start, person.start) and not lead.rstrip().endswith(","):
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

    def _unknown_name(self, start: int, stop: int) -> SpeakerMention | None:
        """The words behind a cue that can only be a name, though nobody else knows it.

        One to four capitals that are no Indonesian words, directly behind the cue (`kata Baju,`)
        or behind a comma (`kata Kepala Desa Sukamaju, Riono Sastro`).
        """
        text = self._text
        for match in NAME.finditer(text, start, min(stop, start + 160)):
            lead = text[start : match.start()].strip()
            is_placed = not lead or (lead.endswith(",") and " " in match.group())
            is_whole = not text[match.end() : match.end() + 2].strip()[:1].isupper()
            is_whole = is_whole and ends_here(text, match.end(), stop)
            if is_placed and is_whole and is_name(match.group()):
                return SpeakerMention(match.start(), match.end(), match.group())
        return None

    def _is_owner(self, since: int, position: int) -> bool:
        """Whether the person at `position` is whose lawyer, wife or team the phrase names."""
        lead = self._text[max(since, position - 60) : position]
        words = WORD.findall(lead[lead.rfind(",") + 1 :])
        for word in reversed(words[-4:]):
            if word.lower() in words_of_kind("relation"):
                return True
            if word.islower() and word not in ("dari", "mantan"):
                return False
        return False

    def _points_back(self, start: int, end: int) -> bool:
        """Whether a phrase such as `pria itu`, `politikus PAN tersebut` begins at `start`."""
        words = list(WORD.finditer(self._text, start, min(end, start + 90)))
        if words and words[0].group().lower() == "sang":
            return len(words) > 1 and words[1].group().islower()
        if not words or words[0].group().lower() not in words_of_kind("person"):
            return False
        for word in words[1:9]:
            if word.group() in ("itu", "ini", "tersebut"):
                return not re.search(r"[,.;:]", self._text[start : word.start()])
        return False

    def has_pronoun(self, position: int) -> bool:
        """Whether the next word is a pronoun of the third person."""
        word = WORD.search(self._text, position, position + 12)
        between = self._text[position : word.start()] if word else "x"
        return (
            word is not None
            and not between.strip()
            and word.group().lower() in words_of_kind("pronoun")
        )

    def before_cue(self, cue: Cue, start: int) -> SpeakerMention | None:
        """The subject of the cue's clause, which begins at `start`: `Syarif Fasha mengatakan`."""
        text = self._text
        named = self.between(start, cue.start)
        while len(named) > 1 and text[named[-1].start - 1] == "(":
            named.pop()
        if named:
            last = named[-1]
            if self._is_adjacent(last.end, cue.start):
                body = self._whole_body(named)
                is_where = body.is_place and self._names_where(start, body.start)
                if not (body.is_person or is_where) and self._begins_clause(start, body.start):
                    return body
                if (
                    last.is_person
                    and not self._is_owner(start, last.start)
                    and self._acts(last, start)
                ):
                    return last
            subject = self.subject(start, cue.start)
            if subject is not None and not self._has_other_subject(
                subject.end, last.end, cue.start
            ):
                return subject
        vague = self._vague_before(start, cue.start)
        if vague is not None:
            return vague
        return BACK_TO_PERSON if self._is_pointing_clause(text[start : cue.start]) else None

    def _whole_body(self, named: Sequence[SpeakerMention]) -> SpeakerMention:
        """The organisation that the last mentions name: `Kantor Imigrasi (Kanim) Kotamobagu`."""
        body = named[-1]
        for before in reversed(named[:-1]):
            between = self._text[before.end : body.start]
            if body.is_person or before.is_person or not _IN_ONE_NAME.fullmatch(between):
                break
            body = before
        return body

    def _names_where(self, start: int, position: int) -> bool:
        """Whether the place at `position` is where somebody is: `pedagang di Palembang, Sumsel`.

        A fronted phrase before the comma (`Di Jenewa, Iran menyatakan`) leaves it the subject.
        """
        lead = self._text[start:position].rstrip()
        first = WORD.search(lead)
        if not lead.endswith(",") or first is None:
            return False
        word = first.group().lower()
        return not any(word in words_of_kind(kind) for kind in ("link", "adjunct", "break"))

    def _is_adjacent(self, end: int, start: int) -> bool:
        gap = BRACKETS.sub(" ", self._text[end:start])
        if len(gap) > 80 or re.search(r"[^\s,\w'-]", gap):
            return False
        words = gap.replace(",", " ").split()
        if words[-1:] == ["yang"]:
            words.pop()
        return all(word in words_of_kind("adverb") for word in words)

    def _has_other_subject(self, start: int, known: int, position: int) -> bool:
        """Whether somebody else stands between `start` and the verb at `position`.

        That is a name behind `known`, the last mention, or a noun behind a comma or `dan`:
        `Ani dirawat, dan dokter mengatakan`.
        """
        gap = BRACKETS.sub(" ", self._text[max(start, position - 80) : position])
        parts = _CLAUSE_BREAK.split(gap)
        words = [w for w in WORD.findall(parts[-1]) if w not in words_of_kind("adverb")]
        if len(parts) > 1 and words and words[0].islower():
            first = words[0]
            kinds = ("adjunct", "not_acting")
            is_other = not (is_verb(first) or first in _BEFORE_PLACES)
            if is_other and not any(first in words_of_kind(kind) for kind in kinds):
                return True
        behind = BRACKETS.sub(" ", self._text[max(known, position - 80) : position])
        found = WORD.findall(_NUMBERED.sub(" ", behind))
        words = [word for word in found if word.lower() not in weekdays()]
        while words and words[-1] in words_of_kind("adverb"):
            words.pop()
        if not words or words[-1].islower():
            return False
        while words and not words[-1].islower():
            words.pop()
        return not words or words[-1] not in _BEFORE_PLACES

    def _begins_clause(self, start: int, position: int) -> bool:
        """Whether nothing but linking words, or a fronted phrase and a comma, stand before."""
        lead = self._text[start:position]
        words = WORD.findall(lead[max(lead.rfind(mark) for mark in (",", " - ", "—", "–")) + 1 :])
        return len(words) <= MAX_TITLE_WORDS and all(
            word.lower() in words_of_kind("link") for word in words
        )

    def _vague_before(self, start: int, position: int) -> SpeakerMention | None:
        """An office that stands as the subject of the verb at `position`."""
        words = list(WORD.finditer(self._text, max(start, position - 60), position))
        for word in reversed(words[-5:]):
            mention = self._vague_ends.get(word.end())
            if mention is not None and mention.start >= start:
                is_subject = self._is_adjacent(mention.end, position) and self._begins_clause(
                    start, mention.start
                )
                return mention if is_subject else None
        return None

    def _is_pointing_clause(self, lead: str) -> bool:
        """Whether the subject in `lead` is a pronoun, left out, or a phrase like `pria itu`."""
        words = WORD.findall(lead[lead.rfind(",") + 1 :].lower())
        while words and words[-1] in words_of_kind("adverb") - {"itu", "ini", "tersebut"}:
            words.pop()
        if not words:
            return "," not in lead or self._is_pointing_clause(lead[: lead.rfind(",")])
        if words[-1] in words_of_kind("pronoun") or words == ["dirinya"]:
            return True
        if words[-1] in ("itu", "ini", "tersebut"):
            parts = (words, WORD.findall(lead.lower()))  # `Lelaki asal Karangasem, Bali itu`
            return any(_is_somebody(part) for part in parts)
        return False

    def subject(self, start: int, end: int) -> SpeakerMention | None:
        """The person who is the subject of `[start, end)`, with no verb before the name."""
        key = (start, end)
        if key not in self._subjects:
            self._subjects[key] = self._find_subject(start, end)
        return self._subjects[key]

    def _find_subject(self, start: int, end: int) -> SpeakerMention | None:
        text = self._text
        persons = [m for m in self.between(start, end) if m.is_person]
        for person in persons[:MAX_SUBJECTS]:
            lead = BRACKETS.sub(" ", text[start : person.start])
            comma = lead.rfind(",")
            if self._is_owner(start, person.start) or not self._acts(person, start):
                continue
            if is_title(lead):
                return person
            if comma < 0 or _ends_with_cue(lead[:comma]):
                continue
            if is_title(lead[comma + 1 :]) and verb_follows(text, person.end, end):
                return person
        return None

    def _acts(self, mention: SpeakerMention, start: int) -> bool:
        others = [m.end for m in self.between(start, mention.start) if m.is_person]
        since = max([start, mention.start - 200, *others])
        lead = self._text[since : mention.start]
        words = WORD.findall(lead[lead.rfind(",") + 1 :] if others or "," in lead else lead)
        return not words_of_kind("not_acting").intersection(
            w.lower() for w in words[-_NOT_ACTING_REACH:]
        )

    def acting_before(self, position: int) -> SpeakerMention | None:
        """The nearest person before `position` who acts, for want of anybody who spoke."""
        number = self.sentence_number(max(position - 1, 0))
        while number >= 0 and position - self._sentences[number][1] < LOOK_BACK:
            start, end = self._sentences[number]
            acting = self.subject(start, min(end, position)) or self._any_acting(
                start, min(end, position)
            )
            if acting is not None:
                return acting
            number -= 1
        return None

    def _any_acting(self, start: int, end: int) -> SpeakerMention | None:
        for cue in find_cues(self._text, start, end):
            if cue.position != "before":
                named = self.after_cue(cue, end=end)
                if named is not None and named.start >= 0 and named.is_person:
                    return named
        persons = [m for m in self.between(start, end) if m.is_person]
        acting = [m for m in persons[:MAX_SUBJECTS] if self._acts_at_all(m, start)]
        return acting[0] if acting else None

    def _acts_at_all(self, mention: SpeakerMention, start: int) -> bool:
        others = [m.end for m in self.between(start, mention.start) if m.is_person]
        words = WORD.findall(self._text, max([start, mention.start - 200, *others]), mention.start)
        return not words_of_kind("not_acting").intersection(
            w.lower() for w in words[-_NOT_ACTING_REACH:]
        )

    def subject_since(self, position: int, since: int) -> SpeakerMention | None:
        """The subject of the nearest sentence that begins in `[since, position)` and has one."""
        text = self._text
        number = self.sentence_number(max(position - 1, 0))
        while number >= 0 and self._sentences[number][1] > since:
            start, end = self._sentences[number]
            if position - end > LOOK_BACK:
                return None
            start, end = max(start, since), min(end, position)
            is_skipped = (
                self._is_quotation(start)
                or self._reports_back(start, end)
                or _SILENT.search(text, start, end) is not None
                or _BACKGROUND.match(text, start) is not None
            )
            subject = None if is_skipped else self.subject(start, end)
            if subject is not None and not _REPORTED.match(text, subject.end, end):
                return subject
            number -= 1
        return None

    def _reports_back(self, start: int, end: int) -> bool:
        """Whether somebody named before speaks in `[start, end)`: `Menurutnya, X melakukan`."""
        return any(
            (cue.points_back or self.has_pronoun(cue.end)) and not cue.is_verb
            for cue in find_cues(self._text, start, min(end, start + 300))
        )

    def _is_quotation(self, start: int) -> bool:
        """Whether the sentence at `start` begins with a quotation."""
        return _is_inside(start, self._quoted)


def _is_somebody(words: Sequence[str]) -> bool:
    """Whether a phrase is about a person: `pria asal Bali itu`."""
    rest = [word for word in words if word not in words_of_kind("link")]
    return bool(rest) and rest[0] in words_of_kind("person") and len(rest) <= MAX_TITLE_WORDS


def _ends_with_cue(words: str) -> bool:
    """Whether a clause ends with a reporting verb: `Komisioner ini menilai, Budi melanggar`."""
    last = WORD.findall(words[-30:])
    return bool(last) and last[-1].lower() in speech_cues()


def _is_inside(position: int, stretches: Sequence[tuple[int, int]]) -> bool:
    number = bisect_right(stretches, (position, float("inf"))) - 1
    return number >= 0 and stretches[number][0] <= position < stretches[number][1]
