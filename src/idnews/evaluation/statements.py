"""Quotations against PFSA-ID: the words of statements, and who said them.

The corpus (Purnomo W.P. et al. 2022; CC BY-NC-SA, measured on only) is tokenised news without
paragraphs: every token has a BILOU label. The text is put together again so: the first quotation
mark of a text opens, the next closes, and so on, but one behind a comma always closes; marks join
the quoted words, stops the word before them. A new text begins at a dateline (`JAKARTA, KOMPAS —`).

Statement words: token F1 of STATEMENT over all tokens but the marks, direct quotations only, since
STATEMENT marks quoted words. Persons: the gold person is the PERSON or PERSONCOREF nearest to the
statement on the side of its CUE; it counts as found when a quote in the statement has its speaker
mentioned there. Statements that only point back (CUECOREF) are not judged, since names outside
statements are unlabelled.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from idnews.evaluation.scores import Counts

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["StatementMistake", "StatementReport", "StatementText", "read_texts", "score_statements"]

MARKS = {'"', "“", "”", "''", "``"}
CLOSING = set(",.?!;:)]…")
# Tokens from a statement within which its cue and its person are looked for.
NEAR = 12
CONTEXT = 120

Span = tuple[int, int]


@dataclass
class StatementText:
    """The tokens of one text with their labels."""

    words: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def join(self) -> tuple[str, list[Span]]:
        """Return the text put together again, and the place of each token in it.

        >>> StatementText(["“", "Siap", ",", "”", "kata", "Budi", "."]).join()[0]
        '“Siap,” kata Budi.'
        """
        text, glued, is_open = "", True, False
        places: list[Span] = []
        for number, word in enumerate(self.words):
            before = self.words[number - 1] if number else ""
            if word in MARKS:
                is_open = not is_open and not before.endswith(",")
                text += "" if glued or not is_open else " "
                places.append((len(text), len(text) + len(word)))
                text, glued = text + word, is_open
                continue
            is_closing = all(c in CLOSING for c in word)
            text += "" if glued or is_closing else " "
            places.append((len(text), len(text) + len(word)))
            text, glued = text + word, word in {"(", "["}
        return text, places

    def statements(self) -> Iterator[Span]:
        """Yield the statements as `[start, end)` of tokens."""
        start = None
        for number, label in enumerate(self.labels):
            if label == "B-STATEMENT":
                start = number
            elif label == "L-STATEMENT" and start is not None:
                yield start, number + 1

    def person_beside(self, start: int, end: int) -> Span | None:
        """Return the tokens of the person beside the statement `[start, end)`, if labelled."""
        for first, step in ((end, 1), (start - 1, -1)):
            span = range(first, first + step * NEAR, step)
            inside = [i for i in span if 0 <= i < len(self.labels)]
            cues = [i for i in inside if self.labels[i].endswith("CUE")]
            persons = [i for i in inside if "PERSON" in self.labels[i]]
            if cues and persons:
                at = persons[0]
                while step < 0 and self.labels[at][0] not in "BU":
                    at -= 1
                last = at
                while self.labels[last][0] not in "LU" and last + 1 < len(self.labels):
                    last += 1
                return at, last + 1
        return None


@dataclass(frozen=True, slots=True)
class StatementMistake:
    """A statement whose person was not found: its context, gold's person, what was found."""

    context: str
    person: str
    found: tuple[tuple[str, str | None, str | None], ...]


@dataclass
class StatementReport:
    """Counts of the words of statements and of their persons, and every wrong person."""

    words: Counts = field(default_factory=Counts)
    persons: Counts = field(default_factory=Counts)
    mistakes: list[StatementMistake] = field(default_factory=list)


def read_texts(path: Path) -> Iterator[StatementText]:
    """Yield the texts of a file with a word, a tab and a label on each line."""
    tokens = StatementText()
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, label = line.partition("\t")
        if not word.strip():
            continue
        if word == "—" and tokens.words[-1:] == ["KOMPAS"] and len(tokens.words) > NEAR:
            start = _dateline_start(tokens.words)
            head = StatementText(tokens.words[:start], tokens.labels[:start])
            tokens = StatementText(tokens.words[start:], tokens.labels[start:])
            yield head
        tokens.words.append(word)
        tokens.labels.append(label)
    yield tokens


def _dateline_start(words: list[str]) -> int:
    start = len(words) - 1
    while start and (words[start - 1].isupper() or words[start - 1] == ","):
        start -= 1
    return start


def score_statements(nlp: "Language", texts: Iterable[StatementText]) -> StatementReport:
    """Run `nlp` over the texts and compare its direct quotations with the statements."""
    report = StatementReport()
    joined = [(tokens, *tokens.join()) for tokens in texts]
    docs = nlp.pipe(text for _, text, _ in joined)
    for (tokens, text, places), doc in zip(joined, docs, strict=True):
        quotes = [quote for quote in doc._.quotes if quote["kind"] == "direct"]
        spoken = [i for i, word in enumerate(tokens.words) if word not in MARKS]
        found = {
            i
            for i in spoken
            for q in quotes
            if q["start"] <= places[i][0] < places[i][1] <= q["end"]
        }
        gold = {i for i in spoken if tokens.labels[i].endswith("STATEMENT")}
        report.words += Counts(len(gold), len(found), len(gold & found))
        for start, end in tokens.statements():
            person = tokens.person_beside(start, end)
            if person is not None:
                place = places[start][0], places[end - 1][1]
                name = places[person[0]][0], places[person[1] - 1][1]
                _judge_person(report, text, quotes, place, name)
    return report


def _judge_person(
    report: StatementReport, text: str, quotes: list[Mapping[str, Any]], place: Span, name: Span
) -> None:
    """Count the statement at `place` as right if a quote there is said by the person at `name`."""
    inside = [q for q in quotes if q["start"] < place[1] and q["end"] > place[0]]
    spoken = [q for q in inside if q["speaker_start"] is not None]
    is_right = any(q["speaker_start"] < name[1] and q["speaker_end"] > name[0] for q in spoken)
    report.persons += Counts(1, int(bool(spoken)), int(is_right))
    if not is_right:
        context = text[max(0, place[0] - CONTEXT) : place[1] + CONTEXT]
        found = tuple((q["text"], q["speaker"], q["cue"]) for q in inside)
        report.mistakes.append(StatementMistake(context, text[slice(*name)], found))
