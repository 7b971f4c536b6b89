"""Percentages and measures: `10,5 persen`, `5%`, `1.042 km`, `25 ton`, `3x4 meter`."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from math import prod
from typing import Any

from idnews.ner.spans import Mention
from idnews.ner.values.numerals import Numeral, match_numeral
from idnews.ner.values.phrases import DASH, Phrases, skip_spaces, word_before
from idnews.ner.values.reading import Reading, is_approximate
from idnews.resources import read_table

__all__ = ["NO_RATE", "magnitude", "magnitude_words", "percent", "quantity"]

_PERCENT = re.compile(
    r"[ \u00a0]{0,2}(?:%|‰|(?:poin[ ])?(?:persen(?:tase)?|prosen|pct)(?![^\W_]))", re.IGNORECASE
)
_PERCENT_POINT = re.compile(r"[ ]poin[ ]persen(?:tase)?\b|[ ]persen[ ]poin\b", re.IGNORECASE)
_PERCENT_RANGE = re.compile(rf"%?[ ]?{DASH}[ ]?", re.ASCII)
_SIZE = r"\d{1,6}(?:[.,]\d{1,4})?"
_BY = r"[ ]?(?:m|cm|meter)?[ ]?[xX×][ ]?"
_TIMES = re.compile(
    rf"({_SIZE}){_BY}({_SIZE})(?:{_BY}({_SIZE}))?",
    re.ASCII,
)
_MINUS = re.compile(r"(?:(?<=[\s(])|^)(?<!plus[ ])([-−]|minus[ ])$", re.IGNORECASE)
_MAGNITUDE = re.compile(r"(?i:(?P<verb>ber)?magnitud[oe][ ])|M[ ]?")
_RICHTER = re.compile(r"[1-9][.,]\d(?![.,]?\w)", re.ASCII)
_PER = re.compile(r"[ ]?/[ ]?|[ ]per(?:[ ]|(?=[a-z]))", re.IGNORECASE)
# `per tahun 2024`, `per bulan Mei`, `per hari ini` tell when, not how fast.
NO_RATE = re.compile(r"[ ](?:\d|[A-Z]|(?:ini|itu|lalu|depan|kemarin)\b)")
_TELEPHONE = re.compile(  # `021-88356024 Hp.`
    r"(?<![\d.,])0[1-9]\d{1,14}(?:[- ]\d{3,12}){0,4}$", re.ASCII
)
THOUSAND = 1000
_DECIMAL = re.compile(r"[0-9][.,][0-9]")  # `1.5L` is an engine's size, `4L` a name
_COMMA_OF_THREE = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_LENGTHS = ("mm", "cm", "m", "km", "in", "ft")
# Units whose word has another meaning after a number word: `dua kaki`, `satu mil`.
_DIGITS_ONLY = ("ft", "ha", "m", "l", "g", "MP", "W", "°", "kB", "M", "Nm", "ons")


@cache
def _units() -> Phrases[str]:
    return Phrases(list(read_table("units", ("word", "unit"))))  # type: ignore[arg-type]


@cache
def _denominators() -> Phrases[str]:
    rows = read_table("unit_denominators", ("word", "unit"))
    return Phrases(list(rows))  # type: ignore[arg-type]


def _match_unit(text: str, start: int) -> tuple[int, str] | None:
    """Return the end and symbol of the unit at `start`, with what it is divided by: `m3/detik`."""
    found = _units().match(text, start)
    if found is None:
        return None
    end, unit = found
    for _ in range(2):  # `kg per kapita per tahun`
        per = _PER.match(text, end)
        divisor = _denominators().match(text, per.end()) if per else None
        if divisor is None or NO_RATE.match(text, divisor[0]):
            break
        end, unit = divisor[0], f"{unit}/{divisor[1]}"
    return end, unit


def _signed(text: str, start: int, value: dict[str, Any]) -> int:
    """Make the amount negative behind `minus` or a minus sign; return where the sign begins."""
    match = _MINUS.search(text[max(0, start - 12) : start])
    if match is None or "amount_max" in value:
        return start
    value["amount"] = -value["amount"]
    return start - len(match[1])


def percent(reading: Reading, start: int) -> Mention | None:
    """`10,5 persen`, `5%`, `5-7 persen`, `0,25 poin persen`."""
    text = reading.text
    number = reading.measure(start)
    if number is None:
        return None
    sign = _PERCENT_POINT.match(text, number.end) or _PERCENT.match(text, number.end)
    if sign is None:
        return None
    value: dict[str, Any] = number.plain()
    end = sign.end()
    joint = _PERCENT_RANGE.match(text, end)
    high = match_numeral(text, joint.end()) if joint else None
    if high is not None and high.amount > number.amount:
        second = _PERCENT.match(text, high.end)
        if second is not None:
            value["amount_max"], end = high.plain()["amount"], second.end()
    if number.is_vague or is_approximate(text, start, end):
        value["approximate"] = True
    return Mention(_signed(text, start, value), end, "PERCENT", "percent", value=value)


def quantity(reading: Reading, start: int) -> Mention | None:
    """`1.042 Km`, `25 ton`, `120 km/jam`, `3x4 meter` (its amount is the area)."""
    text = reading.text
    times = _TIMES.match(text, start)
    if times is not None:
        return _dimensions(reading, start, times)
    number = reading.measure(start)
    if number is None or (number.is_vague and number.in_words):
        return None
    if _TELEPHONE.search(text, max(0, start - 6), number.end):
        return None
    place = skip_spaces(text, number.end)
    found = _match_unit(text, place)
    if found is None or word_before(text, start).lower() in ("liga", "no", "nomor"):
        return None
    end, unit = found
    if text[end : end + 1].isdigit():  # `2m06.637s` is a lap time
        return None
    if unit in _DIGITS_ONLY and number.in_words and text[place:end].lower() in ("kaki", "ons"):
        return None
    if place == number.end and number.in_words:
        return None
    is_litres = text[place:end] == "L" and _DECIMAL.fullmatch(text, start, number.end) is not None
    if not (is_litres or _is_unit(text[place:end], place > number.end)):
        return None
    if _is_thousands(reading, number):
        number = replace(number, amount=number.amount * 1000)
    value: dict[str, Any] = {**number.plain(), "unit": unit}
    if number.is_vague or is_approximate(text, start, end):
        value["approximate"] = True
    return Mention(_signed(text, start, value), end, "QUANTITY", "quantity", value=value)


def _is_thousands(reading: Reading, number: Numeral) -> bool:
    """Say whether the comma of a measure groups thousands: `543,461 ton`, `2,500 meter`.

    Of 20 such measures in news, nine with three digits before the comma are thousands; of the
    eleven others six are decimals (`4,301 km`), unless they end in two noughts, or the article
    groups by commas elsewhere (`4,345 ton` beside `4,159.9 ton`).
    """
    digits = reading.text[number.start : number.end]
    if _COMMA_OF_THREE.fullmatch(digits) is None or number.amount >= THOUSAND:
        return False
    return len(digits) == 7 or digits.endswith("00") or reading.groups_by_commas()


def magnitude_words() -> set[str]:
    """Return the words before the size of an earthquake."""
    return {"m", "magnitudo", "magnitude", "bermagnitudo"}


def magnitude(reading: Reading, start: int) -> Mention | None:
    """`magnitudo 5,6`, `M 5,6`, `M5.6`: the size of an earthquake."""
    text = reading.text
    word = _MAGNITUDE.match(text, start)
    size = _RICHTER.match(text, word.end()) if word else None
    if word is None or size is None:
        return None
    value: dict[str, Any] = {"amount": float(size.group().replace(",", ".")), "unit": "M"}
    if is_approximate(text, start, size.end()):
        value["approximate"] = True
    first = size.start() if word["verb"] else start
    return Mention(first, size.end(), "QUANTITY", "quantity", value=value)


def _is_unit(word: str, is_apart: bool) -> bool:
    """`5G`, `2D`, `4L` are names; single capitals glued to a number are no units but `W`."""
    return word not in ("G", "L", "M", "T") and (is_apart or word != "MP")


def _dimensions(reading: Reading, start: int, match: re.Match[str]) -> Mention | None:
    text = reading.text
    found = _units().match(text, skip_spaces(text, match.end()))
    if found is None or (found[1] == "m" and match[1] == "4" and match[2].endswith("00")):
        return None  # `4x100 m` is a relay race
    sizes = [Decimal(part.replace(",", ".")) for part in match.groups() if part]
    plain = [int(size) if size == int(size) else float(size) for size in sizes]
    area = prod(sizes)
    value: dict[str, Any] = {"amount": int(area) if area == int(area) else float(area)}
    if found[1] in _LENGTHS:
        value |= {"unit": f"{found[1]}{len(sizes)}", "dimensions": plain}
    else:  # `2x100 MW` is two machines
        value["unit"] = found[1]
    if is_approximate(text, start, found[0]):
        value["approximate"] = True
    return Mention(start, found[0], "QUANTITY", "quantity", value=value)
