"""One training sentence with whatever labels are known, and batches of them as arrays."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from idnews.annotation.name_sentence import OPEN, OUTSIDE
from idnews.tagging.encoding import Encoded, encode_words, pad_batch
from idnews.tagging.labels import UNTAUGHT, Labels

__all__ = ["IGNORE", "Example", "collect_labels", "draw_batches", "to_arrays"]

# torch's cross entropy leaves out this target.
IGNORE = -100
JOINT_READOUT = "all"


@dataclass(frozen=True, slots=True)
class Example:
    """Words with labels by head; None where a head has no supervision for the sentence.

    `tags` are BIO tags in the convention of the source, `joint_tags` in the one of ENTITIES.md
    where that differs; `heads` indices of words, -1 the root, -2 unknown. A label that is None, or
    that the model does not know (as the open tag `?`), is not learned. `treebank` is whose
    convention the labels of words follow; None where there are none.
    """

    source: str
    words: tuple[str, ...]
    tags: tuple[str, ...] | None = None
    joint_tags: tuple[str, ...] | None = None
    upos: tuple[str | None, ...] | None = None
    feats: tuple[str | None, ...] | None = None
    clitics: tuple[str | None, ...] | None = None
    heads: tuple[int, ...] | None = None
    deprels: tuple[str | None, ...] | None = None
    treebank: str | None = None


def collect_labels(examples: Iterable[Example], *, min_count: int = 3) -> Labels:
    """Return the labels of the examples; rarer ones than `min_count` are not learned.

    Treebanks are in the order in which they come; a model answers by the first unless told.
    """
    counts: dict[str, Counter[str]] = {
        head: Counter() for head in ("names", "upos", "feats", "clitics", "deprels")
    }
    readouts = []
    treebanks: dict[str, None] = {}
    for example in examples:
        if example.treebank is not None:
            treebanks[example.treebank] = None
        if example.tags is not None:
            readouts.append(example.source)
            counts["names"].update(example.tags)
        for head in ("upos", "feats", "clitics", "deprels"):
            counts[head].update(label for label in getattr(example, head) or () if label)
    kinds = sorted({tag[2:] for tag in counts["names"] if tag not in (OUTSIDE, OPEN)})
    kept = {
        head: tuple(sorted(label for label, count in some.items() if count >= min_count))
        for head, some in counts.items()
    }
    kept["names"] = (OUTSIDE, *(f"{part}-{kind}" for kind in kinds for part in "BI"))
    kept["treebanks"] = tuple(treebanks)
    kept |= {head: kept[head] or (label,) for head, label in UNTAUGHT.items()}
    return Labels(readouts=(JOINT_READOUT, *sorted(set(readouts))), **kept)


def draw_batches(
    examples: Mapping[str, Sequence[Example]],
    shares: Mapping[str, float],
    lengths: Mapping[str, Sequence[int]],
    *,
    tokens: int,
    seed: int,
) -> Iterator[list[Example]]:
    """Yield batches for ever, of at most `tokens` padded subwords, each of sentences of one length.

    In a pass every example of a source is drawn `shares[source]` times: 0.5 means half of them,
    the other half in the next pass. The order follows from `seed` alone.
    """
    chance = random.Random(seed)
    decks: dict[str, list[int]] = {source: [] for source in shares}
    while True:
        drawn = []
        for source, share in shares.items():
            for _ in range(round(share * len(examples[source]))):
                if not decks[source]:
                    decks[source] = list(range(len(examples[source])))
                    chance.shuffle(decks[source])
                number = decks[source].pop()
                drawn.append((lengths[source][number] + chance.random(), source, number))
        batches: list[list[Example]] = [[]]
        for length, source, number in sorted(drawn):
            if (len(batches[-1]) + 1) * length > tokens and batches[-1]:
                batches.append([])
            batches[-1].append(examples[source][number])
        chance.shuffle(batches)
        yield from batches


def recase(batch: list[Example], chance: random.Random, *, rate: float) -> list[Example]:
    """Return a batch in capitals, in lower case or like a headline, each at a third of `rate`.

    Headlines and datelines of newspapers are so, and lower-cased text is common on the web. Whole
    batches: a word in capitals has twice as many subwords, to which its neighbours would be padded.
    """
    draw = chance.random() / rate if rate else 1.0
    if draw >= 1:
        return batch
    change = (str.upper, str.lower, _capitalised)[int(draw * 3)]
    return [replace(one, words=tuple(change(word) for word in one.words)) for one in batch]


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


def to_arrays(
    batch: Sequence[Example], tokenizer: Any, labels: Labels, *, pad_id: int
) -> tuple[dict[str, NDArray[np.int64]], dict[str, NDArray[np.int64]]]:
    """Return the encoder's inputs and the targets, each (n_sentences, n_words).

    Two further targets are (n_sentences,): `readouts`, the column of the example's source among
    those of names, and `treebanks`, that of its treebank. Sentences of none are of each in turn:
    a teacher has them learn all.
    """
    encoded: list[Encoded] = encode_words(tokenizer, [example.words for example in batch])
    inputs = pad_batch(encoded, pad_id)
    shape = inputs["starts"].shape
    index = {
        head: {label: number for number, label in enumerate(getattr(labels, head))}
        for head in ("names", "upos", "feats", "clitics", "deprels")
    }
    index["joint"] = index["names"]
    targets: dict[str, NDArray[np.int64]] = {
        head: np.full(shape, IGNORE, dtype=np.int64) for head in (*index, "heads")
    }
    readouts = np.zeros(len(batch), dtype=np.int64)
    treebanks = np.arange(len(batch)) % len(labels.treebanks)
    for row, example in enumerate(batch):
        if example.treebank is not None:
            treebanks[row] = labels.treebanks.index(example.treebank)
        if example.tags is not None:
            readouts[row] = labels.readouts.index(example.source)
        for head, numbers in index.items():
            known = _labels_of(example, head)
            if known is not None:
                cells = [numbers.get(label, IGNORE) for label in known]
                targets[head][row, : len(cells)] = cells
        if example.heads is not None:
            heads = [IGNORE if head < -1 else head + 1 for head in example.heads]
            targets["heads"][row, : len(heads)] = heads
    return inputs, {**targets, "readouts": readouts, "treebanks": treebanks}


def _labels_of(example: Example, head: str) -> Sequence[str | None] | None:
    if head == "joint":
        return example.joint_tags or example.tags
    known: Sequence[str | None] | None = getattr(example, "tags" if head == "names" else head)
    return known
