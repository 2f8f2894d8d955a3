"""Train what stands behind the exit of the model of contradictions: contradiction_rest.py PAIRS.jsonl FROM OUT_FOLDER

For a CPU that has bfloat16, where contradiction.py would take days: the first layers stay as the folder FROM has them
(the files of the package) and read every pair once, on onnxruntime; the others go on learning from what they read.
PAIRS.jsonl comes from contradiction_pairs.py. Of stories called later (benchmarks/invented/later.jsonl) and of what was
written by hand the pairs are taken as contradiction.py draws them, of all others a part. Training ends after so many
`--minutes`; with `--left-out` a quarter of the later stories is kept from it, and printed is how well their pairs are
told before and after. Written are rest.onnx and the hash of all files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from contradiction import (
    ASKED,
    EXIT,
    WIDTH,
    Ids,
    Judge,
    Reader,
    Rest,
    Row,
    Table,
    drawn,
    graph,
    precision,
    shipped,
    signed,
    written,
)

LATER, EARLIER = "later", 0.08
"""The source of the stories that are new, and the part that is taken of the pairs of all others."""
MINUTES, BATCH, RATE, WARM, AT_ONCE = 35, 48, 3e-5, 40, 40
LEFT_OUT, PLAIN_ONES = 4, 0.12
"""One story in so many is left out, and of its plain pairs so many are told."""


class FirstRead:
    """Pairs as the first layers read them: [pieces, width] each."""

    def __init__(self, folder: Path, reader: Reader, table: Table, places: Ids, turned: NDArray[np.bool_]) -> None:
        """Read the pairs at some places, of those turned the second side first."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        first = onnxruntime.InferenceSession(str(folder / "first.onnx"), options, providers=["CPUExecutionProvider"])
        with np.load(folder / "words.npz") as words:
            pieces, scales = words["pieces"], words["scales"]

        def read(n: int) -> Tensor:
            ids, _ = reader.batch(table, places[n : n + 1], turned[n : n + 1], whole=False)
            at = ids[0].numpy()
            found = first.run(None, {"words": pieces[at].astype(np.float32) * scales[at, None]})[0]
            return torch.from_numpy(found).to(torch.bfloat16)

        with ThreadPoolExecutor() as threads:
            self.read = list(threads.map(read, range(len(places)), chunksize=16))
        self.table, self.places = table, places
        self.long = np.array([len(x) for x in self.read])

    def batch(self, rows: Ids) -> tuple[Tensor, Tensor]:
        """Some of them as [pairs, pieces, width], and where there are pieces."""
        longest = -(-int(self.long[rows].max()) // 8) * 8
        found = torch.zeros(len(rows), longest, WIDTH, dtype=torch.bfloat16)
        for n, row in enumerate(rows):
            found[n, : self.long[row]] = self.read[row]
        return found, torch.arange(longest)[None] < torch.from_numpy(self.long[rows])[:, None]

    def batches(self, dice: np.random.Generator) -> Iterator[Ids]:
        """Rows of like length, in a drawn order."""
        order, found = dice.permutation(len(self.long)), []
        for start in range(0, len(order), BATCH * AT_ONCE):
            near = order[start : start + BATCH * AT_ONCE]
            near = near[np.argsort(self.long[near], kind="stable")]
            found += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
        yield from (found[n] for n in dice.permutation(len(found)))


def behind(model: Judge, read: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """What the layers behind the exit, and the judge behind them, make of pairs: [pairs, 3] and [pairs, 8]."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        near = model.nearness(read.shape[1]).detach() + (~mask)[:, None, None, :] * -1e4
        for layer in model.layers[EXIT:]:
            read = layer(read, near.to(torch.bfloat16))
        said, asks = model.head(read, mask)
    return said.float(), asks.float()


def train(model: Judge, first: FirstRead, minutes: float, seed: int = 5) -> None:
    """Train what is behind the exit for some minutes, ever more slowly."""
    torch.manual_seed(seed)
    dice, began, step = np.random.default_rng(seed), time.monotonic(), 0
    model.requires_grad_(False)
    layers, head = [*model.layers[EXIT:].parameters()], [*model.head.parameters()]
    for one in (*layers, *head):
        one.requires_grad_(True)
    tuner = torch.optim.AdamW([{"params": layers, "lr": RATE}, {"params": head, "lr": 2 * RATE}], weight_decay=0.01)
    rates = [group["lr"] for group in tuner.param_groups]
    t = first.table
    model.train()
    while True:
        for rows in first.batches(dice):
            gone = (time.monotonic() - began) / (60 * minutes)
            if gone >= 1:
                model.eval()
                return
            pace = min(1.0, (step + 1) / WARM) * max(0.02, 1 - gone)
            for group, rate in zip(tuner.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            said, asks = behind(model, *first.batch(rows))
            right, counts, told = (torch.from_numpy(c[first.places[rows]]) for c in (t.label, t.weight, t.asks))
            cost = (F.cross_entropy(said, right, reduction="none", label_smoothing=0.02) * counts).mean()
            cost = cost + ASKED * F.cross_entropy(asks, told, ignore_index=-1, reduction="sum") / len(rows)
            tuner.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_([*layers, *head], 1.0)
            tuner.step()
            step += 1


def told(model: Judge, first: FirstRead) -> str:
    """How well pairs are told: the average precision of values and of passages."""
    found = np.zeros(len(first.long))
    with torch.no_grad():
        for rows in np.array_split(np.argsort(first.long, kind="stable"), -(-len(found) // BATCH)):
            said, _ = behind(model, *first.batch(rows))
            found[rows] = (said[:, 1] - torch.logsumexp(said[:, [0, 2]], 1)).numpy()
    at_odds, of_values = (c[first.places] == 1 for c in (first.table.label, first.table.value))
    figures = [
        f"{name} {precision(found[kind], at_odds[kind]):.3f}"
        for name, kind in (("values", of_values), ("passages", ~of_values))
    ]
    return f"average precision, {', '.join(figures)}"


def chosen(rows: Sequence[Row], reader: Reader, dice: np.random.Generator, part: float = 1.0) -> list[Row]:
    """A part of the pairs that contradiction.py would draw of some."""
    places = drawn(reader.table(rows), dice)
    return [rows[n] for n in dice.permutation(places)[: int(part * len(places))]]


def left_out(row: Row) -> bool:
    """Whether a pair is of a story that is not trained on."""
    return int(hashlib.sha256(row["story"].encode()).hexdigest(), 16) % LEFT_OUT == 0


def main() -> None:
    """Read the arguments, train, and write the graph and the hash."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pairs", "start", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--left-out", action="store_true")
    given = parser.parse_args()
    dice, reader, model = np.random.default_rng(5), Reader("cpu"), Judge(shipped(given.start)).eval()
    every = [json.loads(line) for line in given.pairs.read_text(encoding="utf8").splitlines()]
    later = [r for r in every if r["source"] == LATER]
    held = [r for r in later if given.left_out and left_out(r)]
    held = [r for r in held if "value" in r["a"] or r["label"] != "other" or dice.random() < PLAIN_ONES]
    own = [r for r in later if not given.left_out or not left_out(r)]
    earlier = chosen([r for r in every if r["source"] != LATER], reader, dice, EARLIER)
    rows = [*chosen(own, reader, dice), *earlier, *written()]

    def read(of: Sequence[Row], turned: NDArray[np.bool_]) -> FirstRead:
        return FirstRead(given.start, reader, reader.table(of), np.arange(len(of)), turned)

    first = read(rows, dice.random(len(rows)) < 0.5)
    tested = read(held, np.zeros(len(held), bool)) if held else None
    if tested:
        print("before:", told(model, tested))
    train(model, first, given.minutes)
    if tested:
        print("after:", told(model, tested))
    if given.out.resolve() != given.start.resolve():
        for name in ("first.onnx", "words.npz"):
            shutil.copyfile(given.start / name, given.out / name)
    graph(Rest(model.float()), given.out / "rest.onnx", "read", ("logits", "asks"))
    signed(given.out)


if __name__ == "__main__":
    main()
