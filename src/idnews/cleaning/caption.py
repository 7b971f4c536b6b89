"""Captions of pictures and the credits of photographers.

A line with a label ("Keterangan Gambar :", "Foto:") is a caption wherever it stands. A line that
ends in a credit ("(Foto: Humas)", "ANTARA/Rivan Awal Lingga") is one near the top; deeper down only
the credit goes, since the sentence before it belongs to the story.
"""

import re

from idnews.cleaning.draft import Cut, View

__all__ = ["find_caption"]

MAX_CAPTION = 330
TOP_LINES, FOOT_LINES = 6, 3

_LABELLED = re.compile(
    r"""
    (?: keterangan \s (?: gambar | foto )
      | ket \.? \s? (?: foto | gambar )
      | (?: teks \s foto | caption | foto \s ilustrasi | ilustrasi \s foto ) (?= \s?[:.] )
      | ilustrasi (?= \s?: ) | foto (?= \s?[:/] ) | gambar (?= \s?: )
    ) \s? [:./]? \s? (?P<caption> [^\n]* )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AGENCY = (
    r"(?:(?:ANTARA|Antara)(?:\s(?:FOTO|Foto))?|AFP|REUTERS|Reuters|EPA|AP|Xinhua"
    r"|[A-Z][A-Za-z0-9]{1,20}\.(?:com|co\.id|id|co)|[Dd]ok\.?|Istimewa|IST"
    r"|Shutterstock|Unsplash|Pixabay|Freepik|iStock|Getty\sImages)"
)
_LABEL = r"(?i:(?:sumber\s)?(?:foto|dok|dokumentasi|photo|image|gambar|ist|istimewa|credit|kredit))"
_DESK = r"(?:detik\w{1,12}|kumparan|CNN\sIndonesia|Kompas\.com|tvOne|JPNN)"
# In a page without line breaks a credit ends where the name of the desk does.
_INLINE_CREDIT = re.compile(rf"[(]?\bFoto:\s[A-Z][\w .'’-]{{2,40}}/\s?{_DESK}\b[)]?")
_CREDIT = re.compile(
    rf"""
    \s* (?:
        [(\[] \s? (?: {_LABEL} (?: \s? [:./] | \s by \s ) | {_AGENCY} / )
            [^()\[\]\n]{{0,90}} [)\]]
      | [(\[] [A-Z][\w .'’-]{{2,40}} / {_DESK} [)\]]
      | (?: (?<=[.)\s]) | \A ) (?: (?i:foto|photo) \s? : \s? | {_AGENCY} / )
            [A-Z@a-z][^()\[\]\n.!?]{{1,60}}
      | / \s? (?: f | foto | dok | ist ) (?: [-.:\s] \s? [\w .]{{1,40}} )?
    ) \.? \s* \Z
    """,
    re.VERBOSE,
)


def find_caption(view: View) -> tuple[list[Cut], str | None]:
    """Return the captions and photo credits of a page, and the first caption without its credit.

    >>> find_caption(View("Harga Beras Naik\\nKeterangan Gambar : Pasar Induk/f-ani\\nHarga naik."))
    ([Cut(start=17, end=54, kind='caption')], 'Pasar Induk')
    """
    cuts: list[Cut] = []
    captions: list[str] = []
    count = len(view.lines)
    for number, line in enumerate(view.line_texts):
        start, end = view.lines[number]
        if len(line) > MAX_CAPTION:
            found = _INLINE_CREDIT.finditer(view.text, start, end) if "Foto:" in line else ()
            cuts += [Cut(match.start(), match.end(), "photo_credit") for match in found]
            continue
        labelled = _LABELLED.match(line)
        if labelled and (number > 0 or "keterangan" in line[:12].lower()):
            cuts.append(Cut(start, end, "caption"))
            captions.append(_without_credit(labelled["caption"]))
            continue
        credit = _CREDIT.search(line, max(0, len(line) - 120))
        if credit is None or not credit.group().strip():
            continue
        words = line[: credit.start()].strip()
        is_reporter = ":" not in credit.group() and number >= max(TOP_LINES, count - FOOT_LINES)
        if is_reporter or (line.startswith("(") and not words and ":" not in line):
            continue  # "(Bangkapos.com/Widodo)" alone or at the foot is the credit of a reporter
        is_sentence = words.endswith((".", "!", "?", '"', "”"))
        if (number < TOP_LINES or not is_sentence) and len(view.lines) > 1:
            cuts.append(Cut(start, end, "caption"))
            captions.append(words)
        elif not credit.group().startswith("/"):
            cuts.append(Cut(start + credit.start(), end, "photo_credit"))
    return cuts, next((caption for caption in captions if caption), None)


def _without_credit(caption: str) -> str:
    credit = _CREDIT.search(caption)
    return (caption[: credit.start()] if credit else caption).strip()
