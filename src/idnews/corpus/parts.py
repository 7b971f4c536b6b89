"""The unit of work: a batch of records in, one finished part of every table out.

Which records make a part depends on the input and the options alone, never on who works when. So a
part may be made again, anywhere, and its files are the same to the byte. A part is done when its
record in `_state/parts` is there; that is written last.
"""

import gc
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from idnews.corpus.duplicates import signature_of
from idnews.corpus.formats import RawRecord
from idnews.corpus.readers import Page, article_of, page_of
from idnews.corpus.rows import Source, rows_of
from idnews.corpus.storage import Storage
from idnews.corpus.tables import SIGNATURES, TABLES, TableBuilder, release_memory
from idnews.records import Analysis

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = [
    "Batch",
    "Options",
    "PartMaker",
    "PartResult",
    "Reject",
    "batches_of",
    "part_file",
    "state_file",
]

STATE = "_state/parts"
SIGNATURE_FOLDER = "_state/signatures"
# spaCy keeps what it knows of a word (1 kB) for ever, or to the end of a "memory zone". To learn
# all words of every part anew takes 5 percent of the time; so many, of the first articles, are
# kept, and the rest is forgotten after so many articles.
LASTING_WORDS, ZONE_SIZE = 20_000, 100
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Options:
    """What decides how the tables look. A run is resumed with the same options only."""

    tables: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    raw: bool = False
    rules_only: bool = False
    pipeline: str | None = None
    duplicates: bool = True
    drop_duplicates: bool = False
    part_size: int = 500
    part_bytes: int = 2**20

    def to_dict(self) -> dict[str, Any]:
        """Return the options as JSON can hold them."""
        return {**asdict(self), "tables": list(self.tables), "fields": dict(self.fields)}


@dataclass(frozen=True, slots=True)
class Batch:
    """The records of one part, and where in the inputs it ends: number of file, position in it.

    `n_bytes` says how much of the inputs, as stored, has been read when it ends. `poison` are the
    records, by their place in the batch, that have killed a worker.
    """

    number: int
    records: tuple[RawRecord, ...]
    end: tuple[int, int]
    n_bytes: int = 0
    poison: frozenset[int] = frozenset()

    def digest(self) -> str:
        """Return a hash of what is in the batch."""
        found = blake2b(digest_size=16)
        for record in self.records:
            found.update(f"{record.source}\0{record.position}\0".encode(errors="replace"))
            found.update(_content_of(record))
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that did not become an article: where it stands and why not."""

    source: str
    position: int
    reason: str
    is_whole_file: bool = False


@dataclass(frozen=True, slots=True)
class PartResult:
    """What a finished part holds. This is what its record in `_state/parts` says."""

    number: int
    end: tuple[int, int]
    n_bytes: int
    digest: str
    n_articles: int
    n_words: int
    rows: Mapping[str, int]
    rejects: tuple[Reject, ...] = ()

    def to_json(self) -> bytes:
        """Return the result as its record says it."""
        return json.dumps(asdict(self), ensure_ascii=True).encode()

    @classmethod
    def from_json(cls, data: bytes) -> "PartResult":
        """Return the result that a record describes."""
        fields = json.loads(data)
        rejects = tuple(Reject(**reject) for reject in fields.pop("rejects"))
        first, second = fields.pop("end")
        return cls(**fields, end=(first, second), rejects=rejects)


def part_file(table: str, number: int) -> str:
    """Return the name of a part of a table.

    >>> part_file("quotes", 12)
    'quotes/part-000012.parquet'
    """
    return f"{table}/part-{number:06d}.parquet"


def state_file(number: int) -> str:
    """Return the name of the record that says that a part is done."""
    return f"{STATE}/part-{number:06d}.json"


class _Part:
    """What the records of a batch have given so far."""

    def __init__(self, options: Options) -> None:
        self.tables = {name: TableBuilder(TABLES[name]) for name in options.tables}
        if options.duplicates:
            self.tables[SIGNATURE_FOLDER] = TableBuilder(SIGNATURES)
        self.rejects: list[Reject] = []
        self._n_articles = self._n_words = 0

    def add(self, analysis: Analysis, source: Source) -> None:
        """Take what an article says into the tables."""
        found = rows_of(analysis, source)
        for name, table in self.tables.items():
            if name == SIGNATURE_FOLDER:
                date = analysis.article.published
                table.add([(source.article_id, date, signature_of(analysis))])
            else:
                table.add(found[name])
        self._n_articles += 1
        self._n_words += len(analysis.text.split())

    def result_of(self, batch: Batch) -> PartResult:
        """Return what there is when all records of the batch are in."""
        return PartResult(
            batch.number,
            batch.end,
            batch.n_bytes,
            batch.digest(),
            self._n_articles,
            self._n_words,
            {name: t.n_rows for name, t in self.tables.items() if name != SIGNATURE_FOLDER},
            tuple(self.rejects),
        )


class PartMaker:
    """Makes parts: it loads a pipeline once, and analyses and writes batch after batch."""

    def __init__(self, root: str, options: Options, *, nlp: "Language | None" = None) -> None:
        self._storage = Storage(root)
        self._options = options
        self._nlp = nlp or load_pipeline(options)
        from idnews import extensions  # loads spaCy, which a parent of workers never needs

        extensions.register()  # a pipeline of one's own may have no component that does

    def warm_up(self) -> None:
        """Load what the first article would, and spare the garbage collector the sight of it.

        To look through the 290,000 objects of the tables again and again takes 7 percent of the
        time; `gc.unfreeze()` undoes it.
        """
        self._nlp("Gubernur Jambi Al Haris membuka jembatan itu, Senin (2/1/2023).")
        gc.freeze()

    def make(self, batch: Batch) -> PartResult:
        """Analyse a batch and write its part of every table. Raises StorageError."""
        part = _Part(self._options)
        for first in range(0, len(batch.records), ZONE_SIZE):
            with self._bounded_memory():
                for place, record in enumerate(batch.records[first : first + ZONE_SIZE], first):
                    made = self.analyze(record, is_poison=place in batch.poison)
                    if isinstance(made, Reject):
                        part.rejects.append(made)
                    else:
                        part.add(*made)
            release_memory()
        result = part.result_of(batch)
        for name in tuple(part.tables):
            self._storage.write(part_file(name, batch.number), part.tables.pop(name).to_parquet())
            release_memory()
        self._storage.write(state_file(batch.number), result.to_json())
        return result

    def _bounded_memory(self) -> AbstractContextManager[Any]:
        """New words are forgotten at its end, but for those of the first articles of all."""
        if len(self._nlp.vocab) < LASTING_WORDS:
            return nullcontext()
        return self._nlp.memory_zone()

    def analyze(
        self, record: RawRecord, *, is_poison: bool = False
    ) -> tuple[Analysis, Source] | Reject:
        """Return what is in a record, or why nothing could be read there."""

        def reject(reason: str) -> Reject:
            return Reject(record.source, record.position, reason, record.is_whole_file)

        if is_poison:
            return reject("the worker that read it died; too big, or a bug to report")
        page = page_of(record, fields=self._options.fields)
        if page.error is not None:
            return reject(page.error)
        page, problem = _well_formed(page)
        if not page.text.strip() and not page.headline:
            return reject("the page is empty")
        try:
            article, bad_date = article_of(page, is_scraped=not self._options.raw)
            problem = problem or bad_date
            if not article.text.strip():
                return reject("nothing of the page is left when it is cleaned")
            from idnews.api import analyze

            analysis = analyze(article, nlp=self._nlp)
        except Exception as error:
            return reject(f"{type(error).__name__}: {error}")
        article_id = blake2b(digest_size=16)
        article_id.update(f"{record.source}\0{record.position}\0".encode(errors="replace"))
        article_id.update(_content_of(record))
        return analysis, Source(
            article_id=article_id.hexdigest(),
            source=_utf8(record.source),
            position=record.position,
            content_hash=blake2b(article.text.encode(), digest_size=16).hexdigest(),
            url=page.url,
            record_id=page.id,
            problem=problem or analysis.problem,
        )


def load_pipeline(options: Options) -> "Language":
    """Return the pipeline that the options name. Raises ModelError."""
    import idnews.api

    if options.pipeline is not None:
        return idnews.api.load(options.pipeline)
    return idnews.api.blank() if options.rules_only else idnews.api.load()


def _content_of(record: RawRecord) -> bytes:
    if isinstance(record.data, bytes):
        return record.data
    text = json.dumps(record.data, ensure_ascii=True, sort_keys=True, default=str)
    return text.encode()


def _well_formed(page: Page) -> tuple[Page, str | None]:
    """Return the page with all texts as UTF-8 can hold them, and what had to be replaced."""
    names = ("text", "headline", "published", "url", "outlet", "id")
    texts = ((name, getattr(page, name)) for name in names)
    fixed = replace(page, **{name: _utf8(text) for name, text in texts if text is not None})
    if fixed == page:
        return page, None
    return fixed, "bytes or characters that are no text were replaced by \ufffd"


def _utf8(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def batches_of(
    records: Iterator[tuple[int, int, RawRecord]], options: Options, *, number: int
) -> Iterator[Batch]:
    """Yield records, each with its file's number and the bytes read so far, as batches.

    A batch ends behind `part_size` records or `part_bytes` bytes, whatever comes first.
    """
    kept: list[RawRecord] = []
    size = 0
    end, n_bytes = (0, 0), 0
    for file_number, n_bytes, record in records:
        kept.append(record)
        size += record.size
        end = (file_number, record.position)
        if len(kept) >= options.part_size or size >= options.part_bytes:
            yield Batch(number, tuple(kept), end, n_bytes)
            number, kept, size = number + 1, [], 0
    if kept:
        yield Batch(number, tuple(kept), end, n_bytes)
