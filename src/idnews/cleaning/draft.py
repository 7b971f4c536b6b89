"""The page under the knife: its text as it stands, and where each piece of it stood before."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

__all__ = ["Cut", "Draft", "Span", "View", "tidy_spans"]

Span = tuple[int, int]
INSERTED = -1  # the origin of a piece that does not stand in the source

# A run of whitespace that is more than one space or one line feed between words.
_LOOSE_SPACE = re.compile(r"\n[ \n]+| [ \n]+|\A[ \n]+|[ \n]+\Z")
_LOOSE_PAIRS = ("  ", " \n", "\n ", "\n\n")


class Cut(NamedTuple):
    """A stretch `[start, end)` of the text that a step saw, to be taken out as `kind`."""

    start: int
    end: int
    kind: str


class View:
    """A text and what every step asks of it: its lines, and itself in lower case.

    >>> View(" Jambi \\n\\nHarga naik.").lines
    [(1, 6), (9, 20)]
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def lines(self) -> list[Span]:
        """Spans of the lines that hold something, without the space around them."""
        spans, start = [], 0
        for line in self.text.split("\n"):
            stripped = line.strip()
            if stripped:
                left = start + len(line) - len(line.lstrip())
                spans.append((left, left + len(stripped)))
            start += len(line) + 1
        return spans

    @cached_property
    def line_texts(self) -> list[str]:
        """The lines that hold something, without the space around them."""
        return [self.text[start:end] for start, end in self.lines]

    @cached_property
    def lowered(self) -> str:
        """The text in lower case; for tests of presence only, its offsets may differ."""
        return self.text.lower()


class Draft:
    """A text made of pieces of `source`: what is left of it after cuts.

    Where a cut would glue two words, a space is put in.

    >>> draft = Draft("Kata dia.Baca juga: Beras naikMenurut dia, benar.")
    >>> draft.cut([(9, 30)])
    [[(9, 30)]]
    >>> draft.text
    'Kata dia. Menurut dia, benar.'
    """

    def __init__(self, source: str) -> None:
        self._set([(0, source)] if source else [])

    def _set(self, pieces: list[tuple[int, str]]) -> None:
        self._pieces = pieces
        self._offsets: list[int] = []
        offset = 0
        for _, text in pieces:
            self._offsets.append(offset)
            offset += len(text)
        self.text = "".join(text for _, text in pieces)

    def put_before(self, text: str) -> None:
        """Put a text in front that does not stand in the source."""
        self._set([(INSERTED, text), *self._pieces])

    def cut(self, spans: Iterable[Span]) -> list[list[Span]]:
        """Take the spans of `text` out; return for each the spans of the source that went with it.

        Spans come back in the order given; what two of them share goes with the earlier.
        """
        wanted = list(spans)
        taken: list[list[Span]] = [[] for _ in wanted]
        kept: list[tuple[int, str]] = []
        position = 0
        for index in sorted(range(len(wanted)), key=lambda i: wanted[i]):
            start, end = max(wanted[index][0], position), wanted[index][1]
            if start >= end:
                continue
            kept.extend(self._slice(position, start))
            taken[index] = [
                (origin, origin + len(text))
                for origin, text in self._slice(start, end)
                if origin != INSERTED
            ]
            if self._would_glue(start, end):
                kept.append((INSERTED, " "))
            position = end
        if position:
            self._set([*kept, *self._slice(position, len(self.text))])
        return taken

    def _slice(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        index = max(bisect_right(self._offsets, start) - 1, 0)
        while index < len(self._pieces) and self._offsets[index] < end:
            origin, text = self._pieces[index]
            left = max(start - self._offsets[index], 0)
            right = min(end - self._offsets[index], len(text))
            if right > left:
                yield (origin if origin == INSERTED else origin + left), text[left:right]
            index += 1

    def _would_glue(self, start: int, end: int) -> bool:
        if start == 0 or end >= len(self.text):
            return False
        before, after = self.text[start - 1], self.text[end]
        return not (before.isspace() or after.isspace() or before in "([" or after in ",.;:!?)]")


def tidy_spans(text: str) -> list[Span]:
    """Return what to take out so that one space parts words and one line feed parts paragraphs.

    >>> tidy_spans("  a  b \\n\\n c")
    [(0, 2), (4, 5), (6, 7), (8, 10)]
    """
    spans: list[Span] = []
    if text == text.strip(" \n") and not any(pair in text for pair in _LOOSE_PAIRS):
        return spans
    for match in _LOOSE_SPACE.finditer(text):
        start, end = match.span()
        if start == 0 or end == len(text):
            spans.append((start, end))
            continue
        keep = text.find("\n", start, end)
        keep = start if keep < 0 else keep
        spans += [(start, keep), (keep + 1, end)]
    return [(start, end) for start, end in spans if start < end]
