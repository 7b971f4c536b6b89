"""Probabilities that mean what they say: of names scored 0.8, eight in ten are right."""

from bisect import bisect_right
from collections.abc import Sequence

__all__ = ["calibrated"]


def calibrated(probability: float, curve: Sequence[Sequence[float]] | None) -> float:
    """Return the share of right names among those that the network gives this probability.

    `curve` is measured on dev: ascending pairs (probability, share that was right); between two
    the line is taken. Without a curve the probability itself is returned.

    >>> calibrated(0.75, [[0.5, 0.4], [1.0, 0.9]])
    0.65
    """
    if not curve:
        return probability
    after = bisect_right([pair[0] for pair in curve], probability)
    if after == 0:
        return curve[0][1]
    if after == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[after - 1], curve[after]
    return round(y0 + (y1 - y0) * (probability - x0) / (x1 - x0), 6)
