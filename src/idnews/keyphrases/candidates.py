"""Phrases that could be keywords: runs of content words, and names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from idnews.keyphrases.frequency import phrase_key

__all__ = ["Candidate", "Name", "Word", "find_candidates"]

MAX_WORDS = 4
"""The longest phrase of content words. Of the tags that editors of detik.com gave (476 articles of
the keywords data), 98 % have at most four words; names may be longer."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its stem; `is_content` is False for function words, numbers and punctuation."""

    start: int
    end: int
    text: str
    stem: str
    sentence: int
    is_content: bool
    is_joint: bool = False
    """Whether it may stand inside a phrase though it is no content word: `dan`, `di`, a number."""


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: where it stands, its label and its canonical name."""

    start: int
    end: int
    label: str
    name: str


@dataclass(slots=True)
class Candidate:
    """A phrase and all its mentions; `label` is that of the entity, or None for a plain term."""

    key: str
    stem_key: str
    n_words: int
    label: str | None = None
    name: str | None = None
    forms: dict[str, int] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The form to show: the canonical name, or the commonest form (the first of equals)."""
        return self.name or max(self.forms, key=lambda form: self.forms[form])

    def add(self, form: str, start: int, end: int, sentence: int) -> None:
        """Count one more mention."""
        self.forms[form] = self.forms.get(form, 0) + 1
        self.mentions.append((start, end))
        self.sentences.append(sentence)


def find_candidates(text: str, words: Sequence[Word], names: Iterable[Name]) -> list[Candidate]:
    """Return the candidate phrases of a text, in order of first mention.

    A phrase is one to four words within a sentence that begins and ends with a content word; its
    spellings with and without a space count as one. A name is one candidate for all its mentions.
    """
    found: dict[str, Candidate] = {}
    sentence_of = {word.start: word.sentence for word in words}
    covered: set[tuple[int, int]] = set()
    for name in names:
        key = phrase_key(name.name)
        if not key:
            continue
        candidate = found.get(key)
        if candidate is None:
            stems = "".join(name.name.lower().split())
            candidate = Candidate(key, stems, len(name.name.split()), name.label, name.name)
            found[key] = candidate
        form = text[name.start : name.end]
        candidate.add(form, name.start, name.end, sentence_of.get(name.start, 0))
        covered.add((name.start, name.end))
    for first, last in _phrases(words):
        start, end = words[first].start, words[last - 1].end
        if (start, end) in covered:
            continue
        _add_term(found, text[start:end], words[first:last])
    return sorted(found.values(), key=lambda candidate: min(candidate.mentions))


def _add_term(found: dict[str, Candidate], form: str, words: Sequence[Word]) -> None:
    key = phrase_key(form)
    candidate = found.get(key)
    if candidate is None:
        stem_key = phrase_key("".join(word.stem for word in words))
        candidate = found[key] = Candidate(key, stem_key, len(words))
    candidate.add(form, words[0].start, words[-1].end, words[0].sentence)


def _phrases(words: Sequence[Word]) -> Iterable[tuple[int, int]]:
    """Yield `[first, last)` of every run of up to four words that may be a phrase."""
    for first, word in enumerate(words):
        if not word.is_content:
            continue
        yield first, first + 1
        for last in range(first + 2, min(first + MAX_WORDS, len(words)) + 1):
            added, before = words[last - 1], words[last - 2]
            if added.sentence != word.sentence or added.start - before.end > 1:
                break
            if not (added.is_content or added.is_joint):
                break
            if added.is_content:
                yield first, last
