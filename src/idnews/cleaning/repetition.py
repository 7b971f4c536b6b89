"""A body that stands on the page twice, whole or nearly: the second copy goes.

Also: the line that a page repeats, such as a headline above and below its picture; and the page of
paragraphs inside each other, each line of which holds all the text below it.
"""

import re

from idnews.cleaning.draft import Cut, Span, View

__all__ = ["find_repetition"]

# A run of repeated lines must hold this many characters. In 41 k articles, half of it takes out
# refrains and the rows of tables; at twice, a body of two short paragraphs stays doubled.
MIN_REPEATED = 160
# One repeated line alone: shorter ones are subheadings, answers ("Tidak ada.") and rows of tables.
MIN_REPEATED_LINE = 90
# In a page on one line the sentences stand in for lines; a run of at least so many, so long.
MIN_SENTENCES, MIN_SENTENCE_RUN = 4, 500
MIN_SHARE = 0.2  # of the page: a shorter run is a claim that a fact check quotes twice
_SENTENCE = re.compile(r"[.!?][\"”’)]?\Z")
FEW_LINES = 3
# How far below a line the line may stand that repeats its end: in between stands what it begins
# with, a paragraph or a short list.
NEAR = 6
_READ_ALSO = re.compile(r"(?:baca|simak|lihat) (?:juga|pula)", re.IGNORECASE)
MIN_TITLE, MAX_TITLE = 20, 150
_CREDIT = re.compile(r"\([a-z]{2,5}/[a-z0-9]{2,5}\)|\[gambas", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?][\"”’)])\s|(?<=[.!?])\s")


def find_repetition(view: View) -> list[Cut]:
    """Return the parts of the page that repeat what stood before them.

    >>> body = "Harga beras di Pasar Angso Duo naik lagi.\\n" + "Warga mengeluhkan kenaikan. " * 6
    >>> [(c.start, c.kind) for c in find_repetition(View(body + "\\n" + body))]
    [(211, 'duplicate')]
    """
    if nested := _nested_lines(view):
        return nested  # the next pass finds what else repeats: copies must not cut each other
    lines = view.lines
    if len(lines) <= FEW_LINES and len(view.text) >= 2 * MIN_SENTENCE_RUN:
        units = [unit for line in lines for unit in _sentences(view.text, line)]
        size = max(MIN_SENTENCE_RUN, int(MIN_SHARE * len(view.text)))
        return _repeated_runs(view.text, units, MIN_SENTENCES, size, None)
    cuts = _repeated_runs(view.text, lines, 2, MIN_REPEATED, MIN_REPEATED_LINE)
    return cuts + _repeated_starts(view) + _doubled_titles(view)


def _nested_lines(view: View) -> list[Cut]:
    """Return what a page says again whose paragraphs stand inside each other.

    The lines `A B C`, `A`, `B C`, `B`, `C` leave `A`, `B`, `C`.
    """
    texts = view.line_texts
    cuts: list[Cut] = []
    number = 0
    while number < len(texts):
        line, (start, stop) = texts[number], view.lines[number]
        rest = _rest_below(texts, number) if len(line) >= MIN_REPEATED_LINE else None
        if rest is None:
            after = number + 1 + _n_inside(line, texts[number + 1 : number + 1 + NEAR])
            cuts += [Cut(*span, "duplicate") for span in view.lines[number + 1 : after]]
            number = after
            continue
        between = texts[number + 1 : rest]
        cut = stop - len(texts[rest])
        links = start + len(between[0]) if between else cut
        if _is_same(line, "".join(between) + texts[rest]):
            cuts.append(Cut(start, stop, "duplicate"))
            number += 1
        elif _READ_ALSO.match(view.text, links, cut) and line.startswith(between[0]):
            cuts.append(Cut(start, links, "duplicate"))
            cuts.append(Cut(links, cut, "related_link"))
            cuts.append(Cut(cut, stop, "duplicate"))
            number += 1
        else:
            cuts.append(Cut(cut, stop, "duplicate"))
            inside = [n for n in range(number + 1, rest) if texts[n] in line]
            cuts += [Cut(*view.lines[n], "duplicate") for n in inside]
            number = rest
    return cuts


def _rest_below(texts: list[str], number: int) -> int | None:
    """Return which of the next lines says the end of a line again, whose start they say, too."""
    line = texts[number]
    for below in range(number + 1, min(number + 1 + NEAR, len(texts))):
        end = texts[below]
        if len(end) < len(line) and line.endswith(end) and texts[number + 1] in line:
            between = "".join(texts[number + 1 : below])
            if len(end) >= MIN_REPEATED_LINE or _is_same(line, between + end):
                return below
    return None


def _is_same(one: str, other: str) -> bool:
    """Whether two texts are the same but for their space."""
    return "".join(one.split()) == "".join(other.split())


def _n_inside(line: str, below: list[str]) -> int:
    """Return how many of the next lines stand inside a line, the first of them at its start."""
    place = count = size = 0
    if below and line.startswith(below[0]):
        for text in below:
            place = line.find(text, place)
            if place < 0:
                break
            count, size = count + 1, size + len(text)
    return count if size >= MIN_REPEATED_LINE else 0


def _repeated_starts(view: View) -> list[Cut]:
    """Return the starts of lines that repeat a whole earlier line, which was a teaser."""
    cuts = []
    first: dict[str, str] = {}
    for (start, _), line in zip(view.lines, view.line_texts, strict=True):
        if len(line) < MIN_REPEATED_LINE:
            continue
        teaser = first.setdefault(line[:MIN_REPEATED_LINE], line)
        if len(teaser) < len(line) and line.startswith(teaser):
            cuts.append(Cut(start, start + len(teaser), "duplicate"))
    return cuts


def _doubled_titles(view: View) -> list[Cut]:
    """Return the lines that stand twice on end and are no sentences: a picture or a video."""
    return [
        Cut(view.lines[number][0], view.lines[number + 1][1], "media")
        for number, line in enumerate(view.line_texts[:-1])
        if number > 0
        and line == view.line_texts[number + 1]
        and MIN_TITLE <= len(line) <= MAX_TITLE
        and line[-1] not in '.!?,;:"”'
        and _is_foot(view, number + 2)
    ]


def _is_foot(view: View, number: int) -> bool:
    """Return whether the line is a credit in initials, or there is none."""
    return number >= len(view.lines) or bool(_CREDIT.match(view.line_texts[number]))


def _sentences(text: str, line: Span) -> list[Span]:
    start, end = line
    spans = []
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.start() > start:
            spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, end)] if start < end else spans


def _repeated_runs(
    text: str, units: list[Span], min_units: int, min_run: int, min_alone: int | None
) -> list[Cut]:
    keys = [text[start:end] for start, end in units]
    first: dict[str, int] = {}
    cuts: list[Cut] = []
    index = 0
    while index < len(units):
        earlier = first.setdefault(keys[index], index)
        length, size = 0, 0
        if earlier < index:
            length, size = _run(keys, earlier, index)
        is_long = length >= min_units and size >= min_run
        if is_long or (length == 1 and min_alone is not None and size >= min_alone):
            before = is_long and _is_copy_begun(keys, earlier, index)
            start, _ = units[index - 1 if before else index]
            cuts.append(Cut(start, units[index + length - 1][1], "duplicate"))
        index += max(length, 1)  # a run that is too short holds no longer one: linear time
    return cuts


def _run(keys: list[str], earlier: int, later: int) -> tuple[int, int]:
    """Return how many units from `later` on repeat those from `earlier` on, and their size.

    Only sentences count: headings and the rows of a table come again with other words below them.
    """
    length, size = 0, 0
    while (
        later + length < len(keys)
        and earlier + length < later
        and keys[earlier + length] == keys[later + length]
    ):
        if _SENTENCE.search(keys[later + length]):
            size += len(keys[later + length])
        length += 1
    return length, size


def _is_copy_begun(keys: list[str], earlier: int, later: int) -> bool:
    """Return whether a copy begins one unit before, with a paragraph that lost its dateline."""
    before = keys[later - 1]
    is_far = earlier > 0 and later - 1 > earlier and len(before) >= MIN_REPEATED_LINE
    return is_far and keys[earlier - 1].endswith(before)
