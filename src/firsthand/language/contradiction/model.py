"""MPNet (Song et al., 2020) as all-mpnet-base-v2, trained to tell which passages of two articles contradict each other.

Weights: Apache-2.0, trained and made smaller by training/contradiction.py and described in training/MODEL_CARD.md. It
reads two passages at once (a cross-encoder, as for natural language inference; Bowman et al., 2015), a pair a run on
onnxruntime, so that what it says of a pair never depends on another. After its first layers a smaller judge lets the
others rest where the pair is plainly not at odds (early exit; Xin et al., 2020).
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
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
PLAIN = -1.5
"""Log odds after the first layers below which the others are not asked."""
ASKS = ("how many", "when", "who", "where", "how", "why", "whether", "what")
"""What two passages may differ on."""
FILES = ("first.onnx", "rest.onnx", "words.npz")
"""Of the model: its first layers, the others, and the vectors of word pieces."""
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


class Reading(NamedTuple):
    """What the model says of a pair in one order: the log odds that both cannot be so, and what they would differ on.

    sooner: by the first layers alone; asks: how likely each of ASKS is, rounded. Both others are empty where only the
    first layers were asked.
    """

    sooner: float
    odds: float | None = None
    asks: tuple[float, ...] = ()


Side = Passage | Marked
Pair = tuple[Side, Side]


@dataclass
class Contradictions:
    """A model that reads two passages, or two values in their sentences, loaded when it is first asked.

    sha256: of its files. of_two: whether it reads as it has learned from two reports of one event each, which adds to
    its matrices (LoRA; Hu et al., 2022), and not from stories of many.
    """

    home: Path
    sha256: str
    of_two: bool = False

    def __post_init__(self) -> None:
        self._read: OrderedDict[tuple[tuple[str, ...], ...], Reading] = OrderedDict()

    @cached_property
    def for_two(self) -> Contradictions:
        """The same model as it reads two or three brief reports of one event."""
        return self if self.of_two else Contradictions(self.home, self.sha256, of_two=True)

    def of_passages(self, a: Passage, b: Passage) -> float:
        """Return the log odds that two passages cannot both be so, rounded."""
        return self._odds(a, b)

    def of_values(self, a: Marked, b: Marked) -> float:
        """Return the log odds that two values are of one thing and cannot both be so, rounded."""
        return self._odds(a, b)

    def at_sight(self, pairs: Sequence[Pair]) -> list[float]:
        """Return the log odds of each pair in one order, by the first layers alone where those are below PLAIN.

        Read on all cores; what is said of a pair depends on it alone.
        """
        read = self._all(pairs, sight=True)
        return [one.sooner if one.odds is None or one.sooner < PLAIN else one.odds for one in read]

    def asked(self, a: Passage, b: Passage) -> tuple[str, float]:
        """Return which of ASKS two passages differ on if they are at odds, and how likely, 0 to 1, rounded."""
        likely = [(told, -n) for n, told in enumerate(self._asks(a, b))]
        return ASKS[-max(likely)[1]], max(likely)[0]

    def whether(self, a: Passage, b: Passage) -> float:
        """Return how likely it is that two passages differ on whether something was so, 0 to 1, rounded."""
        return self._asks(a, b)[ASKS.index("whether")]

    def _asks(self, a: Passage, b: Passage) -> list[float]:
        both = [one.asks for one in self._all([(a, b), (b, a)])]
        return [round(sum(told) / 2, 3) for told in zip(*both, strict=True)]

    def _odds(self, a: Side, b: Side) -> float:
        """The mean of both orders."""
        return round(sum(one.odds or 0.0 for one in self._all([(a, b), (b, a)])) / 2, 3)

    def _all(self, pairs: Sequence[Pair], sight: bool = False) -> list[Reading]:
        """Read pairs, those read before from what was kept."""
        keys = [(*map(tuple, pair),) for pair in pairs]
        known = {k: self._read[k] for k in keys if k in self._read}
        new = {k: p for k, p in zip(keys, pairs, strict=True) if k not in known or not (sight or known[k].asks)}
        ready = self._first, self._rest, self._words, self._marks  # made once, not by every thread
        assert ready
        with ThreadPoolExecutor(min(len(new), os.cpu_count() or 1) or 1) as threads:
            read = threads.map(lambda pair: self._once(pair[0], pair[1], sight), new.values())
            known |= dict(zip(new, read, strict=True))
        for k in keys:
            self._read[k] = known[k]
            self._read.move_to_end(k)
        while len(self._read) > KEPT:
            self._read.popitem(last=False)
        return [known[k] for k in keys]

    def _once(self, a: Side, b: Side, sight: bool) -> Reading:
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
        added = np.array([self.of_two], np.float32)
        words = pieces[ids].astype(np.float32) * scales[ids, None]
        read, sooner = self._first.run(None, {"words": words, "added": added})
        odds = _log_odds(sooner)
        if sight and odds < PLAIN:
            return Reading(odds)
        logits, asks = self._rest.run(None, {"read": read, "added": added})
        likely = np.exp(asks.astype(np.float64) - np.logaddexp.reduce(asks.astype(np.float64)))
        return Reading(odds, _log_odds(logits), tuple(round(float(p), 3) for p in likely))

    def _side(self, one: Side) -> Ids:
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
    def _first(self) -> Any:
        return _session(self.home / "first.onnx")

    @cached_property
    def _rest(self) -> Any:
        return _session(self.home / "rest.onnx")

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


def _log_odds(logits: NDArray[np.float32]) -> float:
    told = logits.astype(np.float64)
    return round(float(told[_AT_ODDS] - np.logaddexp(told[_OTHER], told[_SAME])), 3)


@cache
def _session(file: Path) -> Any:
    """A part of the model, which its two ways of reading share."""
    found = session(file)
    assert found is not None, "load_contradictions looked for it"
    return found[0]


@cache
def load_contradictions(home: Path = _HOME) -> Contradictions | None:
    """Return the shipped model, or None where onnxruntime, tokenizers or one of its files are absent.

    It is one for all of a process, and so is what it keeps of what it has read.
    """
    from importlib.util import find_spec

    files = [home / name for name in (*FILES, "SHA256")]
    if not all(f.exists() for f in files) or not all(find_spec(m) for m in ("onnxruntime", "tokenizers")):
        return None
    return Contradictions(home, files[-1].read_text(encoding="ascii").strip())
