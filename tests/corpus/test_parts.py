import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from idnews.corpus import parts
from idnews.corpus.run import RunProgress, analyze_corpus


def test_a_run_leaves_the_garbage_collector_as_it_was(
    jsonl: Path, tmp_path: Path, cheap_pipeline: Path
) -> None:
    seen: list[int] = []

    def look(progress: RunProgress) -> None:
        seen.append(gc.get_freeze_count())

    analyze_corpus(jsonl, tmp_path / "out", pipeline=cheap_pipeline, part_size=30, report=look)
    assert seen[-1] > 10_000
    assert gc.get_freeze_count() == 0


def test_words_are_runs_of_other_than_space(
    jsonl: Path,
    tmp_path: Path,
    cheap_pipeline: Path,
    table: Callable[[Path, str], list[dict[str, Any]]],
) -> None:
    summary = analyze_corpus(jsonl, tmp_path / "out", pipeline=cheap_pipeline)
    texts = [row["text"] for row in table(tmp_path / "out", "articles")]
    assert summary.n_words == sum(len(text.split()) for text in texts)


def test_the_words_that_last_do_not_show_in_the_tables(
    jsonl: Path,
    tmp_path: Path,
    cheap_pipeline: Path,
    contents: Callable[[Path], dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    analyze_corpus(jsonl, tmp_path / "lasting", pipeline=cheap_pipeline, part_size=7)
    monkeypatch.setattr(parts, "LASTING_WORDS", 0)
    analyze_corpus(jsonl, tmp_path / "forgotten", pipeline=cheap_pipeline, part_size=7)
    assert contents(tmp_path / "lasting") == contents(tmp_path / "forgotten")


def test_a_page_of_which_nothing_is_left_is_a_reject(tmp_path: Path, cheap_pipeline: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"\0\1\2")
    summary = analyze_corpus(tmp_path / "in", tmp_path / "out", pipeline=cheap_pipeline)
    assert (summary.n_articles, summary.n_rejects) == (0, 1)
    assert "nothing of the page is left" in (tmp_path / "out" / "rejects.jsonl").read_text()
