"""Running text with its entities, references and quotations marked, each by more than colour.

A mark is a `<mark>` with its label in small letters behind it and a description that opens on
hover and on keyboard focus. Quotations are `<q>` (direct) or `<span>` (indirect) with the speaker
behind them; they may hold marks. What stands across a paragraph's end is marked in both.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from idnews.display.escaping import escape_attribute, escape_text
from idnews.display.facts import entity_facts, family_of
from idnews.records import Analysis, Cluster, Entity, Quote, Reference

__all__ = ["Paragraph", "mark_paragraphs"]

QUOTATION_MARKS: Final = frozenset("\"'“”„‟‘’«»")

Inner = Entity | tuple[Reference, Cluster]


@dataclass
class Paragraph:
    """A stretch `[start, end)` of the text, and what stands in it.

    That is, for each thing: from where to where, whether it ends there, and the thing.
    """

    start: int
    end: int
    quotes: list[tuple[int, int, bool, Quote]] = field(default_factory=list)
    marks: list[tuple[int, int, bool, Inner]] = field(default_factory=list)


def mark_paragraphs(
    analysis: Analysis, paragraphs: Sequence[tuple[int, int]], *, prefix: str
) -> list[str]:
    """Return the HTML of each stretch `[start, end)` of the text; stretches are in order.

    `prefix` begins the ids of the descriptions, so that two articles on a page do not share any.
    Time is linear in the text and its marks.
    """
    cut = [Paragraph(start, end) for start, end in paragraphs]
    starts = [start for start, _ in paragraphs]
    for entity in analysis.entities:
        for paragraph, piece in _pieces(cut, starts, entity.start, entity.end):
            paragraph.marks.append((*piece, entity))
    for cluster in analysis.clusters:
        for reference in cluster.references:
            for paragraph, piece in _pieces(cut, starts, reference.start, reference.end):
                paragraph.marks.append((*piece, (reference, cluster)))
    for quote in analysis.quotes:
        for paragraph, piece in _pieces(cut, starts, *_with_quotation_marks(analysis.text, quote)):
            paragraph.quotes.append((*piece, quote))
    return [_Writer(analysis.text, paragraph, prefix).write() for paragraph in cut]


def _with_quotation_marks(text: str, quote: Quote) -> tuple[int, int]:
    """Where the quotation stands, its quotation marks included."""
    start, end = quote.start, quote.end
    if start > 0 and text[start - 1] in QUOTATION_MARKS:
        start -= 1
    return start, end + (text[end : end + 1] in QUOTATION_MARKS and end < len(text))


def _pieces(
    cut: Sequence[Paragraph], starts: Sequence[int], start: int, end: int
) -> Iterable[tuple[Paragraph, tuple[int, int, bool]]]:
    """The paragraphs that `[start, end)` touches, and what of it stands in each."""
    first = max(bisect_right(starts, start) - 1, 0)
    for number in range(first, len(cut)):
        paragraph = cut[number]
        if paragraph.start >= end:
            return
        left, right = max(start, paragraph.start), min(end, paragraph.end)
        if left < right:
            yield paragraph, (left, right, right == end)


class _Writer:
    """Writes one paragraph from left to right."""

    def __init__(self, text: str, paragraph: Paragraph, prefix: str) -> None:
        self.text = text
        self.paragraph = paragraph
        self.prefix = prefix
        self.marks = sorted(paragraph.marks, key=lambda mark: (mark[0], -mark[1]))
        self.next_mark = 0
        self.at = paragraph.start
        self.parts: list[str] = []

    def write(self) -> str:
        for start, end, is_last, quote in sorted(self.paragraph.quotes, key=lambda q: q[:2]):
            if end <= self.at:
                continue  # inside a quotation that is already written
            self._write_until(max(start, self.at))
            tag = "q" if quote.kind == "direct" else "span"
            self.parts.append(f'<{tag} class="said {escape_attribute(quote.kind)}">')
            self._write_until(end)
            self.parts.append(_speaker(quote) if is_last else "")
            self.parts.append(f"</{tag}>")
        self._write_until(self.paragraph.end)
        return "".join(self.parts)

    def _write_until(self, end: int) -> None:
        """The text up to `end` with its marks; a mark that stands across `end` is cut there."""
        while self.next_mark < len(self.marks) and self.marks[self.next_mark][0] < end:
            start, stop, is_last, item = self.marks[self.next_mark]
            start, right = max(start, self.at), min(stop, end)
            if start < right:
                self.parts.append(escape_text(self.text[self.at : start]))
                words = escape_text(self.text[start:right])
                self.parts.append(self._mark(item, words, start, is_last and right == stop))
                self.at = right
            if stop > end:
                break
            self.next_mark += 1
        self.parts.append(escape_text(self.text[self.at : end]))
        self.at = max(end, self.at)

    def _mark(self, item: Inner, words: str, start: int, is_last: bool) -> str:
        if isinstance(item, Entity):
            label, facts = item.label, entity_facts(item)
            opening = f'<mark class="{family_of(label).split()[0]}"'
            tag, tail = "mark", f"<small>{escape_text(label)}</small>" if is_last else ""
        else:
            label, facts = item[0].kind, [("stands for", item[1].name)]
            opening, tag, tail = '<span class="ref"', "span", ""
        if not facts:
            return f"{opening}>{words}{tail}</{tag}>"
        name = f"{self.prefix}-{start}"
        rows = "<br>".join(f"<i>{escape_text(key)}</i> {escape_text(fact)}" for key, fact in facts)
        tip = (
            f'<span class="tip" role="tooltip" id="{name}" lang="en">'
            f"<b>{escape_text(label)}</b><br>{rows}</span>"
        )
        return f'{opening} tabindex="0" aria-describedby="{name}">{words}{tail}{tip}</{tag}>'


def _speaker(quote: Quote) -> str:
    return f'<small class="by">{escape_text(quote.speaker or "speaker not named")}</small>'
