from pathlib import Path
from typing import Any

import pytest

from idnews.corpus.formats import read_records
from idnews.corpus.inputs import walk_inputs
from idnews.corpus.run import analyze_corpus
from idnews.corpus.storage import Storage, url_files
from idnews.errors import StorageError

fsspec = pytest.importorskip("fsspec")


class CredentialsError(Exception):
    """What packages of stores raise: their own kinds of errors."""


@pytest.fixture
def bucket() -> Any:
    memory = fsspec.filesystem("memory")
    for name in ("a.txt", "b.jsonl", "c.doc", "sub/d.txt"):
        memory.pipe_file(f"/bucket/in/{name}", b"Harga beras naik.")
    yield memory
    memory.rm("/bucket", recursive=True)


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("memory://bucket/in", ["a.txt", "b.jsonl", "sub/d.txt"]),
        ("memory://bucket/in/*.txt", ["a.txt"]),
        ("memory://bucket/in/*", ["a.txt", "b.jsonl", "c.doc"]),
        ("memory://bucket/in/c.doc", ["c.doc"]),
    ],
)
def test_an_address_names_files_as_a_path_does(bucket: Any, url: str, names: list[str]) -> None:
    found = list(url_files(url, (".txt", ".jsonl")))
    assert [name.split("/in/")[1] for name, _, _ in found] == names
    assert {size for _, size, _ in found} == {17}


def test_an_address_that_is_not_there_is_named(bucket: Any, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot read memory://bucket/none: no such file"):
        analyze_corpus("memory://bucket/none", tmp_path / "out")


def test_what_a_store_raises_says_which_place_it_was(
    bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: Any, **options: Any) -> Any:
        raise CredentialsError("no credentials")

    storage = Storage("memory://bucket/out")
    for method in ("pipe_file", "cat_file", "exists"):
        monkeypatch.setattr(type(bucket), method, fail)
    with pytest.raises(StorageError, match=r"cannot write memory://bucket/out/x: no credentials"):
        storage.write("x", b"")
    for read in (storage.read, storage.exists, storage.names):
        with pytest.raises(StorageError, match=r"cannot read memory://bucket/out/x: no cred"):
            read("x")


@pytest.mark.parametrize("error", [CredentialsError("expired"), ConnectionResetError("reset")])
def test_a_lost_connection_ends_the_run_and_makes_no_reject(
    bucket: Any, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    (file,) = walk_inputs(["memory://bucket/in/b.jsonl"])

    def fail(*arguments: Any, **options: Any) -> Any:
        raise error

    monkeypatch.setattr(type(bucket), "_open", fail)
    with pytest.raises(StorageError, match=r"cannot read memory://.*b\.jsonl"):
        list(read_records(file))
