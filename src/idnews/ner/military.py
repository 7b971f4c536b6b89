"""Units of the army by number and name: `Kodim 0735/Surakarta`, `Pangdam V/Brawijaya`.

Also what stands behind an officer's rank: `Kolonel Inf`, `Letjen TNI (Purn.)`, `Kolonel Laut (P)`.
"""

import re
from dataclasses import dataclass
from typing import Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.places import read_place
from idnews.ner.word_tests import begins_headed, is_name_word, is_stop, starts_title
from idnews.ner.words import ACRONYM, Words

__all__ = [
    "COMMANDERS",
    "MILITARY",
    "RANK_NOTES",
    "Unit",
    "is_unit",
    "names_unit",
    "read_unit",
]

MILITARY: Final = "militer"  # what `heads.tsv` calls units

# Of services, corps and those who have retired.
RANK_NOTES: Final = frozenset(
    "tni pol pol. inf inf. infanteri kav arm art artileri arh czi chb cpl cpm cba caj cku chk ckm "
    "cpn mar marinir laut pnb nav tek lek kal adm sus psk pas pom kes purn purn. purnawirawan "
    "ret".split()
)
# Whose unit is named by its number alone: the word for it is a part of the title.
COMMANDERS: Final = frozenset(
    "pangdam kasdam danrem kasrem dandim kasdim danramil danyon wadanyon danyonif wadanyonif "
    "danbrigif danlantamal dankodaeral pangkoarmada pangkogabwilhan pangkoopsud pangdivif "
    "kapendam kapenrem".split()
)
# Between the word for a unit and its number: `Yonif Raider 509`, `Batalyon Arhanud 10`.
ARMS: Final = frozenset(
    "infanteri raider para lintas udara mekanis arhanud armed kavaleri zipur zeni tempur komposit "
    "marinir pamtas yonif yonarmed yonkav".split()
)
MAX_ARMS: Final = 3
MAX_NAME: Final = 3  # words: `Praja Wira Yakthi`
REGION: Final = "Kodam"
MIN_DIGITS: Final = 3  # of a number with no name: `Yonif 413`, but `batalyon 5`
_NUMBER: Final = re.compile(r"(?:\d{1,4}|[IVX]{1,5})")
_COMMAND: Final = re.compile(rf"\b([A-Za-z]{{5,15}}) {_NUMBER.pattern}[/ ]$")
MAX_INITIALS: Final = 4  # letters: `Kodam I/BB`


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's number ends before word `numbered`, its name is the words `[first, end)`."""

    numbered: int
    first: int
    end: int
    is_place: bool


def read_unit(words: Words, i: int, *, in_office: bool = False) -> Unit | None:
    """Read the number and name of a unit at i: `0735/Surakarta`, `V Brawijaya`, `Raider 509/X Y`.

    `in_office`: a person's name may follow, so a name of several words ends at a title.
    """
    k = i
    while k - i < MAX_ARMS and k < len(words) and words.is_joined(k) and words.lowers[k] in ARMS:
        k += 1
    if not (k < len(words) and words.is_joined(k) and _NUMBER.fullmatch(words.words[k])):
        return None
    numbered = k + 1
    first, is_tight = numbered, False
    if _touches(words, numbered) and words.words[numbered] == "/" and _touches(words, numbered + 1):
        first, is_tight = numbered + 1, True
    end = _name_end(words, first, is_tight=is_tight, in_office=in_office)
    if end == first:
        number = words.words[k]
        is_sure = number[0] == "0" or len(number) >= MIN_DIGITS or number[0] in "IVX"
        return Unit(numbered, numbered, numbered, is_place=False) if is_sure else None
    place = read_place(words, first)
    return Unit(numbered, first, end, is_place=place is not None and place[0] == end)


def is_unit(words: Words, first: int, end: int) -> bool:
    """Say whether the words `[first, end)` are the number and name of a unit, and no more."""
    unit = read_unit(words, first)
    return unit is not None and unit.end == end


def names_unit(before: str) -> bool:
    """Say whether a text ends in a commander and the number of what he commands.

    >>> [names_unit(text) for text in ("kata Pangdam V/", "kata Pangdam V ", "kata ")]
    [True, True, False]
    """
    found = _COMMAND.search(before)
    return found is not None and found[1].lower() in COMMANDERS


def _touches(words: Words, i: int) -> bool:
    return i < len(words) and words.starts[i] == words.ends[i - 1]


def _name_end(words: Words, i: int, *, is_tight: bool, in_office: bool) -> int:
    """Return the end of the unit's name at i, i when none; `is_tight` behind a stroke."""
    if i >= len(words) or not words.is_joined(i) or not words.capital[i]:
        return i
    if words.capital[i] == ACRONYM and len(words.words[i]) <= MAX_INITIALS:
        return i + 1 if is_tight or not (in_office or is_stop(words, i)) else i
    if words.lowers[i] in ARMS:
        return i + 1  # `Yonif 323 Raider`
    if starts_title(words, i) or is_stop(words, i):
        return i
    place = read_place(words, i)
    if place is not None and not (is_name_word(words.words[i]) and not is_tight):
        return place[0]
    end = i + 1
    while end - i < MAX_NAME and _goes_on(words, end):
        end += 1
    is_closed = end >= len(words) or not words.is_joined(end) or not words.capital[end]
    if in_office:
        is_titled = not is_closed and starts_title(words, end)
        return end if is_titled or _is_region(words, i, end) else i + is_tight
    return end if is_tight or (end == i + 1 and is_closed) else i


def _is_region(words: Words, i: int, end: int) -> bool:
    """Say whether a table has a military region of that name: `Pangdam III Siliwangi yang lama`."""
    name = [REGION, *words.words[i:end]]
    return any(entry.length == len(name) for entry in load_gazetteer().match(name, 0))


def _goes_on(words: Words, i: int) -> bool:
    if i >= len(words) or not words.is_joined(i) or not words.capital[i]:
        return False
    return not (
        starts_title(words, i)
        or is_stop(words, i)
        or begins_headed(words.lowers[i])
        or read_place(words, i) is not None
    )
