"""The records of one file, in the formats that corpora come in, streamed with bounded memory.

A record is bytes or columns as they stand in the file; `readers.py` makes pages of them. A record
that cannot be read becomes one with an `error`; where a file breaks off, what stood before counts.
"""

import codecs
import csv
import io
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import IO, Any, BinaryIO, TextIO, cast

from idnews.cleaning.json_page import FIELDS
from idnews.corpus.inputs import (
    CSV_SUFFIXES,
    JSON_SUFFIXES,
    JSONL_SUFFIXES,
    PARQUET_SUFFIXES,
    STANDARD_INPUT,
    WARC_SUFFIXES,
    InputFile,
)
from idnews.corpus.json_values import read_values
from idnews.corpus.storage import is_url, open_input
from idnews.corpus.unpacking import refuse_bomb, unpacked
from idnews.errors import StorageError, import_extra

__all__ = ["MAX_RECORD_BYTES", "RawRecord", "Tally", "read_records"]

# The longest page among 41 k articles and 26 saved HTML pages has 0.3 MB; whole books have 5 MB.
MAX_RECORD_BYTES = 32 * 2**20
PARQUET_BATCH = 64
SEPARATORS = "\t;,|"
LONGEST_NAME = 40  # of a column
UNREADABLE = (OSError, EOFError, zlib.error, csv.Error, ValueError)
TOO_LONG = f"longer than {MAX_RECORD_BYTES // 2**20} MB, which is no article"


@dataclass(frozen=True, slots=True)
class RawRecord:
    """A record as it stands in its file.

    `position` counts from 1: the line, row, or record of a web archive; 1 for a page of its own.
    `kind` is `page` (bytes of text or HTML), `web` (the same, from a web archive), `json` (a line)
    or `row` (columns).
    """

    source: str
    position: int
    kind: str
    data: bytes | Mapping[str, Any] = b""
    url: str | None = None
    error: str | None = None
    is_whole_file: bool = False

    @property
    def size(self) -> int:
        """Roughly how many bytes the record has."""
        if isinstance(self.data, bytes):
            return len(self.data)
        return sum(len(value) for value in self.data.values() if isinstance(value, str | bytes))


class Tally:
    """How many bytes of the current file, as stored, have been read."""

    def __init__(self) -> None:
        self.consumed: Callable[[], int] = lambda: 0


def read_records(
    file: InputFile,
    *,
    skip: int = 0,
    standard_input: BinaryIO | None = None,
    tally: Tally | None = None,
) -> Iterator[RawRecord]:
    """Yield the records of a file behind the first `skip` positions.

    Standard input is JSON Lines if it begins with `{`, a list of objects if with `[{`, CSV if its
    first line names columns and one of them is a text, else one page.
    """
    tally = tally or Tally()
    if file.problem is not None:
        if not skip:
            yield _failure(file, 0, file.problem)
        return
    position = skip
    try:
        for record in _records_of(file, skip, standard_input, tally):
            position = record.position
            yield record
    except Exception as error:
        tally.consumed = partial(max, file.size, 0)
        is_lost = isinstance(error, ConnectionError | TimeoutError)
        if is_url(file.path) and (is_lost or not isinstance(error, UNREADABLE)):
            # The file itself may be sound: the run ends and can be resumed.
            raise StorageError(f"cannot read {file.path}: {error!r}") from error
        if not isinstance(error, UNREADABLE):
            raise
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield _failure(file, position, reason)


def _failure(file: InputFile, position: int, reason: str) -> RawRecord:
    """The record that stands for what could not be read behind `position`."""
    if position:
        reason = f"the rest of the file cannot be read: {reason}"
    return RawRecord(file.name, position + 1, "page", error=reason, is_whole_file=True)


def _records_of(
    file: InputFile, skip: int, standard_input: BinaryIO | None, tally: Tally
) -> Iterator[RawRecord]:
    if file.path == STANDARD_INPUT:
        return _standard_input(file, skip, standard_input)
    for suffixes, read in (
        (JSONL_SUFFIXES, _json_lines),
        (JSON_SUFFIXES, _json_records),
        (CSV_SUFFIXES, _csv_rows),
        (PARQUET_SUFFIXES, _parquet_rows),
        (WARC_SUFFIXES, _web_archive),
    ):
        if file.path.lower().endswith(suffixes):
            return read(file, skip, tally)
    return _page(file, skip)


def _page(file: InputFile, skip: int) -> Iterator[RawRecord]:
    if skip:
        return
    with open_input(file.path) as stream:
        data = stream.read(MAX_RECORD_BYTES + 1)
    if len(data) > MAX_RECORD_BYTES:
        yield RawRecord(file.name, 1, "page", error=TOO_LONG, is_whole_file=True)
    else:
        yield RawRecord(file.name, 1, "page", data)


def _standard_input(file: InputFile, skip: int, stream: BinaryIO | None) -> Iterator[RawRecord]:
    if stream is None:
        return
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast(Any, stream))
    head = buffered.peek(64).lstrip()
    if head[:1] == b"[" and head[1:].lstrip()[:1] == b"{":
        text = io.TextIOWrapper(cast(Any, buffered), "utf-8")
        try:
            yield from _objects(file.name, text, skip)
        finally:
            text.detach()  # it would close standard input
        return
    lines = _Lines(cast(IO[bytes], buffered))
    first = lines.next_line()
    while first is not None and not first.strip():
        first = lines.next_line()
    if first is not None and first.lstrip()[:1] == b"{":
        if lines.number > skip:
            yield _json_record(file.name, lines.number, first)
        yield from _rest_of_lines(file.name, lines, skip)
        return
    if first is not None and _names_a_text(first):
        text = io.TextIOWrapper(cast(Any, buffered), "utf-8", errors=_AS_WINDOWS, newline="")
        try:
            yield from _rows(file.name, first.decode("utf-8-sig", _AS_WINDOWS), text, skip)
        finally:
            text.detach()
        return
    page = (first or b"") + buffered.read(MAX_RECORD_BYTES + 1)
    if skip:
        return
    if len(page) > MAX_RECORD_BYTES:
        yield RawRecord(file.name, 1, "page", error=TOO_LONG)
    else:
        yield RawRecord(file.name, 1, "page", page)


class _Lines:
    """Lines of a stream, counted; one that is too long is read over, never held."""

    def __init__(self, stream: IO[bytes], guard: Callable[[], None] = lambda: None) -> None:
        self.stream, self.guard, self.number = stream, guard, 0

    def next_line(self) -> bytes | None:
        """Return the next line, None at the end; for one that is too long, what TOO_LONG says."""
        line = self.stream.readline(MAX_RECORD_BYTES + 1)
        if not line:
            return None
        self.number += 1
        if self.number % 256 == 0 or len(line) > 2**20:
            self.guard()
        if len(line) <= MAX_RECORD_BYTES:
            return line
        while line and not line.endswith(b"\n"):
            line = self.stream.readline(2**20)
            self.guard()
        return TOO_LONG.encode()


def _rest_of_lines(name: str, lines: _Lines, skip: int) -> Iterator[RawRecord]:
    while (line := lines.next_line()) is not None:
        if lines.number > skip and line.strip():
            yield _json_record(name, lines.number, line)


def _json_record(name: str, number: int, line: bytes) -> RawRecord:
    if line == TOO_LONG.encode():
        return RawRecord(name, number, "json", error=TOO_LONG)
    return RawRecord(name, number, "json", line)


def _json_lines(file: InputFile, skip: int, tally: Tally) -> Iterator[RawRecord]:
    with open_input(file.path) as stored:
        tally.consumed = stored.tell
        plain, guard = unpacked(file.path, stored)
        yield from _rest_of_lines(file.name, _Lines(plain, guard), skip)


def _json_records(file: InputFile, skip: int, tally: Tally) -> Iterator[RawRecord]:
    """The objects of a file that is one list of them, or a single one."""
    with open_input(file.path) as stored:
        tally.consumed = stored.tell
        plain, guard = unpacked(file.path, stored)
        yield from _objects(file.name, io.TextIOWrapper(plain, "utf-8-sig"), skip, guard)


def _objects(
    name: str, text: TextIO, skip: int, guard: Callable[[], None] = lambda: None
) -> Iterator[RawRecord]:
    for number, value in enumerate(read_values(text, limit=MAX_RECORD_BYTES), start=1):
        if number % 256 == 0:
            guard()
        if number <= skip:
            continue
        if isinstance(value, dict):
            yield RawRecord(name, number, "row", value)
        else:
            reason = f"expected an object, got {type(value).__name__}"
            yield RawRecord(name, number, "row", error=reason)


def _csv_rows(file: InputFile, skip: int, tally: Tally) -> Iterator[RawRecord]:
    """Rows below the header, in UTF-8, in UTF-16 with its mark, or in Windows-1252."""
    with open_input(file.path) as stored:
        tally.consumed = stored.tell
        plain, guard = unpacked(file.path, stored)
        start = plain.peek(2)[:2] if hasattr(plain, "peek") else b""
        encoding = "utf-16" if start in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig"
        text = io.TextIOWrapper(plain, encoding, errors=_AS_WINDOWS, newline="")
        yield from _rows(file.name, text.readline(2**20), text, skip, guard)


def _rows(
    name: str, head: str, text: TextIO, skip: int, guard: Callable[[], None] = lambda: None
) -> Iterator[RawRecord]:
    """The rows of a table in text behind its first line, `head`."""
    before = csv.field_size_limit(MAX_RECORD_BYTES)
    try:
        separator = max(SEPARATORS, key=head.count) if head.strip() else ","
        columns = next(csv.reader([head], delimiter=separator), [])
        if len(set(columns)) != len(columns) or not any(columns):
            raise ValueError(f"the first line must name the columns, got {head[:80]!r}")
        rows = csv.reader(text, delimiter=separator)
        for number, row in enumerate(rows, start=1):
            if number % 256 == 0:
                guard()
            if number <= skip or not row:
                continue
            if len(row) != len(columns):
                reason = f"{len(row)} cells, the header has {len(columns)}"
                yield RawRecord(name, number, "row", error=reason)
            else:
                yield RawRecord(name, number, "row", dict(zip(columns, row, strict=True)))
    finally:
        csv.field_size_limit(before)


def _names_a_text(line: bytes) -> bool:
    """Whether a line is the header of a table of texts, not the first of a page."""
    head = line.decode("utf-8-sig", "replace").strip().lower()
    names = [name.strip(' "') for name in head.split(max(SEPARATORS, key=head.count))]
    is_short = all(len(name) <= LONGEST_NAME for name in names)
    return is_short and len(names) > 1 and not set(names).isdisjoint(FIELDS["text"])


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read what is not UTF-8 as Windows-1252, in which spreadsheets save."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_WINDOWS = "idnews.windows"
codecs.register_error(_AS_WINDOWS, _read_as_windows)


def _parquet_rows(file: InputFile, skip: int, tally: Tally) -> Iterator[RawRecord]:
    parquet = import_extra("pyarrow.parquet", "Parquet files", "corpus")
    source = open_input(file.path) if is_url(file.path) else file.path
    with parquet.ParquetFile(source) as table:
        total = max(table.metadata.num_rows, 1)
        position = 0
        for group in range(table.num_row_groups):
            n_rows = table.metadata.row_group(group).num_rows
            if position + n_rows <= skip:
                position += n_rows
                continue
            columns = [field.name for field in table.schema_arrow if _is_plain(field.type)]
            for batch in table.iter_batches(PARQUET_BATCH, row_groups=[group], columns=columns):
                for row in batch.to_pylist():
                    position += 1
                    if position > skip:
                        tally.consumed = partial(int, file.size * position / total)
                        yield RawRecord(file.name, position, "row", row)


def _is_plain(kind: Any) -> bool:
    """Whether a column of that type may hold a text, a date or an id."""
    from pyarrow import types

    if types.is_dictionary(kind):
        kind = kind.value_type
    return any(
        test(kind)
        for test in (
            types.is_string,
            types.is_large_string,
            types.is_string_view,
            types.is_date,
            types.is_timestamp,
            types.is_integer,
            types.is_null,
        )
    )


def _web_archive(file: InputFile, skip: int, tally: Tally) -> Iterator[RawRecord]:
    """The HTML and text responses of a WARC file; `position` counts all its records."""
    archive = import_extra("warcio.archiveiterator", "WARC files", "corpus")
    errors = import_extra("warcio.exceptions", "WARC files", "corpus")
    with open_input(file.path) as stored:
        tally.consumed = stored.tell
        records = enumerate(archive.ArchiveIterator(stored), start=1)
        while True:
            try:
                position, record = next(records, (0, None))
            except errors.ArchiveLoadFailed as error:
                raise ValueError(f"no web archive: {error}") from error
            if record is None:
                return
            if position > skip and _is_page(record):
                yield _web_page(file.name, position, record)
            _drain(record.raw_stream, stored)


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    if headers is None:
        kind = record.rec_headers.get_header("Content-Type") or ""
    else:
        if headers.get_statuscode() != "200":
            return False
        kind = headers.get_header("Content-Type") or ""
    return kind.lower().split(";")[0].strip() in (
        "text/html",
        "application/xhtml+xml",
        "text/plain",
    )


def _web_page(name: str, position: int, record: Any) -> RawRecord:
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        data = record.content_stream().read(MAX_RECORD_BYTES + 1)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        return RawRecord(name, position, "web", url=url, error=str(error))
    if len(data) > MAX_RECORD_BYTES:
        return RawRecord(name, position, "web", url=url, error=TOO_LONG)
    return RawRecord(name, position, "web", data, url=url)


def _drain(stream: Any, stored: IO[bytes]) -> None:
    """Read over the rest of a record; its packed size must grow along."""
    start, size = stored.tell(), 0
    while data := stream.read(2**20):
        size += len(data)
        refuse_bomb(size, stored.tell() - start)
