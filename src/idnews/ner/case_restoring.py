"""Capitals for lines that have none, or nothing else: `BUPATI TIBA`, `bupati jambi tiba`."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from idnews.language.stop_words import is_stop_word, stop_words
from idnews.morphology.lexicon import load_roots
from idnews.ner.cues import points
from idnews.ner.gazetteer import HEAD_COLUMNS, load_gazetteer
from idnews.ner.word_case import (
    ACRONYM,
    CAPITAL,
    MAX_WORDS,
    ORDINARY_SHARE,
    capital_share,
    case_shares,
    is_derived,
    is_ordinary_lower,
)
from idnews.resources import read_table

if TYPE_CHECKING:
    from idnews.ner.words import Words

__all__ = ["MAX_ACRONYM", "restore_capitals", "restore_lower_line", "untelling_words"]

MIN_ACRONYM = 3
MAX_ACRONYM = 6
MAX_UNKNOWN = 4
MIN_UNKNOWN = 4


@cache
def untelling_words() -> frozenset[str]:
    """Words whose case says little of a line: heads of names (`Kota`, `Jalan`) and stop words."""
    heads = read_table("heads", HEAD_COLUMNS)
    return stop_words() | frozenset(phrase.lower() for phrase, *_ in heads)


def restore_capitals(read: "Words", start: int, end: int) -> None:
    """Write a line of capitals in Title Case, acronyms excepted."""
    gazetteer = load_gazetteer()
    for i in range(start, end):
        read.plain[i] = 1
        if read.capital[i] != ACRONYM:
            continue
        word = read.words[i]
        if _is_acronym(read.lowers[i]):
            continue
        ordinary = is_ordinary_lower(read.lowers[i])
        if not ordinary and (gazetteer.expansions(word) or len(word) < 4):
            continue
        read.words[i] = word.capitalize()
        read.capital[i] = CAPITAL
        read.weak[i] = ordinary


def restore_lower_line(read: "Words", start: int, end: int) -> None:
    """Give capitals to the words of a lower-cased line that news writes with one."""
    gazetteer = load_gazetteer()
    for i in range(start, end):
        read.plain[i] = 1
        word = read.lowers[i]
        if _is_acronym(word):
            read.words[i] = word.upper()
            read.capital[i] = ACRONYM
            continue
        if _is_table_name(word):
            read.words[i] = word.capitalize()
            read.capital[i] = CAPITAL
            continue
        share = case_shares().get(word)
        if (share is not None and share < ORDINARY_SHARE) or word in untelling_words():
            continue
        if share is None and i > start and read.capital[i - 1] and _is_unknown(word):
            read.words[i] = word.capitalize()  # `presiden ukraina volodymyr zelenskiy`
            read.capital[i] = CAPITAL
            continue
        known = gazetteer.name_word(word)
        if share is not None or (known is not None and not known.is_word):
            read.words[i] = word.capitalize()
            read.capital[i] = CAPITAL
        if gazetteer.expansions(word.upper()):
            read.words[i] = word.upper()
            read.capital[i] = ACRONYM

    for i in range(start, end - 1):
        _restore_known(read, i, end)
        _restore_speaker(read, i, end)
        _restore_head(read, i, end)


@lru_cache(maxsize=MAX_WORDS)
def _is_unknown(word: str) -> bool:
    """Say whether news hardly has the word and it is no root with affixes: a rare name."""
    if not word.isalpha() or len(word) < MIN_UNKNOWN or is_derived(word):
        return False
    return capital_share(word) is None


def _restore_known(read: "Words", i: int, end: int) -> None:
    """Give capitals to a known name of several words: `komisi pengawas persaingan usaha`."""
    if not load_gazetteer().begins_name(read.lowers[i]):
        return
    if read.capital[i] and i + 1 < end and read.capital[i + 1]:
        return
    for entry in load_gazetteer().match(read.lowers, i, any_case=True):
        if entry.length > 1 and entry.evidence == "any" and i + entry.length <= end:
            _capitalise(read, i, i + entry.length)
        return


def _restore_speaker(read: "Words", i: int, end: int) -> None:
    """Give capitals to unknown words beside a verb of speech: `ujar mulyawan ranamanggala`."""
    if read.capital[i] or not _is_unknown(read.lowers[i]):
        return
    stop = i + 1
    while stop < end and stop - i < MAX_UNKNOWN and _is_unknown(read.lowers[stop]):
        stop += 1
    said = points("before", read.lowers[i - 1]).get("PERSON", 0) if i else 0
    says = points("after", read.lowers[stop]).get("PERSON", 0) if stop < end else 0
    if said >= 3 or says >= 2:
        _capitalise(read, i, stop)


def _capitalise(read: "Words", start: int, end: int) -> None:
    for k in range(start, end):
        if not read.capital[k] and read.words[k].isalpha():
            read.words[k] = read.words[k].capitalize()
            read.capital[k] = CAPITAL


def _restore_head(read: "Words", i: int, end: int) -> None:
    """Give a capital to a head word before a restored name: `pasar induk Kramat Jati`."""
    if read.capital[i]:
        return
    heads = load_gazetteer().heads(read.lowers, i, any_case=True)
    for head in heads:
        stop = i + head.length
        if head.label == "ORG" and head.complement == "name" and _is_place(read, stop, end):
            return  # `jaringan semarang`
        if stop < end and read.capital[stop] and head.complement != "none":
            for k in range(i, stop):
                read.words[k] = read.words[k].capitalize()
                read.capital[k] = CAPITAL
                read.weak[k] = 1
            return


def _is_place(read: "Words", i: int, end: int) -> bool:
    entries = load_gazetteer().match(read.lowers, i, any_case=True) if i < end else ()
    return any(entry.kind == "GPE" and entry.evidence == "any" for entry in entries)


@lru_cache(maxsize=MAX_WORDS)
def _is_acronym(word: str) -> bool:
    """Say whether the gazetteer has the word in capitals: `bps`, `ojk`."""
    if not MIN_ACRONYM <= len(word) <= MAX_ACRONYM or not _is_only_name(word):
        return False
    entries = load_gazetteer().match([word.upper()], 0)
    return any(entry.case == "same" and entry.evidence == "any" for entry in entries)


@lru_cache(maxsize=MAX_WORDS)
def _is_table_name(word: str) -> bool:
    """Say whether the gazetteer has the word alone, as a name that is safe: `golkar`, `monas`."""
    if len(word) < MIN_ACRONYM or not _is_only_name(word):
        return False
    entries = load_gazetteer().match([word], 0, any_case=True)
    return any(entry.evidence == "any" for entry in entries)


def _is_only_name(word: str) -> bool:
    """Say whether the word is no root, stop word or personal name besides."""
    return (
        not is_stop_word(word)
        and word not in load_roots()
        and load_gazetteer().name_word(word) is None
    )
