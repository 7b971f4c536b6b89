"""The head of a page that lost its line breaks: headline, author, outlet and time in one run.

    Harga Beras Naik Siti Aminah - detikFinance Kamis, 28 Apr 2016 17:21 WIB Jakarta - Harga beras

The run is cut up to the dateline. Where the headline ends and the author begins cannot be told, so
no headline is taken from it; the removal keeps the words.
"""

import re

from idnews.cleaning.draft import Cut, View
from idnews.dates import find_dates

__all__ = ["find_masthead"]

MAX_HEAD = 320
_STAMP = re.compile(
    r"""
    [ ] [-–|] [ ]? (?: [A-Za-z][\w.]{2,20} (?: [ ] [A-Z][\w.]{2,15} )? [ ] )?   # - detikInet, |
    (?: [|-] [ ] )?
    (?P<date> (?: senin | selasa | rabu | kamis | jumat | jum'at | sabtu | minggu ) , [ ]
        \d{1,2} (?: [ ] [a-z]{3,9} [ ] | / \d{1,2} / ) \d{4} )
    ,? [ ]{1,3} \d\d[:.]\d\d [ ] wi(?:b|ta|t)
    (?: [ ]? bagikan [ ]? :? )? (?: [ ]? url [ ] telah [ ] tercopy )?
    (?: [ ] foto: [ ] .{2,80}? (?= [ ] jakarta [ ] - [ ] )                     # Foto: A B Jakarta -
      | [ ] foto: [ ] .{2,80}? (?= [ ] [A-Z][A-Za-z ]{2,25} [ ] - [ ] ) )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE_BREAK = re.compile(r"[a-z]{3,}\.[\"”]?\s+[\"“]?[A-Z]")


def find_masthead(view: View) -> tuple[list[Cut], str | None]:
    """Return the head that runs into the story on one of the first lines, and the date in it.

    >>> head = "Harga Beras Naik Siti Aminah - detikFinance Kamis, 28 Apr 2016 17:21 WIB"
    >>> find_masthead(View(f"{head} Jakarta - Harga beras naik."))
    ([Cut(start=0, end=72, kind='masthead')], '2016-04-28')
    """
    for start, end in view.lines[:2]:  # it may stand below the headline alone
        match = _STAMP.search(view.text, start, min(end, start + MAX_HEAD))
        if match is None or match.end() >= end:
            continue
        dates = find_dates(match["date"])
        is_head = not _SENTENCE_BREAK.search(view.text, start, match.start())
        if is_head and dates and dates[0].year:
            return [Cut(start, match.end(), "masthead")], dates[0].iso
    return [], None
