"""The end of a run, when all parts are there: clusters of near-duplicates, and dropping them.

Everything here may be done again after an interruption and comes out the same.
"""

import io
from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np

from idnews.corpus.duplicates import WIDTH, find_clusters
from idnews.corpus.manifest import done_parts
from idnews.corpus.parts import SIGNATURE_FOLDER, Options, part_file
from idnews.corpus.storage import Storage
from idnews.corpus.tables import DUPLICATES, SIGNATURES, table_to_parquet, to_parquet
from idnews.errors import import_extra

__all__ = ["finish_tables"]


def finish_tables(storage: Storage, options: Options) -> dict[str, Any]:
    """Write the table of duplicates, drop them if asked to, and return what there is in all."""
    counts = Counter(dict.fromkeys(options.tables, 0))
    n_words = n_rejects = n_unreadable_files = n_duplicates = 0
    n_articles = 0
    numbers = []
    for part in done_parts(storage):
        numbers.append(part.number)
        n_articles += part.n_articles
        counts.update(part.rows)
        n_words += part.n_words
        n_rejects += len(part.rejects)
        n_unreadable_files += sum(reject.is_whole_file for reject in part.rejects)
    dropped: set[str] = set()
    if options.duplicates:
        rows = [tuple(row) for row in _clusters(storage, numbers, n_articles)]
        storage.write(part_file("duplicates", 0), to_parquet(DUPLICATES, rows))
        copies = {row[0] for row in rows if row[2] > 0}
        n_duplicates = len(copies)
        if options.drop_duplicates:
            dropped = copies
    if dropped:
        for name in options.tables:
            files = [part_file(name, number) for number in numbers]
            counts[name] = sum(_drop_rows(storage, file, dropped) for file in files)
    return {
        "rows": dict(counts),
        "n_words": n_words,
        "n_rejects": n_rejects,
        "n_unreadable_files": n_unreadable_files,
        "n_duplicates": n_duplicates,
        "n_dropped": len(dropped),
    }


def _clusters(
    storage: Storage, numbers: Iterable[int], n_articles: int
) -> Iterable[tuple[Any, ...]]:
    """Clusters over the signatures of all parts: 600 bytes an article are held in memory."""
    ids: list[str] = []
    published: list[str | None] = []
    signatures = np.empty((n_articles, WIDTH), dtype="<u4")  # a list would be held twice at its end
    for number in numbers:
        columns = _read(storage, part_file(SIGNATURE_FOLDER, number)).to_pydict()
        for name, date, signature in zip(*(columns[c.name] for c in SIGNATURES), strict=True):
            if signature:
                signatures[len(ids)] = np.frombuffer(signature, dtype="<u4")
                ids.append(name)
                published.append(date)
    return find_clusters(ids, published, signatures[: len(ids)])


def _read(storage: Storage, name: str) -> Any:
    parquet = import_extra("pyarrow.parquet", "tables", "corpus")
    return parquet.ParquetFile(io.BytesIO(storage.read(name))).read(use_threads=False)


def _drop_rows(storage: Storage, name: str, dropped: set[str]) -> int:
    """Take the rows of dropped articles out of a part; return how many rows stay."""
    table = _read(storage, name)
    keep = [article not in dropped for article in table["article_id"].to_pylist()]
    if not all(keep):
        table = table.filter(keep)
        storage.write(name, table_to_parquet(table))
    return int(table.num_rows)
