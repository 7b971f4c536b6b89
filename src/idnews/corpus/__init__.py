"""Many articles: readers, resumable runs into Parquet tables, questions to them, near-duplicates.

`analyze_corpus` makes the tables; the questions are in `idnews.corpus.queries`, what the tables
hold in `idnews.corpus.tables`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from idnews.corpus.run import CorpusSummary, RunProgress, analyze_corpus

__all__ = ["CorpusSummary", "RunProgress", "analyze_corpus"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'idnews.corpus' has no attribute {name!r}")
    from idnews.corpus import run  # late: reading pages needs none of it

    return getattr(run, name)
