"""What is held in memory does not grow with the input."""

import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

import idnews
from idnews.corpus import parts
from idnews.corpus.formats import RawRecord, read_records
from idnews.corpus.inputs import walk_inputs
from idnews.corpus.parts import Batch, Options, PartMaker, batches_of
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


def articles(numbers: range, *, parts_of: int = 10) -> list[Batch]:
    """Batches of reports, each with words that no other has."""
    lines = (json.dumps({"text": f"{report(n)} baru{n} kata{n} lain{n}"}) for n in numbers)
    records = ((0, 0, RawRecord("a", n, "json", line.encode())) for n, line in enumerate(lines, 1))
    options = Options(("articles",), part_size=parts_of)
    return list(batches_of(records, options, number=0))


def test_new_words_are_forgotten(
    tmp_path: Path, cheap_pipeline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LASTING_WORDS", 0)
    nlp = idnews.load(cheap_pipeline)
    maker = PartMaker(str(tmp_path), Options(("articles",)), nlp=nlp)
    known = []
    for batch in articles(range(40)):
        maker.make(batch)
        known.append(len(nlp.vocab.strings))
    assert len(set(known)) == 1
    assert "baru7" not in nlp.vocab.strings


def test_a_parent_of_workers_loads_no_spacy() -> None:
    code = (
        "import sys, idnews.corpus.run, idnews.corpus.manifest as m, idnews.corpus.parts as p; "
        "m.describe_pipeline(p.Options(('articles',))); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
