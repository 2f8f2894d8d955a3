"""What a number tells of an event that it has once: which slot of the lexicon the words around a value name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from msgspec.structs import replace

from firsthand.language.lexicon import lexicon
from firsthand.model import Article, Entity, Value
from firsthand.story.claims.anchors import day
from firsthand.story.claims.facets import Facets, stems
from firsthand.story.conflicts.admissible import IN_BRACKETS, vague
from firsthand.story.conflicts.countable.owners import Owners
from firsthand.story.conflicts.countable.told import told
from firsthand.story.conflicts.topics import Slot

PACKAGE = "firsthand.story.conflicts.countable"
WINDOW = 110
"""Characters of the sentence on either side of a value that may name its slot."""

ESTIMATING = frozenset({"claim", "count", "estimate", "put", "reckon"})
"""Verbs whose subject is the one on whose word a number is."""
_GAP = r"(?:[^.;:#]|\.(?=\w)|(?<=\b(?:dr|mr|ms))\.){0,60}?"
_MORE = re.compile(
    r"\b(?:another|extra|additional|further|more)\s+#|#\s+(?:additional|extra|further|more|other)\b", re.IGNORECASE
)
_SINCE = re.compile(r"#.*\bsince\b|\bsince (?:has|have|had)\b.*#", re.IGNORECASE | re.DOTALL)
_INSIDE = re.compile(r"[$€£¥\d][^()]{0,20}\([^()]*[$€£¥\d][^()]*$")
"""What stands before the second of two conversions in one bracket."""
_NAME = re.compile(r"(?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)*")
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|[A-Z]|The|An?|In|On|At|After|But|It|He|She|They"
)
_LEAD = re.compile(r"(?:The|An?|In|On|At|After|But|When|As|Near)\s+")
_OWNING = re.compile(r"['’](?:s|$)\Z")
_OFFENCE = re.compile(
    r"#\s+(?:[\w-]+\s+){0,3}?(?:counts?|charges?)\s+(?:each\s+)?of\s+(?P<what>(?:[\w-]+\s+){0,4}[\w-]+)", re.IGNORECASE
)


@dataclass(frozen=True)
class Countable:
    """One thing that an event or a person has once, and the words that name it."""

    name: str
    asks: str
    kinds: tuple[str, ...]
    roles: tuple[str, ...]
    said: re.Pattern[str]
    never: re.Pattern[str] | None
    about: re.Pattern[str] | None
    one: tuple[str, ...]
    least: float = 0
    grows: bool = False
    voices: bool = False
    plans: bool = False
    lasting: bool = False
    wide: bool = False
    spoilt: re.Pattern[str] | None = None
    alike: re.Pattern[str] | None = None
    room: float = 0
    of: tuple[re.Pattern[str], ...] = ()
    same: tuple[re.Pattern[str], ...] = ()
    bound: bool = False

    def taken(self, value: Value) -> Value:
        """Return a value as the slot means it: the bound itself, where "at least" is part of what is told."""
        number = value.low if value.high is None else value.high
        return replace(value, low=number, high=number, hedge="exact") if self.bound else value

    def named_by(self, value: Value, sentence: str, whole: str) -> bool:
        """Return whether a value is of the slot's kind and stands as "#" in its words; `whole` says of what."""
        if value.kind not in self.kinds or (self.roles and value.role not in self.roles):
            return False
        if not self._enough(value) or not _at(self.said, sentence):
            return False
        return not self.about or self.about.search(whole) is not None

    def barred(self, sentence: str) -> bool:
        """Return whether the words around "#" say that it is a part, of another time or of another thing."""
        return self.never is not None and _at(self.never, sentence)

    def _enough(self, value: Value) -> bool:
        if value.kind in ("clock", "date"):
            return True
        bounds = [float(b) for b in (value.low, value.high) if isinstance(b, float | int)]
        return bool(bounds) and max(bounds) >= self.least


def _at(pattern: re.Pattern[str], sentence: str) -> bool:
    return pattern.search(sentence) is not None


def _found(pattern: re.Pattern[str], around: str) -> frozenset[str]:
    """What a pattern finds: the named group, else what its groups hold, in small letters and the singular."""
    found = pattern.finditer(around)
    told = (m.lastgroup or " ".join(g for g in m.groups() if g) or m.group() for m in found)
    return frozenset(re.sub(r"(?<=\w\w)s\b", "", t.casefold()) for t in told)


@dataclass(frozen=True)
class Figure:
    """A value that fills a slot, with all that its sentence says; `barred` if it only looks as if it did."""

    countable: Countable
    one: Slot
    around: str
    sentence: tuple[Facets, ...]
    published: int | None = None
    named: frozenset[str] = frozenset()
    barred: bool = False
    owner: str | None = None

    @property
    def spot(self) -> tuple[str, int]:
        """The article and the character it begins at."""
        return self.one.article, self.one.value.start

    @cached_property
    def more(self) -> bool:
        """Whether it counts what came on top of others."""
        return _MORE.search(self.around) is not None

    @cached_property
    def offence(self) -> frozenset[str]:
        """Stems of what somebody is charged with."""
        found = _OFFENCE.search(self.around)
        return stems(found["what"]) if found else frozenset()

    @cached_property
    def marks(self) -> frozenset[str]:
        """Which of the things that the slot keeps apart its words are of."""
        found = self.countable.alike.finditer(self.around) if self.countable.alike else ()
        return frozenset(m.lastgroup or m.group().casefold() for m in found)

    @cached_property
    def of(self) -> tuple[frozenset[str], ...]:
        """Of what the words around it say that it is, for each pattern that asks."""
        return tuple(_found(pattern, self.around) for pattern in self.countable.of)

    @cached_property
    def narrowed(self) -> tuple[frozenset[str], ...]:
        """What the words around it may narrow it by, for each pattern that asks."""
        return tuple(_found(pattern, self.around) for pattern in self.countable.same)

    @cached_property
    def entities(self) -> frozenset[str]:
        """Everybody and everything the sentence names."""
        named = ((*f.entities, *f.statement.subjects, f.statement.object) for f in self.sentence)
        return self.named | {e for group in named for e in group if e}

    @cached_property
    def own(self) -> frozenset[str]:
        """Those the clause of the value names."""
        s = self.one.facets.statement
        return frozenset(e for e in (*self.one.facets.entities, *s.subjects, s.object, self.one.value.about) if e)

    @cached_property
    def places(self) -> frozenset[str]:
        """The places the sentence puts things at."""
        return frozenset(p for f in self.sentence for p in f.places)

    @cached_property
    def most_since(self) -> bool:
        """Whether it is the most since some day, which then is not the day it is of."""
        return _SINCE.search(self.around) is not None

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """First and last day it may be of: its clause's own, else that of publication and the one before."""
        anchor = self.one.facets.anchor
        if anchor.earliest is not None and anchor.latest is not None and not self.most_since:
            return anchor.earliest, anchor.latest
        return (self.published - 1, self.published) if self.published is not None else None

    @cached_property
    def voice(self) -> tuple[str, ...]:
        """On whose word the article has it."""
        statement = self.one.facets.statement
        own = ((statement.subject_text or "").casefold(),) if statement.predicate in ESTIMATING else ()
        return (*own, *(s.name.casefold() for s in statement.sources))


@cache
def passing() -> re.Pattern[str]:
    """Return the words that say that a number was so for a time."""
    return re.compile(rf"\b(?:{'|'.join(lexicon('words', PACKAGE)['passing']['words'])})\b", re.IGNORECASE)


@cache
def countables() -> tuple[Countable, ...]:
    """Return the slots of all fields, in the order in which they are tried."""
    table = lexicon("words", PACKAGE)
    fields = (lexicon(name, PACKAGE) for name in table["fields"])
    return tuple(_countable(row, table["words"] | field.get("words", {})) for field in fields for row in field["slots"])


def _countable(row: dict[str, Any], words: dict[str, list[str]]) -> Countable:
    def pattern(key: str) -> re.Pattern[str] | None:
        given = row.get(key, ())
        either = [_expanded(p, words) for p in ([given] if isinstance(given, str) else given)]
        return re.compile("|".join(f"(?:{p})" for p in either), re.IGNORECASE) if either else None

    def each(key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(_expanded(p, words), re.IGNORECASE) for p in row.get(key, ()))

    said = pattern("said")
    assert said is not None
    return Countable(
        row["name"], row["asks"], tuple(row["kinds"]), tuple(row.get("roles", ())), said, pattern("never"),
        pattern("about"), tuple(row["one"]), row.get("least", 0), row.get("grows", False), row.get("voices", False),
        row.get("plans", False), row.get("lasting", False),
        row.get("wide", False), pattern("spoilt"), pattern("alike"), row.get("room", 0), each("of"), each("same"),
        row.get("bound", False),
    )  # fmt: skip


def _expanded(pattern: str, words: dict[str, list[str]]) -> str:
    """A pattern of the lexicon as a regular expression, whole words only."""
    for name, group in words.items():
        either = "|".join(group)
        pattern = pattern.replace("{" + name + "}", either if name == "adj" else rf"\b(?:{either})\b")
    lead = r"\b" if re.match(r"(?:\(\?:)?[a-z]", pattern) else ""
    pattern = re.sub(r"(?<=[\w)*]) ?… ?", lambda _: rf"\b{_GAP}", pattern)
    pattern = re.sub(r" ?… ?", lambda _: _GAP, pattern)
    return lead + pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


def figures(
    every: Sequence[Facets],
    claim_of: Mapping[str, int],
    articles: Mapping[str, Article],
    entities: Iterable[Entity] = (),
) -> Iterator[Figure]:
    """Yield every value that fills a slot, once, on the clause that says it in the fewest words; and those barred."""
    sentences: defaultdict[tuple[str, int], list[Facets]] = defaultdict(list)
    for facets in every:
        statement = facets.statement
        sentences[statement.article, (statement.sentence or statement).start].append(facets)
    entities = tuple(entities)
    named, owners = Mentions(entities), Owners(entities)
    for (article, start), members in sentences.items():
        spots: dict[tuple[int, int], tuple[Value, Facets]] = {}
        for facets in sorted(members, key=_fewest):
            for value in facets.statement.values:
                anew = value.role == "time" and value.kind in ("count", "ordinal")  # "the third time", below
                if value.kind in _kinds() and not anew:
                    spots.setdefault((value.start, value.end), (value, facets))
        for value, facets in _besides(members, start):
            if not any(s < value.end and value.start < e for s, e in spots):
                spots[value.start, value.end] = (value, facets)
        for spot in sorted(spots):
            value, facets = spots[spot]
            source = articles[article]
            for countable, around, barred in _filled(value, facets.sentence.replace("#", " "), start, source.text):
                barred = barred or bool(countable.spoilt and countable.spoilt.search(source.text))
                filled = Slot(countable.taken(value), facets, claim_of[facets.statement.id])
                who = named.between(article, start, start + len(facets.sentence))
                owner = owners.of(article, source.text, start, spot)
                yield Figure(countable, filled, around, tuple(members), day(source.published), who, barred, owner)


def _besides(members: Sequence[Facets], start: int) -> Iterator[tuple[Value, Facets]]:
    """The numbers of a sentence that no statement has, each with its clause of the fewest words."""
    for value in told(members[0].sentence, start):
        within = [f for f in members if f.statement.start <= value.start and value.end <= f.statement.end]
        if within:
            yield value, min(within, key=_fewest)


def called(sentence: str) -> frozenset[str]:
    """Return the names in a sentence, as its capitals show them: who is known to nobody is named all the same."""
    names = (_OWNING.sub("", _LEAD.sub("", m.group())) for m in _NAME.finditer(sentence))
    return frozenset(name for name in names if not _DAY.fullmatch(name))


class Mentions:
    """Who is called by name, and where."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for entity in entities:
            for mention in entity.mentions:
                if mention.kind == "name":
                    found[mention.article].append((mention.start, entity.id))
        self.spots = {article: sorted(spots) for article, spots in found.items()}

    def between(self, article: str, start: int, end: int) -> frozenset[str]:
        """Return those named in a stretch of an article."""
        spots = self.spots.get(article, [])
        return frozenset(e for _, e in spots[bisect_left(spots, (start, "")) : bisect_left(spots, (end, ""))])

    def last(self, article: str, start: int, end: int) -> str | None:
        """Return the last one named in a stretch of an article, None where nobody is."""
        spots = self.spots.get(article, [])
        found = spots[bisect_left(spots, (start, "")) : bisect_left(spots, (end, ""))]
        return found[-1][1] if found else None


def _fewest(facets: Facets) -> tuple[bool, int, str]:
    return bool(facets.statement.nominal), len(facets.statement.text), facets.statement.id


@cache
def _kinds() -> frozenset[str]:
    return frozenset(kind for c in countables() for kind in c.kinds)


def _filled(value: Value, whole: str, start: int, text: str) -> Iterator[tuple[Countable, str, bool]]:
    """The slot a value fills, the first of the lexicon, with the words around it; else those it is barred from."""
    at, end = value.start - start, value.end - start
    if at < 0 or vague(value, strictly=True):
        return
    if value.kind in ("money", "measure") and (IN_BRACKETS.search(whole[:at]) or _INSIDE.search(whole[:at])):
        return  # a conversion
    around = whole[max(0, at - WINDOW) : at] + "#" + whole[end : end + WINDOW]
    near = [c for c in countables() if c.named_by(value, around, text if c.wide else whole)]
    fills = next((c for c in near if not c.barred(around)), None)
    if fills is None:
        yield from ((c, around, True) for c in near)
    elif not passing().search(around):
        yield fills, around, False
