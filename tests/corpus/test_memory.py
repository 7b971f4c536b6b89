"""What is held in memory does not grow with the input."""

import json
import tracemalloc
from pathlib import Path

from idnews.corpus.formats import read_records
from idnews.corpus.inputs import walk_inputs
from idnews.corpus.parts import Options, batches_of
from tests.corpus.conftest import report


def peak(path: Path, n_lines: int) -> int:
    line = json.dumps({"text": report(1) * 3}) + "\n"
    with path.open("w") as stream:
        for _ in range(n_lines):
            stream.write(line)
    (file,) = walk_inputs([str(path)])
    tracemalloc.start()
    records = ((0, 0, record) for record in read_records(file))
    n_records = sum(
        len(b.records) for b in batches_of(records, Options(("articles",), part_size=50), number=0)
    )
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert n_records == n_lines
    return most


def test_reading_holds_a_batch_whatever_the_size(tmp_path: Path) -> None:
    small, large = peak(tmp_path / "a.jsonl", 200), peak(tmp_path / "b.jsonl", 4000)
    assert large < 1.1 * small
    assert large < (tmp_path / "b.jsonl").stat().st_size / 4
