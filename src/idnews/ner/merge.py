"""One list of entities out of two opinions: pure functions of mention lists, chosen by name."""

import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from idnews.ner.spans import Mention

__all__ = ["POLICIES", "join_rules", "merge_mentions"]

Policy = Callable[[Sequence[Mention], Sequence[Mention]], list[Mention]]
NAME_LABELS: Final = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART"}
)
# A name that only rules found, when the model was asked too, stays from this score on. Mean F1 of
# the three dev sets with all these values is 84.6; in brackets with another value.
SURE: Final = 0.8
# Of organisations and persons without a gazetteer's row, a title or a type word of a place (below
# this score) those stay that the model sees a part of, or a bracket defines: where it saw nothing
# 6 of 31 were names (`Komisi VII`, `Sekolah Menengah`; without this 84.1).
SURE_ALONE: Final = 0.93
# Scores from which a name of the model stands, by what the rules have there: a longer name;
AGAINST_LONGER: Final = 0.7
# a longer one of the same class that a table has whole, a type word begins or `Tbk` ends;
AGAINST_WHOLE: Final = 0.97
# (that begins with a word for its kind and ends in a place when it has this score)
PLACED: Final = 0.95
# an organisation that the model's place is part of, `Jambi` in `Pemkot Jambi` (0.55: 84.8, but
# local governments lose their names);
PLACE_OF_ORG: Final = 0.9
# the same words with another class, when the rules are as sure as SURE_ALONE (else ALONE);
AGAINST_SAME: Final = 0.8
# words known from people's names, which it takes for a place (`Kaesang Pangarep`; 0.8: 0.05 less);
AGAINST_FULL_NAME: Final = 0.7
# a city whose club the rules read there;
AGAINST_CLUB: Final = 0.99
# a shorter name, or one that begins elsewhere (0.6: 84.5, 0.7: 84.4);
AGAINST_OTHER: Final = 0.5
# several names (0.65: 84.6, 0.82: 84.4);
AGAINST_SEVERAL: Final = 0.5
# several, one a person in office: in `Wali Kota Jambi Syarif Fasha` the place is not the name's;
AGAINST_OFFICE: Final = 0.95
# several that a gazetteer or a bracket gives as organisations: `PBB UN Habitat`;
AGAINST_LISTED: Final = 0.9
# nothing (0.4: 84.2; 0.65: 84.6).
ALONE: Final = 0.55
LISTED: Final = frozenset({"gazetteer", "definition"})
WHOLE: Final = frozenset({"gazetteer", "type_word", "company"})
UNIT: Final = "unit"  # of the army, by number and name: no person in `Korem 074/Warastratama`
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


def _model(rules: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    """The model alone decides names of its classes."""
    return _model_first([m for m in rules if m.label not in MODEL_CLASSES], model)


def _model_and_sure_rules(rules: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    """As `model_first`, but a name that only the rules found must be a sure one."""
    sure = [m for m in rules if m.label not in MODEL_CLASSES or m.score >= SURE]
    return _model_first(sure, model)


def _by_evidence(rules: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    """Where they overlap, how sure the model must be depends on what the rules have there."""
    model = sorted(model, key=lambda m: m.start)
    kept = list(_not_outvoted(model, sorted(rules, key=lambda m: m.start)))
    return _model_first(list(_seen_or_sure(rules, model)), kept)


def _seen_or_sure(rules: Iterable[Mention], model: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the rules' mentions that may stand where the model's do not; `model` is sorted.

    A person of theirs may, too, where the model has one, however unsure.
    """
    persons = [mention for mention in model if mention.label == "PERSON"]
    ends = [mention.end for mention in persons]
    for rule in rules:
        is_named = rule.label in ("ORG", "PERSON") and rule.rule != "definition"
        needed = SURE_ALONE if is_named else SURE
        if rule.label == "PERSON":
            after = bisect_right(ends, rule.start)
            if after < len(persons) and persons[after].start < rule.end:
                needed = SURE
        if rule.label not in MODEL_CLASSES or rule.score >= needed:
            yield rule


def _not_outvoted(model: Sequence[Mention], rules: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the model's mentions that are sure enough against the rules' there; all sorted."""
    whole = _names_cut(model, rules)
    first = 0
    for mention in model:
        while first < len(rules) and rules[first].end <= mention.start:
            first += 1
        over: list[Mention] = []
        while first + len(over) < len(rules) and rules[first + len(over)].start < mention.end:
            over.append(rules[first + len(over)])
        if mention.label == "PERSON" and any(other.start in whole for other in over):
            continue
        needed = max((_needed(mention, other) for other in over), default=ALONE)
        if len(over) > 1:
            needed = max(needed, AGAINST_SEVERAL)
            if mention.label == "PERSON" and any(other.office for other in over):
                needed = max(needed, AGAINST_OFFICE)
            if sum(other.label == "ORG" and other.rule in LISTED for other in over) > 1:
                needed = max(needed, AGAINST_LISTED)
        if mention.score >= needed:
            yield mention


def _names_cut(model: Sequence[Mention], rules: Sequence[Mention]) -> set[int]:
    """Return where the rules read one person in office whom the model cut in two; both sorted."""
    persons = [m for m in model if m.label == "PERSON"]
    titled = [m for m in rules if m.label == "PERSON" and m.rule == "title" and m.score >= SURE]
    starts = [m.start for m in titled]
    found: set[int] = set()
    for one, other in itertools.pairwise(persons):
        at = bisect_right(starts, one.start) - 1
        if at >= 0 and one.start == starts[at] and other.end == titled[at].end:
            found.add(starts[at])
    return found


def _needed(mention: Mention, rule: Mention) -> float:
    """Return the score that the model's mention must have to stand against the rules' one."""
    if rule.score < SURE:
        return ALONE
    is_body = rule.rule == "office" and rule.label == "ORG" and rule.end == mention.end
    if is_body and mention.label == "PERSON":
        return AGAINST_OFFICE  # `Chairman Artha Graha`
    if (rule.start, rule.end) == (mention.start, mention.end):
        if rule.rule == "club":
            return AGAINST_CLUB
        if rule.score >= SURE_ALONE:
            return AGAINST_SAME
        is_person = rule.rule == "full_name" and mention.label == "LOC"
        return AGAINST_FULL_NAME if is_person else ALONE
    if rule.start <= mention.start and rule.end >= mention.end:
        is_place_of = rule.label == "ORG" and MODEL_CLASSES[mention.label] == "LOC"
        is_whole = rule.rule in WHOLE or (rule.rule == "head" and rule.score >= PLACED)
        is_same = MODEL_CLASSES.get(rule.label) == MODEL_CLASSES[mention.label]
        if rule.rule == UNIT or (is_whole and is_same):
            return AGAINST_WHOLE
        return PLACE_OF_ORG if is_place_of else AGAINST_LONGER
    return AGAINST_OTHER


def _highest_score(rules: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    return _without_overlaps([*rules, *model], lambda m: (-m.score, m.start - m.end))


POLICIES: Final[dict[str, Policy]] = {
    "rules": _rules,
    "longest": _longest,
    "rules_first": _rules_first,
    "model": _model,
    "model_first": _model_first,
    "model_and_sure_rules": _model_and_sure_rules,
    "by_evidence": _by_evidence,
    "highest_score": _highest_score,
}


def merge_mentions(
    rules: Sequence[Mention], model: Sequence[Mention], policy: str = "by_evidence"
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
    by_span = {_key(m): m for m in rules}
    agreed = [
        replace(by_rule, score=max(by_rule.score, m.score))
        for m in model
        if (by_rule := by_span.pop(_key(m), None)) is not None
    ]
    taken = {_key(m) for m in agreed}
    rest = [m for m in rules if _key(m) in by_span]
    alone = [m for m in model if _key(m) not in taken]
    if policy == "rules":
        rest, agreed, alone = [*rest, *agreed], [], []
    merged = POLICIES[policy](rest, [*agreed, *alone])
    kept = {_key(m) for m in merged}
    return list(_with_attributes(merged, [m for m in rest if _key(m) not in kept]))


def _key(mention: Mention) -> tuple[int, int, str | None]:
    """Where a mention stands, and its class to the model."""
    return mention.start, mention.end, MODEL_CLASSES.get(mention.label)


def _with_attributes(merged: Iterable[Mention], dropped: Sequence[Mention]) -> Iterator[Mention]:
    """Give the model's mentions what the rules knew of the mention that they replace.

    Both are sorted. `Ridwan Kamil` that the model found takes the title before `Ridwan`; a place
    takes its kind.
    """
    place = 0
    for mention in merged:
        while place < len(dropped) and dropped[place].end <= mention.start:
            place += 1
        over = dropped[place] if place < len(dropped) else None
        if over is None or over.start >= mention.end or _key(over)[2] != _key(mention)[2]:
            yield mention
        elif mention.rule == "model":
            yield replace(mention, label=over.label, title=over.title, office=over.office)
        else:
            yield mention
