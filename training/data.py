"""PolNeAR's articles as paragraphs of word pieces with cues, sources and contents.

Newell et al. (LREC 2018). The annotation is univocal: a token is in one attribution at most, and nearly all of them
(99.5%) stay inside one paragraph, so a paragraph is an example and each cue in it has one source and one content.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from firsthand.language.tagger.pieces import Pieces, Span, cut_pieces

EDGE = " \t\r\n\"'“”‘’«».,;:—–-"
HELD_OUT = Path(__file__).with_name("heldout.txt")
DEV_ARTICLES = 30
SEED = 17


@dataclass(frozen=True)
class Attribution:
    """One gold attribution as hulls in code points of the article; a role not given is None."""

    cue: Span
    source: Span | None
    content: Span | None


@dataclass(frozen=True)
class Example:
    """One paragraph: its pieces, and for each cue the piece spans [first, last] of cue, source and content."""

    article: str
    start: int
    pieces: Pieces
    cues: tuple[tuple[Span, Span | None, Span | None], ...]


def paragraphs(text: str) -> list[Span]:
    """The lines of `text` that are not blank."""
    return [found.span() for found in re.finditer(r"[^\n]*\S[^\n]*", text)]


def trim(text: str, start: int, end: int) -> Span | None:
    """A span without the marks at its edges and the "that" before it; None when nothing is left."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    if text[start : start + 5].lower() == "that ":
        start += 5
    return (start, end) if start < end else None


def read_article(folder: Path, name: str) -> tuple[str, list[Attribution]]:
    """The text of an article and its attributions, by its first annotator."""
    text = (folder / "text" / name).read_bytes().decode("utf8")
    stem = name.rsplit(".", 1)[0]
    files = sorted(p for p in (folder / "attributions").iterdir() if p.name.startswith(stem) and p.suffix == ".ann")
    spans: dict[str, Span | None] = {}
    found: list[Attribution] = []
    for line in files[0].read_text(encoding="utf8").split("\n") if files else ():
        cells = line.split("\t")
        if len(cells) > 1 and cells[0].startswith("T"):
            offsets = [int(n) for n in re.findall(r"\d+", cells[1].split(" ", 1)[1])]
            spans[cells[0]] = trim(text, min(offsets), max(offsets))
        elif len(cells) > 1 and cells[0].startswith("E"):
            roles = dict(part.split(":") for part in cells[1].split())
            source, cue, content = (spans.get(roles.get(role, "")) for role in ("Source", "Cue", "Content"))
            if cue:
                found.append(Attribution(cue, source, content))
    return text, found


def piece_span(pieces: Pieces, span: Span | None, base: int) -> Span | None:
    """The first and last piece of a character span of the article; None when the paragraph has none of it."""
    inside = [
        i for i, (a, b) in enumerate(pieces.offsets) if span and a < b and a + base < span[1] and b + base > span[0]
    ]
    return (inside[0], inside[-1]) if inside else None


def examples_of(tokenizer: Tokenizer, name: str, text: str, gold: list[Attribution]) -> list[Example]:
    """A paragraph, or a window of a very long one, an example."""
    examples = []
    for start, end in paragraphs(text):
        for pieces in cut_pieces(tokenizer, text[start:end]):
            low, high = pieces.offsets[1][0] + start, pieces.offsets[-2][1] + start
            here = {a.cue: a for a in gold if low <= a.cue[0] and a.cue[1] <= high}
            cues = tuple(
                (cue, piece_span(pieces, a.source, start), piece_span(pieces, a.content, start))
                for a in sorted(here.values(), key=lambda a: a.cue)
                if (cue := piece_span(pieces, a.cue, start))
            )
            examples.append(Example(name, start, pieces, cues))
    return examples


def names_of(folder: Path) -> list[str]:
    """The names of all articles."""
    return sorted(p.name for p in (folder / "text").iterdir())


def held_out() -> list[str]:
    """The names of the articles that no training and no tuning sees."""
    return HELD_OUT.read_text(encoding="utf8").split()


def split(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """Names to train on, to tune on, and held out."""
    out = held_out()
    rest = [n for n in names_of(folder) if n not in set(out)]
    random.Random(SEED).shuffle(rest)
    return sorted(rest[DEV_ARTICLES:]), sorted(rest[:DEV_ARTICLES]), out


def examples(tokenizer: Tokenizer, folder: Path, names: list[str]) -> list[Example]:
    """All examples of the articles named."""
    return [example for name in names for example in examples_of(tokenizer, name, *read_article(folder, name))]
