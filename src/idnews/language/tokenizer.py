"""Cut Indonesian text into tokens: one tokenizer for the one-liners and for spaCy.

A token is what UD calls a surface token: clitics (`katanya`), reduplication (`pemda-pemda`) and
affixed acronyms (`di-PHK-kan`) stay whole; punctuation is cut off. What is decided here, chunk of
non-space characters by chunk, so that a chunk seen before costs one look into a dict:

- kept whole: `se-Provinsi`, `UCLG-ASPAC`, `Ma'ruf`, `1.042`, `13,4`, `10.30`, `3/7`, `II/2007`,
  `S.Hut`, `Prof.`, `D.W.`, `1990-an`, `Mediajambi.com`, URLs, e-mail addresses, `@akun`, `#tagar`;
- cut apart: `Rp|1,3`, `US|$|6`, `50|%`, `kabupaten|/|kota`, `2013|-|2014`, `Januari|-|Maret`, and
  words glued by a lost space: `selesai|.|Kemudian`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from idnews.dates import months, weekdays
from idnews.errors import require_text
from idnews.language.abbreviations import abbreviations
from idnews.language.characters import APOSTROPHES, HYPHENS, WORD, WORDS
from idnews.language.sentences import is_final_stop

__all__ = ["token_spans", "tokenize", "words_and_spaces"]

Spans = tuple[tuple[int, int], ...]

# The news corpus has 8.5 M chunks; of those that are not purely letters 301 k are distinct, two
# thirds of them seen once; the commonest 50,000 make up 80 % of all (about 15 MB).
CACHE_SIZE = 50_000
# Longer chunks are rare (URLs, scripts written without spaces) and would only fill the cache.
LONGEST_CACHED = 64
# The longest in the table has 8 characters; initials, as in R.A.A.W., are no longer.
LONGEST_ABBREVIATION = 16
MOST_PARTS = 3  # of those in the table: A.Md.Keb

_TOP_LEVEL = "com|net|org|info|biz|gov|edu|id|co|tv|news|online|site|xyz|io|me|app|ai|my|sg|au|uk"

_PIECE = rf"""
  (?P<mark> [()\[\]{{}}!?“”«»/\\|^%<>:;] )                           # begins nothing longer
| (?P<url> (?: https?:// | www\. ) [^\s<>"“”—…]+ )                   # https://www.kompas.com/a?b=1
| (?P<mail> [\w.+\-]{{1,64}} @ [\w\-]{{1,63}} (?: \.[\w\-]{{1,63}} ){{1,5}} )  # redaksi@a.co.id
| (?P<domain> [^\W_][\w\-]{{0,62}} (?: \.[\w\-]{{1,63}} ){{0,5}}            # Mediajambi.com/berita
      \. (?i:{_TOP_LEVEL}) (?![\w\-@])
      (?: / (?![A-Z][a-z]+(?:[^\w/?=\-]|\Z)) [^\s<>"“”()]{{0,2000}} )? )
| (?P<handle> @ \w+ (?: \.[a-z\d_]\w* )* | \# \w+ )                         # @jokowi, #tagar
| (?P<emoji> [\U0001f1e6-\U0001f1ff]{{2}}                            # flags, then sequences
  | [\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]
      (?: [\ufe0f\U0001f3fb-\U0001f3ff]
        | \u200d [\u2600-\u27bf\U0001f000-\U0001faff] ){{0,12}} )
| (?P<currency> (?i: Rp\.? | IDR | USD | SGD | EUR ) (?=\d) )        # Rp1,3 and Rp.1.300
| (?P<clitic> [{APOSTROPHES}] (?: kan | tuk | dah ) (?![\w{APOSTROPHES}]) )     # 'kan, 'tuk
| (?P<rating> (?: id )? (?: A{{1,3}} | B{{1,3}} | C{{1,3}} ) [+\-] (?![\w+\-]) )  # idBBB-, AA+
| (?P<slashed> [\w.\-]{{0,60}} \w / [\w./\-]{{0,90}} \w )            # 3/7, II/2007, kota/desa
| (?P<date> \d+ (?: [{HYPHENS}] \d+ ){{2,}} (?!{WORD}) )            # 17-08-1945, 0812-555-777
| (?P<number> (?: (?<![\w)%{HYPHENS}]) [+\-\u2212] (?=\d+(?:[.,]\d|%)) )?               # -0,27
      \d+ (?: [.,:] \d+ )* (?: {WORDS} )?                            # 1.042  10.30  1,3T  18x
      (?: [{HYPHENS}] (?!\d|(?i:rp)\d) {WORDS} )* )                  # 1990-an, 17-Mar
| (?P<word> {WORDS} (?: [{HYPHENS}{APOSTROPHES}&+_] (?!\d+[.,]\d) {WORDS} )*    # Ma'ruf, R&D
      (?: \. {WORDS} (?: [{HYPHENS}] {WORDS} )* )* (?: \.(?!\.) )? )  # S.Hut, D.W., Prof.
| (?P<price> (?<=\d) ,-{{1,2}} (?!\w) )                             # 5.000,-
| (?P<run> \.{{2,}} | …+ | -{{2,}} | [*_=~]{{2,}} | `` | '' | ";" )   # ellipsis, rules, quotes
| (?P<other> \S )
"""
_find_pieces = re.compile(_PIECE, re.VERBOSE).finditer
_find_chunks = re.compile(r"\S+").finditer

_DATE_OR_FRACTION = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?")
_ROMAN_OF_YEAR = re.compile(r"[IVXLC]{1,7}/\d{1,4}")
_SINGLE_SIDE = re.compile(r"\w/\w")
_REFERENCE_MARK = re.compile(r"(?i:no|nr)\.\d")
_REFERENCE = re.compile(r"(?=[^/]*(?:/[^/]*)*\d)(?:[A-Z\d][\w.\-]*)(?:/[A-Z\d][\w.\-]*){2,}")
_POSSESSIVE = re.compile(r"(?<=[a-z]{2})['’]s$")
_CLITICS = frozenset({"nya", "lah", "kah", "pun", "ku", "mu"})
_LINK_TAIL = ".,;:!?'’]}*"


def token_spans(text: str) -> list[tuple[int, int]]:
    """Return the tokens of `text` as character offsets `[start, end)`, without whitespace.

    >>> text = "Rp1,3 triliun (3/7)."
    >>> [text[start:end] for start, end in token_spans(text)]
    ['Rp', '1,3', 'triliun', '(', '3/7', ')', '.']
    """
    spans: list[tuple[int, int]] = []
    append, extend = spans.append, spans.extend
    for match in _find_chunks(require_text(text)):
        chunk = match.group()
        start = match.start()
        if chunk.isalpha():
            append((start, match.end()))
        else:
            pieces = _cut_in_place(text, start, chunk)
            extend([(start + begin, start + end) for begin, end in pieces])
    return spans


def _cut_in_place(text: str, start: int, chunk: str) -> Spans:
    """Return the tokens of the chunk at `start`, as offsets in the chunk.

    What stands around it decides one thing: whether the full stop of an abbreviation at its end
    also ends the sentence, and so is a token of its own.
    """
    pieces = _cut_once(chunk) if len(chunk) <= LONGEST_CACHED else tuple(_cut_chunk(chunk))
    if chunk[-1] == ".":
        begin, end = pieces[-1]
        if end - begin > 1 and chunk[-2] != "." and is_final_stop(text, start + end):
            return (*pieces[:-1], (begin, end - 1), (end - 1, end))
    return pieces


def tokenize(text: str) -> list[str]:
    """Return the tokens of `text` as strings, without whitespace.

    >>> tokenize("Pemkot mem-PHK-kan 50% pegawai, kata Dr. Ma'ruf.")
    ['Pemkot', 'mem-PHK-kan', '50', '%', 'pegawai', ',', 'kata', 'Dr.', "Ma'ruf", '.']
    """
    return [text[start:end] for start, end in token_spans(text)]


@lru_cache(maxsize=CACHE_SIZE)
def _cut_once(chunk: str) -> Spans:
    return tuple(_cut_chunk(chunk))


def _cut_chunk(chunk: str) -> Iterator[tuple[int, int]]:
    for match in _find_pieces(chunk):
        kind = match.lastgroup or "other"
        splitter = _SPLITTERS.get(kind)
        if splitter is None:
            yield match.span()
        else:
            start = match.start()
            for begin, end in splitter(match.group()):
                yield start + begin, start + end


def _split_link(piece: str) -> Spans:
    """Cut the punctuation behind a URL from it: `(https://a.id/b).`."""
    tail = _LINK_TAIL if "(" in piece else _LINK_TAIL + ")"
    end = max(1, len(piece.rstrip(tail)))
    return (0, end), *((i, i + 1) for i in range(end, len(piece)))


def _split_slashed(piece: str) -> Iterable[tuple[int, int]]:
    """Keep dates, fractions, codes and reference numbers; cut between words or long numbers."""
    if _REFERENCE_MARK.match(piece):  # No.112/PMK.07/2018
        mark = piece.index(".") + 1
        return [(0, mark), *((mark + a, mark + b) for a, b in _cut_chunk(piece[mark:]))]
    if (
        _DATE_OR_FRACTION.fullmatch(piece)
        or _SINGLE_SIDE.fullmatch(piece)
        or _ROMAN_OF_YEAR.fullmatch(piece)
        or _REFERENCE.fullmatch(piece)
    ):
        return ((0, len(piece)),)
    return _split_at(piece, "/")


def _split_at(piece: str, separator: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in piece.split(separator):
        if start:
            yield start - 1, start
        for begin, end in _cut_chunk(part):
            yield start + begin, start + end
        start += len(part) + 1


def _split_word(piece: str) -> Iterable[tuple[int, int]]:
    """Cut full stops from words unless they belong to an abbreviation; cut ranges of months."""
    if "." not in piece:
        return _split_undotted(piece)
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(piece):
        end = _dotted_end(piece, start)
        spans.extend((start + a, start + b) for a, b in _split_undotted(piece[start:end]))
        start = end
        if start < len(piece) and piece[start] == ".":
            spans.append((start, start + 1))
            start += 1
    return spans


def _dotted_end(piece: str, start: int) -> int:
    """Return where the token that starts at `start` ends, its own full stops included."""
    first = piece.find(".", start)
    if first < 0:
        return len(piece)
    window = piece[start : start + LONGEST_ABBREVIATION]
    parts = window.split(".")
    if len(window) == LONGEST_ABBREVIATION:
        parts.pop()  # it may be cut
    for count in range(
        min(len(parts), MOST_PARTS + 1), 0, -1
    ):  # the longest known abbreviation: S.Pd.I before S.Pd
        word = ".".join(parts[:count]).rstrip(".")
        if len(word) > 1 and word.lower() in abbreviations():
            end = start + len(word)
            return end + piece.startswith(".", end)
    end = start
    for part in parts:  # D.W. and U.S.A, then a name: H.M.|Soeharto
        if len(part) != 1 or not part.isupper():
            break
        end += 1 + piece.startswith(".", end + 1)
    return end if end > start else first


@cache
def _calendar_words() -> frozenset[str]:
    return frozenset(months()) | frozenset(weekdays())


def _split_undotted(piece: str) -> Iterable[tuple[int, int]]:
    """Cut ranges of months and days, and the clitics that stand apart from names.

    `Januari|-|Maret`, `April|-|14`, `Moody|'s`, `APBD|-|nya`; without a name, `rata-ratanya` and
    `hamba-Ku` stay whole.
    """
    if _POSSESSIVE.search(piece):
        return ((0, len(piece) - 2), (len(piece) - 2, len(piece)))
    left, hyphen, right = piece.partition("-")
    words = _calendar_words()
    is_range = left.lower() in words and (right.lower() in words or right.isdecimal())
    is_name = right in _CLITICS and any(map(str.isupper, left))
    if hyphen and (is_range or is_name):
        middle = len(left)
        return ((0, middle), (middle, middle + 1), (middle + 1, len(piece)))
    return ((0, len(piece)),)


_SPLITTERS: dict[str, Callable[[str], Iterable[tuple[int, int]]]] = {
    "url": _split_link,
    "domain": _split_link,
    "slashed": _split_slashed,
    "word": _split_word,
}


_find_segments = re.compile(r"(\S++(?: \S++)*+)( ?)(\s*)").finditer


def words_and_spaces(text: str) -> tuple[list[str], list[bool]]:
    """Return tokens, further whitespace as tokens, and whether one space follows each."""
    lead = text[: len(text) - len(text.lstrip())]
    words, spaces = ([lead], [False]) if lead else ([], [])
    add_word, add_space = words.append, spaces.append
    for match in _find_segments(text):  # chunks with one space between them, then other whitespace
        segment, space, more = match.groups()
        place = match.start()
        for chunk in segment.split(" "):
            if chunk.isalpha():
                add_word(chunk)
            else:
                pieces = _cut_in_place(text, place, chunk)
                words += [chunk[begin:end] for begin, end in pieces]
                if len(pieces) > 1:
                    spaces += [False] * (len(pieces) - 1)
            add_space(True)
            place += len(chunk) + 1
        spaces[-1] = bool(space)
        if more:
            add_word(more)
            add_space(False)
    return words, spaces
