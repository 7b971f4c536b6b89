"""The records that say why a word has the stem that it has."""

from dataclasses import dataclass

from idnews.morphology.analysis import Reading
from idnews.records import Record

__all__ = ["StemAlternative", "StemExplanation", "why_second"]


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


def why_second(reading: Reading, best: Reading, root: str) -> str:
    """Say why `reading` lost to the `root` that was chosen; `best` is the cheapest reading."""
    if best.root != root:
        return "the whole word is listed: a root or an exception"
    if reading.cost > best.cost:
        return f"rarer or more affixes: cost {reading.cost} against {best.cost}"
    if reading.shortness > best.shortness:
        return f"the shorter root: {reading.root} against {best.root}"
    return "equally good; the first in the alphabet is taken"
