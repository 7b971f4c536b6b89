"""The tables that a run writes: every column with its type and meaning, in this one place.

Each table is a folder of Parquet files (`articles/part-000000.parquet`, ...). All tables join on
`article_id`; offsets are characters of `articles.text`, half-open `[start, end)`.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from idnews.corpus.rows import VALUE_LABELS
from idnews.errors import import_extra

__all__ = [
    "ALWAYS",
    "DUPLICATES",
    "OPTIONAL",
    "SIGNATURES",
    "TABLES",
    "Column",
    "TableBuilder",
    "arrow_schema",
    "describe_tables",
    "release_memory",
    "table_to_parquet",
    "to_parquet",
]

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
        Column("problem", "string?", "what could be left aside: a bad date, another language"),
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
