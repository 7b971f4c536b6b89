"""The words of a text as the name rules see them: which capitals say something, which do not.

In a sentence of Indonesian news a capital marks a name. At the start of a sentence, in a Title-Case
headline and in a line of capitals it marks nothing, and then only words that are no ordinary words
keep their capital. What is ordinary was counted in news (`word_case.tsv`).
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from idnews.ner.gazetteer import load_gazetteer
from idnews.resources import read_table

__all__ = ["ACRONYM", "CAPITAL", "SMALL", "Words", "capital_share", "is_ordinary", "read_words"]

SMALL: Final = 0
CAPITAL: Final = 1
ACRONYM: Final = 2

# A word that news writes with a capital in fewer than half of the places where a capital says
# something is ordinary. At 0.3 `Pemilu`, `Desa` start names; at 0.7 `Bank` falls.
ORDINARY_SHARE = 0.5

# A line whose words of four letters and more are capitalised this often is a headline in Title
# Case; body paragraphs stay under 0.45 except for lists of names.
TITLE_LINE_SHARE = 0.66
TITLE_LINE_MIN_WORDS = 4

# A text with fewer capitals than this is lower-cased throughout (a sentence of 20 words has one).
LOWER_TEXT_SHARE = 0.02
LOWER_TEXT_MIN_WORDS = 12

OPENERS = frozenset("\"“”‘'«`:;•·*#>–—|")
_SUFFIX = re.compile(r"(?:nya|lah|kah|pun)$")


@cache
def _shares() -> dict[str, float]:
    return {
        word: float(share)
        for word, share, _ in read_table("word_case", ("word", "share", "digits"))
    }


def capital_share(word: str) -> float | None:
    """Return how often news writes the lower-cased `word` with a capital, None when it is rare.

    >>> capital_share("kesehatan") < 0.5 < capital_share("jambi") if capital_share("jambi") else 1
    1
    """
    return _shares().get(word)


@cache
def _ordinary(word: str) -> bool:
    shares = _shares()
    share = shares.get(word)
    if share is None and "-" in word:
        parts = [part for part in word.split("-") if part]
        return bool(parts) and all(_ordinary(part) for part in parts)
    if share is None:
        share = shares.get(_SUFFIX.sub("", word))
    return share is not None and share < ORDINARY_SHARE


def is_ordinary(word: str) -> bool:
    """Say whether `word` is an ordinary word of Indonesian news, whatever its case.

    >>> is_ordinary("Kerjasama"), is_ordinary("Fasha"), is_ordinary("kata-katanya")
    (True, False, True)
    """
    return _ordinary(word.lower())


class Words:
    """The words of a text: parallel lists, one cell a token.

    `words` as the rules read them (case restored in lines of capitals and lower-cased text),
    `lowers` lower-cased, `capital` SMALL, CAPITAL or ACRONYM, `weak` 1 where the capital says
    nothing and the word is ordinary, `line` the number of the line, `first` 1 at the start of a
    sentence.
    """

    __slots__ = (
        "capital",
        "ends",
        "first",
        "is_lower_text",
        "line",
        "lowers",
        "plain",
        "starts",
        "text",
        "weak",
        "words",
    )

    def __init__(
        self, text: str, tokens: Sequence[tuple[int, int]], sentence_starts: Sequence[bool]
    ) -> None:
        self.text = text
        self.starts = [start for start, _ in tokens]
        self.ends = [end for _, end in tokens]
        self.words = [text[start:end] for start, end in tokens]
        self.lowers = [word.lower() for word in self.words]
        self.first = bytearray(len(tokens))
        for i, flag in enumerate(sentence_starts):
            self.first[i] = flag
        self.capital = bytearray(_capital_of(word) for word in self.words)
        self.weak = bytearray(len(tokens))
        self.plain = bytearray(len(tokens))
        self.line = self._lines()
        self.is_lower_text = False

    def __len__(self) -> int:
        return len(self.words)

    def _lines(self) -> list[int]:
        breaks = [match.start() for match in re.finditer("\n", self.text)]
        lines, k, total = [], 0, len(breaks)
        for start in self.starts:
            while k < total and breaks[k] < start:
                k += 1
            lines.append(k)
        return lines

    def is_joined(self, i: int) -> bool:
        """Say whether nothing but spaces of one line lies between words i-1 and i."""
        return i > 0 and i < len(self.words) and self.line[i - 1] == self.line[i]


def _capital_of(word: str) -> int:
    if word.islower() or not word[0].isupper():
        # `iPhone`, `detikcom`: the gazetteer knows those that matter
        return SMALL
    if len(word) > 1 and word.isupper() and word[1] != "." and word[-1:] != ".":
        return ACRONYM
    return CAPITAL


def read_words(
    text: str, tokens: Sequence[tuple[int, int]], sentence_starts: Sequence[bool]
) -> Words:
    """Return the words of `text` with their capitals judged.

    >>> read = read_words("Harga di Jambi", [(0, 5), (6, 8), (9, 14)], [True, False, False])
    >>> list(read.capital), list(read.weak)
    ([1, 0, 1], [1, 0, 0])
    """
    read = Words(text, tokens, sentence_starts)
    total = len(read)
    start = 0
    while start < total:
        end = start + 1
        while end < total and read.line[end] == read.line[start]:
            end += 1
        _judge_line(read, start, end)
        start = end
    _restore_lower_text(read)
    return read


def _judge_line(read: Words, start: int, end: int) -> None:
    long_words = title = upper = 0
    for i in range(start, end):
        if len(read.words[i]) > 3 and read.words[i].isalpha():
            long_words += 1
            title += read.capital[i] > 0
            upper += read.capital[i] == ACRONYM
    if long_words >= 3 and upper >= 0.7 * long_words:
        _restore_capitals(read, start, end)
    elif long_words >= TITLE_LINE_MIN_WORDS and title >= TITLE_LINE_SHARE * long_words:
        _weaken(read, range(start, end), read.plain)
    else:
        _weaken(
            read,
            [
                i
                for i in range(start, end)
                if read.capital[i] and (read.first[i] or i == start or _is_opened(read, i))
            ],
            None,
        )


def _is_opened(read: Words, i: int) -> bool:
    previous = read.words[i - 1]
    return previous in OPENERS or (previous == "-" and (i < 2 or read.line[i - 2] != read.line[i]))


def _weaken(read: Words, positions: Sequence[int] | range, plain: bytearray | None) -> None:
    for i in positions:
        if plain is not None:
            plain[i] = 1
        if read.capital[i] == CAPITAL and _ordinary(read.lowers[i]):
            read.weak[i] = 1


def _restore_capitals(read: Words, start: int, end: int) -> None:
    """Write a line of capitals in Title Case, acronyms excepted."""
    gazetteer = load_gazetteer()
    for i in range(start, end):
        read.plain[i] = 1
        if read.capital[i] != ACRONYM:
            continue
        word = read.words[i]
        ordinary = _ordinary(read.lowers[i])
        if not ordinary and (gazetteer.expansions(word) or len(word) < 4):
            continue
        read.words[i] = word.capitalize()
        read.capital[i] = CAPITAL
        read.weak[i] = ordinary


def _restore_lower_text(read: Words) -> None:
    """Give capitals to the words of a lower-cased text that news writes with one."""
    letters = [i for i, word in enumerate(read.words) if word[0].isalpha()]
    capitals = sum(1 for i in letters if read.capital[i])
    if len(letters) < LOWER_TEXT_MIN_WORDS or capitals > LOWER_TEXT_SHARE * len(letters):
        return
    read.is_lower_text = True
    gazetteer = load_gazetteer()
    for i in letters:
        word = read.lowers[i]
        share = _shares().get(word)
        known = gazetteer.name_word(word)
        read.plain[i] = 1
        if (known and not known.is_word) or (share is not None and share >= ORDINARY_SHARE):
            read.words[i] = word.capitalize()
            read.capital[i] = CAPITAL
        elif share is None and gazetteer.expansions(word.upper()):
            read.words[i] = word.upper()
            read.capital[i] = ACRONYM
        elif share is None and any(
            entry.evidence == "any" for entry in gazetteer.match(read.lowers, i, any_case=True)
        ):
            read.words[i] = word.capitalize()
            read.capital[i] = CAPITAL
