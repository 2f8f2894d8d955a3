#!/usr/bin/env python3
"""Findings in stories nobody wrote rules for: who says what, who is who, when, how many, what is one claim.

    findings.py [--stories ../shared/data/ecbplus/stories.jsonl] [--show STORY…]

Twenty-two stories of ECB+ were read in full and some sixty findings of each written down, as those of the real stories
beside check.py are, before the program was run on them. `findings_gold.jsonl` holds where they stand, by article and
character, names by a place where they are spelt so, and no text; fifteen stories are read as printed.py sets them. Six
stories marked "kept" are read by totals alone; the errors of the others were looked into. What counts as found is what
check.py takes for found; questions are left to asked.py and conflicts to conflicts.py. `--show` prints what is missed.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from claims import SHARED, checker
from conflicts import Labelled, Row, article_of
from firsthand.desk import Desk, to_json
from firsthand.model import Article, Part
from firsthand.reading import Intake
from printed import printed, whole

HERE = Path(__file__).resolve().parent
STORIES = HERE.parents[1] / "shared" / "data" / "ecbplus" / "stories.jsonl"
NAMES = frozenset("about aliases audience character entity names not person sources speaker subject".split())
"""What of a finding is a name, and stands in the gold file as places where it is spelt."""
Place = Sequence[Any]
"""An article and two characters of it."""


def stories(gold: Path, corpus: Path) -> list[Labelled]:
    """Return the stories of the gold file with the texts of the corpus, each finding as check.py has it."""
    texts = {row["id"]: row["text"] for row in map(json.loads, corpus.read_text(encoding="utf8").splitlines())}
    found: dict[str, Labelled] = {}
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in map(json.loads, gold.read_text(encoding="utf8").splitlines()):
        story = found.setdefault(row["story"], Labelled(row["story"], row.get("kept", False)))
        if "check" in row:
            rows[story.name].append(row)
        else:
            raw = texts[row["article"]]
            story.articles.append(_printed(row, raw) if row.get("printed") else article_of(row, raw))
    for story in found.values():
        read = {a.id: a.text for a in story.articles}
        story.checks.extend(wanted(row, read) for row in rows[story.name])
    return list(found.values())


def _printed(row: Row, raw: str) -> Article:
    """An article with its title and paragraphs as newspapers print them."""
    title, body = printed(raw)
    text, begins = whole(raw), len(title) + 2 if title else 0
    head = (Part(kind="title", start=0, end=len(title)),) if title else ()
    return Article(
        id=row["article"],
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        title=title,
        published=row.get("published"),
        outlet=row.get("outlet"),
        parts=(*head, Part(kind="body", start=begins, end=begins + len(body))),
    )


def wanted(row: Row, texts: Mapping[str, str]) -> Row:
    """Return a finding with the words of its places."""
    want = {k: v for k, v in row.items() if k not in ("story", "at")}
    if "at" in row:
        want |= _evidence(row["at"], texts)
    if "evidence" in row:
        want["evidence"] = [_evidence(place, texts) for place in row["evidence"]]
    if "mention" in row:
        want["mention"] = _words(row["mention"], texts)
    return want | {name: [_words(place, texts) for place in row[name]] for name in NAMES & row.keys()}


def _words(place: Place, texts: Mapping[str, str]) -> str:
    article, start, end = place
    return texts[article][start:end]


def _evidence(place: Place, texts: Mapping[str, str]) -> Row:
    """A place as check.py is told one: by its words, and which of those that read so it is."""
    text = _words(place, texts)
    hits = re.finditer(r"\s+".join(map(re.escape, text.split())), texts[place[0]])
    return {"article": place[0], "text": text, "nth": [hit.start() for hit in hits].index(place[1])}


def measure(one: Labelled, desk: Desk, show: bool) -> tuple[Counter[str], Counter[str], int]:
    """Return what was found and what there is to find of a story, by kind, and the guards broken."""
    check = checker(SHARED / one.name)
    story = check.Story(json.loads(to_json(desk.story(Intake(tuple(one.articles))))))
    found: Counter[str] = Counter()
    every: Counter[str] = Counter()
    broken = 0
    for want in one.checks:
        kind, held = want["check"], check.CHECKS[want["check"]](story, want)
        if check.is_guard(want):
            broken += not held
        else:
            every[kind] += 1
            found[kind] += held
        if show and not held:
            print(f"  {one.name}: missed {kind} {json.dumps(want, ensure_ascii=False)[:300]}")
    return found, every, broken


def line(name: str, found: Counter[str], every: Counter[str], broken: int, many: int) -> str:
    """Return the figures of some stories on one line."""
    kinds = ", ".join(f"{kind} {found[kind]}/{every[kind]}" for kind in sorted(every))
    share = found.total() / every.total()
    head = f"{name}: {many} stories · found {found.total()} of {every.total()} ({share:.1%}) · guards broken {broken}"
    return f"{head}\n  {kinds}"


def main(argv: Iterable[str] | None = None) -> None:
    """Measure all stories and print the figures of those looked into and of those kept out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, default=STORIES)
    parser.add_argument("--show", nargs="*", default=[], metavar="STORY")
    args = parser.parse_args(None if argv is None else list(argv))
    desk = Desk()
    sums: dict[bool, list[tuple[Counter[str], Counter[str], int]]] = {False: [], True: []}
    for one in stories(HERE / "findings_gold.jsonl", args.stories):
        sums[one.kept].append(measure(one, desk, one.name in args.show))
    for kept, name in ((False, "looked into"), (True, "kept out")):
        rows = sums[kept]
        found, every = (sum((row[n] for row in rows), Counter()) for n in (0, 1))
        print(line(name, found, every, sum(row[2] for row in rows), len(rows)), flush=True)


if __name__ == "__main__":
    main()
