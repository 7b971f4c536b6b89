"""Offices, honorifics, ranks and professions before a name, read from left to right."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from idnews.ner.gazetteer import Title, load_gazetteer
from idnews.ner.office_parts import is_second_place, note_end, read_inside, read_part
from idnews.ner.office_work import is_field, joins_fields
from idnews.ner.offices import KIN, MAX_OFFICE_WORDS, NO_OFFICE, Office
from idnews.ner.places import read_place
from idnews.ner.word_tests import best_entry, first_words, starts_other
from idnews.ner.words import CAPITAL, Words, is_ordinary

__all__ = ["read_addressed", "read_office", "read_service"]

# Whoever has one of these has it for somebody: `pengacara Habib Rizieq` may be his or he himself.
SERVING: Final = frozenset(
    {"ajudan", "jubir", "juru bicara", "kuasa hukum", "manajer", "penasihat hukum", "pengacara"}
    | {"sekpri", "sekretaris pribadi", "sopir", "staf khusus", "stafsus", "tim kuasa hukum"}
)
# The bucket (1 rare to 5) from which a name word is a common given name: `Imam`, `Putri`.
# One lower, `Sultan` and `Raja` would be taken for names of kings; one higher, `Imam` is lost.
COMMON_NAME = 4


def read_addressed(words: Words, i: int) -> Office | None:
    """Read honorifics alone at i, behind the comma of an apposition: `, Dr Bernadia`."""
    office = read_office(words, i)
    return office if office is not None and set(office.kinds) <= NO_OFFICE else None


def read_office(words: Words, i: int) -> Office | None:
    """Read the titles that begin at word i, with what they are titles of."""
    if words.lowers[i].rstrip(".") not in first_words("titles"):
        return None
    titles = load_gazetteer().titles(words.words, i)
    if not titles or words.line[i] != words.line[i + titles[0].length - 1]:
        return None
    title = _fitting(words, i, titles)
    if _is_in_name(words, i, title) or _is_body_part(words, i, title):
        return None
    end = i + title.length
    office = Office(i, end, end, takes=title.complement, kinds=[title.kind])
    complement, place = title.complement, title.place
    if title.length > 1:
        end = read_inside(words, office, i, end)
    total = len(words)
    while end < total and end - i < MAX_OFFICE_WORDS and words.is_joined(end):
        step = _next_title(words, end, office)
        if step is not None:
            first, (end, complement, place) = end, step
            end = read_inside(words, office, first, end) if end - first > 1 else end
            continue
        step_end = note_end(words, end, office)
        if step_end > end:
            end = step_end
            continue
        if _is_of_city(words, end, office):
            end += 1
            office.parts[-1] = replace(office.parts[-1], end=end, entry=None)
            continue
        part = read_part(words, end, complement, place, office.is_office)
        if part is not None and is_second_place(words, office, part):
            break
        if part is not None:
            office.parts.append(part)
            end = part.end
            continue
        if complement == "must" and joins_fields(words, end):
            end += 2
            office.role_end = end
            continue
        if complement == "none" or not is_field(words, end, office):
            break
        end += 1
        office.role_end = end
    while end > i and words.words[end - 1] in ("dan", "&", ",", "serta"):
        end -= 1
    office.end = end
    office.takes = complement
    if len(office.kinds) > 1 and words.lowers[i] in KIN:
        office.first += title.length  # of `istri Gubernur X` the office is X's
        office.kinds.pop(0)
    if not office.parts:
        office.role_end = max(office.role_end, i + title.length)
    return office


def _fitting(words: Words, i: int, titles: Sequence[Title]) -> Title:
    """Return the longest title, or the shorter one whose field goes on behind the longest.

    `Menteri Pendidikan` is listed, but not in `Menteri Pendidikan Dasar dan Menengah X`.
    """
    title = titles[0]
    k = i + title.length
    open_titles = [other for other in titles if other.complement == "must"]
    if title.complement != "none" or not open_titles or not words.is_joined(k):
        return title
    is_field = words.capital[k] == CAPITAL and is_ordinary(words.lowers[k])
    if is_field and load_gazetteer().name_word(words.words[k]) is None and not words.weak[k]:
        return title if starts_other(words, k) else open_titles[0]
    return open_titles[0] if joins_fields(words, k) else title


def read_service(words: Words, office: Office, end: int) -> tuple[Office, Office | None] | None:
    """Part `Pengacara Habib Rizieq` into what the lawyer has and what the client has.

    The first is the office of another person, the client whose name ends at word `end` included;
    the second the client's own titles. None where the title is nobody's to give.
    """
    title = load_gazetteer().titles(words.words, office.first)[0]
    own = office.first + title.length
    if " ".join(words.lowers[office.first : own]) not in SERVING or office.parts:
        return None
    served = read_office(words.part(own, office.end), 0) if own < office.end else None
    if served is not None:
        served.first, served.end = served.first + own, served.end + own
        served.role_end += own
    return Office(office.first, end, own, kinds=office.kinds[:1]), served


def _is_of_city(words: Words, i: int, office: Office) -> bool:
    """Say whether `Kota` at i belongs to the place before it: `Kapolres Bima Kota AKBP X`."""
    last = office.parts[-1] if office.parts else None
    if last is None or last.label != "GPE" or last.end != i or words.words[i] != "Kota":
        return False
    region = read_place(words, i)
    return region is None or region[1] is None


def _is_in_name(words: Words, i: int, title: Title) -> bool:
    """Say whether a title is a part of the name: `Tengku Firmansyah`, `Imam Nahrawi`, not `KRT X`.

    Nobility is; so is a word that is a common given name too, before one more word of a name.
    """
    if words.capital[i] != CAPITAL or len(words.words[i]) <= 2 or title.length > 1:
        return False
    if title.kind == "noble":
        return True
    known = load_gazetteer().name_word(words.words[i])
    is_given = known is not None and known.bucket >= COMMON_NAME
    if not is_given or (title.kind == "profession" and known is not None and known.is_word):
        return False
    after = i + 1
    return (
        after < len(words)
        and words.is_joined(after)
        and words.capital[after] == CAPITAL
        and best_entry(words, after) is None
        and not load_gazetteer().heads(words.words, after)
    )


def _is_body_part(words: Words, i: int, title: Title) -> bool:
    """Say whether `kepala` is somebody's head: a title follows, not a field of work."""
    k = i + title.length
    if title.length > 1 or words.lowers[i] != "kepala" or not words.is_joined(k):
        return False
    titles = load_gazetteer().titles(words.words, k)
    return bool(titles) and titles[0].kind not in NO_OFFICE and not words.capital[k]


def _next_title(words: Words, i: int, office: Office) -> tuple[int, str, str] | None:
    """Read one more title at i: `Dr` behind `Wali Kota Jambi`, `Gubernur` behind `Plt.`."""
    if words.lowers[i].rstrip(".") not in first_words("titles"):
        return None
    known = load_gazetteer().name_word(words.words[i])
    for title in load_gazetteer().titles(words.words, i):
        if title.kind not in NO_OFFICE and not words.capital[i] and words.capital[office.first]:
            continue
        if known is not None and not known.is_word and title.length == 1:
            continue
        if _is_in_name(words, i, title):
            continue
        office.kinds.append(title.kind)
        if title.kind not in NO_OFFICE:
            office.role_end = i + title.length
        return i + title.length, title.complement, title.place
    return None
