"""A checked draft: its text with a verdict on every statement, as lines, or as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined

from firsthand.model import Draft, Verdict, VerdictKind
from firsthand.views.wording import clean

LABELS: Mapping[VerdictKind, str] = {
    "contradicted": "contradicted",
    "not-found": "not found",
    "rumour": "rumour only",
    "single-source": "single-sourced",
    "supported": "supported",
}
"""The worst first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft; `numbers` are the verdicts on it, `kind` the worst of them."""

    text: str
    kind: str
    numbers: tuple[int, ...]


def tally(draft: Draft) -> str:
    """Return how many statements have which verdict, in words."""
    counts = Counter(v.kind for v in draft.verdicts)
    return ", ".join(f"{counts[k]} {label}" for k, label in LABELS.items() if counts[k]) or "no statement found"


def to_lines(draft: Draft) -> str:
    """Give a checked draft as plain text, a statement after another."""
    return "\n".join([*_lines(draft), f"{draft.id}: {tally(draft)}", ""])


def _lines(draft: Draft) -> Iterator[str]:
    for v in draft.verdicts:
        yield f"{LABELS[v.kind]}: {clean(' '.join(v.text.split()))}"
        yield f"  {clean(v.explanation)}"
        for sign, words in (("for", v.for_it), ("against", v.against)):
            yield from (f"  {sign}, {e.article} {e.start}-{e.end}: {clean(' '.join(e.text.split()))}" for e in words)
        yield ""


def to_page(draft: Draft) -> str:
    """Give a checked draft as one self-contained HTML file.

    Args:
        draft: whatever its texts hold is shown as text.
    """
    environment = Environment(
        loader=PackageLoader("firsthand.views"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, keep_trailing_newline=True,
    )  # fmt: skip
    return environment.get_template("draft.html").render(
        draft=draft, pieces=tuple(pieces(draft.text, draft.verdicts)), tally=tally(draft), labels=LABELS
    )


def pieces(text: str, verdicts: Sequence[Verdict]) -> Iterator[Piece]:
    """Cut a text where verdicts begin and end: laid end to end, the pieces are the text."""
    cuts = sorted({0, len(text), *(v.start for v in verdicts), *(v.end for v in verdicts)})
    for start, end in pairwise(cuts):
        here = [(n, v) for n, v in enumerate(verdicts, 1) if v.start <= start and end <= v.end]
        kind = next((k for k in LABELS if any(v.kind == k for _, v in here)), "")
        yield Piece(text[start:end], kind, tuple(n for n, _ in here))
