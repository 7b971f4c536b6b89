"""One article, one sense: what mentions of the same words say of each other after merging.

A company named with `PT` is no person when it stands without it, and initials that the article
introduces as a person's are no country.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from idnews.ner.spans import Mention

__all__ = ["is_made_of", "unify_senses"]

COMPANY_HEADS: Final = frozenset({"PT", "PT.", "CV", "CV.", "Perum", "Yayasan", "Firma"})
# A single word that the model is so sure of is an organisation wherever the rules only guess.
SURE_MODEL: Final = 0.9
# A name that the model is so sure of is a person's, and the bracket behind it his initials.
SURE_PERSON: Final = 0.93
MIN_ACRONYM: Final = 3  # letters
MAX_PARTS: Final = 6  # words


def unify_senses(
    text: str, mentions: Sequence[Mention], model: Sequence[Mention] = ()
) -> list[Mention]:
    """Return the mentions with persons that the article shows to be organisations, and initials.

    `mentions` are the merged ones, `model` what the model says of the text.

    >>> text = "PT Indra Karya untung. Indra Karya tumbuh."
    >>> found = [Mention(0, 14, "ORG", "head"), Mention(23, 34, "PERSON", "evidence")]
    >>> [m.label for m in unify_senses(text, found)]
    ['ORG', 'ORG']
    """
    defined, called = _defined(text, mentions)
    companies = _companies(text, mentions) | _sure_words(text, model) | defined
    companies -= {word for m in mentions if m.title for word in text[m.start : m.end].split()}
    companies |= _mostly_organisations(text, mentions)
    sites = _mostly_organisations(text, mentions, other="GPE")
    initials = {text[m.start : m.end] for m in mentions if m.rule == "initials"} | called
    companies -= initials
    unified = []
    for mention in mentions:
        surface = text[mention.start : mention.end]
        if mention.label == "PERSON" and mention.title is None and surface in companies:
            mention = replace(mention, label="ORG", office=None)
        elif mention.label == "GPE" and mention.rule == "model" and surface in sites:
            mention = replace(mention, label="ORG")  # `di Polymarket`
        elif mention.label in ("GPE", "ORG") and surface in initials:
            mention = replace(mention, label="PERSON", rule="initials", link=None)
        unified.append(mention)
    return unified


def _companies(text: str, mentions: Sequence[Mention]) -> set[str]:
    """Return the names that stand behind `PT` and the like."""
    found = set()
    for mention in mentions:
        head, _, name = text[mention.start : mention.end].partition(" ")
        if mention.label == "ORG" and head in COMPANY_HEADS and name:
            found.add(name.removesuffix(" Tbk"))
    return found


def _defined(text: str, mentions: Sequence[Mention]) -> tuple[set[str], set[str]]:
    """Return organisations before the bracket of their own acronym, and persons' acronyms.

    `Jokowi Mania (Joman)` is an organisation, `OSO` behind a sure `Oesman Sapta Odang` a person.
    """
    found: tuple[set[str], set[str]] = (set(), set())
    for long, short in itertools.pairwise(mentions):
        if long.label == "PERSON" and short.label == "ORG" and text[long.end : short.start] == " (":
            name, acronym = text[long.start : long.end], text[short.start : short.end]
            if is_made_of(acronym.lower(), name.lower().split()):
                is_person = long.rule == "model" and long.score >= SURE_PERSON
                found[is_person].add(acronym if is_person else name)
    return found


def is_made_of(short: str, words: Sequence[str]) -> bool:
    """Say whether the acronym is a beginning of each of the words in turn: `joman`."""
    if len(short) < MIN_ACRONYM or len(words) < 2 or len(words) > MAX_PARTS:
        return False
    rests = {short}
    for word in words:
        rests = {
            rest[n:]
            for rest in rests
            for n in range(1, min(len(rest), len(word)) + 1)
            if rest[:n] == word[:n]
        }
    return "" in rests


def _mostly_organisations(
    text: str, mentions: Sequence[Mention], *, other: str = "PERSON"
) -> set[str]:
    """Return what is a person in some places but an organisation in more: `Le Minerale`.

    `other` is the label against which organisations are counted.
    """
    votes: dict[str, int] = {}
    for mention in mentions:
        if mention.label in (other, "ORG"):
            surface = text[mention.start : mention.end]
            votes[surface] = votes.get(surface, 0) + (1 if mention.label == "ORG" else -1)
    organisations = {text[m.start : m.end] for m in mentions if m.label == "ORG"}
    return {surface for surface, vote in votes.items() if vote >= 0 and surface in organisations}


def _sure_words(text: str, model: Sequence[Mention]) -> set[str]:
    """Return single words that the model is sure of as organisations and never thinks persons."""
    sure = set()
    persons = set()
    for mention in model:
        surface = text[mention.start : mention.end]
        if mention.label == "PERSON":
            persons.update(surface.split())
        elif mention.label == "ORG" and mention.score >= SURE_MODEL and " " not in surface:
            sure.add(surface)
    return sure - persons
