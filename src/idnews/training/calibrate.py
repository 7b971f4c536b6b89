"""What is settled on sentences that the model was not trained on: how sure it may be of a name,
and how each treebank's punctuation hangs.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import eq
from typing import Any

import numpy as np

from idnews.annotation.name_sentence import spans_of
from idnews.tagging.calibration import calibrated
from idnews.tagging.model import Model
from idnews.tagging.punctuation import PunctuationStyle, hang_punctuation
from idnews.training.dev_scores import Measured
from idnews.training.examples import Example

__all__ = [
    "best_outside",
    "calibrate",
    "calibration_error",
    "collect_answers",
    "fit_curve",
    "punctuation_styles",
]

# Points of the curve. At 4 the unsure half is one line, at 20 single names make steps.
N_POINTS = 9
N_BINS = 10
# What may be added to the log probability of being outside names, in search of the best F1.
OUTSIDE = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2)

Answer = tuple[float, bool]


def calibrate(measured: Measured) -> dict[str, Any]:
    """Return the facts for the manifest: the curve, the error without and with one, `outside`,
    `punctuation`.

    `measured` is the model and its dev, or the models of folds, each and its fold. The error with a
    curve is measured in halves: fitted on one, measured on the other.
    """
    return _calibrate_names(measured) | {"punctuation": punctuation_styles(measured)}


def _calibrate_names(measured: Measured) -> dict[str, Any]:
    named = [(model, _with_names(dev)) for model, dev in measured]
    answers = [
        one
        for model, dev in named
        for source, own in dev.items()
        for one in collect_answers(model, source, own)
    ]
    if not answers:
        return {}
    outside = best_outside(named)
    halves = answers[::2], answers[1::2]
    crossed = [
        (calibrated(probability, fit_curve(fitted)), is_right)
        for fitted, measured in (halves, halves[::-1])
        if fitted
        for probability, is_right in measured
    ]
    return {
        "outside": dict.fromkeys((source for _, dev in named for source in dev), outside),
        "calibration": fit_curve(answers),
        "calibration_error": {
            "names": len(answers),
            "network": round(calibration_error(answers), 4),
            "calibrated": round(calibration_error(crossed), 4),
        },
    }


def _with_names(dev: Mapping[str, Sequence[Example]]) -> dict[str, list[Example]]:
    own = {source: [one for one in some if one.tags is not None] for source, some in dev.items()}
    return {source: some for source, some in own.items() if some}


def collect_answers(model: Model, source: str, examples: Sequence[Example]) -> list[Answer]:
    """Return the probability of each name that the model finds, and whether gold has it."""
    return [answer for some in _answers(model, source, examples, 0.0) for answer in some]


def best_outside(measured: Measured) -> float:
    """Return which of `OUTSIDE` gives the best F1 in each source's own convention, summed.

    A network is surer of its names than it may be, so the most probable labels are too many names.
    """

    def sum_of_f1(outside: float) -> float:
        right: Counter[str] = Counter()
        both: Counter[str] = Counter()
        for model, dev in measured:
            for source, examples in dev.items():
                found = _answers(model, source, examples, outside)
                right[source] += sum(is_right for some in found for _, is_right in some)
                both[source] += sum(len(spans_of(example.tags or ())) for example in examples)
                both[source] += sum(len(some) for some in found)
        return sum(2 * right[source] / max(1, n) for source, n in both.items())

    return max(OUTSIDE, key=sum_of_f1)


def punctuation_styles(measured: Measured) -> dict[str, str]:
    """Return by which rule the punctuation of each treebank hangs, where a rule beats the network.

    The style whose heads of marks are most often those of gold.
    """
    right: dict[str, Counter[str | None]] = {}
    for model, dev in measured:
        for treebank in model.labels.treebanks:
            own = right.setdefault(treebank, Counter())
            examples = [
                one
                for some in dev.values()
                for one in some
                if one.heads and one.treebank == treebank
            ]
            _count_styles(model, treebank, examples, own)
    best = {
        treebank: max(own, key=lambda style: own[style]) for treebank, own in right.items() if own
    }
    return {treebank: style for treebank, style in best.items() if style is not None}


def _count_styles(
    model: Model, treebank: str, examples: Sequence[Example], right: Counter[str | None]
) -> None:
    """Add to `right` how many heads are those of gold, by the network (None) and by each style."""
    words = [example.words for example in examples]
    for example, tagged in zip(examples, model.tag(words, treebank=treebank), strict=True):
        assert tagged.syntax is not None and example.heads is not None
        syntax = tagged.syntax
        found: dict[str | None, Sequence[int]] = {None: syntax.heads} | {
            style.value: hang_punctuation(
                example.words, syntax.upos, syntax.heads, syntax.deprels, style=style
            )
            for style in PunctuationStyle
        }
        for style, heads in found.items():
            right[style] += sum(map(eq, heads, example.heads))


def _answers(
    model: Model, source: str, examples: Sequence[Example], outside: float
) -> list[list[Answer]]:
    words = [example.words for example in examples]
    tagged = model.tag(words, readout=source, syntax=False, outside=outside)
    answers = []
    for example, found in zip(examples, tagged, strict=True):
        gold = set(spans_of(example.tags or ()))
        answers.append([(sure, (*place, kind) in gold) for *place, kind, sure in found.names])
    return answers


def fit_curve(answers: Sequence[Answer]) -> list[list[float]]:
    """Return ascending points (probability, share that is right): isotonic regression.

    >>> fit_curve([(0.5, False), (0.5, True), (0.9, True), (1.0, True)])[0]
    [0.5, 0.5]
    """
    from sklearn.isotonic import IsotonicRegression

    given = np.array([probability for probability, _ in answers])
    right = np.array([is_right for _, is_right in answers], dtype=float)
    fitted = IsotonicRegression(out_of_bounds="clip").fit(given, right)
    points = np.unique(np.quantile(given, np.linspace(0, 1, N_POINTS)))
    shares = fitted.predict(points)
    return [[round(float(x), 4), round(float(y), 4)] for x, y in zip(points, shares, strict=True)]


def calibration_error(answers: Sequence[Answer]) -> float:
    """Return the mean distance of probability and share right, over ten bins weighted by size.

    The expected calibration error of Guo et al. (2017), 0 to 1, lower is better.

    >>> calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    0.0
    """
    bins: dict[int, list[Answer]] = {}
    for probability, is_right in answers:
        bins.setdefault(min(int(probability * N_BINS), N_BINS - 1), []).append(
            (probability, is_right)
        )
    distances = (
        abs(sum(p for p, _ in some) - sum(is_right for _, is_right in some))
        for some in bins.values()
    )
    return sum(distances) / max(1, len(answers))
