"""What spaCy finds by name: the neural component `idnews_model`."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span
from spacy.util import minibatch

from idnews.errors import ModelError
from idnews.extensions import register
from idnews.tagging.calibration import calibrated
from idnews.tagging.files import read_files
from idnews.tagging.model import Model, Syntax, Tagged

__all__ = ["NeuralTagger", "create_model"]

MODEL_KEY: Final = "model"
# The class of places among the names of the training data is a LOC until rules say which kind.
SPAN_LABELS: Final = {"place": "LOC"}
JOIN: Final = "+"
HOST: Final = "*"
ROOT: Final = "ROOT"

Read = tuple[list[int], Tagged]


@Language.factory(
    "idnews_model",
    assigns=["doc.spans", "token.pos", "token.tag", "token.morph", "token.dep", "token.head"],
    default_config={"readout": "all", "syntax": True, "treebank": None, "threads": 1},
)
def create_model(
    nlp: Language, name: str, readout: str, syntax: bool, treebank: str | None, threads: int
) -> "NeuralTagger":
    """Return the neural component, without a model until `from_disk` or `from_bytes`."""
    return NeuralTagger(
        nlp, name, readout=readout, syntax=syntax, treebank=treebank, threads=threads
    )


class NeuralTagger(Pipe):
    """Writes `doc.spans["model"]` and the parts of speech, features and dependencies of tokens.

    `readout` is the convention by which names are given, `syntax` whether more than names is
    computed, `treebank` whose convention parts of speech, features and dependencies follow (by
    default the model's first), `threads` how many cores one process uses.
    """

    def __init__(
        self,
        nlp: Language,
        name: str = "idnews_model",
        *,
        readout: str = "all",
        syntax: bool = True,
        treebank: str | None = None,
        threads: int = 1,
    ) -> None:
        register()
        self.vocab = nlp.vocab
        self.name = name
        self.readout = readout
        self.syntax = syntax
        self.treebank = treebank
        self.threads = threads
        self.model: Model | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc, whose sentences are marked already."""
        try:
            self._annotate([doc])
        except Exception as error:
            self.get_error_handler()(self.name, self, [doc], error)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate Docs as they come, `batch_size` at a time: sentences are sorted by length."""
        for docs in minibatch(stream, size=batch_size):  # type: ignore[no-untyped-call]
            try:
                self._annotate(docs)
            except Exception as error:
                self.get_error_handler()(self.name, self, docs, error)
            yield from docs

    def _annotate(self, docs: Sequence[Doc]) -> None:
        if self.model is None:
            raise ModelError(
                f"{self.name} has no model yet: load a pipeline that was saved with one "
                "(idnews.load()), or train one (idnews train)"
            )
        places = [_sentences(doc) for doc in docs]
        words = []
        for doc, sentences in zip(docs, places, strict=True):
            texts = [token.text for token in doc]
            words += [[texts[i] for i in indices] for indices in sentences]
        found = self.model.tag(
            words, readout=self.readout, syntax=self.syntax, treebank=self.treebank
        )
        tagged = iter(found)
        curve = self.model.manifest.facts.get("calibration")
        for doc, sentences in zip(docs, places, strict=True):
            read = list(zip(sentences, islice(tagged, len(sentences)), strict=True))
            _set_names(doc, read, curve)
            if self.syntax:
                _set_syntax(doc, read)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the files of the model into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in (self.model.files if self.model else {}).items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "NeuralTagger":
        """Read the files of the model from the folder `path`; raises ModelError."""
        self.model = Model(read_files(Path(path)), source=str(path), threads=self.threads)
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the files of the model as one bytes object."""
        packed: bytes = srsly.msgpack_dumps(self.model.files if self.model else {})
        return packed

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "NeuralTagger":
        """Read what `to_bytes` gave; raises ModelError."""
        files: Any = srsly.msgpack_loads(data)
        self.model = Model(files, source="these bytes", threads=self.threads) if files else None
        return self


def _sentences(doc: Doc) -> list[list[int]]:
    """Return the indices of the tokens of each sentence, whitespace left out."""
    sentences = ([token.i for token in sent if not token.is_space] for sent in doc.sents)
    return [indices for indices in sentences if indices]


def _set_names(doc: Doc, read: Sequence[Read], curve: Sequence[Sequence[float]] | None) -> None:
    spans = []
    for indices, tagged in read:
        for start, end, kind, probability in tagged.names:
            label = SPAN_LABELS.get(kind, kind)
            span = Span(doc, indices[start], indices[end - 1] + 1, label=label)
            # spaCy keeps attributes by offsets: the rules' span of the same words has this _.score.
            span._.score = span._.model_score = calibrated(probability, curve)
            spans.append(span)
    doc.spans[MODEL_KEY] = spans


def _set_syntax(doc: Doc, read: Sequence[Read]) -> None:
    """Fill spaCy's native places, a sentence of `doc.sents` being one tree."""
    strings = doc.vocab.strings
    heads, labels = _space_heads(doc)
    for indices, tagged in read:
        if tagged.syntax is not None:
            _set_words(doc, indices, tagged.syntax)
            pairs = zip(indices, tagged.syntax.heads, tagged.syntax.deprels, strict=True)
            for i, head, label in pairs:
                heads[i] = 0 if head < 0 else indices[head] - i
                labels[i] = ROOT if head < 0 else label
    if labels:
        deps = np.array([strings.add(label) for label in labels], dtype=np.uint64)
        rows: Any = np.column_stack([heads.astype(np.uint64), deps])
        doc.from_array(["HEAD", "DEP"], rows)


def _space_heads(doc: Doc) -> tuple[NDArray[np.int64], list[str]]:
    """Return heads (as distances) and labels in which whitespace hangs on the word before it.

    In front of a sentence it hangs on the first word, and where there is no word, on its first.
    """
    heads = np.zeros(len(doc), dtype=np.int64)
    labels = [""] * len(doc)
    for sentence in doc.sents:
        first = next((token.i for token in sentence if not token.is_space), sentence.start)
        before = first
        for token in sentence:
            if not token.is_space:
                before = token.i
                continue
            token.pos_ = "SPACE"
            heads[token.i] = before - token.i
            labels[token.i] = "dep" if before != token.i else ROOT
    return heads, labels


def _set_words(doc: Doc, indices: Sequence[int], syntax: Syntax) -> None:
    for i, upos, feats, clitics in zip(
        indices, syntax.upos, syntax.feats, syntax.clitics, strict=True
    ):
        token: Any = doc[i]  # spaCy's stubs lack set_morph
        parts = upos.split(JOIN)
        relations = clitics.split(JOIN)
        host = relations.index(HOST) if HOST in relations else 0
        token.tag_ = upos
        token.pos_ = parts[host] if host < len(parts) else parts[0]
        features = feats.split(JOIN)
        own = features[host] if host < len(features) else "_"
        token.set_morph("" if own == "_" else own)
        if len(parts) > 1 and len(parts) == len(relations):
            token._.clitics = clitics
