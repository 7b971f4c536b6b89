"""The words of a text as the name rules see them: which capitals say something, which do not.

In a sentence of Indonesian news a capital marks a name. At the start of a sentence, in a Title-Case
headline and in a line of capitals it marks nothing, and then only words that are no ordinary words
keep their capital. What is ordinary was counted in news (`word_case.tsv`).
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from idnews.language.stop_words import is_stop_word, stop_words
from idnews.morphology.lexicon import load_roots
from idnews.morphology.stemmer import stem
from idnews.ner.cues import points
from idnews.ner.gazetteer import HEAD_COLUMNS, load_gazetteer
from idnews.resources import read_table

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

SMALL: Final = 0
CAPITAL: Final = 1
ACRONYM: Final = 2

# A word that news writes with a capital in fewer than half of the places where a capital says
# something is ordinary. At 0.3 `Pemilu`, `Desa` start names; at 0.7 `Bank` falls.
ORDINARY_SHARE = 0.5

# A line whose ordinary words of four letters and more are capitalised this often is a headline in
# Title Case; body paragraphs stay under 0.3, names of laws and offices included.
TITLE_LINE_SHARE = 0.75
TITLE_LINE_MIN_WORDS = 3
CAPITALS_LINE_SHARE = 0.7

# A line of this many words of four letters and more, and no capital, has been lower-cased.
LOWER_LINE_MIN_WORDS = 5
# A short article with a headline, then at least this many words without a capital.
LOWER_MAX_SENTENCES = 3
LOWER_TAIL = 20

MIN_ACRONYM = 3
MAX_ACRONYM = 6
MAX_UNKNOWN = 4
MIN_UNKNOWN = 4
MIN_DERIVED = 6
MIN_ABSTRACT = 8
ARTICLES = frozenset("al el an as at ar ad az".split())
OPENERS = frozenset("\"“”‘'«`:;•·*#>–—|")
# News has a long tail of words seen once, which would fill the memory. With half as many, 7 instead
# of 5 percent of the words of 1,000 articles are looked at anew.
MAX_WORDS = 2**15
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


@lru_cache(maxsize=MAX_WORDS)
def _ordinary(word: str) -> bool:
    shares = _shares()
    share = shares.get(word)
    if share is None and "-" in word:
        parts = [part for part in word.split("-") if part]
        return bool(parts) and all(_ordinary(part) for part in parts)
    if share is None:
        share = shares.get(_SUFFIX.sub("", word))
    if share is None:
        return _is_derived(word)
    return share < ORDINARY_SHARE or _is_abstract(word)


def _is_abstract(word: str) -> bool:
    """Say whether it is a field of work that news mostly writes in names: `kebudayaan`."""
    if not word.endswith("an") or not word.startswith(("ke", "pe")) or len(word) < MIN_ABSTRACT:
        return False
    return stem(word) in load_roots() and not load_gazetteer().match([word], 0, any_case=True)


@lru_cache(maxsize=MAX_WORDS)
def _is_derived(word: str) -> bool:
    """Say whether a word that news hardly has is a root, or a root with affixes."""
    if load_gazetteer().name_word(word) is not None:
        return False
    roots = load_roots()
    if is_stop_word(word):
        return True
    return word in roots or (len(word) > MIN_DERIVED and stem(word) in roots)


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
        self.first = bytearray(len(tokens))
        for i, flag in enumerate(sentence_starts):
            self.first[i] = flag
        for i, word in enumerate(self.words):
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
            _restore_lower_line(read, small, end)
        else:
            _judge_line(read, start, end)
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


def _judge_line(read: Words, start: int, end: int) -> None:
    long_words = ordinary = title = upper = 0
    untelling = _untelling()
    for i in range(start, end):
        if len(read.words[i]) > 3 and read.words[i].isalpha():
            long_words += 1
            upper += read.capital[i] == ACRONYM
            lower = read.lowers[i]
            if i > start and lower not in untelling and _ordinary(lower):
                ordinary += 1
                title += read.capital[i] > 0
    if long_words >= 3 and upper >= CAPITALS_LINE_SHARE * long_words:
        _restore_capitals(read, start, end)
    elif long_words >= LOWER_LINE_MIN_WORDS and not any(read.capital[start:end]):
        _restore_lower_line(read, start, end)
    elif ordinary >= TITLE_LINE_MIN_WORDS and title >= TITLE_LINE_SHARE * ordinary:
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


@cache
def _untelling() -> frozenset[str]:
    """Words whose case says little of a line: heads of names (`Kota`, `Jalan`) and stop words."""
    heads = read_table("heads", HEAD_COLUMNS)
    return stop_words() | frozenset(phrase.lower() for phrase, *_ in heads)


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
        if _is_acronym(read.lowers[i]):
            continue
        ordinary = _ordinary(read.lowers[i])
        if not ordinary and (gazetteer.expansions(word) or len(word) < 4):
            continue
        read.words[i] = word.capitalize()
        read.capital[i] = CAPITAL
        read.weak[i] = ordinary


def _restore_lower_line(read: Words, start: int, end: int) -> None:
    """Give capitals to the words of a lower-cased line that news writes with one."""
    gazetteer = load_gazetteer()
    for i in range(start, end):
        read.plain[i] = 1
        word = read.lowers[i]
        if _is_acronym(word):
            read.words[i] = word.upper()
            read.capital[i] = ACRONYM
            continue
        if _is_table_name(word):
            read.words[i] = word.capitalize()
            read.capital[i] = CAPITAL
            continue
        share = _shares().get(word)
        if (share is not None and share < ORDINARY_SHARE) or word in _untelling():
            continue
        if share is None and i > start and read.capital[i - 1] and _is_unknown(word):
            read.words[i] = word.capitalize()  # `presiden ukraina volodymyr zelenskiy`
            read.capital[i] = CAPITAL
            continue
        known = gazetteer.name_word(word)
        if share is not None or (known is not None and not known.is_word):
            read.words[i] = word.capitalize()
            read.capital[i] = CAPITAL
        if gazetteer.expansions(word.upper()):
            read.words[i] = word.upper()
            read.capital[i] = ACRONYM

    for i in range(start, end - 1):
        _restore_known(read, i, end)
        _restore_speaker(read, i, end)
        _restore_head(read, i, end)


@lru_cache(maxsize=MAX_WORDS)
def _is_unknown(word: str) -> bool:
    """Say whether news hardly has the word and it is no root with affixes: a rare name."""
    if not word.isalpha() or len(word) < MIN_UNKNOWN or _is_derived(word):
        return False
    return capital_share(word) is None


def _restore_known(read: Words, i: int, end: int) -> None:
    """Give capitals to a known name of several words: `komisi pengawas persaingan usaha`."""
    if not load_gazetteer().begins_name(read.lowers[i]):
        return
    if read.capital[i] and i + 1 < end and read.capital[i + 1]:
        return
    for entry in load_gazetteer().match(read.lowers, i, any_case=True):
        if entry.length > 1 and entry.evidence == "any" and i + entry.length <= end:
            _capitalise(read, i, i + entry.length)
        return


def _restore_speaker(read: Words, i: int, end: int) -> None:
    """Give capitals to unknown words beside a verb of speech: `ujar mulyawan ranamanggala`."""
    if read.capital[i] or not _is_unknown(read.lowers[i]):
        return
    stop = i + 1
    while stop < end and stop - i < MAX_UNKNOWN and _is_unknown(read.lowers[stop]):
        stop += 1
    said = points("before", read.lowers[i - 1]).get("PERSON", 0) if i else 0
    says = points("after", read.lowers[stop]).get("PERSON", 0) if stop < end else 0
    if said >= 3 or says >= 2:
        _capitalise(read, i, stop)


def _capitalise(read: Words, start: int, end: int) -> None:
    for k in range(start, end):
        if not read.capital[k] and read.words[k].isalpha():
            read.words[k] = read.words[k].capitalize()
            read.capital[k] = CAPITAL


def _restore_head(read: Words, i: int, end: int) -> None:
    """Give a capital to a head word before a restored name: `pasar induk Kramat Jati`."""
    if read.capital[i]:
        return
    heads = load_gazetteer().heads(read.lowers, i, any_case=True)
    for head in heads:
        stop = i + head.length
        if stop < end and read.capital[stop] and head.complement != "none":
            for k in range(i, stop):
                read.words[k] = read.words[k].capitalize()
                read.capital[k] = CAPITAL
                read.weak[k] = 1
            return


@lru_cache(maxsize=MAX_WORDS)
def _is_acronym(word: str) -> bool:
    """Say whether the gazetteer has the word in capitals: `bps`, `ojk`."""
    if not MIN_ACRONYM <= len(word) <= MAX_ACRONYM or not _is_only_name(word):
        return False
    entries = load_gazetteer().match([word.upper()], 0)
    return any(entry.case == "same" and entry.evidence == "any" for entry in entries)


@lru_cache(maxsize=MAX_WORDS)
def _is_table_name(word: str) -> bool:
    """Say whether the gazetteer has the word alone, as a name that is safe: `golkar`, `monas`."""
    if len(word) < MIN_ACRONYM or not _is_only_name(word):
        return False
    entries = load_gazetteer().match([word], 0, any_case=True)
    return any(entry.evidence == "any" for entry in entries)


def _is_only_name(word: str) -> bool:
    """Say whether the word is no root, stop word or personal name besides."""
    return (
        not is_stop_word(word)
        and word not in load_roots()
        and load_gazetteer().name_word(word) is None
    )
