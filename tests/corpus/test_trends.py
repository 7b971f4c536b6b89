"""Keywords over time."""

import pytest

from idnews.corpus.trends import KeywordTrends, keyword_trends, trends_of_analyses
from idnews.records import Analysis, Article, Keyword

DATED = [
    ("2024-01-05", ["banjir", "Jakarta"]),
    ("2024-01-09", ["Banjir"]),
    ("2024-02-01", ["pemilu", "jakarta", "pemilu"]),
    ("2024-02-14", ["pemilu"]),
]


def test_counts_by_month() -> None:
    assert keyword_trends(DATED) == KeywordTrends(
        periods=("2024-01", "2024-02"),
        n_articles=(2, 2),
        counts={"banjir": (2, 0), "Jakarta": (1, 1), "pemilu": (0, 2)},
    )


def test_shares_and_rising() -> None:
    trends = keyword_trends(DATED)
    assert trends.shares("Jakarta") == [0.5, 0.5]
    assert [name for name, _ in trends.rising()] == ["pemilu", "Jakarta", "banjir"]
    assert dict(trends.rising())["Jakarta"] == pytest.approx(0)


def test_years_days_and_top() -> None:
    assert keyword_trends(DATED, period="year").periods == ("2024",)
    assert len(keyword_trends(DATED, period="day", top=1).counts) == 1


@pytest.mark.parametrize(
    ("dated", "period", "message"),
    [
        (DATED, "week", "period must be one of"),
        ([("2024", ["a"])], "month", "does not name a month"),
        ([("XXXX-07-03", ["a"])], "year", "does not name a year"),
        ([], "month", "no articles"),
    ],
)
def test_wrong_input_is_refused(
    dated: list[tuple[str, list[str]]], period: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        keyword_trends(dated, period=period)


def test_analyses_without_a_full_date_are_left_out() -> None:
    keyword = Keyword("banjir", 0.5, 1, "term", ((0, 6),))
    analyses = [
        Analysis(Article(body="banjir", published=date), "banjir", keywords=(keyword,))
        for date in ("2024-01-05", None, "XXXX-01-05", "2024")
    ]
    assert trends_of_analyses(analyses).counts == {"banjir": (1,)}
