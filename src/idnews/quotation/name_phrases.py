"""What the words around a person's name tell: an office, a verb, the end of the phrase."""

import re

from idnews.morphology.lexicon import load_roots
from idnews.ner.values.phrases import cue_words
from idnews.ner.word_tests import first_words
from idnews.quotation.cues import WORD
from idnews.quotation.mentions import MentionIndex
from idnews.quotation.speaker_words import is_verb, words_of_kind

__all__ = [
    "BRACKETS",
    "MAX_TITLE_WORDS",
    "NAME",
    "ends_here",
    "is_capitals",
    "is_name",
    "is_owner",
    "is_title",
    "may_be_name",
    "small_words",
    "verb_follows",
]

MAX_TITLE_WORDS = 14
"""Words before the subject's name in its sentence: a fronted place and an office are up to ten."""

_AFTER_NAME = re.compile(
    r"""
    \s{0,2} (?: \( [^()\n]{0,60} \) \s{0,2} )?                  # Ani (45)
    (?: (?:dari|asal) (?: [ ](?:[A-Z][\w.&/-]{0,30}|dan|di) ){1,8} )? # Ani dari WALHI Jambi
    ,? \s{0,2}
    """,
    re.VERBOSE,
)
NAME = re.compile(r"(?<!\w)(?:[A-Z]\.? )?[A-Z][a-z'’]{2,}(?: [A-Z][a-z'’]{2,}){0,3}(?!\w)")
_FRONTED = frozenset(
    "dalam pada di saat usai setelah seusai ketika jika kalau bila sebelum sejak karena".split()
)
# Between a subject and its verb: adverbs, brackets, a time in between.
BRACKETS = re.compile(r"\([^()\n]{0,60}\)|\[[^\[\]\n]{0,60}\]")
_OF_NAMES = re.compile(r"[\w\s&/.'’-]+")


def is_capitals(gap: str) -> bool:
    """Whether two names that `gap` parts are one phrase: `Direktur [X] & Mitra [Budi]`."""
    is_joined = bool(gap.strip()) and _OF_NAMES.fullmatch(gap) is not None
    return is_joined and not small_words(gap)


def is_name(words: str) -> bool:
    """Whether `words`, all capitals, can only be a name: none is a root, a verb or an adjunct."""
    roots = load_roots()
    small = [word.lower() for word in WORD.findall(words)]
    return not any(w in roots or is_verb(w) or w in words_of_kind("adjunct") for w in small)


def may_be_name(words: str) -> bool:
    """Whether `words`, all capitals, may name a person: none is an office or a noun for people.

    Seven in a hundred speakers have a word for a name: `Budi`, `Teguh`, `Dewi`.
    """
    small = [word.lower() for word in WORD.findall(words)]
    kinds = ("person", "adjunct", "pronoun", "rival")
    is_other = any(word in words_of_kind(kind) for word in small for kind in kinds)
    offices = first_words("titles") | first_words("heads") | cue_words("count_noun")
    return not is_other and offices.isdisjoint(small)


def is_owner(index: MentionIndex, since: int, position: int) -> bool:
    """Whether the person at `position` is whose lawyer, wife or team the phrase names.

    Where a body or place follows the noun (`juru bicara KPK Budi`), it is the owner.
    """
    since = max(since, position - 60)
    since = max(since, index.text.rfind(",", since, position) + 1)
    for match in reversed(list(WORD.finditer(index.text, since, position))[-4:]):
        word = match.group()
        if word.lower() in words_of_kind("relation"):
            owners = index.between(match.end(), match.end() + 2)
            return not any(not owner.is_person for owner in owners)
        if word.islower() and word not in ("dari", "mantan"):
            return False
    return False


def small_words(lead: str) -> list[str]:
    """The words of `lead` that are written small."""
    return [word for word in WORD.findall(lead) if word.islower()]


def is_title(lead: str) -> bool:
    """Whether the words before a name can be its office and a fronted link, with no verb."""
    words = WORD.findall(lead)
    if len(words) > MAX_TITLE_WORDS:
        return False
    # A capital within the phrase is part of a name: `Kepala Ditjen Imigrasi`.
    small = [word.lower() if not at or word.islower() else "" for at, word in enumerate(words)]
    if small[:2] in (["sementara", "itu"], ["selain", "itu"], ["saat", "itu"]):
        small = small[2:]
    if _FRONTED.intersection(small[:2]):
        return False
    return not any(
        is_verb(word)
        or word in ("ini", "itu", "hal", "tersebut", "yang", "saya", "kami")
        or word in words_of_kind("pronoun")
        for word in small
        if word not in words_of_kind("person")
    )


def verb_follows(text: str, end: int, limit: int) -> bool:
    """Whether a verb or adverb follows the name that ends at `end`."""
    gap = _AFTER_NAME.match(text, end, limit)
    word = WORD.match(text, gap.end() if gap else end, min(limit + 20, len(text)))
    if word is None or not word.group().islower():
        return False
    small = word.group()
    return is_verb(small) or any(small in words_of_kind(kind) for kind in ("adverb", "predicate"))


def ends_here(text: str, position: int, end: int) -> bool:
    """Whether the name that ends at `position` ends its phrase too."""
    rest = BRACKETS.sub(" ", text[position : min(end, position + 80)]).lstrip()
    if not rest or rest[0] in ',.;:?!)"”\n':
        return True
    word = WORD.match(rest)
    return word is not None and (
        word.group().lower() in words_of_kind("adjunct") or not word.group().islower()
    )
