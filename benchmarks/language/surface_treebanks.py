"""UD treebanks as raw text with the spans of tokens, words and sentences."""

from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["FILES", "Treebank", "read_treebank"]

FILES = {
    "CSUI train": "ud/csui/id_csui-ud-train.conllu",
    "PUD": "ud/pud/id_pud-ud-test.conllu",
    "GSD dev": "ud/gsd/id_gsd-ud-dev.conllu",
}

Span = tuple[int, int]


@dataclass
class Treebank:
    """The sentences joined by one space; spans are characters `[start, end)` of that text.

    `tokens` are surface tokens (lines of multiword tokens kept whole), `words` their parts where
    these are written one after the other, as `rumah` and `nya` are in `rumahnya`.
    """

    text: str = ""
    tokens: list[Span] = field(default_factory=list)
    words: list[Span] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)


def read_treebank(path: Path) -> Treebank:
    """Return the treebank in a conllu file."""
    bank = Treebank()
    parts: list[str] = []
    length = 0
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        texts = [line[9:].rstrip() for line in lines if line.startswith("# text = ")]
        if not texts:
            continue
        text = texts[0]
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        _add_sentence(bank, text, rows, length)
        parts.append(text)
        length += len(text) + 1
    bank.text = " ".join(parts)
    return bank


def _add_sentence(bank: Treebank, text: str, rows: list[list[str]], offset: int) -> None:
    bank.sentences.append((offset, offset + len(text)))
    forms = {row[0]: row[1] for row in rows}
    place, inside = 0, 0
    for number, form in forms.items():
        if "." in number or (number.isdecimal() and int(number) <= inside):
            continue
        place = text.index(form, place)
        span = (offset + place, offset + place + len(form))
        bank.tokens.append(span)
        if number.isdecimal():
            bank.words.append(span)
        else:
            first, inside = map(int, number.split("-"))
            words = [forms[str(index)] for index in range(first, inside + 1)]
            bank.words.extend(_word_spans(form, words, span))
        place += len(form)


def _word_spans(form: str, words: list[str], span: Span) -> list[Span]:
    if "".join(words).lower() != form.replace("-", "").lower():
        return [span]
    spans, place = [], 0
    for word in words:
        start = form.lower().index(word.lower(), place)
        place = start + len(word)
        spans.append((span[0] + start, span[0] + place))
    return spans
