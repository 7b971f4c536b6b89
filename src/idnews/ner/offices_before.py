"""The office before a name that stands already: titles read towards it, listed or not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from idnews.ner.cues import points
from idnews.ner.offices import KIN, MAX_OFFICE_WORDS, Office, OfficePart
from idnews.ner.titles import read_office
from idnews.ner.word_tests import first_words, starts_title
from idnews.ner.words import Words

__all__ = ["Name", "office_before", "unlisted_office"]

Name = tuple[int, int, str]  # first word, end and label of a name
# Small words in the name of an office that no table lists: `Ketua Tim Pengabdian kepada X`.
INSIDE: Final = frozenset("dan & of for the untuk kepada bidang".split())
# Words between a title and the name that only capitals join, other names left out. Twice as many
# reach into other clauses.
MAX_FIELD: Final = 8
LONGEST_NUMBER: Final = 4  # digits: a year is in no office
LIST_REACH: Final = 4  # words in which `dan` follows a comma inside an office
CLOSING: Final = frozenset(',.;()"”')
SPEAKING: Final = 3  # points that verbs of speech give the name behind them


def office_before(words: Words, first: int, end: int, before: Sequence[Name]) -> Office | None:
    """Return the titles that lead to the name `[first, end)`, None when there are none.

    `before` are the names that stand before it, in the order of the text.
    """
    low = _lowest(words, first)
    office = _office_ending(words, low, first)
    if office is None and first - low > 1 and words.words[first - 1] == ",":
        apposed = _apposed_office(words, low, first - 1, end)
        return apposed or unlisted_office(words, first, end, before)
    if office is None:
        return unlisted_office(words, first, end, before)
    if office.is_office or office.first == low:
        return office
    longer = _chained_office(words, office.first, before)
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


def unlisted_office(words: Words, first: int, end: int, before: Sequence[Name]) -> Office | None:
    """Return an office before the name `[first, end)` whose field or body no table lists.

    Behind a comma the name must close what it begins, or a verb of speech announce the office:
    `kata CEO Viding, Alki Diharjo`, not `Menemui CEO Viding, Budi mengatakan`.
    """
    if first < 2 or words.words[first - 1] != ",":
        return _chained_office(words, first, before)
    office = _chained_office(words, first - 1, before)
    if office is None or words.first[office.first] or office.first == 0:
        return office
    cue = words.lowers[office.first - 1]
    if cue in KIN or any(stop == office.first - 1 and of == "PERSON" for _, stop, of in before):
        return None  # the office of `X, CEO Viding, Y`
    is_said = points("before", cue).get("PERSON", 0) >= SPEAKING
    return office if is_said or end >= len(words) or words.words[end] in CLOSING else None


def _chained_office(words: Words, first: int, before: Sequence[Name]) -> Office | None:
    """Return an office read on over capitals all the way to the word `first`."""
    if first == 0 or first >= len(words) or words.plain[first]:
        return None
    chain = first
    low = max(
        [first - MAX_OFFICE_WORDS, 0, *(end for _, end, label in before if label == "PERSON")]
    )
    while chain > low and words.is_joined(chain) and not words.first[chain]:
        step = _step_back(words, chain)
        if step == 0 or chain - step < low:
            break
        chain -= step
    part = words.part(chain, first)
    for i, word in enumerate(part.lowers):
        if word.rstrip(".") not in first_words("titles"):
            continue
        office = read_office(part, i)
        if office is None or not office.is_office or office.takes == "none":
            continue
        office = _moved(office, chain)
        named = {k for start, stop, _ in before for k in range(start, stop)}
        if sum(k not in named for k in range(office.end, first)) <= MAX_FIELD:
            return _read_on(words, office, first, before)
    return None


def _step_back(words: Words, i: int) -> int:
    """Return how many words before i may belong to one office with it: `(BPJPH)` is three."""
    word = words.lowers[i - 1]
    if words.capital[i - 1] or word in INSIDE or (word.isdigit() and len(word) < LONGEST_NUMBER):
        return 1  # `Ketua RW 09 Kalibata`
    if words.words[i - 1] == ")":
        is_short = i > 3 and words.words[i - 3] == "(" and words.capital[i - 2] > 0
        return 3 if is_short else 0
    if words.words[i - 1] != "," or starts_title(words, i):
        return 0
    return int("dan" in words.words[i + 1 : i + LIST_REACH])  # `Resiko, Strategi dan Kepatuhan`


def _read_on(words: Words, office: Office, first: int, before: Sequence[Name]) -> Office:
    """Return the office read on to the name at `first`, with the names on the way as its parts."""
    for start, end, label in before:
        if office.end <= start and end <= first and label in ("ORG", "GPE"):
            office.parts.append(OfficePart(start, end, label, None))
    office.parts.sort(key=lambda part: part.first)
    office.role_end = office.parts[0].first if office.parts else first
    office.role_end -= words.words[office.role_end - 1] == "("  # `Ketua Alumni (PA) 212`
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
