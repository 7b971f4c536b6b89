"""The words of a text as the name rules see them: which capitals say something, which do not.

In a sentence of Indonesian news a capital marks a name. At the start of a sentence, in a Title-Case
headline and in a line of capitals it marks nothing, and then only words that are no ordinary words
keep their capital. What is ordinary was counted in news (`word_case.tsv`).
"""

import re
from collections.abc import Sequence

from idnews.ner.case_restoring import (
    MAX_ACRONYM,
    restore_capitals,
    restore_lower_line,
    untelling_words,
)
from idnews.ner.word_case import (
    ACRONYM,
    CAPITAL,
    SMALL,
    capital_share,
    is_ordinary,
    is_ordinary_lower,
)

__all__ = [
    "ACRONYM",
    "CAPITAL",
    "MAX_ACRONYM",
    "SMALL",
    "Words",
    "capital_share",
    "is_ordinary",
    "read_words",
]


# A line whose ordinary words of four letters and more are capitalised this often is a headline in
# Title Case; body paragraphs stay under 0.3, names of laws and offices included.
TITLE_LINE_SHARE = 0.75
TITLE_LINE_MIN_WORDS = 3
CAPITALS_LINE_SHARE = 0.7
# The first line above others needs fewer, when all have a capital.
HEADLINE_MIN_WORDS = 2

# A line of this many words of four letters and more, and no capital, has been lower-cased.
LOWER_LINE_MIN_WORDS = 5
# A short article with a headline, then at least this many words without a capital.
LOWER_MAX_SENTENCES = 3
LOWER_TAIL = 20

ARTICLES = frozenset("al el an as at ar ad az".split())
OPENERS = frozenset("\"“”‘'«`:;•·*#>–—|")


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
        "line",
        "lowers",
        "plain",
        "small",
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
        self.first = bytearray(sentence_starts)
        for i, word in enumerate(self.words) if "se-" in text else ():
            if word[:3] == "se-" and word[3:4].isupper():  # `se-Provinsi Jambi`, `se-Jawa Timur`
                self.words[i] = word[3:]
                self.lowers[i] = self.lowers[i][3:]
        self.capital = bytearray(_capital_of(word) for word in self.words)
        self.weak = bytearray(len(tokens))
        self.plain = bytearray(len(tokens))
        self.line = self._lines()
        self.small: frozenset[str] = frozenset()

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

    def part(self, first: int, end: int) -> "Words":
        """Return the words `[first, end)`, so that nothing reads on behind them."""
        part = Words.__new__(Words)
        for name in self.__slots__:
            value = getattr(self, name)
            setattr(part, name, value if name in ("text", "small") else value[first:end])
        return part

    def is_joined(self, i: int) -> bool:
        """Say whether nothing but spaces of one line lies between words i-1 and i."""
        return i > 0 and i < len(self.words) and self.line[i - 1] == self.line[i]


def _capital_of(word: str) -> int:
    if word.islower():
        return SMALL
    if not word[0].isupper():
        if word[2:3] == "-" and word[3:4].isupper() and word[:2] in ARTICLES:
            return CAPITAL  # `al-Assad`
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
    is_lower = _is_lower_cased(read)
    start = 0
    while start < total:
        end = start + 1
        while end < total and read.line[end] == read.line[start]:
            if is_lower and read.first[end]:
                break
            end += 1
        if is_lower and (small := _small_tail(read, start, end)) > start:
            _judge_line(read, start, small)
            restore_lower_line(read, small, end)
        else:
            _judge_line(read, start, end, is_headline=start == 0 and end < total)
        start = end
    read.small = frozenset(
        part
        for i, word in enumerate(read.words)
        if not read.capital[i] and len(word) > 3
        for part in word.split("-")
    )
    return read


def _is_lower_cased(read: Words) -> bool:
    """Say whether a feed lower-cased the article: most sentences begin with a small letter."""
    starts = [i for i in range(len(read)) if read.first[i] and read.words[i][0].isalpha()]
    small = sum(not read.capital[i] for i in starts)
    if small * 2 > len(starts):
        return True
    if len(starts) > LOWER_MAX_SENTENCES:
        return False
    capitals = len(read) - read.capital.count(SMALL)
    tail = len(read) - 1 - max((i for i in range(len(read)) if read.capital[i]), default=-1)
    return capitals > 0 and tail >= LOWER_TAIL and tail > len(read) // 2


def _small_tail(read: Words, start: int, end: int) -> int:
    """Return where the lower-cased text begins that a headline was glued to, `start` if nowhere."""
    small = end
    while small > start and not read.capital[small - 1]:
        small -= 1
    return small if end - small >= LOWER_LINE_MIN_WORDS else start


def _judge_line(read: Words, start: int, end: int, *, is_headline: bool = False) -> None:
    long_words = ordinary = title = upper = 0
    untelling = untelling_words()
    for i in range(start, end):
        if len(read.words[i]) > 3 and read.words[i].isalpha():
            long_words += 1
            upper += read.capital[i] == ACRONYM
            lower = read.lowers[i]
            if i > start and lower not in untelling and is_ordinary_lower(lower):
                ordinary += 1
                title += read.capital[i] > 0
    if long_words >= 3 and upper >= CAPITALS_LINE_SHARE * long_words:
        restore_capitals(read, start, end)
    elif long_words >= LOWER_LINE_MIN_WORDS and not any(read.capital[start:end]):
        restore_lower_line(read, start, end)
    elif (ordinary >= TITLE_LINE_MIN_WORDS and title >= TITLE_LINE_SHARE * ordinary) or (
        is_headline and ordinary >= HEADLINE_MIN_WORDS and title == ordinary
    ):
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
        if read.capital[i] == CAPITAL and is_ordinary_lower(read.lowers[i]):
            read.weak[i] = 1
