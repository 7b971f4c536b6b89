"""Read the UD treebanks that the benchmark scores on."""

import hashlib
from pathlib import Path
from typing import NamedTuple

TREEBANKS = {
    "GSD dev": "gsd/id_gsd-ud-dev.conllu",
    "CSUI train": "csui/id_csui-ud-train.conllu",
    "PUD": "pud/id_pud-ud-test.conllu",
}
CONTENT_POS = ("NOUN", "VERB", "ADJ", "ADV")


class Word(NamedTuple):
    """A syntactic word of UD."""

    form: str
    lemma: str
    pos: str

    @property
    def is_content(self) -> bool:
        return self.pos in CONTENT_POS

    @property
    def is_affixed(self) -> bool:
        return self.form.lower() != self.lemma.lower()


def read_sentences(path: Path) -> list[list[Word]]:
    """Return the syntactic words of each sentence in the CoNLL-U file at `path`."""
    sentences: list[list[Word]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0].isdigit():
            sentences[-1].append(Word(*cells[1:4]))
        elif not line and sentences[-1]:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def hash_file(path: Path) -> str:
    """Return the SHA-256 of the file at `path`."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
