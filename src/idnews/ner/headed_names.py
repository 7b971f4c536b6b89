"""Names that begin with a word that tells their kind: `Dinas`, `Jalan`, `PT`, `Turnamen`."""

from typing import Final

from idnews.language.stop_words import is_stop_word
from idnews.ner.gazetteer import Head, load_gazetteer
from idnews.ner.military import MILITARY, read_unit
from idnews.ner.places import read_place
from idnews.ner.word_tests import (
    begins_headed,
    best_entry,
    first_words,
    is_name_word,
    is_noun,
    is_solid,
    is_stop,
    starts_other,
    starts_title,
)
from idnews.ner.words import ACRONYM, CAPITAL, Words, is_ordinary

__all__ = ["NAME_ENDS", "is_bare_kind", "read_headed"]

JOINERS: Final = frozenset("dan and of the for & de des du la le".split())
MAX_RUN: Final = 9
MAX_FIELDS: Final = 14  # words: `Perumahan Rakyat, Kawasan Permukiman dan Cipta Karya`
# Where all words are capitalised these tell no name: `Pemerintah Irak` is any government of Iraq.
GENERIC: Final = frozenset(
    "pemerintah masyarakat otoritas kelompok militer perwakilan koalisi unit kabinet".split()
)
# Words that are no names but stand in those of organisations: `Asosiasi Muslim Penyelenggara Haji`.
FAITHS: Final = frozenset("Islam Muslim Muslimah Kristen Katolik Hindu Buddha Khonghucu".split())
COMPANIES: Final = frozenset({"perusahaan", "bumn", "bank"})
PILGRIMAGE: Final = frozenset("penyelenggara penyelenggaraan ibadah urusan kementerian".split())
# Fields of work whose words seem to begin another name, or are no ordinary words (UU 23/2014).
AFFAIRS: Final = frozenset(
    tuple(field.split())
    for field in (
        "bina marga|cipta karya|hutan kota|informatika|kawasan permukiman|keluarga berencana|"
        "kominfo|koperasi dan ukm|koperasi dan umkm|koperasi dan usaha|masyarakat dan desa|"
        "penataan ruang|perlindungan anak|perumahan rakyat|ptsp|tata ruang|transmigrasi|ukm|umkm"
    ).split("|")
)
BODIES: Final = frozenset("badan dinas direktorat kementerian komisi komite lembaga".split())
LONGEST_AFFAIR: Final = max(map(len, AFFAIRS))
NAME_ENDS: Final = frozenset({"tbk", "tbk.", "ltd", "inc", "(persero)"})
# Names of schools, roads, mosques and the like are often personal names.
PERSONAL_KINDS: Final = frozenset(
    "sekolah jalan ibadah rumah_sakit bangunan transportasi pasar gunung olahraga".split()
)
NAMED_WITH: Final = frozenset({"academic", "honorific", "rank"})
MAX_TITLES: Final = 4  # words


def is_bare_kind(words: Words, i: int) -> bool:
    """Say whether the word only tells the kind of office: `Setda`, `Pemkot` with no place."""
    if words.lowers[i] not in first_words("heads"):
        return False
    heads = load_gazetteer().heads(words.words, i)
    return any(
        h.length == 1 and h.kind == "pemerintah" and h.complement == "place" for h in heads
    ) and not is_whole_name(words.words[i])


def is_whole_name(word: str) -> bool:
    """Say whether the gazetteer has the word as a long form's acronym."""
    return any(expansion.kind == "org" for expansion in load_gazetteer().expansions(word))


def read_headed(words: Words, i: int, *, in_office: bool = False) -> tuple[int, Head] | None:
    """Read a name that begins with a head word at i: its end and the head.

    `Dinas Pendidikan dan Kebudayaan Kota Jambi`, `Jalan Sudirman`, `PT Astra Agro Lestari Tbk`.
    `in_office`: a person's name may follow, so a first name ends the organisation.
    """
    if not begins_headed(words.lowers[i].rstrip(".")):
        return None
    for head in load_gazetteer().heads(words.words, i):
        start = i + head.length
        if head.label == "GPE" or words.line[i] != words.line[start - 1]:
            continue
        if words.plain[i] and head.length == 1 and words.lowers[i] in GENERIC:
            continue
        if head.length == 1 and _is_other_sense(words, i):
            continue
        end = _complement(words, start, head, in_office)
        if end > start or head.complement == "none":
            return end, head
    return None


def _is_other_sense(words: Words, i: int) -> bool:
    """Say whether the head word means something else here.

    `Grup G` is a part of a tournament, `Hari Prasetyono` a person (days are ordinary words or in a
    table), `Gempa M4` no name, `Euro` without a number money, `Ketua Harian PKB` no newspaper's.
    """
    lower = words.lowers[i]
    if i + 1 >= len(words) or not words.is_joined(i + 1):
        return False
    after = words.words[i + 1]
    if lower == "hari":
        entry = best_entry(words, i)
        is_day = entry is not None and entry.length > 1
        return bool(words.capital[i + 1]) and not is_day and not is_ordinary(after)
    if lower == "puncak":
        return is_ordinary(after.lower()) and not starts_other(words, i + 1)  # `Puncak Klasemen`
    if lower == "langgar":
        return bool(words.plain[i])  # `Langgar Paten`: the verb
    if lower == "kantor":
        entry = best_entry(words, i + 1)
        return entry is not None and entry.data.get("type") in COMPANIES  # `Kantor Antam`
    if lower == "ruang" and i and words.lowers[i - 1] == "tata":
        return True  # `Rencana Tata Ruang Wilayah`
    if lower == "grup":
        return len(after) == 1
    if lower == "harian" and i:
        return words.lowers[i - 1] in ("ketua", "pelaksana", "pengurus")
    if lower == "gempa":
        return after[0] == "M" and not after[1:].islower()
    return lower == "euro" and not after[0].isdigit()


def _complement(words: Words, start: int, head: Head, in_office: bool) -> int:
    if start >= len(words) or not words.is_joined(start):
        return start
    is_stop_led = is_stop_word(words.lowers[start]) and words.capital[start] == CAPITAL
    if is_stop_led and (words.plain[start] or head.label in ("FAC", "EVENT")):
        return start  # `FRAKSI DI KOMISI`, `Kementerian Itu`
    if head.kind in ("partai", "parlemen") and words.capital[start]:
        entry = best_entry(words, start)
        if entry is not None and entry.kind == "ORG" and entry.evidence == "any":
            return start + entry.length
    unit = read_unit(words, start, in_office=in_office) if head.kind == MILITARY else None
    if unit is not None:
        return unit.end
    if head.complement == "place":
        end = _place_complement(words, start)
        return end + 1 if head.kind == "polisi" and _is_in_town(words, start, end) else end
    is_affair = head.complement == "field" and _affair_end(words, start) > start
    is_name = words.capital[start] and not is_affair
    nested = read_headed(words, start, in_office=in_office) if is_name else None
    if nested is not None and nested[1].label in ("ORG", "FAC"):
        return nested[0]
    if head.complement == "none":
        place = read_place(words, start)
        return place[0] if place and head.label == "ORG" and is_solid(words, start) else start
    if head.complement == "field":
        return _field_complement(words, start)
    end = _name_complement(words, start, head, in_office)
    entry = best_entry(words, start) if head.label == "EVENT" else None
    is_event = entry is not None and entry.kind == "EVENT"
    return max(end, start + entry.length) if entry and is_event else end  # `Peringatan Hari Nyepi`


def _place_complement(words: Words, start: int) -> int:
    if words.lowers[start] in ("metro", "metropolitan") and start + 1 < len(words):
        start += 1
    place = read_place(words, start)
    if place is not None:
        return place[0]
    if is_solid(words, start) and words.capital[start] == 1 and not is_stop(words, start):
        if starts_other(words, start) or is_name_word(words.words[start]):
            return start
        if is_ordinary(words.lowers[start]):
            return start  # `Dinkes Tegaskan`
        return start + 1
    return start


def _is_in_town(words: Words, start: int, end: int) -> bool:
    """Say whether `Kota` behind the place belongs to a police force: `Polres Cirebon Kota`."""
    if end == start or end >= len(words) or not words.is_joined(end):
        return False
    return words.words[end] == "Kota" and read_place(words, end) is None


def _field_complement(words: Words, start: int) -> int:
    end = start
    while end < len(words) and end - start < MAX_FIELDS and (end == start or words.is_joined(end)):
        if (affair := _affair_end(words, end)) > end:
            end = affair
        elif words.capital[end]:
            if is_stop(words, end) and not _is_faith(words, end):
                break
            place = read_place(words, end)
            if place is not None and (place[1] is None or place[1].evidence == "any"):
                return place[0]
            body = _body_length(words, end) if end > start else 0
            if end > start and not is_ordinary(words.lowers[end]):
                is_name = is_name_word(words.words[end])
                if not body or is_name or _is_short(words, start, end):
                    break
            is_title = words.lowers[end] in first_words("titles")
            if end > start and is_title and not _is_pilgrimage(words, end):
                break
            if words.plain[end] and end > start and words.weak[end] and not is_noun(words, end):
                break
            end += max(body, 1)
        elif _joins_field(words, end):
            end += 1
        else:
            break
    while end > start and not words.capital[end - 1] and not words.words[end - 1].isdigit():
        end -= 1
    return end


def _is_faith(words: Words, i: int) -> bool:
    """Say whether a faith stands inside a name: `Asosiasi Muslim Penyelenggara Haji`."""
    follows = i + 1 < len(words) and words.is_joined(i + 1) and words.capital[i + 1] == CAPITAL
    return words.words[i] in FAITHS and follows and not words.plain[i]


def _is_pilgrimage(words: Words, i: int) -> bool:
    """Say whether `Haji` at i is the pilgrimage, not a title: `Penyelenggara Haji dan Umrah`."""
    return words.lowers[i] == "haji" and words.lowers[i - 1] in PILGRIMAGE


def _joins_field(words: Words, i: int) -> bool:
    """Say whether the small word or comma at i continues a list of fields of work."""
    if i + 1 >= len(words) or not words.is_joined(i + 1):
        return False
    word = words.words[i]
    if word in ("dan", "&", "serta"):
        return bool(words.capital[i + 1]) and _continues_field(words, i + 1)
    if word == "," and words.words[i + 1] in ("dan", "serta") and i + 2 < len(words):
        return bool(words.capital[i + 2]) and _continues_field(words, i + 2)
    if word == "," and words.capital[i + 1] and _is_field_word(words, i + 1):
        return any(
            words.words[k] == "dan" and words.capital[k + 1] and _is_field_word(words, k + 1)
            for k in range(i + 2, min(i + 7, len(words) - 1))
        )
    return False


def _body_length(words: Words, i: int) -> int:
    """Return how many words a known organisation at i has, 0 without one: `Dinas X | TNI AL`."""
    entry = best_entry(words, i)
    return entry.length if entry is not None and entry.kind == "ORG" else 0


def _is_short(words: Words, start: int, i: int) -> bool:
    """Say whether the word at i repeats the ministry in short: `Kementerian Kesehatan Kemenkes`."""
    return words.lowers[start - 1] == "kementerian" and words.lowers[i].startswith("kemen")


def _is_field_word(words: Words, i: int) -> bool:
    is_field = is_ordinary(words.lowers[i]) and words.lowers[i] not in BODIES
    return is_field or _affair_end(words, i) > i


def _continues_field(words: Words, i: int) -> bool:
    if is_ordinary(words.lowers[i]) and not starts_other(words, i):
        return True
    return _affair_end(words, i) > i


def _affair_end(words: Words, i: int) -> int:
    """Return the end of a listed field of work at i, i when none: `Kawasan Permukiman`."""
    if not words.capital[i]:
        return i
    for end in range(min(i + LONGEST_AFFAIR, len(words)), i, -1):
        if tuple(words.lowers[i:end]) in AFFAIRS and words.line[i] == words.line[end - 1]:
            return end
    return i


def _name_complement(words: Words, start: int, head: Head, in_office: bool) -> int:
    named = start if in_office else _title_end(words, start, head)
    end = named
    while end < len(words) and end - start < MAX_RUN and (end == start or words.is_joined(end)):
        word = words.words[end]
        if words.capital[end]:
            if _is_faint(words, start, end):
                break
            if is_stop(words, end) and not (head.label == "ORG" and _is_faith(words, end)):
                entry = best_entry(words, end)
                if entry is None or entry.length < 2:
                    break
            is_title = starts_title(words, end) and not _is_pilgrimage(words, end)
            if end > named and (is_title or _breaks(words, end, head, in_office)):
                break
            end += 1
            if words.lowers[end - 1] in NAME_ENDS:
                return end
        elif head.label == "FAC" and end > start and _is_pair(words, end):
            end += 2
        elif _is_number_of(word, head) or (
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
    while end > start and (words.words[end - 1] in JOINERS or _is_year(words, end - 1)):
        end -= 1
    is_kind = head.label in ("LOC", "PRODUCT")
    if is_kind and all(is_ordinary(words.lowers[k]) for k in range(start, end)):
        return start  # `Hutan Tanaman Industri` is a kind of forest
    if end - start == 1 and words.lowers[start - 1] == "tim" and is_ordinary(words.lowers[start]):
        return start  # `Tim Teknis` is any such team
    return end


def _title_end(words: Words, start: int, head: Head) -> int:
    """Return the end of the titles in the name of a site: `RSUD dr. Soedono`, `Jalan Ir. H. X`."""
    end = start
    if head.kind not in PERSONAL_KINDS:
        return start
    while end < len(words) and words.is_joined(end):
        if words.lowers[end].rstrip(".") not in first_words("titles"):
            break
        titles = load_gazetteer().titles(words.words, end)
        if not titles or titles[0].kind not in NAMED_WITH:
            break
        end += titles[0].length
    is_named = end < len(words) and words.is_joined(end) and words.capital[end] == CAPITAL
    return end if is_named and end - start < MAX_TITLES else start


def _is_year(words: Words, i: int) -> bool:
    """Say whether the run ends in `Tahun` before a number."""
    return words.lowers[i] == "tahun" and i + 1 < len(words) and words.words[i + 1].isdigit()


def _is_pair(words: Words, i: int) -> bool:
    """Say whether the hyphen at i joins two names: `Bandara Soekarno-Hatta`."""
    is_tight = words.words[i] == "-" and words.starts[i] == words.ends[i - 1]
    return is_tight and words.is_joined(i + 1) and words.capital[i + 1] == CAPITAL


def _is_faint(words: Words, start: int, i: int) -> bool:
    """Say whether the capital at i says nothing, in a headline: `Hari Ini`, `Pasar Global`."""
    if not (words.plain[i] and words.weak[i]):
        return False
    return i > start or not (is_noun(words, i) or is_solid_next(words, i))


def is_solid_next(words: Words, i: int) -> bool:
    """Say whether a capital that says something follows directly."""
    return i + 1 < len(words) and words.is_joined(i + 1) and is_solid(words, i + 1)


def _is_number_of(word: str, head: Head) -> bool:
    """Say whether the number belongs to the name: `SMA Negeri 1`, `Kodim 0815`, `HUT Ke-68`."""
    if head.label == "EVENT" and word[:3].lower() == "ke-":
        return True
    return word.isdigit() and (len(word) < 3 or word[0] == "0")


def _joins_name(words: Words, i: int, head: Head) -> bool:
    if words.words[i] == "&":
        return True
    entry = best_entry(words, i + 1)
    if entry is not None and entry.kind == "ORG" and entry.length > 1:
        return False  # `Bank Mandiri dan Mandiri Sekuritas`
    if head.label == "ORG" and words.words[i + 2 : i + 3] == ["Indonesia"]:
        return True  # `Asosiasi Logistik dan Forwarding Indonesia`
    return head.label == "ORG" and _continues_field(words, i + 1)


def _breaks(words: Words, i: int, head: Head, in_office: bool) -> bool:
    """Say whether another name begins at i inside a run: a head, an acronym or a person."""
    if words.lowers[i].rstrip(".") in first_words("heads") and head.label != "ORG":
        others = load_gazetteer().heads(words.words, i)
        if others and not (head.label == "EVENT" and others[0].label == "EVENT"):
            return True
    if in_office and _is_behind_acronym(words, i):
        return True
    if words.capital[i] == ACRONYM and head.label != "ORG":
        entry = best_entry(words, i)
        return entry is not None and entry.kind == "ORG"
    if head.kind in PERSONAL_KINDS or i + 1 >= len(words) or not words.is_joined(i + 1):
        return False
    return (
        (is_name_word(words.words[i]) or (words.capital[i] == ACRONYM and len(words.words[i]) == 2))
        and words.capital[i + 1] == CAPITAL
        and (in_office or load_gazetteer().name_word(words.words[i + 1]) is not None)
    )


def _is_behind_acronym(words: Words, i: int) -> bool:
    """Say whether a person's name may follow: `Ketua Dewan Komisioner LPS Purbaya`."""
    if words.capital[i] != CAPITAL or is_ordinary(words.lowers[i]):
        return False
    before = best_entry(words, i - 1) if words.capital[i - 1] == ACRONYM else None
    is_body = before is not None and before.kind == "ORG" and before.evidence == "any"
    return is_body and best_entry(words, i) is None
