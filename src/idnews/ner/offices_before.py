"""The office before a name that stands already: titles read towards it, listed or not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from idnews.ner.offices import KIN, MAX_OFFICE_WORDS, Office, OfficePart
from idnews.ner.titles import read_office
from idnews.ner.word_tests import first_words
from idnews.ner.words import Words

__all__ = ["Name", "office_before", "unlisted_office"]

Name = tuple[int, int, str]  # first word, end and label of a name
# Small words in the name of an office that no table lists: `Ketua Tim Pengabdian kepada X`.
INSIDE: Final = frozenset("dan & of for the untuk kepada bidang".split())
# Words between a title and the name that only capitals join. Twice as many reach into other
# clauses.
MAX_FIELD: Final = 8


def office_before(words: Words, first: int, end: int, before: Sequence[Name]) -> Office | None:
    """Return the titles that lead to the name `[first, end)`, None when there are none.

    `before` are the names that stand before it, in the order of the text.
    """
    low = _lowest(words, first)
    office = _office_ending(words, low, first)
    if office is None and first - low > 1 and words.words[first - 1] == ",":
        return _apposed_office(words, low, first - 1, end)
    if office is None:
        return unlisted_office(words, first, before)
    if office.is_office or office.first == low:
        return office
    longer = unlisted_office(words, office.first, before)
    if longer is None:
        return office
    longer.end = first  # `Ketua Tim Riset Unja Dr. X`
    return longer


def _lowest(words: Words, first: int) -> int:
    """Return how far back an office may begin: in its line, in its sentence."""
    low = first
    while low and first - low < MAX_OFFICE_WORDS and not words.first[low] and words.is_joined(low):
        low -= 1
    return low


def _office_ending(words: Words, low: int, end: int) -> Office | None:
    """Return the longest reading of titles from word `low` on that ends at word `end`."""
    part = words.part(low, end)
    titles = first_words("titles")
    for i, word in enumerate(part.lowers):
        if word.rstrip(".") in titles:
            office = read_office(part, i)
            if office is not None and office.end == len(part):
                return _moved(office, low)
    return None


def _apposed_office(words: Words, low: int, comma: int, end: int) -> Office | None:
    """Return the office before the comma of `Wali Kota Jambi, Syarif Fasha, menolak`."""
    office = _office_ending(words, low, comma)
    if office is None or not office.stands_apart or (end < len(words) and words.capital[end]):
        return None
    is_of_kin = office.first > 0 and words.lowers[office.first - 1] in KIN
    return None if is_of_kin else office


def unlisted_office(words: Words, first: int, before: Sequence[Name]) -> Office | None:
    """Return an office whose field no table lists: capitals all the way from title to name."""
    if first == 0 or first >= len(words) or words.plain[first]:
        return None
    chain = first
    low = max(
        [first - MAX_OFFICE_WORDS, 0, *(end for _, end, label in before if label == "PERSON")]
    )
    while chain > low and words.is_joined(chain) and not words.first[chain]:
        if not words.capital[chain - 1] and words.lowers[chain - 1] not in INSIDE:
            break
        chain -= 1
    part = words.part(chain, first)
    for i, word in enumerate(part.lowers):
        if word.rstrip(".") not in first_words("titles"):
            continue
        office = read_office(part, i)
        if office is None or not office.is_office or office.takes == "none":
            continue
        if len(part) - office.end <= MAX_FIELD:
            return _read_on(_moved(office, chain), first, before)
    return None


def _read_on(office: Office, first: int, before: Sequence[Name]) -> Office:
    """Return the office read on to the name at `first`, with the names on the way as its parts."""
    for start, end, label in before:
        if office.end <= start and end <= first and label in ("ORG", "GPE"):
            office.parts.append(OfficePart(start, end, label, None))
    office.parts.sort(key=lambda part: part.first)
    office.role_end = office.parts[0].first if office.parts else first
    office.end = first
    return office


def _moved(office: Office, by: int) -> Office:
    """Return the office that was read in a part of the words, in the words themselves."""
    parts = [replace(part, first=part.first + by, end=part.end + by) for part in office.parts]
    return replace(
        office,
        first=office.first + by,
        end=office.end + by,
        role_end=office.role_end + by,
        parts=parts,
    )
