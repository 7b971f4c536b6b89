"""Plots; without matplotlib they name the extra."""

import sys

import pytest

from idnews.corpus.plots import plot_distinctive_terms, plot_trends
from idnews.corpus.trends import keyword_trends

TRENDS = keyword_trends([("2024-01-05", ["banjir"]), ("2024-02-05", ["banjir", "pemilu"])])


def test_missing_matplotlib_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"idnews\[plot\]"):
        plot_trends(TRENDS)


def test_no_groups_are_refused() -> None:
    with pytest.raises(ValueError, match="no groups"):
        plot_distinctive_terms({})


def test_trends_have_a_line_for_each_keyword() -> None:
    pytest.importorskip("matplotlib")
    lines = plot_trends(TRENDS).axes[0].lines
    assert [line.get_label() for line in lines] == ["banjir", "pemilu"]
    assert list(lines[1].get_ydata()) == [0, 100]


def test_groups_have_a_panel_each() -> None:
    pytest.importorskip("matplotlib")
    figure = plot_distinctive_terms({"bola": [("timnas", 3.0)], "ekonomi": [("beras", 2.0)]})
    assert [axes.get_title() for axes in figure.axes] == ["bola", "ekonomi"]
