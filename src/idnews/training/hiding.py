"""Words hidden from a network that is to guess them: what it can learn from text without labels.

Whole words are hidden (Devlin et al. 2019, and their later models with whole-word masking), so that
no subword gives away its neighbour.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from idnews.training.examples import IGNORE

__all__ = ["find_mask", "hide_words"]

# Of the words that are to be guessed, so many are hidden, the rest half and half shown as they are
# and as chance has it: so that the network looks at the words it sees, too (Devlin et al. 2019).
HIDDEN = 0.8
REPLACED = 0.1
MASKS = ("<mask>", "[MASK]", "<unk>", "[UNK]")


def find_mask(tokenizer: Any) -> int:
    """Return the id that stands for a hidden subword: the mask, or where there is none, unknown.

    Raises ValueError when the `tokenizers.Tokenizer` has neither.
    """
    ids = [tokenizer.token_to_id(token) for token in MASKS]
    for number in ids:
        if number is not None:
            return int(number)
    raise ValueError(f"no word can be hidden: the encoder's tokenizer has none of {MASKS}")


def hide_words(
    inputs: dict[str, NDArray[np.int64]],
    shares: Sequence[float],
    chance: np.random.Generator,
    *,
    mask_id: int,
    n_pieces: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the subwords of `inputs` with words hidden, and what stood there.

    Both are (n_sentences, n_subwords). `shares` is the share of words to guess, by sentence. Places
    that are not to be guessed are IGNORE.
    """
    ids, width = inputs["input_ids"], inputs["input_ids"].shape[1]
    words = _words_of(inputs)
    draws, kinds = chance.random((2, len(ids), width + 1))
    chosen = (np.take_along_axis(draws, words, 1) < np.array(shares)[:, None]) & (words > 0)
    kind = np.take_along_axis(kinds, words, 1)
    shown = np.where(chosen & (kind < HIDDEN), mask_id, ids)
    is_replaced = chosen & (kind >= 1 - REPLACED)
    shown = np.where(is_replaced, chance.integers(0, n_pieces, ids.shape), shown)
    return shown, np.where(chosen, ids, IGNORE)


def _words_of(inputs: dict[str, NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return which word each subword is of, counted from 1; 0 is none."""
    begins = np.zeros_like(inputs["input_ids"])
    np.put_along_axis(begins, inputs["starts"], 1, axis=1)
    begins[:, 0] = 0
    words = begins.cumsum(axis=1)
    is_last = inputs["attention_mask"].cumsum(axis=1) >= inputs["attention_mask"].sum(
        axis=1, keepdims=True
    )
    return np.where(is_last, 0, words)
