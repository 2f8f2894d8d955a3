"""Who says what, by a small trained tagger: source, cue and content of each attribution in a paragraph.

The model and its figures are described in training/MODEL_CARD.md. It runs on onnxruntime, a paragraph a run, so that
what it finds in a paragraph never depends on the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.language.lexicon import words
from firsthand.language.sessions import session
from firsthand.language.tagger.pieces import cut_pieces

if TYPE_CHECKING:
    from tokenizers import Tokenizer

THRESHOLD = 0.4
_FOLDER = Path(__file__).with_name("tagger_model")
VOCABULARY = _FOLDER / "tokenizer.json"
_NEEDED = ("numpy", "tokenizers")
_WORDS = re.compile(r"[^\W\d_]+")
_MARKS = re.compile("[:\"“”«»„‘]|(?<!\\w)'")


@dataclass(frozen=True)
class Tagged:
    """One attribution, in code points of the given text, [start, end).

    content: from its first to its last piece, without marks at its edges or the "that" before it; score: 0 to 1.
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[int, int] | None
    score: float


class Tagger:
    """A loaded model that reads one paragraph a run.

    sha256: of the model file.
    """

    def __init__(self, graph: Any, tokenizer: Tokenizer, sha256: str) -> None:
        self.sha256 = sha256
        self._session = graph
        self._tokenizer = tokenizer

    def tag(self, text: str) -> tuple[Tagged, ...]:
        """The attributions of one paragraph, sorted by cue; they depend on `text` alone."""
        import numpy as np

        from firsthand.language.tagger.decoding import Scored, decode, trimmed

        found = []
        for pieces in cut_pieces(self._tokenizer, text):
            feed = {"ids": np.array([pieces.ids]), "features": np.array([pieces.features])}
            found += decode(pieces, Scored(*self._session.run(None, feed)), THRESHOLD)
        return tuple(Tagged(f.cue, trimmed(text, f.source), trimmed(text, f.content), f.score) for f in found)


def load_tagger(folder: Path = _FOLDER) -> Tagger | None:
    """The shipped tagger, or None where onnxruntime, tokenizers or the model file are absent."""
    model = folder / "tagger.onnx"
    # The fused layer norm is slower than its two parts.
    found = session(model, _NEEDED, ["SkipLayerNormFusion"])
    if found is None:
        return None
    from tokenizers import Tokenizer

    return Tagger(found[0], Tokenizer.from_file(str(folder / "tokenizer.json")), found[1])


def may_attribute(text: str) -> bool:
    """Whether `text` has anything an attribution needs: False saves a run of the model.

    On PolNeAR articles kept out of training it lets 99% of the cues through.
    """
    cue_words = words("tagger", "cues")
    return bool(_MARKS.search(text)) or any(word.lower() in cue_words for word in _WORDS.findall(text))
