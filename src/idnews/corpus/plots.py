"""Plots of what a corpus says: trends and distinctive terms. They need the extra [plot]."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from idnews.corpus.trends import KeywordTrends
from idnews.errors import import_extra

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["plot_distinctive_terms", "plot_trends"]

MOST_LABELS = 16
"""Periods that are named below the axis: at twice as many the names of months touch."""

MOST_MARKS = 36
"""Periods up to which each has a dot; more make the lines unreadable."""


def plot_trends(trends: KeywordTrends, *, keywords: Sequence[str] = ()) -> "Figure":
    """Return a figure with one line a keyword: the share of articles that have it over time.

    Shown are the `keywords` named, or the first eight. Raises KeyError for a keyword that the
    trends lack, ImportError without matplotlib.
    """
    figure_module = _matplotlib_figure()
    chosen = list(keywords) or list(trends.counts)[:8]
    figure: Figure = figure_module.Figure(figsize=(9, 4.5), layout="constrained")
    axes = figure.subplots()
    places = range(len(trends.periods))
    marker = "o" if len(places) <= MOST_MARKS else ""
    for keyword in chosen:
        shares = [100 * share for share in trends.shares(keyword)]
        axes.plot(places, shares, marker=marker, label=keyword)
    axes.set_ylabel("artikel (%)")
    axes.set_ylim(bottom=0)
    step = -(-len(places) // MOST_LABELS) or 1
    axes.set_xticks(list(places[::step]), trends.periods[::step], rotation=45, ha="right")
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(frameon=False, fontsize="small", loc="outside right upper")
    return figure


def plot_distinctive_terms(
    terms: Mapping[str, Sequence[tuple[str, float]]], *, top: int = 12
) -> "Figure":
    """Return a figure with one panel a group: its terms as bars of their z-scores.

    `terms` is what `idnews.sklearn.distinctive_terms` returns. Raises ValueError when it is empty,
    ImportError without matplotlib.
    """
    if not terms:
        raise ValueError("there are no groups to plot")
    figure_module = _matplotlib_figure()
    figure: Figure = figure_module.Figure(
        figsize=(3.6 * len(terms), 0.9 + 0.28 * top), layout="constrained"
    )
    panels = figure.subplots(1, len(terms), squeeze=False)[0]
    for axes, (group, scored) in zip(panels, terms.items(), strict=True):
        shown = list(scored[:top])[::-1]
        axes.barh([term for term, _ in shown], [score for _, score in shown])
        axes.set_title(group)
        axes.set_xlabel("z")
    return figure


def _matplotlib_figure() -> Any:
    return import_extra("matplotlib.figure", "plots", "plot")
