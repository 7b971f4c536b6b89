"""How far a personal name reaches."""

from typing import Final

from idnews.language.stop_words import is_stop_word
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.word_tests import best_entry, first_words, is_solid, is_stop, starts_other
from idnews.ner.words import ACRONYM, CAPITAL, Words, is_ordinary

__all__ = ["PARTICLES", "is_balinese", "read_person"]

PARTICLES: Final = frozenset(
    "bin binti van der den de da dos del von al el ibn la le bint ter".split()
)
MAX_NAME: Final = 7
# What follows the `I` (and `Ni`) that begins names on Bali.
BALINESE: Final = frozenset(
    "dewa gde gede gst gusti kadek ketut komang made nengah ngurah nyoman putu wayan".split()
)


def read_person(
    words: Words, start: int, *, is_expected: bool = False, is_addressed: bool = False
) -> int:
    """Return the end of the personal name that begins at `start`, `start` when there is none.

    `is_expected`: a title stands before it, so ordinary words may be names (`Bulan Sutena`);
    `is_addressed`: an honorific does, so the first word is a name whatever it is (`Hj. Era X`).
    """
    gazetteer = load_gazetteer()
    end = start
    total = len(words)
    while end < total and end - start < MAX_NAME and (end == start or words.is_joined(end)):
        word = words.words[end]
        if not words.capital[end]:
            if end > start and words.lowers[end] in PARTICLES and _leads_on(words, end):
                end += 1
                continue
            break
        if words.plain[end] and is_stop_word(words.lowers[end]):
            break  # `JOKOWI YANG`, `Jokowi Di Istana`
        if any(map(str.isdigit, word)):
            break  # `Direktur P2 Humas`
        known = gazetteer.name_word(word)
        if words.weak[end] and not (known and is_expected):
            break
        if end == start and is_balinese(words, end):
            end += 1
            continue
        is_led = is_addressed or _is_noble(words, end)
        if is_led and end == start and not words.weak[end] and _goes_on(words, end):
            end += 1
            continue
        is_short = words.capital[end] == ACRONYM and end > start and len(word) < 3
        is_odd = known is None and (is_stop(words, end) or is_ordinary(words.lowers[end]))
        if is_odd and not is_short:
            break
        if end > start and _ends_person(words, end, known is not None):
            break
        end += 1
    while end > start and words.lowers[end - 1] in PARTICLES and not words.capital[end - 1]:
        end -= 1
    return end


def is_balinese(words: Words, i: int) -> bool:
    """Say whether the letter that begins a man's name on Bali stands at i: `I Wayan Koster`."""
    return words.words[i] == "I" and words.is_joined(i + 1) and words.lowers[i + 1] in BALINESE


def _is_noble(words: Words, i: int) -> bool:
    """Say whether nobility that is an ordinary word as well begins a name: `Lalu Muhammad`."""
    if words.lowers[i] not in first_words("titles"):
        return False
    return any(t.kind == "noble" for t in load_gazetteer().titles(words.words, i))


def _leads_on(words: Words, i: int) -> bool:
    """Say whether a particle, or several, lead to a name: `van der Berg`."""
    for k in range(i + 1, min(i + 3, len(words))):
        if not words.is_joined(k):
            return False
        if words.capital[k]:
            return is_solid(words, k)
        if words.lowers[k] not in PARTICLES:
            return False
    return False


def _goes_on(words: Words, i: int) -> bool:
    """Say whether a word that can only be a name follows the word at i."""
    k = i + 1
    return (
        k < len(words)
        and words.is_joined(k)
        and words.capital[k] == CAPITAL
        and not is_ordinary(words.lowers[k])
    )


def _ends_person(words: Words, i: int, is_known: bool) -> bool:
    """Say whether the capitalised word at i behind a name begins something else."""
    word = words.words[i]
    if words.capital[i] == ACRONYM and len(word) > 2:
        return not words.plain[i] or best_entry(words, i) is not None
    if load_gazetteer().degree(words.words, i) is not None and len(word) > 1 and not is_known:
        return True
    if starts_other(words, i) and not is_known:
        return True
    if is_known:
        return False
    if is_ordinary(words.lowers[i]):
        return True
    entry = best_entry(words, i)
    return entry is not None and entry.evidence == "any"
