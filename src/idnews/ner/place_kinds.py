"""Which kind of place a name is that the model found: GPE, LOC or FAC."""

from functools import lru_cache
from typing import Final

from idnews.language.tokenizer import token_spans
from idnews.ner.merge import MODEL_CLASSES
from idnews.ner.names import find_names

__all__ = ["kind_of_place"]

# What the rules do not know is mostly a village, a district or a foreign city.
DEFAULT: Final = "GPE"


@lru_cache(maxsize=4096)
def kind_of_place(name: str) -> str:
    """Return the label of the place `name`, by its words alone.

    >>> [kind_of_place(name) for name in ("Gunung Raung", "Pasar Klewer", "Sukamaju")]
    ['LOC', 'FAC', 'GPE']
    """
    name = name.title() if name.islower() else name
    tokens = token_spans(name)
    for mention in find_names(name, tokens, [False] * len(tokens)):
        if mention.start == 0 and MODEL_CLASSES.get(mention.label) == "LOC":
            return mention.label
        if mention.start == 0 and mention.label == "ORG" and mention.rule == "head":
            return "FAC"  # `SMA Adzkia` as a place is its building
    return DEFAULT
