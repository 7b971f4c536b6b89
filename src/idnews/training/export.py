"""A trained network as the files that `idnews.tagging` runs: ONNX with 8-bit weights, no torch.

Embedding rows are int8 with a scale each. The matrices are int8 in blocks of 128 with a scale each
(onnxruntime's MatMulNBits), and so are the activations, at run time: the answer for a sentence does
not depend on the sentences beside it in the batch (but for rounding: 0.001 of a probability), as it
would with one scale for a whole batch.
"""

import logging
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from idnews.tagging.files import INPUTS, OUTPUTS, write_manifest
from idnews.training.network import Network

__all__ = ["export"]

OPSET = 21
BLOCK = 128
INT8_MAX = 127


def export(
    network: Network,
    tokenizer: Any,
    folder: Path,
    *,
    quantized: bool = True,
    facts: dict[str, Any] | None = None,
) -> None:
    """Write `model.onnx`, `tokenizer.json` and `model.json` into `folder`.

    `quantized` False keeps 32-bit weights (for comparisons). `facts` are kept in the manifest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = network.eval()
    original = network.encoder.get_input_embeddings()
    if quantized:
        network.encoder.set_input_embeddings(Int8Embedding(original))
    try:
        _write_onnx(network, folder / "model.onnx")
    finally:
        network.encoder.set_input_embeddings(original)
    if quantized:
        _quantize(folder / "model.onnx")
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"))
    config = network.encoder.config
    write_manifest(
        folder,
        labels=network.labels,
        pad_id=config.pad_token_id or 0,
        max_subwords=min(config.max_position_embeddings - 2, 510),
        facts=facts or {},
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

    def forward(self, input_ids: Tensor, attention_mask: Tensor, starts: Tensor) -> Any:
        scores = self.network(input_ids, attention_mask, starts)
        return tuple(scores[name] for name in OUTPUTS)


def _write_onnx(network: Network, path: Path) -> None:
    ids = torch.full((2, 9), 5)
    example = (ids, torch.ones_like(ids), torch.tensor([[1, 2, 4], [1, 3, 0]]))
    batch, subwords, words = (torch.export.Dim(n) for n in ("batch", "subwords", "words"))
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    program = torch.onnx.export(
        _Outputs(network).eval(),
        example,
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_shapes=({0: batch, 1: subwords}, {0: batch, 1: subwords}, {0: batch, 1: words}),
        opset_version=OPSET,
        dynamo=True,
        verbose=False,
    )
    assert program is not None
    program.save(str(path), external_data=False)


def _quantize(path: Path) -> None:
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import (
        DefaultWeightOnlyQuantConfig,
        MatMulNBitsQuantizer,
    )

    logging.getLogger("onnxruntime").setLevel(logging.ERROR)
    config = DefaultWeightOnlyQuantConfig(
        block_size=BLOCK, is_symmetric=True, accuracy_level=4, bits=8
    )
    quantizer = MatMulNBitsQuantizer(onnx.load(str(path)), algo_config=config)
    quantizer.process()
    quantizer.model.save_model_to_file(str(path), use_external_data_format=False)
