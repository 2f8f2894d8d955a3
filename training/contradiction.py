"""Train the model of contradictions: contradiction.py PAIRS.jsonl MPNET_FOLDER OUT_FOLDER [--fold N] [--device cuda]

PAIRS.jsonl comes from contradiction_pairs.py; pairs written by hand (contradiction_written.jsonl) are added.
MPNET_FOLDER holds all-mpnet-base-v2. Written are the two files of the package: the layers as an ONNX graph of
eight-bit weights, and the word vectors. With `--fold N`, 0 to 2, a third of the stories is left out instead, and what
the model says of their pairs is written to OUT_FOLDER/odds.jsonl, which training/rivals.py --read reads; printed is
how well they are told. A GPU takes two minutes for it, a CPU some days.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModel

HERE = Path(__file__).resolve().parent
VOCABULARY = HERE.parent / "src" / "firsthand" / "language" / "tagger" / "tagger_model" / "tokenizer.json"
BEFORE, SENTENCE, LEFT, VALUE, RIGHT = 20, 72, 38, 14, 34
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]", "[unused5]")
LABELS = {"other": 0, "agree": 0, "odds": 1, "same": 2}
FOLDS, EPOCHS, BATCH, RATE, WARM, OTHERS = 3, 3.5, 128, 5e-5, 0.06, 3
LONGEST, BUCKETS, FAR = 224, 32, 128
PLAIN = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
Row = dict[str, Any]


class Judge(nn.Module):
    """MPNet, and from its first vector and the mean of all what two passages are to each other."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.m = AutoModel.from_pretrained(folder)
        width = self.m.config.hidden_size
        self.drop, self.d, self.o = nn.Dropout(0.1), nn.Linear(2 * width, width), nn.Linear(width, 3)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids, mask: [pairs, pieces]; gives [pairs, 3]."""
        x = self.m(input_ids=ids, attention_mask=mask).last_hidden_state
        held = mask.unsqueeze(-1).to(x.dtype)
        both = torch.cat([x[:, 0], (x * held).sum(1) / held.sum(1)], -1)
        return self.o(self.drop(F.gelu(self.d(self.drop(both))))).float()


class Reader:
    """Turns pairs into the numbers of their pieces, and these into batches."""

    def __init__(self, folder: Path, device: str) -> None:
        self.pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.pieces.no_padding()
        self.pieces.no_truncation()
        listed = (folder / "vocab.txt").read_text(encoding="utf8").splitlines()
        self.value, self.context, self.values, self.passages, self.second = (listed.index(m) for m in MARKS)
        self.first, self.last, self.pad = (self.pieces.token_to_id(t) for t in ("<s>", "</s>", "<pad>"))
        self.device, self.kept = device, dict[str, list[int]]()

    def ids(self, text: str) -> list[int]:
        if text not in self.kept:
            self.kept[text] = self.pieces.encode(text, add_special_tokens=False).ids
        return self.kept[text]

    def side(self, one: Row) -> list[int]:
        if "value" in one:
            value = [self.value, *self.ids(one["value"])[:VALUE], self.value]
            body = [*self.ids(one["left"])[-LEFT:], *value, *self.ids(one["right"])[:RIGHT]]
        else:
            body = self.ids(one["text"])[:SENTENCE]
        before = self.ids(one["before"])[-BEFORE:]
        return [*before, self.context, *body] if before else body

    def pair(self, a: Row, b: Row) -> list[int]:
        task = self.values if "value" in a else self.passages
        return [self.first, task, *self.side(a), self.last, self.second, *self.side(b), self.last]

    def batch(self, pairs: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
        longest = max(map(len, pairs))
        ids = torch.tensor([p + [self.pad] * (longest - len(p)) for p in pairs], device=self.device)
        mask = torch.tensor([[1] * len(p) + [0] * (longest - len(p)) for p in pairs], device=self.device)
        return ids, mask


def written() -> list[Row]:
    """The pairs written by hand."""
    rows = []
    for row in map(json.loads, (HERE / "contradiction_written.jsonl").read_text(encoding="utf8").splitlines()):
        for side in ("a", "b"):
            if "parts" in row[side]:
                row[side] |= dict(zip(("left", "value", "right"), row[side].pop("parts"), strict=True))
        rows.append({**row, "source": "written", "weight": 1.0})
    return rows


def drawn(rows: Sequence[Row], dice: np.random.Generator) -> list[Row]:
    """The pairs of an epoch: all that are at odds or only look it, and some of the others, the likest first of all."""
    values, passages = ([r for r in rows if ("value" in r["a"]) == kind] for kind in (True, False))
    odds = [[r for r in part if r["label"] == "odds"] for part in (values, passages)]
    others = [[r for r in part if r["label"] == "other"] for part in (values, passages)]
    others[1].sort(key=lambda r: -r.get("likeness", 0.0))
    half = len(others[1]) // 2
    many = OTHERS * len(odds[1])

    def some(part: Sequence[Row], count: int) -> list[Row]:
        return [part[n] for n in dice.permutation(len(part))[:count]]

    alike = [r for r in values if r["label"] == "same"]
    return [
        *odds[0],
        *odds[1],
        *(r for r in passages if r["label"] == "agree"),
        *(r for r in rows if r["source"] == "written"),
        *some([r for r in others[0] if r["source"] != "written"], OTHERS * len(odds[0])),
        *some(alike, len(odds[0])),
        *some(others[1][:half], many * 2 // 3),
        *some(others[1][half:], many // 3),
    ]


def batches(lengths: Sequence[int], dice: np.random.Generator) -> Iterator[list[int]]:
    """Places of pairs of like length, in a drawn order."""
    order, found = dice.permutation(len(lengths)), []
    for start in range(0, len(order), BATCH * 40):
        near = sorted(order[start : start + BATCH * 40], key=lambda n: lengths[n])
        found += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
    yield from (found[n] for n in dice.permutation(len(found)))


def weight(row: Row) -> float:
    """What a pair counts: real news less, whose readers may have missed something; a value said twice half."""
    return (0.7 if row["source"] == "real" else 1.0) * (0.5 if row["label"] == "same" else 1.0)


def train(rows: Sequence[Row], folder: Path, reader: Reader) -> Judge:
    """Train on some pairs."""
    torch.manual_seed(11)
    dice, model = np.random.default_rng(11), Judge(folder).to(reader.device).train()
    groups = [{"params": model.m.parameters(), "lr": RATE}]
    groups += [{"params": [*model.d.parameters(), *model.o.parameters()], "lr": 3 * RATE}]
    tuner = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = int(EPOCHS * (len(drawn(rows, dice)) // BATCH + 1))

    def pace(step: int) -> float:
        return min(1.0, (step + 1) / (WARM * steps + 1)) * max(0.02, 1 - step / steps)

    slower, done = torch.optim.lr_scheduler.LambdaLR(tuner, pace), 0
    while done < steps:
        chosen = [(r, dice.random() < 0.5) for r in drawn(rows, dice)]
        pairs = [reader.pair(r["b"], r["a"]) if turned else reader.pair(r["a"], r["b"]) for r, turned in chosen]
        for places in batches([len(p) for p in pairs], dice):
            with torch.autocast(reader.device, dtype=torch.bfloat16):
                said = model(*reader.batch([pairs[n] for n in places]))
            right = torch.tensor([LABELS[chosen[n][0]["label"]] for n in places], device=reader.device)
            cost = F.cross_entropy(said, right, reduction="none", label_smoothing=0.02)
            counts = torch.tensor([weight(chosen[n][0]) for n in places], device=reader.device)
            tuner.zero_grad()
            (cost * counts).mean().backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            tuner.step()
            slower.step()
            done += 1
            if done >= steps:
                break
    return model.eval()


def odds(model: Judge, rows: Sequence[Row], reader: Reader) -> list[float]:
    """The log odds that each pair is at odds, the mean of both orders."""
    found = []
    for row in rows:
        with torch.no_grad(), torch.autocast(reader.device, dtype=torch.bfloat16):
            said = model(*reader.batch([reader.pair(row["a"], row["b"]), reader.pair(row["b"], row["a"])]))
        found.append(float((said[:, 1] - torch.logsumexp(said[:, [0, 2]], 1)).mean()))
    return found


def fold(row: Row) -> int:
    """Which third of the stories a pair is of; real stories of one topic stay together."""
    name = re.sub(r"\D.*$", "", row["story"]) or row["story"]
    return int(hashlib.sha256(f"{row['source']} {name}".encode()).hexdigest(), 16) % FOLDS


class Layer(nn.Module):
    """One layer of MPNet."""

    def __init__(self, width: int, heads: int, given: Callable[[str], Tensor]) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-5), nn.LayerNorm(width, eps=1e-5)
        names = {"out": "attention.attn.o", "up": "intermediate.dense", "down": "output.dense"}
        names |= {"norm1": "attention.LayerNorm", "norm2": "output.LayerNorm"}
        for kind in ("weight", "bias"):
            getattr(self.qkv, kind).data = torch.cat([given(f"attention.attn.{part}.{kind}") for part in "qkv"])
            for mine, theirs in names.items():
                getattr(getattr(self, mine), kind).data = given(f"{theirs}.{kind}")

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: [pieces, width]; bias: [heads, pieces, pieces]."""
        pieces, width = x.shape
        q, k, v = self.qkv(x).view(pieces, 3, self.heads, width // self.heads).permute(1, 2, 0, 3)
        near = (q @ k.transpose(-1, -2) / (width // self.heads) ** 0.5 + bias).softmax(-1)
        x = self.norm1(x + self.out((near @ v).transpose(0, 1).reshape(pieces, width)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Graph(nn.Module):
    """What is shipped: the judge of one pair, from its word vectors on."""

    def __init__(self, model: Judge) -> None:
        super().__init__()
        state = {k: v.detach().cpu().float() for k, v in model.state_dict().items()}
        at, config = "m.embeddings.", model.m.config
        self.places = nn.Parameter(state[f"{at}position_embeddings.weight"][2 : 2 + LONGEST])
        self.norm = nn.LayerNorm(config.hidden_size, eps=1e-5)
        self.norm.load_state_dict({k: state[f"{at}LayerNorm.{k}"] for k in ("weight", "bias")})
        layers = range(config.num_hidden_layers)
        found = ({k.split(f"layer.{n}.")[1]: v for k, v in state.items() if f"layer.{n}." in k} for n in layers)
        self.layers = nn.ModuleList(
            Layer(config.hidden_size, config.num_attention_heads, own.__getitem__) for own in found
        )
        self.near = nn.Parameter(state["m.encoder.relative_attention_bias.weight"])
        self.register_buffer("buckets", buckets(torch.arange(1 - LONGEST, LONGEST)))
        self.d, self.o = model.d.cpu(), model.o.cpu()

    def forward(self, words: Tensor) -> Tensor:
        """words: [pieces, width]; gives [3]."""
        x = self.norm(words + self.places[: words.shape[0]])
        n = torch.arange(words.shape[0])
        bias = self.near[self.buckets[n[None, :] - n[:, None] + LONGEST - 1]].permute(2, 0, 1)
        for layer in self.layers:
            x = layer(x, bias)
        return self.o(F.gelu(self.d(torch.cat([x[0], x.mean(0)]))))


def buckets(away: Tensor) -> Tensor:
    """How far pieces are from each other, as MPNet has learned it (Raffel et al., 2020)."""
    half, exact = BUCKETS // 2, BUCKETS // 4
    near, far = (away > 0).long() * half, away.abs()
    log = exact + (torch.log(far.clamp(min=1) / exact) / np.log(FAR / exact) * (half - exact)).long()
    return near + torch.where(far < exact, far, log.clamp(max=half - 1))


def export(model: Judge, folder: Path, out: Path) -> None:
    """Write the graph, the word vectors of the pieces the tagger keeps and the marks, and their hash."""
    mine = json.loads(VOCABULARY.read_text(encoding="utf8"))["model"]["vocab"]
    theirs = {p: n for n, p in enumerate((folder / "vocab.txt").read_text(encoding="utf8").splitlines())}
    kept = [theirs[PLAIN.get(p, p)] for p in sorted(mine, key=mine.__getitem__)] + [theirs[m] for m in MARKS]
    words = model.m.embeddings.word_embeddings.weight.detach().cpu().float()[torch.tensor(kept)].numpy()
    scales = np.abs(words).max(1) / 127
    scales[scales == 0] = 1.0
    pieces = np.round(words / scales[:, None]).astype(np.int8)
    np.savez(out / "words.npz", pieces=pieces, scales=scales.astype(np.float32))
    full, small = out / "full.onnx", out / "contradiction.onnx"
    torch.onnx.export(
        Graph(model).eval(),
        (torch.randn(50, words.shape[1]),),
        str(full),
        input_names=["words"],
        output_names=["logits"],
        dynamic_axes={"words": {0: "pieces"}},
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        full,
        small,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    full.unlink()
    sha256 = hashlib.sha256(small.read_bytes() + (out / "words.npz").read_bytes()).hexdigest()
    (out / "SHA256").write_text(f"{sha256}\n", encoding="ascii")


def main() -> None:
    """Read the arguments, train, and write the model or what it says of the stories left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pairs", "mpnet", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.pairs.read_text(encoding="utf8").splitlines()]
    reader = Reader(given.mpnet, given.device)
    held = [r for r in rows if given.fold is not None and fold(r) == given.fold]
    model = train([*(r for r in rows if given.fold is None or fold(r) != given.fold), *written()], given.mpnet, reader)
    if given.fold is None:
        export(model, given.mpnet, given.out)
        return
    said = odds(model, held, reader)
    with (given.out / "odds.jsonl").open("w", encoding="utf8") as file:
        for row, value in zip(held, said, strict=True):
            file.write(json.dumps({**row, "odds": round(value, 3)}, ensure_ascii=False) + "\n")
    for values in (True, False):
        own = [(s, r["label"] == "odds") for s, r in zip(said, held, strict=True) if ("value" in r["a"]) == values]
        ranked = np.array([right for _, right in sorted(own, key=lambda p: -p[0])])
        precision = (np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean()
        print(f"{'values' if values else 'passages'}: {len(own)} pairs, average precision {precision:.3f}")


if __name__ == "__main__":
    main()
