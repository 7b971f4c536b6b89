"""What people ask of a corpus: each question a function that gives a table.

Every function takes the folder or address that `analyze_corpus` wrote and returns a pandas
DataFrame, ordered, with the columns that its docstring names. The work is done by DuckDB over the
Parquet files, so that a million articles need no more memory than the answer. All raise CorpusError
when there is no complete run, ValueError for an option that is not known or a number below 1,
TypeError for one str where several may stand, ImportError without the extra [corpus].
"""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from idnews.corpus.manifest import Manifest
from idnews.corpus.storage import Storage, is_url
from idnews.corpus.tables import TABLES
from idnews.corpus.trends import PERIODS
from idnews.errors import CorpusError, import_extra
from idnews.ner.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = [
    "entity_pairs",
    "mentioned_places",
    "money_by_month",
    "open_tables",
    "quoted_most",
    "quoted_together",
    "read_corpus_table",
    "terms_over_time",
    "write_csv",
]

NAMES = ("PERSON", "ORG", "GPE")
PLACE_LEVELS = {"province": 2, "regency": 5, "district": 8}
"""How much of a Kemendagri code names a province, a regency or city, a district."""

# Excel and others run cells that begin like this (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def open_tables(output: str | Path) -> Any:
    """Return a DuckDB connection with the tables of a run as views, for SQL of one's own.

    `"values"` needs quotation marks, since it is a word of SQL. Raises CorpusError when there is
    no run, ImportError without the extra [corpus].
    """
    duckdb = import_extra("duckdb", "queries", "corpus")
    storage = Storage(output)
    manifest = Manifest.read(storage)
    if manifest is None:
        raise CorpusError(
            f"{storage.root} holds no corpus; idnews corpus INPUT... -o it writes one"
        )
    if manifest.state != "complete":
        raise CorpusError(f"the run in {storage.root} is not complete; go on with it with --resume")
    connection = duckdb.connect(":memory:")
    names = list(manifest.options["tables"])
    if manifest.options["duplicates"]:
        names.append("duplicates")
    for name in names:
        connection.register(name, _dataset(storage, name))
    return connection


def _dataset(storage: Storage, name: str) -> Any:
    dataset = import_extra("pyarrow.dataset", "queries", "corpus")
    parts = [part for part in storage.names(name) if part.endswith(".parquet")]
    if not parts:
        return _empty(name)
    if not is_url(storage.root):
        return dataset.dataset([storage.path(f"{name}/{part}") for part in parts])
    filesystem, root = import_extra("fsspec", "addresses", "corpus").core.url_to_fs(storage.root)
    paths = [f"{root.rstrip('/')}/{name}/{part}" for part in parts]
    return dataset.dataset(paths, filesystem=filesystem, format="parquet")


def _empty(name: str) -> Any:
    from idnews.corpus.tables import DUPLICATES, arrow_schema

    return arrow_schema(TABLES.get(name, DUPLICATES)).empty_table()


def _ask(output: str | Path, query: str, values: Any) -> "DataFrame":
    import_extra("pandas", "tables of answers", "corpus")
    with open_tables(output) as connection:
        frame: DataFrame = connection.execute(query, values).df()
    return frame


def read_corpus_table(output: str | Path, name: str) -> "DataFrame":
    """Return a whole table of a run as a DataFrame.

    Raises CorpusError when the run did not write it.
    """
    with open_tables(output) as connection:
        known = [row[0] for row in connection.execute("SHOW TABLES").fetchall()]
        if name not in known:
            raise CorpusError(
                f"the run wrote no table {name!r}, only {known}; tokens come with --tokens"
            )
        import_extra("pandas", "tables of answers", "corpus")
        frame: DataFrame = connection.execute(f'SELECT * FROM "{name}"').df()
    return frame


def quoted_most(output: str | Path, *, top: int = 50) -> "DataFrame":
    """Return who is quoted most.

    Columns: `speaker`, `n_quotes`, `n_articles`, `n_direct` (between quotation marks), `title` (the
    most frequent one at the quotes), `first`, `last` (dates of the first and last article), and
    `quoted_with`, the five others who are quoted in most of the same articles.
    """
    return _ask(
        output,
        """
        WITH said AS (
            SELECT speaker, article_id, count(*) AS n, count(*) FILTER (kind = 'direct') AS n_direct
            FROM quotes WHERE speaker IS NOT NULL GROUP BY ALL
        ), best AS (
            SELECT speaker, sum(n)::BIGINT AS n_quotes, count(*) AS n_articles,
                sum(n_direct)::BIGINT AS n_direct, min(published) AS first, max(published) AS last
            FROM said JOIN articles USING (article_id) GROUP BY speaker
            ORDER BY n_quotes DESC, n_articles DESC, speaker LIMIT ?
        ), titles AS (
            SELECT speaker, title, row_number() OVER (
                PARTITION BY speaker ORDER BY count(*) DESC, title) AS place
            FROM quotes WHERE title IS NOT NULL GROUP BY speaker, title
        ), others AS (
            SELECT a.speaker, b.speaker AS other, row_number() OVER (
                PARTITION BY a.speaker ORDER BY count(*) DESC, b.speaker) AS place
            FROM said a JOIN said b ON a.article_id = b.article_id AND a.speaker <> b.speaker
            WHERE a.speaker IN (SELECT speaker FROM best)
            GROUP BY a.speaker, b.speaker
        )
        SELECT best.speaker, n_quotes, n_articles, n_direct, titles.title, first, last,
            coalesce((SELECT list(other ORDER BY place) FROM others
                WHERE others.speaker = best.speaker AND place <= 5), []) AS quoted_with
        FROM best LEFT JOIN titles ON titles.speaker = best.speaker AND titles.place = 1
        ORDER BY n_quotes DESC, n_articles DESC, best.speaker
        """,
        [_at_least_one("top", top)],
    )


def quoted_together(output: str | Path, *, min_articles: int = 2, top: int = 1000) -> "DataFrame":
    """Return pairs of people who are quoted in the same articles.

    Columns: `speaker`, `other`, `n_articles`, and `share`, of the articles that quote either.
    """
    return _ask(
        output,
        """
        WITH said AS (
            SELECT DISTINCT speaker AS name, article_id FROM quotes WHERE speaker IS NOT NULL
        ), totals AS (SELECT name, count(*) AS n FROM said GROUP BY name)
        SELECT a.name AS speaker, b.name AS other, count(*) AS n_articles,
            count(*) / (any_value(ta.n) + any_value(tb.n) - count(*)) AS share
        FROM said a JOIN said b ON a.article_id = b.article_id AND a.name < b.name
        JOIN totals ta ON ta.name = a.name JOIN totals tb ON tb.name = b.name
        GROUP BY a.name, b.name HAVING count(*) >= ?
        ORDER BY n_articles DESC, share DESC, speaker, other LIMIT ?
        """,
        [_at_least_one("min_articles", min_articles), _at_least_one("top", top)],
    )


def entity_pairs(
    output: str | Path,
    *,
    labels: Iterable[str] = NAMES,
    within: str = "article",
    min_count: int = 2,
    top: int = 1000,
) -> "DataFrame":
    """Return entities that are named together, `within` one `article` or `sentence`.

    Columns: `name`, `label`, `other`, `other_label`, `count` (articles or sentences with both),
    `n`, `n_other` (with each), and `npmi`, how much more often than by chance, -1 to 1 (Bouma
    2009). `idnews.corpus.networks` makes a graph of them.
    """
    if within not in ("article", "sentence"):
        raise ValueError(f"within must be 'article' or 'sentence', got {within!r}")
    place = "article_id, 0 AS sentence" if within == "article" else "article_id, sentence"
    total = "articles" if within == "article" else "sentences"
    return _ask(
        output,
        f"""
        WITH named AS (
            SELECT DISTINCT name, label, {place} FROM mentions WHERE label IN (SELECT unnest(?))
        ), totals AS (SELECT name, label, count(*) AS n FROM named GROUP BY ALL),
        everything AS (SELECT count(*) AS n FROM {total}),
        pairs AS (
            SELECT a.name, a.label, b.name AS other, b.label AS other_label, count(*) AS count
            FROM named a JOIN named b
                ON a.article_id = b.article_id AND a.sentence IS NOT DISTINCT FROM b.sentence
                AND (a.name, a.label) < (b.name, b.label)
            GROUP BY ALL HAVING count(*) >= ?
        )
        SELECT pairs.*, ta.n, tb.n AS n_other,
            CASE WHEN pairs.count = e.n THEN 1.0
                ELSE ln(pairs.count * e.n / (ta.n * tb.n)::DOUBLE) / -ln(pairs.count / e.n::DOUBLE)
            END AS npmi
        FROM pairs JOIN totals ta ON ta.name = pairs.name AND ta.label = pairs.label
        JOIN totals tb ON tb.name = other AND tb.label = other_label
        CROSS JOIN everything e
        ORDER BY pairs.count DESC, npmi DESC, pairs.name, other LIMIT ?
        """,
        [
            _names("labels", labels),
            _at_least_one("min_count", min_count),
            _at_least_one("top", top),
        ],
    )


def mentioned_places(output: str | Path, *, level: str | None = None) -> "DataFrame":
    """Return the Indonesian regions that articles name, by Kemendagri code.

    `level` (`province`, `regency`, `district`) counts what lies within as the region itself.
    Columns: `code` (31, 32.73, 35.10.17), `code_digits` (the same without points: of provinces,
    regencies and cities it is mostly BPS's code, too, whose bridge table says where it is not),
    `name`, `level`, `n_articles`, `n_mentions`. Names that may be several regions do not count.
    """
    if level is not None and level not in PLACE_LEVELS:
        raise ValueError(f"level must be one of {list(PLACE_LEVELS)} or None, got {level!r}")
    length = PLACE_LEVELS.get(level or "", 99)
    frame = _ask(
        output,
        """
        WITH named AS (
            SELECT article_id, n_mentions, left(coalesce(code, within), ?) AS code
            FROM entities WHERE coalesce(code, within) SIMILAR TO '[0-9][0-9.]*'
        )
        SELECT code, replace(code, '.', '') AS code_digits,
            count(DISTINCT article_id) AS n_articles, sum(n_mentions)::BIGINT AS n_mentions
        FROM named WHERE length(code) = ? OR ? = 99
        GROUP BY code ORDER BY n_articles DESC, n_mentions DESC, code
        """,
        [length, length, length],
    )
    regions = [load_gazetteer().region(code) for code in frame["code"]]
    frame.insert(2, "name", [None if r is None else r.full_name for r in regions])
    frame.insert(3, "level", [None if r is None else r.level for r in regions])
    return frame


def money_by_month(output: str | Path, *, currency: str = "IDR") -> "DataFrame":
    """Return the amounts of money that articles name, month by month.

    Columns: `month`, `n_articles`, `n_amounts`, `median`, `p90`, `largest` (in units of the
    currency), and `article_id` of the article with the largest. Articles whose date does not name
    a month are left out, the lower end of a range counts. Amounts are not added up: most sums
    stand in many articles.
    """
    return _ask(
        output,
        """
        SELECT left(published, 7) AS month, count(DISTINCT article_id) AS n_articles,
            count(*) AS n_amounts, median(amount) AS median,
            quantile_cont(amount, 0.9) AS p90, max(amount) AS largest,
            arg_max(article_id, (amount, article_id)) AS article_id
        FROM "values" JOIN articles USING (article_id)
        WHERE label = 'MONEY' AND currency = ? AND amount IS NOT NULL
            AND published SIMILAR TO '[0-9]{4}-[0-9]{2}.*'
        GROUP BY month ORDER BY month
        """,
        [currency],
    )


def terms_over_time(
    output: str | Path,
    *,
    terms: Iterable[str] = (),
    period: str = "month",
    top: int = 20,
) -> "DataFrame":
    """Return how many articles have a keyword, period by period (`year`, `month` or `day`).

    `terms` names the keywords, whatever their case; by default the `top` most frequent.
    Columns: `period`, `term`, `n_articles`, `n_in_all` (articles of the period), `share`. Every
    term has a row for every period in which there are articles.
    """
    if period not in PERIODS:
        raise ValueError(f"period must be one of {list(PERIODS)}, got {period!r}")
    wanted = [term.lower() for term in _names("terms", terms)]
    return _ask(
        output,
        """
        WITH dated AS (
            SELECT article_id, left(published, $length) AS period FROM articles
            WHERE length(published) >= $length AND left(published, $length) NOT LIKE '%X%'
        ), totals AS (SELECT period, count(*) AS n_in_all FROM dated GROUP BY period),
        used AS (
            SELECT DISTINCT article_id, lower(text) AS term, period
            FROM keywords JOIN dated USING (article_id)
        ), frequent AS (
            SELECT term FROM used GROUP BY term ORDER BY count(*) DESC, term LIMIT $top
        ), chosen AS (
            SELECT DISTINCT unnest($wanted::VARCHAR[]) AS term
            UNION ALL SELECT term FROM frequent WHERE len($wanted::VARCHAR[]) = 0
        )
        SELECT totals.period, chosen.term, count(used.article_id) AS n_articles,
            any_value(n_in_all) AS n_in_all, count(used.article_id) / any_value(n_in_all) AS share
        FROM totals CROSS JOIN chosen
        LEFT JOIN used ON used.term = chosen.term AND used.period = totals.period
        GROUP BY totals.period, chosen.term ORDER BY totals.period, n_articles DESC, chosen.term
        """,
        {"length": PERIODS[period], "top": _at_least_one("top", top), "wanted": wanted},
    )


def _at_least_one(name: str, value: int) -> int:
    if value < 1:
        raise ValueError(f"{name} must be at least 1, got {value}")
    return int(value)


def _names(name: str, values: Iterable[str]) -> list[str]:
    if isinstance(values, str):
        raise TypeError(f"{name} must be an iterable of str, got one str; put it into a list")
    return list(values)


def write_csv(frame: "DataFrame", path: str | Path) -> None:
    """Write a table as CSV that is safe to open in a spreadsheet.

    Texts that a spreadsheet would run as a formula get an apostrophe in front, which it does not
    show; nothing else changes. The file appears whole or not at all.
    """
    safe = frame.map(_no_formula)
    safe.columns = [_no_formula(name) for name in safe.columns]
    stream = io.StringIO()
    safe.to_csv(stream, index=False)
    path = Path(path)
    Storage(path.parent).write(path.name, stream.getvalue().encode("utf-8", "replace"))


def _no_formula(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
