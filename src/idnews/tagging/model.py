"""The network at work: words of sentences in, names, parts of speech and trees out."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from idnews.tagging.decoding import decode_names, decode_tree, log_softmax
from idnews.tagging.encoding import Encoded, encode_words, pad_batch
from idnews.tagging.files import (
    LABELS,
    NETWORK,
    TOKENIZER,
    WORDS,
    read_manifest,
    tree_file,
    tree_outputs,
)
from idnews.tagging.punctuation import PunctuationStyle, hang_punctuation

__all__ = ["Model", "Syntax", "Tagged"]

# Padded subwords in one run of the network. With more, what layers pass on leaves the cache (words
# a second at 128: 2,717, 256: 2,912, 512: 2,801, 1,024: 2,450); with fewer, calls cost.
BATCH_SUBWORDS: Final = 256
# Subwords of the longest window. At the encoder's own limit of 512 the scores of relations alone
# take 48 MB; sentences of the training data are shorter.
WINDOW: Final = 192
# Words that two windows of a long sentence share: each word is read in the window where it has more
# on both sides.
OVERLAP: Final = 24

Name = tuple[int, int, str, float]
Window = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Syntax:
    """Labels of each word of a sentence; `heads` are indices of words, -1 the root."""

    upos: list[str]
    feats: list[str]
    clitics: list[str]
    heads: list[int]
    deprels: list[str]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the model reads in one sentence: names as (first word, end word, kind, probability)."""

    names: list[Name]
    syntax: Syntax | None


@dataclass(slots=True)
class _Piece:
    """A window of a sentence on its way through the network."""

    sentence: int
    window: Window
    encoded: Encoded


@dataclass(slots=True)
class _Part:
    """What a window says of the words that are its own, the first of them `start`.

    `names` are log probabilities; heads in `tree` count from `start`, -1 is the root.
    """

    start: int
    names: NDArray[np.float32]
    labels: dict[str, list[str]]
    tree: list[int]
    deprels: list[str]


class Model:
    """A trained network, run by onnxruntime on `threads` threads of the CPU.

    `files` are the contents of the files of a model (`tagging.files`) by name; `source`
    says where they come from, in messages. Raises ModelError when they do not belong together.
    """

    def __init__(self, files: Mapping[str, bytes], *, source: str, threads: int = 1) -> None:
        if threads < 1:
            raise ValueError(f"threads must be at least 1, got {threads}")
        self.files = dict(files)
        self.manifest = read_manifest(files, source)
        self.labels = self.manifest.labels
        self.threads = threads
        self._sessions: dict[str, Any] = {}
        self._tokenizer: Any = None
        self._owner = -1

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what another process has to open anew."""
        return {**self.__dict__, "_sessions": {}, "_tokenizer": None, "_owner": -1}

    def _open(self) -> None:
        """Open the tokenizer once in each process."""
        if self._owner == os.getpid():
            return
        from tokenizers import Tokenizer

        self._sessions = {}
        self._tokenizer = Tokenizer.from_str(self.files[TOKENIZER].decode("utf-8"))
        self._owner = os.getpid()

    def _run(self, file: str, outputs: Sequence[str], inputs: Mapping[str, Any]) -> list[Any]:
        """Run a network, opened once in each process: its threads do not survive a fork."""
        session = self._sessions.get(file)
        if session is None:
            import onnxruntime

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = self.threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            # Threads that wait for work would burn the core that other processes need.
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            session = self._sessions[file] = onnxruntime.InferenceSession(
                self.files[file],
                options,
                providers=["CPUExecutionProvider"],
                # On a CPU the fused kernel takes 4 times as long as the two it replaces.
                disabled_optimizers=["SkipLayerNormFusion"],
            )
        scores: list[Any] = session.run(list(outputs), dict(inputs))
        return scores

    def tag(
        self,
        sentences: Sequence[Sequence[str]],
        *,
        readout: str = "all",
        syntax: bool = True,
        treebank: str | None = None,
        outside: float | None = None,
    ) -> list[Tagged]:
        """Return what the model reads in each sentence, given as its words.

        Long sentences are read in windows that overlap, never cut off. `readout` is the convention
        by which names are given, `treebank` that of the syntax, by default the model's first;
        without `syntax` only the names are computed. The answer for a sentence does not depend on
        the others. `outside` is that of `decode_names`; by default what the manifest has for the
        readout. Punctuation hangs as the network says, or by rule where the manifest has a style
        for the treebank. Raises ValueError for an unknown readout or treebank.
        """
        if readout not in self.labels.readouts:
            raise ValueError(f"readout must be one of {self.labels.readouts}, got {readout!r}")
        treebanks = self.labels.treebanks
        if treebank is None:
            treebank = treebanks[0]
        if treebank not in treebanks:
            raise ValueError(f"treebank must be one of {treebanks}, got {treebank!r}")
        if outside is None:
            outside = self.manifest.facts.get("outside", {}).get(readout, 0.0)
        self._open()
        pieces = self._pieces(sentences)
        pieces.sort(key=lambda piece: len(piece.encoded.ids))
        parts: list[list[_Part]] = [[] for _ in sentences]
        columns = [self.labels.readouts.index(readout), *[treebanks.index(treebank)] * 3]
        for batch in _batches(pieces):
            scores = self._scores(batch, columns, treebank if syntax else None)
            for row, piece in enumerate(batch):
                n_words = piece.window[1] - piece.window[0]
                own = {name: values[row, :n_words] for name, values in scores.items()}
                parts[piece.sentence].append(self._read_window(piece.window, own))
        style = self.manifest.facts.get("punctuation", {}).get(treebank)
        tagged = [self._join(some, outside) for some in parts]
        if style is None or not syntax:
            return tagged
        return [
            _with_punctuation(one, words, PunctuationStyle(style))
            for one, words in zip(tagged, sentences, strict=True)
        ]

    def _pieces(self, sentences: Sequence[Sequence[str]]) -> list[_Piece]:
        """Cut sentences longer than the network reads into windows."""
        limit = min(self.manifest.max_subwords, WINDOW)
        pieces = []
        encoded = encode_words(self._tokenizer, [words or ["."] for words in sentences])
        for number, (words, one) in enumerate(zip(sentences, encoded, strict=True)):
            if not words:
                continue
            if len(one.ids) <= limit:
                pieces.append(_Piece(number, (0, len(words), 0, len(words)), one))
                continue
            windows = find_windows(one, limit)
            parts = encode_words(self._tokenizer, [words[w[0] : w[1]] for w in windows])
            pieces += [
                _Piece(number, window, _shortened(part, limit))
                for window, part in zip(windows, parts, strict=True)
            ]
        return pieces

    def _scores(
        self, batch: Sequence[_Piece], columns: Sequence[int], treebank: str | None
    ) -> dict[str, Any]:
        """Return the logits of labels, and of trees with a `treebank`.

        `columns` are the places of the convention asked for, by label.
        """
        inputs = pad_batch([piece.encoded for piece in batch], self.manifest.pad_id)
        if treebank is None:
            (names,) = self._run(NETWORK, LABELS[:1], inputs)
            return {"names": names[:, :, columns[0]]}
        *labels, words, root = self._run(NETWORK, (*LABELS, *WORDS), inputs)
        read = {**inputs, **dict(zip(WORDS, (words, root), strict=True))}
        trees = self._run(tree_file(treebank), tree_outputs(treebank), read)
        chosen = (one[:, :, column] for one, column in zip(labels, columns, strict=True))
        return dict(zip((*LABELS, "arcs", "relations"), (*chosen, *trees), strict=True))

    def _read_window(self, window: Window, scores: Mapping[str, NDArray[np.float32]]) -> _Part:
        """Read what is a window's own at once: scores of relations are large."""
        start, _, own_start, own_end = window
        rows = slice(own_start - start, own_end - start)
        names = log_softmax(scores["names"][rows])
        if "upos" not in scores:
            return _Part(own_start, names, {}, [], [])
        labels = {
            head: [getattr(self.labels, head)[i] for i in scores[head][rows].argmax(axis=-1)]
            for head in ("upos", "feats", "clitics")
        }
        columns = np.r_[0, np.arange(rows.start, rows.stop) + 1]
        tree = decode_tree(log_softmax(scores["arcs"][rows][:, columns]))
        relations = scores["relations"][rows][:, columns][np.arange(len(tree)), tree + 1]
        if "root" in self.labels.deprels:
            relations[:, self.labels.deprels.index("root")] = -np.inf
        deprels = [self.labels.deprels[i] for i in relations.argmax(axis=-1)]
        return _Part(own_start, names, labels, tree.tolist(), deprels)

    def _join(self, parts: list[_Part], outside: float) -> Tagged:
        """Join the windows of one sentence; roots of further windows hang on the first root."""
        if not parts:
            return Tagged([], None)
        parts.sort(key=lambda part: part.start)
        scores = np.concatenate([part.names for part in parts])
        names = decode_names(scores, self.labels.names, outside=outside)
        if not parts[0].labels:
            return Tagged(names, None)
        heads: list[int] = []
        deprels: list[str] = []
        first_root = -1
        for part in parts:
            for word, (head, deprel) in enumerate(zip(part.tree, part.deprels, strict=True)):
                if head >= 0:
                    heads.append(head + part.start)
                    deprels.append(deprel)
                elif first_root < 0:
                    first_root = part.start + word
                    heads.append(-1)
                    deprels.append("root")
                else:
                    heads.append(first_root)
                    deprels.append("parataxis")
        best = {
            head: [label for part in parts for label in part.labels[head]]
            for head in ("upos", "feats", "clitics")
        }
        return Tagged(names, Syntax(**best, heads=heads, deprels=deprels))


def _with_punctuation(tagged: Tagged, words: Sequence[str], style: PunctuationStyle) -> Tagged:
    syntax = tagged.syntax
    if syntax is None:
        return tagged
    heads = hang_punctuation(words, syntax.upos, syntax.heads, syntax.deprels, style=style)
    deprels = [
        "punct" if label == "PUNCT" and head >= 0 else deprel
        for label, head, deprel in zip(syntax.upos, heads, syntax.deprels, strict=True)
    ]
    return replace(tagged, syntax=replace(syntax, heads=heads, deprels=deprels))


def find_windows(encoded: Encoded, limit: int) -> list[Window]:
    """Return (start, end, own start, own end) of windows of at most `limit` subwords, in words.

    The parts that are their own follow each other without a gap. A word with more subwords than
    fit stands alone.
    """
    starts = [*encoded.starts, len(encoded.ids) - 1]
    for number in range(len(starts) - 1, 0, -1):  # a word without a subword begins where the next
        starts[number - 1] = starts[number - 1] or starts[number]
    n_words = len(encoded.starts)
    windows: list[Window] = []
    start = own = 0
    while own < n_words:
        end = start + 1
        while end < n_words and starts[end + 1] - starts[start] <= limit - 2:
            end += 1
        own_end = end if end == n_words else max(own + 1, end - OVERLAP // 2)
        windows.append((start, end, own, own_end))
        own = own_end
        start = max(start + 1, own - OVERLAP // 2) if own < end else own
    return windows


def _shortened(encoded: Encoded, limit: int) -> Encoded:
    """Cut the one word that is longer than the network reads."""
    if len(encoded.ids) <= limit:
        return encoded
    ids = [*encoded.ids[: limit - 1], encoded.ids[-1]]
    return Encoded(ids, [start if start < limit - 1 else 0 for start in encoded.starts])


def _batches(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Gather pieces, sorted by length, into batches of few padded subwords."""
    batches: list[list[_Piece]] = []
    for piece in pieces:
        length = len(piece.encoded.ids)
        if not batches or (len(batches[-1]) + 1) * length > BATCH_SUBWORDS:
            batches.append([])
        batches[-1].append(piece)
    return batches
