import itertools

import numpy as np
import pytest

from idnews.annotation.name_sentence import spans_of
from idnews.tagging.decoding import decode_names, decode_tree, log_softmax

TAGS = ("O", "B-ORG", "I-ORG", "B-PERSON", "I-PERSON")


def scores_of(*best: str) -> np.ndarray:
    """Log probabilities in which the tags named are the likeliest, at 0.6."""
    rows = np.full((len(best), len(TAGS)), 0.1)
    rows[np.arange(len(best)), [TAGS.index(tag) for tag in best]] = 0.6
    scores: np.ndarray = np.log(rows).astype(np.float32)
    return scores


@pytest.mark.parametrize(
    ("best", "names"),
    [
        (("O", "B-ORG", "I-ORG"), [(1, 3, "ORG")]),
        (("B-ORG", "B-ORG"), [(0, 1, "ORG"), (1, 2, "ORG")]),
        (("O", "O"), []),
        ((), []),
        (("B-PERSON", "I-PERSON", "B-ORG"), [(0, 2, "PERSON"), (2, 3, "ORG")]),
    ],
)
def test_names_of_well_formed_tags(best: tuple[str, ...], names: list[object]) -> None:
    assert [name[:3] for name in decode_names(scores_of(*best), TAGS)] == names


@pytest.mark.parametrize("best", [("I-ORG",), ("B-PERSON", "I-ORG"), ("O", "I-PERSON", "I-ORG")])
def test_no_name_begins_inside(best: tuple[str, ...]) -> None:
    names = decode_names(scores_of(*best), TAGS)
    ends = [0, *itertools.chain.from_iterable((name[0], name[1]) for name in names)]
    assert ends == sorted(ends)


def is_well_formed(tags: tuple[str, ...]) -> bool:
    pairs = zip(("O", *tags), tags, strict=False)
    return all(not tag.startswith("I-") or before[2:] == tag[2:] for before, tag in pairs)


@pytest.mark.parametrize("seed", range(20))
def test_names_are_those_of_the_best_of_all_sequences(seed: int) -> None:
    scores = log_softmax(np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32) * 2)
    paths = itertools.product(range(5), repeat=4)
    tags = {path: tuple(TAGS[i] for i in path) for path in paths}
    best = max(
        (path for path in tags if is_well_formed(tags[path])),
        key=lambda path: sum(float(scores[word, tag]) for word, tag in enumerate(path)),
    )
    expected = [(start, end, kind) for start, end, kind in spans_of(tags[best])]
    assert [name[:3] for name in decode_names(scores, TAGS)] == expected


def test_the_score_of_a_name_is_its_least_sure_tag() -> None:
    scores = np.log(np.array([[0.1, 0.9, 0.0], [0.3, 0.0, 0.7]], dtype=np.float32) + 1e-9)
    (name,) = decode_names(scores, TAGS[:3])
    assert name[3] == pytest.approx(0.7, abs=1e-5)


def test_outside_asks_names_to_be_surer_and_leaves_their_score() -> None:
    scores = np.log(np.array([[0.3, 0.6, 0.1], [0.0, 0.1, 0.9]], dtype=np.float32) + 1e-9)
    (name,) = decode_names(scores, TAGS[:3], outside=0.5)
    assert name[:3] == (0, 2, "ORG")
    assert name[3] == pytest.approx(0.6, abs=1e-5)
    assert decode_names(scores[:1], TAGS[:3], outside=0.8) == []


def best_tree(arcs: np.ndarray) -> tuple[int, ...]:
    """The best tree with one root by trying all."""
    n_words = len(arcs)
    best: tuple[float, tuple[int, ...]] = (-np.inf, ())
    for heads in itertools.product(range(n_words + 1), repeat=n_words):
        if sum(head == 0 for head in heads) != 1:
            continue
        if any(reaches_itself(heads, word) for word in range(n_words)):
            continue
        best = max(best, (float(sum(arcs[word, head] for word, head in enumerate(heads))), heads))
    return tuple(head - 1 for head in best[1])


def reaches_itself(heads: tuple[int, ...], word: int) -> bool:
    at = word
    for _ in range(len(heads) + 1):
        at = heads[at] - 1
        if at < 0:
            return False
    return True


@pytest.mark.parametrize("seed", range(60))
def test_the_tree_is_the_best_of_all_trees(seed: int) -> None:
    chance = np.random.default_rng(seed)
    n_words = int(chance.integers(1, 6))
    arcs = chance.normal(size=(n_words, n_words + 1)).astype(np.float32) * 2
    assert tuple(decode_tree(arcs)) == best_tree(arcs)


def test_a_long_sentence_of_chance_is_still_one_tree() -> None:
    arcs = np.random.default_rng(0).normal(size=(200, 201)).astype(np.float32)
    heads = decode_tree(arcs)
    assert sum(heads == -1) == 1
    assert not any(reaches_itself(tuple(heads + 1), word) for word in range(200))


def test_log_softmax_is_of_probabilities() -> None:
    logits = np.array([[1000.0, 1000.0], [-5.0, 5.0]], dtype=np.float32)
    assert np.exp(log_softmax(logits)).sum(axis=-1) == pytest.approx([1, 1])
