"""The trained model in full precision, to tune and to compare the shipped one with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from firsthand.language.tagger.decoding import Found, Scored, decode
from firsthand.language.tagger.pieces import Pieces, cut_pieces
from model import BEGINS, PAIR, Shape, TaggerModel
from train import load_tokenizer


def score_pieces(model: TaggerModel, pieces: Pieces) -> Scored:
    """The model's scores of one paragraph."""
    n = len(pieces.ids)
    with torch.no_grad():
        x = model.encode(torch.tensor([pieces.ids]), torch.tensor([pieces.features]), None)
        begins = model.begins(x)[0, :, 0]
        places = (begins > BEGINS).nonzero()[:, 0]
        if len(places):
            linked = model.link(x.expand(len(places), -1, -1), places, None)
            return Scored(*(t.numpy() for t in (places, begins[places], *linked)))
    empty = [np.zeros(shape, dtype=np.float32) for shape in ((0,), (0, n, 5), (0, n, 4, PAIR), (0, 3))]
    return Scored(np.zeros(0, dtype=np.int64), *empty)


def torch_reader(weights: Path, minilm: Path) -> Callable[[str], list[Found]]:
    """A reader of paragraphs that keeps every attribution, however unlikely."""
    torch.set_num_threads(1)
    saved = torch.load(weights)
    model = TaggerModel(Shape(**saved["shape"])).eval()
    model.load_state_dict(saved["state"])
    tokenizer = load_tokenizer(minilm)
    return lambda text: [f for p in cut_pieces(tokenizer, text) for f in decode(p, score_pieces(model, p), 0.0)]
