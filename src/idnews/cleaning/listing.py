"""Index lists on a page: titles of other articles, each with the time when it appeared.

    Kamis, 05/11/2015 09:32 WIB Rogoh Rp 1,2 Juta, Memori Disulap Jadi 128 GB
    3 menit lalu Abu Gunung Barujari Ganggu 37 Penerbangan

One such line may be the article's own; three or more are a list.
"""

import re

from idnews.cleaning.draft import Cut, View
from idnews.records import Link

__all__ = ["find_dated_list"]

MIN_LISTED = 3
MAX_TITLE = 180
# The article's own time stamp stands up here, with its headline below it.
OWN_LINES = 8
_TIMED = re.compile(
    r"""
    (?: [-–•*\d. ]{0,5} )
    (?: (?: (?: senin | selasa | rabu | kamis | jumat | jum'at | sabtu | minggu ) ,? [ ] )?
        \d{1,2} [/ ] (?: \d{1,2} | [a-z]{3,9} ) [/ ] \d{4} [ ,|-]{1,3} \d{1,2} [.:] \d\d
        (?: [ ]? wi(?:b|ta|t) )?
      | \d{1,2} [ ] (?: detik | menit | jam | hari ) [ ] (?: yang [ ] )? lalu
    )
    (?: [ ]? wib )? [ :|-]{0,3} (?P<title> .* )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BARE_ITEM = re.compile(r"[-–•*]|\d{1,2}")
_HAS_TIME = re.compile(r"\d[.:]\d\d|\blalu\b")


def find_dated_list(view: View) -> tuple[list[Cut], list[Link]]:
    """Return the titles of other articles that stand on the page with their times.

    >>> page = View("Harga naik, kata dia.\\n1 jam lalu Warga Serbu Pasar\\n2 jam lalu Stok Aman"
    ...     "\\n3 jam lalu Bupati Lantik Camat")
    >>> [link.text for link in find_dated_list(page)[1]]
    ['Warga Serbu Pasar', 'Stok Aman', 'Bupati Lantik Camat']
    """
    timed = [
        (number, match["title"].strip())
        for number, line in enumerate(view.line_texts)
        if len(line) <= MAX_TITLE + 40
        and _HAS_TIME.search(line)
        and (match := _TIMED.fullmatch(line))
        and _is_title(match["title"].strip())
    ]
    if len(timed) < MIN_LISTED:
        return [], []
    cuts: list[Cut] = []
    links: list[Link] = []
    for number, title in timed:
        start, end = view.lines[number]
        if not title:
            if number < OWN_LINES or number + 1 >= len(view.lines):
                continue
            title = view.line_texts[number + 1]
            if not _is_title(title):
                continue
            end = view.lines[number + 1][1]
        cuts.append(Cut(start, end, "related_list"))
        links.append(Link(title, None, "related"))
    bare = [n for n, line in enumerate(view.line_texts) if _BARE_ITEM.fullmatch(line)]
    return cuts + [Cut(*view.lines[number], "related_list") for number in bare], links


def _is_title(text: str) -> bool:
    return len(text) <= MAX_TITLE and text[-1:] not in (".", ",", ";", '"', "”")
