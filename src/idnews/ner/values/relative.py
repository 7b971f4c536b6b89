"""Dates that need another date to be read: `pekan lalu`, `dua hari kemudian`, `akhir bulan ini`."""

import re
from functools import cache

from idnews.ner.spans import Mention
from idnews.ner.values.clock import match_daypart
from idnews.ner.values.days import (
    date_mention,
    direction_behind,
    directions,
)
from idnews.ner.values.durations import match_length, time_units
from idnews.ner.values.numerals import roman_value
from idnews.ner.values.phrases import Phrases, cue_words, skip_spaces, word_after, word_before
from idnews.ner.values.reading import Reading, is_sentence_start
from idnews.ner.values.years import month, prefixed, year
from idnews.resources import read_table

__all__ = [
    "PARTS",
    "century",
    "duration",
    "fixed_first_words",
    "fixed_phrase",
    "length_mention",
    "part_of_period",
    "period",
    "quarter",
    "season",
    "week_of",
]

_WORD = re.compile(r"[^\W\d_]+")
_AFTER_LENGTH = re.compile(
    r"""
    [ ](?: (?P<past> (?:yang[ ])?(?:lalu|silam|lampau) )
      | (?P<past_span> terakhir(?:[ ]ini)? | belakangan(?:[ ]ini)? )
      | (?P<future_span> ke[ ]depan | mendatang )
      | (?P<future> lagi ) | (?P<next> depan ) | (?P<this> ini )
      | (?P<after> kemudian | setelahnya | berselang | berikutnya | setelah[ ]itu )
      | (?P<before> sebelumnya | sebelum[ ]itu ) )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GLUED = re.compile(r"[^\W\d_]-$")  # `Covid-19 hari ini`
_SPANNING = ("selama", "dalam", "sepanjang")
_PART = re.compile(r"(awal|akhir|pertengahan|medio|penghujung)[ ](?=\w)", re.IGNORECASE)
PARTS = {"awal": "START", "akhir": "END", "pertengahan": "MID", "medio": "MID", "penghujung": "END"}
_CENTURY = re.compile(r"abad[ ](?:ke-?[ ]?)?(\d{1,2}|[IVX]{1,5})\b", re.IGNORECASE | re.ASCII)
_QUARTER = re.compile(
    r"""
    (?:(?:kuartal|triwulan|kwartal)[ ]|(?P<q>Q))
    (?: (?:ke-?[ ]?)? (?P<digit>[1-4])\b | (?P<roman>IV|I{1,3})\b | (?P<word>[^\W\d_]+)\b )
    | (?P<semester>semester|(?P<half_of>paruh))[ ]
      (?: (?:ke-?[ ]?)?(?P<half>[12])\b | (?P<roman2>I{1,2})\b | (?P<word2>pertama|kedua)\b )
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_OF_YEAR = re.compile(r"(?:[ ]?[/-][ ]?|[ ])(?:tahun[ ])?((?:19|20)\d\d)\b", re.ASCII | re.I)
_TAHUN_DIRECTION = re.compile(r"[ ]tahun[ ](?=\w)", re.IGNORECASE)
_SEASON = re.compile(
    r"musim[ ](?:(panas|dingin|gugur|semi|hujan|kemarau|haji|kompetisi|tanam|giling|reguler)[ ])?"
    r"(?=\w)",
    re.IGNORECASE,
)
_SEASONS = {"semi": ("SP", 3), "panas": ("SU", 6), "gugur": ("FA", 9), "dingin": ("WI", 12)}
_ONCE = re.compile(r"[ ]sekali\b(?![ ](?:lagi|pun))", re.IGNORECASE)
_OF_WHICH = re.compile(
    r"[ ](?:[\dA-Z]|(?:ini|itu|lalu|depan|kemarin|berjalan|yang|pertama|buku|anggaran|fiskal)\b)"
)
_LATER = re.compile(r"[ ]nanti\b", re.IGNORECASE)  # `akhir tahun nanti`
_WEEK_OF = re.compile(
    r"(?:pekan|minggu)[ ](?:pertama|kedua|ketiga|keempat|kelima|terakhir|ke-?[1-5])[ ]"
    r"(?:di[ ]|pada[ ])?(?:bulan[ ](?=(?-i:[A-Z])))?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([DA])([+-]\d)(T[A-Z]{2})?", re.ASCII)


@cache
def _fixed() -> Phrases[tuple[str, str]]:
    rows = read_table("time_phrases", ("phrase", "label", "value"))
    return Phrases([(phrase, (label, value)) for phrase, label, value in rows])


def fixed_first_words() -> set[str]:
    """Return the first words of the table `time_phrases`."""
    return _fixed().first_words()


def fixed_phrase(reading: Reading, start: int) -> Mention | None:
    """`hari ini`, `kemarin`, `tadi malam`, `saat ini`, `mendatang`: the table `time_phrases`."""
    text = reading.text
    found = _fixed().match(text, start)
    if found is None:
        return None
    end, (label, value) = found
    if text[end : end + 1] == "-" or text[start - 1 : start] == "-":
        return None
    word = text[start:end].lower()
    if word in ("dulu", "dahulu") and not _is_past_dulu(text, start):
        return None
    if word == "ke depan" and not _is_future_depan(text, start, end):
        return None
    if word == "belakangan" and not _is_lately(text, start, end):
        return None
    offset = _OFFSET.fullmatch(value)
    if word.startswith("sepanjang ") and _OF_WHICH.match(text, end):
        return None  # `sepanjang tahun 2024`
    if offset is None:
        return Mention(start, end, label, "relative", value={"value": value})
    when = reading.reference if offset[1] == "D" else reading.anchor_for("D")
    resolved = when.shift("D", int(offset[2])) or "XXXX-XX-XX"
    part = offset[3] or ""
    if not part and (following := match_daypart(text, skip_spaces(text, end))) is not None:
        end, part = following[0], f"T{following[1]}"
    return date_mention(reading, start, end, resolved + part)


def _is_past_dulu(text: str, start: int) -> bool:
    """`dulu` is `in the past` at a sentence start or after `sejak`; else it means `first`."""
    before = word_before(text, start).lower()
    starts = text[start].isupper() and is_sentence_start(text, start)
    return before in cue_words("vague_dulu_left") or starts


def _is_future_depan(text: str, start: int, end: int) -> bool:
    """`ke depan` is `in the future` but behind what moves and before what stands: `ke depan rumah`.

    Of the 170 of 1,226 in 41,000 articles that no function word follows, 85 read by eye, 83 were.
    """
    after = word_after(text, end).lower()
    is_place = after in cue_words("not_future_right")
    return not is_place and word_before(text, start).lower() not in cue_words("not_future_left")


def _is_lately(text: str, start: int, end: int) -> bool:
    """`belakangan` is `lately` in a clause, `later` in `Namun belakangan` and `lahir belakangan`.

    Of 24 of 2,500 articles, read by eye, 23 were right.
    """
    before = word_before(text, start).lower()
    is_inside = before != "" and not is_sentence_start(text, start)
    return (start == 0 or (is_inside and before not in cue_words("not_lately_left"))) and (
        word_after(text, end).lower() not in cue_words("not_lately_right")
    )


def period(reading: Reading, start: int) -> Mention | None:
    """`pekan lalu`, `bulan ini`, `tahun depan`, `tahun itu`."""
    text = reading.text
    word = _WORD.match(text, start)
    unit = time_units().get(word.group().lower()) if word else None
    if word is None or unit is None or text[start - 1 : start] == "-":
        return None
    that = re.compile(r"[ ](?:itu|yang[ ]sama)\b", re.I).match(text, word.end())
    if that is not None and unit in ("D", "Y", "M", "W"):
        return date_mention(
            reading, start, that.end(), reading.anchor_for(unit).shift(unit, 0) or ""
        )
    place = skip_spaces(text, word.end())
    found = directions().match(text, place)
    if found is None or place == word.end():
        return None
    end, step = found
    cue = text[place:end].lower()
    if cue in ("sebelumnya", "berikutnya"):
        anchor = reading.anchor_for(unit)
        when = anchor if anchor.year else reading.reference
    elif cue == "nanti" and unit != "Y":
        return None
    else:
        when = reading.reference
    value = when.shift(unit, step)
    if unit in ("H", "MIN", "S") or value is None:
        return None
    return date_mention(reading, start, end, value)


def season(reading: Reading, start: int) -> Mention | None:
    """`musim panas ini`, `musim haji tahun ini`, `musim 2025-2026`, `musim lalu`.

    Those of the north have the codes of TIMEX3 (`2025-SU`, from June on); of the others without a
    year, the words do not say which months they are.
    """
    text, here = reading.text, reading.reference
    match = _SEASON.match(text, start)
    if match is None:
        return None
    place = match.end()
    code, first = _SEASONS.get((match[1] or "").lower(), ("", 0))
    of_years = year(reading, place) or prefixed(reading, place) or period(reading, place)
    if of_years is not None and of_years.value is not None and of_years.label == "DATE":
        value = of_years.value["value"]
        value = f"{value}-{code}" if code and len(value) == len("2025") else value
        return date_mention(reading, start, of_years.end, value)
    found = directions().match(text, place)
    if found is None:
        return None
    value = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[found[1]]
    if code and here.year and here.month:
        step = {-1: -(here.month < first + 3), 0: 0, 1: here.month > first}[found[1]]
        value = f"{here.year + step}-{code}"
    return date_mention(reading, start, found[0], value)


def part_of_period(reading: Reading, start: int) -> Mention | None:
    """`awal 2019`, `akhir bulan ini`, `pertengahan Juli`, `akhir pekan lalu`, `akhir tahun`."""
    text = reading.text
    match = _PART.match(text, start)
    if match is None:
        return None
    word, place = match[1].lower(), match.end()
    inner = (
        period(reading, place)
        or season(reading, place)
        or prefixed(reading, place)
        or month(reading, place, is_certain=True)
        or year(reading, place)
        or century(reading, place)
        or quarter(reading, place)
    )
    unit_word = _WORD.match(text, place)
    unit = time_units().get(unit_word.group().lower()) if unit_word else None
    is_weekend = word == "akhir" and unit == "W"
    later = _LATER.match(text, unit_word.end()) if unit_word else None  # this year's
    if later is None and inner is not None and inner.value is not None and inner.label == "DATE":
        value = inner.value["value"]
        if is_weekend:
            return date_mention(reading, start, inner.end, f"{value}-WE")
        return date_mention(reading, start, inner.end, value, mod=PARTS[word])
    if unit_word is None or unit not in ("Y", "M", "W", "Q") or text[unit_word.end() :][:1] == "-":
        return None
    end = later.end() if later else unit_word.end()
    value = reading.reference.shift(unit, 0) or "XXXX"
    if is_weekend:
        return date_mention(reading, start, end, f"{value}-WE")
    return date_mention(reading, start, end, value, mod=PARTS[word])


def week_of(reading: Reading, start: int) -> Mention | None:
    """`pekan kedua Juni`: the month is all that the value tells."""
    match = _WEEK_OF.match(reading.text, start)
    if match is None:
        return None
    place = match.end()
    inner = month(reading, place, is_certain=True) or period(reading, place)
    if inner is None or inner.value is None or inner.label != "DATE":
        return None
    return Mention(start, inner.end, "DATE", "relative", value=inner.value)


def century(reading: Reading, start: int) -> Mention | None:
    """`abad ke-20`, `Abad XX`: the value is the two first digits of its years."""
    match = _CENTURY.match(reading.text, start)
    if match is None:
        return None
    number = int(match[1]) if match[1].isdigit() else roman_value(match[1])
    if not number:
        return None
    return date_mention(reading, start, match.end(), f"{number - 1:02d}")


def quarter(reading: Reading, start: int) -> Mention | None:
    """`kuartal III 2025`, `triwulan pertama tahun ini`, `semester I 2018`, `Q3 2025`."""
    text = reading.text
    match = _QUARTER.match(text, start)
    if match is None:
        return None
    number = _quarter_number(match)
    if number is None:
        return None
    letter = "H" if match["semester"] else "Q"
    end, year_value = match.end(), None
    of_year = _OF_YEAR.match(text, end)
    direction = _TAHUN_DIRECTION.match(text, end)
    if of_year is not None:
        end, year_value = of_year.end(), of_year[1]
    elif direction and (found := directions().match(text, direction.end())) is not None:
        end, year_value = found[0], reading.reference.shift("Y", found[1])
    elif match["q"] or match["half_of"]:
        return None
    if year_value is None or year_value == reading.reference.shift("Y", 0):
        end, _ = direction_behind(text, end)  # `kuartal I 2025 ini`, `kuartal ketiga ini`
    if year_value is None:
        year_value = reading.reference.year_of_part(number, 4 if letter == "Q" else 2)
    return date_mention(reading, start, end, f"{year_value}-{letter}{number}")


def _quarter_number(match: re.Match[str]) -> int | None:
    digits = match["digit"] or match["half"]
    roman = match["roman"] or match["roman2"]
    word = match["word"] or match["word2"]
    if digits:
        return int(digits)
    if roman:
        return roman_value(roman.upper())
    words = {"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
    return words.get(word.lower()) if word else None


def duration(reading: Reading, start: int) -> Mention | None:
    """`10 tahun`, `sehari`, `3 jam 20 menit`, `dua hari lalu`, `lima tahun terakhir`."""
    text = reading.text
    length = match_length(text, start, reading.measure(start))
    if length is None or (text[start].isdigit() and _GLUED.search(text, max(0, start - 2), start)):
        return None
    once = _ONCE.match(text, length.end)
    if once is not None and length.count is not None:  # `lima tahun sekali`
        return length_mention(reading, start, once.end(), length.iso(), every=True)
    after = _AFTER_LENGTH.match(text, length.end)
    kind = after.lastgroup if after else None
    if kind in ("next", "this") and not _is_span(reading, start, kind):
        after = kind = None  # `bayi 8 bulan ini`
    end = after.end() if after else length.end
    is_clock = length.unit in ("H", "MIN", "S")
    is_moved = kind in ("after", "before")
    is_length = kind in (None, "this", "past_span", "future_span") or bool(length.rest)
    if is_length or (is_clock and length.count is not None) or (length.count is None and is_moved):
        return length_mention(reading, start, end, length.iso())
    if length.count is None or length.count_max or length.count != int(length.count):
        vague = "PAST_REF" if kind in ("past", "before") else "FUTURE_REF"
        label = "TIME" if is_clock else "DATE"
        return Mention(start, end, label, "durations", value={"value": vague})
    sign = -1 if kind in ("past", "before") else 1
    when = reading.anchor_for(length.unit) if is_moved else reading.reference
    is_far = abs(length.count) > 100_000
    value = None if is_far else when.shift(length.unit, sign * int(length.count))
    if value is None:
        return length_mention(reading, start, end, length.iso())
    return date_mention(reading, start, end, value)


def _is_span(reading: Reading, start: int, kind: str) -> bool:
    """Say whether `depan`, `ini` go with the length: `sepekan depan`, `selama tiga bulan ini`."""
    is_one = reading.numeral(start) is None
    return is_one or (kind == "this" and word_before(reading.text, start).lower() in _SPANNING)


def length_mention(
    reading: Reading, start: int, end: int, value: str, *, every: bool = False
) -> Mention:
    """Return a length of time: a TIME below a day (`PT3H`), from a day on a DATE."""
    mention = date_mention(reading, start, end, value, **({"every": True} if every else {}))
    label = "TIME" if value.startswith("PT") else "DATE"
    return Mention(start, end, label, "durations", value=mention.value)
