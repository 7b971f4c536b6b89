"""Which kind of place a name is that the model found: GPE, LOC or FAC."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from idnews.language.tokenizer import token_spans
from idnews.ner.cues import points
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.merge import MODEL_CLASSES
from idnews.ner.model_places import ROADS
from idnews.ner.names import find_names

__all__ = ["kind_of_place"]

# What the rules do not know is mostly a village, a district or a foreign city.
DEFAULT: Final = "GPE"
LARGE: Final = frozenset({"kawasan", "benua"})  # what names them may be a town as well
SHIPS: Final = frozenset({"KM", "KMP", "KRI", "KLM", "KN", "MV", "MT", "TB"})


@lru_cache(maxsize=4096)
def kind_of_place(name: str, before: str = "") -> str:
    """Return the label of the place `name`, by its words and the one before it.

    >>> [kind_of_place(name) for name in ("Gunung Raung", "Pasar Klewer", "Sukamaju")]
    ['LOC', 'FAC', 'GPE']
    >>> kind_of_place("Munjul-Picung", "jalan")
    'FAC'
    """
    name = name.title() if name.islower() else name
    if name.partition(" ")[0] in SHIPS and " " in name:
        return "PRODUCT"  # ships and other vehicles are made, as in OntoNotes
    tokens = token_spans(name)
    for mention in find_names(name, tokens, [False] * len(tokens)):
        if mention.start == 0 and MODEL_CLASSES.get(mention.label) == "LOC":
            return mention.label
    words = name.split()
    heads = load_gazetteer().heads(words, 0, any_case=words[0].islower()) if words else []
    is_alone = bool(heads) and heads[0].length == len(words)
    if not heads or (is_alone and (len(words) == 1 or heads[0].label == "ORG")):
        return _kind_inside(words) or _kind_before(before)
    # `SMA Adzkia` as a place is its building
    return heads[0].label if heads[0].label in ("LOC", "FAC", "GPE") else "FAC"


def _kind_inside(words: Sequence[str]) -> str | None:
    """Return the label that a word behind the first gives: `Brawijaya Hospital Antasari`."""
    for word in words[1:]:
        last = points("last", word)
        label = max(last, key=lambda key: last[key], default=None)
        if label in ("FAC", "LOC"):
            return label
    return None


def _kind_before(before: str) -> str:
    """Return the label that a word in small letters gives the name behind it: `lapangan X`."""
    if before in ROADS:
        return "FAC"
    heads = load_gazetteer().heads([before], 0, any_case=True) if before.islower() else []
    if heads and heads[0].label in ("LOC", "FAC") and heads[0].kind not in LARGE:
        return heads[0].label
    return DEFAULT
