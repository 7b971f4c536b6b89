"""The affixes of Indonesian and how they are written, expanded into tables of letters to strip.

`affixes.tsv` says how one prefix is spelled before what (me- is `mem` before b, and takes the place
of p); `affix_chains.tsv` which prefixes stack, and with which suffix. At load both are expanded:
every string of letters that can begin or end a word, with what it may stand for. Stripping is then
a look-up, and the rules stay in the tables. Source of the rules: Alwi et al., Tata Bahasa Baku
Bahasa Indonesia (4th ed. 2017), ch. 3-5; KBBI (Badan Bahasa).
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from idnews.resources import read_table

__all__ = ["AffixTables", "PrefixReading", "SuffixReading", "load_affixes"]

# Possessive and emphatic endings stand after the derivational suffix, in this order. The cost says
# how unusual an ending is in news text: -ku and -mu end many roots (buku, ilmu), -tah is archaic.
POSSESSIVES = {"": 0, "nya": 0, "ku": 3, "mu": 3}
PARTICLES = {"": 0, "lah": 1, "kah": 2, "pun": 1, "tah": 5}

VOWELS = "aeiou"

# Words that begin with no prefix are tried with the empty prefix alone.
ONLY_SUFFIXES = (0,)


class Spelling(NamedTuple):
    """One way to write one prefix: before what, and which first letter it takes the place of."""

    affix: str
    form: str
    before: tuple[str, ...]
    drops: str
    cost: int
    rule: str


class PrefixReading(NamedTuple):
    """What a string of first letters may be: prefixes from the outside in, and a dropped letter."""

    affixes: tuple[str, ...]
    chain: str
    before: tuple[str, ...]
    drops: str
    cost: int
    rules: tuple[str, ...]


class SuffixReading(NamedTuple):
    """What a string of last letters may be: suffixes from the root outwards."""

    form: str
    derivation: str
    affixes: tuple[str, ...]
    cost: int

    def strip(self, word: str) -> str:
        """Return `word` without this ending."""
        return word[: len(word) - len(self.form)]


class AffixTables(NamedTuple):
    """All strippable beginnings and endings, and what the pairs of them cost.

    `prefixes` maps a beginning to the letters that it may have dropped, with the readings for each;
    `prefix_lengths` the first letters of a word to the lengths of beginnings worth trying;
    `suffixes` the last two letters (`i` alone for -i) to the endings worth trying.
    """

    prefixes: dict[str, tuple[tuple[str, tuple[PrefixReading, ...]], ...]]
    prefix_lengths: dict[str, tuple[int, ...]]
    suffixes: dict[str, tuple[SuffixReading, ...]]
    pair_costs: dict[tuple[str, str], int]

    def lengths(self, word: str) -> tuple[int, ...]:
        """Return how many first letters of `word` may be prefixes, 0 first."""
        return self.prefix_lengths.get(word[:3]) or self.prefix_lengths.get(word[:2], ONLY_SUFFIXES)


@cache
def load_affixes(*, informal: bool = False) -> AffixTables:
    """Expand the packaged affix tables; `informal` adds spoken N- and -in (`ngasih`, `bacain`).

    >>> drops, readings = load_affixes().prefixes["memper"][0]
    >>> drops, readings[0].affixes
    ('', ('me-', 'per-'))
    """
    spellings: dict[str, list[Spelling]] = {}
    columns = ("form", "before", "drops", "cost", "rule")
    rows = read_table("affixes", ("affix", *columns))
    chain_columns = ("prefixes", "suffix", "cost")
    chain_rows = read_table("affix_chains", chain_columns)
    if informal:
        rows += read_table("informal_affixes", ("affix", *columns))
        chain_rows += read_table("informal_chains", chain_columns)
    for affix, form, before, drops, cost, rule in rows:
        spelling = Spelling(affix, form, tuple(before.split()), drops, int(cost), rule)
        spellings.setdefault(affix, []).append(spelling)
    pair_costs = {}
    chains = {}
    for prefixes, suffix, cost in chain_rows:
        pair_costs[prefixes, suffix] = int(cost)
        chains[prefixes] = tuple(prefixes.split())
    prefixes_table: dict[str, list[PrefixReading]] = {}
    for chain, affixes in chains.items():
        for form, reading in _spell_chain(chain, affixes, spellings):
            prefixes_table.setdefault(form, []).append(reading)
    return AffixTables(
        prefixes={form: _by_drops(readings) for form, readings in prefixes_table.items()},
        prefix_lengths=_lengths_by_start(prefixes_table),
        suffixes=_suffix_table(("", "kan", "an", "i", *(["in"] if informal else []))),
        pair_costs=pair_costs,
    )


def _by_drops(
    readings: list[PrefixReading],
) -> tuple[tuple[str, tuple[PrefixReading, ...]], ...]:
    """Group the readings of one beginning by the letter that they restore."""
    groups: dict[str, list[PrefixReading]] = {}
    for reading in readings:
        groups.setdefault(reading.drops, []).append(reading)
    return tuple((drops, tuple(group)) for drops, group in groups.items())


def _lengths_by_start(forms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return, for the first letters of a word, how long a beginning may be (0: none).

    Keys of three letters cover all beginnings; a word whose first three are no key is looked up by
    two, for beginnings of two letters.
    """
    forms = [form for form in forms if form]
    starts = {form[:2] for form in forms} | {form[:3] for form in forms}
    return {
        start: tuple(
            sorted({0} | {len(form) for form in forms if form[:3] == start or form == start[:2]})
        )
        for start in starts
    }


def _spell_chain(
    chain: str, affixes: tuple[str, ...], spellings: dict[str, list[Spelling]]
) -> list[tuple[str, PrefixReading]]:
    """Return every way to write the stacked prefixes, the innermost next to the root."""
    if not affixes:
        return [("", PrefixReading((), chain, (), "", 0, ()))]
    *outer, innermost = affixes
    readings = [
        (s.form, PrefixReading((s.affix,), chain, s.before, s.drops, s.cost, (s.rule,)))
        for s in spellings[innermost]
    ]
    for affix in reversed(outer):
        readings = [
            (s.form + form[len(s.drops) :], _add_outer(s, reading))
            for form, reading in readings
            for s in spellings[affix]
            if fits(form, s.before)
        ]
    return readings


def _add_outer(spelling: Spelling, inner: PrefixReading) -> PrefixReading:
    return inner._replace(
        affixes=(spelling.affix, *inner.affixes),
        cost=spelling.cost + inner.cost,
        rules=(spelling.rule, *inner.rules),
    )


def fits(root: str, before: tuple[str, ...]) -> bool:
    """Say whether a prefix that stands `before` these beginnings may stand before `root`.

    `1` stands for a root of one syllable, `Cer` for one whose first syllable ends in -er.

    >>> fits("bom", ("1",)), fits("kerja", ("Cer",)), fits("ajar", ("b", "f"))
    (True, True, False)
    """
    if not before or root.startswith(before):
        return True
    if before[0] == "1":
        return sum(letter in VOWELS for letter in root) == 1
    if before[0] == "Cer":
        return root[1:3] == "er" and root[0] not in VOWELS and root[3:4] not in VOWELS
    return False


def _suffix_table(derivations: tuple[str, ...]) -> dict[str, tuple[SuffixReading, ...]]:
    """Return endings by their last two letters (one for -i), so that few are tried on a word."""
    table: dict[str, list[SuffixReading]] = {}
    for derivation in derivations:
        for possessive, possessive_cost in POSSESSIVES.items():
            for particle, particle_cost in PARTICLES.items():
                parts = [part for part in (derivation, possessive, particle) if part]
                form = "".join(parts)
                if not form:
                    continue
                reading = SuffixReading(
                    form,
                    f"-{derivation}" if derivation else "",
                    tuple(f"-{part}" for part in parts),
                    possessive_cost + particle_cost,
                )
                table.setdefault(form[-2:], []).append(reading)
    return {ending: tuple(readings) for ending, readings in table.items()}
