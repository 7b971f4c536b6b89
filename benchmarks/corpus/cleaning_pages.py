"""The pages of the cleaning gold set, read from ../shared/data: their texts are not in here."""

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from idnews.language.sentences import sentence_spans

csv.field_size_limit(2**31 - 1)
BLOCKS = (
    "p div br li tr td th h1 h2 h3 h4 h5 h6 ul ol table section article aside header footer nav "
    "form option select figure figcaption blockquote title"
).split()


class Page(NamedTuple):
    """A page: its name in the gold set, its raw form, and the text whose sentences are judged."""

    name: str
    raw: str
    text: str
    is_html: bool


def read_pages(data: Path) -> Iterator[Page]:
    """Yield all pages that may stand in the gold set, by files of ../shared/data."""
    scrapes = data / "boilerplate"
    for path, column in (
        ("donnn_detik2025/detik.csv", "content"),
        ("jokoadenur_detikjatim/beritadetikjatim.csv", "isiberita"),
        ("svmihar_bisnis_kontan_kompas2018/csv__bisnis.csv", "content"),
        ("svmihar_bisnis_kontan_kompas2018/csv__kompas.csv", "content"),
        ("svmihar_bisnis_kontan_kompas2018/csv__kontan.csv", "content"),
    ):
        with (scrapes / path).open(encoding="utf-8-sig", newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream), start=1):
                if row.get(column):
                    yield Page(f"{path}:{number}", row[column], row[column], is_html=False)
    with gzip.open(data / "news" / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            text = json.loads(line)["text"]
            yield Page(f"news.jsonl.gz:{number}", text, text, is_html=False)
    for file in sorted((scrapes / "html").glob("*.html")):
        raw = file.read_bytes().decode("utf-8", "replace")
        yield Page(f"html/{file.name}", raw, visible_text(raw), is_html=True)


def visible_text(page: str) -> str:
    """Return everything that a page shows, a line for each block: menus, comments, all."""
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = html.fromstring(page.encode("utf-8", "replace"), parser=parser)
    etree.strip_elements(root, "script", "style", "noscript", "iframe", with_tail=False)
    for element in root.iter(*BLOCKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Return the sentences that are judged."""
    return sentence_spans(text)


def letters(text: str) -> str:
    """Return the letters and digits of a text, by which texts are compared.

    >>> letters("Harga  beras, naik!")
    'hargaberasnaik'
    """
    return re.sub(r"[\W_]+", "", text).lower()


def digest(text: str) -> str:
    """Return a hash that tells whether a page is the one that was judged."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


if __name__ == "__main__":
    for page in read_pages(Path(sys.argv[1])):
        if page.name in sys.argv[2:]:
            for number, (start, end) in enumerate(sentences_of(page.text)):
                print(number, page.text[start:end])
