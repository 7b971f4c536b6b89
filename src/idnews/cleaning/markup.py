"""HTML pages: told from plain text, and read through trafilatura with their metadata.

Pages of JSON (`json_page`) are read here, too: their text may be HTML again.
"""

import re
from html import unescape
from typing import NamedTuple

from idnews.cleaning.json_page import read_fields
from idnews.cleaning.publication import parse_published

__all__ = ["Page", "is_html", "read_page"]

# What a page starts with, and the closing tags of blocks: two of them make a fragment a page.
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?"
    r"<(?:!doctype\s+html|html|head|body|div|p|article|section|main|table|meta|script|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_END = re.compile(
    r"</(?:p|div|html|body|article|section|head|script|table)\s*>", re.IGNORECASE
)
_TAG = re.compile(
    r"<(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]{0,2000}>",
    re.IGNORECASE | re.DOTALL,
)
# The element that schema.org calls the body, and the block tags that end its first text.
_ARTICLE_BODY = re.compile(
    r"<[a-z]+\b[^<>]{0,500}?\bitemprop=[\"']?articleBody\b[^<>]{0,500}>", re.I
)
_BLOCK = re.compile(r"<(?:p|div|table|ul|ol|figure|blockquote|section|h[1-6]|br)\b", re.IGNORECASE)
MAX_LEAD = 5000
MAX_NAME_WORDS = 6
MIN_PROSE = 100  # a paragraph of a story; the items of menus and lists are shorter
_AUTHOR_LABEL = re.compile(r"\A(?:pewarta|reporter|penulis|oleh|jurnalis)\s?:?\s", re.IGNORECASE)
_COMPANY = re.compile(
    r"\b(?:PT|CV|media|web|cyber|redaksi|admin|tim|design|news|network)\b|\.(?:com|id)|detik",
    re.IGNORECASE,
)
# htmldate rejects dates after today unless told otherwise; the clock decides nothing here.
_DATE_OPTIONS = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1990-01-01",
    "max_date": "2100-12-31",
}


class Page(NamedTuple):
    """The text of a page, and what the metadata of HTML or the fields of JSON say."""

    text: str
    title: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    site: str | None = None


def is_html(page_text: str) -> bool:
    """Return whether a page is HTML rather than plain text.

    >>> is_html("<html><body><p>Jambi</p>"), is_html("Harga < Rp5.000 dan > Rp4.000")
    (True, False)
    """
    if "<" not in page_text:
        return False
    if _HTML_START.match(page_text[:3000]):
        return True
    return len(_BLOCK_END.findall(page_text)) >= 2


def read_page(page_text: str, url: str | None = None) -> Page:
    """Return the text and metadata of a page; a plain text comes back as it is.

    Where trafilatura finds no article, the tags are stripped and the rest is the text. Raises
    ValueError for JSON with several articles.

    >>> read_page("Jambi - Harga naik").text
    'Jambi - Harga naik'
    """
    fields = read_fields(page_text)
    if fields is not None:
        return _page_of_fields(fields, url)
    return _read_html(page_text, url) if is_html(page_text) else Page(page_text)


def _read_html(page_text: str, url: str | None) -> Page:
    found = _extract(page_text, url, favor_recall=False)
    if found is None or not (found.text or "").strip():
        text = _TAG.sub("\n", page_text)
        title = getattr(found, "title", None)
        return Page(text, title=title, url=url)
    wide = _extract(page_text, url, favor_recall=True)
    text = _with_lost_paragraphs(found.text, wide.text if wide is not None else "")
    return Page(
        text=_with_lost_lead(text, page_text),
        title=found.title,
        author=_person(found.author),
        date=found.date,
        url=found.url or url,
        site=found.sitename,
    )


def _page_of_fields(fields: dict[str, str], url: str | None) -> Page:
    """Return the page that an article's fields tell of; a date that nobody can read is left."""
    url = fields.get("url") or url
    text = fields["text"]
    page = _read_html(text, url) if is_html(text) else Page(text)
    try:
        date = parse_published(fields["published"]) if "published" in fields else None
    except ValueError:
        date = None
    return page._replace(
        title=fields.get("headline") or page.title,
        date=date or page.date,
        url=url or page.url,
        site=fields.get("outlet") or page.site,
    )


def _with_lost_paragraphs(text: str, wide: str) -> str:
    """Return the text with the paragraphs that adjoin it in the wider extraction.

    The careful extraction may lose a lead that stands in another block; the wider one brings in
    menus and lists. So only prose counts, and only what stands right above or below.
    """
    lines, wide_lines = text.strip().split("\n"), (wide or "").strip().split("\n")
    if lines[0] in wide_lines:
        position = wide_lines.index(lines[0])
        while position > 0 and _is_prose(wide_lines[position - 1]):
            position -= 1
            lines.insert(0, wide_lines[position])
    if lines[-1] in wide_lines:
        position = len(wide_lines) - wide_lines[::-1].index(lines[-1])
        while position < len(wide_lines) and _is_prose(wide_lines[position]):
            lines.append(wide_lines[position])
            position += 1
    return "\n".join(lines)


def _with_lost_lead(text: str, page_text: str) -> str:
    """Return the text with the lead that stands right in the element of the body, in no paragraph.

    trafilatura keeps paragraphs and loses such text above the first of them.
    """
    body = _ARTICLE_BODY.search(page_text)
    if body is None:
        return text
    inside = page_text[body.end() : body.end() + MAX_LEAD]
    block = _BLOCK.search(inside)
    if block is None:
        return text
    lead = " ".join(unescape(_TAG.sub("", inside[: block.start()])).split())
    known = " ".join(text.split())
    return f"{lead}\n{text}" if _is_prose(lead) and lead[-MIN_PROSE:] not in known else text


def _is_prose(line: str) -> bool:
    return len(line) >= MIN_PROSE and line.rstrip()[-1:] in '.!?"”)'


def _person(author: str | None) -> str | None:
    """Return the author that the metadata names when it is a person and no company."""
    name = _AUTHOR_LABEL.sub("", author or "").split(";")[0].strip()
    words = name.split()
    if not 1 <= len(words) <= MAX_NAME_WORDS or _COMPANY.search(name):
        return None
    return name if all(word[0].isupper() for word in words) else None


def _extract(page_text: str, url: str | None, *, favor_recall: bool):  # type: ignore[no-untyped-def]
    import trafilatura

    clean_text = page_text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    try:
        return trafilatura.bare_extraction(
            clean_text,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            favor_recall=favor_recall,
            deduplicate=False,
            date_extraction_params=_DATE_OPTIONS,
        )
    except Exception:
        return None
