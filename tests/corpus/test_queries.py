import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from idnews.corpus.networks import entity_network, write_network
from idnews.corpus.queries import (
    entity_pairs,
    mentioned_places,
    money_by_month,
    open_tables,
    quoted_most,
    quoted_together,
    read_corpus_table,
    terms_over_time,
    write_csv,
)
from idnews.corpus.run import RunProgress, analyze_corpus
from idnews.errors import CorpusError

pytest.importorskip("duckdb")
pd = pytest.importorskip("pandas")

ARTICLES = [
    (
        "2024-01-05",
        '"Harga beras turun," kata Gubernur Jambi Al Haris di Kota Jambi. "Stok aman," ujar Wali '
        "Kota Jambi Maulana. Anggarannya Rp2 miliar.",
    ),
    (
        "2024-01-20",
        '"Jembatan selesai," kata Gubernur Jambi Al Haris di Kota Jambi. Biayanya Rp4 miliar dan '
        "Rp6 miliar.",
    ),
    (
        "2024-02-01",
        '"Kami siap," kata Wali Kota Jambi Maulana di Kabupaten Merangin bersama Gubernur Jambi '
        "Al Haris. Bantuan US$3 juta.",
    ),
    ("2024", 'Warga Kota Jambi menunggu. "Kapan?" kata Maulana.'),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("queries")
    lines = [json.dumps({"text": text, "date": date}) for date, text in ARTICLES]
    (folder / "in.jsonl").write_text("\n".join(lines))
    analyze_corpus(folder / "in.jsonl", folder / "out", rules_only=True, part_size=3, raw=True)
    return folder / "out"


def rows(frame: Any, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


def test_who_is_quoted_most_and_with_whom(corpus: Path) -> None:
    frame = quoted_most(corpus)
    assert rows(frame, "speaker", "n_quotes", "n_articles", "n_direct") == [
        ("Maulana", 3, 3, 3),
        ("Al Haris", 2, 2, 2),
    ]
    assert [list(names) for names in frame["quoted_with"]] == [["Al Haris"], ["Maulana"]]
    assert rows(frame, "first", "last") == [("2024", "2024-02-01"), ("2024-01-05", "2024-01-20")]
    assert len(quoted_most(corpus, top=1)) == 1
    pairs = quoted_together(corpus, min_articles=1)
    assert rows(pairs, "speaker", "other", "n_articles", "share") == [
        ("Al Haris", "Maulana", 1, 0.25)
    ]


def test_entities_that_are_named_together_make_a_network(corpus: Path, tmp_path: Path) -> None:
    import networkx

    pairs = entity_pairs(corpus, labels=["PERSON"])
    assert rows(pairs, "name", "label", "other", "other_label", "count", "n", "n_other") == [
        ("Al Haris", "PERSON", "Maulana", "PERSON", 2, 3, 3)
    ]
    assert -1 <= pairs["npmi"][0] <= 1
    assert len(entity_pairs(corpus, labels=["PERSON"], within="sentence", min_count=1)) == 1
    graph = entity_network(entity_pairs(corpus, min_count=1))
    for suffix, read in ((".gexf", networkx.read_gexf), (".graphml", networkx.read_graphml)):
        write_network(graph, tmp_path / f"n{suffix}")
        again = read(tmp_path / f"n{suffix}")
        assert set(again.nodes) == set(graph.nodes)
        assert again.edges["Al Haris", "Maulana"]["weight"] == 2
        assert (again.nodes["Maulana"]["label"], again.nodes["Maulana"]["kind"]) == (
            "Maulana",
            "PERSON",
        )
    with pytest.raises(ValueError, match=r"must end with .gexf or .graphml"):
        write_network(graph, tmp_path / "n.csv")


def test_hostile_names_make_no_hostile_network(tmp_path: Path) -> None:
    name = "<script>alert(1)</script>\x1b[31m\x00&\ufffe"
    record = {"name": name, "label": "ORG", "other": name, "other_label": "PERSON"}
    frame = pd.DataFrame([{**record, "count": 2, "n": 2, "n_other": 3, "npmi": 0.5}])
    graph = entity_network(frame)
    assert sorted(graph.nodes) == [
        "<script>alert(1)</script>[31m& (ORG)",
        "<script>alert(1)</script>[31m& (PERSON)",
    ]
    for suffix in (".gexf", ".graphml"):
        write_network(graph, tmp_path / f"n{suffix}")
        root = ElementTree.parse(tmp_path / f"n{suffix}").getroot()
        assert not [element for element in root.iter() if "script" in element.tag]


def test_places_join_by_code(corpus: Path) -> None:
    frame = mentioned_places(corpus)
    found = {row[0]: row[1:] for row in rows(frame, "code", "name", "level", "n_articles")}
    assert found["15.71"] == ("Kota Jambi", "kota", 4)
    assert found["15.02"] == ("Kabupaten Merangin", "kabupaten", 1)
    assert set(frame["code_digits"]) >= {"1571", "1502"}
    by_province = mentioned_places(corpus, level="province")
    assert rows(by_province, "code", "name", "n_articles") == [("15", "Jambi", 4)]
    with pytest.raises(ValueError, match="level must be one of"):
        mentioned_places(corpus, level="village")


def test_money_by_month(corpus: Path) -> None:
    frame = money_by_month(corpus)
    assert rows(frame, "month", "n_articles", "n_amounts", "median", "largest") == [
        ("2024-01", 2, 3, 4e9, 6e9)
    ]
    texts = read_corpus_table(corpus, "articles").set_index("article_id")["text"]
    assert "Jembatan" in texts[frame["article_id"][0]]
    assert rows(money_by_month(corpus, currency="USD"), "month", "largest") == [("2024-02", 3e6)]


def test_terms_over_time_have_a_row_for_every_period(corpus: Path) -> None:
    frame = terms_over_time(corpus, terms=["MAULANA", "tidak ada"])
    assert rows(frame, "period", "term", "n_in_all") == [
        ("2024-01", "maulana", 2),
        ("2024-01", "tidak ada", 2),
        ("2024-02", "maulana", 1),
        ("2024-02", "tidak ada", 1),
    ]
    assert frame[frame["term"] == "tidak ada"]["n_articles"].sum() == 0
    top = terms_over_time(corpus, period="year", top=2)
    assert (len(top), set(top["period"]), set(top["n_in_all"])) == (2, {"2024"}, {4})
    with pytest.raises(ValueError, match="period must be one of"):
        terms_over_time(corpus, period="week")


def test_any_engine_reads_the_tables_as_they_are(corpus: Path) -> None:
    import pyarrow.parquet as pq

    with open_tables(corpus) as connection:
        (n,) = connection.execute(
            'SELECT count(*) FROM "values" JOIN articles USING (article_id)'
        ).fetchone()
    assert n == len(pd.read_parquet(corpus / "values")) == pq.read_table(corpus / "values").num_rows
    polars = pytest.importorskip("polars")
    assert polars.read_parquet(corpus / "values" / "*.parquet").height == n


def test_one_str_is_no_list_of_its_letters(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="terms must be an iterable of str, got one str"):
        terms_over_time(tmp_path, terms="beras")
    with pytest.raises(TypeError, match="labels must be an iterable of str, got one str"):
        entity_pairs(tmp_path, labels="PERSON")


def test_what_is_not_there_is_named(corpus: Path, tmp_path: Path, cheap_pipeline: Path) -> None:
    with pytest.raises(CorpusError, match="holds no corpus"):
        quoted_most(tmp_path)
    with pytest.raises(CorpusError, match=r"wrote no table 'tokens'.*--tokens"):
        read_corpus_table(corpus, "tokens")

    def stop(progress: RunProgress) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.txt").write_text("Hujan.")
    with pytest.raises(KeyboardInterrupt):
        analyze_corpus(tmp_path / "a.txt", tmp_path / "o", pipeline=cheap_pipeline, report=stop)
    with pytest.raises(CorpusError, match=r"not complete.*--resume"):
        quoted_most(tmp_path / "o")


def test_csv_runs_no_formula(tmp_path: Path) -> None:
    cells = ["=1+1", "+62", "-x", "@SUM", "\tx", "aman", "a=b"]
    frame = pd.DataFrame({"=name": cells, "n": [-1] * len(cells)})
    write_csv(frame, tmp_path / "a.csv")
    again = pd.read_csv(tmp_path / "a.csv")
    assert list(again.columns) == ["'=name", "n"]
    assert list(again["'=name"]) == ["'=1+1", "'+62", "'-x", "'@SUM", "'\tx", "aman", "a=b"]
    assert set(again["n"]) == {-1}
