"""Organisations that too little speaks for: initials, words in capitals, phrases with capitals.

Alone the model is wrong about every second name that it gives a small score and that looks like
something else as well: `GW`, `PALSU`, `ORI017`. What the article settles elsewhere stands
everywhere; of the rest the more is asked the less it looks like a name.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from idnews.ner.cues import sign_words
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.spans import Mention
from idnews.ner.word_tests import begins_headed
from idnews.ner.words import is_ordinary

__all__ = ["drop_doubtful"]

# What the model alone must be sure of. Of 110 organisations of the model in 1,800 unseen articles
# that no rule sees, read by eye: of 31 acronyms under 0.6 two thirds are none.
WORD: Final = 0.62
PHRASE: Final = 0.57
SMALL: Final = 0.68
# Initials (`GW`), ordinary words in capitals (`PALSU`), codes (`ORI017`) and phrases of ordinary
# words (`Panel Industri`).
UNLIKELY: Final = 0.9
INITIALS: Final = 2  # letters
CURRENCY: Final = ("mata uang ", "Mata uang ", "Mata Uang ")
DOUBTED: Final = ("model", "office", "definition", "repeated")
DEFINED: Final = ("definition", "repeated")  # rules that a bracket alone may stand behind
REACH: Final = 40  # characters
# What media and platforms are named behind: `Dilansir dari laman`, `akun`.
_SOURCED: Final = re.compile(
    r"(?:lansir|kutip|warta(?:kan)?|laporkan|rangkum|himpun|sitat|sadur)(?:nya)?"
    r"(?:(?:[ ]\w{2,20})?[ ](?:dari|oleh))?"
    r"(?:[ ](?:laman|situs|portal|media)(?:[ ]resmi)?)?[ ]$"
    r"|\b(?:media[ ]sosial|akun|platform|aplikasi|situs|laman|portal|foto:)(?:[ ]resmi)?[ ]$",
    re.IGNORECASE,
)
# An article with so many signs of the zodiac tells fortunes: there `Leo` is no person.
SIGNS: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
_OPENS: Final = re.compile(r" ?\((?=[A-Z])")
_ROMAN: Final = re.compile(r"[IVX]{2,6}")
_DIGIT: Final = re.compile(r"\d")


def drop_doubtful(
    text: str, mentions: Sequence[Mention], model: Sequence[Mention]
) -> list[Mention]:
    """Return the merged mentions without organisations that too little speaks for, and signs.

    `mentions` and `model`, what the model alone says, are sorted and without overlaps.

    >>> found = [Mention(10, 12, "ORG", "model", 0.6), Mention(18, 22, "ORG", "model", 0.7)]
    >>> [m.start for m in drop_doubtful("Tersangka GW dari PQXR", found, found)]
    [18]
    """
    best = _best_scores(text, mentions, model)
    signs = _signs(text)
    ends = [mention.end for mention in model]
    kept: list[Mention] = []
    for mention in mentions:
        surface = text[mention.start : mention.end]
        if signs and surface[:1].isalpha() and signs.issuperset(_WORD.findall(surface)):
            continue
        if mention.label == "ORG" and text.endswith(CURRENCY, 0, mention.start):
            continue  # `mata uang Garuda`
        if mention.label == "ORG" and mention.rule in DOUBTED:
            is_likely = _is_supported(text, mention, surface, kept)
            if mention.rule == "model":
                is_likely = is_likely or best[surface] >= _needed(surface)
            else:
                after = bisect_right(ends, mention.start)
                is_seen = after < len(model) and model[after].start < mention.end
                is_likely = is_likely or is_seen or surface in best
                is_likely = is_likely or (mention.rule == "office" and _is_body(surface))
            if not is_likely:
                continue
            if mention.rule in DEFINED:
                best[surface] = 1.0
        kept.append(mention)
    return kept


def _best_scores(
    text: str, mentions: Sequence[Mention], model: Sequence[Mention]
) -> dict[str, float]:
    """Return how sure the model is of each organisation at its surest; 1 where a rule has it."""
    best: dict[str, float] = {}
    for mention in [*model, *(m for m in mentions if m.rule not in ("office", *DEFINED))]:
        if mention.label == "ORG":
            surface = text[mention.start : mention.end]
            score = mention.score if mention.rule == "model" else 1.0
            best[surface] = max(best.get(surface, 0.0), score)
    return best


def _signs(text: str) -> frozenset[str]:
    """Return the signs of the zodiac that the text names, none where they are too few."""
    if sum(sign in text for sign in sign_words()) < SIGNS:
        return frozenset()
    signs = sign_words().intersection(_WORD.findall(text))
    return signs if len(signs) >= SIGNS else frozenset()


def _is_body(surface: str) -> bool:
    """Say whether what stands behind an office may be a body: not `Dirjen Aplikasi Informatika`."""
    words = surface.split()
    if len(words) == 1:
        return surface.isupper() and _ROMAN.fullmatch(surface) is None
    return not all(map(is_ordinary, words))


def _is_supported(text: str, mention: Mention, surface: str, before: Sequence[Mention]) -> bool:
    """Say whether a table, a head word, a bracket or the words around make it an organisation."""
    words = surface.split()
    if len(words) > 1 and begins_headed(words[0].lower()):
        return True
    found = load_gazetteer().match(words, 0, any_case=surface.islower())
    if any(entry.length == len(words) for entry in found):
        return True
    is_in_bracket = bool(before) and text[before[-1].end : mention.start].strip() == "("
    if is_in_bracket and before[-1].label == "ORG":
        return True
    if mention.rule != "model":
        return False
    if _SOURCED.search(text, max(0, mention.start - REACH), mention.start) is not None:
        return True
    is_defined = len(words) > 1 and _OPENS.match(text, mention.end) is not None
    return is_defined and mention.score >= WORD


def _needed(surface: str) -> float:
    """Return the score that the model must have somewhere in the article."""
    words = surface.split()
    if len(words) == 1:
        return _needed_word(surface)
    if surface.islower():
        return SMALL
    return UNLIKELY if all(map(is_ordinary, words)) else PHRASE


def _needed_word(word: str) -> float:
    if word.islower():
        return WORD if "." in word else SMALL
    if word.isupper() and (len(word) <= INITIALS or is_ordinary(word) or _DIGIT.search(word)):
        return UNLIKELY
    return WORD
