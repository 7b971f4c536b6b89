"""Phrases cut out of something longer: `Harga Saham` of `Indeks Harga Saham Gabungan`."""

from collections.abc import Iterable, Sequence
from functools import cache

from idnews.keyphrases.frequency import counts_of_key, phrase_key
from idnews.keyphrases.phrase import Candidate, Name
from idnews.keyphrases.words import CLOSER, CONTENT, FUNCTION, JOINT, Word
from idnews.ner.gazetteer import TITLE_COLUMNS
from idnews.resources import read_table

__all__ = ["is_cut_out", "is_fragment", "lines_in_title_case", "measure_cuts", "offices"]

SHORTEST_TITLE = 4
"""Content words that a line has to have, all with capitals, to be one in title case."""

_COMPOUND_MARKS = frozenset("-–—/+")


def lines_in_title_case(words: Sequence[Word]) -> frozenset[int]:
    """Return the numbers of the sentences in which capitals say nothing: headlines, subheads."""
    n_content: dict[int, int] = {}
    lower = set()
    for word in words:
        if word.kind == CONTENT:
            n_content[word.sentence] = n_content.get(word.sentence, 0) + 1
            if not word.is_capital:
                lower.add(word.sentence)
    return frozenset(
        sentence
        for sentence, count in n_content.items()
        if count >= SHORTEST_TITLE and sentence not in lower
    )


def is_cut_out(
    text: str,
    words: Sequence[Word],
    run: tuple[int, int],
    entity_of: Sequence[int],
    names: Sequence[Name],
) -> bool:
    """Whether a mention is a part of a run of capitals, or of a compound written with a mark.

    A person ends such a run: `Menteri Pertahanan` before `Prabowo` and `Gereja Katolik` before
    `Paus Fransiskus` are whole. So does the first word of a sentence.
    """
    first, last = run
    opening, closing = words[first], words[last]
    start, end = opening.start, closing.end
    if text[end : end + 1] in _COMPOUND_MARKS and text[end + 1 : end + 2].isalnum():
        return True
    if start > 1 and text[start - 1] in _COMPOUND_MARKS and text[start - 2].isalnum():
        return True
    if not opening.is_capital or (not closing.is_capital and closing.kind > CLOSER):
        return False
    if not all(word.is_capital or word.kind <= CLOSER for word in words[first + 1 : last]):
        return False
    if last + 1 < len(words):
        after = words[last + 1]
        if after.start - end == 1 and _goes_on(closing, after) and not closing.has_clitic:
            entity = entity_of[last + 1]
            is_office = entity < 0 and after.key in offices()
            return not is_office and (
                entity < 0 or entity == entity_of[last] or names[entity].label != "PERSON"
            )
    if first > 1:
        before = words[first - 1]
        is_first = words[first - 2].sentence != before.sentence
        if start - before.end == 1 and not is_first and _goes_on(opening, before):
            entity = entity_of[first - 1]
            return entity < 0 or names[entity].label != "PERSON"
    return False


def _goes_on(word: Word, beside: Word) -> bool:
    return (
        beside.kind in (FUNCTION, CONTENT)
        and beside.is_capital
        and beside.sentence == word.sentence
    )


@cache
def offices() -> frozenset[str]:
    """Return the keys of the titles that stand before persons: `wali kota`."""
    return frozenset(phrase_key(title) for title, *_ in read_table("titles", TITLE_COLUMNS))


def is_fragment(candidate: Candidate) -> bool:
    """Whether a phrase stands only as a part of a longer name or compound.

    What the news knows (`Kementerian Keuangan`) stays, and what a line in title case has.
    """
    if candidate.label is not None or candidate.n_fragment < len(candidate.mentions):
        return False
    return counts_of_key(candidate.key) is None


def measure_cuts(words: Sequence[Word], kept: Iterable[Candidate]) -> None:
    """Set `cut`: how often the word before or after a phrase is the same one."""
    totals: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    before: Word | None = None
    for word in words:
        if word.kind < JOINT:
            before = None
            continue
        key = word.key
        totals[key] = totals.get(key, 0) + 1
        if before is not None and word.start - before.end <= 1 and word.sentence == before.sentence:
            pair = (before.key, key)
            pairs[pair] = pairs.get(pair, 0) + 1
        before = None if word.has_clitic else word
    following: dict[str, int] = {}
    preceding: dict[str, int] = {}
    for (first, second), count in pairs.items():
        if count > following.get(first, 0):
            following[first] = count
        if count > preceding.get(second, 0):
            preceding[second] = count
    for candidate in kept:
        if candidate.label is None:
            first, last = candidate.words[0], candidate.words[-1]
            candidate.cut = max(
                following.get(last, 0) / totals.get(last, 1),
                preceding.get(first, 0) / totals.get(first, 1),
            )
