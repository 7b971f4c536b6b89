"""The files of a model as a network that can learn on: `training.export` undone.

So anyone can go on from the shipped model with gold of their own, in minutes. Weights of 8 bits
come back as the 32-bit numbers nearest to what the files say, with the factors of
`training.smoothing` taken out again.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from idnews.errors import ModelError
from idnews.tagging.files import TOKENIZER, read_manifest
from idnews.training.network import Network
from idnews.training.snapshot import build_network

__all__ = ["read_tokenizer", "reopen"]

Arrays = dict[str, NDArray[Any]]
# What the network is called in the files (`export._Outputs`).
PREFIX = "network."


def reopen(files: Mapping[str, bytes], source: str) -> tuple[Network, Any]:
    """Return the network and the tokenizer in the files of a model, by name.

    `source` says where they come from, for messages. Raises ModelError when they do not belong
    together, or do not say how their encoder is laid out.
    """
    manifest = read_manifest(files, source)
    layout = manifest.facts.get("layout")
    if layout is None:
        raise ModelError(f"{source} does not say how its encoder is laid out: train it anew")
    network = build_network(layout, manifest.labels)
    found: Arrays = {}
    for name, content in files.items():
        if name.endswith(".onnx"):
            found |= _named(content)
    if "rows" in found:
        table = network.encoder.get_input_embeddings()
        name = next(name for name, module in network.named_modules() if module is table)
        found[f"{name}.weight"] = found["rows"].astype(np.float32) * found["scales"]
    state = {}
    for name, old in network.state_dict().items():
        values = found.get(name)
        if values is None or values.shape != old.shape:
            raise ModelError(f"{source} has no weights {name} {tuple(old.shape)}: train it anew")
        state[name] = torch.from_numpy(values.copy()).to(old.dtype)
    network.load_state_dict(state)
    return network, read_tokenizer(files)


def read_tokenizer(files: Mapping[str, bytes]) -> Any:
    """Return the `tokenizers.Tokenizer` in the files of a model."""
    from tokenizers import Tokenizer

    return Tokenizer.from_str(files[TOKENIZER].decode("utf-8"))


def _named(content: bytes) -> Arrays:
    """Return the tensors of an ONNX file by torch's names.

    A product's matrix is transposed and has lost its name; the bias that is added to it has not.
    Nor have the relations a name, the one tensor of three axes, nor the table of subwords, the one
    of which 8-bit rows are picked, and its scales.
    """
    import onnx

    graph = onnx.load_from_string(content).graph
    tensors = {one.name: onnx.numpy_helper.to_array(one) for one in graph.initializer}
    makers = {name: node for node in graph.node for name in node.output}
    found = dict(tensors)
    for node in graph.node:
        if node.op_type == "DequantizeLinear" and node.input[0] in tensors:
            found[node.output[0]] = _whole(node, tensors)
    for node in graph.node:
        if node.op_type == "GatherND" and node.input[0] in tensors:
            picked = tensors[node.input[0]]
            found["rows" if picked.dtype == np.int8 else "scales"] = picked
        if node.op_type == "Add" and node.input[1] in tensors and node.input[0] in makers:
            product, bias = makers[node.input[0]], node.input[1]
            if product.op_type == "MatMul" and product.input[1] in found:
                owner = bias.removesuffix(".bias").removesuffix(".linear")
                matrix = found[product.input[1]].T
                found[f"{owner}.weight"] = matrix * _factors(product.input[0], makers, tensors)
                found[f"{owner}.bias"] = tensors[bias]
    named = {name.removeprefix(PREFIX): values for name, values in found.items()}
    return named | dict(_of_parser(named))


def _whole(node: Any, tensors: Arrays) -> NDArray[np.float32]:
    """Return what a node makes of weights of 8 bits."""
    values, scales, zero = (tensors[name] for name in node.input)
    axis = next((one.i for one in node.attribute if one.name == "axis"), 1)
    shape = [1] * values.ndim
    if scales.ndim:
        shape[axis] = -1
    whole = (values.astype(np.int32) - zero.reshape(shape)) * scales.reshape(shape)
    return np.asarray(whole, dtype=np.float32)


def _factors(name: str, makers: Mapping[str, Any], tensors: Arrays) -> NDArray[Any] | float:
    """Return what `training.smoothing` multiplies a product's input by."""
    node = makers.get(name)
    while node is not None and node.op_type in {"DequantizeLinear", "QuantizeLinear"}:
        node = makers.get(node.input[0])
    if node is None or node.op_type != "Mul" or not node.input[1].endswith(".inverse"):
        return 1.0
    return tensors[node.input[1]]


def _of_parser(named: Arrays) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield the two tensors of a parser that no bias leads to."""
    parsers = {".".join(name.split(".")[:2]) for name in named if name.startswith("parsers.")}
    for parser in parsers:
        if (arc := named.get(f"{parser}.arc_DequantizeLinear_Output")) is not None:
            yield f"{parser}.arc", arc
        for values in named.values():
            if values.ndim == 3 and values.shape[0] == values.shape[2]:
                yield f"{parser}.relation", values.transpose(1, 0, 2)
