"""From the text of a page to an article: the steps run, removals are recorded, the body assembled.

The body is always what `assemble` makes of the page and its removals, so `replay` gives the same.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from idnews.cleaning.broken_lines import find_broken_lines
from idnews.cleaning.dateline import outlet_names
from idnews.cleaning.draft import Draft, Span, View, tidy_spans
from idnews.cleaning.headline import tidy_title
from idnews.cleaning.markup import Page, read_page
from idnews.cleaning.publication import body_date, parse_published, url_date
from idnews.cleaning.repair import Repair, repair
from idnews.cleaning.steps import STEPS, Notes
from idnews.errors import require_text
from idnews.records import Article, Link, Removal

__all__ = ["clean", "replay"]

# The steps run again on what they left until nothing more goes, so that cleaning a cleaned article
# changes nothing. Over 41 k articles two passes are the rule and none needs more than five.
MAX_PASSES = 12


# "COPYRIGHT © ANTARA News Jambi 2018", "© 2019 Kabar Daerah"
_OWNER = re.compile(
    r"(?:©|\(c\)|(?i:copyright))\s?(?:©\s?)?(?:\d{4}\s)?(?P<name>[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,3})"
)


class _Record(NamedTuple):
    """A removal in offsets of the repaired text."""

    start: int
    end: int
    kind: str
    step: str


def clean(page_text: str, *, url: str | None = None, published: str | None = None) -> Article:
    """Return the article that stands on a page: its parts, its body, and what was taken out.

    `page_text` is plain text, HTML, or JSON as scrapers save it: an object with a text, or a list
    of paragraphs. Offsets of removals are characters of `page_text`; for HTML and JSON, of the text
    that `read_page(page_text).text` gives. `published` and `url` say what the caller knows; the
    clock is never asked. Cleaning `article.text` again gives the same headline and body.

    Raises TypeError when `page_text` is no str, ValueError when `published` is no date or the page
    is JSON with several articles.

    >>> article = clean(
    ...     "Jambi, Antara - Harga beras di pasar Kota Jambi naik lagi pada Selasa (3/7).\\n"
    ...     "Baca juga: Stok aman\\nWarga resah. (Yen)\\nCOPYRIGHT © ANTARA 2018"
    ... )
    >>> article.place, article.byline, article.published, article.body.splitlines()[1]
    ('Jambi', 'Yen', '2018-07-03', 'Warga resah.')
    """
    require_text(page_text, "page_text")
    given = None if published is None else parse_published(require_text(published, "published"))
    page = read_page(page_text, url)
    fixed = repair(page.text)
    records, notes, body = _run(fixed, tidy_title(page.title))
    removed = tuple(
        Removal(start, end, page.text[start:end], record.kind, record.step)
        for record in sorted(records)
        for start, end in [fixed.to_page(record.start, record.end)]
    )
    date, evidence = _published(given, page, notes, url, body, fixed.text)
    return Article(
        body=body,
        headline=notes.headline,
        dateline=notes.dateline,
        place=notes.place,
        byline=notes.byline or page.author or None,
        caption=notes.caption,
        outlet=notes.outlet or _outlet_of(page.url or url) or page.site or _owner(removed),
        published=date,
        published_from=evidence,
        links=_unique(notes.links),
        removed=removed,
    )


def replay(page_text: str, article: Article) -> str:
    """Return what the article's removals leave of the page: its body.

    >>> page = "Harga naik.\\nADVERTISEMENT\\nWarga resah."
    >>> replay(page, clean(page))
    'Harga naik.\\nWarga resah.'
    """
    page = read_page(require_text(page_text, "page_text"))
    fixed = repair(page.text)
    spans = [fixed.from_page(removal.start, removal.end) for removal in article.removed]
    return _assemble(fixed.text, spans).text


def _assemble(text: str, spans: list[Span]) -> Draft:
    draft = Draft(text)
    draft.cut(spans)
    draft.cut(tidy_spans(draft.text))
    draft.cut(find_broken_lines(draft.text))
    return draft


def _run(fixed: Repair, title: str | None) -> tuple[list[_Record], Notes, str]:
    """Run the steps until they leave the article as it is."""
    records: list[_Record] = []
    notes = Notes(title=title)
    draft = Draft(fixed.text)
    for _ in range(MAX_PASSES):
        before = draft.text
        records += _run_steps(fixed, draft, notes)
        draft = _assemble(fixed.text, [(r.start, r.end) for r in records])
        body = draft.text
        if notes.headline is not None and not body and title is None:
            records = [r for r in records if r.kind != "headline"]
            notes.headline = None
            body = _assemble(fixed.text, [(r.start, r.end) for r in records]).text
            break
        if notes.headline is not None:
            draft.put_before(f"{notes.headline}\n\n")
        notes.title = None
        if draft.text == before:
            break
    return records, notes, body


def _run_steps(fixed: Repair, draft: Draft, notes: Notes) -> list[_Record]:
    records = []
    view = View(draft.text)
    for step in STEPS:
        cuts = step.find(view, notes)
        if not cuts:
            continue
        for cut, spans in zip(cuts, draft.cut([(c.start, c.end) for c in cuts]), strict=True):
            records += [
                _Record(*fixed.from_page(*fixed.to_page(start, end)), cut.kind, step.name)
                for span in spans
                for start, end in [_trim(fixed.text, span)]
                if start < end
            ]
        view = View(draft.text)
    return records


def _trim(text: str, span: Span) -> Span:
    start, end = span
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _published(
    given: str | None, page: Page, notes: Notes, url: str | None, body: str, page_text: str
) -> tuple[str | None, str | None]:
    known = (
        (given, "argument"),
        (page.date, "metadata"),
        (notes.timestamp, "timestamp"),
        (url_date(page.url or url), "url"),
    )
    for value, evidence in known:
        if value:
            return value, evidence
    return body_date(f"{notes.dateline or ''}\n{body}", page_text)


def _outlet_of(url: str | None) -> str | None:
    """Return the outlet whose site an address belongs to."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    parts = host.split(".")
    for start in range(len(parts) - 1):
        if name := outlet_names().get(".".join(parts[start:])):
            return name
    return None


def _owner(removed: tuple[Removal, ...]) -> str | None:
    """Return the outlet that a copyright line names."""
    for removal in removed:
        if removal.kind == "copyright" and (match := _OWNER.search(removal.text)):
            return match["name"]
    return None


def _unique(links: list[Link]) -> tuple[Link, ...]:
    return tuple({link.text: link for link in reversed(links) if link.text}.values())[::-1]
