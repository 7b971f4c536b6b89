"""How often keywords come up over time, and which of them rise."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from idnews.records import Analysis

__all__ = ["PERIODS", "KeywordTrends", "keyword_trends", "trends_of_analyses"]

PERIODS: Mapping[str, int] = {"year": 4, "month": 7, "day": 10}
"""The periods, and how many characters of an ISO 8601 date name one."""


@dataclass(frozen=True, slots=True)
class KeywordTrends:
    """In how many articles of each period each keyword stands.

    `counts[keyword]` has one number for each of `periods`, which are in order and without gaps in
    the data; `n_articles` are all articles of each period.

    >>> KeywordTrends(("2024-01", "2024-02"), (4, 2), {"banjir": (1, 2)}).shares("banjir")
    [0.25, 1.0]
    """

    periods: tuple[str, ...]
    n_articles: tuple[int, ...]
    counts: Mapping[str, tuple[int, ...]]

    def shares(self, keyword: str) -> list[float]:
        """Return the share of the articles of each period that have the keyword, 0 to 1."""
        pairs = zip(self.counts[keyword], self.n_articles, strict=True)
        return [count / total for count, total in pairs]

    def rising(self, *, top: int = 10) -> list[tuple[str, float]]:
        """Return the keywords that the last period has most beyond those before, best first.

        The number is a z-score of the log-odds, each side with half an article added.
        """
        scores = [(keyword, self._rise(counts)) for keyword, counts in self.counts.items()]
        return sorted(scores, key=lambda pair: (-pair[1], pair[0]))[:top]

    def _rise(self, counts: tuple[int, ...]) -> float:
        now, before = counts[-1] + 0.5, sum(counts[:-1]) + 0.5
        no_now = self.n_articles[-1] + 1 - now
        no_before = sum(self.n_articles[:-1]) + 1 - before
        log_odds = math.log(now / no_now) - math.log(before / no_before)
        return log_odds / math.sqrt(1 / now + 1 / no_now + 1 / before + 1 / no_before)


def keyword_trends(
    dated: Iterable[tuple[str, Iterable[str]]], *, period: str = "month", top: int = 20
) -> KeywordTrends:
    """Return the trends of the `top` keywords over articles given as (date, keywords).

    Dates are ISO 8601 and must be as fine as the period. Keywords that differ in case only are
    one, shown as first written. Raises ValueError for an unknown period, a date that is too
    coarse, or no articles at all.

    >>> trends = keyword_trends([("2024-01-05", ["banjir"]), ("2024-02-01", ["banjir", "Demak"])])
    >>> trends.periods, trends.counts["banjir"], trends.counts["Demak"]
    (('2024-01', '2024-02'), (1, 1), (0, 1))
    """
    if period not in PERIODS:
        raise ValueError(f"period must be one of {list(PERIODS)}, got {period!r}")
    length = PERIODS[period]
    totals: Counter[str] = Counter()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    shown: dict[str, str] = {}
    for date, keywords in dated:
        name = date[:length]
        if len(name) < length or "X" in name:
            raise ValueError(f"the date {date!r} does not name a {period}")
        totals[name] += 1
        for keyword in {keyword.lower(): keyword for keyword in keywords}.values():
            counts[shown.setdefault(keyword.lower(), keyword)][name] += 1
    if not totals:
        raise ValueError("there are no articles with a date")
    periods = tuple(sorted(totals))
    best = sorted(counts, key=lambda keyword: (-counts[keyword].total(), keyword))[:top]
    return KeywordTrends(
        periods=periods,
        n_articles=tuple(totals[name] for name in periods),
        counts={keyword: tuple(counts[keyword][name] for name in periods) for keyword in best},
    )


def trends_of_analyses(
    analyses: Iterable[Analysis], *, period: str = "month", top: int = 20
) -> KeywordTrends:
    """Return the trends of the keywords of analysed articles; those without a full date are left.

    Raises ValueError when no article has a date, or for an unknown period.
    """
    length = PERIODS.get(period, 0)
    dated = (
        (analysis.article.published, [keyword.text for keyword in analysis.keywords])
        for analysis in analyses
        if analysis.article.published is not None
        and len(analysis.article.published) >= length
        and "X" not in analysis.article.published[:length]
    )
    return keyword_trends(dated, period=period, top=top)
