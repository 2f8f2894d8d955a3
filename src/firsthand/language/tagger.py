"""Who says what, by a small trained tagger: source, cue and content of each attribution in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tagged:
    """One attribution, in offsets of the given text, [start, end)."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[int, int] | None
    score: float


class Tagger:
    """A loaded model that reads one paragraph a run."""

    sha256: str = ""

    def tag(self, text: str) -> tuple[Tagged, ...]:
        """The attributions of one paragraph, sorted by cue; they depend on `text` alone."""
        return ()


def load_tagger() -> Tagger | None:
    """The shipped tagger, or None where onnxruntime, tokenizers or the model file are absent."""
    return None


def may_attribute(text: str) -> bool:
    """Whether `text` has anything an attribution needs: False saves a run of the model."""
    return bool(text.strip())
