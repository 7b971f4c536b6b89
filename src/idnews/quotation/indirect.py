"""Indirect speech: `X mengatakan bahwa ...`, `Menurut X, ...`, `..., kata X` without marks."""

import re
from collections.abc import Iterator, Sequence

from idnews.quotation.cues import Cue, find_cues
from idnews.quotation.speakers import SpeakerIndex, SpeakerMention
from idnews.records import Quote

__all__ = ["find_indirect"]

MIN_WORDS = 3
"""Words that a statement has at least; shorter objects (`mengatakan hal itu`) say nothing."""

# Verbs whose object is a statement even without `bahwa` or a comma. Others take things as well:
# `menyampaikan laporan`, `menjelaskan program`.
_STATING = frozenset(
    "mengatakan menyatakan menuturkan mengungkapkan mengaku menilai berpendapat mengklaim "
    "menambahkan menegaskan menduga memperkirakan memastikan membenarkan berharap meyakini".split()
)
_OPENING = re.compile(
    r"(?:\s*\([^()\n]{1,60}\))?(?P<comma>\s*[,:])?\s*(?P<that>(?:bahwa|bahwasanya)\b\s*,?\s*)?"
)
# What stands between a stating verb and its clause when it is no clause: a demonstrative object.
_OBJECT = re.compile(r"(?:hal|itu|ini|demikian|kepada|pada|dalam|di|saat|usai|sebagai)\b")


def find_indirect(
    text: str, index: SpeakerIndex, sentences: Sequence[tuple[int, int]], direct: Sequence[Quote]
) -> Iterator[Quote]:
    """Yield the indirect statements of sentences that hold no direct quotation.

    The statement is the clause behind the reporting verb, behind `Menurut X,`, or before
    `, kata X`, without the stop. Only statements with a speaker count.
    """
    taken = [(quote.start, quote.end) for quote in direct]
    for start, end in sentences:
        if any(a < end and b > start for a, b in taken):
            continue
        for cue in find_cues(text, start, end):
            quote = _read(text, cue, start, end, index)
            if quote is not None:
                yield quote
                break


def _read(text: str, cue: Cue, start: int, end: int, index: SpeakerIndex) -> Quote | None:
    """Return the statement that `cue` reports in the sentence `[start, end)`."""
    if cue.position == "before":
        speaker = index.before_cue(cue, start) or _pronoun_before(text, cue, start, index)
        span = _clause_behind(text, cue, end)
    elif cue.position == "source":
        speaker = index.after_cue(cue) or _back(cue, start, index)
        comma = text.find(",", speaker.end if speaker and speaker.end > 0 else cue.end, end)
        span = (comma + 1, end) if comma >= 0 and cue.start - start < 2 else None
    elif cue.position == "after":
        speaker = index.after_cue(cue) or _back(cue, start, index)
        is_behind = text[start : cue.start].rstrip().endswith(",")
        span = (start, cue.start) if is_behind else None
    else:
        return None
    if span is None or speaker is None:
        return None
    return _make(text, span, speaker, cue)


def _clause_behind(text: str, cue: Cue, end: int) -> tuple[int, int] | None:
    opening = _OPENING.match(text, cue.end, end)
    if opening is None:
        return None
    is_clause = bool(opening["comma"] or opening["that"])
    if not is_clause:
        states = cue.word.lower() in _STATING and not _OBJECT.match(text, opening.end(), end)
        that = re.search(r"\bbahwa\s", text[cue.end : min(end, cue.end + 80)])
        if that is not None:
            return cue.end + that.end(), end
        if not states:
            return None
    return opening.end(), end


def _pronoun_before(text: str, cue: Cue, start: int, index: SpeakerIndex) -> SpeakerMention | None:
    """Whom `Ia mengatakan` points back to."""
    if re.fullmatch(
        r"\W*(?:ia|dia|beliau)(?:\s+(?:juga|pun|lalu))?\s*", text[start : cue.start], re.I
    ):
        return _pointing(index.before_quote(start))
    return None


def _back(cue: Cue, start: int, index: SpeakerIndex) -> SpeakerMention | None:
    if cue.points_back or index.has_pronoun(cue.end):
        return _pointing(index.before_quote(start))
    return None


def _pointing(mention: SpeakerMention | None) -> SpeakerMention | None:
    return None if mention is None else SpeakerMention(-1, -1, mention.name)


def _make(text: str, span: tuple[int, int], speaker: SpeakerMention, cue: Cue) -> Quote | None:
    inner = text[slice(*span)]
    left = span[0] + len(inner) - len(inner.lstrip(" ,:"))
    right = left + len(text[left : span[1]].rstrip(" ,.;"))
    if len(text[left:right].split()) < MIN_WORDS:
        return None
    is_named = speaker.start >= 0
    return Quote(
        start=left,
        end=right,
        text=text[left:right],
        kind="indirect",
        speaker=speaker.name,
        speaker_start=speaker.start if is_named else None,
        speaker_end=speaker.end if is_named else None,
        cue=cue.word,
        cue_start=cue.start,
        cue_end=cue.end,
    )
