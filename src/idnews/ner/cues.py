"""Words beside or inside a capitalised run that say what kind of name it is."""

from functools import cache

from idnews.resources import read_table

__all__ = ["points", "prior_points", "sign_words", "whole_labels"]

SIDES = ("before", "after", "first", "last", "whole", "variant", "sign")


@cache
def _cues() -> dict[tuple[str, str], dict[str, int]]:
    found: dict[tuple[str, str], dict[str, int]] = {}
    for cue, side, label, weight in read_table("name_cues", ("cue", "side", "label", "points")):
        found.setdefault((side, cue), {})[label] = int(weight)
    return found


def points(side: str, word: str) -> dict[str, int]:
    """Return the points that `word` at `side` gives to each label.

    >>> points("before", "kata")
    {'PERSON': 3}
    """
    return _cues().get((side, word), {})


@cache
def whole_labels() -> dict[str, str]:
    """Runs whose label is settled by themselves; `O` for what is never a name."""
    return {
        cue: label for (side, cue), labels in _cues().items() if side == "whole" for label in labels
    }


@cache
def sign_words() -> frozenset[str]:
    """Return the signs of the zodiac."""
    return frozenset(cue for side, cue in _cues() if side == "sign")


# A run that this many articles of the news settle in one way needs no more; fewer only help.
MANY_ARTICLES = 6


@cache
def _priors() -> dict[str, dict[str, int]]:
    rows = read_table("name_priors", ("run", "label", "articles"))
    return {run: {label: 3 if int(n) >= MANY_ARTICLES else 2} for run, label, n in rows}


def prior_points(run: str) -> dict[str, int]:
    """Return what other articles say of the lower-cased run: points for the label it mostly has."""
    return _priors().get(run, {})
