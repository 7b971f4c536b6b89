"""Where names of the model end: not behind `Tbk`, not with a rank, not in the next sentence's word.

The model cuts names at tokens, and tokens may be glued: `CirebonBahkan`, `Indodaxmencatat`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.military import RANK_NOTES, names_unit
from idnews.ner.name_pairs import glued_at, led_at, may_be_glued
from idnews.ner.spans import Mention
from idnews.ner.word_tests import first_words

__all__ = ["trim_model"]

COMPANY_END: Final = "Tbk"
# A state company's name goes on: `PT PLN (Persero)`.
_STATE_OWNED: Final = re.compile(r"[ ]?\((?:Persero|PERSERO|persero)\)(?:[ ](?:Tbk|tbk)\b)?")
MAYOR: Final = "Wali "
CITY: Final = "Kota "
AROUND: Final = 5
BEFORE: Final = 24  # characters: `Pangkoarmada XVII/`
ARMY: Final = "TNI"
RETIRED: Final = "purn"
_WORD: Final = re.compile(r"[^\W\d_]{2,40}")
# A first name cut short, with the name behind it: `Moch. | Marcellodiansyah`.
_SHORTENED: Final = re.compile(r"(?:Moch|Moh|Mohd|Muh|Muhd|Abd)\.")
_NAME_BEHIND: Final = re.compile(r"[ ][A-Z][\w'’-]{1,30}(?![\w.])")
# Addresses of pages and of mail; what looks like a name in them is none.
_ADDRESS: Final = re.compile(r"\w{3,6}://\S{1,500}|[\w.-]{1,64}@\w[\w.-]{1,64}")
# Emoji with what joins and varies them, flags too: `Indonesia 🇮🇩`.
_EMOJI: Final = re.compile("[ ]?[\U0001f1e6-\U0001faff\u2600-\u27bf\ufe0f\u200d]{1,20}$")


def trim_model(text: str, model: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the model's mentions, each without the words at its edges that are no part of it.

    What a site puts in square brackets (`[Gambas:Youtube]`) and parts of addresses are no names.

    >>> found = [Mention(0, 12, "ORG", "model", 0.9)]
    >>> [(m.start, m.end) for m in trim_model("Polri Kombes Agus hadir.", found)]
    [(0, 5)]
    """
    written = _Written(text)
    behind = 0  # a name that goes on
    addresses = {at for found in _ADDRESS.finditer(text) for at in range(*found.span())}
    for mention in _parted(text, model, written):
        if mention.start < behind or mention.start in addresses:
            continue
        if text.startswith("[", max(0, mention.start - 1)) and text.startswith(":", mention.end):
            continue
        start, end = mention.start, mention.end
        surface = text[start:end]
        first, _, rest = surface.partition(" ")
        if rest.startswith(first + " ") and first.lower() in first_words("heads"):
            start, surface = start + len(first) + 1, rest  # `Dinas Dinas Perhubungan`
        before = text[max(0, start - BEFORE) : start]
        if _is_command(before, surface, mention.label):
            continue
        if mention.label == "PERSON":
            start += _corps_end(before, surface)
        if mention.label == "ORG":
            surface = _without_ranked(before, surface)
            if not surface:
                continue  # `Marsekal TNI (Purn.)`
            end = start + len(_organisation(surface))
        elif (
            mention.label == "LOC"
            and surface.startswith(CITY)
            and text[max(0, start - AROUND) : start] == MAYOR
        ):
            start += len(CITY)
        emoji = _EMOJI.search(text[start:end]) if not text[end - 1].isalnum() else None
        end = start + emoji.start() if emoji is not None and emoji.start() else end
        end = start + _unglued(text[start:end], written)
        start += led_at(text[start:end])
        owned = _STATE_OWNED.match(text, end) if mention.label == "ORG" else None
        if mention.label == "PERSON" and _SHORTENED.fullmatch(surface):
            owned = _NAME_BEHIND.match(text, end)
        if owned is not None:
            end = behind = owned.end()
        yield (
            mention
            if (start, end) == (mention.start, mention.end)
            else replace(mention, start=start, end=end)
        )


def _organisation(surface: str) -> str:
    """Return the name without what follows `Tbk`, a comma or a rank at its end."""
    surface = surface.rstrip(" ,")
    name, tbk, behind = surface.partition(" " + COMPANY_END + " ")
    if behind[1:2].islower():
        return name + tbk.rstrip()  # `PT X Tbk Boyke`
    words = surface.split(" ")
    while len(words) > 1 and _is_rank(words[-1]):
        words.pop()
    return " ".join(words)


def _is_command(before: str, surface: str, label: str) -> bool:
    """Say whether a person or place is a unit's name: `Siliwangi` of `Pangdam III/Siliwangi`."""
    if label == "ORG" or not names_unit(before):
        return False
    return not any(entry.kind == "GPE" for entry in load_gazetteer().match(surface.split(), 0))


def _without_ranked(before: str, surface: str) -> str:
    """Return `TNI` of `TNI Kosasih` behind an officer's rank, nothing of `Purn.`."""
    if surface.lower().rstrip(".") == RETIRED:
        return ""
    if not surface.startswith(ARMY + " ") or not _is_ranked(before):
        return surface
    entries = load_gazetteer().match(surface.split(), 0)
    is_known = any(entry.length > 1 for entry in entries)  # `Mayor TNI AD`
    return surface if is_known else ARMY


def _corps_end(before: str, surface: str) -> int:
    """Return the length of the corps that a person's name begins with: `Letkol | Arh Suhardi`."""
    corps, space, name = surface.partition(" ")
    is_corps = bool(name) and corps.lower() in RANK_NOTES and _is_ranked(before)
    return len(corps + space) if is_corps else 0


def _is_ranked(before: str) -> bool:
    """Say whether a text ends in an officer's rank: `Letkol`, `Brigjen TNI`."""
    words = before.split()[-2:]
    if words and words[-1] == ARMY:
        words.pop()
    return bool(words) and _is_rank(words[-1])


def _is_rank(word: str) -> bool:
    titles = load_gazetteer().titles([word], 0, any_case=False)
    return any(title.kind == "rank" for title in titles)


class _Written:
    """The words of a text, read when one is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._text))


def _parted(text: str, model: Iterable[Mention], written: _Written) -> Iterator[Mention]:
    """Yield the mentions, two for one with a small word glued inside: `Al Ghazalidan Alyssa D`."""
    for mention in model:
        start = place = mention.start
        for word in text[mention.start : mention.end].split(" ")[:-1]:
            at = glued_at(word, written.words) if word and may_be_glued(word) else 0
            if at and word[at:].islower():
                yield replace(mention, start=start, end=place + at)
                start = place + len(word) + 1
            place += len(word) + 1
        yield mention if start == mention.start else replace(mention, start=start)


def _unglued(surface: str, written: _Written) -> int:
    """Return the length of the name without what was glued to its last word."""
    last = surface.rpartition(" ")[2]
    at = glued_at(last, written.words) if may_be_glued(last) else 0
    return len(surface) - (len(last) - at if at else 0)
