"""Abbreviations that are written with a full stop, and which of them may end a sentence."""

from functools import cache

from idnews.resources import read_table

__all__ = ["KINDS", "abbreviations", "is_abbreviation", "may_end_sentence"]

# kind -> when a sentence may end with it: "never" (a name or a number follows), "clear" (only if
# the next word is no name: `Mandiri Tbk. Dengan`, not `Tbk. Mandiri`), "capital" (at any capital).
KINDS = {
    "title": "never",  # Dr., H., Letjen., and shortened names: Moch.
    "reference": "never",  # No., hlm., Jl.
    "prefix": "never",  # PT., CV., St.: in front of a name
    "currency": "never",  # Rp.
    "degree": "clear",  # S.H., M.Si.: behind a name
    "suffix": "clear",  # Tbk., Ltd., Jr.: behind a name
    "month": "clear",  # Jan., Okt.
    "common": "capital",  # dll., dsb.
}


@cache
def abbreviations() -> dict[str, str]:
    """Return the abbreviations, lower-cased and without their last full stop, with their kind.

    >>> abbreviations()["prof"], abbreviations()["m.si"]
    ('title', 'degree')
    """
    return {
        word: kind for word, _, kind in read_table("abbreviations", ("word", "expansion", "kind"))
    }


def is_abbreviation(word: str) -> bool:
    """Say whether `word` (with or without its last full stop) is a known abbreviation.

    >>> is_abbreviation("Tbk."), is_abbreviation("pergi.")
    (True, False)
    """
    return word.removesuffix(".").lower() in abbreviations()


def may_end_sentence(word: str, *, before_name: bool = False) -> bool:
    """Say whether a sentence may end with `word`, an abbreviation, in front of a capital letter.

    `before_name` says that the next word may be a name.

    >>> may_end_sentence("dll."), may_end_sentence("Prof.")
    (True, False)
    >>> may_end_sentence("Tbk."), may_end_sentence("Tbk.", before_name=True)
    (True, False)
    """
    rule = KINDS[abbreviations().get(word.removesuffix(".").lower(), "common")]
    return rule == "capital" or (rule == "clear" and not before_name)
