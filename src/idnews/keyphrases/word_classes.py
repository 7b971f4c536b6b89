"""Whether a word is a verb or an adjective, as far as its form and the root lexicon tell.

Keywords are nominal: an editor tags `harga emas`, not `harga emas turun`.
"""

import re
from functools import cache, lru_cache

from idnews.morphology.lexicon import load_roots
from idnews.morphology.stemmer import stem

__all__ = ["is_adjective", "is_noun_with_ber", "is_number_word", "is_verb"]

# Active, passive, middle and accidental verbs: `menegaskan`, `digelar`, `berlangsung`, `terjebak`.
_VERB = re.compile(r"(?:me[lrwymn]|di|ber|ter)[a-z]{4}|di[a-z]{3,}(?:kan|i)$")


@cache
def _parts_of_speech() -> dict[str, frozenset[str]]:
    return {root: frozenset(pos.split(",")) for root, pos in load_roots().items()}


@lru_cache(maxsize=2**15)
def is_verb(word: str) -> bool:
    """Say whether a lower-case word is only a verb: a root by the lexicon, others by form.

    >>> [is_verb(word) for word in ("turun", "digelar", "salurkan", "berlian", "harga")]
    [True, True, True, False, False]
    """
    known = _parts_of_speech().get(word)
    if known:
        return "v" in known and "n" not in known
    if _VERB.match(word):
        return stem(word) in _parts_of_speech()  # Bernardo, Merlin are none
    return _is_headline_verb(word)


def _is_headline_verb(word: str) -> bool:
    """Whether a word is a verb without its prefix, as headlines cut it: `salurkan`, `perluas`."""
    roots = _parts_of_speech()
    if word.endswith("kan") and word[:-3] in roots:
        return word[:-2] not in roots  # masakan is masak-an
    if word.startswith("per") and roots.get(word[3:]) == frozenset({"a"}):
        return True
    return word.endswith("i") and len(word) > 5 and "v" in roots.get(word[:-1], ())


def is_noun_with_ber(word: str) -> bool:
    """Say whether a lower-case word is a noun with `ber-`, which modifies nouns: `berbasis`.

    >>> is_noun_with_ber("berbasis"), is_noun_with_ber("bertemu")
    (True, False)
    """
    return word.startswith("ber") and "n" in _parts_of_speech().get(stem(word), ())


def is_adjective(word: str) -> bool:
    """Say whether a lower-case word is a root that is only an adjective.

    >>> is_adjective("sehat"), is_adjective("emas")
    (True, False)
    """
    known = _parts_of_speech().get(word)
    return bool(known) and "a" in (known or ()) and "n" not in (known or ())


def is_number_word(word: str) -> bool:
    """Say whether a lower-case word is a number.

    >>> is_number_word("satu"), is_number_word("sate")
    (True, False)
    """
    return _parts_of_speech().get(word) == frozenset({"num"})
