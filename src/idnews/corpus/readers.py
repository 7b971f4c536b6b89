"""Pages from files, folders, globs, JSON Lines and standard input, one after the other.

A bad file or line becomes a `Page` that carries its error, so that it never ends a run.
"""

import glob
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from idnews.cleaning import clean, parse_published
from idnews.records import Article

__all__ = ["Page", "decode_page", "list_files", "read_pages"]

PAGE_SUFFIXES = (".txt", ".html", ".htm")
JSONL_SUFFIXES = (".jsonl", ".ndjson")
FIELDS = {
    "text": ("text", "body", "content", "html"),
    "headline": ("headline", "title"),
    "published": ("published", "date"),
    "url": ("url", "link"),
}
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Page:
    """One scraped page: where it came from, and its text or the reason why there is none."""

    name: str
    text: str = ""
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    error: str | None = None

    def to_article(self, *, is_scraped: bool = True, published: str | None = None) -> Article:
        """Return the page as an Article, cleaned if it `is_scraped`; `published` overrides."""
        date = published or self.published
        if is_scraped:
            article = clean(self.text, url=self.url, published=date)
        else:
            published = parse_published(date) if date else None
            article = Article(body=self.text, published=published)
        if self.headline and not article.headline:
            article = replace(article, headline=self.headline.strip() or None)
        return article


def list_files(paths: Iterable[str]) -> list[str]:
    """Return the files that `paths` name: a folder's pages in order, a glob's matches, the rest.

    A folder is searched through all its levels for .txt, .html, .htm, .jsonl and .ndjson. A path
    that names nothing stays in the list, so that reading it reports the error.
    """
    found: list[str] = []
    for path in paths:
        if path == STANDARD_INPUT:
            found.append(path)
        elif Path(path).is_dir():
            found += [
                str(file)
                for file in sorted(Path(path).rglob("*"))
                if file.suffix.lower() in PAGE_SUFFIXES + JSONL_SUFFIXES and file.is_file()
            ]
        elif not Path(path).exists() and glob.has_magic(path):
            found += sorted(glob.glob(path, recursive=True)) or [path]
        else:
            found.append(path)
    return found


def read_pages(files: Iterable[str], *, standard_input: BinaryIO | None = None) -> Iterator[Page]:
    """Yield the pages of `files`: one a text or HTML file, one a line of a JSON Lines file.

    `-` reads `standard_input`; it is JSON Lines if it begins with `{`.
    """
    for name in files:
        try:
            if name == STANDARD_INPUT:
                data = standard_input.read() if standard_input else b""
                is_jsonl = data.lstrip()[:1] == b"{"
            else:
                data = Path(name).read_bytes()
                is_jsonl = Path(name).suffix.lower() in JSONL_SUFFIXES
        except OSError as error:
            yield Page(name, error=error.strerror or str(error))
            continue
        if is_jsonl:
            yield from _read_lines(name, BytesIO(data))
        else:
            yield _page_of(name, data)


def _page_of(name: str, data: bytes) -> Page:
    try:
        return Page(name, decode_page(data))
    except ValueError as error:
        return Page(name, error=str(error))


def _read_lines(name: str, lines: BinaryIO) -> Iterator[Page]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{name}:{number}"
            try:
                yield _page_of_record(where, json.loads(decode_page(line)))
            except ValueError as error:
                yield Page(where, error=f"not a JSON object with a text: {error}")


def _page_of_record(where: str, record: Any) -> Page:
    if not isinstance(record, dict):
        raise ValueError(f"expected an object, got {type(record).__name__}")
    values: dict[str, str] = {}
    for field, names in FIELDS.items():
        for name in names:
            value = record.get(name)
            if value is not None and value != "":
                if not isinstance(value, str):
                    raise ValueError(f"field {name!r} is {type(value).__name__}, expected str")
                values[field] = value
                break
    if "text" not in values and "headline" not in values:
        raise ValueError(f"no field {' or '.join(FIELDS['text'])}; the record has {list(record)}")
    return Page(where, **values)


def decode_page(data: bytes) -> str:
    """Return the bytes of a page as text: UTF-8, or what charset-normalizer finds they are.

    Raises ValueError when they are no text in any encoding.

    >>> decode_page("Harga naik 5 %".encode("utf-16"))
    'Harga naik 5 %'
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        if best is None:
            raise ValueError(f"not text in UTF-8 or any encoding that is known: {error}") from error
        return str(best)
