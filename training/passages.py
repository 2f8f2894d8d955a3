"""Train the judge of passages: passages.py OUT.onnx STORY [STORY …] [--folds N] [--epochs N] [--seeds N].

A STORY is a folder with `articles.jsonl` and `questions.json`: a list of `{"question": …, "contains": [word or list of
words that do as well, …]}` or `{"question": …, "unanswerable": true}`. Of the sentences nearest to a question those
that show every word are right. `--folds` trains on all folders but some in turn and prints what the others give.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from firsthand.asking.parsing.reader import parse
from firsthand.asking.passages.finder import Finder
from firsthand.asking.passages.judge import Judge
from firsthand.asking.passages.signs import Pair, signs
from firsthand.asking.scenes import Scenes
from firsthand.desk import Desk, read

WIDTH, INNER, BATCH, RATE, SEED = 384, 48, 8, 1.5e-3, 0
SHARP = 8.0
"""How much the likeness of two words counts beside what is learned of which word looks at which."""


@dataclass(frozen=True)
class Row:
    """A passage near a question: both in vectors, the signs, whether it answers; `asked` numbers the questions."""

    asked: int
    story: str
    answerable: bool
    words: tuple[np.ndarray, np.ndarray]
    signs: list[float]
    right: bool


class Attention(nn.Module):
    """Each word of the one text is compared with those of the other it looks at."""

    def __init__(self, given: int, mean: Tensor, spread: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("spread", spread)
        self.down, self.look = nn.Linear(WIDTH, INNER), nn.Linear(INNER, INNER, bias=False)
        self.asked, self.told = nn.Linear(4 * INNER, INNER), nn.Linear(4 * INNER, INNER)
        self.signs, self.plain = nn.Linear(given, INNER), nn.Linear(given, 1)
        self.drop = nn.Dropout(0.3)
        self.out = nn.Sequential(nn.Linear(5 * INNER, INNER), nn.ReLU(), nn.Dropout(0.3), nn.Linear(INNER, 1))

    def forward(self, asked: Tensor, told: Tensor, signs: Tensor) -> Tensor:
        """asked, told: [words, width]; signs: [signs]; gives one logit."""
        known = (signs - self.mean) / self.spread
        q, s = torch.tanh(self.down(self.drop(asked))), torch.tanh(self.down(self.drop(told)))
        heat = self.look(q) @ s.T + SHARP * (asked @ told.T)
        forth = F.relu(self.asked(self.drop(_compared(q, heat.softmax(-1) @ s))))
        back = F.relu(self.told(self.drop(_compared(s, heat.T.softmax(-1) @ q))))
        seen = [forth.mean(0), forth.amax(0), back.mean(0), back.amax(0), F.relu(self.signs(self.drop(known)))]
        return (self.out(torch.cat(seen)) + self.plain(known))[0]


class Scored(nn.Module):
    """Networks that differ in how they began, and the mean of their scores from 0 to 1."""

    def __init__(self, inner: Sequence[Attention]) -> None:
        super().__init__()
        self.inner = nn.ModuleList(inner)

    def forward(self, asked: Tensor, told: Tensor, signs: Tensor) -> Tensor:
        return torch.stack([torch.sigmoid(model(asked, told, signs)) for model in self.inner]).mean()


def _compared(a: Tensor, b: Tensor) -> Tensor:
    return torch.cat([a, b, a * b, (a - b).abs()], -1)


def rows(folders: Sequence[Path]) -> Iterator[Row]:
    """Yield the passages near each question of the stories."""
    desk, asked = Desk(), 0
    finder = Finder(desk.encoder, Judge(None, ""))
    for folder in folders:
        intake = read(folder / "articles.jsonl")
        scenes: dict[str | None, Scenes] = {}
        for wanted in json.loads((folder / "questions.json").read_text(encoding="utf8")):
            day = wanted.get("as_of")
            if day not in scenes:
                scenes[day] = Scenes(desk.story(intake, as_of=day))
            question = parse(wanted["question"], desk.reader.parser.nlp, scenes[day].story)
            asked += 1
            for pair in finder.pairs(question, scenes[day]):
                words = pair.asked.pieces, pair.told.pieces
                known = signs(pair, scenes[day])
                yield Row(asked, folder.name, "contains" in wanted, words, known, _right(pair, wanted))
        print(folder.name, asked, flush=True)


def _right(pair: Pair, wanted: dict[str, object]) -> bool:
    shown = _folded(f"{pair.near.passage.plain} {pair.near.passage.named}")
    needed = wanted.get("contains") or []
    given = [item if isinstance(item, list) else [item] for item in needed]
    return bool(given) and all(any(f" {_folded(w)} " in f" {shown} " for w in words) for words in given)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def trained(given: Sequence[Row], epochs: int, seeds: int) -> Scored:
    """Train one network a seed."""
    return Scored([train(given, epochs, seed) for seed in range(seeds)]).eval()


def train(given: Sequence[Row], epochs: int, seed: int) -> Attention:
    """Train on rows, a batch of whole questions a step."""
    torch.manual_seed(seed)
    order, table = random.Random(seed), torch.tensor([r.signs for r in given], dtype=torch.float32)
    model = Attention(table.shape[1], table.mean(0), table.std(0) + 1e-3)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.02)
    questions: dict[int, list[Row]] = {}
    for row in given:
        questions.setdefault(row.asked, []).append(row)
    names, steps = list(questions), epochs * (len(questions) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: max(0.02, 1 - n / steps))
    for epoch in range(epochs):
        order.shuffle(names)
        total = 0.0
        for low in range(0, len(names) - BATCH + 1, BATCH):
            batch = [row for name in names[low : low + BATCH] for row in questions[name]]
            logits = torch.stack([model(*_fed(row)) for row in batch])
            loss = F.binary_cross_entropy_with_logits(logits, torch.tensor([float(r.right) for r in batch]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch}: {total / max(1, len(names) // BATCH):.3f}", flush=True)
    return model.eval()


def _fed(row: Row) -> tuple[Tensor, Tensor, Tensor]:
    return torch.from_numpy(row.words[0]), torch.from_numpy(row.words[1]), torch.tensor(row.signs)


def scores(model: Scored, given: Sequence[Row]) -> list[float]:
    """The score of each row."""
    with torch.no_grad():
        return [float(model(*_fed(row))) for row in given]


def report(given: Sequence[Row], found: Sequence[float]) -> None:
    """Print what each threshold gives: questions answered rightly among the first three, and those best left alone."""
    questions: dict[int, list[tuple[float, Row]]] = {}
    for row, score in zip(given, found, strict=True):
        questions.setdefault(row.asked, []).append((score, row))
    tops = [sorted(q, key=lambda s: -s[0])[:3] for q in questions.values()]
    can, cannot = ([t for t in tops if t[0][1].answerable is kind] for kind in (True, False))
    for least in (0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
        right = sum(any(r.right for s, r in t if s >= least) for t in can)
        given_up = sum(t[0][0] < least for t in cannot)
        print(f"from {least}: right {right} of {len(can)}, left alone {given_up} of {len(cannot)}")


def export(model: Scored, signs: int, out: Path) -> None:
    """Write the networks as one ONNX graph; `signs` is how many numbers stand beside the words."""
    example = torch.randn(7, WIDTH), torch.randn(11, WIDTH), torch.randn(signs)
    torch.onnx.export(
        model,
        example,
        str(out),
        input_names=["asked", "told", "signs"],
        output_names=["score"],
        dynamic_axes={"asked": {0: "asked"}, "told": {0: "told"}},
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Read the arguments, train, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seeds", type=int, default=3)
    args = parser.parse_args()
    torch.set_num_threads(1)
    given = list(rows(sorted(args.stories)))
    names = sorted({r.story.partition("_")[0].removesuffix("plus") for r in given})
    random.Random(SEED).shuffle(names)
    fold = {name: n % args.folds for n, name in enumerate(names)} if args.folds else {}
    kept: list[tuple[Row, float]] = []
    for n in range(args.folds):
        inside = [fold[r.story.partition("_")[0].removesuffix("plus")] == n for r in given]
        model = trained([r for r, own in zip(given, inside, strict=True) if not own], args.epochs, args.seeds)
        held = [r for r, own in zip(given, inside, strict=True) if own]
        kept += zip(held, scores(model, held), strict=True)
    if kept:
        report([r for r, _ in kept], [s for _, s in kept])
    export(trained(given, args.epochs, args.seeds), len(given[0].signs), args.out)


if __name__ == "__main__":
    main()
