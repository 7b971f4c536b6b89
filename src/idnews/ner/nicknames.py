"""What else an article calls a person: nicknames, names drawn together, words cut short.

`Susilo Bambang Yudhoyono (SBY)`, `Laura Meizani atau Lolly`, `Joko Widodo` as `Jokowi`, `Raditya
Dika` as `Radit`.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Protocol

from idnews.ner.spellings import MAX_BEARERS

__all__ = ["FAMILIAR", "Bearers", "Tokens", "cut_short", "nicknames", "person_tokens"]

Tokens = tuple[str, ...]
Bearers = Mapping[str, Sequence[tuple[int, Tokens]]]  # full names by each of their words

PERSON_NOISE: Final = frozenset({"bin", "binti", "al", "el", "de", "van", "der"})
# With one word behind it such a title is part of what people are called: `Gus Dur`, `Cak Imin`.
FAMILIAR: Final = frozenset({"gus", "cak", "bung"})
SHORTEST: Final = 3  # letters of a nickname that is the beginning or the end of a word
LONGEST_END: Final = 6  # letters of one that is the end: `Imin`
MIN_CUT: Final = 2  # letters that it leaves out
MIN_BLENDED: Final = 3  # letters of the first name, and at most of the second, in `Jokowi`
_WORD = re.compile(r"[^\W_]+(?:['’‘`][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’‘`")
_NOTE = r"(?:\s\([^()\n]{1,30}\))?"  # an age, initials
# Between a name and another name of the same person, in either order.
_ALIAS = re.compile(
    rf"{_NOTE},?\salias\s | ,?\s[-–]?(?:sapaan|panggilan)\s(?:akrab\s|karib\s)?(?:dari\s)? ", re.X
)
# Behind a full name before another: `Laura Meizani atau Lolly`, `Garibaldi Thohir atau Boy Thohir`.
_OR = re.compile(rf"{_NOTE}\satau\s")
_CALLED = re.compile(
    rf",?{_NOTE},?\s?(?:yang\s|atau\s)?(?:lebih\s)?(?:akrab|biasa|kerap|karib)\s?"
    r"(?:disapa|dipanggil)\s(?:dengan\s(?:nama|sapaan)\s)?"
)


class _Named(Protocol):
    """A mention of an article: offsets, label and words."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def text(self) -> str: ...


def person_tokens(text: str) -> Tokens:
    """Return the lower-cased words of a personal name that tell it from others.

    >>> person_tokens("Hary bin Ma'ruf"), person_tokens("Y.I.")
    (('hary', 'maruf'), ('yi',))
    """
    words = [word.translate(_APOSTROPHES) for word in _WORD.findall(text.lower())]
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return ("".join(words),)
    return tuple(w for w in words if w not in PERSON_NOISE) or tuple(words)


def nicknames(mentions: Sequence[_Named], text: str, bearers: Bearers) -> dict[Tokens, Tokens]:
    """Return the full names of what persons are called: in a bracket, behind `alias`, `atau`.

    Also of names drawn together (`Jokowi`). `bearers` are the full names of the article by word.
    """
    found: dict[Tokens, Tokens] = {}
    for first, second in itertools.pairwise(mentions):
        if first.label != "PERSON" or second.label != "PERSON":
            continue
        gap = text[first.end : second.start]
        short, full = person_tokens(second.text), person_tokens(first.text)
        if _ALIAS.fullmatch(gap):
            if len(short) > len(full) or (len(full) == 1 and short[0] in bearers):
                short, full = full, short  # `Pecco, sapaan Bagnaia`
        elif len(full) == 1:
            continue
        elif _OR.fullmatch(gap):
            if not _is_other_name(second.text, short, full, bearers):
                continue
        elif len(short) > 1 or not (_is_bracketed(first, second, text) or _CALLED.fullmatch(gap)):
            continue
        if short != full:
            found.setdefault(short, full)
    return _blends(mentions) | found


def _is_bracketed(first: _Named, second: _Named, text: str) -> bool:
    is_open = text[first.end : second.start] == " ("
    return is_open and text[second.end : second.end + 1] == ")"


def _is_other_name(text: str, short: Tokens, full: Tokens, bearers: Bearers) -> bool:
    """Say whether `Lolly` behind `atau` is the person before it, not another to choose from."""
    if len(short) == 1:
        return all(name == full for _, name in bearers.get(short[0], ()))
    return text.partition(" ")[0].lower() in FAMILIAR or not set(short).isdisjoint(full)


def _blends(mentions: Sequence[_Named]) -> dict[Tokens, Tokens]:
    """Return the full names of the article by what they give drawn together: `jokowi`."""
    found: dict[Tokens, Tokens] = {}
    for mention in mentions:
        full = person_tokens(mention.text) if mention.label == "PERSON" else ()
        if len(full) > 1 and len(full[0]) >= MIN_BLENDED:
            for letters in range(2, min(MIN_BLENDED, len(full[1])) + 1):
                found.setdefault((full[0] + full[1][:letters],), full)
    return found


def cut_short(bearers: Bearers) -> dict[Tokens, Tokens]:
    """Return the full names by beginnings and ends of their words that only one has.

    `radit` of `raditya`, `imin` of `muhaimin`. Of 29 beginnings in 2,600 articles 28 are right, of
    22 ends in 2,300 articles 20.

    >>> cut_short({"raditya": [(0, ("raditya", "dika"))]})[("radit",)]
    ('raditya', 'dika')
    """
    found: dict[Tokens, Tokens] = {}
    unsure = set()
    for word, named in bearers.items():
        names = {name for _, name in named[:MAX_BEARERS]}
        for part in _parts(word):
            known = found.setdefault((part,), named[0][1])
            if len(names | {known}) > 1:
                unsure.add((part,))
    return {short: name for short, name in found.items() if short not in unsure}


def _parts(word: str) -> Iterable[str]:
    longest = len(word) - MIN_CUT
    yield from (word[:letters] for letters in range(SHORTEST, longest + 1))
    yield from (word[-letters:] for letters in range(SHORTEST, min(LONGEST_END, longest) + 1))
