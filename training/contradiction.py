"""Train the model of contradictions: contradiction.py PAIRS.jsonl FROM OUT_FOLDER [--fold N] [--device cuda]

PAIRS.jsonl comes from contradiction_pairs.py; pairs written by hand (contradiction_written.jsonl) are added.
FROM is where it starts: the model.safetensors of all-mpnet-base-v2, beside its vocab.txt, or a folder with the three
files of the package. Such files are what is written: the first layers and the others as ONNX graphs of eight-bit
weights, and the word vectors. With `--fold N`, 0 to 2, a third of the stories is left out instead, and what the model
says of their pairs is written to OUT_FOLDER/odds.jsonl, which training/rivals.py --read and training/accounts.py read;
printed is how well they are told. A GPU takes some minutes for it, a CPU some days.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

HERE = Path(__file__).resolve().parent
VOCABULARY = HERE.parent / "src" / "firsthand" / "language" / "tagger" / "tagger_model" / "tokenizer.json"
BEFORE, SENTENCE, LEFT, VALUE, RIGHT = 20, 72, 38, 14, 34
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]", "[unused5]")
PLAIN = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
LABELS = {"other": 0, "agree": 0, "odds": 1, "same": 2}
ASKS = ("how many", "when", "who", "where", "how", "why", "whether", "what")
ITEM = (
    ("odds", "told", "contradicts"),
    ("odds", "agrees", "contradicts"),
    ("agree", "told", "beside"),
    ("agree", "told", "agrees"),
)
"""The pairs that are made of an item."""
MATRICES, RANK = ("qkv", "out", "up", "down"), 16
"""Of a layer, and how narrow the two are that are added to each where a model is trained further."""
WIDTH, HEADS, LAYERS, EXIT = 768, 12, 12, 6
"""Of MPNet, and the layer after which a second, smaller judge says whether the others need be asked."""
LONGEST, BUCKETS, FAR = 256, 32, 128
FOLDS, EPOCHS, BATCH, RATE, WARM, OTHERS = 3, 3.5, 128, 5e-5, 0.06, 3
SOONER, ASKED = 0.25, 0.2
"""What the second judge and what a pair differs on count beside the first."""
_ADDED, _JUDGING = re.compile(r"/(?:qkv|out|up|down)/[ab]/"), re.compile(r"/(?:sooner|head)/")
Row = dict[str, Any]
Ids = NDArray[np.int64]


class Layer(nn.Module):
    """One layer of MPNet."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-5), nn.LayerNorm(WIDTH, eps=1e-5)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, near: Tensor) -> Tensor:
        """x: [pairs, pieces, width]; near: what is added to attention, [pairs or 1, heads, pieces, pieces]."""
        pairs, pieces, _ = x.shape
        q, k, v = self.qkv(x).view(pairs, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        read = self.drop((q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + near).softmax(-1).to(v.dtype)) @ v
        x = self.norm1(x + self.drop(self.out(read.transpose(1, 2).reshape(pairs, pieces, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Head(nn.Module):
    """From the first vector and the mean of all, what two passages are to each other and what they differ on."""

    def __init__(self, middle: int) -> None:
        super().__init__()
        self.d, self.o, self.drop = nn.Linear(2 * WIDTH, middle), nn.Linear(middle, 3), nn.Dropout(0.1)
        self.k = nn.Linear(middle, len(ASKS))

    def forward(self, x: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """x: [pairs, pieces, width], mask: [pairs, pieces]; gives [pairs, 3] and [pairs, 8]."""
        held = mask.unsqueeze(-1).to(x.dtype)
        both = torch.cat([x[:, 0], (x * held).sum(1) / held.sum(1)], -1)
        middle = self.drop(F.gelu(self.d(self.drop(both))))
        return self.o(middle), self.k(middle)


class Adapted(nn.Module):
    """A matrix that stays as it is, and what two narrow ones add to it (Hu et al., 2022)."""

    def __init__(self, base: nn.Linear) -> None:
        super().__init__()
        self.base = base
        self.a = nn.Linear(base.in_features, RANK, bias=False)
        self.b = nn.Linear(RANK, base.out_features, bias=False)
        nn.init.normal_(self.a.weight, std=0.02)
        nn.init.zeros_(self.b.weight)
        self.counts: float | Tensor = 1.0

    def forward(self, x: Tensor) -> Tensor:
        """x: [pairs, pieces, width]."""
        added: Tensor = self.base(x) + self.counts * self.b(self.a(x))
        return added


class Judge(nn.Module):
    """MPNet, with one judge behind its last layer and one sooner."""

    def __init__(self, given: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(len(given["words.weight"]), WIDTH), nn.Embedding(LONGEST, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-5), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.near = nn.Parameter(torch.zeros(BUCKETS, HEADS))
        self.register_buffer("buckets", buckets(torch.arange(1 - LONGEST, LONGEST)), persistent=False)
        self.sooner, self.head = Head(WIDTH // 4), Head(WIDTH)
        self.load_state_dict(given, strict=False)

    def count(self, added: float | Tensor) -> None:
        """Let what was added to the matrices count so much, 0 to 1."""
        for one in self.modules():
            if isinstance(one, Adapted):
                one.counts = added

    def adapt(self) -> None:
        """Let every matrix of the layers be added to, which changes nothing yet."""
        for layer in self.layers:
            for name in MATRICES:
                if not isinstance(getattr(layer, name), Adapted):
                    setattr(layer, name, Adapted(getattr(layer, name)))

    def opened(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """words: [pairs, pieces, width]; gives the same with their places, and how near pieces are to each other."""
        pieces = words.shape[1]
        return self.drop(self.norm(words + self.places.weight[:pieces])), self.nearness(pieces)

    def nearness(self, pieces: int) -> Tensor:
        """How near so many pieces are to each other: what is added to attention, [1, heads, pieces, pieces]."""
        n = torch.arange(pieces, device=self.near.device)
        return self.near[self.buckets[n[None, :] - n[:, None] + LONGEST - 1]].permute(2, 0, 1)[None]

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """ids, mask: [pairs, pieces]; gives what the sooner and the last judge say, and what pairs differ on."""
        x, near = self.opened(self.words(ids))
        near = near + (~mask)[:, None, None, :] * -1e4
        for layer in self.layers[:EXIT]:
            x = layer(x, near)
        sooner, _ = self.sooner(x, mask)
        for layer in self.layers[EXIT:]:
            x = layer(x, near)
        last, asks = self.head(x, mask)
        return sooner.float(), last.float(), asks.float()


def buckets(away: Tensor) -> Tensor:
    """How far pieces are from each other, as MPNet has learned it (Raffel et al., 2020)."""
    half, exact = BUCKETS // 2, BUCKETS // 4
    near, far = (away > 0).long() * half, away.abs()
    log = exact + (torch.log(far.clamp(min=1) / exact) / np.log(FAR / exact) * (half - exact)).long()
    return near + torch.where(far < exact, far, log.clamp(max=half - 1))


def weights(model: Path) -> dict[str, Tensor]:
    """MPNet's weights by the names used here, words those of the tagger's vocabulary with the marks behind them."""
    from safetensors.torch import load_file

    theirs, found = load_file(model), dict[str, Tensor]()
    listed = {p: n for n, p in enumerate((model.parent / "vocab.txt").read_text(encoding="utf8").splitlines())}
    mine = json.loads(VOCABULARY.read_text(encoding="utf8"))["model"]["vocab"]
    kept = [listed[PLAIN.get(p, p)] for p in sorted(mine, key=mine.__getitem__)] + [listed[m] for m in MARKS]
    found["words.weight"] = theirs["embeddings.word_embeddings.weight"][torch.tensor(kept)]
    found["places.weight"] = theirs["embeddings.position_embeddings.weight"][2 : 2 + LONGEST]
    found["near"] = theirs["encoder.relative_attention_bias.weight"]
    names = {"out": "attention.attn.o", "up": "intermediate.dense", "down": "output.dense"}
    names |= {"norm1": "attention.LayerNorm", "norm2": "output.LayerNorm"}
    for kind in ("weight", "bias"):
        found[f"norm.{kind}"] = theirs[f"embeddings.LayerNorm.{kind}"]
        for n in range(LAYERS):
            of = f"encoder.layer.{n}."
            found[f"layers.{n}.qkv.{kind}"] = torch.cat([theirs[f"{of}attention.attn.{p}.{kind}"] for p in "qkv"])
            found |= {f"layers.{n}.{a}.{kind}": theirs[f"{of}{b}.{kind}"] for a, b in names.items()}
    return found


def shipped(folder: Path) -> dict[str, Tensor]:
    """The weights of the package's files as they were before anything was added to them, by the names used here."""
    import onnx
    from onnx import numpy_helper

    with np.load(folder / "words.npz") as words:
        found = {"words.weight": torch.from_numpy(words["pieces"] * words["scales"][:, None])}
    for part, judge in (("first", "sooner"), ("rest", "head")):
        graph = onnx.load(folder / f"{part}.onnx").graph
        held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
        floats = {
            k.removeprefix("judge.").replace(".base.", "."): torch.from_numpy(v.copy())
            for k, v in held.items()
            if v.dtype == "float32"
        }
        found |= {k: v for k, v in floats.items() if "MatMul" not in k and "_scale" not in k and "_Transposed" not in k}
        for node in graph.node:
            if node.op_type == "MatMulInteger":
                name = ".".join(n for n in node.name.split("/")[1:-1] if n != "base")
                one = node.input[1].removesuffix("_quantized")
                weight = held[f"{one}_quantized"].astype(np.float32) * held[f"{one}_scale"]
                found[f"{name}.weight"] = torch.from_numpy(weight.T.copy())
        before = {k: found.pop(k) for k in list(found) if k.startswith("plain.")}
        found |= {k.replace("plain.", f"{judge}.", 1): v for k, v in before.items()}
    return found


class Table(NamedTuple):
    """Pairs as columns: the places of their sides, and what is known of them."""

    sides: list[Ids]
    a: Ids
    b: Ids
    value: Ids
    label: Ids
    agree: Ids
    written: Ids
    asks: Ids
    likeness: NDArray[np.float64]
    weight: NDArray[np.float32]


class Reader:
    """Turns pairs into the numbers of their pieces, and these into batches."""

    def __init__(self, device: str) -> None:
        self.pieces = Tokenizer.from_file(str(VOCABULARY))
        self.device, end = device, self.pieces.get_vocab_size()
        self.value, self.context, self.values, self.passages, self.second = range(end, end + len(MARKS))
        self.first, self.last, self.pad = (self.pieces.token_to_id(t) for t in ("[CLS]", "[SEP]", "[PAD]"))

    def ids(self, text: str) -> list[int]:
        """The pieces of a text."""
        found: list[int] = self.pieces.encode(text, add_special_tokens=False).ids
        return found

    def side(self, one: Row) -> Ids:
        """The pieces of one side of a pair."""
        if "value" in one:
            value = [self.value, *self.ids(one["value"])[:VALUE], self.value]
            body = [*self.ids(one["left"])[-LEFT:], *value, *self.ids(one["right"])[:RIGHT]]
        else:
            body = self.ids(one["text"])[:SENTENCE]
        before = self.ids(one["before"])[-BEFORE:]
        return np.array([*before, self.context, *body] if before else body)

    def table(self, rows: Sequence[Row]) -> Table:
        """Pairs, each side cut once."""
        of: dict[str, int] = {}
        sides: list[Ids] = []

        def place(one: Row) -> int:
            text = json.dumps(one, sort_keys=True)
            if text not in of:
                of[text] = len(sides)
                sides.append(self.side(one))
            return of[text]

        def column(told: Callable[[Row], float | bool]) -> NDArray[Any]:
            return np.array([told(r) for r in rows])

        return Table(
            sides,
            column(lambda r: place(r["a"])),
            column(lambda r: place(r["b"])),
            column(lambda r: int("value" in r["a"])),
            column(lambda r: LABELS[r["label"]]),
            column(lambda r: int(r["label"] == "agree")),
            column(lambda r: int(r["source"] == "written")),
            column(lambda r: ASKS.index(r["asks"]) if r.get("asks") in ASKS else -1),
            column(lambda r: r.get("likeness", 0.0)),
            column(weight).astype(np.float32),
        )

    def batch(self, table: Table, places: Ids, turned: NDArray[np.bool_], whole: bool = True) -> tuple[Tensor, Tensor]:
        """The pieces of some pairs and where they are, of those turned the second side first.

        whole: filled up to eights, as a GPU likes them.
        """
        pairs = []
        for n, other in zip(places, turned, strict=True):
            a, b = table.sides[table.a[n]], table.sides[table.b[n]]
            task = self.values if table.value[n] else self.passages
            first, second = (b, a) if other else (a, b)
            pairs.append(np.array([self.first, task, *first, self.last, self.second, *second, self.last])[:LONGEST])
        longest = -(-max(map(len, pairs)) // 8) * 8 if whole else max(map(len, pairs))
        ids = torch.tensor(np.array([np.pad(p, (0, longest - len(p)), constant_values=self.pad) for p in pairs]))
        mask = torch.arange(longest)[None] < torch.tensor([len(p) for p in pairs])[:, None]
        return ids.to(self.device), mask.to(self.device)


def weight(row: Row) -> float:
    """What a pair counts: real news less, whose readers may have missed something; a value said twice half."""
    return (0.7 if row["source"] == "real" else 1.0) * (0.5 if row["label"] == "same" else 1.0)


def written() -> list[Row]:
    """The pairs written by hand, and those of items: what is told, what agrees, contradicts both, or stands beside."""
    rows = []
    for row in map(json.loads, (HERE / "contradiction_written.jsonl").read_text(encoding="utf8").splitlines()):
        for side in ("a", "b"):
            if "parts" in row[side]:
                row[side] |= dict(zip(("left", "value", "right"), row[side].pop("parts"), strict=True))
        rows.append({**row, "source": "written"})
    for item in map(json.loads, (HERE / "contradiction_items.jsonl").read_text(encoding="utf8").splitlines()):
        for label, one, other in ITEM:
            sides = ({"before": "", "text": item[one]}, {"before": "", "text": item[other]})
            asks = item["asks"] if label == "odds" else ""
            rows.append({"source": "written", "label": label, "asks": asks, "a": sides[0], "b": sides[1]})
    return rows


def drawn(t: Table, dice: np.random.Generator) -> Ids:
    """The pairs of an epoch: all that are at odds or only look it, and some of the others, the likest first of all."""

    def those(held: NDArray[np.bool_]) -> Ids:
        return np.nonzero(held)[0]

    def some(places: Ids, count: int) -> Ids:
        return places[dice.permutation(len(places))[:count]]

    value, told = t.value == 1, t.written == 0
    odds = [those(kind & (t.label == 1) & told) for kind in (value, ~value)]
    others = [those(kind & (t.label == 0) & (t.agree == 0) & told) for kind in (value, ~value)]
    likest = others[1][np.argsort(-t.likeness[others[1]], kind="stable")]
    half, many = len(likest) // 2, OTHERS * len(odds[1])
    parts = [*odds, those((t.agree == 1) & told), those(~told), some(others[0], OTHERS * len(odds[0]))]
    parts += [some(those(value & (t.label == 2) & told), len(odds[0]))]
    return np.concatenate([*parts, some(likest[:half], many * 2 // 3), some(likest[half:], many // 3)])


def batches(lengths: Ids, dice: np.random.Generator) -> Iterator[Ids]:
    """Places of pairs of like length, in a drawn order."""
    order, found = dice.permutation(len(lengths)), []
    for start in range(0, len(order), BATCH * 40):
        near = order[start : start + BATCH * 40]
        near = near[np.argsort(lengths[near], kind="stable")]
        found += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
    yield from (found[n] for n in dice.permutation(len(found)))


def cost_of(said: tuple[Tensor, Tensor, Tensor], t: Table, places: Ids, counts: NDArray[np.float32]) -> Tensor:
    """Return what a model's answers for the pairs at some places cost; `counts` is what each pair of a table counts."""
    sooner, last, asks = said
    right, many = (torch.tensor(c[places], device=last.device) for c in (t.label, counts))
    costs = (F.cross_entropy(s, right, reduction="none", label_smoothing=0.02) * many for s in (last, sooner))
    cost = next(costs).mean() + SOONER * next(costs).mean()
    told = torch.tensor(t.asks[places], device=last.device)
    return cost + ASKED * F.cross_entropy(asks, told, ignore_index=-1, reduction="sum") / len(places)


def train(t: Table, given: Mapping[str, Tensor], reader: Reader, seed: int = 11, steps: int | None = None) -> Judge:
    """Train on some pairs, for so many steps or EPOCHS."""
    torch.manual_seed(seed)
    dice, model = np.random.default_rng(seed), Judge(given).to(reader.device).train()
    heads = [*model.head.parameters(), *model.sooner.parameters()]
    body = [p for p in model.parameters() if all(p is not own for own in heads)]
    tuner = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": heads, "lr": 3 * RATE}], weight_decay=0.01)
    steps = steps or int(EPOCHS * (len(drawn(t, dice)) // BATCH + 1))

    def pace(step: int) -> float:
        return min(1.0, (step + 1) / (WARM * steps + 1)) * max(0.02, 1 - step / steps)

    slower, done = torch.optim.lr_scheduler.LambdaLR(tuner, pace), 0
    long = np.array([len(s) for s in t.sides])
    while done < steps:
        chosen = drawn(t, dice)
        for at in batches(long[t.a[chosen]] + long[t.b[chosen]], dice):
            places = chosen[at]
            ids, mask = reader.batch(t, places, dice.random(len(places)) < 0.5)
            with torch.autocast(reader.device, dtype=torch.bfloat16, enabled=reader.device == "cuda"):
                said = model(ids, mask)
            cost = cost_of(said, t, places, t.weight)
            tuner.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            tuner.step()
            slower.step()
            done += 1
            if done >= steps:
                break
    return model.eval()


def odds(model: Judge, t: Table, reader: Reader) -> NDArray[np.float64]:
    """The log odds that each pair is at odds, the mean of both orders."""
    long = np.array([len(s) for s in t.sides])
    order, found = np.argsort(long[t.a] + long[t.b], kind="stable"), np.zeros(len(t.a))
    for start in range(0, len(order), 4 * BATCH):
        places = order[start : start + 4 * BATCH]
        for turned in (False, True):
            with (
                torch.no_grad(),
                torch.autocast(reader.device, dtype=torch.bfloat16, enabled=reader.device == "cuda"),
            ):
                _, said, _ = model(*reader.batch(t, places, np.full(len(places), turned)))
            found[places] += ((said[:, 1] - torch.logsumexp(said[:, [0, 2]], 1)) / 2).cpu().numpy()
    return found


def precision(said: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """The average precision of what is said of pairs of which some are at odds."""
    ranked = right[np.argsort(-said, kind="stable")]
    return float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1))[ranked].mean())


def fold(row: Row) -> int:
    """Which third of the stories a pair is of; real stories of one topic stay together."""
    name = re.sub(r"\D.*$", "", row["story"]) or row["story"]
    return int(hashlib.sha256(f"{row['source']} {name}".encode()).hexdigest(), 16) % FOLDS


class First(nn.Module):
    """What is shipped first: the word vectors of one pair through the first layers, and the sooner judge.

    Of two models, of which one is the other with matrices added to, the second is asked where `added` is 1.
    """

    def __init__(self, model: Judge, plain: Head) -> None:
        super().__init__()
        self.judge, self.plain = model, plain

    def forward(self, words: Tensor, added: Tensor) -> tuple[Tensor, Tensor]:
        """words: [pieces, width], added: [1]; gives [pieces, width] and [3]."""
        self.judge.count(added)
        x, near = self.judge.opened(words[None])
        for layer in self.judge.layers[:EXIT]:
            x = layer(x, near)
        mask = torch.ones(x.shape[:2])
        said = added * self.judge.sooner(x, mask)[0] + (1 - added) * self.plain(x, mask)[0]
        return x[0], said[0]


class Rest(nn.Module):
    """What is shipped beside it: the other layers, and the judges behind them."""

    def __init__(self, model: Judge, plain: Head) -> None:
        super().__init__()
        self.judge, self.plain = model, plain

    def forward(self, read: Tensor, added: Tensor) -> tuple[Tensor, Tensor]:
        """read: [pieces, width], added: [1]; gives [3] and [8]."""
        self.judge.count(added)
        _, near = self.judge.opened(read[None])
        x = read[None]
        for layer in self.judge.layers[EXIT:]:
            x = layer(x, near)
        mask = torch.ones(x.shape[:2])
        both = zip(self.judge.head(x, mask), self.plain(x, mask), strict=True)
        said, asks = (added * new + (1 - added) * old for new, old in both)
        return said[0], asks[0]


def export(model: Judge, out: Path, plain: Judge | None = None) -> None:
    """Write the two graphs, the word vectors, and their hash; `plain` is the model before it was added to."""
    before = plain or model
    model = model.cpu().float().eval()
    words = model.words.weight.detach().numpy()
    scales = np.abs(words).max(1) / 127
    scales[scales == 0] = 1.0
    pieces = np.round(words / scales[:, None]).astype(np.int8)
    np.savez(out / "words.npz", pieces=pieces, scales=scales.astype(np.float32))
    graph(First(model, before.sooner), out / "first.onnx", "words", ("read", "logits"))
    graph(Rest(model, before.head), out / "rest.onnx", "read", ("logits", "asks"))
    signed(out)


def signed(out: Path) -> None:
    """Write the hash of the files of a model beside them."""
    files = [out / name for name in ("first.onnx", "rest.onnx", "words.npz")]
    sha256 = hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()
    (out / "SHA256").write_text(f"{sha256}\n", encoding="ascii")


def graph(part: nn.Module, path: Path, given: str, told: tuple[str, str]) -> None:
    """Write a graph of eight-bit weights; what is added to them, and the judges then, are left as they are."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    full = path.with_suffix(".full")
    long = {given: {0: "pieces"}} | ({"read": {0: "pieces"}} if "read" in told else {})
    torch.onnx.export(
        part.eval(),
        (torch.randn(50, WIDTH), torch.ones(1)),
        str(full),
        input_names=[given, "added"],
        output_names=list(told),
        dynamic_axes=long,
        opset_version=17,
        dynamo=False,
    )
    names = [n.name + behind for n in onnx.load(full).graph.node for behind in ("", "_MatMul")]
    adapted = any(_ADDED.search(n) for n in names)
    quantize_dynamic(
        full,
        path,
        nodes_to_exclude=[n for n in names if adapted and (_ADDED.search(n) or _JUDGING.search(n))],
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    full.unlink()


def main() -> None:
    """Read the arguments, train, and write the model or what it says of the stories left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pairs", "start", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.pairs.read_text(encoding="utf8").splitlines()]
    reader = Reader(given.device)
    held = [r for r in rows if given.fold is not None and fold(r) == given.fold]
    own = [*(r for r in rows if given.fold is None or fold(r) != given.fold), *written()]
    start = shipped(given.start) if given.start.is_dir() else weights(given.start)
    model = train(reader.table(own), start, reader)
    if given.fold is None:
        export(model, given.out)
        return
    said = odds(model, reader.table(held), reader)
    with (given.out / "odds.jsonl").open("w", encoding="utf8") as file:
        for row, value in zip(held, said, strict=True):
            file.write(json.dumps({**row, "odds": round(float(value), 3)}, ensure_ascii=False) + "\n")
    for values in (True, False):
        told = [(s, r["label"] == "odds") for s, r in zip(said, held, strict=True) if ("value" in r["a"]) == values]
        figure = precision(np.array([s for s, _ in told]), np.array([right for _, right in told]))
        print(f"{'values' if values else 'passages'}: {len(told)} pairs, average precision {figure:.3f}")


if __name__ == "__main__":
    main()
