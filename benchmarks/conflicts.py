#!/usr/bin/env python3
"""Conflicts and paraphrases of real news: what a careful reader finds, and how much of it Firsthand does.

    conflicts.py [--stories ../shared/data/ecbplus/stories.jsonl] [--show STORY…]

Eighteen stories of ECB+ were read in full and every disagreement on a matter of fact written down before the program
was run on them, with clauses that say one thing in other words, some that only look like it, and values that only look
at odds. `conflicts_gold.jsonl` holds where they stand, by article and character, and no text; articles have the
outlet and the day their text or the history of the event gives them. Stories marked "kept" are read by totals alone:
no rule was made with them in view. `conflicts_close.jsonl` has 28 further ones, read for every disagreement however
slight or far to seek, whether or not an editor would print it: what there is to find at all.

A conflict is found where one is reported with a side on the words of one side and another on those of the other. A
reported conflict that no label covers counts as false, though a reader may have missed it; one labelled "open" (a
matter of rounding, a slip of the pen) counts neither way. `--show` prints what is missed and what is reported.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from firsthand.desk import Desk
from firsthand.model import Article, Conflict, Part, Story
from firsthand.reading import Intake
from printed import printed, whole

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
_GLUED = re.compile(r"(?<=\d),(?=(?:19|20)\d\d\b)")
"""The corpus was put together from tokens; "April 22,1923" is its doing."""
Row = dict[str, Any]
Spot = tuple[str, int, int]
"""An article and two characters of it."""


@dataclass
class Labelled:
    """A story's articles and what its reader wrote down."""

    name: str
    kept: bool = False
    articles: list[Article] = field(default_factory=list)
    checks: list[Row] = field(default_factory=list)


def labelled(gold: Path, stories: Path, *, as_printed: bool = False) -> list[Labelled]:
    """Return the stories of the gold file with the texts of the corpus, or as a newspaper would print them."""
    texts = {row["id"]: row["text"] for row in map(json.loads, stories.read_text(encoding="utf8").splitlines())}
    found: dict[str, Labelled] = {}
    for row in map(json.loads, gold.read_text(encoding="utf8").splitlines()):
        story = found.setdefault(row["story"], Labelled(row["story"], row.get("kept", False)))
        if "check" not in row:
            one = article_of(row, texts[row["article"]])
            story.articles.append(_as_printed(one) if as_printed else one)
        else:
            check = _unglued(row, texts)
            story.checks.append(_moved(check, texts) if as_printed else check)
    return list(found.values())


def _as_printed(one: Article) -> Article:
    title, body = printed(one.text)
    text, begins = whole(one.text), len(title) + 2 if title else 0
    head = (Part(kind="title", start=0, end=begins - 2),) if title else ()
    parts = (*head, Part(kind="body", start=begins, end=begins + len(body)))
    return replace(one, text=text, sha256=sha256(text.encode()).hexdigest(), title=title, parts=parts)


def _moved(check: Row, texts: Mapping[str, str]) -> Row:
    """A check with its places moved to where they stand in the text as it is printed: it parts its marks otherwise."""

    def moved(spot: Spot) -> Spot:
        article, start, end = spot
        raw = _GLUED.sub(", ", texts[article])
        at = [n for n, c in enumerate(whole(raw)) if not c.isspace()]
        first, last = (len("".join(raw[:n].split())) for n in (start, end))
        return article, at[first], at[last - 1] + 1

    if "sides" in check:
        return {**check, "sides": [[moved(s) for s in side] for side in check["sides"]]}
    return {**check, "evidence": [moved(s) for s in check["evidence"]]}


def article_of(row: Row, raw: str) -> Article:
    """Return an article of the corpus as it is read here."""
    text = _GLUED.sub(", ", raw)
    return Article(
        id=row["article"],
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        published=row.get("published"),
        outlet=row.get("outlet"),
        parts=(Part(kind="body", start=0, end=len(text)),),
    )


def _unglued(row: Row, texts: dict[str, str]) -> Row:
    """A check with its places moved to where they stand once what was glued is parted."""

    def moved(spot: Sequence[Any]) -> Spot:
        article, start, end = spot
        breaks = [m.end() for m in _GLUED.finditer(texts[article])]
        return article, start + sum(b <= start for b in breaks), end + sum(b < end for b in breaks)

    if "sides" in row:
        return {**row, "sides": [[moved(s) for s in side] for side in row["sides"]]}
    return {**row, "evidence": [moved(s) for s in row["evidence"]]}


def _meets(spot: Spot, article: str, start: int, end: int) -> bool:
    return spot[0] == article and spot[1] < end and start < spot[2]


def _sides_on(conflict: Conflict, spots: Iterable[Spot]) -> set[int]:
    """The sides of a conflict that stand on some of the places."""
    places = list(spots)
    return {
        n
        for n, side in enumerate(conflict.sides)
        for e in side.spans
        for s in places
        if _meets(s, e.article, e.start, e.end)
    }


def covers(conflict: Conflict, check: Row) -> bool:
    """Return whether a reported conflict is the one a reader wrote down."""
    first, second = (_sides_on(conflict, side) for side in check["sides"])
    return any(a != b for a in first for b in second)


def together(story: Story, check: Row) -> bool:
    """Return whether some claim has a statement on every place of a check."""
    on: list[set[str]] = []
    for spot in check["evidence"]:
        least = 0.6 * (spot[2] - spot[1])
        on.append(
            {
                s.id
                for s in story.statements
                if s.article == spot[0]
                and (
                    min(s.end, spot[2]) - max(s.start, spot[1]) >= least
                    or any(_meets(spot, s.article, v.start, v.end) for v in s.values)
                )
            }
        )
    return any(all(found & set(claim.statements) for found in on) for claim in story.claims)


def parted(story: Story, check: Row) -> bool:
    """Return whether two places that agree stand on two sides of a conflict."""
    for conflict in story.conflicts:
        sides = [_sides_on(conflict, [spot]) for spot in check["evidence"]]
        if any(a and b and not a & b for n, a in enumerate(sides) for b in sides[n + 1 :]):
            return True
    return False


def tally(one: Labelled, story: Story, show: bool) -> Counter[str]:
    """Count what is found of a story, and what is reported."""
    count: Counter[str] = Counter()
    wanted = [c for c in one.checks if c["check"] == "conflict"]
    doubtful = [c for c in one.checks if c["check"] == "open"]
    for check in wanted:
        found = any(covers(c, check) for c in story.conflicts)
        count["wanted"] += 1
        count["found"] += found
        if show and not found:
            print(f"  missed: {check.get('kind', '')} {check['sides']}")
    for conflict in story.conflicts:
        real = any(covers(conflict, c) for c in wanted)
        moot = not real and any(covers(conflict, c) for c in doubtful)
        count["real"] += real
        count["moot"] += moot
        count["reported"] += 1
        if show:
            print(f"  {'real' if real else 'moot' if moot else 'NOT LABELLED'}: {conflict.explanation}")
    for check in one.checks:
        if check["check"] in ("same_claim", "not_same_claim"):
            count[check["check"]] += 1
            count[f"{check['check']} joined"] += together(story, check)
        elif check["check"] == "agree":
            count["agree"] += 1
            count["agree parted"] += parted(story, check)
    return count


def line(name: str, stories: int, count: Counter[str]) -> str:
    """Return the figures of some stories in one line."""
    judged = count["reported"] - count["moot"]
    return (
        f"{name}: {stories} stories · conflicts found {count['found']} of {count['wanted']}"
        f" ({100 * count['found'] / max(1, count['wanted']):.0f}%), real {count['real']} of {judged} reported"
        f" ({count['moot']} more are moot) · paraphrases joined {count['same_claim joined']} of {count['same_claim']}"
        f" · lookalikes joined {count['not_same_claim joined']} of {count['not_same_claim']}"
        f" · agreeing values parted {count['agree parted']} of {count['agree']}"
    )


def report(stories: Iterable[tuple[str, Labelled]], shown: Sequence[str]) -> None:
    """Print the figures of each group of stories; of those shown, what is missed and what is reported."""
    desk, counts, sizes = Desk(), defaultdict[str, Counter[str]](Counter), Counter[str]()
    for group, one in stories:
        if one.name in shown:
            print(one.name)
        counts[group] += tally(one, desk.story(Intake(tuple(one.articles))), one.name in shown)
        sizes[group] += 1
    for group, count in counts.items():
        print(line(group, sizes[group], count))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, default=SHARED / "data" / "ecbplus" / "stories.jsonl")
    parser.add_argument("--gold", type=Path, default=HERE / "conflicts_gold.jsonl")
    parser.add_argument("--close", type=Path, default=HERE / "conflicts_close.jsonl")
    parser.add_argument("--printed", action="store_true", help="set the texts as newspapers print them")
    parser.add_argument("--show", nargs="*", default=[], metavar="STORY")
    options = parser.parse_args()
    found = [
        ("kept out" if s.kept else "looked into", s)
        for s in labelled(options.gold, options.stories, as_printed=options.printed)
    ]
    close = labelled(options.close, options.stories, as_printed=options.printed)
    found += [("read closely", s) for s in close]
    report(found, options.show)


if __name__ == "__main__":
    main()
