"""Indirect speech: `X mengatakan bahwa ...`, `Menurut X, ...`, `..., kata X` without marks."""

import re
from collections.abc import Iterator, Sequence

from idnews.quotation.cues import WORD, Cue, find_cues
from idnews.quotation.direct import make_quote
from idnews.quotation.discourse import Discourse
from idnews.quotation.mentions import MentionIndex, SpeakerMention
from idnews.quotation.speaker_words import has_predicate, is_verb, words_of_kind
from idnews.quotation.speakers import speaker_behind
from idnews.quotation.subjects import speaker_before
from idnews.records import Quote

__all__ = ["read_indirect"]

MIN_WORDS = 3
"""Words that a statement has at least; shorter objects (`mengatakan hal itu`) say nothing."""

MAX_CUES = 6
"""Reporting words of one sentence that are tried; sentences of news have three at most."""

_REACH = 600

_OPENING = re.compile(
    r"""
    (?: \s? \( [^()\n]{1,60} \) )?                                       # Budi mengatakan (ini)
    (?: ,? \s (?: kepada | dalam | di | saat | pada | melalui | lewat | usai | ketika )
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
    r"(?:hal|suatu\shal|kata|itu|ini|demikian|begitu|kepada|pada|saat|usai|sebagai|tentang|soal|apa|bagaimana"
    r"|mengenai|terkait|seputar|perihal|apakah|berbagai|rasa|terima\skasih|salah\ssatu)\b",
    re.IGNORECASE,
)
# Behind a comma these go on naming to whom and when it was said; all else is a clause.
_ADJUNCT = re.compile(
    r"(?:kepada|usai|seusai|saat\sdi|saat\sme|ketika\sdi|ketika\sme|sebagaimana|seperti|dikutip)",
    re.IGNORECASE,
)
# `hal itu akan dibahas` is a clause, `hal itu kepada wartawan` is not.
_THAT_THING = frozenset({"ini", "itu", "tersebut"})
_OBJECT_LEAD = frozenset({"hal", "ini", "itu", "demikian", "serupa", "senada", "sama"})
_FRONTING = frozenset(
    "dengan untuk sebelum setelah sejak selama meski meskipun walau karena pada dalam".split()
)
_SOMEBODY = frozenset({"seorang", "salah", "sejumlah", "beberapa", "para"})
_CONDITIONS = frozenset({"apabila", "jika", "kalau", "bila", "meski", "meskipun", "karena"})
_NOT = frozenset({"tidak", "tak", "enggak"})
_DENYING = frozenset({"memungkiri", "menampik", "membantah", "menepis", "menyangkal", "menafikan"})
_QUOTING_MEDIA = frozenset({"dikutip", "dilansir", "diwartakan", "diberitakan"})
_LATE_THAT = re.compile(r"\bbahwa\s")
_LATE_REACH = 80
_TRAILING = re.compile(r"[\s,.;:]+$")


def read_indirect(
    text: str,
    sentence: tuple[int, int],
    direct: Sequence[Quote],
    index: MentionIndex,
    discourse: Discourse,
) -> Iterator[Quote]:
    """Yield the indirect statements of a sentence, at most one for each part outside marks.

    The statement is the clause behind the reporting verb, behind `Menurut X,`, or before
    `, kata X`, without the stop; with `kata X` in its middle it is the sentence. Beside a direct
    quotation only what follows `bahwa` or `menurut X` counts.
    """
    used = {quote.cue_start for quote in direct}
    for start, end in _parts(text, sentence, direct):
        cues = [cue for cue in find_cues(text, start, end)[:MAX_CUES] if cue.start not in used]
        for cue in cues:
            reading = _read(text, cue, start, end, index, is_whole=not direct)
            if reading is None:
                if _is_unnamed(text, cue, start, end, is_whole=not direct):
                    discourse.hear(cue.end, None)
                continue
            mention, span = reading
            speaker = discourse.resolve(mention, start, goes_on=cue.goes_on)
            quote = _make(text, span, speaker, cue)
            if quote is not None:
                yield quote
                break
            if speaker is not None:
                discourse.hear(cue.end, speaker.name)


def _parts(
    text: str, sentence: tuple[int, int], direct: Sequence[Quote]
) -> Iterator[tuple[int, int]]:
    """Yield the sentence, or what of it stands outside its direct quotations."""
    start, end = sentence
    for quote in direct:
        if quote.start - 1 > start:
            yield start, quote.start - 1
        start = max(start, quote.end + 1)
    if start < end:
        yield start, end


Reading = tuple[SpeakerMention, tuple[int, int]]


def _read(
    text: str, cue: Cue, start: int, end: int, index: MentionIndex, *, is_whole: bool
) -> Reading | None:
    """Return who says what by `cue` in the part `[start, end)` of a sentence."""
    if _is_denied(text, cue, start):
        return None
    span: tuple[int, int] | None
    if cue.is_verb:
        span = _clause_behind(text, cue, end, is_whole=is_whole)
        if span is not None:
            speaker = speaker_before(index, cue, start)
            if speaker is not None:
                return speaker, span
        if cue.position == "before":
            return None
    if cue.position == "passive":
        if cue.word.lower() in _QUOTING_MEDIA:
            return None
        return _passive(text, cue, start, end, index)
    if not is_whole and cue.position != "source":
        return None
    speaker = speaker_behind(index, cue, end=end)
    if speaker is None:
        return None
    if cue.position == "source":
        span = _around_source(text, cue, speaker, start, end)
        span = None if span is not None and span[0] <= cue.start and not is_whole else span
    else:
        span = _around_cue(text, cue, speaker, start, end)
    return None if span is None else (speaker, span)


def _is_unnamed(text: str, cue: Cue, start: int, end: int, *, is_whole: bool) -> bool:
    """Whether somebody without a name speaks: `seorang warga mengatakan harga naik`."""
    if cue.position == "source":  # `Menurut klaim dari mantan staf, ...`
        behind = WORD.findall(text, cue.end, min(end, cue.end + _LATE_REACH))[:4]
        return any(w in words_of_kind("person") for w in behind) and all(map(str.islower, behind))
    if not cue.is_verb or _clause_behind(text, cue, end, is_whole=is_whole) is None:
        return False
    lead = text[max(start, cue.start - _LATE_REACH) : cue.start]
    words = WORD.findall(lead[lead.rfind(",") + 1 :].lower())
    return bool(words) and words[0] in _SOMEBODY and not any(w in _SOMEBODY for w in words[1:])


def _is_denied(text: str, cue: Cue, start: int) -> bool:
    """Whether the verb reports nothing: `tidak mengatakan`, `untuk menjelaskan`.

    Who does not deny (`tak menampik bahwa ...`) says it.
    """
    if not cue.is_verb:
        return False
    words = [word.lower() for word in WORD.findall(text, max(start, cue.start - 40), cue.start)]
    denial = words_of_kind("denial")
    last = words[-1:]
    before = words[-2:-1] if last and last[0] in words_of_kind("adverb") else []
    if last and last[0] in _NOT and cue.word.lower() in _DENYING:
        return False
    return bool(denial.intersection(last + before))


def _clause_behind(text: str, cue: Cue, end: int, *, is_whole: bool) -> tuple[int, int] | None:
    """Return the statement that follows a verb, or None when its object is no clause."""
    opening = _OPENING.match(text, cue.end, end)
    if opening is None or not cue.clause:
        return None
    if opening["that"] and not opening["that"].startswith(("kalau", "jika")):
        return opening.end(), end
    late = _LATE_THAT.search(text, cue.end, min(end, cue.end + _LATE_REACH))
    if late is not None and "," not in text[cue.end : late.start()]:
        return late.end(), end
    if not is_whole:
        return None
    rest = opening.end() if opening["comma"] or opening["that"] else cue.end
    colon = text.find(":", rest + 1, min(end, rest + _REACH))
    until = min(end, rest + _REACH) if colon < 0 else colon
    words = [word.lower() for word in WORD.findall(text, rest, until)]
    if opening["comma"]:
        rest = opening.start("that") if opening["that"] else rest
        is_clause = cue.clause != "marked" or has_predicate(words)
        return (
            (rest, end)
            if is_clause and not _ADJUNCT.match(text, _behind_space(text, rest))
            else None
        )
    if opening["that"]:  # `jika harga naik, warga akan susah` is a condition
        rest = opening.start("that") if "," in text[rest:until] else rest
        return (rest, end) if cue.clause != "marked" else None
    if cue.clause == "marked":
        return None
    if _has_fronted(text, rest, until):
        return rest, end
    if _OBJECT.match(text, rest + 1):
        return (rest, end) if _is_thing_clause(words) else None
    is_clause = cue.clause == "bare" or (has_predicate(words) and not _is_named_object(words))
    return (rest, end) if is_clause else None


def _behind_space(text: str, position: int) -> int:
    return position + (text[position : position + 1] == " ")


def _is_thing_clause(words: list[str]) -> bool:
    """Whether `hal itu ...` goes on as a clause: an auxiliary or verb follows directly."""
    if words[:1] != ["hal"] or len(words) < MIN_WORDS or words[1] not in _THAT_THING:
        return False
    verb = words[2]
    return verb not in words_of_kind("adjunct") and (
        verb in words_of_kind("predicate") or is_verb(verb)
    )


def _is_named_object(words: list[str]) -> bool:
    """Whether a finite verb's object names what is said: `menyampaikan apresiasi atas ...`."""
    return words[:1] != [] and words[0] in words_of_kind("object") and words[1] not in _THAT_THING


def _has_fronted(text: str, start: int, end: int) -> bool:
    """Whether a clause follows a fronted phrase: `dengan cara itu, petani akan sejahtera`."""
    first = WORD.search(text, start, end)
    if first is None or first.group() not in _FRONTING:
        return False
    comma = text.find(",", start, min(end, start + _LATE_REACH * 2))
    words = [word.lower() for word in WORD.findall(text, comma + 1, end)]
    return comma >= 0 and has_predicate(words[1:] if words[:1] == ["maka"] else words)


def _passive(text: str, cue: Cue, start: int, end: int, index: MentionIndex) -> Reading | None:
    """Read `Dikatakan Budi, ...` and `Dijelaskannya bahwa ...` at the beginning of a sentence."""
    lead = [word.lower() for word in WORD.findall(text, start, cue.start)]
    is_object = _OBJECT_LEAD.intersection(lead) and lead[-2:-1] not in (["sementara"], ["selain"])
    if not is_object and not all(word in words_of_kind("link") for word in lead):
        return None
    speaker = speaker_behind(index, cue, end=end)
    if is_object:  # `Hal itu disampaikan Budi`: what he says follows
        is_named = speaker is not None and speaker.start >= 0 and lead[0] in _OBJECT_LEAD
        return (speaker, (end, end)) if speaker is not None and is_named else None
    if speaker is None or (speaker.start >= 0 and not speaker.is_person):
        return None
    said = speaker.end if speaker.start >= 0 else cue.end
    late = _LATE_THAT.search(text, said, min(end, said + _LATE_REACH))
    if late is not None:
        return speaker, (late.end(), end)
    comma = _comma_after(text, said, end)
    if comma is not None and not text[said:comma].strip():
        return speaker, (comma + 1, end)
    words = [word.lower() for word in WORD.findall(text, said, min(end, said + _REACH))]
    return (speaker, (said, end)) if cue.points_back and has_predicate(words) else None


def _comma_after(text: str, position: int, end: int) -> int | None:
    """Return the comma that ends the phrase naming the speaker, if it comes before a clause."""
    comma = text.find(",", position, min(end, position + 160))
    if comma < 0 or re.search(r"[;\n]", text[position:comma]):
        return None
    nearer = text[position:comma]
    if nearer.count("(") > nearer.count(")"):
        comma = text.find(",", text.find(")", comma, end), end) if ")" in text[comma:end] else -1
    return comma if comma >= 0 else None


def _around_source(
    text: str, cue: Cue, speaker: SpeakerMention, start: int, end: int
) -> tuple[int, int] | None:
    """Return what somebody says by `menurut X`: behind its comma, or the sentence around it."""
    lead = [word.lower() for word in WORD.findall(text, start, cue.start)]
    said = speaker.end if speaker.start >= 0 else _pronoun_end(text, cue, end)
    if lead[-1:] == ["yang"]:
        return None
    is_first = all(word in words_of_kind("link") for word in lead)
    if is_first:
        comma = _comma_after(text, said, end)
        if speaker.start < 0 and (comma is None or text[said:comma].strip()):
            return (start if lead[:1] == ["hal"] else said), end
        if comma is None:
            return None
        after = _apposition_end(text, comma, end) if speaker.start >= 0 else comma
        return after + 1, end
    before = text[start : cue.start].rstrip()
    if before.endswith(",") and len(lead) >= MIN_WORDS and not text[said:end].strip(" .,\n"):
        return start, cue.start
    return start, end


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


def _around_cue(
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
    if speaker.start >= 0 and _has_clause(text, cue.end, speaker.start):
        return None
    comma = _comma_after(text, said, end)
    is_followed = comma is not None and not text[said:comma].strip()
    if not lead:
        return (comma + 1, end) if comma is not None and is_followed else None
    if comma is None or not is_followed:
        if len(lead) < MIN_WORDS and _has_clause(text, said, end):
            return start, end  # `Lombok, kata dia juga menjadi kota tujuan`
        return (start, cue.start) if len(lead) >= MIN_WORDS else None
    rest = text[comma + 1 : end].strip()
    first = WORD.match(rest)
    words = [word.lower() for word in WORD.findall(rest)]
    is_clause = len(words) >= MIN_WORDS and (words[0] in _CONDITIONS or has_predicate(words))
    is_clause = is_clause and first is not None and _begins_clause(first.group(), lead)
    if is_clause or len(lead) < MIN_WORDS <= len(words):
        return start, end
    return (start, cue.start) if len(lead) >= MIN_WORDS else None


def _has_clause(text: str, start: int, end: int) -> bool:
    words = WORD.findall(text, start, end)
    return has_predicate([word.lower() for word in words])


def _begins_clause(word: str, lead: list[str]) -> bool:
    """Whether a clause goes on with `word` behind `…, kata X,`."""
    if word.lower() in words_of_kind("adjunct"):
        return False
    return word.islower() or not has_predicate([word.lower() for word in lead])


def _make(
    text: str, span: tuple[int, int], speaker: SpeakerMention | None, cue: Cue
) -> Quote | None:
    """Return the record of a statement, trimmed, if it has words enough and a speaker."""
    inner = text[slice(*span)]
    left = span[0] + len(inner) - len(inner.lstrip(" ,:\n\t"))
    right = left + len(_TRAILING.sub("", text[left : span[1]]))
    if speaker is None or len(WORD.findall(text, left, right)) < MIN_WORDS:
        return None
    return make_quote(text, (left, right), "indirect", speaker, cue)
