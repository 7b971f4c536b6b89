"""Find where sentences begin and end, by rules over full stops, quotes and abbreviations."""

import re
from collections.abc import Iterator

from idnews.errors import require_text
from idnews.language.abbreviations import is_abbreviation, may_end_sentence
from idnews.language.characters import CLOSERS, OPENERS

__all__ = ["sentence_spans"]

_find_lines = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+").finditer

_find_stops = re.compile(
    rf"""
    (?P<stop> [.!?…]+ ) (?P<closers> [{CLOSERS}]{{0,4}} ) (?P<space> \s+ )
  | (?<=[a-z]{{3}}) [.!?] (?=[A-Z][a-z]) (?P<glued>)
    """,
    re.VERBOSE,
).finditer
_find_word = re.compile(r"\S{1,40}\Z").search
_find_next = re.compile(rf"[{OPENERS}\-–—•*\s]*(\S?)").match


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of `text` as character offsets `[start, end)`, trimmed of whitespace.

    A line feed always ends a sentence.

    >>> text = 'Dr. Ma\\'ruf datang. "Baik," katanya.'
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ["Dr. Ma'ruf datang.", '"Baik," katanya.']
    """
    return [
        span
        for line in _find_lines(require_text(text))
        for span in _split_line(text, line.start(), line.end())
    ]


def _split_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _find_stops(text, start, end):
        if match.start() < start or not _is_boundary(text, match, start, end):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _is_boundary(text: str, match: re.Match[str], start: int, end: int) -> bool:
    if match["glued"] is not None:
        return True
    following = _find_next(text, match.end(), end)
    if following is None or not following[1] or following[1].islower():
        return False
    if match["stop"] != "." or match["closers"]:
        return True
    word = _find_word(text, max(start, match.start() - 40), match.start())
    left = word.group().lstrip(OPENERS) if word else ""
    if is_abbreviation(left):
        return may_end_sentence(left)
    return not (len(left) == 1 and left.isupper())
