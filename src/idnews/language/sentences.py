"""Find where sentences begin and end, by rules over full stops, quotation marks and abbreviations.

A line feed always ends a sentence. Elsewhere a sentence ends at `.`, `!`, `?` or an ellipsis, with
the quotation marks and brackets that close behind it, unless

- the full stop belongs to an abbreviation, an initial or a list number (`Dr.`, `S.`, `1.`), judged
  by what follows: `Tbk. Dengan` ends a sentence, `Tbk. (BBNI)` and `Agus D.W. Martowardojo` do not;
- it stands inside brackets or a quotation: a quotation belongs to the sentence that reports it, as
  in UD's news treebank (`"Mereka dewasa. Mereka boleh merokok," katanya.` is one sentence);
- what follows continues the sentence (`"Kapan?" tanya dia`).

A stop that was lost is seen where a word that is always small has a capital (`optimistis Namun`).
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache

from idnews.errors import require_text
from idnews.language.abbreviations import is_abbreviation, may_end_sentence
from idnews.language.characters import CLOSERS, OPENERS
from idnews.language.stop_words import reporting_words, stop_words
from idnews.resources import read_table

__all__ = ["is_final_stop", "sentence_spans"]

# A quotation or a bracket that is not closed within so many characters counts as not closed: one
# mark too many must not join the rest of the paragraph.
LONGEST_QUOTE = 800
LONGEST_BRACKET = 300
# Bullets and spaces that may stand in front of a list number.
LONGEST_LEAD = 20
# So far back a web address is looked for when a full stop has no space behind it.
LONGEST_ADDRESS = 200

# Words of these kinds are no names and not in titles: their capital alone begins a sentence.
_SURE_KINDS = ("preposition", "conjunction", "adverb")
# Words that join: a stray capital is likelier than a lost stop.
_JOINERS = frozenset({"dan", "yang", "atau"})
# A sentence does not end with a word of these kinds (`oleh Antara`, `ujar Lalu`: names).
_OPEN_KINDS = ("preposition", "conjunction")
# Behind an abbreviation, a capital on a word of these kinds begins a sentence.
_FUNCTION_KINDS = (*_SURE_KINDS, "pronoun", "determiner")
_LIST_LEAD = ' \t-–•*("“'

_find_lines = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+").finditer

# Its first character decides whether anything more is looked at; that keeps the search fast.
_find_ends = re.compile(
    rf"""
    [.!?…\s]
    (?: (?<=\S) (?: (?<! [.!?…]. ) [.!?…]*+ (?P<closers> [{CLOSERS}]{{0,4}} ) (?P<stop> \s+ )
                 | (?= ["“(]? [A-Z] )                                           # usai.Maka
                   (?: (?<= [a-z]{{3}} [.!?] )
                     | (?<= [\d%)"”] [.!?] )
                     | (?<= [A-Z]{{2}} [.!?] ) (?= ["“(]? [A-Z][a-z] ) )
                   (?! (?:Com|COM|Co|CO|Id|ID|Net|Org) \b ) (?P<glue>) )
      | (?= [A-Z][a-z]{{1,30}} (?: -[a-z]{{1,30}} )? ,?[ ] [a-z\d] )             # adil Namun
        (?: (?<= [a-z]{{2}} \s ) | (?<= \d\d\s ) | (?<= [%)] \s ) ) (?P<lost>)
      | (?= ["“] [A-Z] ) (?<= \w\s ) (?P<lost_quote>)                           # adil "Kami
    )
    """,
    re.VERBOSE,
).finditer
_find_word = re.compile(r"[^\s/]{1,40}\Z").search
_find_next = re.compile(rf"[{OPENERS}\-–—•*\s]*([\w&]+)?").match
_find_chunk_rest = re.compile(r"\S{1,40}").match
_find_line_end = re.compile(r"[^\S\n\r]{0,9}(?:[\n\r]|\Z)").match
_is_quote_next = re.compile(r"\s{1,3}[\"“]\w").match
# No name has a demonstrative behind it at the beginning of a sentence: `Tbk. Bank itu`.
_is_pointed_at = re.compile(r"\s{1,3}[A-Z][a-z]{1,30}\s(?:ini|itu|tersebut)\b").match
_find_marks = re.compile(r"[\"“”„«»]|``|''").finditer
_CLOSING_MARKS = {
    '"': '"”“',
    "“": '”"',
    "”": '”"',
    "„": "“”",
    "«": "»",
    "»": "«",
    "``": "''\"",
    "''": "''",
}
_OPENS_BEHIND = OPENERS + "-–—:/"
_find_brackets = re.compile(r"[()\[\]]").finditer
_is_list_mark = re.compile(r"(?:\d{1,3}|[A-Za-z])\Z").match
_is_web_address = re.compile(r"[a-z]/[a-z]|//|@|www\.", re.IGNORECASE).search


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of `text` as character offsets `[start, end)`, trimmed of whitespace.

    >>> text = 'Dr. Ma\\'ruf datang. "Baik," katanya.'
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ["Dr. Ma'ruf datang.", '"Baik," katanya.']
    """
    return [
        span
        for line in _find_lines(require_text(text))
        for span in _split_line(line.group(), line.start())
    ]


def _split_line(line: str, offset: int) -> Iterator[tuple[int, int]]:
    start = 0
    enclosed: _Enclosures | None = None
    for match in _find_ends(line):
        kind = match.lastgroup or ""
        if not _IS_END[kind](line, match, start):
            continue
        enclosed = enclosed or _Enclosures(line)
        if enclosed.holds(match.end()):
            continue
        if kind == "lost_quote" and not enclosed.is_reported_behind(line, match.end()):
            continue
        yield from _trimmed(line, start, match.end(), offset)
        start = match.end()
    yield from _trimmed(line, start, len(line), offset)


def _trimmed(line: str, start: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
    whole = line[start:end]
    if stripped := whole.strip():
        start += offset + len(whole) - len(whole.lstrip())
        yield start, start + len(stripped)


def _is_end(line: str, match: re.Match[str], start: int) -> bool:
    """Say whether the stop with space behind it ends a sentence, by the words around it."""
    word = _word_at(line, match.end())
    stop = line[match.start() : match.start("closers")]
    left = _word_before(line, match.start(), start)
    if match["closers"]:
        return not word[:1].islower()
    if word[:1].islower() and not _ends_before_small(stop, left, word):
        return False
    if stop != ".":
        return True
    if _is_list_mark(left) and _begins_sentence(line, match.start() - len(left), start):
        return False
    return _is_full_stop(line, match.start(), start, left, word)


def _is_full_stop(text: str, place: int, start: int, left: str, word: str) -> bool:
    """Say whether the stop at `place` is more than the end of the abbreviation or initial `left`.

    `word` is what follows, a capital or nothing; the sentence begins at `start`.
    """
    is_clear = not word or _is_starter(word) or _is_quote_next(text, place + 1) is not None
    if is_abbreviation(left):
        is_clear = is_clear or _is_pointed_at(text, place + 1) is not None
        return may_end_sentence(left, before_name=not is_clear)
    if len(left) == 1 and left.islower():  # a list: a. Beras b. Gula
        return False
    if left[-1:].isupper() and left[-2:-1] in ("", "."):  # S., D.W.
        return is_clear or _is_label(text, place, start)
    return True


def is_final_stop(text: str, end: int) -> bool:
    """Say whether the full stop before `end`, behind an abbreviation, also ends the sentence.

    >>> is_final_stop("Bank Mandiri Tbk. Dengan itu", 17), is_final_stop("Bank Tbk. (BBNI)", 9)
    (True, False)
    """
    word = _word_at(text, end)
    is_line_end = _find_line_end(text, end) is not None
    if not is_line_end and not word[:1].isupper():
        return False
    start = max(0, end - 40)
    left = _word_before(text, end - 1, start)
    return _is_full_stop(text, end - 1, start, left, "" if is_line_end else word)


def _ends_before_small(stop: str, left: str, word: str) -> bool:
    """Say whether a sentence ends although the next word is small, as in lower-cased copies.

    `katanya. dia pergi` and `Benarkah? berikut` end; `Lapor Pak! yang`, `dst. dan`, `lalu... pergi`
    and a reporting word behind the stop go on.
    """
    if stop not in (".", "?") or word in reporting_words() or word == "yang":
        return False
    if is_abbreviation(left):
        return False
    is_word = left[-3:].isalpha() and (len(left) >= 3 or (len(left) == 2 and left.isupper()))
    return stop == "?" or is_word or left[-2:].isdecimal() or left[-1:] in "%)"


def _begins_sentence(line: str, place: int, start: int) -> bool:
    return place - start < LONGEST_LEAD and not line[start:place].strip(_LIST_LEAD)


def _is_label(line: str, place: int, start: int) -> bool:
    """Say whether the one letter in front of `place` is a label (`sesi I.`), not an initial."""
    words = line[max(start, place - 40) : place].split()
    return len(words) > 1 and words[-2].lower() in _letter_labels()


@cache
def _letter_labels() -> frozenset[str]:
    rows = read_table("language_letter_labels", ("word", "example"))
    return frozenset(word for word, _ in rows)


def _word_before(line: str, place: int, start: int) -> str:
    found = _find_word(line, max(start, place - 40), place)
    return found.group().lstrip(OPENERS) if found else ""


def _word_at(line: str, place: int) -> str:
    found = _find_next(line, place)
    return (found and found[1]) or ""


@cache
def _starters() -> frozenset[str]:
    columns = ("word", "starts", "small", "capital_inside")
    return frozenset(row[0] for row in read_table("language_sentence_starters", columns))


def _is_starter(word: str) -> bool:
    """Say whether `word` is a capitalised word that is small inside a sentence."""
    small = word.lower()
    return word[:1].isupper() and (
        small in _starters() or small in stop_words(kinds=_FUNCTION_KINDS)
    )


@cache
def _sure_starters() -> frozenset[str]:
    return (_starters() & stop_words(kinds=_SURE_KINDS)) - _JOINERS


def _is_lost_end(line: str, match: re.Match[str], start: int) -> bool:
    """Say whether a sentence starts, without a stop before it, at a capital function word."""
    left = _word_before(line, match.start(), start)
    is_plain = left.islower() or left[-1:] in "%)" or left.isdecimal()
    is_open = left in reporting_words() or left in stop_words(kinds=_OPEN_KINDS)
    return is_plain and not is_open and _word_at(line, match.end()).lower() in _sure_starters()


def _is_glued_end(line: str, match: re.Match[str], start: int) -> bool:
    """Say whether a stop without space behind it ends a sentence: not in `www.A` or `Prof.Dr`."""
    left = _word_before(line, match.start(), start)
    if _is_list_mark(left) and _begins_sentence(line, match.start() - len(left), start):
        return False
    behind = _find_chunk_rest(line, match.end())
    chunk = line[max(start, match.start() - LONGEST_ADDRESS) : match.end()].split()[-1]
    if _is_web_address(chunk) or (behind and "/" in behind.group()):  # 245.K/MG.01/2022
        return False
    return not is_abbreviation(left)


def _may_be_lost_quote(line: str, match: re.Match[str], start: int) -> bool:
    left = _word_before(line, match.end() - 1, start).lower()
    return left not in reporting_words() and left not in stop_words(kinds=_SURE_KINDS)


_IS_END: dict[str, Callable[[str, re.Match[str], int], bool]] = {
    "stop": _is_end,
    "lost": _is_lost_end,
    "glue": _is_glued_end,
    "lost_quote": _may_be_lost_quote,
}


class _Enclosures:
    """Where quotations and brackets of one line begin and end."""

    def __init__(self, line: str) -> None:
        self._quotes = dict(_quotes(line))
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted([*self._quotes.items(), *_brackets(line)]):
            if not self._ends or start >= self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)
            else:
                self._ends[-1] = max(self._ends[-1], end)

    def holds(self, place: int) -> bool:
        """Say whether `place` lies inside a quotation or brackets."""
        last = bisect_left(self._starts, place) - 1
        return last >= 0 and place < self._ends[last]

    def is_reported_behind(self, line: str, place: int) -> bool:
        """Say whether a quotation opens at `place` and `," kata` follows it."""
        end = self._quotes.get(place)
        if end is None:
            return False
        return line[end - 2 : end - 1] == "," and _word_at(line, end) in reporting_words()


def _quotes(line: str) -> Iterator[tuple[int, int]]:
    """Yield the quotations that open and close in `line`; a later opening forgets the earlier."""
    opened: re.Match[str] | None = None
    for match in _find_marks(line):
        if _opens(line, match):
            opened = match
        elif opened is not None:
            is_pair = match.group() in _CLOSING_MARKS[opened.group()]
            if is_pair and match.start() - opened.start() <= LONGEST_QUOTE:
                yield opened.start(), match.end()
            opened = None


def _opens(line: str, match: re.Match[str]) -> bool:
    """Say whether a quotation mark opens: by its form, else by the space around it."""
    if match.group() in "“„«``":
        return True
    before = line[match.start() - 1 : match.start()] or " "
    after = line[match.end() : match.end() + 1] or " "
    return (before.isspace() or before in _OPENS_BEHIND) and not after.isspace()


def _brackets(line: str) -> Iterator[tuple[int, int]]:
    """Yield the brackets that open and close in `line`, inner ones too."""
    opened: list[int] = []
    for match in _find_brackets(line):
        if match.group() in "([":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.start() - start <= LONGEST_BRACKET:
                yield start, match.end()
