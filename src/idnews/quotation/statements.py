"""Which words of a sentence somebody says: behind the verb, before `, kata X`, or around it."""

import re

from idnews.quotation.cues import WORD, Cue
from idnews.quotation.mentions import SpeakerMention
from idnews.quotation.speaker_words import has_predicate, is_verb, words_of_kind

__all__ = [
    "LATE_REACH",
    "MIN_WORDS",
    "SENTENCE_REACH",
    "around_cue",
    "around_source",
    "clause_behind",
    "comma_after",
    "late_that",
]

MIN_WORDS = 3
"""Words that a statement has at least; shorter objects (`mengatakan hal itu`) say nothing."""

SENTENCE_REACH = 600
"""Characters behind a verb that are read for the clause it introduces."""

_OPENING = re.compile(
    r"""
    (?: \s? \( [^()\n]{1,60} \) )?                                       # Budi mengatakan (ini)
    (?: (?: ,? \s (?: kepada | (?: saat | ketika ) \s di (?: temui | hubungi | konfirmasi ) )
          | \s (?: dalam | di | saat | pada | melalui | lewat | usai | ketika ) )
        \s (?! (?:\S{1,12}\s){0,2}
                (?:tahun|kuartal|triwulan|semester|bulan|periode|era|masa|depan|ini)\b )
        [^,:"“\n]{2,80} (?= , | : | \sbahwa\b ) )?                       # kepada wartawan
    (?: ,? \s (?:Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu) \b [^,:\n]{0,40} )?
    (?P<comma> \s? [,:] )? \s?
    (?P<that> (?:bahwa|bahwasanya|kalau|jika) \b \s? ,? \s? )?
    """,
    re.VERBOSE,
)
_OBJECT = re.compile(
    r"(?:demikian|begitu|kata|kepada|saat|usai|sebagai|tentang|soal|apa|bagaimana|mengenai|terkait"
    r"|seputar|perihal|rasa|apakah|terima\skasih)\b",
    re.IGNORECASE,
)
# `hal itu akan dibahas` is a clause, `hal itu kepada wartawan` is not.
_OBJECT_OR_SUBJECT = re.compile(
    r"(?:hal|suatu\shal|itu|ini|pada|berbagai|salah\ssatu)\b", re.IGNORECASE
)
# When what is said holds: `mengatakan saat ini stok aman`, not `mengatakan saat ditemui`.
_SAID_TIME = re.compile(
    r"(?:saat\sini|pada\s(?:hari\sini|saat\sini|tahun|bulan|musim|masa|era|awal|akhir|pertengahan|periode"
    r"|kuartal|triwulan|semester|tahap|dasarnya|prinsipnya|intinya|\d{4}\b))",
    re.IGNORECASE,
)
# Behind a comma these go on naming to whom and when it was said; all else is a clause.
_ADJUNCT = re.compile(
    r"(?:kepada|usai|seusai|saat\sdi|saat\sme|ketika\sdi|ketika\sme|sebagaimana|seperti|dikutip)",
    re.IGNORECASE,
)
_THAT_THING = frozenset({"ini", "itu", "tersebut"})
_FRONTING = frozenset(
    "dengan untuk sebelum setelah usai seusai saat ketika sejak selama meski meskipun walau karena"
    " pada dalam".split()
)
_CONDITIONS = frozenset({"apabila", "jika", "kalau", "bila", "meski", "meskipun", "karena"})
_LATE_THAT = re.compile(r"\bbahwa\s")
LATE_REACH = 80
"""Characters between a verb and its `bahwa`: to whom and where it was said."""


def late_that(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the `bahwa` that stands a few words behind `start`."""
    return _LATE_THAT.search(text, start, min(end, start + LATE_REACH))


def clause_behind(text: str, cue: Cue, end: int, *, is_whole: bool) -> tuple[int, int] | None:
    """Return the statement that follows a verb, or None when its object is no clause."""
    opening = _OPENING.match(text, cue.end, end)
    if opening is None or not cue.clause:
        return None
    if opening["that"] and not opening["that"].startswith(("kalau", "jika")):
        return opening.end(), end
    late = late_that(text, cue.end, end)
    if late is not None and not _is_others_that(text[cue.end : late.start()]):
        return late.end(), end
    if not is_whole:
        return None
    rest = opening.end() if opening["comma"] or opening["that"] else cue.end
    colon = text.find(":", rest + 1, min(end, rest + SENTENCE_REACH))
    until = min(end, rest + SENTENCE_REACH) if colon < 0 else colon
    words = [word.lower() for word in WORD.findall(text, rest, until)]
    if opening["comma"]:
        rest = opening.start("that") if opening["that"] else rest
        is_clause = cue.clause != "marked" or has_predicate(words)
        return (
            (rest, end)
            if is_clause
            and (
                not _ADJUNCT.match(text, _behind_space(text, rest))
                or _has_fronted(text, rest, until)
            )
            else None
        )
    if opening["that"]:  # `jika harga naik, warga akan susah` is a condition
        rest = opening.start("that") if "," in text[rest:until] else rest
        return (rest, end) if cue.clause != "marked" else None
    if cue.clause == "marked":
        return None
    if _has_fronted(text, rest, until):
        return rest, end
    if not _SAID_TIME.match(text, rest + 1):
        if _OBJECT.match(text, rest + 1):
            return None
        if _OBJECT_OR_SUBJECT.match(text, rest + 1):
            is_object = words[1:2] != [] and words[1] in _THAT_THING
            is_object = is_object and not words_of_kind("adjunct").isdisjoint(words[2:3])
            return (rest, end) if has_predicate(words) and not is_object else None
    is_clause = cue.clause == "bare" or (has_predicate(words) and not _is_named_object(words))
    return (rest, end) if is_clause else None


def _is_others_that(gap: str) -> bool:
    """Whether `bahwa` behind `gap` is another verb's: `menegaskan pentingnya memastikan bahwa`."""
    words = WORD.findall(gap.lower())
    return "," in gap or (bool(words) and words[-1].startswith("me") and is_verb(words[-1]))


def _behind_space(text: str, position: int) -> int:
    return position + (text[position : position + 1] == " ")


def _is_named_object(words: list[str]) -> bool:
    """Whether a finite verb's object names what is said: `menyampaikan apresiasi atas ...`."""
    return words[:1] != [] and words[0] in words_of_kind("object") and words[1] not in _THAT_THING


def _has_fronted(text: str, start: int, end: int) -> bool:
    """Whether a clause follows a fronted phrase: `dengan cara itu, petani akan sejahtera`."""
    first = WORD.search(text, start, end)
    if first is None or first.group() not in _FRONTING:
        return False
    comma = text.find(",", start, min(end, start + LATE_REACH * 2))
    words = [word.lower() for word in WORD.findall(text, comma + 1, end)]
    return comma >= 0 and has_predicate(words[1:] if words[:1] == ["maka"] else words)


def comma_after(text: str, position: int, end: int) -> int | None:
    """Return the comma that ends the phrase naming the speaker, if it comes before a clause."""
    comma = text.find(",", position, min(end, position + 160))
    if comma < 0 or re.search(r"[;\n]", text[position:comma]):
        return None
    nearer = text[position:comma]
    if nearer.count("(") > nearer.count(")"):
        comma = text.find(",", text.find(")", comma, end), end) if ")" in text[comma:end] else -1
    return comma if comma >= 0 else None


def around_source(
    text: str, cue: Cue, speaker: SpeakerMention, start: int, end: int
) -> tuple[int, int] | None:
    """Return what somebody says by `menurut X`: behind its comma, or the sentence around it."""
    lead = [word.lower() for word in WORD.findall(text, start, cue.start)]
    said = speaker.end if speaker.start >= 0 else _pronoun_end(text, cue, end)
    if lead[-1:] == ["yang"]:
        return None
    is_first = all(word in words_of_kind("link") for word in lead)
    if is_first:
        comma = comma_after(text, said, end)
        if speaker.start < 0 and (comma is None or text[said:comma].strip()):
            return (start if lead[:1] == ["hal"] else said), end
        if comma is None:
            return (said, end) if _begins_statement(text, said, end) else None
        after = _apposition_end(text, comma, end) if speaker.start >= 0 else comma
        return after + 1, end
    before = text[start : cue.start].rstrip()
    if before.endswith(",") and len(lead) >= MIN_WORDS and not text[said:end].strip(" .,\n"):
        return start, cue.start
    return start, end


def _begins_statement(text: str, start: int, end: int) -> bool:
    """Whether a clause follows a speaker's name with no comma: `Menurut David cuaca itu baik`."""
    words = WORD.findall(text, start, end)
    if len(words) < MIN_WORDS or not words[0].islower() or "," in text[start:end]:
        return False
    return not any(words[0] in words_of_kind(kind) for kind in ("adjunct", "adverb", "person"))


def _apposition_end(text: str, comma: int, end: int) -> int:
    """Return the comma behind `, Ketua KPU Jambi,` when one follows directly."""
    second = text.find(",", comma + 1, min(end, comma + 90))
    if second < 0:
        return comma
    words = WORD.findall(text, comma + 1, second)
    is_office = bool(words) and not has_predicate([word.lower() for word in words])
    is_office = is_office and (
        (words[0] in words_of_kind("person") and len(words) > 1)
        or (len(words) > 1 and all(word[0].isupper() for word in words))
    )
    return second if is_office else comma


def _pronoun_end(text: str, cue: Cue, end: int) -> int:
    if cue.points_back:
        return cue.end
    word = WORD.search(text, cue.end, end)
    return word.end() if word else cue.end


def around_cue(
    text: str, cue: Cue, speaker: SpeakerMention, start: int, end: int
) -> tuple[int, int] | None:
    """Return what somebody says by `kata X`: before `, kata X`, behind `Kata X,`, or around it."""
    before = text[start : cue.start].rstrip()
    lead = WORD.findall(before)
    if before.lower() in ("masih", "lebih lanjut"):  # `Masih kata Budi, ...`
        lead = []
    said = speaker.end if speaker.start >= 0 else _pronoun_end(text, cue, end)
    if lead and not before.endswith(","):
        return None
    if lead and cue.points_back and _is_noun(text, cue, end):
        return None
    if speaker.start >= 0 and _has_clause(text, cue.end, speaker.start):
        return None
    comma = comma_after(text, said, end)
    is_followed = comma is not None and not text[said:comma].strip()
    if not lead:
        return (comma + 1, end) if comma is not None and is_followed else None
    if comma is None or not is_followed:
        if len(lead) < MIN_WORDS and _has_clause(text, said, end):
            return start, end  # `Lombok, kata dia juga menjadi kota tujuan`
        if not has_predicate([word.lower() for word in lead]) and _goes_on(text, said, end):
            return start, end  # `Dugaan penyebab kecelakaan, ujar Arfinus lantaran truk menghindar`
        return (start, cue.start) if len(lead) >= MIN_WORDS else None
    rest = text[comma + 1 : end].strip()
    first = WORD.match(rest)
    words = [word.lower() for word in WORD.findall(rest)]
    is_clause = len(words) >= MIN_WORDS and (words[0] in _CONDITIONS or has_predicate(words))
    is_clause = is_clause and first is not None and _begins_clause(first.group(), lead)
    if is_clause or len(lead) < MIN_WORDS <= len(words):
        return start, end
    return (start, cue.start) if len(lead) >= MIN_WORDS else None


def _is_noun(text: str, cue: Cue, end: int) -> bool:
    """Whether a word in -nya is the subject of a clause: `, nilainya bisa mencapai Rp1 miliar`."""
    word = WORD.match(text, min(end, cue.end + 1), end)
    if word is None or text[cue.end] != " ":
        return False
    small = word.group().lower()
    return small in words_of_kind("predicate") or (
        is_verb(small) and small not in words_of_kind("adjunct")
    )


def _has_clause(text: str, start: int, end: int) -> bool:
    words = WORD.findall(text, start, end)
    return has_predicate([word.lower() for word in words])


def _begins_clause(word: str, lead: list[str]) -> bool:
    """Whether a clause goes on with `word` behind `…, kata X,`."""
    has_verb = has_predicate([word.lower() for word in lead])
    if word.lower() in words_of_kind("adjunct"):
        return not has_verb
    return word.islower() or not has_verb


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether more than where and when it was said, or who the speaker is, follows `kata X`."""
    words = WORD.findall(text, start, end)
    kinds = ("adjunct", "adverb", "person")
    is_more = len(words) >= MIN_WORDS and words[0].islower()
    return is_more and not any(words[0] in words_of_kind(kind) for kind in kinds)
