"""Who a deed befell, or who did it, where two articles describe as many people in ways that cannot both be right.

"A man and a woman were killed" and "two men were killed" are two deaths each, but there is one man or there are two.
What a description leaves open ("two people", a name) fits any.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from firsthand.language.lexicon import lexicon
from firsthand.model import Argument, Evidence
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import elsewhere, same_time, slot
from firsthand.story.claims.relations import verb_classes
from firsthand.story.conflicts.drafts import Draft, DraftSide

CONFIDENCE = 0.7
MANY = 30
"""People in a party beyond which nobody counts kinds."""
_ITEM = re.compile(r"\s*(?:,|;)?\s+(?:and|plus|as well as)\s+|\s*,\s*")
_BEHIND = re.compile(
    r"\s+(?:aboard|aged|among|at|called|during|for|from|in|inside|known|named|near|of|on|outside|that|when|where|which"
    r"|while|who|whom|whose|with)\b.*|\s*[(–—].*",
    re.IGNORECASE | re.DOTALL,
)
_AND = re.compile(r"\b(?:and|plus|as well as)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((\w+ [^()]* and [^()]*)\)")
_BEFORE = re.compile(r"\b(?:ago|earlier(?! than)|last (?:month|week|year)|previous(?:ly)?)\b", re.IGNORECASE)
_OF = re.compile(r"^(\w+) of (?:(?:his|her|its|their|the) )+(.+)$", re.IGNORECASE)
_YEARS = re.compile(r"^(\d{1,2})-years?-olds?$")
_ONE = frozenset({"a", "an", "another", "her", "his", "one", "the", "their", "this", "my", "our", "its"})


@dataclass(frozen=True)
class Kind:
    """Some of a party: how many, and which word of each family they go by."""

    number: int
    words: frozenset[tuple[str, str]]
    mixed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Party:
    """The people one clause describes."""

    facets: Facets
    argument: Argument
    kinds: tuple[Kind, ...]

    @property
    def number(self) -> int:
        """How many they are."""
        return sum(k.number for k in self.kinds)

    @property
    def told(self) -> frozenset[tuple[str, str]]:
        """All that is said of any of them."""
        return frozenset(w for k in self.kinds for w in k.words)

    def bounds(self, family: str, word: str) -> tuple[int, int]:
        """Return the least and the most of them that a word can be said of."""
        sure = sum(k.number for k in self.kinds if (family, word) in k.words and family not in k.mixed)
        mixed = [k for k in self.kinds if (family, word) in k.words and family in k.mixed]
        open_ = sum(k.number for k in self.kinds if all(f != family for f, _ in k.words))
        return sure + len(mixed), sure + sum(k.number - 1 for k in mixed) + open_


def conflicts(facets: Sequence[Facets], claim_of: Mapping[str, int]) -> list[Draft]:
    """Return a draft for every deed whose people are described in ways that exclude each other."""
    told = ("asserted", "rumoured")
    live = [f for f in facets if f.statement.polarity == "affirmed" and f.statement.certainty in told]
    news = [f for f in live if f.statement.frame == "real" and not f.statement.nominal and _of_now(f)]
    found = (_conflict(deed, news, claim_of) for deed in _table()["deeds"])
    return [d for d in found if d]


def _of_now(facets: Facets) -> bool:
    """Whether a clause tells of the news and not of an earlier deed like it."""
    return not (facets.anchor.past or facets.anchor.label or _BEFORE.search(facets.sentence))


def _table() -> dict[str, Any]:
    return lexicon("parties", "firsthand.story")


def _conflict(deed: dict[str, Any], news: Sequence[Facets], claim_of: Mapping[str, int]) -> Draft | None:
    parties = [p for f in news if deed["class"] in f.classes for p in _parties(deed, f)]
    most = max((p.number for p in parties), default=0)
    whole = [
        p for p in _fullest(parties) if p.number >= _counted(deed, news, p) and (p.number > 1 or _sole(deed, most))
    ]
    pairs = [(a, b) for a, b in combinations(whole, 2) if _at_odds(a, b) and _one_deed(a.facets, b.facets)]
    if not pairs:
        return None
    sides = _sides([p for p in whole if any(p in pair for pair in pairs)])
    if len(sides) < 2:
        return None
    first = sides[0][0].facets.statement
    return Draft(
        claim=claim_of[first.id],
        role=deed["role"] or deed["class"],
        kind="name",
        confidence=CONFIDENCE,
        sides=tuple(map(_side, sides)),
        asks=deed["asks"],
    )


def _sole(deed: dict[str, Any], most: int) -> bool:
    """Whether the one person of a deed is the only one there is: of those hurt or arrested there are often more."""
    return most == 1 and bool(deed.get("sole"))


def _fullest(parties: Sequence[Party]) -> list[Party]:
    """The largest party each article tells of; none of an article that describes it in two ways."""
    by_article: defaultdict[str, list[Party]] = defaultdict(list)
    for one in parties:
        by_article[one.facets.statement.article].append(one)
    found = []
    for mine in by_article.values():
        most = max(p.number for p in mine)
        full = [p for p in mine if p.number == most]
        if not any(_at_odds(a, b) for a, b in combinations(full, 2)):
            found += [p for p in full if p.told]
    return found


def _counted(deed: dict[str, Any], news: Sequence[Facets], party: Party) -> float:
    """The largest number the party's article gives for those the deed befell."""
    mine = (f for f in news if f.statement.article == party.facets.statement.article)
    numbers = (v.low for f in mine for v in f.statement.values if deed["role"] and v.role == deed["role"])
    return max((n for n in numbers if isinstance(n, float | int)), default=0.0)


def _sides(parties: Sequence[Party]) -> list[list[Party]]:
    """The parties as sides: those of one side fit each other, and none fits another side."""
    sides: list[list[Party]] = []
    for one in parties:
        near = [s for s in sides if not any(_at_odds(one, p) for p in s)]
        if len(near) == 1:
            near[0].append(one)
        elif not near:
            sides.append([one])
    return sides


def _at_odds(a: Party, b: Party) -> bool:
    """Whether as many people cannot be both parties: of some kind one has more at least than the other at most."""
    if a.number != b.number:
        return False
    for family, word in sorted(a.told | b.told):
        (low, high), (other_low, other_high) = a.bounds(family, word), b.bounds(family, word)
        if low > other_high or other_low > high:
            return True
    return False


def _one_deed(a: Facets, b: Facets) -> bool:
    if a.statement.article == b.statement.article or elsewhere(a, b) or not same_time(a, b):
        return False
    return slot(a.relation.actors, b.relation.actors) is not None or a.relation.actors == ()


def _side(members: Sequence[Party]) -> DraftSide:
    spans = tuple(
        Evidence(article=p.facets.statement.article, start=p.argument.start, end=p.argument.end, text=p.argument.text)
        for p in members
    )
    return DraftSide(spans[0].text, None, None, tuple(p.facets for p in members), spans)


# Who a clause describes


def _parties(deed: dict[str, Any], facets: Facets) -> Iterator[Party]:
    s = facets.statement
    wanted = _position(deed, facets)
    for argument in s.arguments:
        if argument.relation == wanted:
            kinds = described(argument.text)
            if kinds and sum(k.number for k in kinds) <= MANY:
                yield Party(facets, argument, kinds)
            return


def _position(deed: dict[str, Any], facets: Facets) -> str:
    """Where the clause names those whom the deed befell, or those who did it."""
    s = facets.statement
    if deed.get("doers"):
        return "agent" if s.passive else "subject"
    if deed["class"] == "miss" and s.predicate in ("leave", "report") and not s.passive:
        return "object"
    if deed["class"] == "miss":
        return "" if any(a.relation == "object" for a in s.arguments) else "subject"  # not "missed the train"
    suffers = any(a == "subject" for _, a in verb_classes(s.predicate.casefold()))
    return "subject" if s.passive or suffers else "object"


@cache
def described(text: str) -> tuple[Kind, ...]:
    """Return the kinds of people a phrase names, in its order; none where it leaves open how many they are."""
    kinds: list[Kind] = []
    held: list[str] = []
    for item in _items(text):
        words = item.casefold().split()
        if len(words) > 1 and _people(words[-1]) and _number(words) and not (held or _plural(words[-1])):
            held += words  # "23 Somali and Yemeni pirates", unless another number follows
            continue
        found = [_kind(held), _kind(words)] if held and words[0].isdigit() else [_kind([*held, *words])]
        held = []
        if None in found:
            return ()
        kinds += [k for k in found if k]
    return tuple(kinds) if not held else ()


def _items(text: str) -> list[str]:
    """The items of a phrase that lists people; of one without "and" the first: what follows is said of it."""
    inside = _IN_BRACKETS.search(text)
    phrase = inside[1] if inside else text.rpartition(": ")[2].strip(" ,.;")
    items = [i for i in (_cut(part) for part in _ITEM.split(phrase)) if i and not i.isdigit()]
    if not _AND.search(phrase):
        return items[:1]
    described = any(_name(a) and b.split()[0].casefold() in ("a", "an", "the") for a, b in pairwise(items[:-1]))
    return [] if described else items


def _name(item: str) -> bool:
    last = item.split()[-1]
    return last[:1].isupper() and not _people(last.casefold())


def _cut(item: str) -> str:
    """An item without what hangs on its noun; "two of his daughters" is two daughters."""
    part = _OF.match(item.strip())
    return _BEHIND.sub("", f"{part[1]} {part[2]}" if part else item)


def _kind(words: Sequence[str]) -> Kind | None:
    if not words:
        return None
    number = _number(words)
    if number is None:
        return None
    singular = [_singular(w) for w in words]
    if any(w in _table()["groups"]["open"] for w in (*words, *singular)):
        return None
    found = [(family, word) for w in singular for family, word in _families().get(w, ())]
    years = next((int(m[1]) for w in words if (m := _YEARS.match(w))), None)
    if years is not None:
        found = [(f, w) for f, w in found if f != "age"] + [("age", "child" if years < 18 else "adult")]
    last = dict(found)  # the head stands last
    peoples = frozenset(p for w in words if (p := _people(w)))
    told = frozenset({*last.items(), *(("people", p) for p in peoples)})
    return Kind(number, told, frozenset({"people"}) if len(peoples) > 1 else frozenset())


def _number(words: Sequence[str]) -> int | None:
    """How many a phrase names by its first word; None where it does not say."""
    first, sized = words[0], _table()["groups"]["sized"]
    for w in words:
        if w in sized:
            return int(sized[w])
    if first.isdigit():
        return int(first)
    numbers = lexicon("relations", "firsthand.story")["numbers"]
    number = numbers.get(first) or (numbers.get(words[1]) if first in _ONE and len(words) > 1 else None)
    if number:
        return int(number)
    return None if _plural(words[-1]) else 1


def _plural(word: str) -> bool:
    return word in _table()["plurals"] or (word.endswith("s") and not word.endswith(("ss", "us", "'s")))


def _singular(word: str) -> str:
    known: str | None = _table()["plurals"].get(word)
    return known or (word[:-1] if _plural(word) else word)


@cache
def _families() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Word -> the families it belongs to, and which kind of each it is."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for family, kinds in _table()["families"].items():
        for kind, members in kinds.items():
            for word in members:
                found[word].append((family, kind))
    return {word: tuple(rows) for word, rows in found.items()}


def _people(word: str) -> str | None:
    """The people an adjective, or the noun for one of them, names."""
    table = _table()["peoples"]
    for w in (word, _singular(word)):
        plain = table["variants"].get(w, w)
        if plain in table["words"]:
            return str(plain)
    return None
