"""A trained network as the files that `idnews.tagging` runs: ONNX in 8 bits, no torch.

Embedding rows are int8 with a scale each. Matrices are int8 with a scale for each column, 7 bits of
it: processors without VNNI add pairs of products in 16 bits, where 8 would overflow. Activations
are uint8 with a fixed range each, measured on sentences: so the answer for a sentence does not
depend on those beside it in the batch (but for rounding: 0.001 of a probability), as it would with
ranges found at run time.
"""

import copy
import logging
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from idnews.tagging.encoding import encode_words, pad_batch
from idnews.tagging.files import (
    INPUTS,
    LABELS,
    NETWORK,
    WORDS,
    tree_file,
    tree_outputs,
    write_manifest,
)
from idnews.training.network import Network
from idnews.training.smoothing import smooth

__all__ = ["export"]

OPSET = 21
INT8_MAX = 127
# Sentences of one batch when ranges are measured.
BATCH = 12
Batch = dict[str, Any]


def export(
    network: Network,
    tokenizer: Any,
    folder: Path,
    *,
    sentences: Sequence[Sequence[str]] = (),
    facts: dict[str, Any] | None = None,
) -> None:
    """Write the files of a model (`tagging.files`) into `folder`.

    `sentences`, as words, are what the ranges of activations are measured on, a few hundred of the
    kind that the model will read; without any, weights keep 32 bits (for comparisons). `facts` are
    kept in the manifest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = network.encoder.config
    pad_id = config.pad_token_id or 0
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"))
    batches = _batches(tokenizer, sentences, pad_id)
    network = copy.deepcopy(network).eval()
    # Plain products and a softmax, which onnxruntime fuses; torch's own attention adds guards.
    network.encoder.set_attn_implementation("eager")
    if batches:
        network = smooth(network, batches)
        table = network.encoder.get_input_embeddings()
        network.encoder.set_input_embeddings(Int8Embedding(table))
    _write_onnx(network, folder / NETWORK)
    if batches:
        # The quantizer advises, on the root logger, to fold constants first: torch has done it.
        logging.disable(logging.WARNING)
        try:
            _quantize(folder / NETWORK, batches)
        finally:
            logging.disable(logging.NOTSET)
    _split(folder, network.labels.treebanks)
    write_manifest(
        folder,
        labels=network.labels,
        pad_id=pad_id,
        max_subwords=min(config.max_position_embeddings - 2, 510),
        facts={**(facts or {}), "layout": config.to_diff_dict()},
    )


class Int8Embedding(nn.Module):
    """A table of vectors in 8 bits with a scale for each row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weights = table.weight.detach()
        scales = weights.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / INT8_MAX
        self.register_buffer("rows", torch.round(weights / scales).to(torch.int8))
        self.register_buffer("scales", scales)
        self.rows: Tensor
        self.scales: Tensor

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors of the ids."""
        return self.rows[ids].to(torch.float32) * self.scales[ids]


class _Outputs(nn.Module):
    """The network with its outputs in a fixed order."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.names = _output_names(network.labels.treebanks)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, starts: Tensor) -> Any:
        scores = self.network(input_ids, attention_mask, starts)
        return tuple(scores[name] for name in self.names)


def _output_names(treebanks: Sequence[str]) -> tuple[str, ...]:
    trees = (name for treebank in treebanks for name in tree_outputs(treebank))
    return (*LABELS, *WORDS, *trees)


def _split(folder: Path, treebanks: Sequence[str]) -> None:
    """Cut the trees of each treebank out of the network, into files of their own."""
    import onnx

    whole = onnx.utils.Extractor(onnx.load(folder / NETWORK))
    for treebank in treebanks:
        trees = whole.extract_model([*INPUTS, *WORDS], list(tree_outputs(treebank)))
        onnx.save(trees, folder / tree_file(treebank))
    onnx.save(whole.extract_model(list(INPUTS), [*LABELS, *WORDS]), folder / NETWORK)


def _write_onnx(network: Network, path: Path) -> None:
    ids = torch.full((2, 9), 5)
    example = (ids, torch.ones_like(ids), torch.tensor([[1, 2, 4], [1, 3, 0]]))
    batch, subwords, words = (torch.export.Dim(n) for n in ("batch", "subwords", "words"))
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    program = torch.onnx.export(
        _Outputs(network).eval(),
        example,
        input_names=list(INPUTS),
        output_names=list(_output_names(network.labels.treebanks)),
        dynamic_shapes=({0: batch, 1: subwords}, {0: batch, 1: subwords}, {0: batch, 1: words}),
        opset_version=OPSET,
        dynamo=True,
        verbose=False,
    )
    assert program is not None
    program.save(str(path), external_data=False)


def _batches(tokenizer: Any, sentences: Sequence[Sequence[str]], pad_id: int) -> list[Batch]:
    encoded = encode_words(tokenizer, sorted(sentences, key=len))
    parts = (encoded[start : start + BATCH] for start in range(0, len(encoded), BATCH))
    return [pad_batch(part, pad_id) for part in parts]


def _quantize(path: Path, batches: Sequence[Batch]) -> None:
    from onnxruntime.quantization import (
        CalibrationDataReader,
        CalibrationMethod,
        QuantFormat,
        QuantType,
        quantize_static,
    )

    class Reader(CalibrationDataReader):  # type: ignore[misc]
        """The batches, one a call."""

        def __init__(self) -> None:
            self.left: Iterator[Batch] = iter(batches)

        def get_next(self) -> Batch | None:
            return next(self.left, None)

    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / path.name
        path.replace(whole)
        quantize_static(
            str(whole),
            str(path),
            Reader(),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=_left_whole(whole),
            per_channel=True,
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
            extra_options={"OpTypesToExcludeOutputQuantization": ["MatMul"]},
        )


def _left_whole(path: Path) -> list[str]:
    """Return the products that keep 32 bits: those without weights, as attention's.

    They are as fast, and no range limits them.
    """
    import onnx

    graph = onnx.load(path).graph
    weights = {tensor.name for tensor in graph.initializer}
    return [
        node.name for node in graph.node if node.op_type == "MatMul" and not weights & {*node.input}
    ]
