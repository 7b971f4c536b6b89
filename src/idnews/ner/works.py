"""Titles of works: `film Laskar Pelangi`, `buku berjudul "Habis Gelap Terbitlah Terang"`."""

from typing import Final

from idnews.ner.word_tests import best_entry, is_name_word, is_stop
from idnews.ner.words import CAPITAL, Words

__all__ = ["WORK_WORDS", "read_work"]

# Words for works, and whether a title without quote marks may follow: behind `lagu` and `album`
# an artist stands as often as a title.
WORK_WORDS: Final = {
    "film": True,
    "sinetron": True,
    "serial": True,
    "novel": True,
    "drakor": True,
    "anime": True,
    "lagu": False,
    "album": False,
    "single": False,
    "buku": False,
    "komik": False,
    "puisi": False,
    "drama": False,
    "lukisan": False,
    "cerpen": False,
    "tembang": False,
    "berjudul": False,
    "bertajuk": False,
}
TITLED: Final = frozenset({"berjudul", "bertajuk"})
BETWEEN: Final = TITLED | frozenset(
    "terbaru terbarunya baru barunya perdana pendek dokumenter".split()
)
GATHERINGS: Final = frozenset(
    "acara seminar diskusi webinar konser pameran festival talkshow kegiatan workshop pelatihan "
    "dialog lokakarya kuliah forum sosialisasi turnamen lomba bincang".split()
)
QUOTES: Final = frozenset("\"“”'‘’")
ENDS: Final = frozenset(".?!;")
MAX_TITLE: Final = 12
MAX_BETWEEN: Final = 3
LOOK_BACK: Final = 6


def read_work(words: Words, i: int) -> tuple[int, int, str] | None:
    """Read the title behind the word for a work at i: first word, end and label.

    In quote marks any capitalised words are a title; without them two capitals at least, in a
    sentence whose capitals say something.
    """
    k = i + 1
    total = len(words)
    if words.lowers[i] == "bertajuk":
        label = _gathering_label(words, i)
        if label is None:
            return None
    else:
        label = "WORK_OF_ART"
    is_titled = words.lowers[i] in TITLED
    for step in range(MAX_BETWEEN):
        if k + 1 >= total or not words.is_joined(k):
            return None
        if words.words[k] in QUOTES:
            end = _quoted_end(words, k + 1)
            if end == k + 1 or not (is_titled or _is_mostly_capital(words, k + 1, end)):
                return None
            return k + 1, end, label
        if step == 0 and WORK_WORDS[words.lowers[i]] and words.capital[k]:
            end = _open_end(words, k)
            return (k, end, label) if end > k + 1 else None
        if words.lowers[k] not in BETWEEN:
            return None
        is_titled = is_titled or words.lowers[k] in TITLED
        k += 1
    return None


def _is_mostly_capital(words: Words, first: int, end: int) -> bool:
    """Say whether most words in quote marks are capitalised, as in a title."""
    capitals = sum(words.capital[k] > 0 for k in range(first, end))
    return capitals * 2 > end - first


def _gathering_label(words: Words, i: int) -> str | None:
    """Return the kind of what bears the title: the nearest word for a work or a gathering."""
    for k in range(i - 1, max(-1, i - LOOK_BACK), -1):
        if words.lowers[k] in GATHERINGS:
            return "EVENT"
        if words.lowers[k] in WORK_WORDS:
            return "WORK_OF_ART"
    return None


def _quoted_end(words: Words, first: int) -> int:
    """Return the word behind a short title that begins at `first` and ends at a quote mark."""
    if not (words.capital[first] or words.words[first].isdigit()):
        return first
    for end in range(first, min(first + MAX_TITLE + 1, len(words))):
        if not words.is_joined(end):
            return first
        if words.words[end] in QUOTES:
            if words.words[end - 1] == ",":
                return first  # `"Sudah selesai," katanya`
            while end > first and words.words[end - 1] in ENDS:
                end -= 1
            return end
        if words.words[end] in ENDS and words.words[end + 1 : end + 2] != ["”"]:
            follows = end + 1 < len(words) and words.words[end + 1] in QUOTES
            if not follows:
                return first
    return first


def _open_end(words: Words, first: int) -> int:
    """Return the end of a title without quote marks, `first` when it may be something else."""
    entry = best_entry(words, first)
    if words.plain[first] or (entry is not None and entry.kind in ("GPE", "ORG", "LOC", "EVENT")):
        return first
    if is_stop(words, first) or is_name_word(words.words[first]):
        return first
    end = first
    while end < len(words) and words.is_joined(end) and end - first < MAX_TITLE:
        if words.words[end].isdigit() and end > first and len(words.words[end]) < 3:
            return end + 1
        if not words.capital[end] or is_stop(words, end):
            break
        end += 1
    return end if words.capital[first] == CAPITAL else first
