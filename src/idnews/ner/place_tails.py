"""Places at the end of organisations that the model cut off: `Dishub | DKI Jakarta`.

The rules read the whole body, the model, surer of itself, only its beginning. An office of an area
takes its area back; behind any other name, a party's, the place is a name of its own.
"""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.places import GPE_LEVELS
from idnews.ner.spans import Mention

__all__ = ["keep_place_tails"]

# Kinds of bodies that there is one of in each area.
AREAL: Final = frozenset({"pemerintah", "dinas", "polisi", "pengadilan", "pemilu"})


def keep_place_tails(
    text: str, rules: Sequence[Mention], merged: Sequence[Mention]
) -> list[Mention]:
    """Return the merged mentions with the places that the rules read behind organisations.

    Both are sorted and without overlaps, as is what is returned.

    >>> text = "Kata Kepala Dishub DKI Jakarta kemarin"
    >>> rules = [Mention(12, 30, "ORG", "office", 0.95)]
    >>> found = keep_place_tails(text, rules, [Mention(12, 18, "ORG", "model", 0.9)])
    >>> [text[m.start : m.end] for m in found]
    ['Dishub DKI Jakarta']
    """
    found: list[Mention] = []
    starts = [rule.start for rule in rules]
    for mention, behind in zip(merged, [*merged[1:], None], strict=False):
        found.append(mention)
        if mention.label != "ORG" or mention.rule != "model":
            continue
        rule = _reaching(rules, starts, mention)
        if rule is None or (behind is not None and behind.start < rule.end):
            continue
        tail = text[mention.end : rule.end]
        if not tail.startswith(" ") or not _is_place(tail.split()):
            continue
        if mention.start == rule.start and _is_areal(text[rule.start : rule.end].split()):
            found[-1] = replace(mention, end=rule.end)
        else:
            found.append(Mention(mention.end + 1, rule.end, "GPE", "neighbour", rule.score))
    return list(_with_areas(text, found))


def _with_areas(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions, offices joined with the area that stands behind them as another name."""
    body: Mention | None = None
    for mention in mentions:
        if body is not None:
            is_area = mention.label == "GPE" and text[body.end : mention.start] == " "
            if is_area and _is_areal(text[body.start : body.end].split(), (*AREAL, "parlemen")):
                body = replace(body, end=mention.end)
                continue
            yield body
        body = mention if mention.label == "ORG" else None
        if body is None:
            yield mention
    if body is not None:
        yield body


def _reaching(rules: Sequence[Mention], starts: Sequence[int], mention: Mention) -> Mention | None:
    """Return the organisation of the rules that begins no later and ends behind the mention."""
    at = bisect_left(starts, mention.start + 1) - 1
    rule = rules[at] if at >= 0 else None
    return rule if rule is not None and rule.label == "ORG" and rule.end > mention.end else None


def _is_place(words: Sequence[str]) -> bool:
    """Say whether the words are a known region, with or without its type word."""
    named = words[1:] if words and words[0].lower() in GPE_LEVELS else words
    entries = load_gazetteer().match(named, 0) if named else []
    return any(
        entry.kind == "GPE"
        and entry.length == len(named)
        and (entry.evidence == "any" or len(named) < len(words))
        for entry in entries
    )


def _is_areal(words: Sequence[str], kinds: Container[str] = AREAL) -> bool:
    heads = load_gazetteer().heads(words, 0)
    return bool(heads) and heads[0].kind in kinds
