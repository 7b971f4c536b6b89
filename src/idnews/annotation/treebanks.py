"""UD treebanks as raw text with the spans of tokens, words and sentences, and their lemmas."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

__all__ = ["TREEBANKS", "Treebank", "Word", "read_treebank"]

# Where the development parts lie below the data folder.
TREEBANKS = {
    "CSUI train": "ud/csui/id_csui-ud-train.conllu",
    "PUD": "ud/pud/id_pud-ud-test.conllu",
    "GSD dev": "ud/gsd/id_gsd-ud-dev.conllu",
}

CONTENT_POS = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
Span = tuple[int, int]


class Word(NamedTuple):
    """A syntactic word of UD with its lemma and Universal part of speech."""

    form: str
    lemma: str
    pos: str

    @property
    def is_content(self) -> bool:
        """Whether it is a noun, verb, adjective or adverb."""
        return self.pos in CONTENT_POS

    @property
    def is_affixed(self) -> bool:
        """Whether its lemma is another word."""
        return self.form.lower() != self.lemma.lower()

    @property
    def is_name(self) -> bool:
        """Whether it is a proper noun that is written as one."""
        return self.pos == "PROPN" and self.form[0].isupper()


@dataclass
class Treebank:
    """The sentences joined by one space; spans are characters `[start, end)` of that text.

    `tokens` are surface tokens (lines of multiword tokens kept whole), `words` their parts where
    these are written one after the other, as `rumah` and `nya` are in `rumahnya`; `analyses` holds
    the syntactic words of each sentence.
    """

    text: str = ""
    tokens: list[Span] = field(default_factory=list)
    words: list[Span] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    analyses: list[list[Word]] = field(default_factory=list)


def read_treebank(path: Path) -> Treebank:
    """Return the treebank in a CoNLL-U file.

    Raises ValueError when a sentence's forms do not stand in its `# text` line.
    """
    bank = Treebank()
    parts: list[str] = []
    length = 0
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        texts = [line[9:].rstrip() for line in lines if line.startswith("# text = ")]
        if not texts:
            continue
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        _add_sentence(bank, texts[0], rows, length)
        parts.append(texts[0])
        length += len(texts[0]) + 1
    bank.text = " ".join(parts)
    return bank


def _add_sentence(bank: Treebank, text: str, rows: list[list[str]], offset: int) -> None:
    bank.sentences.append((offset, offset + len(text)))
    bank.analyses.append([Word(*row[1:4]) for row in rows if row[0].isdecimal()])
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
    """Return the places of the parts of a token, or the token when they are not written so."""
    if "".join(words).lower() != form.replace("-", "").lower():
        return [span]
    spans, place = [], 0
    for word in words:
        start = form.lower().index(word.lower(), place)
        place = start + len(word)
        spans.append((span[0] + start, span[0] + place))
    return spans
