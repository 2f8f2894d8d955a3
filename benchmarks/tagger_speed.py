"""The tagger's speed beside the parse's own, on the same paragraphs, one core.

    python benchmarks/tagger_speed.py ARTICLES.jsonl [MOST]

Prints words a second of the bare parse, of the tagger on every paragraph, and of the tagger behind its gate, and the
share of paragraphs that the gate lets through. Accuracy is measured by training/evaluate.py.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from firsthand.language.parse import load_pipeline
from firsthand.language.tagger.model import load_tagger, may_attribute


def paragraphs(path: Path, most: int) -> list[str]:
    """The paragraphs of the first articles of a file."""
    lines = path.read_text(encoding="utf8").split("\n")[:most]
    texts = [json.loads(line)["text"] for line in lines if line]
    return [paragraph for text in texts for paragraph in text.split("\n") if paragraph.strip()]


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds a piece of work takes; other programs do not count."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main(path: str, most: str = "40") -> None:
    texts = paragraphs(Path(path), int(most))
    words = sum(len(text.split()) for text in texts)
    nlp, tagger = load_pipeline(), load_tagger()
    if tagger is None:
        sys.exit("no tagger: install firsthand[tagger]")
    passed = [text for text in texts if may_attribute(text)]
    parse = seconds(lambda: list(nlp.pipe(texts)))
    everywhere = seconds(lambda: [tagger.tag(text) for text in texts])
    gated = seconds(lambda: [tagger.tag(text) for text in texts if may_attribute(text)])
    print(f"{words} words in {len(texts)} paragraphs, {100 * len(passed) / len(texts):.1f}% pass the gate")
    for what, took in (("parse", parse), ("tagger", everywhere), ("tagger behind the gate", gated)):
        print(f"{what}: {words / took:.0f} words a second, {took / parse:.2f} of the parse")


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) in (2, 3) else sys.exit(__doc__)
