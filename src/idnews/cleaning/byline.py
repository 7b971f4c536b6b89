"""Who wrote it: credits at the foot and head of a report, and the tags that follow them.

"(Yen)", "(abc/def)", "(*/cax)", "Reporter: Anggun P. Situmorang", "Penulis: X Editor: Y",
"Pewarta : X",
"Laporan Wartawan TribunSolo.com, Zharfan Muhana", "(Ditulis oleh Yudho Ardi)".
"""

import re

from idnews.cleaning.draft import Cut, View

__all__ = ["find_byline"]

# Credits stand within so many lines of the head or foot: with tags below them, up to a dozen.
HEAD_LINES, FOOT_LINES = 8, 14
# A full name in brackets is a credit only this near the foot; in mid-text it may explain a word.
NAME_LINES = 6
MAX_CREDIT_LINE = 140
MAX_TAG, MAX_TAGS = 60, 15
MAX_TAIL = 320

_AUTHOR = (
    r"(?:reporter|penulis|pewarta|oleh|jurnalis|wartawan|kontributor|liputan|laporan"
    r"|penulis berita)"
)
_OTHER = (
    r"(?:editor|redaktur|penyunting|redaktur pelaksana|uploader|pengunggah|penerjemah|sumber"
    r"|source|tim redaksi|red)"
)
_NAMES = r"[^\n:.!?\"”]{2,60}(?:\.[^\n:.!?\"”]{1,40}){0,3}"
_CREDIT_LINE = re.compile(
    rf"[-–* (|]{{0,3}}(?:{_AUTHOR}|{_OTHER})\s?(?:\|\s?)?[:|]\s?{_NAMES}"
    rf"(?:\s?[|,/]?\s?(?:{_AUTHOR}|{_OTHER})\s?[:|]\s?{_NAMES}){{0,3}}[.)]?(?:\s?\|)?",
    re.IGNORECASE,
)
_REPORT_LINE = re.compile(
    r"(?:laporan (?:wartawan|reporter|kontributor|jurnalis)|hasil (?:periksa|cek) fakta)"
    r"[^\n]{3,110}(?<![!?])|laporan [^\n.!?]{3,60}(?:\||(?-i: I ))[^\n.!?]{2,40}",
    re.IGNORECASE,
)
_TAIL_CREDIT = re.compile(
    rf"(?<=[.!?\"”)\s])(?:pewarta|reporter|penulis|editor)\s?:\s?[A-Z]{_NAMES}"
    rf"(?:\s?editor\s?:\s?{_NAMES})?\s*\Z",
    re.IGNORECASE,
)
_AUTHOR_NAME = re.compile(
    rf"{_AUTHOR}\s?(?:\|\s?)?[:|]\s?(?P<name>{_NAMES}?)(?=\s?[|,/(]?\s?{_OTHER}\s?[:|]|[.)]?[\s|]*\Z)",
    re.IGNORECASE,
)

_INITIALS = r"(?:\*{1,4}/)?[a-z]{2,6}(?:[/-][a-z0-9]{2,6}){0,3}"
_NAME = r"[A-Z][\w.'’-]*(?:(?: ?/ ?| )[A-Z][\w.'’-]*){0,4}"
_BRACKET_LINE = re.compile(
    rf"[(\[]\s?(?P<who>{_INITIALS}|\*{{1,4}}|{_NAME}|ditulis oleh [^()\n]{{3,60}})\s?[)\]]\.?",
    re.IGNORECASE,
)
# A credit in brackets behind the last sentence: after a full stop, so not an explanation.
_BRACKET_TAIL = re.compile(
    rf"(?<=[.!?\"”’])\s*[(\[]\s?(?P<who>{_INITIALS}|\*{{1,4}}|{_NAME})\s?[)\]]\.?\s*$"
)
# The same with tags in lower case behind it, all on one line.
_BRACKET_TAGS = re.compile(
    r"\s*[(]\s?(?P<who>[a-z]{2,6}/[a-z0-9]{2,6}|(?<=[.!?\"”]\()[a-z]{3,5}"
    r"|(?<=[.!?\"”]\s\()[a-z]{3,5})\s?[)]\s+(?P<tags>[a-z0-9][^.!?\"\nA-Z]{1,200})\Z"
)
_LABEL = re.compile(r"ditulis oleh ", re.IGNORECASE)


def find_byline(view: View) -> tuple[list[Cut], str | None]:
    """Return the credits and tags of a page, and the name or initials of who wrote it.

    >>> find_byline(View("Harga naik.\\nKondisi ini berlanjut, kata dia. (Yen)"))
    ([Cut(start=44, end=50, kind='byline')], 'Yen')
    """
    cuts: list[Cut] = []
    authors: list[str] = []
    initials: list[str] = []
    last = len(view.lines)
    foot = last
    for number in _edge_lines(last):
        line, (start, end) = view.line_texts[number], view.lines[number]
        if len(line) <= MAX_CREDIT_LINE and (
            _CREDIT_LINE.fullmatch(line) or _REPORT_LINE.fullmatch(line)
        ):
            cuts.append(Cut(start, end, "byline"))
            authors += [m["name"].strip(" |") for m in _AUTHOR_NAME.finditer(line)]
            continue
        who = _bracketed(line, last - number)
        if who is not None:
            cuts.append(Cut(start + who[0], end, "byline"))
            initials.append(who[1])
            foot = number if last - number <= FOOT_LINES else foot
    cuts += _tags_below(view, foot)
    tail = _tail(view)
    if tail is not None:
        cuts += tail[0]
        (authors if ":" in view.text[tail[0][0].start : tail[0][0].end] else initials).append(
            tail[1]
        )
    return cuts, _choose(authors, initials)


def _edge_lines(count: int) -> list[int]:
    head = range(min(HEAD_LINES, count))
    return [*head, *range(max(len(head), count - FOOT_LINES), count)]


def _bracketed(line: str, from_foot: int) -> tuple[int, str] | None:
    """Return where in the line a credit in brackets begins, and who it names."""
    if from_foot > FOOT_LINES:
        return None
    whole = _BRACKET_LINE.fullmatch(line) if len(line) <= 80 else None
    match = whole or _BRACKET_TAIL.search(line, max(0, len(line) - 80))
    if match is None:
        return None
    who = _LABEL.sub("", match["who"]).strip()
    if from_foot > NAME_LINES and not re.fullmatch(_INITIALS, who):
        return None
    return match.start(), who


def _tags_below(view: View, foot: int) -> list[Cut]:
    """Return the short lines below the last credit, all of which must look like tags."""
    below = range(foot + 1, len(view.lines))
    if not below or len(below) > MAX_TAGS:
        return []
    for number in below:
        line = view.line_texts[number]
        if len(line) > MAX_TAG or line[-1] in '.!?:,"”' or len(line.split()) > 9:
            return []
    return [Cut(view.lines[below[0]][0], view.lines[-1][1], "tags")]


def _tail(view: View) -> tuple[list[Cut], str] | None:
    """Return the credit that ends a page on one line, with the tags behind it."""
    if not view.lines:
        return None
    start, end = view.lines[-1]
    base = max(start, end - MAX_TAIL)
    tail = view.text[base:end]
    match = _TAIL_CREDIT.search(tail)
    if match and match.start() > 0:
        name = _AUTHOR_NAME.search(match.group())
        return [Cut(base + match.start(), end, "byline")], name["name"].strip(" |") if name else ""
    match = _BRACKET_TAGS.search(tail)
    if match and match.start() > 0:
        middle = base + match.start("tags")
        return [Cut(base + match.start(), middle, "byline"), Cut(middle, end, "tags")], match["who"]
    return None


def _choose(authors: list[str], initials: list[str]) -> str | None:
    names = [name for name in dict.fromkeys(authors) if name]
    if names:
        return ", ".join(names)
    marks = [stripped for mark in initials if (stripped := mark.strip("*/ "))]
    return marks[-1] if marks else None
