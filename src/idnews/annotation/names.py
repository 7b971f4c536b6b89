"""News with hand-labelled names, as text and labelled spans: three sets, one convention.

The classes are PERSON, ORG and place (GPE, LOC, FAC). The traps of the sets are undone: `PERen` for
`persen`, punctuation glued to tokens, an acronym's bracket glued to the name before it.
"""

from collections.abc import Iterator
from pathlib import Path

from idnews.annotation.bio import bio_rows
from idnews.annotation.name_sentence import sentence_from_words, text_of

__all__ = ["CLASSES", "read_names", "trim_span"]

CLASSES = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "LOC": "place",
    "LOCATION": "place",
    "PLACE": "place",
    "GPE": "place",
    "FAC": "place",
}
EDGES = "()[]{}.,;:?!\"'“”‘’ -"
LabelledSpan = tuple[int, int, str]


def read_names(path: Path) -> Iterator[tuple[str, set[LabelledSpan]]]:
    """Yield each sentence of a BIO file (word first, tag last on a line) with its names."""
    with path.open(encoding="utf-8") as lines:
        for words, tags in bio_rows(lines, name=str(path)):
            words = [word.replace("PERen", "persen") for word in words]
            text, spans = text_of(sentence_from_words(words, tags, ""))
            names = [(start, end, CLASSES[kind]) for start, end, kind in spans if kind in CLASSES]
            yield text, {trim_span(text, piece) for span in names for piece in _pieces(text, span)}


def _pieces(text: str, span: LabelledSpan) -> Iterator[LabelledSpan]:
    """Cut a span at an acronym's bracket: IDNER glues `(PPP)` to the long form before it."""
    start, end, label = span
    bracket = text.find(" (", start, end)
    if bracket > 0:
        yield start, bracket, label
        start = bracket + 1
    yield start, end, label


def trim_span(text: str, span: LabelledSpan) -> LabelledSpan:
    """Return the span without punctuation at its edges.

    >>> trim_span("(KPK) memanggil", (0, 5, "ORG"))
    (1, 4, 'ORG')
    """
    start, end, label = span
    while start < end - 1 and text[start] in EDGES:
        start += 1
    while end > start + 1 and text[end - 1] in EDGES:
        end -= 1
    return start, end, label
