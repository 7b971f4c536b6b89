"""Regions and countries, with the type word before them."""

from typing import Final

from idnews.ner.gazetteer import Entry
from idnews.ner.word_tests import best_entry, is_stop, starts_other
from idnews.ner.words import Words, is_ordinary

__all__ = ["GPE_LEVELS", "HOLY", "PLACE_PREPOSITIONS", "is_no_place", "read_place"]

GPE_LEVELS: Final = {
    "kota": ("kota",),
    "kab": ("kabupaten",),
    "kabupaten": ("kabupaten",),
    "kecamatan": ("kecamatan",),
    "kec": ("kecamatan",),
    "distrik": ("kecamatan",),
    "kelurahan": ("kelurahan", "desa"),
    "kel": ("kelurahan", "desa"),
    "desa": ("desa", "kelurahan"),
    "nagari": ("desa", "nagari"),
    "gampong": ("desa", "gampong"),
    "provinsi": ("provinsi",),
    "propinsi": ("provinsi",),
    "prov": ("provinsi",),
}


PLACE_PREPOSITIONS: Final = frozenset("di ke dari asal menuju kawasan wilayah".split())
VERBS: Final = frozenset({"serang", "sorong"})  # regions that are verbs in headlines
# Dishes named after places: `saus Padang`, `soto Lamongan`.
DISHES: Final = frozenset(
    "saus soto sate nasi mie mi bakso coto bubur rendang pecel rujak gudeg pempek lontong rawon "
    "bika dodol kerupuk sambal".split()
)
# Behind these and a name `AS` is alaihissalam (peace be upon him), no country.
HOLY: Final = frozenset({"nabi", "malaikat"})
# Levels of which the tables have all: a name of ordinary words that they lack is none.
COMPLETE: Final = frozenset({"kota", "kab", "kabupaten", "provinsi", "propinsi", "prov"})
VILLAGES: Final = frozenset({"kelurahan", "kel", "desa", "nagari", "gampong"})


def read_place(words: Words, i: int) -> tuple[int, Entry | None] | None:
    """Read a region or country at i, with its type word: end and gazetteer entry.

    A type word must be capitalised to count; behind it an unknown name is accepted.
    """
    if i >= len(words) or not words.capital[i]:
        return None
    if words.lowers[i].rstrip(".") in GPE_LEVELS and i + 1 < len(words):
        inner = _read_named_region(words, i)
        if inner is not None:
            return inner
    entry = best_entry(words, i)
    if entry is None or entry.kind != "GPE":
        return None
    if entry.length == 1 and words.lowers[i] in GPE_LEVELS:
        return None  # a district is called Kota
    return i + entry.length, entry


def _read_named_region(words: Words, i: int) -> tuple[int, Entry | None] | None:
    k = i + 1
    if not words.capital[k] or not words.is_joined(k):
        return None
    entry = best_entry(words, k)
    is_village = words.lowers[i].rstrip(".") in VILLAGES  # no table has them
    if entry is not None and entry.kind == "GPE":
        after = k + entry.length
        longer = after < len(words) and words.is_joined(after) and words.capital[after] == 1
        if not (is_village and longer):
            return after, entry
        if starts_other(words, after):
            # `Desa Babelan Kota`: a type word with no name behind it belongs to the name
            is_last = words.lowers[after] in GPE_LEVELS and not (
                words.is_joined(after + 1) and words.capital[after + 1]
            )
            return (after + 1, None) if is_last else (after, entry)
    if words.weak[k] and words.plain[k]:
        return None
    end = k
    while (
        end < len(words)
        and end - k < 3
        and words.capital[end] == 1
        and words.is_joined(end)
        and not is_stop(words, end)
        and not (end > k and (starts_other(words, end) or words.weak[end]))
    ):
        end += 1
    if (
        end > k
        and words.lowers[i].rstrip(".") in COMPLETE
        and all(map(is_ordinary, words.lowers[k:end]))
    ):
        return None  # `Kota Global`
    return (end, None) if end > k else None


def is_no_place(words: Words, i: int) -> bool:
    """Say whether the word is a language, a dish, a blessing or a headline's verb.

    `bahasa Jawa`, `saus Padang`, `Nabi Ibrahim AS`, `Serang Iran`.
    """
    before = words.lowers[i - 1] if i else ""
    if words.words[i] == "AS" and HOLY & set(words.lowers[max(0, i - 3) : max(0, i - 1)]):
        return True
    if (before in ("bahasa", "berbahasa") or before in DISHES) and words.is_joined(i):
        return True
    if not words.plain[i] or words.lowers[i] not in VERBS or before in PLACE_PREPOSITIONS:
        return False
    target = best_entry(words, i + 1) if words.is_joined(i + 1) else None
    return target is not None and target.kind == "GPE"
