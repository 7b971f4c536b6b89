"""The tables that a run writes: every column with its type and meaning, in this one place.

Each table is a folder of Parquet files (`articles/part-000000.parquet`, ...). All tables join on
`article_id`; offsets are characters of `articles.text`, half-open `[start, end)`.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from idnews.errors import import_extra
from idnews.records import Analysis, Entity

__all__ = [
    "ALWAYS",
    "DUPLICATES",
    "OPTIONAL",
    "SIGNATURES",
    "TABLES",
    "Column",
    "Source",
    "TableBuilder",
    "arrow_schema",
    "describe_tables",
    "release_memory",
    "rows_of",
    "table_to_parquet",
    "to_parquet",
]

VALUE_LABELS = "DATE TIME MONEY PERCENT QUANTITY CARDINAL ORDINAL LAW".split()
"""The labels whose mentions are values and stand in `values`; all others stand in `mentions`."""


PACKED_ROWS = 2048
"""Rows that are packed at a time: some 30 articles of mentions."""


class Column(NamedTuple):
    """A column: its name, its Arrow type (`?` behind it: may be null), and what it says."""

    name: str
    type: str
    meaning: str


_ID = Column("article_id", "string", "the article: hash of source, position and content")
_START = Column("start", "int32", "where it begins in the text")
_END = Column("end", "int32", "where it ends, exclusive")
_TEXT = Column("text", "string", "the words themselves")

TABLES: Mapping[str, tuple[Column, ...]] = {
    "articles": (
        _ID,
        Column("source", "string", "the file, relative to the folder that holds all inputs"),
        Column("position", "int64", "line, row or record in it, from 1; 1 for a page of its own"),
        Column("record_id", "string?", "what the record calls itself"),
        Column("url", "string?", "where it was published"),
        Column("outlet", "string?", "who published it"),
        Column("headline", "string?", "its headline"),
        Column("dateline", "string?", "its dateline, as it stands"),
        Column("place", "string?", "the place in the dateline"),
        Column("byline", "string?", "who wrote it"),
        Column("caption", "string?", "the caption of its picture"),
        Column("published", "string?", "when, ISO 8601, perhaps partial"),
        Column("published_from", "string?", "the evidence for the date"),
        Column("text", "string", "what was analysed: headline, empty line, body"),
        Column("body_start", "int32", "where the body begins in the text"),
        Column("n_sentences", "int32", "sentences in it"),
        Column("n_tokens", "int32", "tokens in it"),
        Column("n_removed", "int32", "stretches of the page that cleaning took out"),
        Column("content_hash", "string", "hash of the text alone: equal for exact copies"),
        Column("problem", "string?", "what was wrong with it and could be left aside"),
    ),
    "sentences": (
        _ID,
        Column("sentence", "int32", "its number in the article, from 0"),
        _START,
        _END,
        _TEXT,
    ),
    "tokens": (
        _ID,
        Column("token", "int32", "its number in the article, from 0"),
        Column("sentence", "int32?", "the sentence it stands in"),
        _START,
        _END,
        _TEXT,
        Column("stem", "string", "its root (kata dasar)"),
        Column("lemma", "string", "its dictionary form"),
        Column("pos", "string?", "its Universal POS tag, with the neural model"),
    ),
    "entities": (
        _ID,
        Column("entity", "int32", "its number in the article, from 0, by first mention"),
        Column("name", "string", "its canonical name"),
        Column("label", "string", "PERSON, ORG, GPE, LOC, FAC, ..."),
        Column("n_mentions", "int32", "how often it is named"),
        Column("first_start", "int32", "where it is first named"),
        Column("title", "string?", "offices and degrees around a person's name"),
        Column("role", "string?", "the office itself"),
        Column("organisation", "string?", "of which organisation"),
        Column("office_place", "string?", "of which place"),
        Column("code", "string?", "Kemendagri code of a region (31, 32.73, 35.10.17); a country's"),
        Column("level", "string?", "negara, provinsi, kota, kabupaten, kecamatan, ..."),
        Column("place_name", "string?", "the full name of the region"),
        Column("province", "string?", "its province"),
        Column("within", "string?", "code of the region around a place that has none of its own"),
        Column("country", "string?", "code of the country of a place abroad"),
        Column("candidates", "list<string>?", "codes, where a name may be several regions"),
    ),
    "mentions": (
        _ID,
        Column("mention", "int32", "its number in the article, from 0"),
        Column("entity", "int32", "the entity that it names"),
        Column("sentence", "int32?", "the sentence it stands in"),
        _START,
        _END,
        _TEXT,
        Column("label", "string", "PERSON, ORG, GPE, LOC, FAC, ..."),
        Column("name", "string", "canonical name of the entity"),
        Column("source", "string", "who found it: rules, model or both"),
        Column("score", "float32", "how sure it is, 0 to 1"),
    ),
    "values": (
        _ID,
        Column("value", "int32", "its number in the article, from 0"),
        Column("sentence", "int32?", "the sentence it stands in"),
        _START,
        _END,
        _TEXT,
        Column("label", "string", " ".join(VALUE_LABELS)),
        Column("time", "string?", "DATE and TIME: ISO 8601, also partial, or a duration (P2Y)"),
        Column("amount", "double?", "MONEY, PERCENT, QUANTITY, ...: the number, or the lowest"),
        Column("amount_max", "double?", "the highest, where a range is given"),
        Column("currency", "string?", "MONEY: ISO 4217"),
        Column("unit", "string?", "QUANTITY: SI symbol or name"),
        Column("approximate", "bool", "whether the text says about, almost, ..."),
        Column("weekday_conflict", "bool", "whether the text's weekday is not that of its date"),
        Column("json", "string?", "everything that is known, as JSON"),
    ),
    "quotes": (
        _ID,
        Column("quote", "int32", "its number in the article, from 0"),
        Column("sentence", "int32?", "the sentence it begins in"),
        _START,
        _END,
        _TEXT,
        Column("kind", "string", "direct, indirect, ..."),
        Column("speaker", "string?", "canonical name of who says it"),
        Column("speaker_entity", "int32?", "the entity in `entities`"),
        Column("speaker_start", "int32?", "where the speaker is named at the quote"),
        Column("speaker_end", "int32?", "where that ends, exclusive"),
        Column("title", "string?", "the speaker's title as it stands there"),
        Column("cue", "string?", "the reporting word"),
        Column("cue_start", "int32?", "where it begins"),
        Column("cue_end", "int32?", "where it ends, exclusive"),
    ),
    "keywords": (
        _ID,
        Column("rank", "int32", "from 1, best first"),
        _TEXT,
        Column("score", "float32", "0 to 1"),
        Column("count", "int32", "how often it occurs"),
        Column("kind", "string", "what the phrase is"),
    ),
}
OPTIONAL = ("tokens",)
ALWAYS = tuple(name for name in TABLES if name not in OPTIONAL)
DUPLICATES = (
    _ID,
    Column("cluster_id", "string", "article_id of the earliest article of the cluster"),
    Column("rank", "int32", "from 0, the earliest first"),
    Column("published", "string?", "as in articles"),
    Column("similarity", "float32", "estimated Jaccard of stem shingles with the nearest, 0 to 1"),
)
SIGNATURES = (
    _ID,
    Column("published", "string?", "as in articles"),
    Column("signature", "binary", "MinHash values and long numbers, uint32, little-endian"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from: what its row says beside what was read in it."""

    article_id: str
    source: str
    position: int
    content_hash: str
    url: str | None = None
    record_id: str | None = None
    problem: str | None = None


@cache
def arrow_schema(columns: tuple[Column, ...]) -> Any:
    """Return the Arrow schema of a table, with the meanings as metadata of its fields."""
    arrow = import_extra("pyarrow", "tables", "corpus")
    kinds = {
        "string": arrow.string(),
        "binary": arrow.binary(),
        "int32": arrow.int32(),
        "int64": arrow.int64(),
        "float32": arrow.float32(),
        "double": arrow.float64(),
        "bool": arrow.bool_(),
        "list<string>": arrow.list_(arrow.string()),
    }
    return arrow.schema(
        [
            arrow.field(
                column.name,
                kinds[column.type.rstrip("?")],
                nullable=column.type.endswith("?"),
                metadata={"description": column.meaning},
            )
            for column in columns
        ]
    )


class TableBuilder:
    """Gathers the rows of a part of a table as Arrow columns: tuples take five times the memory."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self._schema = arrow_schema(columns)
        self._rows: list[tuple[Any, ...]] = []
        self._packed: list[Any] = []
        self.n_rows = 0

    def add(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add rows: a cell for each column."""
        before = len(self._rows)
        self._rows.extend(rows)
        self.n_rows += len(self._rows) - before
        if len(self._rows) >= PACKED_ROWS:
            self._pack()

    def _pack(self) -> None:
        arrow = import_extra("pyarrow", "tables", "corpus")
        if self._rows:
            columns = zip(zip(*self._rows, strict=True), self._schema, strict=True)
            arrays = [arrow.array(cells, field.type) for cells, field in columns]
            self._packed.append(arrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []

    def to_parquet(self) -> bytes:
        """Return the bytes of a Parquet file; the same rows give the same bytes."""
        arrow = import_extra("pyarrow", "tables", "corpus")
        self._pack()
        return table_to_parquet(arrow.concat_tables([self._schema.empty_table(), *self._packed]))


def to_parquet(columns: tuple[Column, ...], rows: Iterable[tuple[Any, ...]]) -> bytes:
    """Return rows as the bytes of a Parquet file; the same rows give the same bytes."""
    builder = TableBuilder(columns)
    builder.add(rows)
    return builder.to_parquet()


def table_to_parquet(table: Any) -> bytes:
    """Return an Arrow table as the bytes of a Parquet file, however it is chunked."""
    table = table.combine_chunks()
    arrow = import_extra("pyarrow", "tables", "corpus")
    parquet = import_extra("pyarrow.parquet", "tables", "corpus")
    sink = arrow.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd")
    data: bytes = sink.getvalue().to_pybytes()
    return data


def release_memory() -> None:
    """Give back what Arrow has freed and keeps for itself, three times what the rows need."""
    import_extra("pyarrow", "tables", "corpus").default_memory_pool().release_unused()


def describe_tables() -> str:
    """Return the tables and their columns as Markdown.

    >>> print(describe_tables().splitlines()[0])
    ## articles
    """
    lines = []
    for name, columns in TABLES.items():
        lines += [f"## {name}", "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{c.name}` | {c.type} | {c.meaning} |" for c in columns]
        lines.append("")
    return "\n".join(lines)


def rows_of(analysis: Analysis, source: Source) -> dict[str, Iterable[tuple[Any, ...]]]:
    """Return the rows of one article for every table of `TABLES`, each made when it is taken."""
    article, name = analysis.article, source.article_id
    sentences = _Sentences(analysis)
    names = [e for e in analysis.entities if e.label not in VALUE_LABELS]
    values = [e for e in analysis.entities if e.label in VALUE_LABELS]
    numbers: dict[tuple[str, str], int] = {}
    for entity in names:
        numbers.setdefault(_key(entity), len(numbers))
    speakers = {key[0]: number for key, number in reversed(numbers.items())}
    return {
        "articles": [
            (
                name,
                source.source,
                source.position,
                source.record_id,
                source.url,
                article.outlet,
                article.headline,
                article.dateline,
                article.place,
                article.byline,
                article.caption,
                article.published,
                article.published_from,
                article.text,
                article.body_start,
                len(analysis.sentences),
                len(analysis.tokens),
                len(article.removed),
                source.content_hash,
                source.problem,
            )
        ],
        "sentences": ((name, i, s.start, s.end, s.text) for i, s in enumerate(analysis.sentences)),
        "tokens": (
            (name, i, sentences.at(t.start), t.start, t.end, t.text, t.stem, t.lemma, t.pos)
            for i, t in enumerate(analysis.tokens)
        ),
        "entities": _entity_rows(name, names, numbers),
        "mentions": (
            (
                name,
                i,
                numbers[_key(e)],
                sentences.at(e.start),
                e.start,
                e.end,
                e.text,
                e.label,
                e.name or e.text,
                e.source,
                e.score,
            )
            for i, e in enumerate(names)
        ),
        "values": (
            (name, i, sentences.at(e.start), e.start, e.end, e.text, e.label, *_value_cells(e))
            for i, e in enumerate(values)
        ),
        "quotes": (
            (
                name,
                i,
                sentences.at(q.start),
                q.start,
                q.end,
                q.text,
                q.kind,
                q.speaker,
                speakers.get(q.speaker or ""),
                q.speaker_start,
                q.speaker_end,
                q.title,
                q.cue,
                q.cue_start,
                q.cue_end,
            )
            for i, q in enumerate(analysis.quotes)
        ),
        "keywords": (
            (name, rank, k.text, k.score, k.count, k.kind)
            for rank, k in enumerate(analysis.keywords, start=1)
        ),
    }


def _key(entity: Entity) -> tuple[str, str]:
    return entity.name or entity.text, entity.label


class _Sentences:
    """The sentence at an offset."""

    def __init__(self, analysis: Analysis) -> None:
        self._starts = [sentence.start for sentence in analysis.sentences]

    def at(self, offset: int) -> int | None:
        number = bisect_right(self._starts, offset) - 1
        return number if number >= 0 else None


def _entity_rows(
    name: str, mentions: list[Entity], numbers: Mapping[tuple[str, str], int]
) -> Iterator[tuple[Any, ...]]:
    groups: dict[tuple[str, str], list[Entity]] = {}
    for mention in mentions:
        groups.setdefault(_key(mention), []).append(mention)
    for key, group in groups.items():
        title = next((e.title for e in group if e.title), None)
        office = next((e.office for e in group if e.office), None) or {}
        link = next((e.link for e in group if e.link), None) or {}
        candidates = [c["code"] for c in link.get("candidates", ()) if c.get("code")]
        yield (
            name,
            numbers[key],
            *key,
            len(group),
            group[0].start,
            title,
            office.get("role"),
            office.get("organisation"),
            office.get("place"),
            link.get("code"),
            link.get("level"),
            link.get("name"),
            link.get("province"),
            link.get("within"),
            link.get("country"),
            candidates or None,
        )


def _value_cells(entity: Entity) -> tuple[Any, ...]:
    value = entity.value or {}
    return (
        value.get("value"),
        _number(value.get("amount")),
        _number(value.get("amount_max")),
        value.get("currency"),
        value.get("unit"),
        bool(value.get("approximate")),
        bool(value.get("weekday_conflict")),
        json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None,
    )


def _number(value: Any) -> float | None:
    try:
        return float(value) if isinstance(value, int | float) else None
    except OverflowError:  # more than 300 digits
        return None
