"""Stretches of text between quotation marks, paragraph by paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Quoted", "find_quoted"]

# Double marks of every shape are one family: scraped pages mix them ("... ”) and turn them round.
_DOUBLE = re.compile(r"[\"“”„«»‟]|''|``")
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
_OPENING_CONTEXT = " \t([{-–—/:,"
_NEVER_BEFORE_CLOSING = " \t\n([{-–—/:"


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words `[start, end)` between two marks; `[outer_start, outer_end)` has the marks too.

    `is_closed` is False when the paragraph ends before the closing mark.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_closed: bool = True


def find_quoted(text: str) -> list[Quoted]:
    """Return every stretch of `text` between quotation marks, in order, none inside another.

    A mark pairs only within its paragraph (line). The last mark of a paragraph, if it opens and
    nothing closes it, reaches to the paragraph's end.

    >>> [text_[q.start:q.end] for text_ in ['“Siap,” kata Budi. "Kami mulai.'] \
for q in find_quoted(text_)]
    ['Siap,', 'Kami mulai.']
    """
    found: list[Quoted] = []
    start = 0
    for line in text.split("\n"):
        doubles = list(_pairs(line, start, list(_DOUBLE.finditer(line))))
        found += doubles
        if not doubles:
            marks = [m for m in _SINGLE.finditer(line) if not _ELISION.match(line, m.start())]
            found += [pair for pair in _pairs(line, start, marks) if pair.is_closed]
        start += len(line) + 1
    return found


def _pairs(line: str, offset: int, marks: list[re.Match[str]]) -> Iterator[Quoted]:
    """Pair the marks of one line: each opens or closes by what stands beside it."""
    opened: re.Match[str] | None = None
    for mark in marks:
        if opened is None:
            if not _only_closes(line, mark):
                opened = mark
        elif _only_opens(line, mark) and _closes_later(line, marks, mark):
            opened = mark  # the earlier one was never closed
        elif mark.start() > opened.end():
            yield _quoted(offset, opened, mark.start(), mark.end(), True)
            opened = None
    if opened is not None and opened.end() < len(line.rstrip()):
        end = len(line.rstrip())
        yield _quoted(offset, opened, end, end, False)


def _quoted(offset: int, opened: re.Match[str], end: int, outer_end: int, closed: bool) -> Quoted:
    return Quoted(
        offset + opened.end(), offset + end, offset + opened.start(), offset + outer_end, closed
    )


def _only_opens(line: str, mark: re.Match[str]) -> bool:
    """Whether nothing but an opening can stand here: space before the mark and none behind it."""
    before = line[mark.start() - 1] if mark.start() else " "
    after = line[mark.end()] if mark.end() < len(line) else " "
    return before in _OPENING_CONTEXT and (after.isalnum() or after in "@#(.…")


def _only_closes(line: str, mark: re.Match[str]) -> bool:
    """Whether nothing but a closing can stand here: a word or stop before it, none behind it."""
    before = line[mark.start() - 1] if mark.start() else " "
    after = line[mark.end()] if mark.end() < len(line) else " "
    return before not in _NEVER_BEFORE_CLOSING and not after.isalnum()


def _closes_later(line: str, marks: list[re.Match[str]], mark: re.Match[str]) -> bool:
    """Whether the next mark can close what this one would open, with no third mark to pair with.

    `"A "B" C"` has a nested pair: then the outer one stands and the inner marks are its words.
    """
    later = marks[marks.index(mark) + 1 :]
    return len(later) % 2 == 1 and _only_closes(line, later[0])
