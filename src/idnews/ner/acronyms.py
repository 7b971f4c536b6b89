"""Acronyms: how far an unknown one reaches, and which words it can stand for."""

from idnews.ner.gazetteer import load_gazetteer
from idnews.ner.places import GPE_LEVELS
from idnews.ner.word_tests import best_entry, is_stop, starts_title
from idnews.ner.words import ACRONYM, Words, is_ordinary

__all__ = [
    "abbreviates",
    "acronym_end",
    "has_initials",
    "is_defined",
    "is_term",
    "spelled_start",
    "spells_out",
]

JOINERS = frozenset({"dan", "di", "ke", "yang", "dari", "untuk", "atau"})
TICKER = 4  # letters of a share's code: `PT TBS Energi Utama Tbk (TOBA)`


def acronym_end(words: Words, i: int) -> int:
    """Return the end of the name that an unknown acronym begins: `UCLG ASPAC`, `UN Habitat`."""
    end = i + 1
    while end < len(words) and end - i < 3 and words.is_joined(end) and not words.plain[end]:
        if words.capital[end] == ACRONYM:
            if is_stop(words, end) or best_entry(words, end) is not None:
                break
        elif not (
            words.capital[end]
            and end == i + 1
            and not is_ordinary(words.lowers[end])
            and load_gazetteer().name_word(words.words[end]) is None
            and not is_stop(words, end)
            and not starts_title(words, end)
            and best_entry(words, end) is None
        ):
            break
        end += 1
    return end


def is_defined(words: Words, first: int, end: int) -> bool:
    """Say whether an acronym of the run stands in brackets behind it, and the run is no term."""
    if end - first < 3 or end + 2 >= len(words) or words.words[end] != "(":
        return False
    short = words.words[end + 1]
    if words.words[end + 2] != ")" or words.capital[end + 1] != ACRONYM:
        return False
    capitals = [k for k in range(first, end) if words.capital[k]]
    foreign = sum(not is_ordinary(words.lowers[k]) for k in capitals)
    letters = sum(letter.isupper() for letter in short)
    if foreign * 2 < len(capitals) or letters * 5 < len(capitals) * 3:
        return False
    return abbreviates(words, first, end, short) and short[0] == words.words[first][0]


def abbreviates(words: Words, first: int, end: int, short: str) -> bool:
    """Say whether `short` can be an acronym of the words: its letters in their order."""
    if not short[0].isupper() or len(short) < 2 or short.isdigit():
        return False
    if words.lowers[end - 1].startswith("tbk"):
        return len(short) == TICKER and short.isupper()
    letters = iter("".join(words.lowers[first:end]))
    matched = all(letter in letters for letter in short.lower() if letter.isalpha())
    expansions = load_gazetteer().expansions(short) if short.isupper() else ()
    return matched or any(known.kind != "term" for known in expansions)


def is_term(words: Words, i: int) -> bool:
    """Say whether the word is a bracketed acronym of small letters: `kartu tanda anggota (KTA)`."""
    word = words.words[i]
    first = i - 1 - len(word)
    if words.capital[i] != ACRONYM or first < 0 or words.words[i - 1] != "(":
        return False
    if words.plain[i] or words.words[i + 1 : i + 2] != [")"] or not words.is_joined(i):
        return False
    k = i - 2
    for letter in reversed(word.lower()):
        if words.lowers[k] in JOINERS and k > 0 and words.lowers[k][0] != letter:
            k -= 1
        if words.words[k][0] != letter or not words.is_joined(k + 1):
            return False
        k -= 1
    return all(known.kind != "org" for known in load_gazetteer().expansions(word))


def spells_out(words: Words, i: int) -> bool:
    """Say whether the words before the bracket around the acronym at i have its letters first.

    Capitals count here, unlike in `is_term`: `Anti-Lock Braking System (ALBS)`.
    """
    if i < 2 or words.words[i - 1] != "(" or words.words[i + 1 : i + 2] != [")"]:
        return False
    return spelled_start(words, i - 1, words.lowers[i]) is not None


def spelled_start(words: Words, bracket: int, letters: str) -> int | None:
    """Return where the words before the bracket begin whose first letters are `letters`.

    Small words between them may be left out: `Lembaga Ilmu dan Pengetahuan (LIP)`.
    """
    rest = letters.lower()
    k = bracket - 1
    while rest and k >= 0 and words.is_joined(k + 1):
        initials = "".join(part[0] for part in words.lowers[k].split("-") if part)
        if rest.endswith(initials):
            rest = rest.removesuffix(initials)
        elif words.lowers[k] not in JOINERS:
            return None
        k -= 1
    return None if rest else k + 1


def has_initials(words: Words, first: int, end: int, short: str) -> bool:
    """Say whether `short` is made of the first letters of a place, its type word left out."""
    first += words.lowers[first].rstrip(".") in GPE_LEVELS
    return "".join(word[0] for word in words.words[first:end]).upper() == short
