"""Broken characters: what scraping and wrong encodings do to a page, put right with offsets kept.

`repair` returns the text that every cleaning step reads, and the way back: which characters of the
page each of its characters came from. Most pages need nothing and come back unchanged.
"""

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

__all__ = ["Repair", "repair"]

Edit = tuple[int, int, int]  # start and end in the old text, length in the new

# Each is one character for one: no offset moves.
_ONE_FOR_ONE = {ord(c): " " for c in "\t\xa0\u1680\u202f\u205f\u3000"}
_ONE_FOR_ONE |= dict.fromkeys(range(8192, 8203), " ")
_ONE_FOR_ONE |= {ord(c): "\n" for c in "\r\v\f\x1c\x1d\x1e\u2028\u2029"}
# Windows-1252 read as Latin-1: C1 controls that are quotation marks, dashes and an ellipsis.
_ONE_FOR_ONE |= {
    ord(c): c.encode("latin-1").decode("cp1252") for c in "\x85\x91\x92\x93\x94\x96\x97"
}
_ONE_FOR_ONE |= dict.fromkeys(range(55296, 57344), "�")
_MAYBE_ODD = re.compile(
    "[\t\r\v\f\x1c-\x1e\x85\x91-\x94\x96\x97\xa0"
    "\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]"
)

# Controls and characters without width that no word needs. The joiners U+200C and U+200D stay:
# Arabic and Javanese script and emoji use them.
_NO_USE = (
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x90\x95\x98-\x9f\xad\u200b"
    "\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
# With what tells a terminal its colours: of `ESC [31m` no `[31m` may stay.
_NO_USE_RUN = re.compile(rf"(?:\x1b\[[\d;]*[A-Za-z]|{_NO_USE})+")
# Bold and italic letters and digits of mathematics, with which posts are set in type.
_STYLED = re.compile("[\U0001d400-\U0001d7ff]")

# UTF-8 read as Windows-1252 or Latin-1 begins with one of these and goes on with another
# character above ASCII: "â€œ" for a quotation mark, "Ã©" for an accent, "ðŸ˜€" for an emoji.
_MOJIBAKE_SIGN = re.compile(r"[\xc2-\xf4][^\x00-\x7f]")
# Characters that stand for the bytes 0x80 to 0xBF, as Latin-1 or as Windows-1252.
_TRAIL = "[\x80-\xbf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore") + "]"
_MOJIBAKE = re.compile(
    rf"(?:[\xc2-\xdf]{_TRAIL}|[\xe0-\xef]{_TRAIL}{{2}}|[\xf0-\xf4]{_TRAIL}{{3}})+"
)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# "&amp;quot;" was escaped twice; both go at once, so that a second look finds nothing.
_ENTITY = re.compile(
    r"&(?:(?:amp|\#38|\#x26);)*(?:[a-zA-Z]{2,31}\d{0,2}|\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6});"
)
MAX_ROUNDS = 8  # an entity that spells mojibake that spells an entity; two rounds are already rare


class Repair:
    """The repaired `text` of a page and the map between the offsets of both.

    >>> fixed = repair("Ka\\u200bta &quot;dia&quot;")
    >>> fixed.text
    'Kata "dia"'
    >>> fixed.to_page(5, 6)
    (6, 12)
    """

    def __init__(self, text: str, layers: tuple["_Layer", ...]) -> None:
        self.text = text
        self._layers = layers

    def to_page(self, start: int, end: int) -> tuple[int, int]:
        """Return where the span of the repaired text stands in the page."""
        for layer in reversed(self._layers):
            start, end = layer.to_old(start, end)
        return start, end

    def from_page(self, start: int, end: int) -> tuple[int, int]:
        """Return where the span of the page stands in the repaired text."""
        for layer in self._layers:
            start, end = layer.to_new(start, end)
        return start, end


class _Layer:
    """The edits of one round, in order."""

    def __init__(self, edits: list[Edit]) -> None:
        self.old_starts = [start for start, _, _ in edits]
        self.old_ends = [end for _, end, _ in edits]
        self.new_starts, self.new_ends = [], []
        shift = 0
        for start, end, width in edits:
            self.new_starts.append(start + shift)
            self.new_ends.append(start + shift + width)
            shift += width - (end - start)

    def to_old(self, start: int, end: int) -> tuple[int, int]:
        return (
            _map_start(start, self.new_starts, self.new_ends, self.old_starts, self.old_ends),
            _map_end(end, self.new_starts, self.new_ends, self.old_ends),
        )

    def to_new(self, start: int, end: int) -> tuple[int, int]:
        return (
            _map_start(start, self.old_starts, self.old_ends, self.new_starts, self.new_ends),
            _map_end(end, self.old_starts, self.old_ends, self.new_ends),
        )


def _map_start(
    offset: int, starts: list[int], ends: list[int], to_starts: list[int], to_ends: list[int]
) -> int:
    index = bisect_right(ends, offset) - 1
    if index + 1 < len(starts) and starts[index + 1] < offset:
        return to_starts[index + 1]  # inside an edit: take all of it
    return offset if index < 0 else offset - ends[index] + to_ends[index]


def _map_end(offset: int, starts: list[int], ends: list[int], to_ends: list[int]) -> int:
    index = bisect_left(starts, offset) - 1
    if index < 0:
        return offset
    return to_ends[index] + max(offset - ends[index], 0)


def repair(page: str) -> Repair:
    """Return the page with its characters put right.

    Carriage returns and other line ends become line feeds, no-break and other odd spaces become
    spaces, control characters and soft hyphens go, split surrogate pairs are joined and lone
    surrogates become U+FFFD, HTML entities become characters, letters of mathematics plain ones;
    UTF-8 that was read as another encoding goes through ftfy, only where a run of characters looks
    like it.

    >>> repair("Jambi\\r\\nâ€œKami siap,â€\\x9d katanya").text
    'Jambi \\n“Kami siap,” katanya'
    """
    text = page
    layers: list[_Layer] = []
    for _ in range(MAX_ROUNDS):
        before = len(layers)
        text = _apply(text, _mojibake_edits(text) if not text.isascii() else [], layers)
        edits = [(m.start(), m.end(), "") for m in _NO_USE_RUN.finditer(text)]
        edits += [
            (m.start(), m.end(), unicodedata.normalize("NFKC", m.group()))
            for m in _STYLED.finditer(text)
        ]
        if "&" in text:
            edits += _entity_edits(text)
        text = _apply(text, sorted(edits), layers)
        if len(layers) == before:
            break
    if "\r\n" in text:
        text = text.replace("\r\n", " \n")
    if _MAYBE_ODD.search(text):
        text = text.translate(_ONE_FOR_ONE)
    return Repair(text, tuple(layers))


def _apply(text: str, edits: list[tuple[int, int, str]], layers: list[_Layer]) -> str:
    if not edits:
        return text
    parts, position = [], 0
    for start, end, new in edits:
        parts += [text[position:start], new]
        position = end
    layers.append(_Layer([(start, end, len(new)) for start, end, new in edits]))
    return "".join([*parts, text[position:]])


def _mojibake_edits(text: str) -> list[tuple[int, int, str]]:
    edits = [
        (m.start(), m.end(), m.group().encode("utf-16", "surrogatepass").decode("utf-16"))
        for m in _PAIR.finditer(text)
    ]
    if not _MOJIBAKE_SIGN.search(text):
        return edits
    for match in _MOJIBAKE.finditer(text):
        fixed = _fix_encoding(match.group())
        if fixed != match.group():
            edits.append((match.start(), match.end(), fixed))
    return sorted(edits)


@lru_cache(maxsize=4096)
def _fix_encoding(run: str) -> str:
    import ftfy

    return str(ftfy.fix_encoding(run))


def _entity_edits(text: str) -> list[tuple[int, int, str]]:
    edits = []
    for match in _ENTITY.finditer(text):
        name = match.group()[match.group()[:-1].rfind(";") + 1 :].lstrip("&")
        char = html.unescape(f"&{name}")
        # A letter, digit, ";" or "#" spelt in numbers could complete another entity: left alone.
        if char == f"&{name}" or any(c.isascii() and (c.isalnum() or c in "#;") for c in char):
            continue
        edits.append((match.start(), match.end(), char))
    return edits
