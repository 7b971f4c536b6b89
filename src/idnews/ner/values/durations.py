"""Lengths of time: `10 tahun`, `sehari`, `3 jam 20 menit`, `beberapa bulan`, `1x24 jam`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from idnews.ner.values.numerals import Numeral, match_numeral
from idnews.ner.values.phrases import Phrases, skip_spaces
from idnews.resources import read_table

__all__ = ["Length", "match_length", "time_units"]

_VAGUE = re.compile(r"(?:beberapa|berapa)[ ]", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"[ ](?:19|20)\d\d\b", re.ASCII)  # `Nomor 7 Tahun 2017` is no length
_LAP = re.compile(r"[0-5]?\d[.,]\d{3}", re.ASCII)
_TIMES = re.compile(r"(\d{1,2})[ ]?[xX×][ ]?(\d{1,2})[ ](jam|menit)\b", re.IGNORECASE)
_ISO = {"D": "D", "W": "W", "M": "M", "Y": "Y", "H": "H", "MIN": "M", "S": "S"}
_MULTIPLES = {"Q": (3, "M"), "H6": (6, "M"), "DE": (10, "Y"), "CE": (100, "Y"), "WINDU": (8, "Y")}
_CLOCK_UNITS = ("H", "MIN", "S")
_SIZE = ("S", "MIN", "H", "D", "W", "M", "Y")


@dataclass(frozen=True, slots=True)
class Length:
    """A count of units up to `end`; the count is None where it is vague (`beberapa hari`).

    `rest` is the ISO text of a smaller part (`30 menit` in `1 jam 30 menit`), `count_max` the
    upper end of a range.
    """

    end: int
    count: Decimal | None
    unit: str
    rest: str = ""
    count_max: Decimal | None = None

    def iso(self) -> str:
        """Return the ISO 8601 duration: `P10Y`, `PT1H30M`, `PXD`, a range as `P5D/P7D`.

        >>> Length(0, Decimal(10), "Y").iso(), Length(0, Decimal("0.5"), "H").iso()
        ('P10Y', 'PT30M')
        """
        if self.count_max is not None:
            return f"{self._one(self.count)}/{self._one(self.count_max)}"
        return self._one(self.count) + self.rest

    def _one(self, count: Decimal | None) -> str:
        factor, unit = _MULTIPLES.get(self.unit, (1, self.unit))
        prefix = "PT" if unit in _CLOCK_UNITS else "P"
        if count is None:
            return f"{prefix}X{_ISO[unit]}"
        amount = count * factor
        if unit == "H" and amount == Decimal("0.5"):
            amount, unit = Decimal(30), "MIN"
        number = int(amount) if amount == int(amount) else amount.normalize()
        return f"{prefix}{number}{_ISO[unit]}"


@cache
def time_units() -> dict[str, str]:
    """Units of time with their code: hari D, pekan W, bulan M, tahun Y, jam H, ..."""
    return dict(read_table("time_units", ("word", "unit")))  # type: ignore[arg-type]


@cache
def _units() -> Phrases[str]:
    return Phrases(list(time_units().items()))


@cache
def one_unit_words() -> dict[str, str]:
    """`sehari`, `sepekan`, `setahun`, ...: one of the unit."""
    return {f"se{word}": unit for word, unit in time_units().items() if " " not in word}


def match_length(text: str, start: int, number: Numeral | None) -> Length | None:
    """Return the length of time at `start`, where `number` is the number there, or None.

    >>> text = "selama 1 jam 30 menit"
    >>> match_length(text, 7, match_numeral(text, 7)).iso()
    'PT1H30M'
    """
    length = _match_first(text, start, number)
    if length is None or text[length.end : length.end + 1] in ("-", "/"):
        return None
    if length.count is None or length.count_max is not None or length.unit not in _SIZE:
        return length
    return _with_rest(text, length)


def _match_first(text: str, start: int, number: Numeral | None) -> Length | None:
    word = re.compile(r"se[^\W\d_]+").match(text[start : start + 16].lower())
    if word is not None and word.group() in one_unit_words():
        return Length(start + word.end(), Decimal(1), one_unit_words()[word.group()])
    times = _TIMES.match(text, start)
    if times is not None:
        total = Decimal(int(times[1]) * int(times[2]))
        return Length(times.end(), total, time_units()[times[3].lower()])
    vague = _VAGUE.match(text, start)
    if vague is not None:
        found = _units().match(text, vague.end())
        return Length(found[0], None, found[1]) if found else None
    if number is None:
        return None
    place = skip_spaces(text, number.end)
    if place == number.end:  # `20detik` is a name; `24-jam` is none
        place += text[place : place + 1] == "-"
    is_apart = place > number.end or text[place - 1] == ")"  # `3 (tiga)bulan`
    found = _units().match(text, place) if is_apart else None
    if found is None or (found[1] == "Y" and _YEAR_BEHIND.match(text, found[0])):
        return None
    count = None if number.is_vague and number.in_words else number.amount
    end, half = _half_behind(text, found[0], count)
    return Length(end, half, found[1], "", number.amount_max)


def _half_behind(text: str, end: int, count: Decimal | None) -> tuple[int, Decimal | None]:
    """Read `setengah` behind a unit: `dua jam setengah`."""
    half = re.compile(r"[ ]setengah\b(?![ ]\w{0,3}\d)", re.IGNORECASE).match(text, end)
    if half is None or count is None:
        return end, count
    return half.end(), count + Decimal("0.5")


def _with_rest(text: str, length: Length) -> Length:
    """Add a smaller unit that follows: `1 jam 30 menit`, `2 tahun 6 bulan`."""
    place = skip_spaces(text, length.end)
    number = match_numeral(text, place) if place > length.end else None
    if number is None or number.is_vague or number.amount_max is not None:
        return length
    found = _units().match(text, skip_spaces(text, number.end))
    if found is None or found[1] not in _SIZE or _SIZE.index(found[1]) >= _SIZE.index(length.unit):
        return length
    amount = number.amount
    if found[1] == "S" and _LAP.fullmatch(text, place, number.end):  # `2 menit 09.930 detik`
        amount = Decimal(text[place : number.end].replace(",", "."))
    rest = Length(found[0], amount, found[1]).iso()
    if length.unit not in _CLOCK_UNITS and rest.startswith("PT"):
        rest = rest[1:]
    else:
        rest = rest.removeprefix("PT").removeprefix("P")
    return Length(found[0], length.count, length.unit, rest)
