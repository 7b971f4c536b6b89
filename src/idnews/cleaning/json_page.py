"""Pages that are JSON: an article's fields, or its paragraphs, as scrapers save them."""

import json
from collections.abc import Mapping
from typing import Any

__all__ = ["FIELDS", "fold_names", "join_paragraphs", "read_fields"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "html", "articlebody", "paragraphs", "isi", "konten"),
    "headline": ("headline", "title", "judul"),
    "published": ("published", "date", "datepublished", "published_at", "publish_date", "tanggal"),
    "url": ("url", "link"),
    "outlet": ("outlet",),
    "id": ("id",),
}
"""What a record may say, and the names of columns that say it unless others are named.

Capitals and the space around a name do not count.
"""


def fold_names(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record by names in small letters; of two that are the same so, the first.

    >>> fold_names({"Judul ": "Beras", "ISI": "Harga naik."})
    {'judul': 'Beras', 'isi': 'Harga naik.'}
    """
    folded: dict[str, Any] = {}
    for name, value in record.items():
        folded.setdefault(name.strip().lower(), value)
    return folded


def read_fields(page_text: str) -> dict[str, str] | None:
    """Return what a page of JSON says by the names in `FIELDS`, None when it is no such page.

    It is an object with a text, alone or in a list, or a list of paragraphs. Raises ValueError when
    it holds several articles.

    >>> read_fields('[{"title": "Beras", "content": ["Harga naik.", "Warga resah."]}]')
    {'text': 'Harga naik.\\nWarga resah.', 'headline': 'Beras'}
    """
    page_text = page_text.strip()
    if page_text[:1] + page_text[-1:] not in ("{}", "[]"):
        return None
    try:
        data = json.loads(page_text)
    except (ValueError, RecursionError):
        return None
    if text := join_paragraphs(data):
        return {"text": text}
    records = [_fields(record) for record in (data if isinstance(data, list) else [data])]
    articles = [fields for fields in records if "text" in fields]
    if len(articles) > 1:
        raise ValueError(
            f"the page is JSON with {len(articles)} articles; give each alone, or the path of a "
            ".json file to the command idnews"
        )
    return articles[0] if articles else None


def _fields(record: Any) -> dict[str, str]:
    if not isinstance(record, dict):
        return {}
    found = {}
    record = fold_names(record)
    for field, names in FIELDS.items():
        values = (record.get(name) for name in names)
        texts = (join_paragraphs(value) if field == "text" else value for value in values)
        value = next((text for text in texts if isinstance(text, str) and text), None)
        if value is not None:
            found[field] = value
    return found


def join_paragraphs(value: Any) -> str | None:
    """Return a text as it is, a list of paragraphs as one text; None for anything else."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return value if isinstance(value, str) else None
