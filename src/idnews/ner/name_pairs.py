"""Tokens of more than one name: the pair `Fasha-Maulana`, and what a scraper glued to a name.

Where a page had a link, scrapers lose the space: `Pramono Anungmengatakan`, `WidodoKemudian`,
`denganLamine Yamal`.
"""

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from typing import Final

from idnews.language.stop_words import is_stop_word
from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.word_case import MAX_WORDS
from idnews.ner.word_tests import first_words
from idnews.ner.words import capital_share, is_ordinary
from idnews.resources import read_table

__all__ = ["glued_at", "led_at", "may_be_glued", "split_pairs"]

CUE_COLUMNS: Final = ("word", "position", "clause")
# Small words that scrapers glue to names that stand alone elsewhere: `Victoriadengan`.
SMALL: Final = (
    *("dan", "dengan", "karena", "untuk", "yang", "dalam", "juga", "pada", "akan", "telah"),
    *("sudah", "saat", "agar", "oleh", "serta", "hari", "tidak", "masih", "bahwa", "usai", "kini"),
)
MIN_GLUED: Final = 4  # letters of a name or word that are told from an ending: `Toko|pedia`
MIN_LEFT: Final = 2  # letters of an acronym before a word that is glued to it: `RISultan`
MIN_WHOLE: Final = 5  # letters of a name before one of three: not `Ross|ini`
THREE: Final = frozenset({"itu", "ini", "pun"})
MAX_GLUED: Final = 40
_INNER: Final = re.compile(r"(?<=[a-z])[A-Z](?=[a-z])|(?<=[A-Z]{2})[A-Z](?=[a-z])")
_FIRST: Final = re.compile(r"(?<=[a-z]{3})[A-Z]")
_FORM: Final = re.compile(r"(?:me|ber|di|ter)[a-z]{4,14}$")
_LAST: Final = re.compile(
    r"(?<=[a-z]{3})(?:Di|Ini|Itu|Dan|Ia|Dia|Ada|Ke|Kini|Usai)$"
)  # `JakartaDi`
_LED: Final = re.compile(r"([a-z]{2,12})(?=[A-Z][a-z]{2})")

# A first half that belongs to one name: `Jean-Pierre`, `Al-Azhar`, `Covid-19`.
SINGLE: Final = frozenset(
    "al el an as ar at ad asy jean marie anne ann karl hans trans pasca non anti pra e ban kim "
    "park mary abdul saint san multi mid ex eks mercedes rolls coca harley bosnia guinea baden "
    "nord willem spider ant wal exxon neo semi ultra inter intra sub super anglo".split()
)
_ACRONYM_PAIR = re.compile(r"([A-Z][A-Za-z]{1,24})-([A-Z][A-Za-z]{1,24})\Z")
_PAIR = re.compile(r"([A-Z][a-z'’]{2,24})-([A-Z][a-z'’]{2,24})\Z")


def split_pairs(text: str, tokens: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Return the tokens with each hyphenated pair cut in three, and glued names cut off.

    True marks all pieces of a token but the first.

    >>> split_pairs("Fasha-Maulana unggul", [(0, 13), (14, 20)])
    [(0, 5, False), (5, 6, True), (6, 13, True), (14, 20, False)]
    >>> split_pairs("Anungmengatakan", [(0, 15)])
    [(0, 5, False), (5, 15, True)]
    """
    pieces: list[tuple[int, int, bool]] = []
    written: frozenset[str] | None = None
    for start, end in tokens:
        word = text[start:end]
        led = led_at(word)
        if led:
            pieces.append((start, start + led, False))
            start, word = start + led, word[led:]
        glued = 0
        if 2 * MIN_LEFT < len(word) <= MAX_GLUED and may_be_glued(word):
            if written is None:
                written = frozenset(text[a:b] for a, b in tokens)
            glued = glued_at(word, written)
        if glued:
            pieces += [(start, start + glued, led > 0), (start + glued, end, True)]
            continue
        if led:
            pieces.append((start, end, True))
            continue
        match = _pair(word) if "-" in word[2:-2] else None
        is_single = match is not None and match[1].lower() in SINGLE and not match[1].isupper()
        if match is None or is_single or match[1].lower() == match[2].lower():
            pieces.append((start, end, False))
            continue
        hyphen = start + match.end(1)
        pieces += [(start, hyphen, False), (hyphen, hyphen + 1, True), (hyphen + 1, end, True)]
    return pieces


def _pair(word: str) -> re.Match[str] | None:
    """Return the halves of a pair: capitalised words, or acronyms that a table has: `AS-China`."""
    match = _PAIR.match(word)
    if match is not None or load_gazetteer().match([word], 0):
        return match
    match = _ACRONYM_PAIR.match(word)
    if match is None or match[2] == "RI":
        return None
    return match if _is_country(match[1]) and _is_country(match[2]) else None


def _is_country(word: str) -> bool:
    return any(entry.data["table"] == "countries" for entry in load_gazetteer().match([word], 0))


@cache
def _cues() -> tuple[str, ...]:
    """Verbs of speech that stand behind a speaker's name."""
    rows = read_table("speech_cues", CUE_COLUMNS)
    return tuple(word for word, *_ in rows if word.startswith(("me", "ber")))


@lru_cache(maxsize=MAX_WORDS)
def may_be_glued(word: str) -> bool:
    """Say whether the shape of the word lets something be glued to a name in it."""
    if not word[0].isupper() or word.isupper() or not word.isalpha():
        return False
    if capital_share(word.lower()) is not None or load_gazetteer().name_word(word) is not None:
        return False
    return bool(_INNER.search(word) or _LAST.search(word) or _city_end(word)) or any(
        _tail_starts(word)
    )


def led_at(word: str) -> int:
    """Return where a name begins that a small word is glued to, 0 when none does.

    >>> led_at("denganLamine"), led_at("detikNews"), led_at("iPhone")
    (6, 0, 0)
    """
    match = None if word.islower() or word[:1].isupper() else _LED.match(word)
    return match.end() if match is not None and is_stop_word(match[1]) else 0


def glued_at(word: str, written: Set[str]) -> int:
    """Return where a word begins that is glued to a name, or a name to a word; 0 when none does.

    `written` are the words of the article, of which one half at least must be one, or be a name.

    >>> glued_at("CirebonBahkan", {"Cirebon"}), glued_at("WhatsApp", {"Whats"})
    (7, 0)
    """
    if not may_be_glued(word):
        return 0
    if end := _city_end(word):
        return end
    for inner in reversed(list(_INNER.finditer(word))):
        at = inner.start()
        left, right = word[:at], word[at:]
        if len(right) < MIN_GLUED or (len(left) < MIN_GLUED and not left.isupper()):
            continue
        is_word = is_ordinary(right) or right.lower() in first_words("titles")
        if left in written and (is_word or right in written):
            return at
        is_opener = is_stop_word(right.lower()) or right.lower() in first_words("titles")
        if is_opener and not is_ordinary(left) and left[1:].islower():
            return at
        is_led = left[1:].islower() and (is_ordinary(left) or left.lower() in first_words("titles"))
        if left[1:].islower() and ((is_word and _is_name(left)) or (is_led and right in written)):
            return at
        is_begun = _is_name(right) or _is_known(right) or right.lower() in first_words("heads")
        if is_begun and (left in written or left.lower() in first_words("titles")):
            return at
        if left in written and len(right) > MIN_GLUED and _is_known(left):
            return at  # `IndonesiaFilianingsih`
    last = _LAST.search(word)
    if last is not None and word[: last.start()] in written:
        return last.start()
    return _small_at(word, written)


def _city_end(word: str) -> int:
    """Return where a dateline's place ends that a word is glued to: `JakartaPT`, 0 without one.

    Countries begin names and slogans: `IndonesiaGelap`.
    """
    first = _FIRST.search(word)
    at = first.start() if first is not None else 0
    is_city = any(
        entry.kind == "GPE" and entry.evidence == "any" and entry.data["table"] != "countries"
        for entry in load_gazetteer().match([word[:at]], 0)
    )
    return at if is_city else 0


def _small_at(word: str, written: Set[str]) -> int:
    """Return where a small word begins that is glued to a name: `Putindalam`, `Anungmengatakan`."""
    if not word[1:].islower():
        return 0
    for at in _tail_starts(word):
        left = word[:at]
        is_said = word[at:] in _cues() and _is_name(left)
        if is_said or (left in written and (at < len(word) - 3 or not is_ordinary(left))):
            return at
    return 0


def _tail_starts(word: str) -> Iterator[int]:
    """Yield where a word may begin that scrapers glue to a name, the longest first."""
    for at in range(MIN_GLUED, len(word) - 2):
        tail = word[at:]
        if len(tail) <= 3:
            is_tail = tail in SMALL or (tail in THREE and at >= MIN_WHOLE)
        else:
            is_tail = is_stop_word(tail) or (_FORM.match(tail) is not None and is_ordinary(tail))
        if is_tail or tail in _cues():
            yield at


def _is_known(word: str) -> bool:
    return any(entry.evidence == "any" for entry in load_gazetteer().match([word], 0))


def _is_name(word: str) -> bool:
    known = load_gazetteer().name_word(word)
    return known is not None and not known.is_word
