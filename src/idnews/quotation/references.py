"""Words that stand for a person without the name: `ia`, `istrinya`, `katanya`, `Wali Kota`.

Precision comes before recall. A pronoun is resolved where the sentence before it, or its own
sentence up to it, is about one person and speaks of no other; a pronoun or `-nya` at a reporting
word goes where the quotation's speaker went; an office goes to the one person of the article who
holds it. Direct quotations are left alone: who `dia` is there, the speaker knows.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from idnews.quotation.cues import WORD
from idnews.quotation.marks import find_quoted
from idnews.quotation.mentions import MentionIndex, SpeakerMention
from idnews.quotation.name_phrases import BRACKETS
from idnews.quotation.offices import bare_offices, office_mentions
from idnews.quotation.speaker_words import is_verb, words_of_kind
from idnews.quotation.subjects import subject_of
from idnews.records import Quote

__all__ = ["PersonReference", "find_references"]

MAX_SILENCE: Final = 1
"""Sentences that name nobody over which a pronoun may point back. Of the 134 references in 150
articles two (both right) are lost at 0; at 2 none is won."""

TITLE_REACH: Final = 90
"""Characters before a name in which nouns for people are its title (`ahli hukum tata negara X`)."""

_PRONOUN = re.compile(r"\b(?:ia|dia|beliau)\b", re.IGNORECASE)
_PRONOUN_OR_NYA = re.compile(r"\b(?:ia|dia|beliau|[a-z]{3,14}nya)\b", re.IGNORECASE)
# The office goes on, or its holder's name follows: `Menteri Agama (Menag) X`.
_NAME_BEHIND = re.compile(
    r"(?:\s?\([^()\n]{1,40}\))?(?:\s[Nn]omor\s[Uu]rut\s\w{1,5})?(?:,?\s|(?<=\)))[A-Z]"
)
_INITIALS = re.compile(r"\b[A-Z]{1,3}\s\(?\d\d\)?(?!\w)|\bberinisial\b")  # `RN (23)`
_ADVERB_GAP = 40
_NO_TITLE = frozenset("di ke dari oleh kepada dan dengan yang bersama pada untuk itu ini".split())
_BECOMING = frozenset("adalah merupakan sebagai menjadi jadi selaku menjabat dikenal".split())


@dataclass(frozen=True, slots=True)
class PersonReference:
    """Words `[start, end)` that stand for the person with the canonical name `name`.

    `kind` is `pronoun`, `clitic` (the `nya` alone) or `office`.
    """

    start: int
    end: int
    name: str
    kind: str


@dataclass(slots=True)
class _Focus:
    """Whom the text is about: the person, and how many sentences ago that was last said."""

    name: str | None = None
    silence: int = 0


def find_references(
    text: str,
    mentions: Sequence[SpeakerMention],
    sentences: Sequence[tuple[int, int]],
    quotes: Sequence[Quote],
    offices: Iterable[tuple[str, str]],
) -> list[PersonReference]:
    """Return what stands for a person of `mentions` without the name, in the order of the text.

    `offices` are pairs of an office as written and its holder's canonical name, `quotes` the
    quotations of the text with their speakers. Offsets are characters, half-open.

    >>> text = "Syarif Fasha lahir di Jambi. Ia menjadi wali kota pada 2013."
    >>> found = find_references(text, [SpeakerMention(0, 12, "Syarif Fasha")],
    ...                         [(0, 28), (29, 60)], [], [])
    >>> [(text[r.start:r.end], r.name) for r in found]
    [('Ia', 'Syarif Fasha')]
    """
    persons = [mention for mention in mentions if mention.is_person]
    if not persons:
        return []
    quoted = [(q.outer_start, q.outer_end) for q in find_quoted(text)]
    names = {mention.name for mention in persons}
    found = _at_cues(text, quotes, names)
    found += _offices(text, persons, quoted, offices)
    if _PRONOUN_OR_NYA.search(text):
        taken = {reference.start: reference.name for reference in found}
        index = MentionIndex(text, mentions, sentences, quoted)
        found += _Reader(text, persons, quotes, quoted, index, taken).read(sentences)
    unique = {(reference.start, reference.end): reference for reference in found}
    return sorted(unique.values(), key=lambda reference: (reference.start, reference.end))


def _at_cues(text: str, quotes: Sequence[Quote], names: set[str]) -> list[PersonReference]:
    """Return the pronouns beside reporting words: `kata dia`, `katanya`, `Ia mengatakan`."""
    found = []
    for quote in quotes:
        if quote.cue_start is None or quote.cue_end is None or quote.speaker is None:
            continue
        if quote.speaker_start is not None or quote.speaker not in names:
            continue
        cue = text[quote.cue_start : quote.cue_end]
        if cue.endswith("nya") and len(cue) > len("nya"):
            found.append(PersonReference(quote.cue_end - 3, quote.cue_end, quote.speaker, "clitic"))
            continue
        after = _PRONOUN.match(text, _skip_space(text, quote.cue_end))
        if after is not None:
            found.append(PersonReference(*after.span(), quote.speaker, "pronoun"))
            continue
        before = list(
            _PRONOUN.finditer(text, max(0, quote.cue_start - _ADVERB_GAP), quote.cue_start)
        )
        if before and _is_gap(text[before[-1].end() : quote.cue_start]):
            found.append(PersonReference(*before[-1].span(), quote.speaker, "pronoun"))
    return found


def _skip_space(text: str, position: int) -> int:
    return position + (text[position : position + 1] == " ")


def _is_gap(gap: str) -> bool:
    """Whether nothing but adverbs stands between a subject and its verb."""
    return all(word.lower() in words_of_kind("adverb") for word in gap.split())


def _offices(
    text: str,
    persons: Sequence[SpeakerMention],
    quoted: Sequence[tuple[int, int]],
    offices: Iterable[tuple[str, str]],
) -> list[PersonReference]:
    """Return where an office stands for the only person of the article who holds it.

    Not where it is a part of the title around the name: `Budi, CEO X,`, `Calon Presiden (Capres)`.
    """
    pairs = list(offices)
    named = {(mention.end, mention.name) for mention in persons}
    found = [*office_mentions(text, pairs, persons), *bare_offices(text, pairs)]
    first_named: dict[str, int] = {}
    for mention in persons:
        first_named.setdefault(mention.name, mention.start)
    return [
        PersonReference(mention.start, mention.end, mention.name, "office")
        for mention in found
        if not _is_inside(mention.start, quoted)
        and mention.start > first_named.get(mention.name, len(text))
        and text[mention.start - 1] != "("
        and (text.find(",", mention.start - 2, mention.start), mention.name) not in named
        and _is_holder(text, mention.start)
        and not _NAME_BEHIND.match(text, mention.end)
    ]


def _is_holder(text: str, start: int) -> bool:
    """Whether the words before an office let it mean its holder, not the post or its house."""
    words = WORD.findall(text, max(0, start - 40), start)
    if not words or text[start - 1 : start] != " " or text[start - 2] in ".!?:,":
        return True
    last = words[-1].lower()
    if last in words_of_kind("not_holder"):
        return False
    is_linking = any(last in words_of_kind(kind) for kind in ("link", "adverb", "adjunct"))
    return words[-1].islower() or is_linking  # not `Peraturan Bupati`, `Kantor Wali Kota`


class _Reader:
    """Reads the sentences in order and resolves the pronouns outside quotation marks."""

    def __init__(
        self,
        text: str,
        persons: Sequence[SpeakerMention],
        quotes: Sequence[Quote],
        quoted: Sequence[tuple[int, int]],
        index: MentionIndex,
        taken: dict[int, str],
    ) -> None:
        self._text = text
        self._persons = [m for m in persons if not _is_inside(m.start, quoted)]
        self._starts = [m.start for m in self._persons]
        self._names = {mention.name for mention in persons}
        self._quotes = [q for q in quotes if q.speaker is not None]
        self._quote_places = [q.start if q.cue_start is None else q.cue_start for q in self._quotes]
        self._quoted = quoted
        self._index = index
        self._taken = taken
        self._focus = _Focus()

    def read(self, sentences: Sequence[tuple[int, int]]) -> list[PersonReference]:
        """Return the pronouns and possessive `-nya` that are resolved."""
        found: list[PersonReference] = []
        for start, end in sorted(sentences):
            subject: str | None = None
            for match in _PRONOUN_OR_NYA.finditer(self._text, start, end):
                if _is_inside(match.start(), self._quoted) or not self._counts(match):
                    continue
                is_clitic = match.group().lower().endswith("nya")
                name = self._taken.get(match.end() - 3 if is_clitic else match.start())
                if name is None:
                    name = self._resolve(start, match, subject)
                    if name is not None:
                        first = match.end() - 3 if is_clitic else match.start()
                        kind = "clitic" if is_clitic else "pronoun"
                        found.append(PersonReference(first, match.end(), name, kind))
                if name is not None and subject is None and not is_clitic:
                    subject = name
                elif name is None and not is_clitic:
                    subject = ""  # somebody, but who?
            self._move_on(start, end, subject)
        return found

    def _counts(self, match: re.Match[str]) -> bool:
        """Whether the word is a pronoun or is possessed by a person: `istrinya`, not `biasanya`."""
        word = match.group().lower()
        if word.endswith("nya"):
            return word[:-3] in words_of_kind("possessed")
        return not (match.group()[0].isupper() and not self._begins_clause(match.start()))

    def _begins_clause(self, position: int) -> bool:
        return self._text[max(0, position - 2) : position].strip(" ") in ("", ".", "\n", ",", "!")

    def _resolve(self, start: int, match: re.Match[str], subject: str | None) -> str | None:
        """Return whom the pronoun means, None where more than one person may be meant."""
        before = self._between(start, match.start())
        if subject is not None:
            return subject if subject and not {m.name for m in before} - {subject} else None
        if before:
            return self._same_sentence(start, match.start(), before)
        lead = self._text[start : match.start()]
        if self._focus.name is None or _mentions_people(lead):
            return None
        return self._focus.name

    def _same_sentence(
        self, start: int, position: int, before: Sequence[SpeakerMention]
    ) -> str | None:
        """The subject of the sentence, when it is the only person before the pronoun."""
        if len({mention.name for mention in before}) > 1:
            return None
        subject = subject_of(self._index, start, position)
        if subject is None or subject.name != before[0].name:
            return None
        lead = self._text[start : subject.start].lower().split()
        if "menurut" in lead or "kata" in lead:
            return None
        if self._has_rivals(start, position, subject.name):
            return None
        return subject.name

    def _between(self, start: int, end: int) -> list[SpeakerMention]:
        first = bisect_left(self._starts, start)
        return self._persons[first : bisect_left(self._starts, end, first)]

    def _has_rivals(self, start: int, end: int, name: str) -> bool:
        """Whether `[start, end)` speaks of anybody but `name`: by name or as `korban`, `polisi`."""
        mentions = self._between(start, end)
        if any(mention.name != name for mention in mentions):
            return True
        position = start
        for mention in mentions:
            title = _title_start(self._text, position, mention.start)
            if _mentions_people(self._text[position:title]):
                return True
            position = mention.end
        return _mentions_people(self._text[_behind_apposition(self._text, position, end) : end])

    def _move_on(self, start: int, end: int, subject: str | None) -> None:
        """Set whom the next sentence may point back to."""
        speakers = self._speakers(start, end)
        persons = {mention.name for mention in self._between(start, end)}
        focus = self._focus
        name: str | None
        if subject is not None or speakers:
            name = subject or (speakers[-1] if speakers else None)
            if len({*speakers, *([subject] if subject else [])}) > 1:
                name = None
        elif persons:
            named = subject_of(self._index, start, end)
            name = named.name if named is not None else None
            if name is None and len(persons) == 1 and focus.name in (None, *persons):
                name = next(iter(persons))
        elif _mentions_people(self._text[start:end]):
            name = None
        else:
            focus.silence += 1
            if focus.silence > MAX_SILENCE:
                focus.name = None
            return
        if name is not None and self._has_rivals(start, end, name):
            name = None
        if name is not None and name not in self._names:
            name = None
        self._focus = _Focus(name)

    def _speakers(self, start: int, end: int) -> list[str]:
        first = bisect_left(self._quote_places, start)
        last = bisect_left(self._quote_places, end, first)
        return [quote.speaker for quote in self._quotes[first:last] if quote.speaker]


@cache
def _people() -> frozenset[str]:
    """Nouns for people who may be meant by a pronoun instead of a person who is named."""
    nouns = words_of_kind("rival")
    return frozenset(nouns | {f"{noun}nya" for noun in nouns if len(noun) > 3})


def _mentions_people(stretch: str) -> bool:
    """Whether a stretch speaks of somebody without a name: `korban`, `istrinya`, `RN (23)`.

    What somebody is or becomes (`adalah seorang guru`) is nobody else.
    """
    if _INITIALS.search(stretch):
        return True
    words = WORD.findall(stretch.lower())
    if _people().isdisjoint(words):
        return False
    return any(
        word in _people() and _BECOMING.isdisjoint(words[max(0, number - 4) : number])
        for number, word in enumerate(words)
    )


def _title_start(text: str, since: int, start: int) -> int:
    """Return where the title of the name at `start` begins: `ahli hukum tata negara X`."""
    first = start
    for word in reversed(list(WORD.finditer(text, max(since, start - TITLE_REACH), start))):
        lower = word.group().lower()
        if text[word.end() : first].strip() or lower in _NO_TITLE or is_verb(lower):
            break
        first = word.start()
    return first


def _behind_apposition(text: str, position: int, end: int) -> int:
    """Return where the apposition or bracket behind a name ends: `X, pengamat politik,`."""
    bracket = BRACKETS.match(text, _skip_space(text, position), end)
    position = bracket.end() if bracket is not None else position
    if text[position : position + 2] != ", ":
        return position
    comma = text.find(",", position + 2, min(end, position + TITLE_REACH))
    if comma < 0:
        return position
    words = [word.lower() for word in WORD.findall(text, position, comma)]
    return position if any(is_verb(word) for word in words) else comma


def _is_inside(position: int, stretches: Sequence[tuple[int, int]]) -> bool:
    number = bisect_right(stretches, (position, len("x") << 60)) - 1
    return number >= 0 and stretches[number][0] <= position < stretches[number][1]
