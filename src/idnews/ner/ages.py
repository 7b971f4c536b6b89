"""Ages that stand behind a person's name: `Budi (45)`, `Siti, 31,`, `Ani yang berusia 19 tahun`."""

import re
from typing import Final

__all__ = ["age_behind"]

OLDEST: Final = 119
# Numbers in brackets below this are mostly shirt numbers and goals; with their unit, all count.
YOUNGEST_BARE: Final = 3
# Characters behind a number in which these words say that it is a minute or a number of goals.
SPORT_REACH: Final = 160

_AGE = re.compile(
    r"""
    \s{0,2}
    (?:
        \( \s? (?P<lead> (?:alias|usia|umur|berusia|berumur)\s )?
            (?P<bracketed> \d{1,3} ) (?P<unit> \s?(?:tahun|thn|th)\b\.? )? \s? \)   # (45 tahun)
      | ,? \s? (?:yang\s)? (?:kini\s|saat\sini\s|baru\s|telah\s|sudah\s)?
            (?:berusia|berumur|usia|umur) \s
            (?P<worded> \d{1,3} ) (?= \s(?:tahun|thn|th)\b
                (?! \s? (?: lalu | kemudian | lebih | di\s(?:atas|bawah) ) ) )       # usia 19 tahun
      | , \s? (?P<between> \d{1,3} ) (?: (?= , )                                    # , 31,
            | \s(?:tahun|thn|th)\b (?= , | \. | \s(?:yang|asal|warga|seorang)\b ) )  # , 31 tahun,
    )
    """,
    re.VERBOSE | re.ASCII,
)
_SPORT = re.compile(r"\b(?:menit|gol|babak|skor|kartu|nomor punggung|penalti|pertandingan)\b", re.I)


def age_behind(text: str, end: int, *, title: str | None = None) -> int | None:
    """Return the age in years that stands behind the person's name that ends at `end`, or None.

    `title` are the person's titles: degrees between name and age are passed over. The number of a
    footballer's shirt and the minute of a goal are no ages.

    >>> age_behind("politisi PDIP Budi (45) hadir", 18)
    45
    >>> age_behind("Gol: Budi (45) pada menit akhir", 9) is None
    True
    """
    match = _AGE.match(text, _behind_degrees(text, end, title))
    if match is None:
        return None
    number = match["bracketed"] or match["worded"] or match["between"]
    age = int(number)
    if not 0 < age <= OLDEST or (number[0] == "0"):
        return None
    if match["bracketed"] and not (match["unit"] or match["lead"]):
        line = text[text.rfind("\n", max(0, end - SPORT_REACH), end) + 1 : end + SPORT_REACH]
        if age < YOUNGEST_BARE or _SPORT.search(line):
            return None
    return age


def _behind_degrees(text: str, end: int, title: str | None) -> int:
    """Return where the degrees behind the name end: `Budi, SH (45)`."""
    degrees = (title or "").rpartition(", ")[2]
    place = text.find(degrees, end, end + len(degrees) + 3) if degrees else -1
    return place + len(degrees) if place > end and not text[end:place].strip(" ,") else end
