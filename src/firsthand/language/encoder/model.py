"""MiniLM-L6 (Wang et al., 2020) as all-MiniLM-L6-v2: a sentence as one vector, and each of its words as one.

Weights: Apache-2.0, made smaller by training/encoder.py and described in training/MODEL_CARD.md. It runs on
onnxruntime, a text a run, so that the vectors of a text never depend on another.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from firsthand.language.sessions import session
from firsthand.language.tagger.model import VOCABULARY
from firsthand.language.tagger.pieces import mark_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]

LONGEST = 200
"""Word pieces of a text that are read; what follows is left out."""
KEPT = 20_000
"""Texts whose vectors are kept at hand."""
_MODEL = Path(__file__).with_name("encoder_model") / "encoder.onnx"
_NEEDED = ("tokenizers",)


@dataclass(frozen=True)
class Encoded:
    """A text in vectors of 384 numbers, each of length one.

    whole: of the text; pieces: [pieces, 384], of each word piece in it; offsets: where each stands, code points
    [start, end).
    """

    whole: Floats
    pieces: Floats
    offsets: tuple[tuple[int, int], ...]

    def near(self, start: int, end: int, other: Encoded) -> float:
        """Return how near the words at [start, end) come to the words of another text, -1 to 1; 0 without any.

        Each word piece counts by the nearest of the other text (Zhang et al., BERTScore, 2020).
        """
        mine = [n for n, (a, b) in enumerate(self.offsets) if a < end and start < b]
        if not mine or not len(other.pieces):
            return 0.0
        return round(float((self.pieces[mine] @ other.pieces.T).max(axis=1).mean()), 4)


class Encoder:
    """A loaded model that reads one text a run.

    sha256: of the model file.
    """

    def __init__(self, graph: Any, tokenizer: Tokenizer, sha256: str) -> None:
        self.sha256 = sha256
        self._session = graph
        self._tokenizer = tokenizer
        self._marks = [mark_of(tokenizer, "[CLS]")], [mark_of(tokenizer, "[SEP]")]
        self._vectors: OrderedDict[str, Floats] = OrderedDict()

    def read(self, text: str) -> Encoded:
        """Return the vectors of a text and of its words."""
        found = self._tokenizer.encode(text, add_special_tokens=False)
        ids, offsets = found.ids[:LONGEST], found.offsets[:LONGEST]
        pieces, whole = self._session.run(None, {"ids": np.array([[*self._marks[0], *ids, *self._marks[1]]])})
        inner = pieces[1:-1]
        return Encoded(whole, inner / np.linalg.norm(inner, axis=1, keepdims=True), tuple(offsets))

    def vector(self, text: str) -> Floats:
        """Return the vector of a text; the latest ones are kept."""
        if text in self._vectors:
            self._vectors.move_to_end(text)
            return self._vectors[text]
        found = self._vectors[text] = self.read(text).whole
        if len(self._vectors) > KEPT:
            self._vectors.popitem(last=False)
        return found

    def likeness(self, a: str, b: str) -> float:
        """Return how near two texts are in meaning, -1 to 1, rounded."""
        return round(float(self.vector(a) @ self.vector(b)), 4)


def load_encoder(model: Path = _MODEL, vocabulary: Path = VOCABULARY) -> Encoder | None:
    """Return the shipped encoder, or None where onnxruntime, tokenizers or the model file are absent."""
    found = session(model, _NEEDED)
    if found is None:
        return None
    from tokenizers import Tokenizer

    return Encoder(found[0], Tokenizer.from_file(str(vocabulary)), found[1])
