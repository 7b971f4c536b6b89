"""Small questions about one word of a text: what is it, what begins here?"""

import re
from functools import cache, lru_cache
from typing import Final

from idnews.dates import weekdays
from idnews.ner.agencies import is_agency
from idnews.ner.cues import whole_labels
from idnews.ner.gazetteer import HEAD_COLUMNS, TITLE_COLUMNS, Entry, load_gazetteer
from idnews.ner.word_case import MAX_WORDS
from idnews.ner.words import Words, is_ordinary
from idnews.resources import read_table

__all__ = [
    "SITE",
    "begins_headed",
    "best_entry",
    "first_words",
    "is_name_word",
    "is_noun",
    "is_solid",
    "is_stop",
    "is_year",
    "site_end",
    "starts_other",
    "starts_title",
]

NOUN_SHAPES = (("ke", "an"), ("pe", "an"), ("per", "an"))
# `antaranews.com`, `TRIBUNJABAR.ID`; not `Pendaftaran.Info`, a sentence that lost its space.
_ENDS: Final = "com|id|co|net|org|co\\.id|tv|news|info"
SITE: Final = re.compile(rf"[\w-]{{3,40}}\.(?:{_ENDS}|{_ENDS.upper()})(?!\.?\w)")


def is_year(word: str) -> bool:
    """Say whether the word can be a year of our times: `1945`, `2026`."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def site_end(words: Words, i: int) -> int:
    """Return the end of the name of a site at i, i if there is none.

    A hyphen glued to it makes several words of it: `TRIBUNJABAR.ID- Warga`.
    """
    if "." not in words.words[i] and words.words[i + 1 : i + 2] != ["."]:
        return i
    site = SITE.match(words.text, words.starts[i])
    end = i
    while site is not None and end < len(words) and words.ends[end] <= site.end():
        end += 1
    return end if site is not None and words.ends[end - 1] == site.end() else i


@cache
def first_words(table: str) -> frozenset[str]:
    """Return the lower-cased first words of the phrases of `heads` or `titles`."""
    columns = HEAD_COLUMNS if table == "heads" else TITLE_COLUMNS
    rows = read_table(table, columns)
    return frozenset(row[0].split(" ")[0].lower().rstrip(".") for row in rows)


def begins_headed(word: str) -> bool:
    """Say whether the lower-cased word begins names as a head: `dinas`, `distanbun`."""
    return word in first_words("heads") or is_agency(word)


def is_stop(words: Words, i: int) -> bool:
    """Say whether the capitalised word never belongs to a name: a weekday, `Islam`, `WIB`."""
    word = words.words[i]
    if whole_labels().get(word) == "O":
        return True
    return words.lowers[i] in weekdays()


@lru_cache(maxsize=MAX_WORDS)
def is_name_word(word: str) -> bool:
    """Say whether `word` is known in personal names and is no ordinary word."""
    known = load_gazetteer().name_word(word)
    return known is not None and not known.is_word and not is_ordinary(word)


def is_solid(words: Words, i: int) -> bool:
    """Say whether word i is capitalised and its capital says something."""
    return bool(words.capital[i]) and not words.weak[i]


def is_noun(words: Words, i: int) -> bool:
    """Say whether the word has the shape of an abstract noun: `kesehatan`, `perhubungan`."""
    word = words.lowers[i]
    return any(word.startswith(a) and word.endswith(b) for a, b in NOUN_SHAPES)


def best_entry(words: Words, i: int) -> Entry | None:
    """Return the longest name of the gazetteer at i; GPE before others of the same length."""
    entries = load_gazetteer().match(words.words, i, any_case=bool(words.plain[i]))
    if not entries:
        return None
    entries = [e for e in entries if words.line[i] == words.line[i + e.length - 1]]
    if words.plain[i]:
        entries = [e for e in entries if e.length > 1 or not words.weak[i]]
    if not entries:
        return None
    longest = entries[0].length
    ranked = [e for e in entries if e.length == longest]
    return min(ranked, key=lambda e: (e.evidence != "any", e.kind != "GPE"))


def starts_other(words: Words, i: int) -> bool:
    """Say whether a title or the head of another name begins at i."""
    lower = words.lowers[i].rstrip(".")
    gazetteer = load_gazetteer()
    if lower in first_words("titles") and gazetteer.titles(words.words, i):
        return True
    return begins_headed(lower) and bool(gazetteer.heads(words.words, i))


def starts_title(words: Words, i: int) -> bool:
    """Say whether a person's title begins at i; a profession is part of many names (`IDI`)."""
    if words.lowers[i].rstrip(".") not in first_words("titles"):
        return False
    titles = load_gazetteer().titles(words.words, i)
    return bool(titles) and titles[0].kind not in ("profession", "role", "modifier", "noble")
