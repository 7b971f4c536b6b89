"""What is no name by itself, whoever takes it for one: `KTP`, `UMKM`, `Dinar Kuwait`, `Ramadan`."""

from functools import cache
from typing import Final

from idnews.ner.cues import whole_labels
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.word_tests import first_words
from idnews.ner.words import is_ordinary
from idnews.resources import read_table

__all__ = ["is_no_name"]

# Kinds of acronyms that stand for things; a `body` (`Polda`, `DPC`) is some organisation.
THINGS: Final = frozenset({"term", "law"})


@cache
def _currencies() -> frozenset[str]:
    """Codes (`kwd`) and names of two words (`dinar kuwait`)."""
    rows = read_table("currencies", ("word", "code", "place"))
    return frozenset(word for word, _, place in rows if place == "code" or " " in word)


def is_no_name(text: str, label: str = "ORG") -> bool:
    """Say whether the words are known to name nothing, and no organisation or place is so called.

    A single word may still name a place (`Arab`) or a person (`Ramadhan`).

    >>> [is_no_name(text) for text in ("KTP", "Dinar Kuwait", "KPU", "Jakarta")]
    [True, True, False, False]
    """
    half, hyphen, other = text.partition("-")
    if hyphen and half == other:
        text = half  # `TPS-TPS`
    words = text.split()
    if len(words) > 1 and words[0].isupper() and words[0].lower() not in first_words("heads"):
        is_rest = all(is_ordinary(word) for word in words[1:])
        return is_rest and is_no_name(words[0], label)  # `PPKM Darurat`
    gazetteer = load_gazetteer()
    kinds = {expansion.kind for expansion in gazetteer.expansions(text)}
    if kinds - THINGS or any(entry.length == len(words) for entry in gazetteer.match(words, 0)):
        return False
    if " ".join(words).lower() in _currencies() and (len(words) > 1 or text.isupper()):
        return True
    if kinds:
        return True
    is_acronym = len(words) > 1 or not text[1:].islower()
    return whole_labels().get(text) == "O" and (is_acronym or label == "ORG")
