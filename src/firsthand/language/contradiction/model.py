"""MPNet (Song et al., 2020) as all-mpnet-base-v2, trained to tell which passages of two articles contradict each other.

Weights: Apache-2.0, trained and made smaller by training/contradiction.py and described in training/MODEL_CARD.md. It
reads two passages at once (a cross-encoder, as for natural language inference; Bowman et al., 2015), a pair a run on
onnxruntime, so that what it says of a pair never depends on another.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.language.sessions import session
from firsthand.language.tagger.model import VOCABULARY
from firsthand.language.tagger.pieces import mark_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ids = list[int]

BEFORE, SENTENCE, LEFT, VALUE, RIGHT = 20, 72, 38, 14, 34
"""Word pieces that are read of the sentence before, of a passage, and of what stands left of a value, in it and right
of it."""
KEPT = 50_000
"""Pairs whose readings are kept at hand."""
_VALUE, _CONTEXT, _VALUES, _PASSAGES, _SECOND = range(5)
"""Marks that no word piece has, behind the last: about a value, behind the sentence before, first where values or
passages are held against each other, and before the second."""
_OTHER, _AT_ODDS, _SAME = range(3)
"""What a pair may be: neither of the next, at odds, one value said twice."""
_HOME = Path(__file__).with_name("contradiction_model")


class Passage(NamedTuple):
    """A sentence, and the one before it or the title."""

    before: str
    text: str


class Marked(NamedTuple):
    """A sentence parted at a value, and the one before it or the title."""

    before: str
    left: str
    value: str
    right: str


@dataclass
class Contradictions:
    """A model that reads two passages, or two values in their sentences, loaded when it is first asked.

    sha256: of its files.
    """

    home: Path
    sha256: str

    def __post_init__(self) -> None:
        self._read: OrderedDict[tuple[tuple[str, ...], tuple[str, ...]], float] = OrderedDict()

    def of_passages(self, a: Passage, b: Passage) -> float:
        """Return the log odds that two passages cannot both be so, rounded."""
        return self._odds(a, b)

    def of_order(self, a: Passage, b: Passage) -> float:
        """Return the same of one order alone, at half the cost."""
        return self._once(a, b)

    def of_values(self, a: Marked, b: Marked) -> float:
        """Return the log odds that two values are of one thing and cannot both be so, rounded."""
        return self._odds(a, b)

    def _odds(self, a: Passage | Marked, b: Passage | Marked) -> float:
        """The mean of both orders."""
        return round((self._once(a, b) + self._once(b, a)) / 2, 3)

    def _once(self, a: Passage | Marked, b: Passage | Marked) -> float:
        pair = tuple(a), tuple(b)
        if pair in self._read:
            self._read.move_to_end(pair)
            return self._read[pair]
        marks = self._marks
        ids = [
            marks.first,
            marks.own[_VALUES if isinstance(a, Marked) else _PASSAGES],
            *self._side(a),
            marks.last,
            marks.own[_SECOND],
            *self._side(b),
            marks.last,
        ]
        pieces, scales = self._words
        words = pieces[ids].astype(np.float32) * scales[ids, None]
        logits = self._session.run(None, {"words": words})[0].astype(np.float64)
        odds = float(logits[_AT_ODDS] - np.logaddexp(logits[_OTHER], logits[_SAME]))
        found = self._read[pair] = round(odds, 3)
        if len(self._read) > KEPT:
            self._read.popitem(last=False)
        return found

    def _side(self, one: Passage | Marked) -> Ids:
        own = self._marks.own
        if isinstance(one, Marked):
            value = [own[_VALUE], *self._ids(one.value)[:VALUE], own[_VALUE]]
            body = [*self._ids(one.left)[-LEFT:], *value, *self._ids(one.right)[:RIGHT]]
        else:
            body = self._ids(one.text)[:SENTENCE]
        context = self._ids(one.before)[-BEFORE:]
        return [*context, own[_CONTEXT], *body] if context else body

    def _ids(self, text: str) -> Ids:
        found: Ids = self._tokenizer.encode(text, add_special_tokens=False).ids
        return found

    @cached_property
    def _session(self) -> Any:
        found = session(self.home / "contradiction.onnx")
        assert found is not None, "load_contradictions looked for it"
        return found[0]

    @cached_property
    def _words(self) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
        with np.load(self.home / "words.npz") as found:
            return found["pieces"], found["scales"]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(VOCABULARY))

    @cached_property
    def _marks(self) -> _Marks:
        end = self._tokenizer.get_vocab_size()
        first, last = (mark_of(self._tokenizer, name) for name in ("[CLS]", "[SEP]"))
        return _Marks(first, last, tuple(range(end, end + 5)))


class _Marks(NamedTuple):
    first: int
    last: int
    own: tuple[int, ...]


def load_contradictions(home: Path = _HOME) -> Contradictions | None:
    """Return the shipped model, or None where onnxruntime, tokenizers or one of its files are absent."""
    from importlib.util import find_spec

    files = [home / name for name in ("contradiction.onnx", "words.npz", "SHA256")]
    if not all(f.exists() for f in files) or not all(find_spec(m) for m in ("onnxruntime", "tokenizers")):
        return None
    return Contradictions(home, files[-1].read_text(encoding="ascii").strip())
