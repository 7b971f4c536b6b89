"""Abbreviations that are written with a full stop, and which of them may end a sentence."""

from functools import cache

from idnews.resources import read_table

__all__ = ["KINDS", "abbreviations", "is_abbreviation", "may_end_sentence"]

# kind -> whether a sentence may end with it. A title, a company form or a reference mark stands
# before a name or a number, so the full stop behind it never closes a sentence.
KINDS = {
    "title": False,  # Dr., H., Letjen.
    "reference": False,  # No., hlm., Jl.
    "prefix": False,  # PT., CV., St.: in front of a name
    "degree": True,  # S.H., M.Si.: behind a name
    "suffix": True,  # Tbk., Ltd., Jr.: behind a name
    "common": True,  # dll., dsb.
    "month": True,  # Jan., Okt.
    "currency": False,  # Rp.
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


def may_end_sentence(word: str) -> bool:
    """Say whether a sentence may end with the abbreviation `word`.

    >>> may_end_sentence("dll."), may_end_sentence("Prof.")
    (True, False)
    """
    return KINDS.get(abbreviations().get(word.removesuffix(".").lower(), "common"), True)
