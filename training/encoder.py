"""Write the shipped encoder: encoder.py MINILM_FOLDER OUT_FILE. One ONNX graph, int8; nothing is trained.

Its vocabulary is that of the tagger (`write_tokenizer` of export.py): the pieces kept, in their old order.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from export import kept_pieces
from model import WIDTH, Layer

LAYERS = 6


class Encoder(nn.Module):
    """MiniLM-L6: a text's pieces as vectors, and their mean at length one."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, WIDTH), nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(0.0) for _ in range(LAYERS))

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """ids: [1, pieces]; gives [pieces, width] and [width]."""
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x, None)
        mean = x[0].mean(0)
        return x[0], mean / mean.norm()


def weights(folder: Path) -> dict[str, Tensor]:
    """The weights of all-MiniLM-L6-v2 under the names used here, word vectors of the pieces kept alone."""
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf8"))["model"]["vocab"]
    given = load_file(folder / "model.safetensors")
    kept = torch.tensor([vocabulary[piece] for piece in kept_pieces(vocabulary)])
    first = "embeddings."
    kinds = given[f"{first}token_type_embeddings.weight"][0]
    found = {
        "words.weight": given[f"{first}word_embeddings.weight"][kept],
        "places.weight": given[f"{first}position_embeddings.weight"] + kinds,
        "norm.weight": given[f"{first}LayerNorm.weight"],
        "norm.bias": given[f"{first}LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm1": "attention.output.LayerNorm",
        "norm2": "output.LayerNorm",
    }
    for n in range(LAYERS):
        theirs, ours = f"encoder.layer.{n}.", f"layers.{n}."
        for kind in ("weight", "bias"):
            parts = [given[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            found[f"{ours}qkv.{kind}"] = torch.cat(parts)
            found |= {f"{ours}{mine}.{kind}": given[f"{theirs}{name}.{kind}"] for mine, name in names.items()}
    return found


def main() -> None:
    """Read the arguments, write the file, print its size and hash."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("minilm", "out"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    state = weights(given.minilm)
    model = Encoder(len(state["words.weight"]))
    model.load_state_dict(state)
    full = given.out.with_suffix(".full.onnx")
    torch.onnx.export(
        model.eval(),
        (torch.randint(5, 20000, (1, 40)),),
        str(full),
        input_names=["ids"],
        output_names=["pieces", "whole"],
        dynamic_axes={"ids": {1: "pieces"}, "pieces": {0: "pieces"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(full, given.out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    full.unlink()
    print(given.out.stat().st_size, hashlib.sha256(given.out.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
