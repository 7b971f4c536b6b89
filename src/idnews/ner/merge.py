"""One list of entities out of two opinions: pure functions of mention lists, chosen by name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from idnews.ner.spans import Mention

__all__ = ["POLICIES", "join_rules", "merge_mentions"]

Policy = Callable[[Sequence[Mention], Sequence[Mention]], list[Mention]]
NAME_LABELS: Final = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART"}
)
# The model decides these three classes; GPE, LOC and FAC are one of them.
MODEL_CLASSES: Final = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def join_rules(values: Iterable[Mention], names: Iterable[Mention]) -> list[Mention]:
    """Return values and names without overlaps: the longer wins, of equals the value.

    A law keeps the organisation inside it, an event its date, an amount its country
    (`200 ribu Dollar Amerika`), a school its number.
    """
    return _without_overlaps([*values, *names], lambda m: (m.start - m.end, m.label in NAME_LABELS))


def _without_overlaps(
    mentions: Iterable[Mention], rank: Callable[[Mention], tuple[float, float]]
) -> list[Mention]:
    """Keep the best of each group that overlaps, in the order of the text; linear after sorting."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        first = len(kept)
        while first and kept[first - 1].end > mention.start:
            first -= 1
        if all(rank(mention) < rank(other) for other in kept[first:]):
            kept[first:] = [mention]
    return kept


def _rules(rules: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    return _without_overlaps(rules, lambda m: (m.start - m.end, -m.score))


def _longest(rules: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    return _without_overlaps([*rules, *model], lambda m: (m.start - m.end, -m.score))


def _rules_first(rules: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    chosen = {id(m) for m in rules}
    return _without_overlaps(
        [*rules, *model], lambda m: (0 if id(m) in chosen else 1, m.start - m.end)
    )


def _model_first(rules: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    """The model decides names, the rules values and what the model has no class for."""
    chosen = {id(m) for m in model}
    return _without_overlaps(
        [*rules, *model],
        lambda m: (
            0 if id(m) in chosen or m.label not in MODEL_CLASSES else 1,
            m.start - m.end,
        ),
    )


def _highest_score(rules: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    return _without_overlaps([*rules, *model], lambda m: (-m.score, m.start - m.end))


POLICIES: Final[dict[str, Policy]] = {
    "rules": _rules,
    "longest": _longest,
    "rules_first": _rules_first,
    "model_first": _model_first,
    "highest_score": _highest_score,
}


def merge_mentions(
    rules: Sequence[Mention], model: Sequence[Mention], policy: str = "rules_first"
) -> list[Mention]:
    """Return one list without overlaps, sorted; `policy` is a name in `POLICIES`.

    `rule` of a mention that came from the model alone is `model`. Where both found the same span
    with the same class, the rules' label and attributes stay, with the higher score. Raises
    ValueError for an unknown policy.

    >>> rules = [Mention(0, 4, "GPE", "gazetteer", 0.9)]
    >>> model = [Mention(0, 12, "ORG", "model", 0.8), Mention(20, 24, "PERSON", "model", 0.7)]
    >>> [(m.start, m.end, m.label) for m in merge_mentions(rules, model, "longest")]
    [(0, 12, 'ORG'), (20, 24, 'PERSON')]
    """
    if policy not in POLICIES:
        raise ValueError(f"policy must be one of {sorted(POLICIES)}, got {policy!r}")
    agreed = {(m.start, m.end, MODEL_CLASSES.get(m.label)): m for m in model}
    joined = [
        replace(m, score=max(m.score, other.score))
        if (other := agreed.get((m.start, m.end, MODEL_CLASSES.get(m.label, "")))) is not None
        else m
        for m in rules
    ]
    taken = {(m.start, m.end, MODEL_CLASSES.get(m.label)) for m in rules}
    rest = [
        m
        for m in model
        if policy != "rules" and (m.start, m.end, MODEL_CLASSES.get(m.label)) not in taken
    ]
    return POLICIES[policy](joined, rest)
