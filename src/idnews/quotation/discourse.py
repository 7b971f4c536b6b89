"""Who spoke last: what `katanya` and `ia` point back to."""

from idnews.quotation.speakers import BACK_TO_PERSON, LOOK_BACK, SpeakerIndex, SpeakerMention

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
        subject = self._index.subject_since(position, min(since, position))
        if subject is not None:
            return subject.name
        if last is not None:
            return last[1] if position - last[0] < MEMORY else None
        acting = self._index.acting_before(position)
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
