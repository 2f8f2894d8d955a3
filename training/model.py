"""The tagger: a MiniLM encoder that finds where cues begin, and layers that read the paragraph again for each cue.

Encoder: MiniLM (Wang et al. 2020), weights of all-MiniLM-L6-v2. Each piece is asked whether a cue begins there. For
each that may, the upper layers see it marked in the paragraph; they say whether it is a cue at all, where it ends, and
choose a span of the paragraph, or none, for source and for content by one distribution over all (first, last) pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, HEADS, INNER = 384, 12, 1536
PAIR = 48
BEGINS = -1.5  # the logit from which a place is looked at again
MARKS = 3
BEFORE, AT, AFTER = range(MARKS)
ROLES = ("source", "content")


@dataclass(frozen=True)
class Shape:
    """How many layers read the paragraph once, how many read it for each cue, and the size of the vocabulary."""

    shared: int = 4
    linked: int = 2
    vocabulary: int = 30522
    features: int = 12
    dropout: float = 0.1


class Dropout(nn.Module):
    """Dropout with one mask for all paragraphs of a batch: on a CPU the random numbers are a fifth of the work."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.chance = chance

    def forward(self, x: Tensor) -> Tensor:
        """x: [paragraphs, pieces, width]."""
        if not self.training or not self.chance:
            return x
        kept = torch.rand(x.shape[1:], device=x.device) >= self.chance
        return x * (kept / (1 - self.chance)).to(x.dtype)


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x: [paragraphs, pieces, width]; mask: [paragraphs, 1, 1, pieces], True where there is a piece."""
        n, t, _ = x.shape
        q, k, v = self.qkv(x).view(n, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        near = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        seen = (near if mask is None else near.masked_fill(~mask, -1e4)).softmax(-1).to(v.dtype) @ v
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(n, t, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class TaggerModel(nn.Module):
    """Cue tags for a paragraph, and for each cue the scores of every source and content span."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, WIDTH)
        self.places, self.features = nn.Embedding(512, WIDTH), nn.Embedding(shape.features, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), Dropout(shape.dropout)
        self.shared = nn.ModuleList(Layer(shape.dropout) for _ in range(shape.shared))
        self.linked = nn.ModuleList(Layer(shape.dropout) for _ in range(shape.linked))
        self.begins = nn.Linear(WIDTH, 1)
        self.roles = nn.Linear(WIDTH, 7)
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.ends = nn.Linear(WIDTH, 2 * len(ROLES) + 1)
        self.pairs = nn.Linear(WIDTH, 2 * len(ROLES) * PAIR)
        self.whole = nn.Linear(WIDTH, len(ROLES) + 1)
        for table in (self.features, self.marks):
            nn.init.normal_(table.weight, std=0.01)
        nn.init.constant_(self.begins.bias, -3.0)

    def encode(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """The pieces as vectors, [paragraphs, pieces, width]; ids and features: [paragraphs, pieces]."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.features(features)
        x = self.drop(self.norm(x))
        for layer in self.shared:
            x = layer(x, mask)
        return x

    def link(self, x: Tensor, at: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        """For each cue: end scores [cues, pieces, 5], pair vectors [cues, pieces, 4, PAIR], whole [cues, 3].

        x: [cues, pieces, width], the paragraph of each cue; at: [cues], the piece where each begins.
        The five: first and last of source, of content, last of the cue. The three: no source, no content, a cue.
        """
        place = torch.arange(x.shape[1], device=x.device)[None] - at[:, None]
        x = x + self.marks(place.sign() + 1)
        for layer in self.linked:
            x = layer(x, mask)
        own = x[torch.arange(x.shape[0]), at]
        return self.ends(x), self.pairs(x).unflatten(-1, (2 * len(ROLES), PAIR)), self.whole(own)


def span_scores(ends: Tensor, pairs: Tensor, none: Tensor, allowed: Tensor) -> Tensor:
    """Log-probabilities [cues, roles, 1 + pieces * pieces]: no span, then every (first, last).

    allowed: [cues, pieces, pieces], True where a span may run from the one to the other.
    """
    cues, pieces, _ = ends.shape
    first, last = ends[..., 0:4:2], ends[..., 1:4:2]
    scores = torch.einsum("cird,cjrd->crij", pairs[:, :, 0::2], pairs[:, :, 1::2]) / PAIR**0.5
    scores = scores + first.transpose(1, 2)[..., None] + last.transpose(1, 2)[:, :, None]
    scores = scores.masked_fill(~allowed[:, None], -1e4).reshape(cues, len(ROLES), pieces * pieces)
    return torch.cat([none[..., None], scores], dim=-1).float().log_softmax(-1)


def load_encoder(model: TaggerModel, weights: Path) -> None:
    """Fill the model with all-MiniLM-L6-v2: its lower layers as the shared ones, its top ones as the linked."""
    from safetensors.torch import load_file

    state = load_file(str(weights))
    model.words.weight.data.copy_(state["embeddings.word_embeddings.weight"])
    places = state["embeddings.position_embeddings.weight"] + state["embeddings.token_type_embeddings.weight"][0]
    model.places.weight.data.copy_(places)
    model.norm.weight.data.copy_(state["embeddings.LayerNorm.weight"])
    model.norm.bias.data.copy_(state["embeddings.LayerNorm.bias"])
    shape = model.shape
    for i, layer in enumerate(model.shared):
        fill_layer(layer, state, i)
    for i, layer in enumerate(model.linked):
        fill_layer(layer, state, min(5, shape.shared + i) if shape.shared + shape.linked <= 6 else 6 - shape.linked + i)


def fill_layer(layer: nn.Module, state: dict[str, Tensor], number: int) -> None:
    """Copy one layer of the encoder's weights."""
    at = f"encoder.layer.{number}."
    for kind in ("weight", "bias"):
        qkv = [state[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
        getattr(layer.qkv, kind).data.copy_(torch.cat(qkv))
        for ours, theirs in (
            (layer.out, "attention.output.dense"),
            (layer.norm1, "attention.output.LayerNorm"),
            (layer.up, "intermediate.dense"),
            (layer.down, "output.dense"),
            (layer.norm2, "output.LayerNorm"),
        ):
            getattr(ours, kind).data.copy_(state[f"{at}{theirs}.{kind}"])
