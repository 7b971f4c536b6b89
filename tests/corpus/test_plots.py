"""Plots; without matplotlib they name the extra."""

import sys
from pathlib import Path

import numpy as np
import pytest

from idnews.corpus.plots import MOST_LABELS, plot_distinctive_terms, plot_trends
from idnews.corpus.trends import KeywordTrends, keyword_trends

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
    assert np.asarray(lines[1].get_ydata()).tolist() == [0, 100]


def test_groups_have_a_panel_each() -> None:
    pytest.importorskip("matplotlib")
    figure = plot_distinctive_terms({"bola": [("timnas", 3.0)], "ekonomi": [("beras", 2.0)]})
    assert [axes.get_title() for axes in figure.axes] == ["bola", "ekonomi"]


def test_many_periods_are_not_all_named() -> None:
    pytest.importorskip("matplotlib")
    periods = tuple(f"{year}-{month:02d}" for year in range(2015, 2025) for month in range(1, 13))
    counts = {"banjir": tuple(number % 7 for number in range(len(periods)))}
    trends = KeywordTrends(periods=periods, n_articles=(10,) * len(periods), counts=counts)
    figure = plot_trends(trends)
    labels = [label.get_text() for label in figure.axes[0].get_xticklabels()]
    assert len(labels) <= MOST_LABELS and labels[0] == "2015-01"
    assert np.asarray(figure.axes[0].lines[0].get_ydata()).shape == (len(periods),)


@pytest.mark.parametrize("name", ["trends", "terms"])
def test_plots_can_be_drawn(name: str, tmp_path: Path) -> None:
    """The whole figure is laid out and drawn, as `savefig` does it."""
    pytest.importorskip("matplotlib")
    figure = (
        plot_trends(TRENDS)
        if name == "trends"
        else plot_distinctive_terms({"bola": [("timnas", 3.0)], "ekonomi": [("beras", 2.0)]})
    )
    file = tmp_path / f"{name}.png"
    figure.savefig(file, dpi=50)
    assert file.read_bytes()[:4] == b"\x89PNG"
