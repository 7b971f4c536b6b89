"""Score quotations on PFSA-ID's development part: words of statements, and who said them.

Run: python benchmarks/quotes/score_pfsa.py --data ../shared/data [--show 20]

The corpus (Purnomo W.P. et al. 2022; CC BY-NC-SA, measured on only) is tokenised news without
paragraphs: every token has a BILOU label. The text is put together again so: the first quotation
mark of a text opens, the next closes, and so on, but one behind a comma always closes; marks join
the quoted words, stops the word before them. A new text begins at a dateline (`JAKARTA, KOMPAS —`).

Statement words: token F1 of STATEMENT over all tokens but the marks, direct quotations only, since
STATEMENT marks quoted words. Persons: the gold person is
the PERSON or PERSONCOREF nearest to the statement on the side of its CUE; it counts as found when
a quote in the statement has its speaker mentioned there. Statements that only point back
(CUECOREF) are not judged, since names outside statements are unlabelled.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import idnews
from idnews.evaluation.scores import Counts

MARKS = {'"', "“", "”", "''", "``"}
CLOSING = set(",.?!;:)]…")
NEAR = 12


@dataclass
class Tokens:
    """Tokens of one text with their labels and their places in the text put together."""

    words: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def join(self) -> tuple[str, list[tuple[int, int]]]:
        """Return the text and the place of each token in it."""
        text, glued, is_open = "", True, False
        places: list[tuple[int, int]] = []
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


def read_texts(path: Path) -> Iterator[Tokens]:
    """Yield the texts of the file."""
    tokens = Tokens()
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, label = line.partition("\t")
        if not word.strip():
            continue
        if word == "—" and tokens.words[-1:] == ["KOMPAS"] and len(tokens.words) > NEAR:
            start = _dateline_start(tokens.words)
            head = Tokens(tokens.words[:start], tokens.labels[:start])
            tokens = Tokens(tokens.words[start:], tokens.labels[start:])
            yield head
        tokens.words.append(word)
        tokens.labels.append(label)
    yield tokens


def _dateline_start(words: list[str]) -> int:
    start = len(words) - 1
    while start and (words[start - 1].isupper() or words[start - 1] == ","):
        start -= 1
    return start


def gold_person(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens of the person beside the statement `[start, end)`, if one is labelled."""
    for first, step in ((end, 1), (start - 1, -1)):
        span = range(first, first + step * NEAR, step)
        inside = [i for i in span if 0 <= i < len(tokens.labels)]
        cues = [i for i in inside if tokens.labels[i].endswith("CUE")]
        persons = [i for i in inside if "PERSON" in tokens.labels[i]]
        if cues and persons:
            at = persons[0]
            while step < 0 and tokens.labels[at][0] not in "BU":
                at -= 1
            last = at
            while tokens.labels[last][0] not in "LU" and last + 1 < len(tokens.labels):
                last += 1
            return at, last + 1
    return None


def statements_of(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the statements as `[start, end)` of tokens."""
    start = None
    for number, label in enumerate(tokens.labels):
        if label == "B-STATEMENT":
            start = number
        elif label == "L-STATEMENT" and start is not None:
            yield start, number + 1


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, help="print so many errors")
    options = parser.parse_args()
    nlp = idnews.load()
    words, persons, shown = Counts(), Counts(), 0
    for tokens in read_texts(options.data / "quotes" / "pfsa" / "dev-20.txt"):
        text, places = tokens.join()
        doc = nlp(text)
        quotes = [quote for quote in doc._.quotes if quote["kind"] == "direct"]
        found = {
            i
            for i, (a, b) in enumerate(places)
            if any(q["start"] <= a and b <= q["end"] for q in quotes)
            and tokens.words[i] not in MARKS
        }
        gold = {
            i
            for i, label in enumerate(tokens.labels)
            if label.endswith("STATEMENT") and tokens.words[i] not in MARKS
        }
        words += Counts(len(gold), len(found), len(gold & found))
        for start, end in statements_of(tokens):
            person = gold_person(tokens, start, end)
            if person is None:
                continue
            span = places[person[0]][0], places[person[1] - 1][1]
            a, b = places[start][0], places[end - 1][1]
            inside = [q for q in quotes if q["start"] < b and q["end"] > a]
            speakers = [q for q in inside if q["speaker_start"] is not None]
            right = any(
                q["speaker_start"] < span[1] and q["speaker_end"] > span[0] for q in speakers
            )
            persons += Counts(1, int(bool(speakers)), int(right))
            if not right and shown < options.show:
                shown += 1
                print(f"-- {text[max(0, a - 120) : b + 120]!r} gold {text[slice(*span)]!r}")
                print("   ", [(q["text"][:40], q["speaker"], q["cue"]) for q in inside])
    print(
        f"statement words: P {words.precision:.3f} R {words.recall:.3f} F1 {words.f1:.3f} {words}"
    )
    print(
        f"persons: P {persons.precision:.3f} R {persons.recall:.3f} F1 {persons.f1:.3f} {persons}"
    )


if __name__ == "__main__":
    main()
