"""How far a name reaches: capitalised words, joined by the small words that names contain."""

from functools import cache
from typing import Final

from idnews.dates import months, weekdays
from idnews.ner.cues import whole_labels
from idnews.ner.gazetteer import Entry, Head, load_gazetteer
from idnews.ner.words import ACRONYM, Words, is_ordinary
from idnews.resources import read_table

__all__ = [
    "GPE_LEVELS",
    "best_entry",
    "first_words",
    "is_name_word",
    "is_stop",
    "read_headed",
    "read_person",
    "read_place",
]

PARTICLES: Final = frozenset(
    "bin binti van der den de da di dos del von al el ibn la le bint ter".split()
)
JOINERS: Final = frozenset("dan and of the for & de".split())
MAX_RUN: Final = 9
MAX_NAME: Final = 7
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


@cache
def first_words(table: str) -> frozenset[str]:
    """Return the lower-cased first words of the phrases of `heads` or `titles`."""
    if table == "heads":
        rows = read_table("heads", ("head", "label", "kind", "complement", "source"))
    else:
        rows = read_table("titles", ("title", "kind", "complement", "place", "source"))
    return frozenset(row[0].split(" ")[0].lower().rstrip(".") for row in rows)


@cache
def _calendar() -> frozenset[str]:
    return frozenset(weekdays()) | frozenset(m for m in months() if len(m) > 3)


def is_stop(words: Words, i: int) -> bool:
    """Say whether the capitalised word never belongs to a name: a weekday, `Islam`, `WIB`."""
    word = words.words[i]
    if whole_labels().get(word) == "O":
        return True
    return words.lowers[i] in weekdays()


def is_name_word(word: str) -> bool:
    """Say whether `word` is known in personal names and is no ordinary word."""
    known = load_gazetteer().name_word(word)
    return known is not None and not known.is_word and not is_ordinary(word)


def is_solid(words: Words, i: int) -> bool:
    """Say whether word i is capitalised and its capital says something."""
    return bool(words.capital[i]) and not words.weak[i]


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
    if entry is not None and entry.kind == "GPE":
        return i + entry.length, entry
    return None


def _read_named_region(words: Words, i: int) -> tuple[int, Entry | None] | None:
    k = i + 1
    if not words.capital[k] or not words.is_joined(k):
        return None
    entry = best_entry(words, k)
    if entry is not None and entry.kind == "GPE":
        return k + entry.length, entry
    if words.weak[k] and words.plain[k]:
        return None
    end = k
    while (
        end < len(words)
        and end - k < 3
        and words.capital[end] == 1
        and words.is_joined(end)
        and not is_stop(words, end)
        and not (end > k and (_starts_other(words, end) or words.weak[end]))
    ):
        end += 1
    return (end, None) if end > k else None


def _starts_other(words: Words, i: int) -> bool:
    """Say whether a title or the head of another name begins at i."""
    lower = words.lowers[i].rstrip(".")
    gazetteer = load_gazetteer()
    if lower in first_words("titles") and gazetteer.titles(words.words, i):
        return True
    return lower in first_words("heads") and bool(gazetteer.heads(words.words, i))


def read_headed(words: Words, i: int) -> tuple[int, Head] | None:
    """Read a name that begins with a head word at i: its end and the head.

    `Dinas Pendidikan dan Kebudayaan Kota Jambi`, `Jalan Sudirman`, `PT Astra Agro Lestari Tbk`.
    """
    if words.lowers[i].rstrip(".") not in first_words("heads"):
        return None
    for head in load_gazetteer().heads(words.words, i):
        start = i + head.length
        if head.label == "GPE" or words.line[i] != words.line[start - 1]:
            continue
        end = _complement(words, start, head)
        if end > start or head.complement == "none":
            return end, head
    return None


def _complement(words: Words, start: int, head: Head) -> int:
    if start >= len(words) or not words.is_joined(start):
        return start
    if head.complement == "place":
        return _place_complement(words, start)
    nested = read_headed(words, start) if words.capital[start] else None
    if nested is not None and nested[1].label in ("ORG", "FAC"):
        return nested[0]
    if head.complement == "none":
        place = read_place(words, start)
        return place[0] if place and head.label == "ORG" and is_solid(words, start) else start
    if head.complement == "field":
        return _field_complement(words, start)
    return _name_complement(words, start, head)


def _place_complement(words: Words, start: int) -> int:
    if words.lowers[start] in ("metro", "metropolitan") and start + 1 < len(words):
        start += 1
    place = read_place(words, start)
    if place is not None:
        return place[0]
    if is_solid(words, start) and words.capital[start] == 1 and not is_stop(words, start):
        if _starts_other(words, start) or is_name_word(words.words[start]):
            return start
        return start + 1
    return start


def _field_complement(words: Words, start: int) -> int:
    end = start
    while end < len(words) and end - start < MAX_RUN and (end == start or words.is_joined(end)):
        if words.capital[end]:
            if is_stop(words, end):
                break
            place = read_place(words, end)
            if place is not None and (place[1] is None or place[1].evidence == "any"):
                return place[0]
            if end > start and not is_ordinary(words.lowers[end]):
                entry = best_entry(words, end)
                if entry is None or entry.kind != "ORG" or is_name_word(words.words[end]):
                    break
            if end > start and words.lowers[end] in first_words("titles"):
                break
            if words.plain[end] and end > start and words.weak[end] and not _is_noun(words, end):
                break
            end += 1
        elif _joins_field(words, end):
            end += 1
        else:
            break
    while end > start and not words.capital[end - 1] and not words.words[end - 1].isdigit():
        end -= 1
    return end


NOUN_SHAPES: Final = (("ke", "an"), ("pe", "an"), ("per", "an"))


def _is_noun(words: Words, i: int) -> bool:
    word = words.lowers[i]
    return any(word.startswith(a) and word.endswith(b) for a, b in NOUN_SHAPES)


def _joins_field(words: Words, i: int) -> bool:
    """Say whether the small word or comma at i continues a list of fields of work."""
    if i + 1 >= len(words) or not words.is_joined(i + 1):
        return False
    word = words.words[i]
    if word in ("dan", "&", "serta"):
        return bool(words.capital[i + 1]) and _continues_field(words, i + 1)
    if word == "," and words.capital[i + 1] and is_ordinary(words.lowers[i + 1]):
        return any(
            words.words[k] == "dan" and words.capital[k + 1] and is_ordinary(words.lowers[k + 1])
            for k in range(i + 2, min(i + 7, len(words) - 1))
        )
    return False


def _continues_field(words: Words, i: int) -> bool:
    return is_ordinary(words.lowers[i]) and not _starts_other(words, i)


NAME_ENDS: Final = frozenset({"tbk", "tbk.", "ltd", "inc", "(persero)"})


def _name_complement(words: Words, start: int, head: Head) -> int:
    end = start
    while end < len(words) and end - start < MAX_RUN and (end == start or words.is_joined(end)):
        word = words.words[end]
        if words.capital[end]:
            if is_stop(words, end) or (words.plain[end] and words.weak[end] and end > start):
                break
            if end > start and (_starts_other(words, end) or _breaks(words, start, end, head)):
                break
            end += 1
            if words.lowers[end - 1] in NAME_ENDS:
                return end
        elif (word.isdigit() and (len(word) < 3 or word[0] == "0")) or (
            word in JOINERS
            and end > start
            and end + 1 < len(words)
            and words.is_joined(end + 1)
            and words.capital[end + 1]
            and (word not in ("dan", "&") or _joins_name(words, end, head))
        ):
            end += 1
        else:
            break
    while end > start and words.words[end - 1] in JOINERS:
        end -= 1
    return end


def _joins_name(words: Words, i: int, head: Head) -> bool:
    if words.words[i] == "&":
        return True
    return head.label == "ORG" and _continues_field(words, i + 1)


def _breaks(words: Words, start: int, end: int, head: Head) -> bool:
    """Say whether another name begins at `end` of a run: an acronym, or a country behind a name."""
    if words.capital[end] == ACRONYM and head.label != "ORG":
        entry = best_entry(words, end)
        return entry is not None and entry.kind == "ORG"
    return False


def read_person(words: Words, start: int, *, is_expected: bool = False) -> int:
    """Return the end of the personal name that begins at `start`, `start` when there is none.

    `is_expected`: a title stands before it, so ordinary words may be names (`Bulan Sutena`).
    """
    gazetteer = load_gazetteer()
    end = start
    total = len(words)
    while end < total and end - start < MAX_NAME and (end == start or words.is_joined(end)):
        word = words.words[end]
        if not words.capital[end]:
            if (
                end > start
                and words.lowers[end] in PARTICLES
                and end + 1 < total
                and words.is_joined(end + 1)
                and is_solid(words, end + 1)
            ):
                end += 1
                continue
            break
        known = gazetteer.name_word(word)
        if (words.weak[end] and not (known and is_expected)) or is_stop(words, end):
            break
        if end > start and _ends_person(words, end, known is not None):
            break
        end += 1
    while end > start and words.lowers[end - 1] in PARTICLES and not words.capital[end - 1]:
        end -= 1
    return end


def _ends_person(words: Words, i: int, is_known: bool) -> bool:
    """Say whether the capitalised word at i behind a name begins something else."""
    word = words.words[i]
    if words.capital[i] == ACRONYM and len(word) > 2:
        return not words.plain[i] or best_entry(words, i) is not None
    if load_gazetteer().degree(words.words, i) is not None and len(word) > 1 and not is_known:
        return True
    if _starts_other(words, i) and not is_known:
        return True
    if is_known:
        return False
    if is_ordinary(words.lowers[i]):
        return True
    entry = best_entry(words, i)
    return entry is not None and entry.evidence == "any"
