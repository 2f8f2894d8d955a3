"""Whether a passage answers a question: a small trained network over the words of both and the signs between them.

Decomposable attention (Parikh et al., 2016) over the encoder's vectors; made by training/passages.py and described in
training/MODEL_CARD.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from firsthand.asking.passages.signs import Pair
from firsthand.language.sessions import session

_MODEL = Path(__file__).with_name("judge.onnx")


class Judge:
    """A loaded network.

    sha256: of the model file.
    """

    def __init__(self, graph: Any, sha256: str) -> None:
        self.sha256 = sha256
        self._session = graph

    def score(self, pair: Pair, signs: Sequence[float]) -> float:
        """Return how surely the passage of a pair answers its question, 0 to 1, rounded."""
        if not len(pair.asked.pieces) or not len(pair.told.pieces):
            return 0.0
        given = {"asked": pair.asked.pieces, "told": pair.told.pieces, "signs": np.array(signs, dtype=np.float32)}
        (found,) = self._session.run(None, given)
        return round(float(found), 3)


def load_judge(model: Path = _MODEL) -> Judge | None:
    """Return the shipped network, or None where onnxruntime or the model file is absent."""
    found = session(model)
    return Judge(*found) if found else None
