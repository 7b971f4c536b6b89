"""What the tables and the rules know against names of the model, before both are merged.

The model has no memory: it takes `KTP` for an organisation, `Antam` for a place in one headline.
What a table settles without doubt stands against it, and names that it cut short get their head
word back.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import Final

from idnews.ner.agencies import is_agency
from idnews.ner.cues import whole_labels
from idnews.ner.gazetteer import Entry, load_gazetteer
from idnews.ner.lost_brackets import split_twice_named
from idnews.ner.model_edges import trim_model
from idnews.ner.model_places import split_model
from idnews.ner.no_names import is_no_name
from idnews.ner.places import GPE_LEVELS, HOLY
from idnews.ner.spans import Mention
from idnews.ner.values.reading import is_sentence_start
from idnews.ner.word_tests import SITE, first_words
from idnews.ner.words import is_ordinary

__all__ = ["correct_model"]

PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
PROVINCE: Final = 2  # characters of a province's code
# A person's last name that the article gives in full is a place only for a surer model.
AGAINST_SHORT_NAME: Final = 0.95
# An ordinary word before a sure place is part of a name only for a surer model.
AGAINST_PLACE: Final = 0.95
SURE: Final = 0.9
# A place of ordinary words, an organisation of one is a name only for a surer model: `Tanah Tinggi`
# has 0.99, `Kedai Kopi` 0.6, `Institusi` 0.57.
ORDINARY: Final = 0.8
AROUND: Final = 100  # characters in which a capital shows that the text is not lower-cased
_CODE: Final = re.compile(r"[A-Z]{1,2}-?\d{2,5}[A-Z]?")  # flights, models: `IW1828`
_NUMBERED: Final = re.compile(r"[ -][12]\b(?![.,]\d)")  # `RI 1`, `DKI-1` are offices
_ROMAN: Final = re.compile(r"[IVX]{2,6}|[ivx]{2,6}")
NO_ORGANISATIONS: Final = frozenset(
    "PT PT. CV CV. RB Prov Prov. Kab Kab. Kec Kec. Kel Kel. Purn".split()
)  # parts of names
_SPACE: Final = re.compile(r" ")
SCHOOLS: Final = frozenset({"universitas", "institut", "politeknik"})
_HOLY: Final = re.compile(rf"\b(?i:{'|'.join(sorted(HOLY))})(?:[ ][A-Z][\w'’-]{{1,20}}){{1,2}}[ ]$")
_COMPANY: Final = re.compile(r"(?<![^\W_])((?:PT|CV|UD|PD)\.?[ ])$")
_BEFORE: Final = re.compile(r"(?:[A-Z][a-z]{2,20}[ ]){1,3}$")
_REACH: Final = 66


def correct_model(text: str, rules: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    """Return the model's mentions without those that are no names, with the classes of the tables.

    `rules` are what the rules found in the same text; both are sorted.

    >>> found = [Mention(0, 5, "LOC", "model", 0.9), Mention(15, 18, "ORG", "model", 0.9)]
    >>> [(m.start, m.label) for m in correct_model("Antam memungut KTP warga.", [], found)]
    [(0, 'ORG')]
    """
    by_span = {(m.start, m.end): m for m in rules}
    ends = {m.end: m for m in rules}
    starts = {m.start: m for m in rules}
    model = list(split_model(text, trim_model(text, model)))
    persons = {
        word
        for mention in model
        if mention.label == "PERSON" and len(words := text[mention.start : mention.end].split()) > 1
        for word in words
    }
    return [
        corrected
        for mention in model
        if not (mention.label == "PERSON" and _is_month(text, mention, persons))
        if (corrected := _correct(text, mention, by_span, starts, ends)) is not None
    ]


def _is_month(text: str, mention: Mention, persons: Set[str]) -> bool:
    """Say whether the lone word is a name only where a person is so called: `Ramadhan`."""
    surface = text[mention.start : mention.end]
    return whole_labels().get(surface) == "O" and surface.istitle() and surface not in persons


def _correct(
    text: str,
    mention: Mention,
    by_span: dict[tuple[int, int], Mention],
    starts: dict[int, Mention],
    ends: dict[int, Mention],
) -> Mention | None:
    surface = text[mention.start : mention.end]
    if not any(map(str.isalnum, surface)) or _is_common(text, mention):
        return None  # flags and faces, too
    # Initials of a person may be a thing's too: `Saat ini JK`.
    is_sure_person = mention.label == "PERSON" and mention.score >= SURE
    if not is_sure_person and is_no_name(surface, mention.label):
        return None
    if surface.islower() and is_no_name(surface.upper(), mention.label):
        return None  # `umkm` in a lower-cased feed
    if surface in NO_ORGANISATIONS or _ROMAN.fullmatch(surface):
        return None
    if surface in ("RI", "DKI") and _NUMBERED.match(text, mention.end):
        return None
    if mention.score < ORDINARY and _is_bare_head(surface):
        return None  # `Setda` of no place
    if surface == "AS" and _HOLY.search(text, max(0, mention.start - _REACH), mention.start):
        return None
    company = _COMPANY.search(text, max(0, mention.start - 6), mention.start)
    if company is not None and mention.label == "PERSON":
        return replace(mention, start=company.start(1), label="ORG")  # `CV. Mitra Karya`
    last = ends.get(mention.end)
    if last is not None and last.rule == "initials" and mention.label != "PERSON":
        return None  # `Saudara AT`, `tersangka AS (34)`
    if last is not None and last.rule == "head" and last.label == "PRODUCT":
        return mention if mention.start < last.start else None  # `KA Sancaka`, `MV Hondius`
    label = _settled_class(surface)
    if label is not None and (mention.label != "PERSON" or " " not in surface):
        known = mention if label == mention.label else replace(mention, label=label)
        return _with_body(text, known, starts, ends) if label == "ORG" else known
    same = by_span.get((mention.start, mention.end))
    if same is not None and same.rule == "short_name" and mention.label != "PERSON":
        if mention.score >= AGAINST_SHORT_NAME:
            return mention
        return replace(mention, label="PERSON") if mention.label == "ORG" else None
    if mention.label == "LOC":
        if surface.islower() and _holds_organisation(surface):
            return None
        is_longer = _is_longer_place(text, mention, ends.get(mention.end))
        return None if is_longer or _is_pair(text, mention, starts, ends) else mention
    if mention.label == "ORG" and same is None:
        whole = _with_place(text, _with_body(text, mention, starts, ends), starts)
        return _organisation(text, whole, starts, ends)
    return mention


def _with_body(
    text: str, mention: Mention, starts: dict[int, Mention], ends: dict[int, Mention]
) -> Mention:
    """Return the organisation as the rules read it where what it lacks, or all, is a known one.

    `Fakultas Kedokteran | Universitas Gadjah Mada`, `Kabinet Indonesia | Maju`, `Komisi III | DPR`;
    behind its long form the acronym (`Komisi Pemilihan Umum KPU`).
    """
    last = ends.get(mention.end)
    if last is not None and last.label == "ORG" and last.start < mention.start:
        is_known = _is_body(text[last.start : last.end].split())
        return replace(mention, start=last.start) if is_known else mention
    rule = starts.get(mention.start)
    if rule is None or rule.label != "ORG" or rule.end <= mention.end:
        return mention
    if text[mention.end] != " " or text[rule.start : mention.end].endswith(" dan"):
        return mention
    surface, rest = text[mention.start : mention.end], text[mention.end + 1 : rule.end].split()
    if _is_body(surface.split()):
        is_known = len(list(split_twice_named(text, [replace(mention, end=rule.end)]))) > 1
    elif " " in surface or surface.isupper():  # not `Komite | BPH Migas`
        is_known = _is_body(rest) or (len(rest) > 1 and rest[0].lower() in SCHOOLS)
    else:
        is_known = False
    is_known = is_known or _is_body(text[rule.start : rule.end].split())
    return replace(mention, end=rule.end) if is_known else mention


def _is_body(words: Sequence[str]) -> bool:
    """Say whether a table has the words as an organisation without doubt."""
    return any(
        entry.length == len(words) and entry.kind == "ORG" and entry.evidence == "any"
        for entry in load_gazetteer().match(words, 0)
    )


def _with_place(text: str, mention: Mention, starts: dict[int, Mention]) -> Mention:
    """Return the organisation with the whole place that it ends in: `Dinas X Provinsi | Jambi`."""
    for match in _SPACE.finditer(text, mention.start, mention.end):
        rule = starts.get(match.end())
        if rule is not None and rule.end > mention.end and rule.label == "GPE":
            return replace(mention, end=rule.end) if rule.score >= SURE else mention
    return mention


def _organisation(
    text: str, mention: Mention, starts: dict[int, Mention], ends: dict[int, Mention]
) -> Mention | None:
    """Correct an organisation that the rules do not have so."""
    words = text[mention.start : mention.end].split()
    titles = load_gazetteer().titles(words, 0, any_case=False)
    if titles and titles[0].kind == "office" and not titles[0].title.isupper():
        return None  # `Camat Johar Baru`
    if titles and titles[0].kind == "rank" and titles[0].length < len(words):
        return replace(mention, label="PERSON")  # `Kompol I Made Teja`
    if words[0].startswith("Ka") and is_agency(words[0][2:].lower()):
        return None  # `Kadistanbun`
    rule = starts.get(mention.start)
    if rule is not None and rule.rule == "head" and rule.label in PLACES:
        return replace(mention, label="LOC")  # `GT Waru` in `GT Waru Gunung`
    return _with_head(text, mention, ends)


def _is_bare_head(surface: str) -> bool:
    """Say whether the word is only the kind of what is named: `Dinas`, `Setda`."""
    gazetteer = load_gazetteer()
    if " " in surface or gazetteer.match([surface], 0):
        return False  # `Kadin` is also one of its own
    return bool(gazetteer.heads([surface], 0))


@lru_cache(maxsize=4096)
def _settled_class(surface: str) -> str | None:
    """Return the model's class of what a table knows without doubt: `Antam`, `Kamboja`.

    In the training parts of IDNER and NER-UI 1,575 of 1,598 safe organisations of the gazetteer are
    organisations, 665 of 669 countries and provinces places (cities may be clubs).
    """
    if SITE.fullmatch(surface):
        return "ORG"
    words = surface.split()
    if {known.kind for known in load_gazetteer().expansions(surface)} == {"person"}:
        return "PERSON"  # `AHY`
    found = load_gazetteer().match(words, 0, any_case=surface.islower())
    entries = [entry for entry in found if entry.length == len(words)]
    if not entries or any(entry.evidence != "any" for entry in entries):
        return None
    if all(entry.kind == "ORG" for entry in entries):
        return "ORG"
    if all(entry.kind in PLACES for entry in entries) and any(map(_is_large, entries)):
        return "LOC"
    return None


def _is_large(entry: Entry) -> bool:
    """Say whether the place is a country, a province, or of a table that has no clubs' homes."""
    codes = entry.data.get("codes", ())
    is_listed = entry.data["table"] in ("countries", "places", "towns")
    return is_listed or any(len(code) == PROVINCE for code in codes)


def _is_common(text: str, mention: Mention) -> bool:
    """Say whether the span is ordinary words, a head word alone or a code: `negri`, `Kota`.

    So is an ordinary word that begins a sentence: `Senada, ia berkata`.
    """
    surface = text[mention.start : mention.end]
    words = surface.split()
    if _CODE.fullmatch(surface):
        return not load_gazetteer().match(words, 0)
    heads = first_words("heads")
    is_small = surface.islower()
    is_words = all(is_ordinary(word) or (is_small and word in heads) for word in words)
    if mention.label == "PERSON" or not (is_words or (is_small and len(words) == 1)):
        return surface[0] in "@#" or not (_is_closed(surface) or _is_closed(surface.strip("(),.")))
    known = _is_listed(words, any_case=is_small) or _is_listed([surface.upper()])  # `as`
    if is_small and len(words) == 1 and surface in GPE_LEVELS:
        return True
    if is_small:
        around = text[max(0, mention.start - AROUND) : mention.end + AROUND]
        is_kind = is_words and (len(words) == 1 or mention.score < ORDINARY)  # `cicil`
        return not known and (is_kind or not around.islower())  # `badan pangan nasional` stays
    lower = surface.lower()
    is_weak = mention.score < ORDINARY and not known
    if is_weak and (mention.label == "LOC" or (len(words) == 1 and surface[1:].islower())):
        return True
    if len(words) > 1:
        phrases = load_gazetteer().heads(words, 0) if mention.label == "LOC" else []
        return bool(phrases) and phrases[0].length == len(words)  # `Gerbang Tol`
    if not surface[1:].islower():
        return False
    if lower in GPE_LEVELS or lower in heads:
        return True
    return is_sentence_start(text, mention.start) and not known


def _is_listed(words: Sequence[str], *, any_case: bool = False) -> bool:
    entries = load_gazetteer().match(words, 0, any_case=any_case)
    return any(entry.length == len(words) for entry in entries)


def _is_closed(surface: str) -> bool:
    return surface.count("(") == surface.count(")")


def _is_longer_place(text: str, mention: Mention, rule: Mention | None) -> bool:
    """Say whether only ordinary words make the span longer than a sure place: `Erupsi Lewotobi`."""
    if rule is None or rule.label not in PLACES or rule.score < SURE:
        return False
    if rule.start <= mention.start or mention.score >= AGAINST_PLACE:
        return False
    before = text[mention.start : rule.start].split()
    return all(is_ordinary(word) and word.lower() not in first_words("heads") for word in before)


def _holds_organisation(surface: str) -> bool:
    """Say whether a safe organisation is inside the lower-cased words: `kantor antam pulo`."""
    words = surface.split()
    return any(
        entry.kind == "ORG" and entry.evidence == "any"
        for i in range(1, len(words))
        for entry in load_gazetteer().match(words, i, any_case=True)
    )


def _is_pair(
    text: str, mention: Mention, starts: dict[int, Mention], ends: dict[int, Mention]
) -> bool:
    """Say whether the rules read two names in the span: `Rusia-Ukraina`, `Pelni Baubau`."""
    first, last = starts.get(mention.start), ends.get(mention.end)
    if first is None or last is None or first is last:
        return False
    gap = text[first.end : last.start]
    if last.label not in PLACES or min(first.score, last.score) < SURE:
        return False
    if first.label in PLACES:
        return gap in ("-", "–", " - ")
    return first.label == "ORG" and first.rule == "gazetteer" and gap == " "


def _with_head(text: str, mention: Mention, ends: dict[int, Mention]) -> Mention | None:
    """Give `Kesejahteraan Rakyat` its head word back: `Bagian Kesejahteraan Rakyat`.

    What an event's head stands before is no organisation (`Rapat Koordinasi Subsidi Energi`).
    """
    lead = _BEFORE.search(text, max(0, mention.start - _REACH), mention.start)
    for place, word in _words_before(lead) if lead else ():
        if place + len(word) in ends or word.lower() in first_words("titles"):
            break
        if not is_ordinary(word):
            break
        heads = load_gazetteer().heads(text[place : mention.end].split(), 0)
        if heads and heads[0].label in ("ORG", "EVENT"):
            return replace(mention, start=place) if heads[0].label == "ORG" else None
    return mention


def _words_before(lead: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield the words of `lead` from the last to the first with their places."""
    end = lead.end()
    for word in reversed(lead.group().split()):
        end -= len(word) + 1
        yield end, word
