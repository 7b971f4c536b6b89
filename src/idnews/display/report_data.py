"""The counts that a report shows, read from the tables of `idnews corpus`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from idnews.corpus.queries import open_tables
from idnews.corpus.trends import PERIODS

__all__ = ["CorpusFacts", "MoneyFact", "NameCount", "SpeakerCount", "read_corpus_facts"]

PLACES: Final = ("GPE", "LOC", "FAC")
# Beyond six years months are too thin to see, below two months there are too few of them.
MANY_MONTHS: Final = 72
FEW_MONTHS: Final = 2
EXAMPLE_LENGTH: Final = 110  # the quotation shown is the one nearest to it, in characters
_DATED: Final = "regexp_matches(published, '^[0-9]{4}-[0-9]{2}-[0-9]{2}')"


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name, in how many articles it stands, how often it is named, and its title or province."""

    name: str
    n_articles: int
    n_mentions: int
    known: str | None


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """Who is quoted, in how many articles, how often in each kind, with one example."""

    name: str | None
    title: str | None
    n_articles: int
    n_direct: int
    n_indirect: int
    example: str


@dataclass(frozen=True, slots=True)
class MoneyFact:
    """An amount of money as it stands, its number, and the article."""

    text: str
    amount: float
    headline: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class CorpusFacts:
    """What a corpus report shows. Counts are of articles where nothing else is said.

    `periods` are in order and without gaps; `n_articles_by_period` has a number for each, and so
    has every list in `terms`.
    """

    n_articles: int
    n_tokens: int
    n_dated: int
    first_date: str | None
    last_date: str | None
    outlets: Sequence[tuple[str, int]]
    people: Sequence[NameCount]
    organisations: Sequence[NameCount]
    places: Sequence[NameCount]
    provinces: dict[str, int]
    speakers: Sequence[SpeakerCount]
    n_quotes: int
    n_unnamed_quotes: int
    money_by_power: dict[int, int]
    largest_amounts: Sequence[MoneyFact]
    currencies: Sequence[tuple[str, int]]
    period: str
    periods: Sequence[str]
    n_articles_by_period: Sequence[int]
    terms: dict[str, list[int]]


def read_corpus_facts(folder: str | Path, *, top: int = 15) -> CorpusFacts:
    """Return what the tables in `folder` say, `top` rows of each kind.

    Raises CorpusError when there are none, or the run is not complete; ImportError without the
    extra [corpus].
    """
    with open_tables(folder) as connection:
        return _read(_Reader(connection, top))


def _read(reader: "_Reader") -> CorpusFacts:
    n_articles, n_tokens, n_dated, first, last = reader.rows(
        f"""select count(*), coalesce(sum(n_tokens), 0), count(*) filter ({_DATED}),
        min(published) filter ({_DATED}), max(published) filter ({_DATED}) from articles"""
    )[0]
    period = _period_of(first, last)
    periods = reader.periods_between(first, last, period)
    n_quotes, n_unnamed = reader.rows(
        "select count(*), count(*) filter (speaker is null) from quotes"
    )[0]
    return CorpusFacts(
        n_articles=n_articles,
        n_tokens=int(n_tokens),
        n_dated=n_dated,
        first_date=first,
        last_date=last,
        outlets=reader.outlets(),
        people=reader.names(("PERSON",), "title"),
        organisations=reader.names(("ORG",), "null"),
        places=reader.names(PLACES, "province"),
        provinces=reader.provinces(),
        speakers=reader.speakers(),
        n_quotes=n_quotes,
        n_unnamed_quotes=n_unnamed,
        money_by_power=reader.money_by_power(),
        largest_amounts=reader.largest_amounts(),
        currencies=reader.currencies(),
        period=period,
        periods=periods,
        n_articles_by_period=reader.articles_by_period(period, periods),
        terms=reader.terms(period, periods),
    )


class _Reader:
    """A connection with the tables of a run, and how many rows to take of each kind."""

    def __init__(self, connection: Any, top: int) -> None:
        self.connection = connection
        self.top = top

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self.connection.execute(query, list(values)).fetchall()
        return found

    def periods_between(self, first: str | None, last: str | None, period: str) -> list[str]:
        """Every year, month or day from the first date to the last, both included."""
        if first is None or last is None:
            return []
        query = """select left(day::text, ?) from generate_series(
            date_trunc(?, ?::timestamp), ?::timestamp, ?::interval) days(day)"""
        values = (PERIODS[period], period, first[:10], last[:10], f"1 {period}")
        return [name for (name,) in self.rows(query, *values)]

    def outlets(self) -> list[tuple[str, int]]:
        query = """select outlet, count(*) as n from articles where outlet is not null
            group by 1 order by n desc, 1 limit ?"""
        return [(outlet, n) for outlet, n in self.rows(query, self.top)]

    def names(self, labels: tuple[str, ...], known: str) -> list[NameCount]:
        query = f"""select name, count(distinct article_id) as n, sum(n_mentions),
            mode({known}) from entities where list_contains(?, label)
            group by name order by n desc, 3 desc, 1 limit ?"""
        found = self.rows(query, list(labels), self.top)
        return [NameCount(name, n, int(mentions), fact) for name, n, mentions, fact in found]

    def provinces(self) -> dict[str, int]:
        """Articles that name a place in each province, by its code."""
        query = """select left(coalesce(code, within), 2) as province, count(distinct article_id)
            from entities where regexp_matches(coalesce(code, within), '^[0-9]{2}')
            group by 1 order by 2 desc, 1"""
        return dict(self.rows(query))

    def speakers(self) -> list[SpeakerCount]:
        query = """select speaker, mode(title), count(distinct article_id),
            count(*) filter (kind = 'direct'), count(*) filter (kind <> 'direct'),
            arg_min(text, abs(length(text) - ?) + (kind <> 'direct')::int * 10000)
            from quotes where speaker is not null
            group by 1 order by count(*) desc, 3 desc, 1 limit ?"""
        found = self.rows(query, EXAMPLE_LENGTH, self.top)
        return [SpeakerCount(*row) for row in found]

    def money_by_power(self) -> dict[int, int]:
        """How many amounts in rupiah by the power of ten below them: 6 is 1 to 10 million."""
        query = """select floor(log10(amount) + 1e-9)::int, count(*) from "values"
            where label = 'MONEY' and currency = 'IDR' and amount >= 1 group by 1 order by 1"""
        return dict(self.rows(query))

    def largest_amounts(self) -> list[MoneyFact]:
        query = """select first(v.text order by v.start), v.amount, a.headline, a.published
            from "values" v join articles a using (article_id)
            where label = 'MONEY' and currency = 'IDR' and amount is not null
            group by article_id, v.amount, a.headline, a.published
            order by amount desc, published, headline limit ?"""
        return [MoneyFact(*row) for row in self.rows(query, self.top)]

    def currencies(self) -> list[tuple[str, int]]:
        query = """select currency, count(*) as n from "values" where label = 'MONEY'
            and currency is not null group by 1 order by n desc, 1 limit ?"""
        return [(currency, n) for currency, n in self.rows(query, self.top)]

    def articles_by_period(self, period: str, periods: Sequence[str]) -> list[int]:
        query = f"select left(published, ?), count(*) from articles where {_DATED} group by 1"
        counts = dict(self.rows(query, PERIODS[period]))
        return [counts.get(name, 0) for name in periods]

    def terms(self, period: str, periods: Sequence[str]) -> dict[str, list[int]]:
        """The keywords of most dated articles, and in how many of each period they stand."""
        query = f"""with dated as (
                select article_id, lower(k.text) as term, k.text, left(published, ?) as period
                from keywords k join articles using (article_id) where {_DATED}),
            chosen as (
                select term, mode(text) as shown, count(distinct article_id) as n
                from dated group by 1 having n > 1 order by n desc, 1 limit ?)
            select shown, n, period, count(distinct article_id)
            from dated join chosen using (term) group by 1, 2, 3 order by 2 desc, 1"""
        terms: dict[str, list[int]] = {}
        places = {name: number for number, name in enumerate(periods)}
        for shown, _, name, count in self.rows(query, PERIODS[period], self.top):
            terms.setdefault(shown, [0] * len(periods))[places[name]] = count
        return terms


def _period_of(first: str | None, last: str | None) -> str:
    """Year, month or day, by how far apart two dates lie."""
    if first is None or last is None:
        return "month"
    months = 12 * (int(last[:4]) - int(first[:4])) + int(last[5:7]) - int(first[5:7]) + 1
    return "year" if months > MANY_MONTHS else "day" if months < FEW_MONTHS else "month"
