"""Pages from files, folders, globs, data sets and standard input, one after the other.

A bad file or record becomes a `Page` that carries its error, so that it never ends a run.
"""

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from idnews.cleaning import clean, parse_published
from idnews.cleaning.json_page import FIELDS, fold_names, join_paragraphs
from idnews.corpus.formats import RawRecord, Tally, read_records
from idnews.corpus.inputs import TABLE_SUFFIXES, InputFile, list_files, walk_inputs
from idnews.records import Article

__all__ = [
    "FIELDS",
    "Page",
    "article_of",
    "decode_page",
    "list_files",
    "page_of",
    "parse_fields",
    "read_pages",
]

# Indonesian saved by a word processor: quotation marks, dashes and a few accents beyond ASCII, in
# 1 of 40 bytes. Guessed at, short ones become `ōberasö` (cp775).
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
ASCII, FOREIGN = bytes(range(128)), 5
OTHER_NAMES = {"title": "headline", "date": "published", "body": "text", "link": "url"}


@dataclass(frozen=True, slots=True)
class Page:
    """One scraped page: where it came from, and its text or the reason why there is none."""

    name: str
    text: str = ""
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    error: str | None = None
    outlet: str | None = None
    id: str | None = None

    def to_article(self, *, is_scraped: bool = True, published: str | None = None) -> Article:
        """Return the page as an Article, cleaned if it `is_scraped`; `published` overrides.

        Raises ValueError when the date is none.
        """
        date = published or self.published
        if is_scraped:
            article = clean(self.text, url=self.url, published=date)
        else:
            published = parse_published(date) if date else None
            article = Article(body=self.text, published=published)
        if self.headline and not article.headline:
            article = replace(article, headline=self.headline.strip() or None)
        if self.outlet:
            article = replace(article, outlet=self.outlet)
        return article


def article_of(
    page: Page, *, is_scraped: bool = True, published: str | None = None
) -> tuple[Article, str | None]:
    """Return the page as an article, and what was wrong with its date, which is then left aside.

    Scrapers write what they find where a date should be (`Date not found.`); the text is sound.
    Raises ValueError when the page is none, or `published` is no date.

    >>> article, problem = article_of(Page("a", "Harga naik.", published="Tidak ditemukan"))
    >>> article.body, article.published, problem[:31]
    ('Harga naik.', None, "published is 'Tidak ditemukan';")
    """
    try:
        return page.to_article(is_scraped=is_scraped, published=published), None
    except ValueError as error:
        if published is not None or page.published is None:
            raise
        undated = replace(page, published=None)
        return undated.to_article(is_scraped=is_scraped), str(error)


def parse_fields(pairs: str) -> dict[str, str]:
    """Return the mapping that `OURS=THEIRS,...` names: which column says what.

    Raises ValueError for a name that is none of `FIELDS`, or written twice.

    >>> parse_fields("text=content,date=tanggal")
    {'text': 'content', 'published': 'tanggal'}
    """
    fields: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in pairs.split(","))):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        name = OTHER_NAMES.get(ours, ours)
        if not equals or not theirs or name not in FIELDS:
            raise ValueError(f"expected {' or '.join(FIELDS)}, then =COLUMN, got {pair!r}")
        if name in fields:
            raise ValueError(f"two columns for {name}: {fields[name]!r} and {theirs!r}")
        fields[name] = theirs
    return fields


def read_pages(
    files: Iterable[str], *, standard_input: BinaryIO | None = None, tally: Tally | None = None
) -> Iterator[Page]:
    """Yield the pages of `files`: one a text or HTML file, one a record of a data set.

    `-` reads `standard_input`; it is JSON Lines if it begins with `{`, a list if with `[{`, CSV if
    its first line names columns. A table without a column of texts is one page with that error.
    """
    for path in files:
        for file in walk_inputs([path]):
            is_table = file.path.lower().endswith(TABLE_SUFFIXES)
            for record in read_records(file, standard_input=standard_input, tally=tally):
                if is_table and isinstance(record.data, Mapping) and not _has_text(record.data):
                    yield replace(page_of(record), name=path)
                    break
                yield page_of(record, name=_name_of(path, file, record))


def _name_of(path: str, file: InputFile, record: RawRecord) -> str:
    whole = record.kind == "page" and record.position == 1
    return path if whole else f"{file.path}:{record.position}"


def page_of(
    record: RawRecord, *, fields: Mapping[str, str] | None = None, name: str | None = None
) -> Page:
    """Return the record as a page, or as the page that says what is wrong with it."""
    name = name or f"{record.source}:{record.position}"
    if record.error is not None:
        return Page(name, error=record.error)
    try:
        if not isinstance(record.data, bytes):
            return _page_of_columns(name, record.data, fields or {})
        text = decode_page(record.data)
        if record.kind == "json":
            return _page_of_columns(name, json.loads(text), fields or {})
        return Page(name, text, url=record.url)
    except RecursionError:
        return Page(name, error="not a JSON object with a text: nested too deep")
    except ValueError as error:
        what = "not a JSON object with a text: " if record.kind == "json" else ""
        return Page(name, error=f"{what}{error}")


def _has_text(columns: Mapping[str, Any], names: Iterable[str] = FIELDS["text"]) -> bool:
    folded = fold_names(columns)
    return any(name in columns or name in folded for name in names)


def _page_of_columns(name: str, columns: Any, fields: Mapping[str, str]) -> Page:
    if not isinstance(columns, Mapping):
        raise ValueError(f"expected an object, got {type(columns).__name__}")
    folded = fold_names(columns)
    texts = (fields["text"],) if "text" in fields else FIELDS["text"]
    if not _has_text(columns, texts):  # a headline alone would pass
        advice = "" if fields else "; rename one, or use idnews corpus --fields text=NAME"
        raise ValueError(f"no field {' or '.join(texts)}; the record has {list(columns)}{advice}")
    values: dict[str, str] = {}
    for field, usual in FIELDS.items():
        for column in (fields[field],) if field in fields else usual:
            value = _cell(field, column, columns.get(column, folded.get(column)))
            if value:
                values[field] = value
                break
    if "text" not in values and "headline" not in values:
        raise ValueError(f"nothing in the field for the text; the record has {list(columns)}")
    return Page(name, **values)


def _cell(field: str, column: str, value: Any) -> str | None:
    """Return a cell as text, paragraphs joined.

    Titles, dates and ids may be of any type: databases export objects and numbers.
    """
    text = join_paragraphs(value)
    if value is None or text is not None:
        return text
    if field == "text":
        raise ValueError(f"field {column!r} is {type(value).__name__}, expected str")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)


def decode_page(data: bytes) -> str:
    """Return the bytes of a page as text: UTF-8, UTF-16, Windows-1252, or what they seem to be.

    Raises ValueError when they are no text in any encoding.

    >>> decode_page("Harga naik 5 %".encode("utf-16"))
    'Harga naik 5 %'
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if not CONTROLS.search(data) and len(data.translate(None, ASCII)) < len(data) / FOREIGN:
            with suppress(UnicodeDecodeError):
                return data.decode("cp1252")
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        if best is None:
            raise ValueError(f"not text in UTF-8 or any encoding that is known: {error}") from error
        return str(best)
