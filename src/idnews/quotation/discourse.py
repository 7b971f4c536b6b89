"""Who spoke last: what `katanya` and `ia` point back to."""

import re

from idnews.quotation.cues import find_cues
from idnews.quotation.mentions import BACK_TO_PERSON, MentionIndex, SpeakerMention
from idnews.quotation.speakers import has_pronoun, speaker_behind
from idnews.quotation.subjects import MAX_SUBJECTS, acts, subject_of

__all__ = ["Discourse"]

LOOK_BACK = 1200
"""Characters that `katanya` may point back over: four or five paragraphs. At half of this,
speakers of long quotes are lost; at twice, a new topic's quotes go to the old topic's person."""

MEMORY = 2500
"""Characters for which a speaker is remembered: quotations themselves are long. At half, the third
quotation of a long statement has no speaker; at twice, a new subject's go to the old speaker."""


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

# A headline between the paragraphs: `Baca juga: Ani Resmi Mundur`.
_LINKED = re.compile(r"\bbaca juga:?\s", re.IGNORECASE)


# What somebody is or undergoes makes a topic: `Budi merupakan pemilik usaha. "...," jelasnya.`
_TOPIC = re.compile(
    r"""
    (?: \s \( [^()\n]{1,40} \) )? ,? \s
    (?: (?! (?:yang|saat|ketika|usai) \s ) \w+ \s ){0,2}?
    (?: merupakan | adalah | ialah
      | di (?! a\b | ri\b | temui | hubungi | konfirmasi | tanya | wawancara | kutip )
        [a-z]{4,} ) \b
    """,
    re.VERBOSE,
)


class Discourse:
    """The speakers of a text in order, as it is read from beginning to end."""

    def __init__(self, index: MentionIndex) -> None:
        """Begin with nobody having spoken."""
        self._index = index
        self._last: tuple[int, str | None] | None = None
        self._last_person: tuple[int, str | None] | None = None

    def hear(self, end: int, name: str | None) -> None:
        """Remember that somebody, perhaps nobody known, spoke up to `end`."""
        if self._last is None or end >= self._last[0]:
            self._last = (end, name)
            if name is None or not self._index.is_organisation(name):
                self._last_person = (end, name)

    def speaker_at(self, position: int, *, is_person: bool = False) -> str | None:
        """Whom a pronoun at `position` points back to, perhaps only a person.

        The subject of a sentence since the last speech comes first, then who spoke last; with
        nobody having spoken, the nearest person who acts.
        """
        last = self._last_person if is_person else self._last
        since = last[0] if last else max(0, position - LOOK_BACK)
        subject = _subject_since(
            self._index, position, min(since, position), has_spoken=bool(last and last[1])
        )
        if subject is not None:
            return subject.name
        if last is not None:
            return last[1] if position - last[0] < MEMORY else None
        acting = _acting_before(self._index, position)
        return acting.name if acting else None

    def resolve(
        self, mention: SpeakerMention | None, position: int, *, goes_on: bool = False
    ) -> SpeakerMention | None:
        """Return `mention`, or the one pointed back to where it only points, if there is one.

        Who `goes_on` (`tambahnya`) is who spoke last, whoever has been the subject since.
        """
        if mention is None or mention.start >= 0:
            return mention
        is_recent = self._last_person and position - self._last_person[0] < LOOK_BACK
        is_person = mention is BACK_TO_PERSON or bool(is_recent)
        last = self._last_person if is_person else self._last
        name = last[1] if goes_on and last and position - last[0] < LOOK_BACK else None
        name = name or self.speaker_at(position, is_person=is_person)
        return None if name is None else SpeakerMention(-1, -1, name)


def _subject_since(
    index: MentionIndex, position: int, since: int, *, has_spoken: bool
) -> SpeakerMention | None:
    """The subject of the nearest sentence that begins in `[since, position)` and has one.

    Where somebody has spoken, one of whom the sentence only tells something does not count.
    """
    text = index.text
    number = index.sentence_number(max(position - 1, 0))
    while number >= 0 and index.sentences[number][1] > since:
        start, end = index.sentences[number]
        if position - end > LOOK_BACK:
            return None
        start, end = max(start, since), min(end, position)
        is_skipped = (
            index.is_quoted(start)
            or _reports_back(index, start, end)
            or _SILENT.search(text, start, end) is not None
            or _BACKGROUND.match(text, start) is not None
            or _LINKED.search(text, max(0, start - 12), start + 12) is not None
        )
        found = None if is_skipped else subject_of(index, start, end)
        passive = _TOPIC if has_spoken else _REPORTED
        if found is not None and not passive.match(text, found.end, end):
            return found
        number -= 1
    return None


def _reports_back(index: MentionIndex, start: int, end: int) -> bool:
    """Whether somebody named before speaks in `[start, end)`: `Menurutnya, X melakukan`."""
    return any(
        (cue.points_back or has_pronoun(index.text, cue.end)) and not cue.is_verb
        for cue in find_cues(index.text, start, min(end, start + 300))
    )


def _acting_before(index: MentionIndex, position: int) -> SpeakerMention | None:
    """The nearest person before `position` who acts, for want of anybody who spoke."""
    number = index.sentence_number(max(position - 1, 0))
    while number >= 0 and position - index.sentences[number][1] < LOOK_BACK:
        start, end = index.sentences[number]
        acting = subject_of(index, start, min(end, position)) or _any_acting(
            index, start, min(end, position)
        )
        if acting is not None:
            return acting
        number -= 1
    return None


def _any_acting(index: MentionIndex, start: int, end: int) -> SpeakerMention | None:
    for cue in find_cues(index.text, start, end):
        if cue.position != "before":
            named = speaker_behind(index, cue, end=end)
            if named is not None and named.start >= 0 and named.is_person:
                return named
    persons = [m for m in index.between(start, end) if m.is_person]
    acting = [m for m in persons[:MAX_SUBJECTS] if acts(index, m, start, across_commas=True)]
    return acting[0] if acting else None
