"""The records that say why a word has the stem that it has."""

from collections.abc import Container
from dataclasses import dataclass

from idnews.morphology.affixes import VOWELS, AffixTables
from idnews.morphology.analysis import Reading, find_readings
from idnews.records import Record

__all__ = ["StemAlternative", "StemExplanation", "unknown_rivals", "why_second"]


@dataclass(frozen=True, slots=True)
class StemAlternative(Record):
    """Another good reading of a word, and why it was not chosen."""

    root: str
    affixes: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class StemExplanation(Record):
    """How a word was read: `affixes` run from the outside in, then from the root outwards.

    `rule` says what decided, `is_guess` that the lexicon verified neither the word nor its root.
    """

    word: str
    root: str
    affixes: tuple[str, ...] = ()
    rule: str = "root"
    is_guess: bool = False
    alternatives: tuple[StemAlternative, ...] = ()


def unknown_rivals(
    lower: str, outcome: Reading, roots: Container[str], tables: AffixTables
) -> list[StemAlternative]:
    """Return the readings that the spelling rules allow but whose root nobody knows.

    `penyanyi` may be pe- with nyanyi or with sanyi; the second is no word.
    """
    rivals = find_readings(lower, (outcome.suffix,), AnyRoot(), tables)
    return [
        StemAlternative(rival.root, rival.affixes, f"{rival.root} is no root that is known")
        for rival in rivals
        if rival.cost <= outcome.cost
        and rival.prefix.chain == outcome.prefix.chain
        and rival.root not in roots
        and (not rival.prefix.drops or rival.root[len(rival.prefix.drops)] in VOWELS)
    ]


class AnyRoot:
    """A lexicon in which everything is a root."""

    def __contains__(self, root: object) -> bool:
        return True


def why_second(reading: Reading, best: Reading, root: str) -> str:
    """Say why `reading` lost to the `root` that was chosen; `best` is the cheapest reading."""
    if best.root != root or not best.affixes:
        return "the whole word is listed: a root or an exception"
    if reading.cost > best.cost:
        return f"rarer or more affixes: cost {reading.cost} against {best.cost}"
    if reading.shortness > best.shortness:
        return f"the shorter root: {reading.root} against {best.root}"
    return "equally good; the first in the alphabet is taken"
