"""The article's own headline: the short line without a full stop above the dateline or the body."""

import re
from functools import cache

from idnews.cleaning.dateline import find_dateline, outlet_names
from idnews.cleaning.draft import Cut, View

__all__ = ["find_headline", "is_headline", "tidy_title"]

MAX_HEADLINE, MIN_WORDS = 200, 4
# What follows a headline is prose: a line at least this long, or one that ends as a sentence.
MIN_PROSE = 80
# Without a dateline or an empty line below it, a line is a headline by its capitals alone.
MIN_LONG, MIN_CAPITALS = 4, 0.75
REPEAT_LINES = 8
_WORD = re.compile(r"\w+")
# A full stop and a new sentence, or an address: a lead or a source, not a headline.
_NOT_IN_HEADLINE = re.compile(
    r"[a-z]{3,}\.[\"”]?\s[\"“]?[A-Z] | https?:// | www\. | \(\d{1,2}/\d | \($", re.VERBOSE
)
# "Harga Beras Naik - Kompas.com", "Harga Beras Naik | Republika Online"
_SITE_PREFIX = re.compile(r"\A[\w.]{2,25}\.(?:com|co\.id|id|co|tv)\s?[:|-]\s")
_SITE_SUFFIX = re.compile(r"\s[-–—|•:]{1,2}\s[^-–—|•]{2,30}\Z")


def is_headline(line: str) -> bool:
    """Return whether a line could be a headline: short, no full stop or comma at its end.

    >>> is_headline("Harga Beras Naik, Warga Mengeluh"), is_headline("Harga beras naik.")
    (True, False)
    """
    if not 2 <= len(line) <= MAX_HEADLINE or "\n" in line:
        return False
    if line[-1] in ",;:" or (line[-1] == "." and not line.endswith("..")):
        return False
    if line[-1] in "\"”'’" and len(line) > 1 and line[-2] in ".,":
        return False
    if line[0].islower() or line[0] in ",.;:)" or _NOT_IN_HEADLINE.search(line):
        return False
    return any(c.isalpha() for c in line)


def find_headline(view: View, title: str | None = None) -> tuple[list[Cut], str | None]:
    """Return the headline of a page and the lines that hold it.

    `title` is the headline that the page's metadata gives, if any.

    >>> find_headline(View("Harga Beras Naik di Jambi\\nJambi - " + "Harga naik lagi. " * 5))[1]
    'Harga Beras Naik di Jambi'
    """
    lines = view.line_texts
    if title is None:
        if not _has_headline(view):
            return [], None
        title = _without_site(lines[0])
    wanted = _key(title)
    cuts = [
        Cut(*view.lines[number], "headline")
        for number, line in enumerate(lines[:REPEAT_LINES])
        if len(line) <= 2 * MAX_HEADLINE and wanted in (_key(line), _key(_without_site(line)))
    ]
    if len(cuts) == len(lines):
        return [], None
    return cuts, title


@cache
def _outlet_suffix() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, outlet_names()), key=len, reverse=True))
    channels = (
        "online|news|bola|sports?|finance|techno|ekonomi|celebrity|lifestyle|nasional|edukasi|health"
        "|food|travel|muslim|economy|indonesia|otomotif|megapolitan|regional|com|id"
    )
    return re.compile(
        rf"\s?[|:•–—-]\s?(?:{names})(?:[ .](?:{channels})){{0,2}}\s?\Z", re.IGNORECASE
    )


def _without_site(line: str) -> str:
    """Return a first line without its outlet: `... di Jambi |Republika Online`, `: Okezone News`.

    >>> _without_site("Timnas Menang Lawan Vietnam : Okezone News")
    'Timnas Menang Lawan Vietnam'
    """
    shorter = _outlet_suffix().sub("", line) if len(line) <= MAX_HEADLINE else line
    return shorter if len(shorter.split()) >= MIN_WORDS - 1 else line


def _key(line: str) -> str:
    return " ".join(_WORD.findall(line.lower()))


def _has_headline(view: View) -> bool:
    lines = view.line_texts
    if len(lines) < 2 or not is_headline(lines[0]):
        return False
    if _is_framed(view) or _without_site(lines[0]) != lines[0]:
        return True
    dateline = find_dateline(view)
    words = len(lines[0].split())
    if dateline is not None:
        return dateline.line >= 1 and words >= 2
    following = lines[1]
    return (
        words >= MIN_WORDS
        and _is_capitalised(lines[0])
        and not lines[0].endswith(")")
        and (len(following) >= MIN_PROSE or following[-1] in '.!?"”')
        and not following[0].islower()
        and following[0] not in ",.;)"
        and len(following) > len(lines[0])
    )


def _is_capitalised(line: str) -> bool:
    """Return whether the longer words begin with capitals: in a lead sentence most do not."""
    words = [word for word in line.split() if len(word) > MIN_LONG and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) >= MIN_CAPITALS * len(words)


def _is_framed(view: View) -> bool:
    """Return whether the only empty line of the page parts the first line from the rest."""
    text = view.text
    end = view.lines[0][1]
    gap = text[end : view.lines[1][0]]
    return gap == "\n\n" and "\n\n" not in text[view.lines[1][0] : view.lines[-1][1]]


def tidy_title(title: str | None) -> str | None:
    """Return the title of a page without the name of the site behind it.

    >>> tidy_title("Harga Beras Naik - Kompas.com")
    'Harga Beras Naik'
    """
    if title is None:
        return None
    title = _SITE_PREFIX.sub("", " ".join(title.split()))
    shorter = _SITE_SUFFIX.sub("", title)
    if len(shorter.split()) >= MIN_WORDS - 1:
        title = shorter
    if title.endswith(".") and not title.endswith(".."):
        title = title[:-1]
    return title if is_headline(title) else None
