"""A small corpus, and a pipeline so cheap that runs take no time: it splits sentences only."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import idnews

pytest.importorskip("pyarrow")

SUBJECTS = "Petani Nelayan Pedagang Guru Warga Mahasiswa Pengusaha Buruh Dokter Sopir".split()
DEEDS = "menjual membeli memanen menunggu mencari membawa menyimpan memperbaiki".split()
THINGS = "beras ikan sayur buku bantuan kendaraan jembatan sekolah obat jalan".split()
PLACES = "Jambi Palembang Medan Kupang Manado Ternate Ambon Sorong Bogor Garut".split()


def report(number: int) -> str:
    """An invented report of 30 words and more, each its own."""
    lines = [f"{PLACES[number % 10].upper()}, Kabar - Laporan {number} dari lapangan."]
    for step in range(5):
        pick = number * 7 + step * 13
        lines.append(
            f"{SUBJECTS[pick % 10]} {DEEDS[pick // 10 % 8]} {THINGS[pick // 3 % 10]} ke-{pick} di "
            f'{PLACES[pick // 7 % 10]}, kata Budi Santoso, Senin (2/1/2023). "Rp{pick} ribu."'
        )
    return "\n".join(lines)


@pytest.fixture(scope="session")
def cheap_pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pipeline") / "cheap"
    pipes = idnews.load().pipe_names
    idnews.load(exclude=[name for name in pipes if name != "idnews_sentencizer"]).to_disk(folder)
    return folder


@pytest.fixture
def jsonl(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "berita.jsonl"
    path.parent.mkdir()
    lines = [json.dumps({"text": report(i), "title": f"Judul {i}"}) for i in range(60)]
    lines[7] = "{not json"
    lines[33] = json.dumps({"berkas": "tanpa teks"})
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    """All that a run left behind, but for its state, as bytes by name."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in ("lock",)
        }

    return read


@pytest.fixture
def table() -> Callable[[Path, str], list[dict[str, Any]]]:
    """The rows of a table, in order."""

    def read(folder: Path, name: str) -> list[dict[str, Any]]:
        import pyarrow.parquet as pq

        parts = sorted((folder / name).glob("*.parquet"))
        return [row for part in parts for row in pq.ParquetFile(part).read().to_pylist()]

    return read
