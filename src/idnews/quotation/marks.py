"""Stretches of text between quotation marks, paragraph by paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from idnews.language.sentences import sentence_spans
from idnews.quotation.cues import cue_after, find_cues
from idnews.quotation.stray_marks import is_report, said_from, stands_free

__all__ = ["Quoted", "find_quoted"]

# Double marks of every shape are one family: scraped pages mix them ("... ”) and turn them round.
_DOUBLE = re.compile(r"[\"“”„«»‟]|''|``|‘‘|’’")
# A single mark counts only where no apostrophe can stand: at the outer edge of a word.
_SINGLE = re.compile(
    r"""
    (?<![\w'’‘]) ['‘] (?=\w)            # opening: before a word, nothing of a word before it
  | (?<=[\w.,!?…]) ['’] (?![\w'’‘])     # closing: behind a word or its stop
    """,
    re.VERBOSE,
)
# An apostrophe word that is no opening mark: the shortened particles of speech.
_ELISION = re.compile(r"['‘](?:kan|tuh|gitu|gimana|nggak|tak|ku|lah)\b", re.IGNORECASE)
_OPENING_CONTEXT = "([{"
_OPENING_PUNCTUATION = "-–—/:,"
_STOPS = ".,!?…)]"

_OWN_VIEW = re.compile(r"\s(?:saya|kami|kita|aku)\b")

MAX_UNCLOSED = 600
"""Characters to which an opening mark that nothing closes may reach. Paragraphs of speech are
shorter; at twice this, pages scraped into one paragraph turn whole articles into a quotation."""

MAX_UNOPENED = 400
"""Characters before a closing mark that nothing opened in which its sentence must begin."""

MAX_PARAGRAPHS = 6
"""Paragraphs that a quotation without marks between them may run over."""

OPENS, CLOSES, EITHER = "opens", "closes", "either"


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words `[start, end)` between two marks; `[outer_start, outer_end)` has the marks too.

    `is_closed` is False when the paragraph ends before the closing mark, `is_single` is True
    between single marks.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_closed: bool = True
    is_single: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark and what it can do where it stands."""

    start: int
    end: int
    role: str


@lru_cache(maxsize=1)  # quotations and references ask for the same text
def find_quoted(text: str) -> tuple[Quoted, ...]:
    """Return every stretch of `text` between quotation marks, in order, none inside another.

    A mark pairs within its paragraph (line), or with a closing mark a few paragraphs on when no
    other mark stands between. Where a paragraph only closes a quotation, before a reporting word,
    the sentence up to there is one. Else the last mark of a short paragraph, if it opens and
    nothing closes it, reaches to the paragraph's end.

    >>> [text_[q.start:q.end] for text_ in ['“Siap,” kata Budi. "Kami mulai.'] \
for q in find_quoted(text_)]
    ['Siap,', 'Kami mulai.']
    """
    lines = _marked_lines(text)
    found: list[Quoted] = []
    closed_until = -1
    for number, (start, end, marks) in enumerate(lines):
        doubles, opened, dangling = _pairs([mark for mark in marks if mark.start >= closed_until])
        for since, mark in dangling:
            found += _unopened(text, max(since, start), end, mark)
        doubles = [kept for quoted in doubles for kept in _without_reports(text, quoted, marks)]
        found += doubles
        is_open = opened is not None and bool(text[opened.end : end].strip())
        until = opened.start if opened and is_open else end
        found += _singles(text, max(start, closed_until), until, doubles)
        if opened is None or not is_open:
            continue
        closing = _closing_in_next(lines, number)
        if closing is not None:
            over = Quoted(opened.end, closing.start, opened.start, closing.end)
            found += _without_reports(text, over, marks)
            closed_until = closing.end
        elif end - opened.end <= MAX_UNCLOSED:
            last = opened.end + len(text[opened.end : end].rstrip())
            to_end = Quoted(opened.end, last, opened.start, last, is_closed=False)
            found += _without_reports(text, to_end, marks)
    return tuple(sorted(found, key=lambda quoted: quoted.start))


def _without_reports(text: str, quoted: Quoted, marks: Sequence[_Mark]) -> list[Quoted]:
    """Return what is quoted of a stretch whose first mark stands between spaces.

    Behind a stray mark the newsroom's own sentences come first: `" Ani menilai A. Siap," ujarnya`.
    What other marks of the line then enclose is quoted, else the words behind the last report.
    """
    if not stands_free(text, quoted.outer_start, quoted.start):
        return [quoted]
    said = said_from(text, quoted.start, quoted.end)
    if said == quoted.start:
        return [quoted]
    first = bisect_left(marks, quoted.start, key=lambda mark: mark.start)
    inner = marks[first : bisect_left(marks, quoted.outer_end, first, key=lambda mark: mark.start)]
    if len(inner) > 1:
        found, _, dangling = _pairs(inner)
        for since, mark in dangling:
            found += _unopened(text, max(since, quoted.start), quoted.outer_end + 40, mark)
        return found
    if said is None or not quoted.is_closed or text[quoted.end - 1].isspace():
        return []
    return [replace(quoted, start=said, outer_start=said)]


def _marked_lines(text: str) -> list[tuple[int, int, list[_Mark]]]:
    """Return the start, end and double marks of every line that is not empty."""
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            end = start + len(line)
            marks = [
                _Mark(m.start(), m.end(), _role(text, m.start(), m.end()))
                for m in _DOUBLE.finditer(text, start, end)
            ]
            lines.append((start, end, marks))
        start += len(line) + 1
    return lines


def _role(text: str, start: int, end: int) -> str:
    """What the mark at `[start, end)` can do, by the characters beside it."""
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    is_open_before = before in _OPENING_CONTEXT or before.isspace()
    is_word_after = after.isalnum() or after in "@#(.…‘'["
    if is_word_after and (is_open_before or before in _OPENING_PUNCTUATION):
        return EITHER if before == "," else OPENS
    if not is_open_before and (after.isspace() or (not is_word_after and after not in "\"“'”")):
        return CLOSES
    if not is_open_before and after in ".…" and before not in _STOPS:
        return CLOSES
    return EITHER


def _pairs(
    marks: Sequence[_Mark],
) -> tuple[list[Quoted], _Mark | None, list[tuple[int, _Mark]]]:
    """Pair the marks of one line; return the pairs, the mark that stays open, and what only closes.

    Each of the last has where the mark before it ends.

    An opening mark inside an open quotation is nested when two closing marks follow it
    (`"A "B" C"`), else the earlier one was never closed. A closing mark with nothing open has
    lost its partner. Of three marks, the first two of them between spaces, the last two pair.
    """
    found: list[Quoted] = []
    dangling: list[tuple[int, _Mark]] = []
    opened: _Mark | None = None
    depth = 0
    for number, mark in enumerate(marks):
        if opened is None and mark.role == CLOSES:
            dangling.append((marks[number - 1].end if number else -1, mark))
        elif opened is None or _stands_before(opened, mark):
            opened = mark
        elif mark.role == OPENS and depth == 0:
            follow = [later.role for later in marks[number + 1 : number + 3]]
            if follow[:1] != [OPENS] and follow[1:] and follow[1] != OPENS:
                depth = 1
            else:
                opened = mark
        elif depth:
            depth -= 1
        elif opened.role == mark.role == EITHER and _is_orphan(marks, number):
            opened = mark
        else:
            if mark.start > opened.end:
                found.append(Quoted(opened.end, mark.start, opened.start, mark.end))
            opened = None
    return found, opened, dangling


def _stands_before(mark: _Mark, other: _Mark) -> bool:
    """Whether a mark between spaces only stands before one that opens: `" "Kami siap,"`."""
    return mark.role == EITHER and other.role == OPENS and other.start - mark.end < 2


def _is_orphan(marks: Sequence[_Mark], number: int) -> bool:
    """Whether the mark before this one has no partner: the next mark closes too."""
    rest = marks[number + 1 : number + 3]
    return bool(rest) and rest[0].role == CLOSES and (len(rest) == 1 or rest[1].role != CLOSES)


def _unopened(text: str, start: int, end: int, mark: _Mark) -> list[Quoted]:
    """Return the sentence before the paragraph's first mark where that closes what nothing opened.

    `Kami siap bekerja," kata Budi.`: a reporting word follows. Of 24 such in the news the quotation
    was the last sentence alone in 20, more in 4.
    """
    if mark.role != CLOSES or text[max(start, mark.start - 1)] not in ",?!.":
        return []
    if cue_after(text, mark.end, end) is None:
        return []
    since = max(start, mark.start - MAX_UNOPENED)
    sentences = sentence_spans(text[since : mark.start])
    if not sentences or (len(sentences) == 1 and since > start):
        return []
    first = since + sentences[-1][0]
    is_others = any(
        cue.position == "source" and not _OWN_VIEW.match(text, cue.end)
        for cue in find_cues(text, first, mark.start)
    )
    if is_others or is_report(text, first, mark.start) or not text[first].isupper():
        return []
    return [Quoted(first, mark.start, first, mark.end)]


def _closing_in_next(lines: list[tuple[int, int, list[_Mark]]], number: int) -> _Mark | None:
    """Return the mark of a following paragraph that closes a quotation left open in this one."""
    for _, _, marks in lines[number + 1 : number + MAX_PARAGRAPHS]:
        if marks:
            return marks[0] if marks[0].role == CLOSES else None
    return None


def _singles(text: str, start: int, end: int, doubles: Sequence[Quoted]) -> list[Quoted]:
    """Return the stretches between single marks that stand outside double ones."""
    found: list[Quoted] = []
    if all(text.find(mark, start, end) < 0 for mark in "'‘’"):
        return found
    opened: re.Match[str] | None = None
    outer = [quoted.outer_start for quoted in doubles]
    for mark in _SINGLE.finditer(text, start, end):
        if _ELISION.match(text, mark.start()):
            continue
        number = bisect_right(outer, mark.start()) - 1
        if number >= 0 and mark.start() < doubles[number].outer_end:
            opened = None
        elif mark.end() < end and text[mark.end()].isalnum():
            opened = mark
        elif opened is not None:
            if number < 0 or outer[number] < opened.start():  # no double ones inside
                found.append(
                    Quoted(opened.end(), mark.start(), opened.start(), mark.end(), is_single=True)
                )
            opened = None
    return found
