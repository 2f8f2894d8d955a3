"""Go on with the model of contradictions on two reports of one event: contradiction_reports.py PAIRS.jsonl FROM OUT

The reports (contradiction_reports.jsonl) were written by hand by sixteen writers, about people and places that do not
exist: two of an event each, and four to nine pairs of words of both that are at odds, say the same, or only look it.
FROM is the folder of a model made before. Its matrices stay, as they are eight bits a weight and what is learned now is
less than one of their steps; two narrow ones are added to each, and trained with the judges, some twenty minutes on a
CPU that has bfloat16. So that nothing is unlearned, a part of the pairs it was trained on before (PAIRS.jsonl, from
contradiction_pairs.py; the stories called later are left out, weights are fitted to them) and of those written by hand
is mixed in. A twelfth of the events is left out. Printed is how well the plain disagreements of
benchmarks/plain/looked.jsonl are told, on which nothing is trained, before and after.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import nn

from contradiction import (
    Ids,
    Judge,
    Reader,
    Row,
    Table,
    cost_of,
    export,
    odds,
    precision,
    shipped,
    weight,
    written,
)

HERE = Path(__file__).resolve().parent
REPORTS = HERE / "contradiction_reports.jsonl"
PLAIN = HERE.parent / "benchmarks" / "plain" / "looked.jsonl"
LATER, LEFT_OUT = "later", 12
"""The source of stories that are not trained on, and of how many events one is left out."""
CROSSED, BY_CHANCE, APART = 2, 2, 3
"""Of two reports, how many pairs of words are taken that belong to two pairs, that stand anywhere, and how many of
sentences that nobody said anything of."""
HALF = 0.5
"""What such pairs count."""
BEFORE, OF_BEFORE = 0.16, {"real": 0.35, "invented": 0.45, "written": 0.2}
"""How many pairs are mixed in for one that is new, and from where."""
SHARES = {"odds": 0.3, "agree": 0.1, "same": 0.12, "other": 0.48}
MINUTES, BATCH, RATE, WARM, AT_ONCE = 21.0, 32, 4e-4, 60, 40
_ENDS = re.compile(r"[.!?][\"”’']?\s+(?=[A-Z0-9“\"‘$£€¥'])")
_SHORTENED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Sgt|Capt|Cmdr|Col|Gen|Lt|Prof|Rev|Sen|Gov|Rep|No|vs|Jr|Sr|a\.m|p\.m|[A-Z])\.$"
)
_ANY = re.compile(
    r"\b(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]wo|[Tt]hree|[Ss]ome)\s+[a-z][\w'-]+(?:\s+[a-z][\w'-]{3,})?"
    r"|(?:[A-Z][\w'-]+\s)+[A-Z][\w'-]+)"
)
"""Words that may be anybody or anything."""
Span = tuple[int, int]


def sentences(text: str) -> list[Span]:
    """Return where the sentences of a report stand."""
    ends = [m.end() for m in _ENDS.finditer(text) if not _SHORTENED.search(text[: m.start() + 1])]
    return [(a, b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True) if text[a:b].strip()]


class Event:
    """Two reports of an event, and what was said of their words."""

    def __init__(self, row: Row, dice: Random) -> None:
        self.texts, self.dice = (row["a"], row["b"]), dice
        self.id = hashlib.sha256("".join(self.texts).encode()).hexdigest()[:12]
        self.parts = tuple(sentences(t) for t in self.texts)
        self.said = [
            (p, *(_span(text, words) for text, words in zip(self.texts, p["sides"], strict=True))) for p in row["pairs"]
        ]

    def rows(self) -> Iterator[Row]:
        """Yield the pairs to train on."""
        for said, a, b in self.said:
            yield self._values(a, b, said["label"], said["asks"])
        yield from self._crossed()
        yield from self._by_chance()
        yield from self._passages()

    def _values(self, a: Span, b: Span, label: str, asks: str = "", counts: float = 1.0) -> Row:
        sides = [self._marked(n, spot) for n, spot in enumerate((a, b))]
        asked = asks if label == "odds" else ""
        return {**self._head(label, asked), "counts": counts, "a": sides[0], "b": sides[1]}

    def _head(self, label: str, asks: str) -> Row:
        return {"source": "reports", "story": self.id, "label": label, "asks": asks}

    def _marked(self, n: int, spot: Span) -> Row:
        text, at = self.texts[n], next(k for k, (s, e) in enumerate(self.parts[n]) if s <= spot[0] < e)
        start, end = self.parts[n][at]
        parts = text[start : spot[0]], text[spot[0] : min(spot[1], end)], text[min(spot[1], end) : end]
        return {
            "before": self._before(n, at),
            **dict(zip(("left", "value", "right"), map(str.strip, parts), strict=True)),
        }

    def _before(self, n: int, at: int) -> str:
        start, end = self.parts[n][at - 1] if at else (0, 0)
        return self.texts[n][start:end].strip()

    def _crossed(self) -> Iterator[Row]:
        """Words of two pairs, the likest to be taken for one first: they answer the same."""
        found = []
        for p, a, _ in self.said:
            for q, _, b in self.said:
                if p is not q and not any(_meet(a, x) and _meet(b, y) for _, x, y in self.said):
                    found.append((p["asks"] != q["asks"], self.dice.random(), a, b))
        for _, _, a, b in sorted(found)[:CROSSED]:
            yield self._values(a, b, "other", counts=HALF)

    def _by_chance(self) -> Iterator[Row]:
        """Words of which nothing is said, against such words or others."""
        known = [[spots[n] for _, *spots in self.said] for n in (0, 1)]
        free = [
            [m.span() for m in _ANY.finditer(text) if not any(_meet(m.span(), x) for x in taken)]
            for text, taken in zip(self.texts, known, strict=True)
        ]
        for k in range(BY_CHANCE):
            two = [
                self.dice.choice(of) if of else None
                for of in (known[0] if k == 1 else free[0], known[1] if not k else free[1])
            ]
            if two[0] and two[1] and _text(self.texts[0], two[0]) != _text(self.texts[1], two[1]):
                yield self._values(two[0], two[1], "other", counts=HALF)

    def _passages(self) -> Iterator[Row]:
        told, apart = list[Row](), list[Row]()
        for i, (s, e) in enumerate(self.parts[0]):
            for k, (t, f) in enumerate(self.parts[1]):
                on = [p for p, a, b in self.said if s <= a[0] < e and t <= b[0] < f]
                odd = next((p for p in on if p["label"] == "odds"), None)
                head = self._head("odds" if odd else "agree" if on else "other", odd["asks"] if odd else "")
                sides = [
                    {"before": self._before(n, at), "text": _text(self.texts[n], self.parts[n][at])}
                    for n, at in enumerate((i, k))
                ]
                (told if on else apart).append({**head, "a": sides[0], "b": sides[1]})
        self.dice.shuffle(apart)
        yield from (*told, *apart[:APART])


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def _text(text: str, spot: Span) -> str:
    return text[spot[0] : spot[1]].strip()


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def left_out(event: str) -> bool:
    """Return whether an event is not trained on."""
    return int(hashlib.sha256(event.encode()).hexdigest(), 16) % LEFT_OUT == 0


def reports() -> list[Row]:
    """Return the pairs of the events that are trained on."""
    dice = Random(3)
    events = [Event(json.loads(line), dice) for line in REPORTS.read_text(encoding="utf8").splitlines()]
    return [row for one in events if not left_out(one.id) for row in one.rows()]


def plain() -> list[Row]:
    """Return the pairs of the plain disagreements, and what only looks like one."""
    found = []
    for row in map(json.loads, PLAIN.read_text(encoding="utf8").splitlines()):
        said = {"label": "odds" if row["conflict"] else "other", "asks": "", "sides": row["sides"]}
        one = Event({**row, "pairs": [said]}, Random(1))
        found += [one._values(*one.said[0][1:], said["label"]), *one._passages()]
    return found


def before(pairs: Sequence[Row], many: int, dice: Random) -> list[Row]:
    """Return so many of the pairs that the model was trained on before, of every source and label some."""
    found = list[Row]()
    for source, part in OF_BEFORE.items():
        own = written() if source == "written" else [r for r in pairs if r["source"] == source]
        dice.shuffle(own)
        for values in (True, False):
            for label, share in SHARES.items():
                kind = [r for r in own if ("value" in r["a"]) == values and r["label"] == label]
                found += kind[: int(many * part * share / 2)]
    return found


def batches(table: Table, dice: np.random.Generator) -> Iterator[Ids]:
    """Places of pairs of like length, in a drawn order."""
    long = np.array([len(s) for s in table.sides])
    lengths, order, found = long[table.a] + long[table.b], dice.permutation(len(table.a)), []
    for start in range(0, len(order), BATCH * AT_ONCE):
        near = order[start : start + BATCH * AT_ONCE]
        near = near[np.argsort(lengths[near], kind="stable")]
        found += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
    yield from (found[n] for n in dice.permutation(len(found)))


def train(model: Judge, rows: Sequence[Row], reader: Reader, minutes: float, seed: int = 5) -> None:
    """Train what is added to a model for some minutes, ever more slowly."""
    torch.manual_seed(seed)
    dice, began, step, table = np.random.default_rng(seed), time.monotonic(), 0, reader.table(rows)
    counts = np.array([r.get("counts", 1.0) * weight(r) for r in rows], np.float32)
    heads = [*model.head.parameters(), *model.sooner.parameters()]
    for one in model.parameters():
        one.requires_grad_(False)
    body = [p for name, p in model.layers.named_parameters() if name.endswith((".a.weight", ".b.weight"))]
    for one in (*body, *heads):
        one.requires_grad_(True)
    tuner = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": heads, "lr": RATE / 4}], weight_decay=0.01)
    rates = [group["lr"] for group in tuner.param_groups]
    model.train()
    while True:
        for places in batches(table, dice):
            gone = (time.monotonic() - began) / (60 * minutes)
            if gone >= 1:
                model.eval()
                return
            pace = min(1.0, (step + 1) / WARM) * max(0.02, 1 - gone)
            for group, rate in zip(tuner.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            ids, mask = reader.batch(table, places, dice.random(len(places)) < 0.5)
            with torch.autocast(reader.device, dtype=torch.bfloat16):
                said = model(ids, mask)
            cost = cost_of(said, table, places, counts)
            tuner.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_([*body, *heads], 1.0)
            tuner.step()
            step += 1


def figures(model: Judge, reader: Reader) -> str:
    """Return how well the plain disagreements are told: the average precision of values and of passages."""
    table = reader.table(plain())
    said, right = odds(model, table, reader), table.label == 1
    kinds = (("values", table.value == 1), ("passages", table.value == 0))
    return ", ".join(f"{name} {precision(said[kind], right[kind]):.3f}" for name, kind in kinds)


def main() -> None:
    """Read the arguments, train, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pairs", "start", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    given = parser.parse_args()
    reader, model = Reader(given.device), Judge(shipped(given.start)).to(given.device).eval()
    earlier = (json.loads(line) for line in given.pairs.read_text(encoding="utf8").splitlines())
    new = reports()
    rows = [*new, *before([r for r in earlier if r["source"] != LATER], int(BEFORE * len(new)), Random(5))]
    print("before:", figures(model, reader))
    model.adapt()
    train(model, rows, reader, given.minutes)
    print("after:", figures(model, reader))
    given.out.mkdir(parents=True, exist_ok=True)
    export(model, given.out, Judge(shipped(given.start)).eval())


if __name__ == "__main__":
    main()
