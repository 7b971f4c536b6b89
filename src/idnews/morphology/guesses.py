"""What to do with a word whose root the lexicon does not know."""

from collections.abc import Container, Iterator, Sequence

from idnews.morphology.affixes import VOWELS, AffixTables, PrefixReading, SuffixReading, fits
from idnews.morphology.analysis import Reading, find_readings

__all__ = [
    "guess_root",
    "read_acronym",
    "read_compound",
    "read_infix",
    "read_misspelling",
]

# Of the infixes only -em- can be undone safely; -el-, -er- and -in- are letters of many loan words
# (`relate`, `terapis`), so words that have them are exceptions or roots of their own.
INFIX = "em"
SHORTEST_INFIXED = 7

# The part that a guess leaves must look like a word: two syllables need at least 4 letters.
SHORTEST_GUESS = 4
# Both halves of a compound written as one word (tanggungjawab) are full words.
SHORTEST_HALF = 4
SHORTEST_COMPOUND = 8

# Affixes so seldom part of a root that they may be taken off an unknown one.
SAFE_PREFIXES = ("me-", "di-", "")

# The affixes run from the outside in, then from the root outwards.
RootAndAffixes = tuple[str, tuple[str, ...]]


def read_infix(word: str, roots: Container[str]) -> RootAndAffixes | None:
    """Return root and infix of a word such as `gemuruh` (guruh), or None.

    >>> read_infix("gemuruh", {"guruh"})
    ('guruh', ('-em-',))
    """
    if len(word) >= SHORTEST_INFIXED and word[1:3] == INFIX and word[0] + word[3:] in roots:
        return word[0] + word[3:], (f"-{INFIX}-",)
    return None


def read_compound(
    word: str, suffixes: Sequence[SuffixReading], roots: Container[str], tables: AffixTables
) -> RootAndAffixes | None:
    """Return the two joined roots inside affixes (`dipertanggungjawabkan`) and these, or None."""
    if len(word) < SHORTEST_COMPOUND + 2 or len(tables.lengths(word)) == 1:
        return None
    for prefix, suffix, root in _cut_affixes(word, suffixes, tables):
        if (
            len(root) >= SHORTEST_COMPOUND
            and (prefix.chain, suffix.derivation) in tables.pair_costs
            and is_compound(root, roots)
            and fits(root, prefix.before)
        ):
            return root, prefix.affixes + suffix.affixes
    return None


def _cut_affixes(
    word: str, suffixes: Sequence[SuffixReading], tables: AffixTables
) -> Iterator[tuple[PrefixReading, SuffixReading, str]]:
    """Yield every prefix and suffix of `word` with what is between, the longest prefix first."""
    for start in reversed(tables.lengths(word)):
        for drops, readings in tables.prefixes.get(word[:start], ()):
            for suffix in reversed(suffixes):
                root = drops + word[start : len(word) - len(suffix.form)]
                for prefix in readings:
                    yield prefix, suffix, root


def is_compound(root: str, roots: Container[str]) -> bool:
    """Say whether `root` is two roots written together.

    >>> is_compound("tanggungjawab", {"tanggung", "jawab"})
    True
    """
    return any(
        root[:cut] in roots and root[cut:] in roots
        for cut in range(SHORTEST_HALF, len(root) - SHORTEST_HALF + 1)
    )


def read_misspelling(
    word: str, suffixes: Sequence[SuffixReading], roots: Container[str], tables: AffixTables
) -> Reading | None:
    """Return the reading of a word with one k too few or too many before -kan, -an, or None.

    `menunjukan` is how many write menunjukkan, `penegakkan` how some write penegakan.
    """
    readings: list[Reading] = []
    if "kkan" in word:
        readings = find_readings(word.replace("kkan", "kan"), suffixes, roots, tables)
    for suffix in suffixes:
        if not readings and suffix.derivation == "-kan":
            double_k = f"{suffix.strip(word)}k{suffix.form}"
            readings = find_readings(double_k, (suffix,), roots, tables)
    return readings[0] if readings else None


def read_acronym(word: str, suffixes: Sequence[SuffixReading]) -> RootAndAffixes | None:
    """Return the acronym and the suffixes of a word such as `NPLnya`, or None."""
    for suffix in suffixes[1:]:
        root = suffix.strip(word)
        if root.isupper() and len(root) > 1 and word[len(root) :].islower():
            return root, suffix.affixes
    return None


def guess_root(
    word: str, suffixes: Sequence[SuffixReading], tables: AffixTables
) -> RootAndAffixes | None:
    """Return the likely root of a lower-case word with an unknown root, and the affixes, or None.

    Only what is nearly always an affix is taken off: me-, di- with -kan (`mengglorifikasikan`), and
    -nya.
    """
    if not word.endswith(("kan", "nya")):
        return None
    for prefix, suffix, root in _cut_affixes(word, suffixes, tables):
        if prefix.chain in SAFE_PREFIXES and _is_safe(root, prefix, suffix):
            return root, prefix.affixes + suffix.affixes
    return None


def _is_safe(root: str, prefix: PrefixReading, suffix: SuffixReading) -> bool:
    if len(root) < SHORTEST_GUESS or not fits(root, prefix.before):
        return False
    if prefix.drops and root[len(prefix.drops)] not in VOWELS:
        return False
    if suffix.affixes not in (("-kan",), ("-nya",), ("-kan", "-nya")):
        return False
    return bool(prefix.chain) or suffix.affixes == ("-nya",)
