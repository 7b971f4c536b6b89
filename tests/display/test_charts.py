from xml.etree import ElementTree

import pytest

from idnews.corpus.trends import PERIODS
from idnews.display.charts import bar_table, columns_chart, plain_table
from idnews.display.province_map import class_bounds, province_map, province_names
from idnews.display.report_data import _period_of, _Reader


def test_bars_have_their_numbers_and_the_longest_is_whole() -> None:
    html = bar_table("Outlets", ("outlet", "articles", ""), [("a", 2000, "x"), ("b", 500, "")])
    assert "width:100.0%" in html
    assert "width:25.0%" in html
    assert "<b>2,000</b>" in html
    assert '<th scope="row">a</th>' in html


def test_no_rows_no_table() -> None:
    assert bar_table("x", ("a", "b", "c"), []) == plain_table("x", ("a",), []) == ""
    assert columns_chart("x", [], []) == ""


def test_numbers_and_dates_stay_on_one_line() -> None:
    html = plain_table("x", ("a", "b"), [("2024-01-16", "Rp1,3 triliun")])
    assert '<td class="n">2024-01-16</td><td>Rp1,3 triliun</td>' in html


@pytest.mark.parametrize("n", [1, 2, 3, 7, 8, 40, 100])
def test_columns_name_the_first_and_the_last_period(n: int) -> None:
    names = [f"p{i}" for i in range(n)]
    chart = ElementTree.fromstring(columns_chart("Articles", names, list(range(n))))
    texts = [element.text for element in chart.iter("text")][1:]
    assert texts[0] == "p0"
    assert texts[-1] == f"p{n - 1}"
    assert len(texts) == len(set(texts)) <= 8
    assert len(list(chart.iter("rect"))) == n


def test_columns_of_zeros_are_flat() -> None:
    assert 'height="0.0"' in columns_chart("x", ["2024"], [0])


@pytest.mark.parametrize("most", [1, 2, 5, 6, 7, 30, 1000, 10**6])
def test_classes_grow_and_hold_the_greatest(most: int) -> None:
    bounds = class_bounds(most)
    assert bounds[0] == 1
    assert bounds == sorted(set(bounds))
    assert bounds[-1] <= most


def test_the_map_has_every_province_and_says_the_most() -> None:
    svg = province_map({"31": 7, "91": 2, "XX": 9}, title="Places", unit="articles")
    assert svg.count("<path") == len(province_names()) == 38
    assert "DKI Jakarta: 7 articles" in svg
    assert "Places. Most: DKI Jakarta 7, Papua 2." in svg


def test_an_empty_map_says_so() -> None:
    assert "Places. None." in province_map({}, title="Places", unit="articles")


@pytest.mark.parametrize(
    ("first", "last", "period", "n"),
    [
        ("2024-01-16", "2024-06-25", "month", 6),
        ("2024-02-27", "2024-02-29", "day", 3),
        ("2010-05-01", "2024-01-01", "year", 15),
        (None, None, "month", 0),
    ],
)
def test_periods_fit_the_span(first: str | None, last: str | None, period: str, n: int) -> None:
    assert _period_of(first, last) == period
    with pytest.importorskip("duckdb").connect() as connection:
        periods = _Reader(connection, 1).periods_between(first, last, period)
    length = PERIODS[period]
    assert len(periods) == n
    assert [*periods[:1], *periods[-1:]] == [d[:length] for d in (first, last) if d]
