"""Train the tagger: train.py POLNEAR_TRAIN MINILM_FOLDER OUT.pt [--shared N --linked N --epochs N]."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from data import SEED, Example, examples, split
from model import Shape, TaggerModel, load_encoder, span_scores

BATCH_PIECES = 2048
OUTSIDE, IGNORED = 0, -100
DOUBTFUL = 0.1
PRETRAINED = ("words", "places", "norm", "shared", "linked")
WEIGHTS = (1.0, 0.25, 1.0, 1.0, 0.5)


def load_tokenizer(folder: Path) -> Tokenizer:
    """The encoder's word pieces, without its padding and its cut."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def batches(found: list[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Paragraphs of like length together, `BATCH_PIECES` pieces a batch, in random order."""
    order = sorted(found, key=lambda e: len(e.pieces.ids) + rng.random() * 8)
    groups: list[list[Example]] = [[]]
    for example in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(example.pieces.ids) > BATCH_PIECES:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    yield from groups


def padded(rows: list[tuple[int, ...]]) -> Tensor:
    """Rows of numbers as one tensor, filled up with zeros."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[0] * (width - len(row))] for row in rows])


def may_span(opens: Tensor) -> Tensor:
    """Which (first, last) begin and end at words, [paragraphs, pieces, pieces]; opens: as of `opens_of`."""
    first = opens == 1
    last = (opens != 2) & (F.pad(opens[:, 1:], (0, 1), value=2) != 0)
    return (first[:, :, None] & last[:, None]).triu()


def opens_of(batch: list[Example]) -> Tensor:
    """1 where a piece opens a word, 0 where it goes on, 2 where there is none."""
    width = max(len(e.pieces.ids) for e in batch)
    return torch.tensor([[2, *map(int, e.pieces.opens[1:-1]), *[2] * (width - len(e.pieces.ids) + 1)] for e in batch])


def role_tags(batch: list[Example], pieces: int) -> Tensor:
    """Begin/inside tags of cue, source and content, an auxiliary task, [paragraphs, pieces]."""
    tags = torch.full((len(batch), pieces), IGNORED)
    for row, example in enumerate(batch):
        tags[row, : len(example.pieces.ids)] = OUTSIDE
        for spans in example.cues:
            for role in (2, 1, 0):
                if span := spans[role]:
                    tags[row, span[0] : span[1] + 1] = 2 + 2 * role
                    tags[row, span[0]] = 1 + 2 * role
    return tags


def doubtful(logits: Tensor, gold: Tensor, opens: Tensor, most: int) -> list[tuple[int, int]]:
    """Places where the model wrongly thinks that a cue may begin, the likeliest first."""
    chance = logits.detach().sigmoid().masked_fill((gold > 0) | (opens != 1), 0.0)
    places = (chance > DOUBTFUL).nonzero().tolist()
    return sorted(places, key=lambda p: -chance[p[0], p[1]])[:most]


def losses(model: TaggerModel, batch: list[Example]) -> tuple[list[Tensor], int]:
    """Summed losses (beginnings, roles, spans, cue ends, cue or none) and the number of cues."""
    ids, features = padded([e.pieces.ids for e in batch]), padded([e.pieces.features for e in batch])
    mask = padded([(1,) * len(e.pieces.ids) for e in batch]).bool()
    opens, pieces = opens_of(batch), ids.shape[1]
    gold = torch.zeros(ids.shape)
    rows, spans = [], []
    for row, example in enumerate(batch):
        for cue, *others in example.cues:
            gold[row, cue[0]] = 1.0
            rows.append((row, cue[0]))
            spans.append([cue[1], *(1 + s[0] * pieces + s[1] if s else 0 for s in others)])
    x = model.encode(ids, features, mask[:, None, None])
    begins = model.begins(x)[..., 0].float()
    parts = [
        F.binary_cross_entropy_with_logits(begins[mask], gold[mask], reduction="sum"),
        F.cross_entropy(model.roles(x).float().flatten(0, 1), role_tags(batch, pieces).flatten(), reduction="sum"),
    ]
    cues = len(rows)
    places = torch.tensor(rows + doubtful(begins, gold, opens, max(2, cues // 3)))
    if not len(places):
        return [*parts, *torch.zeros(3)], 0
    row, at = places.T
    ends, pairs, whole = model.link(x[row], at, mask[row][:, None, None])
    real = (torch.arange(len(row)) < cues).float()
    parts += span_losses(
        ends, pairs, whole, may_span(opens)[row], at, torch.tensor(spans, dtype=torch.long).reshape(-1, 3)
    )
    return [*parts, F.binary_cross_entropy_with_logits(whole[:, 2].float(), real, reduction="sum")], cues


def span_losses(ends: Tensor, pairs: Tensor, whole: Tensor, allowed: Tensor, at: Tensor, gold: Tensor) -> list[Tensor]:
    """Losses of source and content spans and of the ends of cues; gold: [cues, 3], for the first of the places."""
    n = len(gold)
    scores = span_scores(ends[:n], pairs[:n], whole[:n, :2], allowed[:n])
    last = ends[:n, :, 4].float().masked_fill(~allowed[torch.arange(n), at[:n]], -1e4)
    return [
        -scores.gather(-1, gold[:, 1:, None]).clamp(min=-20).sum(),
        F.cross_entropy(last, gold[:, 0], reduction="sum"),
    ]


def train(model: TaggerModel, found: list[Example], epochs: int, rate: float, out: Path, stop: int | None) -> None:
    """Adam with a linear warm-up and decay; the weights are written after each epoch."""
    rng = random.Random(SEED)
    steps = epochs * sum(1 for _ in batches(found, random.Random(SEED)))
    model.words.requires_grad_(False)  # half of all weights, and they are good as they are
    body = [p for n, p in model.named_parameters() if n.startswith(PRETRAINED) and p.requires_grad]
    heads = [p for n, p in model.named_parameters() if not n.startswith(PRETRAINED)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": 5 * rate}], weight_decay=0.01, eps=1e-6, fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.08 * steps), max(0.0, (steps - s) / (0.92 * steps)))
    )
    for epoch in range(stop or epochs):
        began, sums, cues = time.time(), torch.zeros(5), 0
        for number, batch in enumerate(batches(found, rng)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts, count = losses(model, batch)
            (sum(w * p for w, p in zip(WEIGHTS, parts, strict=True)) / 40).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step(), schedule.step(), optimizer.zero_grad()
            sums, cues = sums + torch.tensor([p.item() for p in parts]), cues + count
            if number % 50 == 49:
                report(f"  {number + 1}", sums / cues, began)
        report(f"epoch {epoch + 1}", sums / cues, began)
        torch.save({"shape": vars(model.shape), "state": model.state_dict()}, out)


def report(what: str, losses: Tensor, began: float) -> None:
    """Print the losses a cue."""
    print(what, [round(loss, 3) for loss in losses.tolist()], f"{time.time() - began:.0f} s", flush=True)


def main() -> None:
    """Read the arguments, train, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("minilm", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", type=int, default=4)
    parser.add_argument("--linked", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--stop", type=int, help="after so many epochs, the rates still high: to go on from there")
    parser.add_argument("--from-weights", type=Path, help="go on from these instead of the encoder's")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    tokenizer = load_tokenizer(given.minilm)
    model = TaggerModel(Shape(shared=given.shared, linked=given.linked))
    load_encoder(model, given.minilm / "model.safetensors")
    if given.from_weights:
        model.load_state_dict(torch.load(given.from_weights)["state"])
    names, _, _ = split(given.polnear)
    model.train()
    train(model, examples(tokenizer, given.polnear, names), given.epochs, given.rate, given.out, given.stop)


if __name__ == "__main__":
    main()
