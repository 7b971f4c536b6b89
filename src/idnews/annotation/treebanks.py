"""UD treebanks as raw text with the spans of tokens, words and sentences, and their lemmas."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from idnews.annotation.conllu import read_conllu

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
    """Return the treebank in a CoNLL-U file. Raises ValueError when it is none."""
    bank = Treebank()
    sentences = read_conllu(path)
    bank.text = " ".join(sentence.text for sentence in sentences)
    place = 0
    for sentence in sentences:
        start = place
        for surface in sentence.surfaces:
            forms = [word.form for word in sentence.words[surface.start : surface.end]]
            span = (place, place + len(surface.form))
            bank.tokens.append(span)
            bank.words += _word_spans(surface.form, forms, span)
            place = span[1] + surface.space_after
        bank.sentences.append((start, start + len(sentence.text)))
        bank.analyses.append([Word(word.form, word.lemma, word.upos) for word in sentence.words])
        place = start + len(sentence.text) + 1
    return bank


def _word_spans(form: str, words: list[str], span: Span) -> list[Span]:
    """Return the places of the parts of a token, or the token when they are not written so."""
    if "".join(words).replace("-", "").lower() != form.replace("-", "").lower():
        return [span]
    spans, place = [], 0
    for word in words:
        start = form.lower().index(word.lower(), place)
        place = start + len(word)
        spans.append((span[0] + start, span[0] + place))
    return spans
