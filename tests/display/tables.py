"""Tables of a corpus, made by `idnews corpus` from the articles of the notebooks."""

from pathlib import Path

import pytest

PAGES = Path(__file__).parents[2] / "notebooks" / "data" / "pages.jsonl"


def make_tables(folder: Path) -> Path:
    """Write the tables of the eighteen articles into the folder; skip where tools are missing."""
    pytest.importorskip("duckdb", reason="reports need the extra [corpus]")
    pytest.importorskip("pyarrow", reason="tables need the extra [corpus]")
    from idnews.corpus.run import analyze_corpus

    analyze_corpus([PAGES], folder / "tables")
    return folder / "tables"
