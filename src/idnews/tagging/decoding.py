"""Scores of labels into names and trees: the best answers that are well formed."""

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["decode_names", "decode_tree", "log_softmax"]

Floats = NDArray[np.float32]
Heads = NDArray[np.int64]
# A score that no sum of real ones reaches.
NEVER: Final = -1e9
# Taken from every arc of the root, so that the best tree has no more of them than it needs: one.
ONE_ROOT: Final = 1e5


def log_softmax(logits: Floats) -> Floats:
    """Return log probabilities over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def decode_names(
    scores: Floats, tags: Sequence[str], *, outside: float = 0.0
) -> list[tuple[int, int, str, float]]:
    """Return the names of a sentence: first word, end word, kind, probability.

    The probability is that of the least sure tag. `scores` (n_words, n_tags) are log
    probabilities. An `I-` follows only a tag of its own kind
    (Viterbi over the best sequence), so no name begins in the middle. `outside` is added to the
    score of `O` when the sequence is chosen: with more, names have to be surer.

    >>> scores = np.log(np.array([[0.2, 0.7, 0.1], [0.3, 0.1, 0.6]], dtype=np.float32))
    >>> decode_names(scores, ("O", "B-ORG", "I-ORG"))[0][:3]
    (0, 2, 'ORG')
    """
    if not len(scores):
        return []
    weighed = scores + np.array([outside * (tag == "O") for tag in tags], dtype=np.float32)
    path = _best_path(weighed, tuple(tags))
    names: list[tuple[int, int, str, float]] = []
    for number, tag in enumerate(path):
        prefix, _, kind = tags[tag].partition("-")
        if not kind:
            continue
        sure = float(np.exp(scores[number, tag]))
        if prefix == "I":
            start, _, _, least = names[-1]
            names[-1] = (start, number + 1, kind, min(least, sure))
        else:
            names.append((number, number + 1, kind, sure))
    return names


def _best_path(scores: Floats, tags: tuple[str, ...]) -> list[int]:
    """Return the best sequence of tags that is well formed.

    Nearly always the best tag of each word makes one already, which nothing can beat.
    """
    steps = _transitions(tags)
    first = steps[tags.index("O")]
    path = scores.argmax(axis=1)
    if first[path[0]] == 0 and not steps[path[:-1], path[1:]].any():
        single: list[int] = path.tolist()
        return single
    best = scores[0] + first
    back = []
    for row in scores[1:]:
        reached = best[:, None] + steps
        came = reached.argmax(axis=0)
        back.append(came)
        best = reached[came, np.arange(len(tags))] + row
    last = [int(best.argmax())]
    for came in reversed(back):
        last.append(int(came[last[-1]]))
    return last[::-1]


@cache
def _transitions(tags: tuple[str, ...]) -> Floats:
    """Return what stepping from one tag (row) to another adds: `NEVER` in front of a lone `I-`."""
    steps = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for to, tag in enumerate(tags):
        if tag.startswith("I-"):
            for origin, before in enumerate(tags):
                if before[2:] != tag[2:]:
                    steps[origin, to] = NEVER
    return steps


def decode_tree(arcs: Floats) -> Heads:
    """Return the head of each word, -1 for the one root: the best tree.

    `arcs` (n_words, n_words + 1) are log probabilities of each word's head, column 0 the root.
    Most sentences' best heads are a tree already; else Chu and Liu (1965), Edmonds (1967).

    >>> decode_tree(np.log(np.array([[0.1, 0.0, 0.9], [0.8, 0.2, 0.0]], dtype=np.float32) + 1e-6))
    array([ 1, -1])
    """
    n_words = len(arcs)
    scores = arcs.astype(np.float64)
    scores[np.arange(n_words), np.arange(n_words) + 1] = NEVER
    heads: Heads = scores.argmax(axis=1)
    if not _is_tree(heads):
        scores[:, 0] -= ONE_ROOT
        heads = _spanning_tree(scores)
    heads -= 1
    return heads


def _is_tree(heads: Heads) -> bool:
    """Tell whether there is one root and every word leads to it."""
    return int((heads == 0).sum()) == 1 and _find_cycle(heads) is None


def _find_cycle(heads: Heads) -> list[int] | None:
    """Return the words (from 0) of one cycle; `heads` count from 1, 0 is the root."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        word = start
        while word >= 0 and state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word]) - 1
        if word >= 0 and state[word] == 1:
            return path[path.index(word) :]
        for passed in path:
            state[passed] = 2
    return None


def _spanning_tree(scores: NDArray[np.float64]) -> Heads:
    """Return the heads (0 the root) of the maximum spanning tree; (n, n + 1) as in `decode_tree`.

    A cycle is contracted to one node and the smaller problem solved; each round has fewer nodes.
    """
    heads: Heads = scores.argmax(axis=1)
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    kept = scores[members, heads[members]]
    # What entering the cycle at each member gains over the arc that it breaks.
    columns = np.concatenate([[0], outside + 1])
    entering = scores[np.ix_(members, columns)] - kept[:, None]
    leaving = scores[np.ix_(outside, members + 1)]
    n_outside = len(outside)
    smaller = np.full((n_outside + 1, n_outside + 2), NEVER)
    smaller[:n_outside, : n_outside + 1] = scores[np.ix_(outside, columns)]
    smaller[:n_outside, n_outside + 1] = leaving.max(axis=1) if n_outside else 0.0
    smaller[n_outside, : n_outside + 1] = entering.max(axis=0)
    solved = _spanning_tree(smaller)
    result = heads.copy()
    for row, word in enumerate(outside):
        column = solved[row]
        result[word] = (
            members[leaving[row].argmax()] + 1 if column == n_outside + 1 else columns[column]
        )
    column = solved[n_outside]
    entry = members[entering[:, column].argmax()]
    result[entry] = columns[column]
    return result
