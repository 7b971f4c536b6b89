"""Headlines of other articles: "Baca juga" lines and runs, lists before the title and in mid-text.

A link is cut only when its end is certain: the end of the line, the next link, two spaces, a speech
that begins, or two words glued where the scraper dropped a tag. Otherwise it stays: to leave a
link in is a blemish, to cut a sentence of the story is a fault.
"""

import re

from idnews.cleaning.draft import Cut, Span, View
from idnews.cleaning.furniture import is_broken_off
from idnews.records import Link

__all__ = ["find_headline_list", "find_read_also", "find_related_list", "find_related_tail"]

# A headline is seldom longer: 99.9 % of 101 k headlines have at most 130 characters.
MAX_TITLE, MIN_TITLE = 180, 8
MIN_LIST = 3
MAX_BULLET = 6  # "  -  " before a "Baca juga"
MAX_BARE = 5  # titles that stand below a bare "Baca juga"
MAX_COUNT_LINE, MAX_HEADING = 200, 40

_MARKER = re.compile(
    r"""
    [(\[]? (?: \b yuk \s )?                    # (Baca: ...), Yuk baca juga: ...
    \b (?: baca \s (?: juga | pula | berita\slainnya )
         | (?: simak | lihat | tonton ) \s juga (?= \s? : )
         | baca (?= \s? : )
         | (?: artikel | berita ) \s terkait (?= \s? : )
         | read \s also (?= \s? : )
       )
    [ ]? (?P<mark> [:\-–—|]{1,2} )? \s{0,3}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CUES = (
    *("baca juga", "baca pula", "baca:", "baca :", "baca berita lain", "simak juga", "lihat juga"),
    *("tonton juga", "artikel terkait", "berita terkait", "read also"),
)
_BULLET = re.compile(r"\A[-–—•*·▪►»>][ ]{0,3}(?=\S)")
_URL = re.compile(r"https?://[^\s)\]>]{4,300}")
_MARKDOWN = re.compile(r"\[(?P<text>[^\]\n]{3,200})\]\((?P<url>https?://[^\s)]{4,300})\)")
# "... ditangkap polisi. Warga": a stop behind a word of three small letters and a new sentence.
_SENTENCE_BREAK = re.compile(r"[a-z]{3,}[.!?][\"”]?\s+[\"“]?[A-Z]")
# What ends a link inside a line, the title before it.
_TITLE_END = re.compile(
    r"""
      [ ]{2,}                                   # a paragraph break that became spaces
    | (?<= [?!] ) [ ] (?= ["“A-Z] )             # Ini Alasannya? Menurut dia
    | (?<= [a-z?!”’] ) (?= [A-Z][a-z]+[ ,] )     # DijagaAtas hal itu
    | (?<= [A-Z]{2} ) (?= [A-Z][a-z]+[ ,] )      # PBBGerakan rakyat
    | [ ]? (?= ["“] [^"“”\n]{15,600} [,.?!] ["”] ) # a speech begins
    | [ ]? (?= (?i: baca\s(?:juga|pula) | pewarta\s?: | copyright\s | \[gambas | scroll\sto ) )
    | [ ]? (?= \( [a-z]{2,5} / [a-z0-9]{2,5} \) )  # a credit in initials
    | \n | \Z
    """,
    re.VERBOSE,
)
_COUNTED = re.compile(r"(?P<title>[^/]{8,}?[ ][A-Za-z()\"“”'’-]+[?!]?)(?P<count>\d{1,4})\Z")
_INITIALS = re.compile(r"\s*\([a-z]{2,5}/[a-z0-9]{2,5}\)\Z")
_TAIL_HEADING = re.compile(
    r"""
    (?: (?: berita | artikel | kabar | topik | video | foto )
        \s (?: terkait | lainnya | populer | terpopuler | terkini | terbaru | pilihan )
      | jangan \s lewatkan | terpopuler | rekomendasi (?: \s untuk \s (?: anda | kamu ) )?
      | pilihan \s editor | related (?: \s (?: articles | news | posts ) )?
      | baca \s berita \s lainnya
    ) \s? :?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BARE_MARK = re.compile(r"(?:baca|simak|lihat) (?:juga|pula) ?:?", re.IGNORECASE)


def find_read_also(view: View) -> tuple[list[Cut], list[Link]]:
    """Return the "Baca juga" links of a page.

    >>> page = View("Harga naik.\\nBaca juga: Stok beras aman\\nWarga resah.")
    >>> find_read_also(page)[1]
    [Link(text='Stok beras aman', url=None, kind='read_also')]
    """
    cuts: list[Cut] = []
    links: list[Link] = []
    if not any(cue in view.lowered for cue in _CUES):
        return cuts, links
    taken = 0
    for match in _MARKER.finditer(view.text):
        if match.start() < taken:
            continue
        span = _title_span(view.text, match)
        if span is None:
            continue
        start, end = span
        taken = _close_bracket(view.text, match, end)
        mark = _line_mark_start(view.text, match.start())
        cuts.append(Cut(match.start() if mark is None else mark, taken, "related_link"))
        links.append(_link(view.text[start:end], "read_also"))
    more_cuts, more_links = _bare_markers(view, {cut.start for cut in cuts})
    return cuts + more_cuts, links + more_links


def _title_span(text: str, match: re.Match[str]) -> Span | None:
    start = match.end()
    at_line_start = _line_mark_start(text, match.start()) is not None
    if "\n" in match.group() or (match["mark"] is None and not text[start : start + 1].isupper()):
        return None
    if match["mark"] is None and not at_line_start:
        return None  # "baca juga" inside a sentence, as in "warga membaca juga"
    line_end = _line_end(text, start)
    whole = _INITIALS.sub("", text[start:line_end])
    line_end = start + len(whole)
    if at_line_start and len(whole) <= MAX_TITLE and not _SENTENCE_BREAK.search(whole):
        return (start, line_end) if len(whole) >= MIN_TITLE else None
    if match["mark"] is None:
        return None
    return _inline_title(text, start, match.group().startswith(("(", "[")))


def _line_end(text: str, start: int) -> int:
    """Return where the line ends, or a place beyond any title when it is longer than that."""
    end = text.find("\n", start, start + MAX_TITLE + 1)
    return min(len(text), start + MAX_TITLE + 1) if end < 0 else end


def _inline_title(text: str, start: int, is_bracketed: bool) -> Span | None:
    if is_bracketed:
        end = text.find(")", start, start + MAX_TITLE)
        return (start, end) if end > start + MIN_TITLE else None
    line_end = _line_end(text, start)
    window = text[start : start + MAX_TITLE + 40]
    if len(window) < MIN_TITLE:
        return None
    for found in _TITLE_END.finditer(window, MIN_TITLE):
        title = window[: found.start()]
        at_end = start + found.start() >= len(text)
        if found.start() == len(window) and not at_end:
            return None
        if found.start() > MAX_TITLE or _SENTENCE_BREAK.search(title):
            return None
        if title.endswith(("?", "!")) and _is_rest_of_title(text[start:line_end]):
            return start, line_end
        return start, start + found.start()
    return None


def _is_rest_of_title(rest: str) -> bool:
    """Return whether a question goes on to the end of the line: "Naik? Ini Kata Menteri"."""
    return len(rest) <= MAX_TITLE and rest[-1:] not in (".", '"', "”", ",") and "  " not in rest


def _close_bracket(text: str, match: re.Match[str], end: int) -> int:
    return end + 1 if match.group()[0] in "([" and text[end : end + 1] in (")", "]") else end


def _line_mark_start(text: str, start: int) -> int | None:
    """Return where the line begins when only a bullet stands before `start`, None otherwise."""
    before = text[max(0, start - MAX_BULLET) : start]
    line_start = before.rfind("\n") + 1
    if line_start == 0 and len(before) == MAX_BULLET and start > MAX_BULLET:
        return None
    return None if before[line_start:].strip(" -–•*>»") else start - len(before) + line_start


def _bare_markers(view: View, known: set[int]) -> tuple[list[Cut], list[Link]]:
    """Find the lines that hold only the words "Baca juga" and the title on the line after."""
    cuts: list[Cut] = []
    links: list[Link] = []
    for number, line in enumerate(view.line_texts):
        if len(line) > 20 or not _BARE_MARK.fullmatch(line) or view.lines[number][0] in known:
            continue
        if is_broken_off(view, number):
            continue
        start, end = view.lines[number]
        following = number + 1
        while (
            following < len(view.lines)
            and following - number <= MAX_BARE
            and _is_title(view, following, following == number + 1 and line.endswith(":"))
            and (following == number + 1 or _is_capitalised(view.line_texts[following]))
        ):
            links.append(_link(view.line_texts[following], "read_also"))
            end = view.lines[following][1]
            following += 1
        cuts.append(Cut(start, end, "related_link"))
    return cuts, links


def _is_title(view: View, number: int, is_announced: bool) -> bool:
    line = view.line_texts[number]
    min_words = 3 if is_announced else 5
    return (
        len(line) <= MAX_TITLE
        and len(line.split()) >= min_words
        and line[-1] not in '.,;:"”'
        and not line[0].islower()
        and not _SENTENCE_BREAK.search(line)
        and not is_broken_off(view, number)
    )


def _link(text: str, kind: str) -> Link:
    markdown = _MARKDOWN.search(text)
    if markdown:
        return Link(markdown["text"].strip(), markdown["url"], kind)
    url = _URL.search(text)
    if url:
        return Link(text.replace(url.group(), "").strip(" -–:|"), url.group(), kind)
    return Link(_BULLET.sub("", text.strip()).strip(), None, kind)


def find_related_list(view: View) -> tuple[list[Cut], list[Link]]:
    """Return the lists of headlines whose lines all end in a number glued to the last word.

    The number is a count of comments or readers that the scraper put against the title.

    >>> page = View("- Harga beras naik0\\n- Warga serbu pasar murah12\\nMenurut dia, aman.")
    >>> [link.text for link in find_related_list(page)[1]]
    ['Harga beras naik', 'Warga serbu pasar murah']
    """
    cuts: list[Cut] = []
    links: list[Link] = []
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*view.line_texts, ""]):
        match = _COUNTED.fullmatch(line) if 0 < len(line) <= MAX_COUNT_LINE else None
        if match and not _ends_in_name_number(match["title"], match["count"]):
            block.append((number, match["title"]))
            continue
        if len(block) >= 2:
            cuts.append(
                Cut(view.lines[block[0][0]][0], view.lines[block[-1][0]][1], "related_list")
            )
            links += [_link(title, "related") for _, title in block]
        block = []
    return cuts, links


def find_related_tail(view: View) -> tuple[list[Cut], list[Link]]:
    """Return the lists of titles that a heading such as "Berita Terkait" announces.

    >>> page = View("Harga naik, kata dia.\\nBerita Terkait\\nWarga Serbu Pasar Murah\\nStok Aman")
    >>> [link.text for link in find_related_tail(page)[1]]
    ['Warga Serbu Pasar Murah', 'Stok Aman']
    """
    cuts: list[Cut] = []
    links: list[Link] = []
    for number, line in enumerate(view.line_texts):
        if number == 0 or len(line) > MAX_HEADING or not _TAIL_HEADING.fullmatch(line):
            continue
        last = number
        while last + 1 < len(view.lines) and _is_listed(view.line_texts[last + 1]):
            last += 1
        if last > number:
            cuts.append(Cut(view.lines[number][0], view.lines[last][1], "related_list"))
            links += [_link(text, "related") for text in view.line_texts[number + 1 : last + 1]]
    return cuts, links


def _is_listed(line: str) -> bool:
    return len(line) <= MAX_TITLE and line[-1] not in '.,;:"”' and not line[0].islower()


def _ends_in_name_number(title: str, count: str) -> bool:
    """Return whether the number belongs to the word: COVID19, G20, U23, IM3."""
    last = title.split()[-1]
    return count != "0" and (len(last) <= 2 or last.isupper())


def find_headline_list(view: View) -> tuple[list[Cut], list[Link]]:
    """Return the bulleted list of other headlines that stands before the article's own.

    A summary in bullets is written as sentences; headlines capitalise their words.

    >>> page = View("- Harga Beras Naik\\n- Warga Serbu Pasar\\n- Stok Beras Aman\\nBupati Lantik")
    >>> len(find_headline_list(page)[1])
    3
    """
    count = 0
    for line in view.line_texts:
        if not _BULLET.match(line) or not _is_capitalised(line):
            break
        count += 1
    if count < MIN_LIST or count == len(view.lines):
        return [], []
    cut = Cut(view.lines[0][0], view.lines[count - 1][1], "headline_list")
    return [cut], [_link(line, "headline_list") for line in view.line_texts[:count]]


def _is_capitalised(line: str) -> bool:
    """Return whether most of the longer words begin with a capital, as in a headline."""
    if line[-1] in ".;," or len(line) > MAX_TITLE:
        return False
    words = [word for word in line.split() if len(word) > 4 and word[0].isalpha()]
    capital = sum(not word[0].islower() for word in words)
    return bool(words) and capital >= 0.7 * len(words)
