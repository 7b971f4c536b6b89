"""Words of sentences as arrays for the encoder: subword ids and where each word begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Encoded", "encode_words", "pad_batch"]


@dataclass(frozen=True, slots=True)
class Encoded:
    """Subword ids of a sentence with its special tokens, and each word's first subword in them."""

    ids: list[int]
    starts: list[int]


def encode_words(tokenizer: Any, sentences: Sequence[Sequence[str]]) -> list[Encoded]:
    """Return each sentence encoded by a `tokenizers.Tokenizer`.

    A word without a subword (a control character) has 0 as its start: the sentence's first token.
    """
    encodings = tokenizer.encode_batch([list(words) for words in sentences], is_pretokenized=True)
    return [
        Encoded(encoding.ids, _starts(encoding.word_ids, len(words)))
        for words, encoding in zip(sentences, encodings, strict=True)
    ]


def _starts(word_ids: Sequence[int | None], n_words: int) -> list[int]:
    starts = [0] * n_words
    previous = None
    for position, word in enumerate(word_ids):
        if word is not None and word != previous:
            starts[word] = position
        previous = word
    return starts


def pad_batch(batch: Sequence[Encoded], pad_id: int) -> dict[str, NDArray[np.int64]]:
    """Return `input_ids` and `attention_mask` of shape (n_sentences, n_subwords) and `starts` of
    shape (n_sentences, n_words), padded on the right: `starts` with 0.
    """
    width = max(len(one.ids) for one in batch)
    n_words = max(len(one.starts) for one in batch)
    ids = np.full((len(batch), width), pad_id, dtype=np.int64)
    mask = np.zeros((len(batch), width), dtype=np.int64)
    starts = np.zeros((len(batch), n_words), dtype=np.int64)
    for row, one in enumerate(batch):
        ids[row, : len(one.ids)] = one.ids
        mask[row, : len(one.ids)] = 1
        starts[row, : len(one.starts)] = one.starts
    return {"input_ids": ids, "attention_mask": mask, "starts": starts}
