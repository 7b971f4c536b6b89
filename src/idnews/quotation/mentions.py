"""Who is mentioned where: the persons and organisations of a text that may have spoken."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["BACK", "BACK_TO_PERSON", "MentionIndex", "SpeakerMention"]


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


class MentionIndex:
    """The mentions of a text in order, and its sentences, for looking them up.

    `subjects` remembers the subjects of stretches that were asked for (`subjects.subject`).
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[SpeakerMention],
        sentences: Sequence[tuple[int, int]],
        quoted: Sequence[tuple[int, int]],
    ) -> None:
        """Index `mentions`; those inside `quoted` stretches are talked about, they do not speak."""
        self.text = text
        self.sentences = [(a, a + len(text[a:b].rstrip())) for a, b in sorted(sentences)]
        self.subjects: dict[tuple[int, int], SpeakerMention | None] = {}
        self._starts = [start for start, _ in self.sentences]
        self._quoted = list(quoted)
        ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
        ordered = [m for m in ordered if not self.is_quoted(m.start)]
        self._at_cues = {m.start: m for m in ordered if m.at_cue_only}
        self._at_cues_by_end = {m.end: m for m in ordered if m.at_cue_only}
        self._mentions = [m for m in ordered if not m.at_cue_only]
        self._positions = [m.start for m in self._mentions]
        self._organisations = {m.name for m in mentions if not m.is_person}

    def is_organisation(self, name: str) -> bool:
        """Whether the article names an organisation so."""
        return name in self._organisations

    def is_quoted(self, position: int) -> bool:
        """Whether `position` stands inside a quotation."""
        number = bisect_right(self._quoted, (position, float("inf"))) - 1
        return number >= 0 and self._quoted[number][0] <= position < self._quoted[number][1]

    def sentence_number(self, position: int) -> int:
        """The number of the sentence in which `position` stands, -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def sentence_end(self, position: int) -> int:
        """The end of the sentence in which `position` stands."""
        number = self.sentence_number(position)
        return max(self.sentences[number][1] if number >= 0 else position, position)

    def between(self, start: int, end: int) -> list[SpeakerMention]:
        """The mentions that begin in `[start, end)` and are not vague."""
        first = bisect_left(self._positions, start)
        return self._mentions[first : bisect_left(self._positions, end, first)]

    def vague_at(self, start: int) -> SpeakerMention | None:
        """The mention `at_cue_only` that begins at `start`."""
        return self._at_cues.get(start)

    def vague_until(self, end: int) -> SpeakerMention | None:
        """The mention `at_cue_only` that ends at `end`."""
        return self._at_cues_by_end.get(end)
