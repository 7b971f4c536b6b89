"""Times of the day: `pukul 10.30-12.00 WIB`, `jam 7 malam`, `Selasa pagi`, `malam ini`."""

import re
from functools import cache

from idnews.ner.spans import Mention
from idnews.ner.values.numerals import match_numeral
from idnews.ner.values.phrases import DASH, Phrases, cue_words, skip_spaces, word_after, word_before
from idnews.ner.values.reading import Reading, is_approximate
from idnews.resources import read_table

__all__ = ["clock", "clock_word", "daypart", "daypart_words", "match_daypart", "zone_end"]

_CLOCK = re.compile(
    rf"""
    (?P<word> (?:pukul|pkl?\.?|jam)[ \u00a0]? )?
    (?P<h1>\d{{1,2}}) (?: (?P<mark>[.:]) (?P<m1>\d\d) (?: [.:](?P<s1>\d\d) )? )?
    (?![\w])(?![.,:/]\d)
    (?:
        (?: (?:[ ]?(?:WIB|WITA|WIT))?[ ]?{DASH}[ ]?
          | [ ](?:hingga|sampai(?:[ ]dengan)?|s/d|s\.d\.?)[ ] )
        (?:pukul[ ])? (?P<h2>\d{{1,2}}) (?: [.:] (?P<m2>\d\d) )? (?![\w])(?![.,:/]\d)
    )?
    """,
    re.VERBOSE | re.ASCII | re.IGNORECASE,
)
_IN_WORDS = re.compile(r"(?P<word>pukul|jam)[ ](?P<half>setengah[ ])?(?=[a-z])", re.IGNORECASE)
_PM = {"siang": (1, 5), "sore": (1, 7), "petang": (3, 7), "malam": (6, 11)}
_FIXED = (" hari", "dinihari", "tengah malam", "larut malam", "pagi buta")
_BEFORE_DAYPART = ("sejak", "hingga", "sampai", "menjelang", "jelang")
_DEICTIC = re.compile(r"[ ](ini|itu|tadi|nanti|kemarin|sebelumnya|harinya)\b", re.IGNORECASE)


@cache
def _zones() -> Phrases[str]:
    return Phrases(list(read_table("time_zones", ("word", "offset"))))  # type: ignore[arg-type]


@cache
def _dayparts() -> Phrases[str]:
    return Phrases(list(read_table("time_dayparts", ("word", "part"))))  # type: ignore[arg-type]


def daypart_words() -> set[str]:
    """Return the first words of the table `time_dayparts`."""
    return _dayparts().first_words()


def match_daypart(text: str, start: int) -> tuple[int, str] | None:
    """Return the end and the TIMEX3 code of a part of the day at `start`.

    >>> match_daypart("Selasa malam", 7)
    (12, 'NI')
    """
    return _dayparts().match(text, start)


def zone_end(text: str, end: int) -> int:
    """Return the end of a time zone behind a part of the day: `Rabu malam WIB`.

    >>> zone_end("Rabu malam WIB", 10)
    14
    """
    found = _zones().match(text, skip_spaces(text, end))
    return found[0] if found else end


def clock_word(reading: Reading, start: int) -> Mention | None:
    """`pukul 10.30 WIB`, `jam 7 malam`: the word says that a time follows."""
    return _clock(reading, start, with_word=True)


def clock(reading: Reading, start: int) -> Mention | None:
    """`10.30 WIB`, `19:30`: the zone, the part of the day or the colon says that it is a time."""
    return _clock(reading, start, with_word=False)


def _clock(reading: Reading, start: int, *, with_word: bool) -> Mention | None:
    text = reading.text
    match = _CLOCK.match(text, start)
    if match is None and with_word:
        return _hour_in_words(text, start)
    if match is None or bool(match["word"]) != with_word:
        return None
    end, zone, part = _tail(text, match.end())
    if not with_word and not _is_clock(text, match, zone, part):
        return None
    first = _iso_time(match["h1"], match["m1"], part if not match["h2"] else None)
    if first is None:
        return None
    if match["s1"]:
        first = f"{first}:{match['s1']}"
    value = f"T{first}{zone or ''}"
    if match["h2"]:
        second = _iso_time(match["h2"], match["m2"], part)
        if second is None:
            return None
        value += f"/T{second}{zone or ''}"
    full: dict[str, object] = {"value": value}
    if is_approximate(text, start, end):
        full["approximate"] = True
    return Mention(start, end, "TIME", "clock", value=full)


def _hour_in_words(text: str, start: int) -> Mention | None:
    """`pukul lima sore`, `jam setengah delapan malam` (half past seven)."""
    match = _IN_WORDS.match(text, start)
    number = match_numeral(text, match.end()) if match else None
    if match is None or number is None or not number.in_words or not 1 <= number.amount <= 12:
        return None
    if number.amount != int(number.amount):
        return None
    end, zone, part = _tail(text, number.end)
    if part is None and zone is None and match["word"].lower() == "jam":
        return None  # `jam dua` may be a length
    hour = _iso_time(str(int(number.amount)), None, part)
    if hour is None:
        return None
    if match["half"]:
        hour = f"{(int(hour[:2]) - 1) % 24:02d}:30"
    return Mention(start, end, "TIME", "clock", value={"value": f"T{hour}{zone or ''}"})


def _is_clock(text: str, match: re.Match[str], zone: str | None, part: str | None) -> bool:
    if text[match.start() - 1 : match.start()] in (":", ".", "-", "/"):
        return False
    if zone is not None:
        return True
    return (
        bool(match["m1"]) and (part is not None or match["mark"] == ":") and len(match["h1"]) == 2
    )


def _tail(text: str, end: int) -> tuple[int, str | None, str | None]:
    """Return the end, offset and part of the day of what follows a clock time."""
    zone = part = None
    for _ in range(2):
        place = skip_spaces(text, end)
        if zone is None and (found := _zones().match(text, place)) is not None:
            end, zone = found
        elif part is None and (found := match_daypart(text, place)) is not None:
            part = text[place : found[0]].lower().split()[0]
            end = found[0]
    return end, zone, part


def _iso_time(hour: str, minute: str | None, part: str | None) -> str | None:
    h, m = int(hour), int(minute or 0)
    if h > 24 or m > 59 or (h == 24 and m):
        return None
    low, high = _PM.get(part or "", (1, 0))
    if low <= h <= high:
        h += 12
    elif part == "malam" and h == 12:
        h = 0
    return f"{h:02d}:{m:02d}"


def _is_time_alone(text: str, start: int, end: int) -> bool:
    """Whether a bare part of the day is one: `sejak siang`, `hingga malam`; not `malam puncak`."""
    if word_before(text, start).lower() not in _BEFORE_DAYPART:
        return False
    after = word_after(text, end).lower()
    return not after or after in cue_words("function_word")


def daypart(reading: Reading, start: int) -> Mention | None:
    """`malam ini`, `pagi hari`, `dini hari`, `malam itu`: not `malam` alone."""
    text = reading.text
    part = match_daypart(text, start)
    if part is None:
        return None
    end, code = part
    deictic = _DEICTIC.match(text, end)
    if deictic is None:
        is_fixed = text[start:end].lower().endswith(_FIXED)
        if not is_fixed and not _is_time_alone(text, start, end):
            return None
        return Mention(start, end, "TIME", "clock", value={"value": f"T{code}"})
    word = deictic[1].lower()
    when = (
        reading.anchor_for("D") if word in ("itu", "harinya", "sebelumnya") else reading.reference
    )
    steps = {"kemarin": -1, "sebelumnya": -1}.get(word, 0)
    value = f"{when.shift('D', steps)}T{code}"
    return Mention(start, deictic.end(), "TIME", "clock", value={"value": value})
