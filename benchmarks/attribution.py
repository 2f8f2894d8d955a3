"""Attribution on PolNeAR and Gender Gap: the parse, the rules, the tagger, rules and tagger joined, and textacy.

    python benchmarks/attribution.py [--set polnear|gendergap] [--keep FOLDER]

By the scorers beside the data, in one run. PolNeAR counts the articles of training/heldout.txt alone; nothing was
trained on them. Rules and join were tuned on Gender Gap's open half, so that its figures flatter. What people get among
themselves on PolNeAR, by the same scorer, is printed beside. textacy is read where it is installed. `--keep` leaves
the readings in a folder.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import msgspec
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.desk import read
from firsthand.language.attribution.attributions import attributions
from firsthand.language.attribution.quotes import runs
from firsthand.language.coreference.cast import coreference
from firsthand.language.layers import Cast, Place
from firsthand.language.naming.names import names
from firsthand.language.parse import Paragraph, Parsed, Parser, load_pipeline
from firsthand.language.tagger.model import Tagger, load_tagger, may_attribute
from firsthand.model import Quote, Reading, Span

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
HELD_OUT = ROOT / "training" / "heldout.txt"
SETS = {
    "polnear": ("data/polnear/train", "score/attribution.py", "data/polnear/train"),
    "gendergap": ("data/gendergap/gold_quotes.jsonl", "score/quotes.py", "data/gendergap/gold_quotes.jsonl"),
}
# The sixteen training articles that several people annotated, by the same scorer (../shared/score/README.md).
PEOPLE = (
    "exact   source 78.8 · cue 71.6 · content 69.8",
    "overlap source 81.8 · cue 74.8 · content 78.7",
    "linked  source+content 75.0",
)
Way = Callable[[Parsed, Cast, Tagger | None], tuple[Quote, ...]]


def by_rules(parsed: Parsed, cast: Cast, tagger: Tagger | None) -> tuple[Quote, ...]:
    """Quotes by marks, cues and the parse."""
    return tuple(a.quote for a in attributions(parsed, runs(parsed), cast))


def by_tagger(parsed: Parsed, cast: Cast, tagger: Tagger | None) -> tuple[Quote, ...]:
    """Quotes as the tagger proposes them, all of them speech."""
    return tuple(_proposed(parsed, tagger)) if tagger is not None else ()


def by_both(parsed: Parsed, cast: Cast, tagger: Tagger | None) -> tuple[Quote, ...]:
    """Quotes as the package gives them."""
    return tuple(a.quote for a in attributions(parsed, runs(parsed), cast, (), tagger))


def by_parse(parsed: Parsed, cast: Cast, tagger: Tagger | None) -> tuple[Quote, ...]:
    """Quotes as the bare parse has them: a clause under a verb with a subject, whatever the verb."""
    return tuple(_clauses(parsed))


def _clauses(parsed: Parsed) -> Iterator[Quote]:
    for paragraph in parsed.paragraphs:
        for clause in paragraph.doc:
            who = next((c for c in clause.head.children if c.dep_ == "nsubj"), None)
            if clause.dep_ == "ccomp" and who is not None:
                doc = paragraph.doc
                content = doc[clause.left_edge.i : clause.right_edge.i + 1]
                source = doc[who.left_edge.i : who.right_edge.i + 1]
                yield _quote(parsed, paragraph, source, doc[clause.head.i : clause.head.i + 1], content)


def by_textacy(parsed: Parsed, cast: Cast, tagger: Tagger | None) -> tuple[Quote, ...]:
    """Quotes as textacy finds them on the same parse; a paragraph whose marks do not pair it gives up."""
    from textacy.extract.triples import direct_quotations

    made = []
    for paragraph in parsed.paragraphs:
        with suppress(ValueError):
            for found in direct_quotations(paragraph.doc):
                source, cue = _span(found.speaker), _span(found.cue)
                made.append(_quote(parsed, paragraph, source, cue, found.content))
    return tuple(made)


def _span(tokens: list[Token]) -> Tokens:
    return tokens[0].doc[tokens[0].i : tokens[-1].i + 1]


def _quote(parsed: Parsed, paragraph: Paragraph, source: Tokens, cue: Tokens, content: Tokens) -> Quote:
    return _made(parsed, paragraph.place(content), paragraph.place(source), paragraph.place(cue))


def _proposed(parsed: Parsed, tagger: Tagger) -> Iterator[Quote]:
    for paragraph in parsed.paragraphs:
        text, at = paragraph.doc.text, paragraph.start
        for found in tagger.tag(text) if may_attribute(text) else ():
            spans = [s and (at + s[0], at + s[1]) for s in (found.content, found.source, found.cue)]
            if spans[0] and spans[2]:
                yield _made(parsed, spans[0], spans[1], spans[2])


def _made(parsed: Parsed, content: Place, source: Place | None, cue: Place) -> Quote:
    start, end = content
    return Quote(
        id=f"{start}-{end}",
        article=parsed.article.id,
        start=start,
        end=end,
        text=parsed.text[start:end],
        kind="indirect",
        speaker_span=Span(start=source[0], end=source[1]) if source else None,
        cue_span=Span(start=cue[0], end=cue[1]),
    )


def parsed_set(name: str, parser: Parser) -> list[tuple[Parsed, Cast]]:
    """The articles of a set, parsed, with their casts."""
    made = subprocess.run(
        [sys.executable, SHARED / "score/inputs.py", name, SHARED / SETS[name][0]], capture_output=True, check=True
    ).stdout
    kept = set(HELD_OUT.read_text(encoding="utf-8").split()) if name == "polnear" else None
    lines = [line for line in made.splitlines() if kept is None or json.loads(line)["id"] in kept]
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(b"\n".join(lines))
        file.flush()
        articles = read([file.name]).articles
    began = time.perf_counter()
    parsed = list(parser.parse(articles))
    print(f"{name}: parse {time.perf_counter() - began:.1f} s")
    # Who is meant is asked by Gender Gap alone.
    return [(p, coreference(p, names(p), runs(p)) if name == "gendergap" else Cast(())) for p in parsed]


def score(name: str, read_so: list[Reading], file: Path) -> str:
    """What the scorer says of readings."""
    file.write_bytes(b"\n".join(msgspec.json.encode(r) for r in read_so))
    command = [sys.executable, SHARED / SETS[name][1], file, SHARED / SETS[name][2]]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def compare(name: str, parser: Parser, tagger: Tagger | None, folder: Path) -> None:
    """Print the figures of each way to read a set, one line a figure, the way named first."""
    read_set = parsed_set(name, parser)
    ways: dict[str, Way] = {"parse": by_parse, "rules": by_rules}
    if find_spec("textacy") is not None:
        ways["textacy"] = by_textacy
    if tagger is not None:
        ways |= {"tagger": by_tagger, "joined": by_both}
    for label, way in ways.items():
        began = time.perf_counter()
        made = [Reading(article=p.article, entities=c.entities, quotes=way(p, c, tagger)) for p, c in read_set]
        spent = time.perf_counter() - began
        for line in score(name, made, folder / f"{name}-{label}.jsonl").splitlines():
            print(f"{name} {label:<8}{line}")
        print(f"{name} {label:<8}{spent:.1f} s")
    for line in PEOPLE if name == "polnear" else ():
        print(f"polnear people  {line}")


def main() -> None:
    """Read the sets asked for and print their figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--set", choices=sorted(SETS), action="append")
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    parser, tagger = Parser(load_pipeline(), keep=0), load_tagger()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for name in given.set or list(SETS):
            compare(name, parser, tagger, folder)


if __name__ == "__main__":
    main()
