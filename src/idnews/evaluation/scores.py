"""Scores against gold: pure functions on offsets, counts first and rates from them.

Spans are characters `[start, end)` of one text. Counts of several texts are added (`+`) and the
rates taken from the sum (micro average), so that a long article weighs as much as it holds.
"""

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from idnews.records import Quote

__all__ = [
    "Accuracy",
    "Counts",
    "QuoteScores",
    "add_label_counts",
    "count_labels",
    "count_quotes",
    "count_spans",
    "count_values",
    "is_same_value",
    "list_differences",
]

Span = tuple[int, int]
LabelledSpan = tuple[int, int, str]
# Amounts come from decimal fractions (13,4 juta): a difference this small is rounding, not reading.
RELATIVE_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are in gold, how many were predicted, how many of both are the same.

    >>> counts = Counts(gold=4, predicted=5, matched=4) + Counts(gold=1, predicted=0, matched=0)
    >>> counts.precision, counts.recall, counts.f1
    (0.8, 0.8, 0.8)
    """

    gold: int = 0
    predicted: int = 0
    matched: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.gold + other.gold, self.predicted + other.predicted, self.matched + other.matched
        )

    @property
    def precision(self) -> float | None:
        """Share of the predicted ones that are right, 0 to 1; None when nothing was predicted."""
        return self.matched / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Share of the gold ones that were found, 0 to 1; None when gold has none."""
        return self.matched / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, 0 to 1; None when there is nothing to compare.

        >>> Counts(gold=2).f1, Counts().f1
        (0.0, None)
        """
        total = self.gold + self.predicted
        return 2 * self.matched / total if total else None


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many of `total` were right.

    >>> (Accuracy(right=3, total=4) + Accuracy(right=1, total=1)).share
    0.8
    """

    right: int = 0
    total: int = 0

    def __add__(self, other: "Accuracy") -> "Accuracy":
        return Accuracy(self.right + other.right, self.total + other.total)

    @property
    def share(self) -> float | None:
        """Share of right ones, 0 to 1; None when there were none to judge."""
        return self.right / self.total if self.total else None


def count_spans(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Counts:
    """Count exact matches of spans: tokens, sentences, or entities whatever their label.

    A span counts once however often it is given, and may hold more than its offsets.

    >>> count_spans([(0, 4), (5, 10)], [(0, 4), (5, 9), (9, 10)])
    Counts(gold=2, predicted=3, matched=1)
    """
    wanted, found = set(gold), set(predicted)
    return Counts(len(wanted), len(found), len(wanted & found))


def count_labels(
    gold: Iterable[LabelledSpan], predicted: Iterable[LabelledSpan]
) -> dict[str, Counts]:
    """Count exact matches `(start, end, label)` per label, in alphabetical order of the labels.

    Right span with the wrong label is one missed of the one and one too many of the other.
    `sum(counts.values(), Counts())` is the whole.

    >>> count_labels([(0, 5, "GPE"), (9, 14, "PERSON")], [(0, 5, "ORG"), (9, 14, "PERSON")])
    {'GPE': Counts(gold=1, predicted=0, matched=0),
     'ORG': Counts(gold=0, predicted=1, matched=0),
     'PERSON': Counts(gold=1, predicted=1, matched=1)}
    """
    wanted, found = set(gold), set(predicted)
    labels = sorted({label for _, _, label in wanted | found})
    return {
        label: count_spans(
            ((start, end) for start, end, name in wanted if name == label),
            ((start, end) for start, end, name in found if name == label),
        )
        for label in labels
    }


def add_label_counts(counts: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """Add the counts of several texts label by label.

    >>> add_label_counts([{"GPE": Counts(1, 1, 1)}, {"GPE": Counts(2, 1, 1), "ORG": Counts(1)}])
    {'GPE': Counts(gold=3, predicted=2, matched=2), 'ORG': Counts(gold=1, predicted=0, matched=0)}
    """
    total: dict[str, Counts] = {}
    for one in counts:
        for label, count in one.items():
            total[label] = total.get(label, Counts()) + count
    return dict(sorted(total.items()))


def count_values(
    gold: Mapping[LabelledSpan, Mapping[str, Any] | None],
    predicted: Mapping[LabelledSpan, Mapping[str, Any] | None],
) -> Accuracy:
    """Judge the values of those gold entities that have one and were found with the right extent.

    Missed entities are not counted here but by `count_labels`. Works for links and offices as well.

    >>> count_values({(0, 5, "PERCENT"): {"amount": 5.0}, (9, 13, "DATE"): {"value": "2014"}},
    ...              {(0, 5, "PERCENT"): {"amount": 5, "approximate": False}})
    Accuracy(right=1, total=1)
    """
    judged = [key for key, value in gold.items() if value is not None and key in predicted]
    right = sum(is_same_value(gold[key], predicted[key]) for key in judged)
    return Accuracy(right, len(judged))


def is_same_value(first: Any, second: Any) -> bool:
    """Tell whether two JSON values say the same: `None` and `false` say as little as no key.

    >>> is_same_value({"amount": 1e6, "approximate": False}, {"amount": 1000000})
    True
    >>> is_same_value({"amount": 1, "currency": "IDR"}, {"amount": 1, "currency": "USD"})
    False
    """
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        keys = first.keys() | second.keys()
        return all(is_same_value(first.get(key), second.get(key)) for key in keys)
    if isinstance(first, bool | None) or isinstance(second, bool | None):
        return (None if first is False else first) is (None if second is False else second)
    if isinstance(first, int | float) and isinstance(second, int | float):
        return math.isclose(first, second, rel_tol=RELATIVE_TOLERANCE)
    return bool(first == second)


@dataclass(frozen=True, slots=True)
class QuoteScores:
    """How well quotes were found.

    `extents` counts quotes whose words begin and end exactly right, `characters` the characters
    inside quotes (so that half a quote counts half), `speakers` and `cues` how many of the gold
    quotes with a right extent have the right canonical speaker and the right cue, at its place.
    """

    extents: Counts = Counts()
    characters: Counts = Counts()
    speakers: Accuracy = Accuracy()
    cues: Accuracy = Accuracy()

    def __add__(self, other: "QuoteScores") -> "QuoteScores":
        return QuoteScores(
            self.extents + other.extents,
            self.characters + other.characters,
            self.speakers + other.speakers,
            self.cues + other.cues,
        )


def count_quotes(
    gold: Iterable[Quote], predicted: Iterable[Quote], *, kinds: tuple[str, ...] = ("direct",)
) -> QuoteScores:
    """Count right quotes of the given kinds; those of other kinds are left out on both sides.

    Gold that holds only direct quotes, as the seeds' does, says nothing of indirect ones.

    >>> said = Quote(1, 6, "Siap,", "direct", speaker="Budi Santoso", cue="kata")
    >>> guessed = Quote(1, 6, "Siap,", "direct", speaker="Budi Santoso", cue="ujar")
    >>> scores = count_quotes([said], [guessed])
    >>> scores.extents.f1, scores.speakers.share, scores.cues.share
    (1.0, 1.0, 0.0)
    """
    wanted = {(quote.start, quote.end): quote for quote in gold if quote.kind in kinds}
    found = {(quote.start, quote.end): quote for quote in predicted if quote.kind in kinds}
    both = [(wanted[span], found[span]) for span in wanted if span in found]
    speakers = sum(right.speaker == guess.speaker for right, guess in both)
    cues = sum(_cue_of(right) == _cue_of(guess) for right, guess in both)
    return QuoteScores(
        extents=count_spans(wanted, found),
        characters=_count_characters(wanted, found),
        speakers=Accuracy(speakers, len(both)),
        cues=Accuracy(cues, len(both)),
    )


def _cue_of(quote: Quote) -> tuple[str | None, int | None]:
    return quote.cue, quote.cue_start


def _count_characters(gold: Iterable[Span], predicted: Iterable[Span]) -> Counts:
    """Count characters inside spans.

    >>> _count_characters([(0, 10)], [(5, 12)])
    Counts(gold=10, predicted=7, matched=5)
    """
    return count_spans(
        (place for start, end in gold for place in range(start, end)),
        (place for start, end in predicted for place in range(start, end)),
    )


def list_differences(
    text: str, gold: Iterable[LabelledSpan], predicted: Iterable[LabelledSpan]
) -> list[str]:
    """Return one line for each span that only one side has, in the order of the text.

    `-` is missed, `+` is one too many. For a test to print.

    >>> list_differences("Wali Kota Jambi", [(10, 15, "GPE")], [(5, 15, "GPE")])
    ["+ 5:15 GPE 'Kota Jambi'", "- 10:15 GPE 'Jambi'"]
    """
    wanted, found = set(gold), set(predicted)
    lines = [(span, "-") for span in wanted - found] + [(span, "+") for span in found - wanted]
    return [
        f"{sign} {start}:{end} {label} {text[start:end]!r}"
        for (start, end, label), sign in sorted(lines)
    ]
