"""Which sentences of a set without a dev part are kept apart from training."""

from collections.abc import Sequence
from typing import TypeVar

__all__ = ["split_folds", "split_held_out"]

T = TypeVar("T")

# The sentences stand in blocks, and every fifth block is held out: neighbours are of one article.
BLOCK = 10
EVERY = 5


def split_held_out(items: Sequence[T]) -> tuple[list[T], list[T]]:
    """Return what is trained on and what is held out: every fifth block of ten neighbours.

    >>> train, dev = split_held_out(range(60))
    >>> dev
    [40, 41, 42, 43, 44, 45, 46, 47, 48, 49]
    """
    parts: tuple[list[T], list[T]] = ([], [])
    for number, item in enumerate(items):
        is_dev = number // BLOCK % EVERY == EVERY - 1
        parts[is_dev].append(item)
    return parts


def split_folds(items: Sequence[T], n_folds: int) -> list[list[T]]:
    """Return `n_folds` parts, to which blocks of ten neighbours go in turn.

    >>> split_folds(range(25), 2)[1]
    [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]
    """
    return [
        [item for number, item in enumerate(items) if number // BLOCK % n_folds == fold]
        for fold in range(n_folds)
    ]
