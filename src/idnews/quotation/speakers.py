"""Who speaks: the person named at the cue, or the one whom the text before points back to."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from idnews.quotation.cues import WORD, Cue, find_cues

__all__ = ["SpeakerIndex", "SpeakerMention"]

PRONOUNS = frozenset({"ia", "dia", "beliau", "mereka"})

# The sentence goes on, and the speaker is named before these words or not at all:
# `kata Budi kepada Tempo`, `ujar Budi saat ditemui Ani`.
_CLAUSE_END = re.compile(
    r"\b(?:kepada|saat|ketika|usai|seusai|setelah|sebelum|dalam|melalui|terkait|soal|tentang"
    r"|mengenai|menanggapi|sambil|seraya|lewat|bersama|dikutip|dilansir|kemarin|tadi)\b"
)
# A person behind one of these is not who acts in the sentence: `dihadiri (langsung) X`.
_NOT_ACTING = frozenset(
    re.findall(
        r"\w+",
        """
        dihadiri didampingi disaksikan ditemani bersama kepada dengan terhadap tentang soal untuk
        dari antara bernama atas mendampingi menemui menemani terkait kasus milik pimpinan
        """,
    )
)
_NOT_ACTING_REACH = 8
"""Words between `_NOT_ACTING` and the person, back to the person before: an office with its
organisation fills six or seven. At four, `dihadiri Sekretaris Jenderal X, Dr Y` counts as acting;
without a bound, every person behind a `dengan` of the same sentence is lost."""

_LOOK_BACK = 1200
"""Characters that `katanya` may point back over: four or five paragraphs. At half of this,
speakers of long quotes are lost; at twice, a new topic's quotes go to the old topic's person."""


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """Where somebody who can speak is mentioned; `is_person` is False for an organisation.

    A mention `at_cue_only` is too vague elsewhere: `Presiden` in `kata Presiden`.
    """

    start: int
    end: int
    name: str
    is_person: bool = True
    at_cue_only: bool = False


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
        self._sentences = sorted(sentences)
        self._starts = [start for start, _ in self._sentences]
        ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
        ordered = [m for m in ordered if not _is_inside(m.start, quoted)]
        self._vague = {m.start: m for m in ordered if m.at_cue_only}
        self._mentions = [m for m in ordered if not m.at_cue_only]
        self._positions = [m.start for m in self._mentions]

    def sentence_end(self, position: int) -> int:
        """The end of the sentence in which `position` stands."""
        number = bisect_left(self._starts, position + 1) - 1
        end = self._sentences[number][1] if number >= 0 else position
        line_end = self._text.find("\n", position)
        return max(end, position) if line_end < 0 else min(max(end, position), line_end)

    def sentence_start(self, position: int) -> int:
        """The start of the sentence in which `position` stands."""
        number = bisect_left(self._starts, position + 1) - 1
        return self._starts[number] if number >= 0 else 0

    def between(self, start: int, end: int) -> list[SpeakerMention]:
        """The mentions that begin in `[start, end)`."""
        first = bisect_left(self._positions, start)
        return self._mentions[first : bisect_left(self._positions, end)]

    def after_cue(self, cue: Cue) -> SpeakerMention | None:
        """The speaker named behind the cue: `kata Wali Kota Jambi Syarif Fasha saat ...`."""
        if cue.points_back or self.has_pronoun(cue.end):
            return None
        end = self.sentence_end(cue.end)
        stop = _CLAUSE_END.search(self._text, cue.end, end)
        named = self.between(cue.end, stop.start() if stop else end)
        persons = [m for m in named if m.is_person]
        if persons:
            return persons[0]
        directly = [m for m in named if not self._text[cue.end : m.start].strip(" ,")]
        if not directly:
            word = WORD.search(self._text, cue.end, end)
            return self._vague.get(word.start()) if word else None
        return directly[0]

    def has_pronoun(self, position: int) -> bool:
        """Whether the next word is a pronoun of the third person."""
        word = WORD.search(self._text, position, position + 12)
        between = self._text[position : word.start()] if word else "x"
        return word is not None and not between.strip() and word.group().lower() in PRONOUNS

    def before_cue(self, cue: Cue, start: int) -> SpeakerMention | None:
        """The subject of the cue's sentence: `Syarif Fasha (tadi) mengatakan`."""
        named = [m for m in self.between(start, cue.start) if self._acts(m)]
        named = [m for m in named if m.is_person] or named
        return named[0] if named else None

    def _acts(self, mention: SpeakerMention) -> bool:
        start = self.sentence_start(mention.start)
        others = [m.end for m in self.between(start, mention.start) if m.is_person]
        words = WORD.findall(self._text, max([start, *others]), mention.start)
        return not _NOT_ACTING.intersection(w.lower() for w in words[-_NOT_ACTING_REACH:])

    def before_quote(self, position: int) -> SpeakerMention | None:
        """Whom `katanya` points back to: the nearest sentence before that has somebody acting.

        Somebody who speaks in that sentence (`kata Fasha`, `Fasha menjelaskan`) comes first, then
        the first person who acts in it.
        """
        number = bisect_left(self._starts, position) - 1
        while number >= 0 and position - self._sentences[number][1] < _LOOK_BACK:
            start, end = self._sentences[number]
            speaker = self._speaker_in(start, min(end, position))
            if speaker is not None:
                return speaker
            number -= 1
        return None

    def _speaker_in(self, start: int, end: int) -> SpeakerMention | None:
        persons = [m for m in self.between(start, end) if m.is_person]
        if not persons:
            return None
        for cue in find_cues(self._text, start, end):
            named = self.after_cue(cue) if cue.position != "before" else None
            named = named or (self.before_cue(cue, start) if cue.position == "before" else None)
            if named is not None and named.is_person:
                return named
        acting = [m for m in persons if self._acts(m)]
        return acting[0] if acting else None


def _is_inside(position: int, stretches: Sequence[tuple[int, int]]) -> bool:
    number = bisect_left(stretches, (position + 1, 0)) - 1
    return number >= 0 and stretches[number][0] <= position < stretches[number][1]
