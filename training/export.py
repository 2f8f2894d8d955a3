"""Write the shipped files: export.py WEIGHTS.pt MINILM_FOLDER OUT_FOLDER. One ONNX graph, int8, and its vocabulary.

The graph picks the places where a cue may begin itself, so one run reads a paragraph. Word pieces outside the Latin
script are left out of the vocabulary: English text has none, and a piece not known is [UNK] either way. Weights take 7
bits of the 8, for processors without VNNI add up 8-bit products with saturation.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from model import BEGINS, Shape, TaggerModel

LATIN, MARKS = 0x250, range(0x2000, 0x20D0)
HEADS = ("begins", "ends", "pairs", "whole")
OUTPUTS = ("places", "begins", "ends", "pairs", "whole")


class Whole(nn.Module):
    """The way from one paragraph to the scores of the places where a cue may begin."""

    def __init__(self, model: TaggerModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        """ids, features: [1, pieces]; the likeliest place is always among those returned."""
        x = self.model.encode(ids, features, None)
        begins = self.model.begins(x)[0, :, 0]
        places = torch.nonzero(begins >= begins.max().clamp(max=BEGINS))[:, 0]
        return places, begins[places], *self.model.link(x.expand(places.shape[0], -1, -1), places, None)


def kept_pieces(vocabulary: dict[str, int]) -> list[str]:
    """The word pieces that are shipped, in their old order."""
    ordered = sorted(vocabulary, key=lambda piece: vocabulary[piece])
    return [p for p in ordered if not p.startswith("[unused") and all(ord(c) < LATIN or ord(c) in MARKS for c in p)]


def write_tokenizer(source: Path, out: Path) -> list[int]:
    """Write the tokenizer with the pieces kept; gives their old numbers."""
    tokenizer = json.loads(source.read_text(encoding="utf8"))
    old = tokenizer["model"]["vocab"]
    kept = kept_pieces(old)
    tokenizer["model"]["vocab"] = {piece: number for number, piece in enumerate(kept)}
    tokenizer |= {"truncation": None, "padding": None, "post_processor": None}
    for token in tokenizer["added_tokens"]:
        token["id"] = tokenizer["model"]["vocab"][token["content"]]
    out.write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8")
    return [old[piece] for piece in kept]


def trimmed(saved: dict[str, dict[str, object]], kept: list[int]) -> TaggerModel:
    """The trained model with the word vectors of the pieces kept alone."""
    model = TaggerModel(Shape(**saved["shape"] | {"vocabulary": len(kept)}))
    state = dict(saved["state"])
    state["words.weight"] = state["words.weight"][torch.tensor(kept)]
    model.load_state_dict(state)
    return model.eval()


def main() -> None:
    """Read the arguments, write the files, print the hash."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "minilm", "out"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    kept = write_tokenizer(given.minilm / "tokenizer.json", given.out / "tokenizer.json")
    model = Whole(trimmed(torch.load(given.weights), kept))
    full, small = given.weights.with_suffix(".onnx"), given.out / "tagger.onnx"
    example = torch.randint(5, 20000, (1, 40)), torch.randint(0, 12, (1, 40))
    axes = {"ids": {1: "pieces"}, "features": {1: "pieces"}}
    axes |= {"places": {0: "cues"}, "begins": {0: "cues"}, "ends": {0: "cues", 1: "pieces"}}
    axes |= {"pairs": {0: "cues", 1: "pieces"}, "whole": {0: "cues"}}
    torch.onnx.export(
        model,
        example,
        str(full),
        input_names=["ids", "features"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    heads = [
        n.name for n in onnx.load(full).graph.node if n.op_type in ("MatMul", "Gemm") and n.name.split("/")[1] in HEADS
    ]
    quantize_dynamic(
        full, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, nodes_to_exclude=heads
    )
    print(small.stat().st_size, hashlib.sha256(small.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
