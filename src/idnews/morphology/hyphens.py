"""Words written with hyphens: affixes set off from acronyms and names, and repeated words.

Reduplication as in Alwi et al., Tata Bahasa Baku Bahasa Indonesia (2017), ch. 5: full
(`pemda-pemda`), affixed (`buah-buahan`, `tarik-menarik`, `meniru-niru`) and sound-changing
(`sayur-mayur`).
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from idnews.morphology.affixes import AffixTables
from idnews.resources import read_table

__all__ = ["HyphenReading", "joined_prefixes", "read_hyphens"]

Stem = Callable[[str], str]
IsRoot = Callable[[str], bool]


@cache
def set_off_affixes(side: str) -> frozenset[str]:
    """Return the affixes that a hyphen may set off, on the `side` "prefix" or "suffix".

    They stand before a name, an acronym or a number (PUEBI II.E: `se-Jawa`, `di-PHK-kan`), and
    newspapers set off bound loan prefixes (`anti-korupsi`).
    """
    rows = read_table("affixes_set_off", ("affix", "side", "kind"))
    return frozenset(affix for affix, row_side, _ in rows if row_side == side)


@cache
def joined_prefixes() -> tuple[str, ...]:
    """Return the bound loan prefixes that are also written together: `pascakebakaran`."""
    rows = read_table("affixes_set_off", ("affix", "side", "kind"))
    return tuple(affix for affix, _, kind in rows if kind == "bound form, joined too")


class HyphenReading(NamedTuple):
    """The root of a hyphenated word, the affixes set off, and what kind of word it is."""

    root: str
    affixes: tuple[str, ...]
    rule: str


def read_hyphens(
    word: str, stem: Stem, is_root: IsRoot, tables: AffixTables
) -> HyphenReading | None:
    """Return how the hyphenated `word` is read, or None when it is no derived word.

    `stem` gives the root of a part, `is_root` says whether it is listed as one. Recursion ends
    because each part is shorter than the word.

    >>> from idnews.morphology.affixes import load_affixes
    >>> read_hyphens("di-PHK-kan", str, str.isupper, load_affixes()).root
    'PHK'
    """
    parts = word.split("-")
    if not all(parts) or not any(part[0].isalpha() for part in parts):
        return None
    before: list[str] = []
    after: list[str] = []
    while len(parts) > 1 and parts[-1].lower() in set_off_affixes("suffix"):
        after.insert(0, f"-{parts.pop().lower()}")
    while len(parts) > 1 and parts[0].lower() in set_off_affixes("prefix") and parts[0] != parts[1]:
        before.append(f"{parts.pop(0).lower()}-")
    rest = "-".join(parts)
    if before or after:
        return HyphenReading(stem(rest), (*before, *after), "affix set off by a hyphen")
    if len(parts) != 2:
        return None
    return _read_pair(parts[0].lower(), parts[1].lower(), stem, is_root, tables)


def _read_pair(
    first: str, second: str, stem: Stem, is_root: IsRoot, tables: AffixTables
) -> HyphenReading | None:
    """Read `first-second` as a repeated word."""
    root = stem(first)
    if first == second:
        return HyphenReading(root, (), "full reduplication")
    if root == stem(second):
        return HyphenReading(root, (), "affixed reduplication")
    if root == first and not is_root(first) and _is_prefixed(first, second, tables):
        return HyphenReading(stem(second), (), "reduplication shows where the prefix ends")
    if _root_of_shortened(first, second, stem, tables) == root:
        return HyphenReading(root, (), "reduplication of the nasalised base")
    if is_sound_change(root, second) or is_sound_change(first, second):
        return HyphenReading(root, (), "sound-changing reduplication")
    if is_sound_change(first, stem(second)):
        return HyphenReading(first, (), "sound-changing reduplication")
    return None


def _is_prefixed(first: str, second: str, tables: AffixTables) -> bool:
    """Say whether `first` is `second` with a prefix: `digadang-gadang`."""
    return first.endswith(second) and first[: -len(second)] in tables.prefixes


def _root_of_shortened(first: str, second: str, stem: Stem, tables: AffixTables) -> str | None:
    """Return the root of `first` when `second` repeats it without its prefix: `meniru-nirukan`."""
    for length in range(1, len(first) - 1):
        prefix, base = first[:length], first[length:]
        if prefix in tables.prefixes and second.startswith(base[:3]):
            root = stem(prefix + second)
            if root == stem(first):
                return root
    return None


def is_sound_change(first: str, second: str) -> bool:
    """Say whether `second` echoes `first` with other vowels or another first consonant.

    >>> is_sound_change("sayur", "mayur"), is_sound_change("bolak", "balik")
    (True, True)
    >>> is_sound_change("jual", "beli")
    False
    """
    if abs(len(first) - len(second)) > 1 or min(len(first), len(second)) < 4:
        return False
    if first[1:] == second[1:] or first[1:] == second or first == second[1:]:
        return True
    return re.sub("[aeiou]", "-", first) == re.sub("[aeiou]", "-", second)
