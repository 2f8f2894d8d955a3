#!/usr/bin/env python3
"""Planted facts: one fact of one article is changed where another article of its story states it too; is it found?

    planted.py [--stories ../shared/data/ecbplus/stories.jsonl] [--each 20] [--fresh 11 12] [--show]

The facts are chosen by words alone, never by what the product aligns: a count, an age, an amount or a date that
stands in the same words in two articles; a person's full name in both; a sentence that two articles share nearly
word for word. Found is a conflict with a side that stands on the changed words and another on those of the other
article. False conflicts are counted on the stories as they are, before planting, by the verdicts of
planted_verdicts.tsv; one without a verdict counts as false. `--show` prints them for judging.

Of the development facts each article gives its first, in an order drawn with seed 1: rules were shaped on them. Fresh
ones are drawn anew, with seeds of their own, from all the facts an article has; they are looked at by figure alone.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from firsthand.language.annotate import annotate_one
from firsthand.language.contradiction import load_contradictions
from firsthand.language.encoder import load_encoder
from firsthand.language.lexicon import lexicon
from firsthand.language.parse import Parser, load_pipeline
from firsthand.model import Article, Conflict, MadeWith, Part, Reading, Story
from firsthand.story.build import build

SHARED = Path(__file__).resolve().parents[2] / "shared"
VERDICTS = Path(__file__).with_name("planted_verdicts.tsv")
KINDS = ("count", "date", "age", "amount", "name", "polarity")
LEAST, SHARED_WORDS = 4, 0.35
"""Long words, in all and as a share, that two sentences must have in common for the fact in them to be one."""
DEVELOPMENT = 1
"""The seed rules were shaped with."""
Tally = dict[str, tuple[int, int]]
"""Kind -> how many facts were found, and planted."""
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
GIVEN = frozenset(name.title() for key in ("female", "male") for name in lexicon("given_names")[key])

_COUNT = re.compile(
    rf"(?<![\d,.])\b(?P<n>\d{{1,3}}|{'|'.join(NUMBERS)}) (?P<what>(?:[a-z]+ )?[a-z]{{3,}}s|people|men|women|children)\b"
)
_AGE = re.compile(r"\b(?P<what>[A-Z][a-z]+), (?P<n>\d{2}),|\b(?P<m>\d{2})-year-old (?P<who>[a-z]+)")
_AMOUNT = re.compile(r"[$£€](?P<n>\d[\d.,]*)(?P<what> (?:m|b|tr)illion|)")
_DATE = re.compile(
    r"\b(?P<what>January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (?P<n>\d{1,2})\b"
)
_NAME = re.compile(r"\b(?P<what>[A-Z][a-z]{2,}) (?P<n>[A-Z][a-z]{4,})\b")
_BOUND = re.compile(
    r"(?:at least|more than|less than|up to|over|under|above|below|about|around|nearly|almost|between|and|to) $|\($",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=\d),(?=(?:19|20)\d\d\b)")
"""The corpus was put together from tokens; "April 22,1923" is its doing."""
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Plant:
    """A changed text, where the change stands in it, and where the other article says otherwise."""

    kind: str
    story: str
    article: str
    text: str
    places: tuple[tuple[int, int], ...]
    other: str
    others: tuple[tuple[int, int], ...]


def _article(row: dict[str, str]) -> Article:
    text = _GLUED.sub(", ", row["text"])
    digest = sha256(text.encode()).hexdigest()
    return Article(id=row["id"], sha256=digest, text=text, parts=(Part(kind="body", start=0, end=len(text)),))


def stories(path: Path) -> dict[str, list[Article]]:
    """Return the articles of each story with more than one."""
    found: defaultdict[str, list[Article]] = defaultdict(list)
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        found[row["story"]].append(_article(row))
    return {k: v for k, v in found.items() if len(v) > 1}


def _other_number(words: str, dice: random.Random) -> str:
    if words in NUMBERS:
        return dice.choice([n for n in NUMBERS if abs(NUMBERS.index(n) - NUMBERS.index(words)) > 1])
    plain = float(words.replace(",", "").rstrip("."))
    if plain < 100:
        changed = plain + dice.choice([3, 5, 7]) * (1 if plain < 60 else -1)
    else:
        changed = plain * dice.choice([1.5, 2])
    return str(int(changed)) if "." not in words.rstrip(".") else f"{changed:.1f}"


def _other_day(words: str, dice: random.Random) -> str:
    return str(dice.choice([d for d in range(1, 29) if abs(d - int(words)) > 2]))


def _other_name(words: str, dice: random.Random) -> str:
    at = dice.randrange(2, len(words) - 1)
    return words[:at] + dice.choice([c for c in "aeioulnrst" if c != words[at]]) + words[at + 1 :]


def _numbers(pattern: re.Pattern[str], kind: str, change: Callable[[str, random.Random], str]) -> Planter:
    def plants(story: str, a: Article, b: Article, dice: random.Random) -> Iterator[Plant]:
        there = {m.group().casefold(): m for m in pattern.finditer(b.text)}
        for m in pattern.finditer(a.text):
            twin = there.get(m.group().casefold())
            group = "n" if m.groupdict().get("n") else "m"
            if twin is None or not m.group(group) or twin.group(group) is None or _BOUND.search(a.text[: m.start()]):
                continue
            if not _alike(_sentence(a.text, m.start()), _sentence(b.text, twin.start())):
                continue
            new = change(m.group(group), dice)
            low = m.start(group)
            text = a.text[:low] + new + a.text[m.end(group) :]
            other = ((twin.start(), twin.end()),)
            yield Plant(kind, story, a.id, text, ((low, low + len(new)),), b.id, other)

    return plants


Planter = Callable[[str, Article, Article, random.Random], Iterator[Plant]]


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1
    ends = [e for e in (text.find(". ", at), text.find("\n", at)) if e >= 0]
    return text[start : min(ends, default=len(text))]


def _alike(a: str, b: str) -> bool:
    """Whether two sentences share enough long words to state one fact."""
    mine, theirs = _long(a), _long(b)
    return len(mine & theirs) >= LEAST and len(mine & theirs) >= SHARED_WORDS * len(mine | theirs)


def _long(sentence: str) -> set[str]:
    return {w.casefold()[:6] for w in _WORDS.findall(sentence) if len(w) > 3}


def _names(story: str, a: Article, b: Article, dice: random.Random) -> Iterator[Plant]:
    there = {m.group(): m for m in _NAME.finditer(b.text)}
    for full in sorted({m.group() for m in _NAME.finditer(a.text)} & set(there)):
        given, surname = full.split()
        if given not in GIVEN:
            continue
        new = _other_name(surname, dice)
        text, places, at = "", [], 0
        for m in re.finditer(rf"\b{surname}\b", a.text):
            text += a.text[at : m.start()] + new
            places.append((len(text) - len(new), len(text)))
            at = m.end()
        others = tuple((m.start(), m.end()) for m in re.finditer(rf"\b{surname}\b", b.text))
        yield Plant("name", story, a.id, text + a.text[at:], tuple(places), b.id, others)


def _polarity(story: str, a: Article, b: Article, dice: random.Random) -> Iterator[Plant]:
    del dice
    sentences = {s: b.text.index(s) for s in re.split(r"(?<=[.!?])\s+|\n", b.text) if len(s) > 30}
    for sentence in (s for s in re.split(r"(?<=[.!?])\s+|\n", a.text) if len(s) > 30):
        mine = set(_WORDS.findall(sentence.casefold()))
        verb = re.search(r"\b(?:was|were|is|are|has been|had been|will)\b(?! not)", sentence)
        if not verb:
            continue
        for other, start in sentences.items():
            theirs = set(_WORDS.findall(other.casefold()))
            if len(mine & theirs) >= 0.6 * len(mine | theirs) and verb.group() in other:
                at = a.text.index(sentence) + verb.end()
                first = verb.group().split()[0]
                low = at - len(verb.group()) + len(first)
                text = a.text[:low] + " not" + a.text[low:]
                low = a.text.index(sentence)
                place = (low, low + len(sentence) + 4)
                yield Plant("polarity", story, a.id, text, (place,), b.id, ((start, start + len(other)),))
                break


PLANTERS: dict[str, Planter] = {
    "count": _numbers(_COUNT, "count", _other_number),
    "date": _numbers(_DATE, "date", _other_day),
    "age": _numbers(_AGE, "age", _other_number),
    "amount": _numbers(_AMOUNT, "amount", _other_number),
    "name": _names,
    "polarity": _polarity,
}


def plants(all_stories: dict[str, list[Article]], kind: str, each: int, seed: int) -> list[Plant]:
    """Return up to `each` plants of a kind, no story and no article oftener than needed.

    The development seed takes the first fact of an article, any other seed one of all but the first, if there are more.
    """
    dice = random.Random(seed)
    found = []
    for story, articles in all_stories.items():
        for a in articles:
            possible = (p for b in articles if b.id != a.id for p in PLANTERS[kind](story, a, b, dice))
            chosen = _first(possible) if seed == DEVELOPMENT else _drawn(list(possible), dice)
            found += [chosen] if chosen else []
    dice.shuffle(found)
    taken: Counter[str] = Counter()
    kept = []
    for plant in found:
        if taken[plant.story] < 3:
            kept.append(plant)
            taken[plant.story] += 1
    return sorted(kept[:each], key=lambda p: (p.story, p.article))


def _first(possible: Iterator[Plant]) -> Plant | None:
    return next(possible, None)


def _drawn(possible: Sequence[Plant], dice: random.Random) -> Plant | None:
    """One of the facts at other places than the first."""
    others = [p for p in possible if p.places[0][0] != possible[0].places[0][0]]
    return dice.choice(others or possible) if possible else None


class Desk:
    """Readings of all stories, each article read once."""

    def __init__(self, *, shown: bool = False) -> None:
        self.shown = shown
        self.parser = Parser(load_pipeline())
        self.encoder, self.contradictions = load_encoder(), load_contradictions()
        self.known: dict[str, Reading] = {}

    def read(self, article: Article) -> Reading:
        """Return the reading of an article."""
        key = article.id + sha256(article.text.encode()).hexdigest()
        if key not in self.known:
            self.known[key] = annotate_one(article, self.parser)
        return self.known[key]

    def story(self, articles: Sequence[Article]) -> Story:
        """Return the story of some articles."""
        return build(
            [self.read(a) for a in articles],
            made_with=MadeWith(version="planted", pipeline="default"),
            encoder=self.encoder,
            contradictions=self.contradictions,
        )


def verdicts() -> dict[tuple[str, str], dict[int, str]]:
    """Return what was judged, by story and article: the verdict by the first character of a side's words."""
    found: dict[tuple[str, str], dict[int, str]] = {}
    for line in VERDICTS.read_text(encoding="utf8").splitlines():
        if not line.startswith("#"):
            name, _, _, _, places, said = line.split("\t")
            for place in places.split(" | "):
                article, span = place.rsplit(":", 1)
                found.setdefault((name, article), {})[int(span.split("-")[0])] = said
    return found


def verdict(name: str, conflict: Conflict, known: Mapping[tuple[str, str], Mapping[int, str]]) -> str:
    """Return what was judged of a conflict: that of the one whose words two of its sides stand on."""
    found = [
        next((said for e in s.spans if (said := known.get((name, e.article), {}).get(e.start))), None)
        for s in conflict.sides
    ]
    said = [v for v in found if v]
    return said[0] if len(said) > 1 else "not judged"


def met(story: Story, plant: Plant) -> Conflict | None:
    """Return the conflict with one side on the changed words and another on the other article."""
    for conflict in story.conflicts:
        mine = {i for i, s in enumerate(conflict.sides) for e in s.spans if _on(e, plant.article, plant.places)}
        theirs = {i for i, s in enumerate(conflict.sides) for e in s.spans if e.article != plant.article}
        if any(i != j for i in mine for j in theirs):
            return conflict
    return None


def _on(evidence: object, article: str, places: Sequence[tuple[int, int]]) -> bool:
    spot = (getattr(evidence, "start"), getattr(evidence, "end"))  # noqa: B009
    return getattr(evidence, "article") == article and any(a < spot[1] and spot[0] < b for a, b in places)  # noqa: B009


def changed(articles: Sequence[Article], plant: Plant) -> list[Article]:
    """Return the articles with the plant in place."""
    row = {"id": plant.article, "text": plant.text}
    return [_article(row) if a.id == plant.article else a for a in articles]


def show(story: str, conflict: Conflict, texts: dict[str, str]) -> None:
    """Print a conflict for judging."""
    print(f"\n[{story}] {conflict.kind} {conflict.role} {conflict.confidence} {conflict.scope}")
    for side in conflict.sides:
        for e in side.spans[:2]:
            near = texts[e.article][max(0, e.start - 90) : e.end + 60].replace("\n", " ")
            print(f"    {side.text!r:24} {e.article}: …{near}…")


def run(desk: Desk, all_stories: dict[str, list[Article]], kinds: Sequence[str], each: int, seed: int) -> Tally:
    """Plant each kind with a seed; return how many facts of each kind were planted, and found."""
    tally: Tally = {}
    for kind in kinds:
        chosen = plants(all_stories, kind, each, seed)
        found = [met(desk.story(changed(all_stories[p.story], p)), p) is not None for p in chosen]
        if desk.shown and seed == DEVELOPMENT:
            for plant in (p for p, f in zip(chosen, found, strict=True) if not f):
                low, high = plant.places[0]
                print(f"missed {kind} [{plant.story}] {plant.article}: …{plant.text[max(0, low - 80) : high + 40]!r}")
        tally[kind] = (sum(found), len(found))
    return tally


def report(name: str, tallies: Sequence[Tally]) -> None:
    """Print the figures of some runs together."""
    sums = {kind: tuple(map(sum, zip(*(t[kind] for t in tallies), strict=True))) for kind in tallies[0]}
    for kind, (found, planted) in sums.items():
        print(f"{name} {kind:<10} {found}/{planted} = {found / max(1, planted):.2f}")
    found, planted = (sum(row[i] for row in sums.values()) for i in (0, 1))
    print(f"{name} found {found}/{planted} = {found / max(1, planted):.2f}", flush=True)


def main() -> None:
    """Plant, build, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=Path, default=SHARED / "data" / "ecbplus" / "stories.jsonl")
    parser.add_argument("--each", type=int, default=20, help="plants of each kind")
    parser.add_argument("--fresh", type=int, nargs="*", default=[11, 12], help="seeds of the facts drawn anew")
    parser.add_argument("--kinds", nargs="*", default=list(KINDS))
    parser.add_argument(
        "--show", action="store_true", help="print the conflicts reported before planting, and what was missed"
    )
    args = parser.parse_args()
    all_stories, desk = stories(args.stories), Desk(shown=args.show)
    known, judged, articles = verdicts(), Counter[str](), 0
    for name, members in all_stories.items():
        story = desk.story(members)
        judged.update(verdict(name, c, known) for c in story.conflicts)
        articles += len(members)
        for conflict in story.conflicts if args.show else ():
            show(name, conflict, {a.id: a.text for a in members})
    wrong = (judged["false"] + judged["not judged"]) / articles
    told = ", ".join(f"{judged[v]} {v}" for v in ("real", "arguable", "false", "not judged"))
    print(
        f"before planting: {judged.total()} conflicts in {articles} articles: {told}; {wrong:.3f} false an article",
        flush=True,
    )
    report("development", [run(desk, all_stories, args.kinds, args.each, DEVELOPMENT)])
    if args.fresh:
        report("fresh", [run(desk, all_stories, args.kinds, args.each, seed) for seed in args.fresh])


if __name__ == "__main__":
    main()
