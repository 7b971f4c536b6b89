"""Direct speech: which stretches between marks are somebody's words, and whose."""

import re

from idnews.quotation.cues import WORD, Cue, cue_after, find_cues
from idnews.quotation.discourse import Discourse
from idnews.quotation.marks import Quoted
from idnews.quotation.mentions import BACK, MentionIndex, SpeakerMention
from idnews.quotation.speaker_words import words_of_kind
from idnews.quotation.speakers import speaker_behind
from idnews.quotation.subjects import speaker_before, subject_of
from idnews.records import Quote

__all__ = ["make_quote", "read_direct"]

MIN_WORDS_WITHOUT_CUE = 4
"""Words that a quotation has at least when no reporting word stands beside it: shorter ones are
titles and scare quotes; at 8, answers such as "Tidak, belum ada keputusan." would be lost."""

MIN_WORDS_OF_SENTENCE = 8
"""Words that a stretch has at least when neither its end nor what leads into it tells that it is
a sentence; titles of films and books are shorter."""

MAX_LEAD_WORDS = 14
"""Words between a reporting verb and the opening mark: to whom, where and when it was said."""

_VERB_REACH = 60
_LEAD_REACH = 400
_SENTENCE_END = re.compile(r"[.?!…,][\"”’')]*\s*$")
_STOP = re.compile(r"[.?!…][\"”’')]*\s+(?=[\"“A-Z])")
_LAST_WORD = re.compile(r"\w+$")


def read_direct(
    text: str,
    stretch: Quoted,
    around: tuple[int, int],
    index: MentionIndex,
    discourse: Discourse,
) -> Quote | None:
    """Return the quotation that `stretch` is, or None when it is something else.

    `around` is how far the text between this stretch and its neighbours reaches.
    """
    if not text[stretch.start : stretch.end].strip():
        return None
    line_start = text.rfind("\n", around[0], stretch.outer_start) + 1
    since = max(around[0], line_start)
    line_end = text.find("\n", stretch.outer_end, around[1])
    limit = around[1] if line_end < 0 else line_end
    for read in (_cue_behind, _subject_behind, _cue_in_front, _no_cue):
        reading = read(text, stretch, since, limit, index)
        if reading is not None:
            mention, cue = reading
            if stretch.is_single and cue is None:
                return None
            goes_on = cue is not None and cue.goes_on
            speaker = discourse.resolve(mention, stretch.outer_start, goes_on=goes_on)
            return make_quote(text, (stretch.start, stretch.end), "direct", speaker, cue)
    return None


Reading = tuple[SpeakerMention | None, Cue | None]


def _cue_behind(
    text: str, stretch: Quoted, since: int, limit: int, index: MentionIndex
) -> Reading | None:
    """Read `"…," kata Fasha.`."""
    cue = cue_after(text, stretch.outer_end, limit)
    if cue is None or (cue.position not in ("after", "any") and not _has_end(text, stretch)):
        return None
    if _is_object(text, stretch, since) and (
        cue.position == "passive" or not (_has_end(text, stretch) or _is_long(text, stretch))
    ):
        return None
    return speaker_behind(
        index, cue, end=max(cue.end, min(limit, index.sentence_end(cue.end)))
    ), cue


def _is_object(text: str, stretch: Quoted, since: int) -> bool:
    """Whether words of the sentence stand before the stretch: `film "X" disebut Ani`."""
    before = text[since : stretch.outer_start].rstrip()
    return bool(before) and before[-1] not in ".?!…:,"


def _is_long(text: str, stretch: Quoted) -> bool:
    """Whether a whole sentence can stand between the marks: `wawancara "Kita ... ini" ucap X`."""
    inner = text[stretch.start : stretch.end].split()
    return len(inner) >= MIN_WORDS_OF_SENTENCE and inner[0][0].isupper()


def _subject_behind(
    text: str, stretch: Quoted, since: int, limit: int, index: MentionIndex
) -> Reading | None:
    """Read `"…," Fasha menjelaskan.`: the subject stands between the quote and its verb."""
    end = min(limit, index.sentence_end(stretch.outer_end), stretch.outer_end + _LEAD_REACH)
    if not _has_end(text, stretch) or end <= stretch.outer_end:
        return None
    inner = text[stretch.start : stretch.end]
    if _is_object(text, stretch, since) and not _SENTENCE_END.search(inner):
        return None  # `Dalam buku "X", Ani menyebutkan`
    verbs = [cue for cue in find_cues(text, stretch.outer_end, end) if cue.is_verb]
    for cue in verbs[:1]:
        gap = text[stretch.outer_end : cue.start]
        if gap.lstrip()[:1] in (".", "") or len(gap) > _VERB_REACH + MAX_LEAD_WORDS * 8:
            return None
        speaker = speaker_before(index, cue, stretch.outer_end + len(gap) - len(gap.lstrip(" ,")))
        is_last = text[cue.end : cue.end + 2].strip()[:1] in ("", ".", ",", ":")
        if speaker is not None and speaker.start < 0 and not WORD.search(gap):
            return None
        is_cut = text[stretch.start : stretch.end].rstrip().endswith(",")
        if (speaker is not None or is_cut) and (is_last or _is_adjunct(text, cue.end, end)):
            return speaker, cue
    return None


def _is_adjunct(text: str, position: int, end: int) -> bool:
    word = WORD.search(text, position, end)
    return word is not None and word.group().lower() in words_of_kind("adjunct")


def _cue_in_front(
    text: str, stretch: Quoted, since: int, limit: int, index: MentionIndex
) -> Reading | None:
    """Read `Fasha mengatakan, "…"` and `Menurut Fasha, "…"`."""
    start = _clause_start(text, max(since, stretch.outer_start - _LEAD_REACH), stretch.outer_start)
    before = text[start : stretch.outer_start].rstrip()
    if not before:
        return None
    for cue in reversed(find_cues(text, start, stretch.outer_start)):
        leads = before[-1] in ",:" or before.endswith("bahwa") or cue.end == start + len(before)
        if not leads or len(WORD.findall(text, cue.end, stretch.outer_start)) > MAX_LEAD_WORDS:
            return None
        if not _is_statement(text, stretch, cue):
            return None
        if cue.is_verb:
            named = speaker_before(index, cue, start)
            if named is None and cue.position == "any":
                named = speaker_behind(index, cue, end=stretch.outer_start)
            return named, cue
        named = speaker_behind(index, cue, end=stretch.outer_start)
        if named is None and cue.position == "after" and before.endswith("bahwa"):
            return None  # `Klaim bahwa "..."` is a noun
        return named, cue
    return None


def _is_statement(text: str, stretch: Quoted, cue: Cue) -> bool:
    """Whether the words behind a leading cue are said in full.

    `menuntut "gencatan senjata segera"` and `menyebutnya "hoaks"` quote a part of a sentence.
    """
    gap = text[cue.end : stretch.outer_start].rstrip()
    inner = text[stretch.start : stretch.end]
    if gap[-1:] == ":":
        return True
    if gap[-1:] == ",":
        return bool(_SENTENCE_END.search(inner)) or inner[:1].isupper() or _has_end(text, stretch)
    return len(inner.split()) >= MIN_WORDS_WITHOUT_CUE and (
        gap.endswith("bahwa") or _SENTENCE_END.search(inner) is not None
    )


def _no_cue(
    text: str, stretch: Quoted, since: int, limit: int, index: MentionIndex
) -> Reading | None:
    """Read a whole sentence between marks, with no reporting word."""
    inner = text[stretch.start : stretch.end]
    if len(inner.split()) < MIN_WORDS_WITHOUT_CUE or not _is_sentence(text, stretch):
        return None
    if inner.rstrip().endswith(",") and text[stretch.outer_end : limit].strip():
        return None
    if inner[0].isspace():  # a mark between two spaces may as well close
        return None
    before = text[since : stretch.outer_start]
    if not before.strip() and text[max(0, since - 3) : since].rstrip().endswith(":"):
        return None
    if before and not before[-1].isspace() and before[-1] not in ".?!":
        return None
    before = before.rstrip(" -–—")
    if before.endswith(":"):
        start = _clause_start(text, since, stretch.outer_start)
        return subject_of(index, start, stretch.outer_start), None
    return None if before and before[-1] not in ".?!\n" else (BACK, None)


def _is_sentence(text: str, stretch: Quoted) -> bool:
    """Whether a stretch without a reporting word ends as a sentence, within the marks or behind."""
    inner = text[stretch.start : stretch.end]
    if _SENTENCE_END.search(inner):
        return True
    is_stopped = text[stretch.outer_end : stretch.outer_end + 1] == "."
    is_long = len(inner.split()) >= MIN_WORDS_OF_SENTENCE and inner[:1].isupper()
    return is_long and (is_stopped or _STOP.search(inner) is not None)


def _has_end(text: str, stretch: Quoted) -> bool:
    """Whether the stretch, or what follows it, ends like a sentence that is being reported."""
    return bool(_SENTENCE_END.search(text[stretch.start : stretch.end])) or text[
        stretch.outer_end : stretch.outer_end + 1
    ] in (",", ".")


def _clause_start(text: str, since: int, end: int) -> int:
    """Where the sentence that leads into the quote begins: behind the last stop before it."""
    last = since
    for match in _STOP.finditer(text, since, end):
        word = _LAST_WORD.search(text[max(since, match.start() - 6) : match.start()])
        if match.end() < end and (word is None or len(word.group()) > 3):
            last = match.end()
    return last


def make_quote(
    text: str,
    span: tuple[int, int],
    kind: str,
    speaker: SpeakerMention | None,
    cue: Cue | None,
) -> Quote:
    """Return the record of what `speaker` said in `span`, without the spaces at its ends."""
    is_named = speaker is not None and speaker.start >= 0
    said = text[slice(*span)].strip()
    start = text.index(said, span[0])
    return Quote(
        start=start,
        end=start + len(said),
        text=said,
        kind=kind,
        speaker=speaker.name if speaker else None,
        speaker_start=speaker.start if speaker and is_named else None,
        speaker_end=speaker.end if speaker and is_named else None,
        cue=cue.word if cue else None,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
    )
