"""Quotations: which quoted stretches are somebody's words, what is reported, and whose it is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from idnews.quotation.cues import Cue, cue_after, cue_before, find_cues
from idnews.quotation.indirect import find_indirect
from idnews.quotation.marks import Quoted, find_quoted
from idnews.quotation.speakers import SpeakerIndex, SpeakerMention
from idnews.records import Quote

__all__ = ["find_quotes"]

MIN_WORDS_WITHOUT_CUE = 4
"""Words that a quotation has at least when no reporting word stands beside it: shorter ones are
titles and scare quotes; at 8, answers such as "Tidak, belum ada keputusan." would be lost."""

_VERB_REACH = 30
_LOWER_WORD = re.compile(r"(?<!\w)[a-z]")

_SENTENCE_END = re.compile(r"[.?!…,][\"”’')]*\s*$")


def find_quotes(
    text: str,
    mentions: Sequence[SpeakerMention],
    sentences: Sequence[tuple[int, int]],
) -> list[Quote]:
    """Return the quotations of `text`, in order, each with its speaker where one is found.

    `mentions` are the persons and organisations of the text with their canonical names,
    `sentences` its sentences; all offsets are characters, half-open. A quoted stretch counts when
    a reporting word stands beside it, or when it stands as a sentence of its own; scare quotes
    and titles of works do not. Sentences without marks are read for indirect speech.

    >>> text = '"Kami siap," kata Fasha.'
    >>> find_quotes(text, [SpeakerMention(18, 23, "Syarif Fasha")], [(0, 24)])[0].speaker
    'Syarif Fasha'
    """
    stretches = find_quoted(text)
    quoted = [(q.outer_start, q.outer_end) for q in stretches]
    index = SpeakerIndex(text, mentions, sentences, quoted)
    quotes: list[Quote] = []
    for number, stretch in enumerate(stretches):
        limit = stretches[number + 1].outer_start if number + 1 < len(stretches) else len(text)
        since = stretches[number - 1].outer_end if number else 0
        quote = _read_quote(text, stretch, since, limit, index, quotes)
        if quote is not None:
            quotes.append(quote)
    quotes = _share_speakers(text, quotes)
    quotes += find_indirect(text, index, sentences, quotes)
    return sorted(quotes, key=lambda quote: quote.start)


def _read_quote(
    text: str,
    stretch: Quoted,
    since: int,
    limit: int,
    index: SpeakerIndex,
    earlier: list[Quote],
) -> Quote | None:
    """Return the quotation that `stretch` is, or None when it is something else."""
    line_start = text.rfind("\n", 0, stretch.outer_start) + 1
    line_end = text.find("\n", stretch.outer_end)
    limit = min(limit, len(text) if line_end < 0 else line_end)
    since = max(since, line_start)
    after = cue_after(text, stretch.outer_end, limit)
    if after is not None and (after.position == "after" or _has_end(text, stretch)):
        return _with_speaker_after(text, stretch, after, since, index, earlier)
    start = _clause_start(text, since, stretch.outer_start)
    before = cue_before(text, start, stretch.outer_start)
    subject = _subject_verb_after(text, stretch, limit, index)
    if subject is not None:
        return _make(text, stretch, subject[0], subject[1])
    if before is not None and _is_statement(text, stretch, before):
        speaker = _named_before(before, start, index)
        speaker = speaker or _pointed_back(stretch, index, earlier)
        return _make(text, stretch, speaker, before)
    if _stands_alone(text, stretch, since):
        return _make(text, stretch, _pointed_back(stretch, index, earlier), None)
    return None


def _with_speaker_after(
    text: str,
    stretch: Quoted,
    cue: Cue,
    since: int,
    index: SpeakerIndex,
    earlier: list[Quote],
) -> Quote:
    speaker = index.after_cue(cue)
    if speaker is None and (cue.points_back or index.has_pronoun(cue.end)):
        speaker = _pointed_back(stretch, index, earlier)
    return _make(text, stretch, speaker, cue)


def _named_before(cue: Cue, start: int, index: SpeakerIndex) -> SpeakerMention | None:
    """The speaker named with a cue that stands before the quote."""
    if cue.position == "before":
        return index.before_cue(cue, start) or index.after_cue(cue)
    return index.after_cue(cue) or index.before_cue(cue, start)


def _subject_verb_after(
    text: str, stretch: Quoted, limit: int, index: SpeakerIndex
) -> tuple[SpeakerMention, Cue] | None:
    """Read `"…," Fasha menjelaskan.`: the subject stands between the quote and its verb."""
    end = min(limit, index.sentence_end(stretch.outer_end))
    for mention in index.between(stretch.outer_end, end)[:1]:
        cues = find_cues(text, mention.end, min(end, mention.end + _VERB_REACH))
        has_gap = _LOWER_WORD.search(text, stretch.outer_end, mention.start) is not None
        if cues and not has_gap and not text[mention.end : cues[0].start].strip():
            return mention, cues[0]
    return None


def _has_end(text: str, stretch: Quoted) -> bool:
    """Whether the stretch, or what follows it, ends like a sentence that is being reported."""
    return bool(_SENTENCE_END.search(text[stretch.start : stretch.end])) or text[
        stretch.outer_end : stretch.outer_end + 1
    ] in (",", ".")


def _is_statement(text: str, stretch: Quoted, cue: Cue) -> bool:
    """Whether the words behind a leading cue are said in full.

    `menuntut "gencatan senjata segera"` and `menyebutnya "hoaks"` quote a part of a sentence.
    """
    gap = text[cue.end : stretch.outer_start].rstrip()
    inner = text[stretch.start : stretch.end]
    return gap[-1:] in (",", ":") or (
        len(inner.split()) >= MIN_WORDS_WITHOUT_CUE
        and (gap.endswith("bahwa") or _SENTENCE_END.search(inner) is not None)
    )


def _clause_start(text: str, since: int, end: int) -> int:
    """Where the sentence that leads into the quote begins: behind the last stop before it."""
    last = since
    for match in re.finditer(r"[.?!…][\"”’')]*\s+(?=[\"“A-Z])", text[since:end]):
        stop = since + match.start()
        word = re.search(r"\w+$", text[max(since, stop - 6) : stop])
        if since + match.end() < end and (word is None or len(word.group()) > 3):
            last = since + match.end()
    return last


def _stands_alone(text: str, stretch: Quoted, since: int) -> bool:
    """Whether the stretch is a whole sentence between marks, without a cue."""
    inner = text[stretch.start : stretch.end]
    if len(inner.split()) < MIN_WORDS_WITHOUT_CUE or not _SENTENCE_END.search(inner):
        return False
    before = text[since : stretch.outer_start].rstrip(" ,-–—")
    return not before or before[-1] in ".:?!\n"


def _pointed_back(
    stretch: Quoted, index: SpeakerIndex, earlier: list[Quote]
) -> SpeakerMention | None:
    """The speaker that a pronoun or nothing at all points back to.

    The nearest counts: a person acting in a sentence since the last quotation, or else the
    speaker of that quotation.
    """
    mention = index.before_quote(stretch.outer_start)
    last = earlier[-1] if earlier else None
    if last is not None and last.speaker is not None:
        said_at = max(last.end, last.speaker_end or 0)
        if mention is None or mention.start < said_at:
            return SpeakerMention(-1, -1, last.speaker)
    if mention is None:
        return None
    return SpeakerMention(-1, -1, mention.name)


def _make(text: str, stretch: Quoted, speaker: SpeakerMention | None, cue: Cue | None) -> Quote:
    is_named = speaker is not None and speaker.start >= 0
    return Quote(
        start=stretch.start,
        end=stretch.end,
        text=text[stretch.start : stretch.end],
        kind="direct",
        speaker=speaker.name if speaker else None,
        speaker_start=speaker.start if speaker and is_named else None,
        speaker_end=speaker.end if speaker and is_named else None,
        cue=cue.word if cue else None,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
    )


def _share_speakers(text: str, quotes: list[Quote]) -> list[Quote]:
    """Give the first half of a quotation the speaker of the second, where one line holds both.

    `"A." "B," kata Fasha.` and a paragraph left open and closed in the next have one speaker.
    """
    shared = list(quotes)
    for number in range(len(quotes) - 2, -1, -1):
        first, second = shared[number], shared[number + 1]
        between = text[first.end : second.start].strip(" \n\"“”„‟'’.,")
        if first.cue is None and not between and second.speaker is not None:
            shared[number] = replace(first, speaker=second.speaker)
    return shared
