"""The words of a text as the search for keywords sees them: what may stand where in a phrase."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from idnews.dates import months, weekdays
from idnews.keyphrases.frequency import articles_with, phrase_key
from idnews.keyphrases.word_classes import is_adjective, is_number_word, is_verb
from idnews.language.stop_words import is_stop_word
from idnews.resources import read_table

__all__ = [
    "ADJECTIVE",
    "BREAK",
    "CLOSER",
    "CONTENT",
    "FUNCTION",
    "JOINT",
    "OTHER",
    "VERB",
    "Word",
    "find_words",
    "is_compound",
    "outlet_keys",
]

BREAK, FUNCTION, JOINT, CLOSER, CONTENT = range(5)
"""What a token can do in a phrase. BREAK: nothing stands across it (punctuation, an amount).
FUNCTION: a function word, part of a phrase only in a fixed compound (`kerja sama`). JOINT: inside
only (`Jepang vs Indonesia`). CLOSER: inside or last (`Pemilu 2029`, `Serie A`). CONTENT:
anywhere."""

OTHER, ADJECTIVE, VERB = range(3)
"""What a content word is, where that tells a clause from a noun phrase."""

_WORD = re.compile(r"[^\W\d_][\w'’&.-]*$|\d{1,3}[A-Z]\w{0,10}$")
_ADDRESS = re.compile(r"\.(?:com|net|org|id|co|tv|info)\b|^www\.|^https?", re.IGNORECASE)
# Of the units only these: `kaki` is a foot too, `bata` a measure of land.
_METRIC = frozenset({"mg", "g", "kg", "t", "mm", "cm", "m", "km", "l", "ml"})
_RANGE_MARKS = frozenset("-–—")
_INNER_CAPITAL = re.compile(r"([a-z]{2,20}|[A-Z][a-z]{3,20})([A-Z][a-z]{3,20})$")
_GLUED_ENDING = re.compile(r"(?:adalah|merupakan|dengan|dalam|untuk|yang|antara|menjadi)$")
_CLOSER = re.compile(r"(?:19|20)\d\d$|ke-\d{1,4}$|\d{1,2}$|[A-Z]$")
_JOINTS = frozenset({"vs", "versus", "dan", "di", "of", "the", "and", "de", "la", "&", "ke"})
# Cut -nya only from words of at least this length whose rest the news knows: not from `punya`.
SHORTEST_WITH_CLITIC = 7
SHORTEST_GLUED = 8
KNOWN_IN_ARTICLES = 20


@dataclass(slots=True)
class Word:
    """A token at `[start, end)`: its key without case and clitic, what it can do in a phrase.

    `opens` and `closes` say whether a phrase may begin and end with it; a function word does so
    only as a part of a fixed compound, whose other part then has to be in the phrase: `pair` is +1
    when that is the next word, -1 when the one before, 0 otherwise. `part` is OTHER, ADJECTIVE or
    VERB, `is_capital` whether it begins with a capital.
    """

    start: int
    end: int
    key: str
    kind: int
    sentence: int
    has_clitic: bool = False
    pair: int = 0
    part: int = OTHER
    is_capital: bool = False


@cache
def _compounds() -> frozenset[str]:
    return frozenset(
        phrase_key(phrase) for (phrase,) in read_table("keyword_compounds", ("phrase",))
    )


def is_compound(first: str, second: str) -> bool:
    """Say whether two words are a fixed compound, one of them a function word elsewhere.

    >>> is_compound("kerja", "sama"), is_compound("warga", "sama")
    (True, False)
    """
    return phrase_key(first + second) in _compounds()


@cache
def _calendar() -> frozenset[str]:
    return frozenset({*months(), *weekdays(), "rp", "rp.", "wib", "wita", "wit"})


@cache
def _units() -> frozenset[str]:
    rows = read_table("units", ("word", "unit"))
    return frozenset(word for word, unit in rows if unit in _METRIC)


@cache
def outlet_keys() -> frozenset[str]:
    """Return the keys of the names of outlets, which stand in their own headlines and pages."""
    return frozenset(phrase_key(name) for name, _ in read_table("outlets", ("name", "domain")))


def _is_glued(text: str, key: str) -> bool:
    """Whether two words lost the space between them, where a link began or ended in the page.

    Either two words of the news of which the second has its capital (`lanjutanKualifikasi`), or
    one with a function word (`warnaadalah`), where the news does not know them as one word.
    """
    if len(key) < SHORTEST_GLUED or articles_with(key):
        return False
    if inner := _INNER_CAPITAL.match(text):
        parts = [part.lower() for part in inner.groups() if part != "di"]
        return all(articles_with(part) >= KNOWN_IN_ARTICLES for part in parts)
    ending = _GLUED_ENDING.search(key)
    return ending is not None and articles_with(key[: ending.start()]) >= KNOWN_IN_ARTICLES


@lru_cache(maxsize=2**15)
def read_word(text: str) -> tuple[int, str, bool]:
    """Return kind, key and whether -nya was cut, of one token as it is written.

    >>> read_word("pajaknya") == (CONTENT, "pajak", True), read_word("yang")[0] == FUNCTION
    (True, True)
    """
    lower = text.lower()
    if _CLOSER.match(text):
        return CLOSER, phrase_key(text), False
    if lower in _JOINTS:
        return JOINT, phrase_key(text) or lower, False
    if not _WORD.match(text) or lower in _calendar() or _ADDRESS.search(text) or len(text) > 60:
        return BREAK, "", False
    if lower in _units() and (text == lower or text.istitle()):
        return BREAK, "", False
    if is_number_word(lower):
        return JOINT, phrase_key(text), False
    key = phrase_key(text)
    if len(key) < 2 or not any(map(str.isalpha, key)):
        return BREAK, "", False
    if is_stop_word(lower):
        return FUNCTION, key, False
    if _is_glued(text, key):
        return BREAK, "", False
    if key.endswith("nya") and len(key) >= SHORTEST_WITH_CLITIC and text[-3:].islower():
        base = key[:-3]
        if is_stop_word(base):
            return FUNCTION, key, False
        if articles_with(base) >= KNOWN_IN_ARTICLES:
            return CONTENT, base, True
    return CONTENT, key, False


def find_words(
    tokens: Iterable[tuple[str, int, int]],
    barred: frozenset[int] | set[int],
    tagged: Sequence[int] | None = None,
) -> list[Word]:
    """Return the words of a text from its tokens: text, start, number of the sentence.

    The tokens numbered in `barred` break phrases whatever they are, unless they are years: they
    belong to an amount or a date. `tagged` says what each token is where a model has read the text;
    verbs that the lexicon knows are verbs in any case, since models miss some in headlines.
    """
    words: list[Word] = []
    for number, (text, start, sentence) in enumerate(tokens):
        kind, key, has_clitic = read_word(text)
        if number in barred and not (kind == CLOSER and len(text) > 2):
            kind = BREAK
        elif text in _RANGE_MARKS and words and words[-1].kind == CLOSER and words[-1].end == start:
            words[-1].kind = BREAK  # the first year of 2019-2024
        end = start + len(text) - (3 if has_clitic else 0)
        part = OTHER
        if kind == CONTENT:
            if is_verb(key):
                part = VERB
            elif tagged is not None:
                part = tagged[number]
            elif is_adjective(key):
                part = ADJECTIVE
        words.append(Word(start, end, key, kind, sentence, has_clitic, 0, part, text[:1].isupper()))
    _mark_compounds(words)
    return words


def _mark_compounds(words: list[Word]) -> None:
    """Let the function word of a fixed compound stand in phrases: `sama` in `kerja sama`."""
    compounds = _compounds()
    for number, word in enumerate(words):
        if word.kind != FUNCTION:
            continue
        if number and words[number - 1].key + word.key in compounds:
            word.kind, word.pair = CONTENT, -1
        elif number + 1 < len(words) and word.key + words[number + 1].key in compounds:
            word.kind, word.pair = CONTENT, 1
