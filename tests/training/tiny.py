"""A tiny encoder and tiny gold, made here: enough to see that training learns and goes on."""

import json
import random
from pathlib import Path
from typing import Any

NAMES = ("Budi", "Siti", "Joko", "Ani", "Rudi", "Dewi")
PLACES = ("Bogor", "Jambi", "Medan", "Garut")
WORDS = ("warga", "rumah", "harga", "beras", "naik", "di", "ke", "pergi", "makan", ".")


def make_encoder(folder: Path) -> Path:
    """Write a random encoder of three layers with its tokenizer, as transformers saves them."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    vocabulary = {
        piece: number
        for number, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>", *NAMES, *PLACES, *WORDS])
    }
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", unk_token="<unk>"
    ).save_pretrained(folder)
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=3,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
        pad_token_id=1,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


def write_gold(folder: Path, *, count: int = 60) -> None:
    """Write `names.jsonl` and `trees.conllu`: `Budi pergi ke Bogor .` and such."""
    chance = random.Random(0)
    rows, trees = [], []
    for _ in range(count):
        person, place = chance.choice(NAMES), chance.choice(PLACES)
        text = f"{person} pergi ke {place} ."
        start = text.index(place)
        spans = [[0, len(person), "PER"], [start, start + len(place), "LOC"]]
        rows.append(json.dumps({"text": text, "entities": spans}))
        trees.append(_tree([person, "pergi", "ke", place, "."]))
    (folder / "names.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "trees.conllu").write_text("\n\n".join(trees) + "\n\n", encoding="utf-8")


def _tree(words: list[str]) -> str:
    upos = ("PROPN", "VERB", "ADP", "PROPN", "PUNCT")
    heads = (2, 0, 4, 2, 2)
    relations = ("nsubj", "root", "case", "obl", "punct")
    rows: list[tuple[Any, ...]] = [
        (number, word, word, tag, "_", "_", head, relation, "_", "_")
        for number, (word, tag, head, relation) in enumerate(
            zip(words, upos, heads, relations, strict=True), start=1
        )
    ]
    return "\n".join("\t".join(map(str, row)) for row in rows)


def write_recipe(folder: Path, encoder: Path, *, steps: int = 120, extra: str = "") -> Path:
    """Write a recipe that learns from the gold in `folder`."""
    path = folder / "training.toml"
    path.write_text(
        f"""
[encoder]
name = "{encoder}"
threads = 1

[schedule]
steps = {steps}
tokens = 128
rate = 3e-3
head_rate = 1e-2
recase = 0.0
dropout = 0.0
checkpoint_every = 10
average_every = 2
{extra}
[sources.mine]
names = "names.jsonl"
labels = {{ PER = "PERSON", LOC = "place" }}

[sources.trees]
syntax = "trees.conllu"
held_out = true
""",
        encoding="utf-8",
    )
    return path
