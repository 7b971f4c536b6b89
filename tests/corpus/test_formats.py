import csv
import gzip
import io
import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from idnews.corpus import formats
from idnews.corpus.formats import RawRecord, read_records
from idnews.corpus.inputs import InputFile, summarize_inputs, walk_inputs
from idnews.corpus.json_values import read_values
from idnews.corpus.readers import Page, decode_page, page_of, parse_fields, read_pages
from idnews.errors import CorpusError

ROWS = [
    {"text": "Harga beras naik.", "title": "Beras", "date": "2024-01-02", "url": "https://x.id/1"},
    {"text": 'Kata Budi, "siap".\nBaris dua.', "title": "Siap", "date": "", "url": ""},
    {"text": "Sorong: hujan.", "title": "", "date": "2024-01-03", "url": "https://x.id/3"},
]


def as_jsonl(rows: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_csv(rows: list[dict[str, str]], separator: str = ",") -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def as_parquet(rows: list[dict[str, str]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows), sink, row_group_size=2)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def as_zst(data: bytes) -> bytes:
    import pyarrow as pa

    packed: bytes = pa.Codec("zstd").compress(data).to_pybytes()
    return packed


def as_warc(rows: list[dict[str, str]], *, is_packed: bool = True) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    sink = io.BytesIO()
    writer = WARCWriter(sink, gzip=is_packed)
    for row in rows:
        page = f"<html><body><h1>{row['title']}</h1><p>{row['text']}</p></body></html>"
        for status, kind in (("200 OK", "text/html"), ("404 Not Found", "text/html")):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                row["url"] or "https://x.id/",
                "response",
                payload=io.BytesIO(page.encode()),
                http_headers=headers,
            )
            writer.write_record(record)
    return sink.getvalue()


FORMATS: dict[str, Callable[[], bytes]] = {
    "a.jsonl": lambda: as_jsonl(ROWS),
    "a.ndjson.gz": lambda: gzip.compress(as_jsonl(ROWS)),
    "a.jsonl.zst": lambda: as_zst(as_jsonl(ROWS[:1])) + as_zst(as_jsonl(ROWS[1:])),
    "a.json": lambda: json.dumps(ROWS, indent=2).encode(),
    "b.json": lambda: as_jsonl(ROWS),
    "a.json.gz": lambda: gzip.compress(b"\xef\xbb\xbf" + json.dumps(ROWS).encode()),
    "a.csv": lambda: as_csv(ROWS),
    "a.tsv.gz": lambda: gzip.compress(as_csv(ROWS, "\t")),
    "a.csv.zst": lambda: as_zst(b"\xef\xbb\xbf" + as_csv(ROWS, ";")),
    "a.parquet": lambda: as_parquet(ROWS),
}


def file_of(path: Path) -> InputFile:
    (file,) = walk_inputs([str(path)])
    return file


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("skip", [0, 1, 2, 3])
def test_every_format_gives_the_same_pages(tmp_path: Path, name: str, skip: int) -> None:
    (tmp_path / name).write_bytes(FORMATS[name]())
    records = list(read_records(file_of(tmp_path / name), skip=skip))
    assert [record.position for record in records] == [1, 2, 3][skip:]
    expected = [
        Page(
            f"{name}:{number}",
            row["text"],
            headline=row["title"] or None,
            published=row["date"] or None,
            url=row["url"] or None,
        )
        for number, row in enumerate(ROWS, start=1)
    ]
    assert [page_of(record) for record in records] == expected[skip:]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_web_archive_gives_its_good_pages(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(as_warc(ROWS, is_packed=name.endswith("gz")))
    records = list(read_records(file_of(tmp_path / name)))
    assert [record.position for record in records] == [1, 3, 5]
    assert records[0].url == "https://x.id/1"
    assert "Harga beras naik." in page_of(records[0]).text
    behind = read_records(file_of(tmp_path / name), skip=records[0].position)
    assert list(behind) == records[1:]


def test_fields_name_the_columns() -> None:
    record = RawRecord("a.csv", 1, "row", {"isi": "Hujan.", "tgl": "2024-01-02", "text": "bukan"})
    fields = parse_fields(" text=isi, date=tgl ")
    assert fields == {"text": "isi", "published": "tgl"}
    page = page_of(record, fields=fields)
    assert (page.text, page.published) == ("Hujan.", "2024-01-02")
    other = RawRecord("a.csv", 2, "row", {"text": "ada", "title": "Judul"})
    assert page_of(other, fields=fields).error == "no field isi; the record has ['text', 'title']"
    empty = RawRecord("a.csv", 3, "row", {"isi": "", "title": "Judul"})
    assert page_of(empty, fields=fields) == Page("a.csv:3", headline="Judul")


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (as_jsonl(ROWS), [row["text"] for row in ROWS]),
        (json.dumps(ROWS, indent=1).encode(), [row["text"] for row in ROWS]),
        (as_csv(ROWS, ";"), [row["text"] for row in ROWS]),
        (b"Harga naik, text berubah.\nHujan, lagi.\n", None),
        (b"[JAKARTA] Harga naik.\n" + b"Hujan.\n" * 9000, None),
        (b'["a", "b"]', None),
    ],
)
def test_standard_input_is_lines_a_list_or_one_page(data: bytes, texts: list[str] | None) -> None:
    stream = io.BytesIO(data)
    pages = list(read_pages(["-"], standard_input=stream))
    assert [page.text for page in pages] == (texts or [data.decode()])


@pytest.mark.parametrize("pairs", ["teks=isi", "text", "text=", "text=a,body=b"])
def test_fields_that_make_no_sense_are_errors(pairs: str) -> None:
    with pytest.raises(ValueError, match=r"expected text or|two columns for text"):
        parse_fields(pairs)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Judul ;ISI;Tanggal\nKafé;“Naik”;2024-01-02\n", "cp1252"),
        ("title,text,date\nKafé,“Naik”,2024-01-02\n", "utf-16"),
        ("\ufefftitle\tcontent\tpublished_at\nKafé\t“Naik”\t2024-01-02\n", "utf-8"),
    ],
)
def test_tables_as_spreadsheets_save_them(tmp_path: Path, data: str, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes(data.encode(encoding))
    (page,) = map(page_of, read_records(file_of(tmp_path / "a.csv")))
    assert (page.headline, page.text, page.published) == ("Kafé", "“Naik”", "2024-01-02")


def test_a_headline_whose_text_has_an_unknown_name_is_no_article() -> None:
    row = {"title": "Beras", "berita": "Harga naik."}
    error = page_of(RawRecord("a.csv", 1, "row", row)).error
    assert error is not None
    assert "isi or konten; the record has ['title', 'berita']; rename one" in error
    assert page_of(RawRecord("a.csv", 1, "row", {"title": "Beras", "text": ""})).error is None


def test_a_title_and_a_date_may_be_of_any_kind() -> None:
    row = {"title": 1984, "text": "Hujan.", "date": {"$date": "2024-01-02T00:00:00Z"}}
    page = page_of(RawRecord("a.json", 1, "row", row))
    assert (page.headline, page.to_article().published) == ("1984", "2024-01-02")


def test_ids_of_all_kinds_and_dates_of_databases_are_kept() -> None:
    import datetime

    row: dict[str, Any] = {"text": "a", "id": {"$oid": "5f"}, "date": datetime.date(2024, 1, 2)}
    page = page_of(RawRecord("a.parquet", 1, "row", row))
    assert (page.id, page.published) == ('{"$oid": "5f"}', "2024-01-02")


@pytest.mark.parametrize(
    ("name", "data", "reasons"),
    [
        ("a.jsonl", b'{"text": "a"}\n[1]\n{"text": 5}\n\xff\xfe{\n', {2: "list", 3: "int", 4: ""}),
        (
            "a.json",
            b'[{"text": "a"}, [1], {"text": 5}, {"kata": "b"}]',
            {2: "list", 3: "int", 4: "kata"},
        ),
        ("a.json", b'[{"text": "a"}, {"text" "b"}, {}]', {2: "value 2 is no JSON"}),
        ("a.json", b'[{"text": "a"}, {"text": "b"', {2: "value 2 is no JSON"}),
        ("a.json", b'[{"text": "a"}', {2: "value 2 is no JSON"}),
        ("a.json", b"Hujan.", {1: "value 1 is no JSON"}),
        (
            "a.csv",
            b"text,date\nada,2024\nsatu\n,,\nlagi,2025\n",
            {2: "1 cells, the header has 2", 3: "3 cells"},
        ),
        ("a.csv", b"\n", {1: "the first line must name the columns"}),
        ("a.csv", b"a,a\n1,2\n", {1: "the first line must name the columns"}),
        ("a.jsonl.gz", b"no gzip", {1: "Not a gzipped file"}),
        ("a.jsonl.gz", gzip.compress(as_jsonl(ROWS) * 900)[:200], {2: "rest of the file", 901: ""}),
        ("a.jsonl.zst", b"no zstd at all", {1: ""}),
        ("a.parquet", b"no parquet", {1: ""}),
        ("a.warc.gz", b"no archive", {1: ""}),
    ],
)
def test_bad_records_and_files_are_named(
    tmp_path: Path, name: str, data: bytes, reasons: dict[int, str]
) -> None:
    (tmp_path / name).write_bytes(data)
    pages = [(r.position, page_of(r)) for r in read_records(file_of(tmp_path / name))]
    errors = {position: page.error for position, page in pages if page.error}
    if 901 in reasons:  # where the stream breaks off is gzip's business
        (position,) = errors
        assert "the rest of the file cannot be read" in errors[position]
        return
    assert list(errors) == list(reasons)
    assert all(reasons[position] in errors[position] for position in reasons)


@pytest.mark.parametrize("text", ["", "[]", " [ ] ", "\n"])
def test_a_file_of_json_may_be_empty(text: str) -> None:
    assert list(read_values(io.StringIO(text), limit=10)) == []


def test_values_of_json_are_whole_wherever_a_chunk_ends() -> None:
    rows = [{"text": 'é\\n"' * n, "n": 10**n} for n in range(60)]
    for text in (json.dumps(rows), " ".join(json.dumps(row) for row in rows)):
        for size in (1, 2, 7):
            stream = io.StringIO(text)
            stream.read = partial(_read_some, io.StringIO(text), size)  # type: ignore[method-assign]
            assert list(read_values(stream, limit=10**6)) == rows


def _read_some(stream: io.StringIO, size: int, wanted: int) -> str:
    return stream.read(min(size, wanted))


def test_a_value_of_json_that_is_too_long_ends_the_file() -> None:
    values = read_values(io.StringIO('[{"text": "a"}, {"text": "' + "x" * 200_000), limit=1000)
    assert next(values) == {"text": "a"}
    with pytest.raises(ValueError, match="more than 1,000 characters"):
        next(values)


def test_paragraphs_of_a_record_are_joined() -> None:
    record = RawRecord("a.json", 1, "row", {"content": ["Hujan.", "Panas."]})
    assert page_of(record).text == "Hujan.\nPanas."


def test_a_line_that_is_too_long_is_read_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "MAX_RECORD_BYTES", 100)
    lines = [b'{"text": "satu"}', b'{"text": "' + b"x" * 5000 + b'"}', b'{"text": "tiga"}']
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    (tmp_path / "b.txt").write_bytes(b"x" * 101)
    found = [page_of(r) for r in read_records(file_of(tmp_path / "a.jsonl"))]
    assert [(page.text, page.error is None) for page in found] == [
        ("satu", True),
        ("", False),
        ("tiga", True),
    ]
    (page,) = (page_of(r) for r in read_records(file_of(tmp_path / "b.txt")))
    assert "no article" in (page.error or "")


def test_gold_beside_pages_is_no_page(tmp_path: Path) -> None:
    for name in ("a.txt", "a.gold.json", "b.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    found = [file.name for file in walk_inputs([str(tmp_path)])]
    assert found == [f"{tmp_path.name}/a.txt", f"{tmp_path.name}/b.json"]
    outright = walk_inputs([str(tmp_path / "a.gold.json")])
    assert [file.name for file in outright] == ["a.gold.json"]


def test_a_folder_is_walked_in_order_and_links_out_of_it_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    for name in ("c.txt", "a.html", "b/z.jsonl.gz", "b/notes.md", "b/.txt"):
        (folder / name).write_text("x")
    (tmp_path / "secret.txt").write_text("rahasia")
    (folder / "b" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "b" / "passwd.txt").symlink_to("/etc/passwd")
    (folder / "inside.txt").symlink_to(folder / "c.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    os.mkfifo(folder / "pipe.txt")
    found = {file.name: file.problem for file in walk_inputs([str(folder)])}
    assert found == {
        "in/a.html": None,
        "in/b/.txt": None,
        "in/b/out.txt": "a symbolic link that leaves the folder",
        "in/b/passwd.txt": "a symbolic link that leaves the folder",
        "in/b/z.jsonl.gz": None,
        "in/c.txt": None,
        "in/gone.txt": "No such file or directory",
        "in/inside.txt": None,
        "in/pipe.txt": "not a regular file",
    }
    assert list(found) == sorted(found)
    pages = {page.name: page for page in read_pages([str(folder / "b" / "out.txt")])}
    assert [page.text for page in pages.values()] == ["rahasia"]  # named outright, it is meant


def test_names_start_at_the_folder_that_holds_all_inputs(tmp_path: Path) -> None:
    for name in ("x/a.jsonl", "y/a.jsonl", "y/d/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}")

    def names(*inputs: str) -> list[str]:
        return [file.name for file in walk_inputs([str(tmp_path / path) for path in inputs])]

    assert names("x/a.jsonl") == ["a.jsonl"]
    assert names("x/a.jsonl", "y/a.jsonl") == ["x/a.jsonl", "y/a.jsonl"]
    assert names("y") == ["y/a.jsonl", "y/d/b.txt"]
    assert names("*/a.jsonl") == [f"{tmp_path.name}/x/a.jsonl", f"{tmp_path.name}/y/a.jsonl"]
    assert names("y/d/*.txt") == ["d/b.txt"]


@pytest.mark.parametrize("name", ["a.pdf", "a.XLSX", "a.txt.gz", "b.zip"])
def test_files_of_other_formats_are_named_and_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b'[{"text": "Hujan."}]')
    assert [file.name for file in walk_inputs([str(tmp_path)])] == []
    (page,) = read_pages([str(tmp_path / name)])
    assert (page.error or "").startswith("not a format that is read; the formats are .txt .html")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_short_page_is_read_in_what_word_processors_write(encoding: str) -> None:
    text = "Harga “beras” naik – katanya."
    assert decode_page(text.encode(encoding)) == text


def test_the_digest_of_inputs_tells_what_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("satu")
    (tmp_path / "b.txt").write_text("dua")
    before = summarize_inputs([str(tmp_path)])
    assert (before.n_files, before.n_bytes) == (2, 7)
    assert summarize_inputs([str(tmp_path)]) == before
    os.utime(tmp_path / "b.txt", ns=(1, 1))
    assert summarize_inputs([str(tmp_path)]).digest != before.digest
    with pytest.raises(CorpusError, match="cannot read the input"):
        summarize_inputs([str(tmp_path / "c.txt")])
