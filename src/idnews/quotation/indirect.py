"""Indirect speech: `X mengatakan bahwa ...`, `Menurut X, ...`, `..., kata X` without marks."""

import re
from collections.abc import Iterator, Sequence

from idnews.quotation.cues import WORD, Cue, find_cues
from idnews.quotation.direct import make_quote
from idnews.quotation.discourse import Discourse
from idnews.quotation.mentions import MentionIndex, SpeakerMention
from idnews.quotation.speaker_words import has_predicate, words_of_kind
from idnews.quotation.speakers import speaker_behind
from idnews.quotation.statements import (
    LATE_REACH,
    MIN_WORDS,
    SENTENCE_REACH,
    around_cue,
    around_source,
    clause_behind,
    comma_after,
    late_that,
)
from idnews.quotation.subjects import speaker_before
from idnews.records import Quote

__all__ = ["read_indirect"]

MAX_CUES = 6
"""Reporting words of one sentence that are tried; sentences of news have three at most."""

_OBJECT_LEAD = frozenset({"hal", "ini", "itu", "demikian", "serupa", "senada", "sama"})
_SOMEBODY = frozenset({"seorang", "salah", "sejumlah", "beberapa", "para"})
_NOT = frozenset({"tidak", "tak", "enggak"})
_DENYING = frozenset({"memungkiri", "menampik", "membantah", "menepis", "menyangkal", "menafikan"})
_QUOTING_MEDIA = frozenset({"dikutip", "dilansir", "diwartakan", "diberitakan"})
# Scraping glued two sentences: `ujar Ani.Budi mengatakan`.
_GLUED = re.compile(r"(?<=[a-z)])[.?!](?=[A-Z][a-z])")
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
    for start, end, is_whole in _parts(text, sentence, direct):
        cues = [cue for cue in find_cues(text, start, end)[:MAX_CUES] if cue.start not in used]
        for cue in cues:
            reading = _read(text, cue, start, end, index, is_whole=is_whole)
            if reading is None:
                if _is_unnamed(text, cue, start, end, is_whole=is_whole):
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
) -> Iterator[tuple[int, int, bool]]:
    """Yield the sentence, or what of it stands outside its direct quotations.

    The last tells whether a part is a sentence of its own: scraping glues them (`ujar Ani.Budi
    mengatakan harga naik."Kami ...`).
    """
    start, end = sentence
    if not direct:
        yield start, end, True
        return
    is_first = True
    for left, right in (*((quote.start - 1, quote.end + 1) for quote in direct), (end, end)):
        if left > start:
            for stop in _GLUED.finditer(text, start, left):
                yield start, stop.end(), is_first
                start, is_first = stop.end(), True
            is_ended = left == end or text[start:left].rstrip()[-1:] in ".?!"
            yield start, left, is_first and is_ended
        start, is_first = max(start, right), False


Reading = tuple[SpeakerMention, tuple[int, int]]


def _read(
    text: str, cue: Cue, start: int, end: int, index: MentionIndex, *, is_whole: bool
) -> Reading | None:
    """Return who says what by `cue` in the part `[start, end)` of a sentence."""
    if _is_denied(text, cue, start):
        return None
    span: tuple[int, int] | None
    if cue.is_verb:
        span = clause_behind(text, cue, end, is_whole=is_whole)
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
        span = around_source(text, cue, speaker, start, end)
        span = None if span is not None and span[0] <= cue.start and not is_whole else span
    else:
        span = around_cue(text, cue, speaker, start, end)
    return None if span is None else (speaker, span)


def _is_unnamed(text: str, cue: Cue, start: int, end: int, *, is_whole: bool) -> bool:
    """Whether somebody without a name speaks: `seorang warga mengatakan harga naik`."""
    if cue.position == "source":  # `Menurut klaim dari mantan staf, ...`
        behind = WORD.findall(text, cue.end, min(end, cue.end + LATE_REACH))[:4]
        return any(w in words_of_kind("person") for w in behind) and all(map(str.islower, behind))
    if not cue.is_verb or clause_behind(text, cue, end, is_whole=is_whole) is None:
        return False
    lead = text[max(start, cue.start - LATE_REACH) : cue.start]
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
    late = late_that(text, said, end)
    if late is not None:
        return speaker, (late.end(), end)
    comma = comma_after(text, said, end)
    if comma is not None and not text[said:comma].strip():
        return speaker, (comma + 1, end)
    words = [word.lower() for word in WORD.findall(text, said, min(end, said + SENTENCE_REACH))]
    return (speaker, (said, end)) if cue.points_back and has_predicate(words) else None


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
