"""What the value rules share while one text is read from left to right."""

import re
from dataclasses import dataclass, field, replace

from idnews.ner.spans import Mention
from idnews.ner.values.numerals import Numeral, match_numeral
from idnews.ner.values.phrases import cue_words, word_after
from idnews.ner.values.reference import Reference

__all__ = ["Reading", "is_approximate", "is_headline", "is_sentence_start"]

_ANCHOR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T[A-Z]{2})?)?)?", re.ASCII)
_YEAR_OF_PERIOD = re.compile(r"(\d{4})(?=-|$)", re.ASCII)  # `2024-Q3`, `2024-07-03TNI`
_ENGLISH_NUMBER = re.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3}(?:\.\d{1,2}|(?:,\d{3})+)|,000)(?![\d.,]*\d)", re.ASCII
)
_OUR_NUMBER = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.]*\d)", re.ASCII)
_SACRIFICE = re.compile(r"\b(?:i(?:e)?d(?:ul)?[ ]?)?(?:adha|kurban|qurban)\b", re.IGNORECASE)
_FAST = re.compile(r"fitri\b|ramad|puasa\b|mudik|\bnatal\b|syawal|\bTHR\b", re.IGNORECASE)
_LONGEST_CUE = 40
_BRACKET = re.compile(r"[ ]?\((?=[^()\n]{1,60}\))")


@dataclass(slots=True)
class Reading:
    """A text, when it was published, its last date, and its currencies named with their country.

    The last date is for `dua hari kemudian`, the currencies for `pound` behind `pound Lebanon`,
    the families for `dinar` in an article on one country or several.
    """

    text: str
    reference: Reference
    anchor: Reference = field(default_factory=Reference)
    anchor_day: Reference = field(default_factory=Reference)
    anchor_year: Reference = field(default_factory=Reference)
    currencies: dict[str, str] = field(default_factory=dict)
    families: dict[str, list[str]] = field(default_factory=dict)
    _numeral: tuple[int, Numeral | None] = (-1, None)
    _groups_by_commas: bool | None = None
    _is_about_sacrifice: bool | None = None

    def anchor_for(self, unit: str) -> Reference:
        """Return the date mentioned last, for days the last one that names a day.

        For years a quarter or a half year counts too.
        """
        if unit == "Y":
            return self.anchor_year
        return self.anchor_day if unit == "D" and self.anchor_day.day is not None else self.anchor

    def numeral(self, start: int) -> Numeral | None:
        """Return the number that begins at `start`; several rules ask for the same one.

        `satu` in `salah satu poin` is none.
        """
        if self._numeral[0] != start:
            is_one_of = self.text[max(0, start - 6) : start + 4].lower() == "salah satu"
            self._numeral = (start, None if is_one_of else match_numeral(self.text, start))
        return self._numeral[1]

    def measure(self, start: int) -> Numeral | None:
        """Return the number at `start` with its repetition, `3 (tiga)`, before a unit follows."""
        number = self.numeral(start)
        bracket = _BRACKET.match(self.text, number.end) if number else None
        again = match_numeral(self.text, bracket.end()) if bracket else None
        if number is None or again is None or again.in_words == number.in_words:
            return number
        is_same = again.amount == number.amount and self.text[again.end : again.end + 1] == ")"
        return replace(number, end=again.end + 1) if is_same else number

    def groups_by_commas(self) -> bool:
        """Say whether the article writes numbers as in English: `1,234,567`, `4,159.9`."""
        if self._groups_by_commas is None:
            is_english = _ENGLISH_NUMBER.search(self.text) is not None
            is_ours = _OUR_NUMBER.search(self.text) is not None
            self._groups_by_commas = is_english and not is_ours
        return self._groups_by_commas

    def is_about_sacrifice(self) -> bool:
        """Say whether `Lebaran` is Idul Adha there: told of with nothing of the fast's end.

        Of 25 articles of 41,000 with a bare `Lebaran`, read by eye, one meant the other feast.
        """
        if self._is_about_sacrifice is None:
            has_sacrifice = _SACRIFICE.search(self.text) is not None
            self._is_about_sacrifice = has_sacrifice and _FAST.search(self.text) is None
        return self._is_about_sacrifice

    def note(self, mention: Mention) -> None:
        """Remember the date that `mention` gives, for dates that count from it.

        What counts from another itself (`tahun sebelumnya`) is only compared with.
        """
        if mention.label == "DATE" and self.text.endswith("sebelumnya", 0, mention.end):
            return
        value = (mention.value or {}).get("value", "").rpartition("/")[2]
        year = _YEAR_OF_PERIOD.match(value)
        if mention.label in ("DATE", "TIME") and year is not None:
            self.anchor_year = Reference.parse(year[1])
        if mention.label in ("DATE", "TIME") and _ANCHOR.fullmatch(value):
            self.anchor = Reference.parse(value.partition("T")[0])
            if self.anchor.day is not None:
                self.anchor_day = self.anchor


def is_approximate(text: str, start: int, end: int) -> bool:
    """Whether words before `[start, end)` (`hampir`), or after it (`lebih`), make it approximate.

    >>> is_approximate("hampir Rp1,3 triliun", 7, 20)
    True
    """
    if start and text[start - 1] == " ":
        words = text[max(0, start - _LONGEST_CUE) : start].rpartition("\n")[2].lower().split()
        cues = cue_words("approximate")
        if any(" ".join(words[-size:]) in cues for size in (1, 2, 3) if size <= len(words)):
            return True
    if text[end : end + 6].lower() != " lebih" or text[end + 6 : end + 7].isalpha():
        return False
    after = word_after(text, end + 6).lower()
    return not after or (after != "dari" and after in cue_words("function_word"))


def is_sentence_start(text: str, start: int) -> bool:
    """Whether nothing, or only a mark that ends a sentence or opens a quote, stands before."""
    before = text[max(0, start - 3) : start].rstrip(" \u00a0")
    return not before or before[-1] in '.!?:"“‘\n('


def is_headline(text: str, start: int) -> bool:
    """Whether `start` lies in the headline: a first line that an empty line parts from the rest."""
    line_end = text.find("\n", 0, 400)
    return start < line_end and text[line_end + 1 : line_end + 2] == "\n"
