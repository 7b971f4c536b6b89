"""Who spoke last: what `katanya` and `ia` point back to."""

from idnews.quotation.speakers import BACK, LOOK_BACK, SpeakerIndex, SpeakerMention

__all__ = ["Discourse"]

MEMORY = 2500
"""Characters for which a speaker is remembered: quotations themselves are long. At half, the third
quotation of a long statement has no speaker; at twice, a new subject's go to the old speaker."""


class Discourse:
    """The speakers of a text in order, as it is read from beginning to end."""

    def __init__(self, index: SpeakerIndex) -> None:
        """Begin with nobody having spoken."""
        self._index = index
        self._last: tuple[int, str | None] | None = None

    def hear(self, end: int, name: str | None) -> None:
        """Remember that somebody, perhaps nobody known, spoke up to `end`."""
        if self._last is None or end >= self._last[0]:
            self._last = (end, name)

    def speaker_at(self, position: int) -> str | None:
        """Whom a pronoun at `position` points back to.

        The subject of a sentence since the last speech comes first, then who spoke last; with
        nobody having spoken, the nearest person who acts.
        """
        since = self._last[0] if self._last else max(0, position - LOOK_BACK)
        subject = self._index.subject_since(position, min(since, position))
        if subject is not None:
            return subject.name
        if self._last is not None:
            return self._last[1] if position - self._last[0] < MEMORY else None
        acting = self._index.acting_before(position)
        return acting.name if acting else None

    def resolve(self, mention: SpeakerMention | None, position: int) -> SpeakerMention | None:
        """Return `mention`, or for `BACK` the one pointed back to, if there is one."""
        if mention is not BACK:
            return mention
        name = self.speaker_at(position)
        return None if name is None else SpeakerMention(-1, -1, name)
