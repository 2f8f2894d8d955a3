"""Tag PolNeAR articles and score them: evaluate.py POLNEAR_TRAIN SCORER [--weights W.pt --minilm FOLDER].

Without weights the shipped tagger is scored. The tagger alone: no rule joins in.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from data import paragraphs, read_article, split
from firsthand.language.tagger.decoding import Found
from firsthand.language.tagger.model import may_attribute

Reader = Callable[[str], list[Found]]


def shipped_reader() -> Reader:
    """The tagger as the package ships it."""
    from firsthand.language.tagger.model import load_tagger

    tagger = load_tagger()
    if tagger is None:
        sys.exit("no tagger is shipped, or onnxruntime and tokenizers are missing")
    return lambda text: [Found(t.cue, t.source, t.content, t.score) for t in tagger.tag(text)]


def full_reader(weights: Path, minilm: Path) -> Reader:
    """A tagger in full precision, as it comes out of training."""
    from full import torch_reader

    return torch_reader(weights, minilm)


def readings(folder: Path, names: list[str], reader: Reader) -> Iterator[tuple[str, str, list[tuple[int, Found]]]]:
    """Name, text and attributions (with the start of their paragraph) of each article."""
    for name in names:
        text, _ = read_article(folder, name)
        yield name, text, [(start, f) for start, end in paragraphs(text) for f in reader(text[start:end])]


def quote_of(start: int, found: Found) -> dict[str, object] | None:
    """An attribution as the scorer reads it."""
    if found.content is None:
        return None
    quote: dict[str, object] = {"start": start + found.content[0], "end": start + found.content[1]}
    for field, span in (("speaker_span", found.source), ("cue_span", found.cue)):
        quote[field] = span and {"start": start + span[0], "end": start + span[1]}
    return quote


def scorer_says(scorer: Path, folder: Path, read: list[tuple[str, str, list[tuple[int, Found]]]], least: float) -> str:
    """The figures at one threshold."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as out:
        for name, text, found in read:
            quotes = [q for start, f in found if f.score >= least and (q := quote_of(start, f))]
            out.write(json.dumps({"article": {"id": name, "text": text}, "quotes": quotes}) + "\n")
        out.flush()
        command = [sys.executable, str(scorer), out.name, str(folder)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def gate(folder: Path, names: list[str]) -> tuple[int, int]:
    """How many cues stand in paragraphs that the gate lets through, and how many there are."""
    passed = []
    for text, gold in (read_article(folder, name) for name in names):
        for start, end in paragraphs(text):
            passed += [may_attribute(text[start:end])] * sum(start <= a.cue[0] < end for a in gold)
    return sum(passed), len(passed)


def main() -> None:
    """Read the arguments, tag, print figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--minilm", type=Path)
    parser.add_argument("--dev", action="store_true", help="the articles to tune on, not those held out")
    parser.add_argument("--thresholds", type=float, nargs="*", default=[0.0])
    given = parser.parse_args()
    reader = full_reader(given.weights, given.minilm) if given.weights else shipped_reader()
    _, dev, held_out = split(given.polnear)
    began = time.time()
    read = list(readings(given.polnear, dev if given.dev else held_out, reader))
    print(f"{sum(len(t.split()) for _, t, _ in read) / (time.time() - began):.0f} words a second")
    kept, all_cues = gate(given.polnear, dev if given.dev else held_out)
    print(f"the gate lets {kept} of {all_cues} cues through")
    for least in given.thresholds:
        print(f"threshold {least}\n{scorer_says(given.scorer, given.polnear, read, least)}", end="")


if __name__ == "__main__":
    main()
