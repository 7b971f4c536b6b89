"""Bodies and places that stand twice in one name, since a site strips brackets: `Badan X Y BXY`.

What was `Komisi Pemberantasan Korupsi (KPK)` reads `Komisi Pemberantasan Korupsi KPK`: two names,
the long and the short.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.spans import Mention
from idnews.ner.unity import is_made_of

__all__ = ["split_twice_named"]

JOINERS: Final = frozenset({"dan", "of", "and", "the", "for", "untuk", "&"})
MAX_PARTS: Final = 8  # words


def split_twice_named(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions, two for a body or place and its acronym behind or before it.

    >>> text = "Komisi Pemberantasan Korupsi KPK"
    >>> found = split_twice_named(text, [Mention(0, 32, "ORG", "head")])
    >>> [text[m.start : m.end] for m in found]
    ['Komisi Pemberantasan Korupsi', 'KPK']
    """
    for mention in mentions:
        surface = text[mention.start : mention.end]
        is_long = mention.label in ("ORG", "GPE") and surface.count(" ") > 1
        at = _boundary(surface) if is_long else 0
        if at:
            yield replace(mention, end=mention.start + at)
            yield replace(mention, start=mention.start + at + 1)
        else:
            yield mention


@lru_cache(maxsize=4096)
def _boundary(surface: str) -> int:
    """Return where the space between the two names stands, 0 when there is but one name."""
    words = surface.split(" ")
    if not all(words):
        return 0
    *long, last = words
    if any(_is_same(long[k:], last) for k in range(max(0, len(long) - MAX_PARTS), len(long) - 1)):
        return len(surface) - len(last) - 1
    first, *rest = words
    return len(first) if first.isupper() and _is_same(rest, first) else 0


def _is_same(long: Sequence[str], short: str) -> bool:
    """Say whether `short` is the acronym of all the words: by a table or by their letters."""
    if not (short[0].isupper() and long[0][0].isupper()):
        return False
    gazetteer = load_gazetteer()
    name = " ".join(long).lower()
    if any(found.expansion.lower() == name for found in gazetteer.expansions(short)):
        return True
    known = {(entry.kind, entry.name) for entry in gazetteer.match([short], 0)}
    if any(e.length == len(long) and (e.kind, e.name) in known for e in gazetteer.match(long, 0)):
        return True
    if short.isupper():
        initials = "".join(word[0] for word in long if word not in JOINERS).upper()
        return len(short) > 1 and short in (initials, "".join(word[0] for word in long).upper())
    return is_made_of(short.lower(), [word.lower() for word in long if word not in JOINERS])
