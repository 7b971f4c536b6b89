"""Names against gold, for people: scores by label, what is taken for what, errors in context."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from idnews.annotation.names import CLASSES, LabelledSpan, trim_span
from idnews.evaluation.scores import Counts, count_labels

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["NONE", "NameMistake", "NameReport", "compare_names", "report_names"]

# In the confusion table: no name there.
NONE = "-"
CONTEXT = 40

Sentence = tuple[str, set[LabelledSpan]]


@dataclass(frozen=True, slots=True)
class NameMistake:
    """A name that is wrong: what gold has there and what was found (NONE where there is none)."""

    name: str
    gold: str
    found: str
    before: str
    after: str


@dataclass
class NameReport:
    """Counts by label, `confusion` by (gold label, found label), and every error.

    In the confusion table spans that overlap are compared: the same words with another label, or
    the same label with other ends (then both are the same label, though it counts as an error).
    `left_out` counts the entities with a label that gold does not know.
    """

    counts: dict[str, Counts] = field(default_factory=dict)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[NameMistake] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> Counts:
        """The counts of all labels together (micro average)."""
        return sum(self.counts.values(), Counts())

    def commonest(self, number: int = 20) -> list[tuple[NameMistake, int]]:
        """Return the errors that occur most, with how often; each with its first context."""
        seen: dict[tuple[str, str, str], list[NameMistake]] = {}
        for error in self.errors:
            seen.setdefault((error.name, error.gold, error.found), []).append(error)
        ranked = sorted(seen.values(), key=lambda some: (-len(some), some[0].name))
        return [(some[0], len(some)) for some in ranked[:number]]


def report_names(nlp: "Language", sentences: Sequence[Sentence]) -> NameReport:
    """Run `nlp` over the texts and compare its entities with the names of gold.

    GPE, LOC and FAC are one class, `place`, where gold has that class; what has a label that gold
    does not know is `left_out`.
    """
    labels = {label for _, gold in sentences for _, _, label in gold}
    report = NameReport()
    docs = nlp.pipe(text for text, _ in sentences)
    for doc, (text, gold) in zip(docs, sentences, strict=True):
        found = set()
        for ent in doc.ents:
            label = ent.label_ if ent.label_ in labels else CLASSES.get(ent.label_, "")
            if label in labels:
                found.add(trim_span(text, (ent.start_char, ent.end_char, label)))
            else:
                report.left_out[ent.label_] += 1
        compare_names(report, text, gold, found)
    return report


def compare_names(
    report: NameReport, text: str, gold: Iterable[LabelledSpan], found: Iterable[LabelledSpan]
) -> None:
    """Add the comparison of two sets of labelled spans of `text` to `report`."""
    wanted, predicted = set(gold), set(found)
    for label, counts in count_labels(wanted, predicted).items():
        report.counts[label] = report.counts.get(label, Counts()) + counts
    for _, _, label in wanted & predicted:
        report.confusion[label, label] += 1
    rest = sorted(predicted - wanted)
    for start, end, label in sorted(wanted - predicted):
        over = next((p for p in rest if p[0] < end and p[1] > start), None)
        if over is not None:
            rest.remove(over)
        other = over[2] if over else NONE
        report.confusion[label, other] += 1
        shown = text[over[0] : over[1]] + " " if over and over[:2] != (start, end) else ""
        found_as = f"{shown}{other}"
        report.errors.append(_error(text, start, end, label, found_as))
    for start, end, label in rest:
        report.confusion[NONE, label] += 1
        report.errors.append(_error(text, start, end, NONE, label))


def _error(text: str, start: int, end: int, gold: str, found: str) -> NameMistake:
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return NameMistake(text[start:end], gold, found, before, after)
