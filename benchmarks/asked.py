#!/usr/bin/env python3
"""Questions put to real news: those a reader answers from the articles, and those the articles leave open.

    asked.py [--stories ../shared/data/ecbplus/stories.jsonl] [--without] [--show STORY…]

Readers of 37 stories of ECB+ wrote down questions before the program was run on them, with words that any right answer
shows, and questions that look as if they could be answered and cannot. `asked_gold.jsonl` holds them, with the outlet
and the day of each article and none of its text. The first three answers count, and every passage they cite has to
stand where they say. Rules were made, and the judge of passages was trained, with the stories looked into in view;
those marked "kept" are read by totals alone. `--without` asks without the trained models, `--show` prints misses.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from conflicts import SHARED, Row, article_of
from firsthand.desk import Desk
from firsthand.model import Article, Story
from firsthand.reading import Intake
from questions import faithful, right

HERE = Path(__file__).resolve().parent


@dataclass
class Asked:
    """A story's articles and the questions put to it."""

    name: str
    kept: bool = False
    articles: list[Article] = field(default_factory=list)
    questions: list[Row] = field(default_factory=list)


@dataclass
class Tally:
    """How many questions were answered rightly, and how many without an answer were left alone."""

    stories: int = 0
    right: int = 0
    answerable: int = 0
    alone: int = 0
    open: int = 0

    def line(self, name: str) -> str:
        """The figures in a line."""
        share = 100 * self.right / max(1, self.answerable)
        return (
            f"{name}: {self.stories} stories · answered {self.right} of {self.answerable} ({share:.1f}%) · "
            f"left alone {self.alone} of {self.open} that the articles do not answer"
        )


def stories(gold: Path, corpus: Path) -> list[Asked]:
    """Return the stories of the gold file with the texts of the corpus."""
    texts = {row["id"]: row["text"] for row in map(json.loads, corpus.read_text(encoding="utf8").splitlines())}
    found: dict[str, Asked] = {}
    for row in map(json.loads, gold.read_text(encoding="utf8").splitlines()):
        story = found.setdefault(row["story"], Asked(row["story"], row.get("kept", False)))
        if "question" in row:
            story.questions.append(row)
        else:
            story.articles.append(article_of(row, texts[row["article"]]))
    return list(found.values())


def put(desk: Desk, story: Asked, tally: Tally, show: bool) -> None:
    """Ask a story its questions and add up what comes of it."""
    tally.stories += 1
    known: dict[str | None, Story] = {}
    for row in story.questions:
        day = row.get("as_of")
        if day not in known:
            known[day] = desk.story(Intake(tuple(story.articles)), as_of=day)
        answers = desk.ask(known[day], row["question"])
        good = right(row, answers) and faithful(known[day], answers)
        if row.get("unanswerable"):
            tally.open, tally.alone = tally.open + 1, tally.alone + good
        else:
            tally.answerable, tally.right = tally.answerable + 1, tally.right + good
        if show and not good:
            given = [a.text for a in answers.answers]
            print(f"  {story.name}: {row['question']} {row.get('contains', 'unanswerable')}\n      {given}")


def main(argv: Iterable[str] | None = None) -> None:
    """Print the figures of the stories looked into and of those kept out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, default=SHARED / "data" / "ecbplus" / "stories.jsonl")
    parser.add_argument("--without", action="store_true", help="without the trained models")
    parser.add_argument("--show", nargs="*", default=[], metavar="STORY")
    args = parser.parse_args(argv if argv is None else list(argv))
    desk = Desk(tagger=not args.without)
    looked, kept = Tally(), Tally()
    for story in stories(HERE / "asked_gold.jsonl", args.stories):
        put(desk, story, kept if story.kept else looked, story.name in args.show and not story.kept)
    print(looked.line("looked into"))
    print(kept.line("kept out"))


if __name__ == "__main__":
    main()
