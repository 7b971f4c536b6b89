"""How far a product's name reaches: `iPhone 15 Pro Max`, `Samsung Galaxy S24`, `Honda CB150R`.

The gazetteer has makers and lines of products; what stands behind them, codes, numbers and
variants, has a grammar and is too much for a table.
"""

import re
from typing import Final

from idnews.dates import months
from idnews.ner.cues import points
from idnews.ner.gazetteer import Entry, load_gazetteer
from idnews.ner.word_tests import best_entry, is_year
from idnews.ner.words import Words

__all__ = ["product_end"]

MAX_WORDS: Final = 8
MAKER: Final = "teknologi"  # the kind of organisation
# `S24`, `CB150R`, `V30e`, `XL7`, not `5G`, `150cc`, `2024`
_CODE: Final = re.compile(r"[A-Z]{1,4}[a-z]?-?\d{1,4}(?:[A-Z]{1,3}|[a-z])?")
_PART: Final = re.compile(r"i?\d{1,3}[A-Z]{1,2}|i\d|\d{4}[A-Z]\w{0,4}|[A-Z]|Z?[A-Z][a-z]{2,4}\d")
# Behind these a number counts: `Avanza 15 unit`, `Bitcoin 3 persen`.
COUNTED: Final = frozenset(
    "ribu juta miliar triliun persen unit buah kali tahun bulan hari jam menit detik orang liter "
    "kg km gram poin lembar keping dolar dollar rupiah jutaan ribuan tipe varian model "
    "gb tb mah mp inci cc".split()
)
PLATE_DIGITS: Final = 2  # more behind a single letter are a car's


def product_end(words: Words, i: int, entry: Entry | None) -> int:
    """Return the end of the product at i, of which the gazetteer knows `entry`; i when it is none.

    A line of products goes on with its variants; a maker is part of the name of what it makes.
    """
    if entry is None:
        return i
    end = i + entry.length
    if entry.kind == "ORG" and entry.data.get("type") == MAKER:
        line = _line_end(words, end)
        if line > end and not _is_maker(words, end):
            return _variants_end(words, i, line)
        is_code = _is_next(words, end) and _CODE.fullmatch(words.words[end])
        if is_code or (_is_number(words, end) and _is_variant(words, end + 1)):
            return _variants_end(words, i, end + 1)
        return i
    if entry.kind != "PRODUCT" or entry.data.get("type") != "produk":
        return i
    last = _variants_end(words, i, end)
    return last if last > end or entry.evidence == "any" else i


def _variants_end(words: Words, first: int, end: int) -> int:
    """Return the end of the numbers, codes, variants and further lines behind a product's name."""
    while end - first < MAX_WORDS and _is_next(words, end):
        line = _line_end(words, end)
        if line > end:
            end = line
        elif _is_variant(words, end) or _is_part(words, end) or _is_number(words, end):
            end += 1
        elif _is_dashed(words, end):
            end += 2
        else:
            break
    return end


def _is_dashed(words: Words, i: int) -> bool:
    """Say whether a number follows its hyphen without a space: `Boeing 787-8`."""
    if words.words[i] != "-" or not _is_next(words, i + 1) or not words.words[i + 1].isdigit():
        return False
    return words.ends[i - 1] == words.starts[i] and words.ends[i] == words.starts[i + 1]


def _is_next(words: Words, i: int) -> bool:
    return i < len(words) and words.is_joined(i)


def _line_end(words: Words, i: int) -> int:
    """Return the end of a line of products at i, `Innova` of `Toyota Kijang Innova`."""
    entry = best_entry(words, i) if _is_next(words, i) else None
    is_line = entry is not None and entry.kind == "PRODUCT" and entry.data.get("type") == "produk"
    return i + entry.length if entry is not None and is_line else i


def _is_maker(words: Words, i: int) -> bool:
    """Say whether a maker's name stands at i: `Facebook Toyota Sienta` are two names."""
    entries = load_gazetteer().match(words.words[i : i + 1], 0)
    return any(entry.data.get("type") == MAKER for entry in entries)


def _is_variant(words: Words, i: int) -> bool:
    """Say whether the word is one of those that makers add: `Pro`, `Ultra`, `5G`, `Hybrid`."""
    return _is_next(words, i) and "PRODUCT" in points("variant", words.words[i])


def _is_part(words: Words, i: int) -> bool:
    """Say whether a code or a single letter stands at i: `S24`, `i7`, `7800X3D`, `Z`.

    Not a number plate: `Avanza B 1596 XY`.
    """
    word = words.words[i]
    if len(word) == 1 and words.words[i + 1 : i + 2] and len(words.words[i + 1]) > PLATE_DIGITS:
        return not words.words[i + 1].isdigit() and word.isupper()
    return bool(_CODE.fullmatch(word) or _PART.fullmatch(word))


def _is_number(words: Words, i: int) -> bool:
    """Say whether a number of the model stands at i, no amount: `iPhone 15`, `Tiggo 8`."""
    if not _is_next(words, i):
        return False
    word = words.words[i]
    if not (word.isdigit() and len(word) < 5) or is_year(word):
        return False
    if words.words[i - 1].isdigit():
        return False
    after = words.lowers[i + 1] if _is_next(words, i + 1) else ""
    return after not in COUNTED and after not in months()  # `Free Fire 19 Juni`
