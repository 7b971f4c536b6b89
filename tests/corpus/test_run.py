import contextlib
import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from idnews.corpus.run import RunProgress, analyze_corpus
from idnews.corpus.storage import Storage
from idnews.corpus.tables import ALWAYS, TABLES, arrow_schema
from idnews.errors import CorpusError, StorageError
from tests.corpus.conftest import report

Contents = Callable[[Path], dict[str, bytes]]
Table = Callable[[Path, str], list[dict[str, Any]]]


@pytest.fixture
def whole(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path, contents: Contents
) -> dict[str, bytes]:
    """What an undisturbed run writes."""
    analyze_corpus(jsonl, tmp_path / "whole", pipeline=cheap_pipeline, part_size=7)
    return contents(tmp_path / "whole")


def test_rejects_say_where_and_why(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path, table: Table
) -> None:
    summary = analyze_corpus(jsonl, tmp_path / "out", pipeline=cheap_pipeline, part_size=7)
    assert (summary.n_articles, summary.n_rejects, summary.n_unreadable_files) == (58, 2, 0)
    lines = (tmp_path / "out" / "rejects.jsonl").read_text().splitlines()
    rejects = [json.loads(line) for line in lines]
    assert [(r["source"], r["position"]) for r in rejects] == [
        ("berita.jsonl", 8),
        ("berita.jsonl", 34),
    ]
    assert "not a JSON object with a text" in rejects[0]["reason"]
    assert "no field text or body or content or html" in rejects[1]["reason"]
    positions = [row["position"] for row in table(tmp_path / "out", "articles")]
    assert positions == [n for n in range(1, 61) if n not in (8, 34)]


def test_the_tables_are_as_documented(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path, table: Table
) -> None:
    import pyarrow.parquet as pq

    out = tmp_path / "out"
    summary = analyze_corpus(jsonl, out, pipeline=cheap_pipeline, tables=list(TABLES))
    assert set(summary.rows) == set(TABLES)
    for name, columns in TABLES.items():
        schema = pq.read_schema(out / name / "part-000000.parquet")
        assert schema.equals(arrow_schema(columns), check_metadata=False)
        assert len(table(out, name)) == summary.rows[name]
    texts = {row["article_id"]: row["text"] for row in table(out, "articles")}
    assert len(texts) == 58
    for name in ("sentences", "tokens", "mentions", "values", "quotes"):
        for row in table(out, name):
            assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]
    assert summary.rows["sentences"] > 58
    assert tuple(name for name in TABLES if name != "tokens") == ALWAYS


def test_two_workers_write_what_one_does(
    jsonl: Path,
    tmp_path: Path,
    cheap_pipeline: Path,
    contents: Contents,
    whole: dict[str, bytes],
) -> None:
    seen: list[RunProgress] = []
    out = tmp_path / "two"
    analyze_corpus(jsonl, out, pipeline=cheap_pipeline, part_size=7, workers=2, report=seen.append)
    assert contents(out) == whole
    assert [p.n_articles for p in seen] == sorted(p.n_articles for p in seen)
    assert seen[-1].n_articles == 58
    assert seen[-1].n_bytes == seen[-1].n_bytes_in_all == jsonl.stat().st_size


def test_the_real_pipeline_fills_every_table(tmp_path: Path, table: Table) -> None:
    page = (
        "JAMBI, KOMPAS.com - Gubernur Jambi Al Haris membuka jembatan di Kota Jambi, Senin "
        '(2/1/2023). "Anggarannya Rp1,3 triliun," kata Al Haris.\nBaca juga: Harga beras'
    )
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    out = tmp_path / "out"
    summary = analyze_corpus(tmp_path / "a.txt", out, rules_only=True, tables=list(TABLES))
    assert all(summary.rows.values())
    (article,) = table(out, "articles")
    assert (article["source"], article["place"]) == ("a.txt", "JAMBI")
    people = [row for row in table(out, "entities") if row["label"] == "PERSON"]
    assert [(row["name"], row["role"]) for row in people] == [("Al Haris", "Gubernur")]
    money = [row for row in table(out, "values") if row["label"] == "MONEY"]
    assert [(row["amount"], row["currency"]) for row in money] == [(1.3e12, "IDR")]
    (quote,) = table(out, "quotes")
    assert quote["speaker_entity"] == people[0]["entity"]
    assert {row["code"] for row in table(out, "entities")} >= {"15.71"}


def test_a_finished_run_is_left_as_it_is(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path, contents: Contents, whole: dict[str, bytes]
) -> None:
    out = tmp_path / "whole"
    again = analyze_corpus(jsonl, out, pipeline=cheap_pipeline, part_size=7, resume=True)
    assert again.n_articles == 58
    assert contents(out) == whole
    with pytest.raises(CorpusError, match=r"holds a run that is complete.*--resume"):
        analyze_corpus(jsonl, out, pipeline=cheap_pipeline, part_size=7)


def interrupt(out: Path, jsonl: Path, pipeline: Path, *, after: int) -> None:
    """A run that the user stops after some parts."""

    def stop(progress: RunProgress) -> None:
        if progress.n_articles >= after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        analyze_corpus(jsonl, out, pipeline=pipeline, part_size=7, report=stop)


@pytest.mark.parametrize("lost", [(), (2,), (0, 3)])
def test_a_stopped_run_goes_on(
    jsonl: Path,
    tmp_path: Path,
    cheap_pipeline: Path,
    contents: Contents,
    whole: dict[str, bytes],
    lost: tuple[int, ...],
) -> None:
    out = tmp_path / "stopped"
    interrupt(out, jsonl, cheap_pipeline, after=25)
    assert (out / "rejects.jsonl").read_text().count("\n") == 1
    for number in lost:
        (out / "_state" / "parts" / f"part-{number:06d}.json").unlink()
    analyze_corpus(jsonl, out, pipeline=cheap_pipeline, part_size=7, resume=True)
    assert contents(out) == whole


def test_resume_refuses_what_has_changed(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path, contents: Contents, whole: dict[str, bytes]
) -> None:
    out = tmp_path / "stopped"
    interrupt(out, jsonl, cheap_pipeline, after=25)
    left = contents(out)
    with pytest.raises(CorpusError, match=r"part_size was 7, is 8.*raw was False, is True"):
        analyze_corpus(jsonl, out, pipeline=cheap_pipeline, part_size=8, raw=True, resume=True)
    stamp = jsonl.stat()
    with jsonl.open("a") as stream:
        stream.write("\n")
    with pytest.raises(CorpusError, match=r"inputs were 1 files with .* a file came, went"):
        analyze_corpus(jsonl, out, pipeline=cheap_pipeline, part_size=7, resume=True)
    with jsonl.open("r+") as stream:
        stream.truncate(stamp.st_size)
    os.utime(jsonl, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert contents(out) == left
    analyze_corpus(jsonl, out, pipeline=cheap_pipeline, part_size=7, resume=True)
    assert contents(out) == whole


def test_a_full_disk_ends_the_run_and_leaves_what_is_done(
    jsonl: Path,
    tmp_path: Path,
    cheap_pipeline: Path,
    contents: Contents,
    whole: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "full"
    real, written = os.fsync, 0

    def full(descriptor: int) -> None:
        nonlocal written
        written += 1
        if written > 35:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StorageError, match=r"cannot write .*part-.*: No space left on device"):
            analyze_corpus(jsonl, out, pipeline=cheap_pipeline, part_size=7)
    assert list(out.rglob("*.tmp")) == []
    done = len(list((out / "_state" / "parts").glob("*.json")))
    assert 0 < done < 9
    analyze_corpus(jsonl, out, pipeline=cheap_pipeline, part_size=7, resume=True)
    assert contents(out) == whole


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_limit_on_files_is_a_full_disk(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path, workers: str
) -> None:
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000)); from idnews.cli import app; app()"
    )
    command = ["corpus", str(jsonl), "-o", str(tmp_path / "out"), "-j", workers]
    found = subprocess.run(
        [sys.executable, "-c", code, *command, "--pipeline", str(cheap_pipeline)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1
    assert "cannot write" in found.stderr
    assert "File too large" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_folder_without_permission_is_an_error(tmp_path: Path, cheap_pipeline: Path) -> None:
    (tmp_path / "a.txt").write_text(report(1))
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StorageError, match="cannot write"):
        analyze_corpus(tmp_path / "a.txt", tmp_path / "file" / "out", pipeline=cheap_pipeline)


def test_an_unreadable_file_is_named_and_the_rest_is_read(
    tmp_path: Path, cheap_pipeline: Path, monkeypatch: pytest.MonkeyPatch, table: Table
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(report(ord(name[0])))
    real = Path.open

    def open_path(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "b.txt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", open_path)
        summary = analyze_corpus(folder, tmp_path / "out", pipeline=cheap_pipeline)
    assert (summary.n_articles, summary.n_unreadable_files) == (2, 1)
    reject = json.loads((tmp_path / "out" / "rejects.jsonl").read_text())
    assert reject == {"source": "in/b.txt", "position": 1, "reason": "Permission denied"}
    sources = [row["source"] for row in table(tmp_path / "out", "articles")]
    assert sources == ["in/a.txt", "in/c.txt"]


def test_inputs_that_are_not_there_end_it_before_it_begins(
    tmp_path: Path, cheap_pipeline: Path
) -> None:
    with pytest.raises(CorpusError, match=r"missing.jsonl'?: No such file"):
        analyze_corpus(tmp_path / "missing.jsonl", tmp_path / "out", pipeline=cheap_pipeline)
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError, match=r"holds no file that can be read; the formats are \.txt"):
        analyze_corpus(tmp_path / "empty", tmp_path / "out", pipeline=cheap_pipeline)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.doc").write_text("mine")
    (tmp_path / "a.txt").write_text(report(1))
    with pytest.raises(CorpusError, match="is not empty and holds no run"):
        analyze_corpus(tmp_path / "a.txt", tmp_path / "full", pipeline=cheap_pipeline)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"tables": ["words"]}, "there are no tables"),
        ({"fields": {"teks": "isi"}}, "fields names"),
        ({"engine": "spark"}, "engine must be one of"),
        ({"workers": 0}, "at least 1"),
    ],
)
def test_wrong_options_are_named(tmp_path: Path, options: dict[str, Any], message: str) -> None:
    (tmp_path / "a.txt").write_text(report(1))
    with pytest.raises(ValueError, match=message):
        analyze_corpus(tmp_path / "a.txt", tmp_path / "out", **options)


def test_standard_input_is_resumed_with_the_same_input_only(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path, table: Table
) -> None:
    out = tmp_path / "out"
    data = jsonl.read_bytes()

    def run(content: bytes, *, stop_after: int = 99) -> None:
        def stop(progress: RunProgress) -> None:
            if progress.n_articles >= stop_after:
                raise KeyboardInterrupt

        analyze_corpus(
            "-",
            out,
            pipeline=cheap_pipeline,
            part_size=7,
            resume=True,
            standard_input=BytesIO(content),
            report=stop,
        )

    with pytest.raises(KeyboardInterrupt):
        run(data, stop_after=20)
    with pytest.raises(CorpusError, match="the input differs from what was read before: part 0"):
        run(data.replace(b"Judul 3", b"Judul X"))
    run(data)
    assert len(table(out, "articles")) == 58


def test_one_folder_takes_one_run_at_a_time(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path
) -> None:
    messages: list[str] = []

    def run_again(progress: RunProgress) -> None:
        with contextlib.suppress(IndexError):
            try:
                analyze_corpus(jsonl, tmp_path / "out", pipeline=cheap_pipeline, resume=True)
            except CorpusError as error:
                messages.append(str(error))

    analyze_corpus(jsonl, tmp_path / "out", pipeline=cheap_pipeline, report=run_again)
    assert messages
    assert set(messages) == {f"another run is writing into {tmp_path / 'out'}"}


def test_ids_do_not_depend_on_where_the_corpus_lies(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path, table: Table
) -> None:
    moved = tmp_path / "elsewhere" / "berita.jsonl"
    moved.parent.mkdir()
    moved.write_bytes(jsonl.read_bytes())
    analyze_corpus(jsonl, tmp_path / "one", pipeline=cheap_pipeline)
    analyze_corpus(moved, tmp_path / "two", pipeline=cheap_pipeline, part_size=11)
    assert table(tmp_path / "one", "articles") == table(tmp_path / "two", "articles")


def test_near_duplicates_are_reported_and_dropped_on_request(
    tmp_path: Path, cheap_pipeline: Path, table: Table
) -> None:
    first = {"text": report(3), "date": "2024-01-05"}
    copies = [
        {"text": "MEDAN, Media - " + report(3) + "\nEditor kami.", "date": "2024-01-04"},
        {"text": report(3).replace("Laporan 3", "Kabar terbaru"), "date": "2024-01-06"},
    ]
    others = [{"text": report(n)} for n in (40, 41, 42)]
    path = tmp_path / "in.jsonl"
    records = [first, others[0], copies[0], others[1], copies[1], others[2]]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    kept = analyze_corpus(path, tmp_path / "kept", pipeline=cheap_pipeline, part_size=2)
    assert (kept.n_articles, kept.n_duplicates, kept.n_dropped) == (6, 2, 0)
    positions = {r["article_id"]: r["position"] for r in table(tmp_path / "kept", "articles")}
    found = table(tmp_path / "kept", "duplicates")
    assert [(positions[r["article_id"]], r["rank"]) for r in found] == [(3, 0), (1, 1), (5, 2)]
    assert {positions[r["cluster_id"]] for r in found} == {3}
    assert all(r["similarity"] >= 0.5 for r in found)
    dropped = analyze_corpus(
        path, tmp_path / "dropped", pipeline=cheap_pipeline, part_size=2, drop_duplicates=True
    )
    assert (dropped.n_articles, dropped.n_dropped) == (4, 2)
    assert [r["position"] for r in table(tmp_path / "dropped", "articles")] == [2, 3, 4, 6]
    ids = {r["article_id"] for r in table(tmp_path / "dropped", "articles")}
    assert {r["article_id"] for r in table(tmp_path / "dropped", "sentences")} == ids


def test_an_address_of_fsspec_is_read_and_written(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path
) -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    memory.pipe_file("/bucket/in/berita.jsonl", jsonl.read_bytes())
    memory.pipe_file("/bucket/in/a.txt", report(99).encode())
    here = analyze_corpus(
        "memory://bucket/in", "memory://bucket/out", pipeline=cheap_pipeline, part_size=7
    )
    assert here.n_articles == 59
    again = analyze_corpus(
        "memory://bucket/in",
        "memory://bucket/out",
        pipeline=cheap_pipeline,
        part_size=7,
        resume=True,
    )
    assert again == here
    storage = Storage("memory://bucket/out")
    assert len(storage.names("articles")) == 9
    memory.rm("/bucket", recursive=True)


def test_a_deadly_record_is_rejected_and_the_run_goes_on(
    tmp_path: Path, cheap_pipeline: Path, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "in.jsonl"
    texts = [report(n) for n in range(12)]
    texts[4] = "MATI " + texts[4]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    (tmp_path / "deadly" / "idnews_deadly.py").parent.mkdir()
    (tmp_path / "deadly" / "sitecustomize.py").write_text(
        "import os, sys\n"
        "def die(event, arguments):\n"
        "    if event == 'idnews.deadly': os.kill(os.getpid(), 9)\n"
        "sys.addaudithook(die)\n"
        "import idnews.corpus.readers as readers\n"
        "real = readers.Page.to_article\n"
        "def to_article(page, **options):\n"
        "    if page.text.startswith('MATI'): sys.audit('idnews.deadly')\n"
        "    return real(page, **options)\n"
        "readers.Page.to_article = to_article\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "deadly"))
    out = tmp_path / "out"
    summary = analyze_corpus(path, out, pipeline=cheap_pipeline, workers=2, part_size=6)
    assert (summary.n_articles, summary.n_rejects) == (11, 1)
    reject = json.loads((out / "rejects.jsonl").read_text())
    assert reject["position"] == 5
    assert "the worker that read it died" in reject["reason"]
