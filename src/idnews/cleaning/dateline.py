"""Where a report comes from and who printed it: the words before its first sentence.

"Jambi, Antaranews Jambi -", "JAKARTA, KOMPAS.com --", "Liputan6.com, Jakarta",
"Jakarta (ANTARA) -",
"KONTAN.CO.ID - JAKARTA.", "SURABAYA |", "Bandung -" and their like, found by shape: an outlet is a
domain or a name in `outlets.tsv`, a place is one to four capitalised words, a dash ends it.
"""

import re
from functools import cache
from typing import NamedTuple

from idnews.cleaning.draft import View
from idnews.resources import read_table

__all__ = ["Dateline", "find_dateline", "outlet_names"]

# How many lines from the top may hold a dateline: with an outlet in it, and a place alone.
STRONG_LINES, WEAK_LINES = 6, 3
# A line with a dateline goes on as prose: shorter ones are headings such as "Jakarta - Bandung".
MIN_PROSE, MIN_PROSE_OF_PLACE = 15, 60
MAX_DATELINE = 110
_SITE = re.compile(r"\.(?:com|co|id|net|tv|news)\b", re.IGNORECASE)
# A name with one of these is an outlet's or its programme's, not a place's.
_OUTLET_WORDS = frozenset(
    ("fokus", "news", "online", "patroli", "pos", "post", "posmetro", "radar", "tribun", "tv")
)


class Dateline(NamedTuple):
    """Where it stands, `[start, end)` with its dash; its words; the place and the outlet in it."""

    start: int
    end: int
    line: int
    text: str
    place: str | None
    outlet: str | None


@cache
def outlet_names() -> dict[str, str]:
    """Return names and domains of outlets in lower case, with the usual spelling of the name."""
    names = {}
    for name, domain in read_table("outlets", ("name", "domain")):
        names[name.lower()] = name
        if domain:
            names[domain] = name
    return names


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted((re.escape(n) for n in outlet_names()), key=len, reverse=True))
    word = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ'’.]*"
    place = rf"(?:{word}(?:[ -]{word}){{0,3}}?)"
    capitals = r"(?:[A-Z][A-Z']+(?:[ -][A-Z][A-Z']+){0,3})"
    starts = "|".join(start for (start,) in read_table("cleaning_place_starts", ("word",)))
    domain = r"[A-Za-z0-9][A-Za-z0-9-]{1,25}(?:\.[A-Za-z]{2,6}){1,3}"
    outlet = rf"(?:(?:{domain}|(?i:{names}))(?:[ ][A-Z][A-Za-z]+){{0,2}}?)"
    media = (
        rf"(?:(?:{word}[ ])??{outlet}"
        rf"|{word}[ ](?i:pos|post|ekspres|express|news|today|update|times|raya|terkini"
        rf"|media|online|satu|independent|tv|radio)(?:[ ]{word})?"
        rf"|(?i:berita|harian|kabar|koran|lensa|media|portal|radar|suara|tribun|warta)[ ]?{word}"
        rf"(?:[ ]{word})?"
        rf"|[A-Z][a-z]+[A-Z][A-Za-z]*)"  # KabarX, RiauPos: no place is written so
    )
    dash = r"(?:\s{0,3}(?:-{1,2}|–|—|―|─|\|)\s{0,3})"
    day = r"(?:,?\s?\(?(?:[A-Z][a-z']{3,6},?\s)?\d{1,2}[/ ][A-Za-z0-9]{1,9}(?:[/ ]\d{2,4})?\)?)"
    next_word = r"(?=[\"“”'‘’(\[]?[A-ZÀ-Þ0-9])"
    strong = re.compile(
        rf"""
        (?: (?P<place1>{place} (?:\s?,\s?{place})??) \s?,\s?             # JAKARTA, KOMPAS.com -
            (?P<outlet1>{media}) {day}? ,? {dash}
          | (?P<place7>{place}) , \s? (?P<outlet7>{domain}) : \s            # JAKARTA, KOMPAS.com:
          | (?P<place2>{place} (?:,\s?{place})?) \s?                      # Jakarta (ANTARA) -
            [(] (?P<outlet2>{media}) [)] {day}? \s? (?:{dash}|:)
          | (?P<outlet3>{outlet}) \s? [,|] \s? (?P<place3>{place}) {day}? {dash} # TEMPO.CO, J
          | (?P<outlet4>{outlet}) {dash}                                   # KONTAN.CO.ID - JAKARTA.
            (?P<place4>{capitals}|{place}(?=\s[-–—]\s)) (?: \.\s | {dash} )
          | (?P<outlet5>{outlet}) {day}? {dash}                            # Mediajambi.com –
          | (?P<outlet6>{domain}) , \s?                                    # Liputan6.com, Jakarta
            (?P<place6>(?:(?i:{starts})\s{word} | {word}?)) \s? (?= [A-Z"“])
        ) {next_word}
        """,
        re.VERBOSE,
    )
    mark = r"(?:--?|–|—|\|)"
    weak = re.compile(
        rf"""
        (?: (?P<place1> {capitals} (?: ,\s?{place} )? ) {day}?            # JAKARTA– Pasangan
            (?: \s{{1,3}}{mark}\s{{0,3}} | {mark}\s{{1,3}} | (?<=[A-Z]{{5}}){mark}(?=[A-Z][a-z]) )
          | (?P<place2> {place} (?: ,\s?{place} )? ) {day}?               # Bandung - Harga
            (?: \s{{1,3}}{mark}\s{{0,3}} | {mark}\s{{1,3}} )
        ) {next_word}
        """,
        re.VERBOSE,
    )
    return strong, weak


def find_dateline(view: View) -> Dateline | None:
    """Return the dateline of a page, or None.

    >>> find_dateline(View("Jakarta (ANTARA) - Presiden meninjau pasar beras di Cipinang."))
    Dateline(start=0, end=19, line=0, text='Jakarta (ANTARA)', place='Jakarta', outlet='ANTARA')
    """
    strong, weak = _patterns()
    for number, (start, _) in enumerate(view.lines[:STRONG_LINES]):
        match = strong.match(view.text, start, start + MAX_DATELINE)
        if match and _goes_on(view.text, match, MIN_PROSE):
            return _dateline(match, number)
        if number < WEAK_LINES:
            match = weak.match(view.text, start, start + MAX_DATELINE)
            if match and _is_place(match) and _goes_on(view.text, match, MIN_PROSE_OF_PLACE):
                return _dateline(match, number)
    return None


def _goes_on(text: str, match: re.Match[str], size: int) -> bool:
    """Return whether prose follows: enough of it, or the dateline itself was broken over lines."""
    end = match.end()
    if "\n" in match.group():
        return True
    if size == MIN_PROSE:
        return len(text) - end >= size
    stop = text.find("\n", end)
    return (len(text) if stop < 0 else stop) - end >= size or (
        stop >= 0 and text[stop + 1 : stop + 2].islower()
    )


@cache
def _not_places() -> frozenset[str]:
    return frozenset(word for (word,) in read_table("cleaning_no_places", ("word",)))


def _is_place(match: re.Match[str]) -> bool:
    place = match["place1"] or match["place2"]
    return not any(word.strip(".,").lower() in _not_places() for word in place.split())


def _dateline(match: re.Match[str], line: int) -> Dateline:
    groups = match.groupdict()
    place = next((v for k, v in groups.items() if k.startswith("place") and v), None)
    outlet = next((v for k, v in groups.items() if k.startswith("outlet") and v), None)
    words = match.group().strip(" \n-–—―─|:,")
    if words.endswith(".") and place and words.endswith(f"{place}."):
        words = words[:-1]
    if place and (_SITE.search(place) or place.lower() in outlet_names()):
        place, outlet = None, outlet or place  # `Merdeka.com - Kapanlagi.com -`
    if outlet is None and place:
        place, outlet = _split_outlet(place)
    return Dateline(match.start(), match.end(), line, words, place and place.strip(" ."), outlet)


def _split_outlet(place: str) -> tuple[str | None, str | None]:
    """Return the parts of "POS-KUPANG, Kupang" that are a place, and those that are an outlet."""
    parts = [part.strip() for part in place.split(",")]
    is_outlet = [not _OUTLET_WORDS.isdisjoint(re.split(r"[ .-]", p.lower())) for p in parts]
    places = [part for part, is_one in zip(parts, is_outlet, strict=True) if not is_one]
    outlets = [part for part, is_one in zip(parts, is_outlet, strict=True) if is_one]
    return (", ".join(places) or None, ", ".join(outlets) or None) if outlets else (place, None)
