"""Hostile input: nothing is executed, nothing runs away, nothing of the good records is lost."""

import gzip
import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import idnews
from idnews.corpus import formats, unpacking
from idnews.corpus.formats import read_records
from idnews.corpus.inputs import walk_inputs
from idnews.corpus.readers import page_of
from idnews.corpus.run import analyze_corpus
from tests.corpus.conftest import report

Table = Callable[[Path, str], list[dict[str, Any]]]
STORY = "Warga Jambi mengungsi ke balai desa karena banjir, kata Camat Budi, Senin (2/1/2023). " * 3
BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "haha">'
    + "".join(
        f'<!ENTITY {c} "{("&" + p + ";") * 10}">'
        for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + f"]><html><body><p>{STORY}</p><p>&i;</p></body></html>"
)
HOSTILE_PAGES = {
    "entity bomb": BILLION_LAUGHS,
    "external entity": (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f"<html><body><p>{STORY}</p><p>&x;</p></body></html>"
    ),
    "deep nesting": f"<html><body>{'<div>' * 50_000}<p>{STORY}</p>{'</div>' * 50_000}</body>",
    "unclosed tags": "<html><body>" + "<b><i><a href='x'>" * 30_000 + f"<p>{STORY}</p>",
    "script": f"<html><body><script>alert('{STORY}')</script><p>{STORY}</p></body></html>",
    "huge attribute": f"<html><body><p title='{'x' * 3_000_000}'>{STORY}</p></body></html>",
    "many entities": f"<html><body><p>{STORY}</p><p>{'&amp;' * 300_000}</p></body></html>",
    "comments": f"<html><body>{'<!--' * 100_000}--><p>{STORY}</p></body></html>",
    "no end": "<html><body><p>" + STORY + "<" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_hostile_pages_take_no_time_and_give_no_secrets(name: str) -> None:
    start = time.monotonic()
    article = idnews.clean(HOSTILE_PAGES[name])
    assert time.monotonic() - start < 30
    assert len(article.body) < 5_000_000
    assert "root:" not in article.body
    assert "alert(" not in article.body
    if name not in ("comments",):  # a comment that never ends swallows the page, as in browsers
        assert "mengungsi ke balai desa" in article.body


def bomb(size: int, *, is_line: bool) -> bytes:
    """A gzip that unpacks to many megabytes: one endless line, or empty lines without end."""
    sink = io.BytesIO()
    with gzip.GzipFile(fileobj=sink, mode="wb") as stream:
        stream.write(json.dumps({"text": report(1)}).encode() + b"\n")
        piece = (b" " if is_line else b"\n") * 2**20
        for _ in range(size):
            stream.write(piece)
    return sink.getvalue()


@pytest.mark.parametrize("is_line", [True, False])
def test_a_gzip_bomb_ends_its_file_only(
    tmp_path: Path, is_line: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "BOMB_FLOOR", 2 * 2**20)
    monkeypatch.setattr(formats, "MAX_RECORD_BYTES", 2**20)
    (tmp_path / "a.jsonl.gz").write_bytes(bomb(8, is_line=is_line))
    (file,) = walk_inputs([str(tmp_path / "a.jsonl.gz")])
    pages = [page_of(record) for record in read_records(file)]
    assert pages[0].error is None
    assert "compression bomb" in (pages[-1].error or "")
    assert len(pages) == 2


def test_a_bomb_in_a_web_archive_ends_its_file_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.corpus.test_formats import ROWS, as_warc

    monkeypatch.setattr(unpacking, "BOMB_FLOOR", 2 * 2**20)
    monkeypatch.setattr(formats, "MAX_RECORD_BYTES", 2**20)
    rows = [ROWS[0], {**ROWS[0], "text": " " * (8 * 2**20)}, ROWS[2]]
    (tmp_path / "a.warc.gz").write_bytes(as_warc(rows))
    (file,) = walk_inputs([str(tmp_path / "a.warc.gz")])
    pages = [page_of(record) for record in read_records(file)]
    assert [page.error is None for page in pages][:1] == [True]
    assert any("compression bomb" in (page.error or "") for page in pages)


def test_json_that_is_nested_without_end_is_a_reject(tmp_path: Path) -> None:
    lines = ['{"text": ' + "[" * 200_000, '{"text": "baik"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    (file,) = walk_inputs([str(tmp_path / "a.jsonl")])
    pages = [page_of(record) for record in read_records(file)]
    assert [page.error is None for page in pages] == [False, True]


def test_hostile_names_and_cells_come_out_as_they_are_and_harmless(
    tmp_path: Path, cheap_pipeline: Path, table: Table
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = ["..\x1b[31mmerah.txt", "<script>alert(1)</script>.txt".replace("/", "_"), "a\nb.txt"]
    for number, name in enumerate(names):
        (folder / name).write_text(report(number))
    (folder / "z.txt").write_bytes(b"")
    formula = '=HYPERLINK("http://x","y")'
    (folder / "rows.csv").write_text(f"text,title,id\nHujan deras.,{formula[:5]},=1+1\n")
    analyze_corpus(folder, tmp_path / "out", pipeline=cheap_pipeline)
    rows = table(tmp_path / "out", "articles")
    assert {row["source"] for row in rows} == {f"in/{name}" for name in (*names, "rows.csv")}
    (row,) = (row for row in rows if row["source"] == "in/rows.csv")
    assert (row["record_id"], row["headline"]) == ("=1+1", "=HYPE")
    text = (tmp_path / "out" / "rejects.jsonl").read_text()
    assert text.isprintable() or text.replace("\n", "").isprintable()
    assert sorted(path.name for path in (tmp_path / "out" / "articles").iterdir()) == [
        "part-000000.parquet"
    ]


def test_lone_surrogates_and_other_encodings_are_kept_as_far_as_they_go(
    tmp_path: Path, cheap_pipeline: Path, table: Table
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(
        json.dumps({"text": report(1) + " \ud800 akhir", "title": "\udfff"}) + "\n"
    )
    (tmp_path / "in" / "b.csv").write_bytes(b"text,date\nHujan \xe9 \x93deras\x94,kapan-kapan\n")
    summary = analyze_corpus(tmp_path / "in", tmp_path / "out", pipeline=cheap_pipeline)
    assert (summary.n_articles, summary.n_rejects) == (2, 0)
    first, second = table(tmp_path / "out", "articles")
    assert "replaced" in first["problem"]
    assert "akhir" in first["text"]
    assert second["text"] == "Hujan é “deras”"
    assert "published is 'kapan-kapan'" in second["problem"]
