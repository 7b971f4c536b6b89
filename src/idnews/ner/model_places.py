"""Names of the model that are several: `Kampung Angsana Desa Ciodeng`, `Kaligawe-Sayung`.

The model reads on from one place into the next, takes the two ends of a stretch for one place and
languages for countries.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.places import GPE_LEVELS
from idnews.ner.spans import Mention

__all__ = ["ROADS", "split_model"]

SMALLEST: Final = frozenset({"kampung", "dusun", "dukuh", "lingkungan", "banjar", "jorong"})
# Behind these a pair is the name of a road, bridge or line: `tol Cikopo-Palimanan`.
ROADS: Final = frozenset("jalan jln jl jl. tol ruas raya lintas rel kereta jembatan rute".split())
AROUND: Final = 12
_LANGUAGE: Final = re.compile(r"\b(?:ber)?bahasa[ ]$", re.IGNORECASE)
_LEVELS: Final = "|".join(sorted(map(str.capitalize, GPE_LEVELS), key=len, reverse=True))
# A type word behind two words or more, with a name behind it.
_INNER: Final = re.compile(rf"(?<=\w[ ])(?:{_LEVELS})\.?(?=[ ][A-Z])")
_TRAILING: Final = re.compile(rf"[ ](?:{_LEVELS})$")
_PAIR: Final = re.compile(r"([A-Z][\w'’ ]{1,40})[-–]([A-Z][\w'’ ]{1,40})")
_LAST_WORD: Final = re.compile(r"([\w.]{2,20})[ ]$")


def split_model(text: str, model: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the model's mentions, several for those that are several names.

    >>> found = [Mention(3, 18, "LOC", "model", 0.9)]
    >>> [(m.start, m.end) for m in split_model("di Kaligawe-Sayung", found)]
    [(3, 11), (12, 18)]
    """
    for mention in model:
        if mention.label == "LOC":
            yield from _places(text, mention)
        elif mention.label == "ORG":
            yield from _pair(text, mention, "ORG")
        else:
            yield mention


def _places(text: str, mention: Mention) -> Iterator[Mention]:
    start, end = mention.start, mention.end
    if _LANGUAGE.search(text, max(0, start - AROUND), start):
        return
    first = text[start:end].partition(" ")[0].lower().rstrip(".")
    if first in GPE_LEVELS or first in SMALLEST:
        trailing = _TRAILING.search(text, start, end)
        is_followed = text[end : end + 2].strip()[:1].isupper()
        if trailing is not None and trailing.start() > start + len(first) and is_followed:
            end = trailing.start()
        for inner in _INNER.finditer(text, start, end):
            if " " in text[start : inner.start()].rstrip():
                yield replace(mention, start=start, end=inner.start() - 1)
                start = inner.start()
        yield replace(mention, start=start, end=end)
        return
    before = _LAST_WORD.search(text, max(0, start - AROUND), start)
    if before is not None and before.group(1).lower() in ROADS:
        yield mention
    else:
        yield from _pair(text, mention, "LOC")


def _pair(text: str, mention: Mention, label: str) -> Iterator[Mention]:
    """Yield the two names of a pair joined by a hyphen, the mention itself when it is one name."""
    pair = _PAIR.fullmatch(text, mention.start, mention.end)
    if pair is not None and _are_two(pair.group(), pair.group(1), pair.group(2), label):
        yield replace(mention, end=pair.end(1))
        yield replace(mention, start=pair.start(2))
    else:
        yield mention


@lru_cache(maxsize=1024)
def _are_two(whole: str, left: str, right: str, label: str) -> bool:
    """Say whether both halves are known organisations, or one of them a known place."""
    if _is_known(whole, label):
        return False
    known = [_is_known(left, label), _is_known(right, label)]
    return all(known) if label == "ORG" else any(known)


def _is_known(name: str, label: str) -> bool:
    words = name.split()
    labels = ("ORG",) if label == "ORG" else ("GPE", "LOC")
    return any(
        entry.length == len(words)
        and entry.kind in labels
        and (entry.evidence == "any" or label == "LOC")  # `Padangbai-Lembar`
        for entry in load_gazetteer().match(words, 0)
    )
