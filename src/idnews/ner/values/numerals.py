"""Indonesian numbers in digits and words: `1.042`, `13,4 juta`, `dua juta`, `seratus dua puluh`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from idnews.ner.values.phrases import DASH, skip_spaces
from idnews.resources import read_table

__all__ = ["Numeral", "match_numeral", "number_words", "roman_value"]

MAX_WORDS = 16  # "sembilan ratus ... triliun" with every group filled is no longer in print

_DIGITS = re.compile(
    r"""
    0 \. [0-9]{1,12} (?![0-9]|[.,][0-9])                                      # 0.000024
  | [0-9]{1,3} (?: \.[0-9]{3} ){1,6} (?: ,[0-9]{1,4} )? (?![0-9]|[.,][0-9])   # 1.042  1.300.000,00
  | [0-9]{1,3} (?: ,[0-9]{3} ){2,6} (?: \.[0-9]{1,4} )? (?![0-9]|[.,][0-9])   # 1,300,000.00
  | [0-9]{1,3} ,[0-9]{3} \.[0-9]{1,4} (?![0-9]|[.,][0-9])                      # 4,159.9
  | [0-9]{1,18} , [0-9]{1,6} (?![0-9]|[.,][0-9])                             # 13,4
  | [0-9]{1,18} \. [0-9]{1,2} (?![0-9]|[.,][0-9])                            # 13.4 (English)
  | [0-9]{1,18} (?![0-9]|[.,][0-9])                                         # 50
    """,
    re.VERBOSE,
)
_LIST = re.compile(
    r"""
    ([1-9][0-9]?) , ([0-9]{1,2})
    (?: ,?[ ](?:dan|serta|atau|hingga)[ ] | ,[ ]? )
    ([0-9]{1,3}) (?![0-9.,%]*[0-9])
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-(?:puluh|ratus|ribu|juta))?")
_RANGE = re.compile(
    rf"[ \u00a0]?{DASH}[ \u00a0]?|[ ](?:hingga|sampai(?:[ ]dengan)?|s/d|s\.d\.?|(atau))[ ]"
)
_SUFFIX_AN = re.compile(r"-?an\b")
_VAGUE_MAGNITUDE = re.compile(r"[ ]([^\W\d_]{2,10}an)\b")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number `[start, end)` of a text, `amount_max` its upper end where it is a range.

    `magnitude` is the power of ten that a word gave it (1 if none), `is_vague` says `puluhan`,
    `is_decimal_point` that a full stop stood for a decimal comma (`10.30`), which may be a clock.
    """

    start: int
    end: int
    amount: Decimal
    amount_max: Decimal | None = None
    magnitude: int = 1
    in_words: bool = False
    is_vague: bool = False
    is_decimal_point: bool = False

    def plain(self) -> dict[str, int | float]:
        """Return `amount` (and `amount_max`) as int where whole, else float."""
        value = {"amount": _plain(self.amount)}
        if self.amount_max is not None:
            value["amount_max"] = _plain(self.amount_max)
        return value


def _plain(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


@cache
def number_words() -> dict[str, tuple[Decimal, str]]:
    """Number words with value and kind: the table `number_words`, refined by `amount_words`.

    `amount_words` holds what only amounts use (`M` for miliar) or the grammar tells apart.
    """
    columns = ("word", "value", "kind")
    rows = read_table("number_words", columns) + read_table("amount_words", columns)
    return {word: (Decimal(value), kind) for word, value, kind in rows}


def match_numeral(text: str, start: int, *, short: bool = False) -> Numeral | None:
    """Return the number or range of numbers that begins at `start`, or None.

    `short` allows the abbreviated magnitudes of amounts of money (`jt`, `rb`, `M`, `T`).

    >>> match_numeral("1.042 Km", 0).plain(), match_numeral("dua juta", 0).plain()
    ({'amount': 1042}, {'amount': 2000000})
    >>> match_numeral("5-7 miliar", 0).plain()
    {'amount': 5000000000, 'amount_max': 7000000000}
    """
    low = _match_single(text, start, short)
    if low is None:
        return None
    joint = _RANGE.match(text, low.end)
    high = _match_single(text, joint.end(), short) if joint else None
    if high is None or high.is_vague or low.is_vague or high.in_words != low.in_words:
        return low
    scale = (
        high.magnitude if low.magnitude == 1 and low.amount <= high.amount / high.magnitude else 1
    )
    amount = low.amount * scale
    if amount >= high.amount or (joint and joint[1] and high.amount - amount != high.magnitude):
        return low  # `dua atau tiga hari` is a range, `10 atau 20 orang` are two numbers
    return Numeral(start, high.end, amount, high.amount, high.magnitude, low.in_words, False, False)


def _match_single(text: str, start: int, short: bool) -> Numeral | None:
    if start >= len(text):
        return None
    if "0" <= text[start] <= "9":
        return _match_digits(text, start, short)
    return _match_words(text, start)


def _match_digits(text: str, start: int, short: bool) -> Numeral | None:
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    digits, has_point = match.group(), False
    if _is_list(text, start):
        digits = digits.partition(",")[0]
        return Numeral(start, start + len(digits), Decimal(digits))
    if digits.count(",") > 1 or 0 < digits.find(",") < digits.find("."):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"[1-9][0-9]{0,2},000", digits) and not _has_magnitude(text, match.end()):
        digits = digits.replace(",", "")  # `40,000`: nobody writes a fraction of three noughts
    elif re.fullmatch(r"[0-9]+\.[0-9]{1,2}|0\.[0-9]+", digits):
        has_point = True
    else:
        digits = digits.replace(".", "").replace(",", ".")
    end, magnitude = _magnitudes(text, match.end(), short)
    suffix = _SUFFIX_AN.match(text, end) or (
        _vague_magnitude(text, end) if magnitude == 1 else None
    )
    if suffix:
        magnitude *= int(number_words().get(suffix.group().strip().lower(), (1, ""))[0])
        end = suffix.end()
        if magnitude == 1:  # `20-an juta`
            end, magnitude = _magnitudes(text, end, short)
    amount = Decimal(digits) * magnitude
    return Numeral(
        start, end, amount, None, magnitude, False, suffix is not None, has_point and magnitude == 1
    )


def _is_list(text: str, start: int) -> bool:
    """Whether numbers follow each other evenly: `11,12 dan 13`, `5,10 atau 15`."""
    match = _LIST.match(text, start)
    if match is None or match[2][0] == "0":
        return False
    first, second, third = map(int, match.groups())
    step = second - first
    return third - second == step and (step == 1 or (step > 0 and step % 5 == 0))


def _has_magnitude(text: str, end: int) -> bool:
    return _magnitudes(text, end, True)[1] > 1


def _vague_magnitude(text: str, end: int) -> re.Match[str] | None:
    """Return `ribuan`, `jutaan` behind digits (`Rp39 ribuan`)."""
    match = _VAGUE_MAGNITUDE.match(text, end)
    if match is None or number_words().get(match[1].lower(), (0, ""))[1] != "vague":
        return None
    return match


def _magnitudes(text: str, end: int, short: bool) -> tuple[int, int]:
    """Return the end and the product of at most two magnitude words (`2 ribu triliun`)."""
    magnitude = 1
    for _ in range(2):
        word = _WORD.match(text, skip_spaces(text, end))
        if word is None:
            break
        value, kind = number_words().get(word.group().lower(), (Decimal(1), ""))
        is_short = kind == "short" and short and (word.group() != "m")
        if kind != "magnitude" and not is_short:
            break
        if value >= magnitude > 1 and magnitude > 1000:
            break
        magnitude *= int(value)
        end = word.end()
    return end, magnitude


def _match_words(text: str, start: int) -> Numeral | None:
    """Read number words by place value; stop where the next word cannot continue the number."""
    total = group = current = Decimal(0)
    end, position, magnitude = start, start, 1
    before, is_vague = "", False
    for _ in range(MAX_WORDS):
        word = _WORD.match(text, position)
        if word is None:
            break
        value, kind = number_words().get(word.group().lower(), (Decimal(0), ""))
        if not _may_follow(before, kind, current, group):
            break
        if kind == "digit":
            current = value
        elif kind in ("number", "vague", "fraction"):
            group += value * current if current else value  # `tiga puluhan`
            current = Decimal(0)
            is_vague = is_vague or kind == "vague"
        elif kind == "half":
            current += value
        elif kind == "teen":
            group, current = group + 10 + current, Decimal(0)
        elif kind == "multiplier":
            group, current = group + current * value, Decimal(0)
        elif kind == "denominator":
            current = (current / value).quantize(Decimal("0.0001"))
        else:
            total += (group + current) * value
            magnitude, group, current = max(magnitude, int(value)), Decimal(0), Decimal(0)
        before, end = kind, word.end()
        position = skip_spaces(text, end)
        if position == end:
            break
    if end == start or (end < len(text) and (text[end].isalnum() or text[end] == "_")):
        return None
    return Numeral(start, end, total + group + current, None, magnitude, True, is_vague)


# What may stand before each kind of number word; "" is the beginning of the number.
_BEFORE = {
    "digit": ("", "number", "multiplier", "magnitude"),
    "number": ("", "multiplier", "magnitude", "number"),
    "vague": ("", "digit"),
    "fraction": ("",),
    "half": ("", "digit", "number", "magnitude"),
    "teen": ("digit",),
    "multiplier": ("digit",),
    "denominator": ("digit",),
    "magnitude": ("digit", "number", "teen", "multiplier", "vague", "half", "magnitude"),
}


def _may_follow(before: str, kind: str, current: Decimal, group: Decimal) -> bool:
    if before not in _BEFORE.get(kind, (None,)):
        return False
    return not (kind == "digit" and current)


def roman_value(text: str) -> int | None:
    """Return the value of a Roman number from I to XXXIX, or None.

    >>> roman_value("XX"), roman_value("III"), roman_value("IIII")
    (20, 3, None)
    """
    match = _ROMAN.fullmatch(text)
    if match is None or not text:
        return None
    ones = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
    return 10 * len(match[1]) + {**ones, "IX": 9}[match[2]]
