import pytest

import idnews
from idnews.corpus import tables
from idnews.corpus.rows import Source, rows_of
from idnews.corpus.tables import SIGNATURES, TABLES, TableBuilder, to_parquet


def test_how_rows_come_does_not_show_in_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(f"artikel {n}", None if n % 3 else "2024-01-02", b"\0" * n) for n in range(50)]
    at_once = to_parquet(SIGNATURES, rows)
    monkeypatch.setattr(tables, "PACKED_ROWS", 7)
    builder = TableBuilder(SIGNATURES)
    for start in range(0, 50, 3):
        builder.add(iter(rows[start : start + 3]))
    assert builder.n_rows == 50
    assert builder.to_parquet() == at_once


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_rows_has_its_columns(name: str) -> None:
    import io

    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(TableBuilder(TABLES[name]).to_parquet()))
    assert table.num_rows == 0
    assert table.column_names == [column.name for column in TABLES[name]]


def test_a_weekday_of_another_date_stands_in_the_values() -> None:
    """`Senin (3/7/2018)` was a Tuesday; `Selasa (3/7/2018)` contradicts nothing."""
    article = idnews.clean("Warga datang, Senin (3/7/2018). Mereka pulang, Selasa (3/7/2018).")
    analysis = idnews.analyze(article, nlp=idnews.blank())
    source = Source(article_id="a", source="b.txt", position=1, content_hash="c")
    column = [column.name for column in TABLES["values"]].index("weekday_conflict")
    assert [row[column] for row in rows_of(analysis, source)["values"]] == [True, False]
