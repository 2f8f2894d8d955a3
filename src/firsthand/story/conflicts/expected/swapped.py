"""One word of a sentence retold: the same words in two articles, but for a day, a month, a year, a place, a weapon.

Numbers and a "not" are looked for by near_twins.py; here it is words, of which swapped.toml tells what excludes what,
years and names of places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.language.lexicon import lexicon
from firsthand.model import Article, ConflictKind, Entity, Evidence
from firsthand.story.atlas.holders import holders
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.near_twins import LONG_RUN, Told, distinct, held, pairs, shared, untold

CONFIDENCE = 0.7
LIKE = 0.5
"""Share of the weight of their words that two sentences have in common, from which one retells the other.

Where less is in common, the run about the word must be long."""
WEEK = 7
NEAR_DAYS = 1
"""Weekdays between two that may be one day in two zones."""
BESIDE = 4
"""Words from a verb of saying within which a day is that of the saying."""
AT_END, AT_PLACE = 4, 6
"""Words in common before a word that ends a sentence, and about a place."""
PLACE, YEAR = "place", "year"
PACKAGE = "firsthand.story.conflicts.expected"

_TOKEN = re.compile(r"\d{1,2}:\d\d|\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAYING = frozenset(
    "according announced confirmed conference news posted press published release reported said say saying says"
    " spokesman spokeswoman statement told updated".split()
)


@dataclass(frozen=True)
class Word:
    """A word that may be at odds: its family, what it stands for, and where."""

    family: str
    meant: str
    text: str


@dataclass(frozen=True)
class Retold(Told):
    """A sentence with the words in it that may be at odds, one for each place of its row, None where there is none."""

    marks: tuple[Word | None, ...] = ()


def conflicts(
    claims: Sequence[Sequence[Facets]],
    articles: Mapping[str, Article],
    entities: Mapping[str, Entity],
    weights: Weights,
    known: Sequence[Draft],
) -> list[Draft]:
    """Return a draft for every two sentences that are one but for a word, where the two words exclude each other.

    What `known` drafts stand on is not told again.
    """
    claim_of = {f.statement.id: n for n, claim in enumerate(claims) for f in claim}
    places = _Places(entities)
    retold = pairs(distinct(claims, lambda group: _read(group, places)), articles, weights)
    odd = ((a, b, spot) for a, b, like in retold if (spot := _at_odds(a, b, like, places)))
    return untold((_draft(a, b, spot, articles, claim_of) for a, b, spot in odd), known)


class _Places:
    """The names of places in the articles, and which hold which."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        names = {e.id: e.name for e in entities.values() if e.type == "place"}
        self.at = {
            (m.article, m.start): (e.id, m.end)
            for e in entities.values()
            if e.type == "place"
            for m in e.mentions
            if m.text[:1].isupper()
        }
        self.larger = holders(names)

    def exclude(self, one: str, other: str) -> bool:
        """Whether neither place holds the other."""
        return one not in self.larger.get(other, ()) and other not in self.larger.get(one, ())


def _read(group: Sequence[Facets], places: _Places) -> Retold:
    statement, sentence = group[0].statement, group[0].sentence
    start = statement.sentence.start if statement.sentence else statement.start
    keys: list[str] = []
    spots: list[tuple[int, int]] = []
    marks: list[Word | None] = []
    for token in _TOKEN.finditer(sentence):
        if spots and start + token.start() < spots[-1][1]:
            continue  # within a name
        place = places.at.get((statement.article, start + token.start()))
        end = min(place[1], start + len(sentence)) if place else start + token.end()
        text = sentence[token.start() : end - start]
        mark = Word(PLACE, place[0], text) if place else _word(text, sentence, token, keys)
        keys.append(f"#{mark.family}" if mark else text.casefold())
        spots.append((start + token.start(), end))
        marks.append(mark)
    return Retold(tuple(group), tuple(keys), tuple(spots), (None,) * len(keys), statement.article, tuple(marks))


def _word(text: str, sentence: str, token: re.Match[str], keys: Sequence[str]) -> Word | None:
    """What a word that may be at odds stands for; a month opens no sentence, a year stands behind "in" or a month."""
    if _YEAR.fullmatch(text):
        before = keys[-1] if keys else ""
        return Word(YEAR, text, text) if before in ("#month", "in", "since", "until", "by") else None
    found = _words().get(text.casefold())
    if found is None:
        return None
    family, meant = found
    proper = lexicon("swapped", PACKAGE)["families"][family].get("proper")
    if bool(proper) != text[:1].isupper() or (family == "month" and not keys):
        return None
    if meant == "second" and keys and keys[-1] in ("a", "every", "per", "split"):
        return None
    return Word(family, meant, text)


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    """Word -> its family, and the first word of its list."""
    families = lexicon("swapped", PACKAGE)["families"].items()
    return {word: (name, names[0]) for name, table in families for names in table["words"] for word in names}


def _at_odds(a: Retold, b: Retold, like: float, places: _Places) -> tuple[int, int] | None:
    """The one place of two rows where their words exclude each other; None where there is none, or another."""
    runs = [(i, j, run) for i, j, run in shared(a.keys, b.keys) if like >= LIKE or sum(run) >= LONG_RUN]
    both = [(i, j) for i, j, run in runs if _held(a, i, run, like)]
    odd = [(i, j) for i, j in both if _differ(a, b, i, j)]
    if len(odd) != 1:
        return None
    i, j = odd[0]
    return odd[0] if _exclude(a, b, i, j, places) else None


def _held(a: Retold, at: int, around: tuple[int, int], like: float) -> bool:
    """Whether the words about a word are enough to say what it is of; before the end of a sentence it takes more."""
    before, behind = around
    mark = a.marks[at]
    if mark is None:
        return False
    if mark.family == "order" and not (behind and a.keys[at + 1] in _serial()):
        return False  # a second marriage and a third are two
    if mark.family == PLACE and (like < LIKE or before + behind < AT_PLACE):
        return False
    return held(a, at, around) or (behind == 0 and before >= AT_END)


@cache
def _serial() -> frozenset[str]:
    """The nouns of which one event has one, by its number."""
    return frozenset(lexicon("swapped", PACKAGE)["families"]["order"]["behind"])


def _differ(a: Retold, b: Retold, i: int, j: int) -> bool:
    x, y = a.marks[i], b.marks[j]
    return x is not None and y is not None and x.meant != y.meant


def _exclude(a: Retold, b: Retold, i: int, j: int, places: _Places) -> bool:
    """Whether two words cannot both be so: neither stands in the other sentence, and no day is that of a saying."""
    x, y = a.marks[i], b.marks[j]
    if x is None or y is None or y.meant in _meant(a, y.family) or x.meant in _meant(b, x.family):
        return False
    if x.family == PLACE:
        return not _names(x) & _names(y) and places.exclude(x.meant, y.meant)
    if x.family == "direction":
        return x.meant not in y.meant and y.meant not in x.meant
    if x.family == "day":
        return _far(x.meant, y.meant) and not _said(a, i) and not _said(b, j)
    return True


def _names(word: Word) -> set[str]:
    return set(re.findall(r"\w+", word.text.casefold()))


def _meant(one: Retold, family: str) -> frozenset[str]:
    return frozenset(m.meant for m in one.marks if m and m.family == family)


def _far(one: str, other: str) -> bool:
    """Whether two weekdays are not next to each other."""
    days = [names[0] for names in lexicon("swapped", PACKAGE)["families"]["day"]["words"]]
    apart = abs(days.index(one) - days.index(other))
    return min(apart, WEEK - apart) > NEAR_DAYS


def _said(one: Retold, at: int) -> bool:
    """Whether a day may be that on which something was said."""
    return not _SAYING.isdisjoint(one.keys[max(0, at - BESIDE) : at + BESIDE + 1])


def _draft(
    a: Retold, b: Retold, spot: tuple[int, int], articles: Mapping[str, Article], claim_of: Mapping[str, int]
) -> Draft:
    word = a.marks[spot[0]]
    row = _table(word.family if word else PLACE)
    first = a.facets[0].statement
    about = tuple(dict.fromkeys(i for i in (*first.subjects, first.subject) if i))
    sides = (_side(a, spot[0], articles), _side(b, spot[1], articles))
    kind: ConflictKind = row["kind"]
    return Draft(claim_of[first.id], row["role"], kind, CONFIDENCE, sides, about, asks=row["asks"])


def _table(family: str) -> Mapping[str, Any]:
    """Return how a conflict of a family of words is filed and told."""
    families: Mapping[str, Mapping[str, Any]] = lexicon("swapped", PACKAGE)["families"]
    return families[family] if family in families else _OTHERS[family]


_OTHERS: Mapping[str, Mapping[str, Any]] = {
    PLACE: {"role": "place", "kind": "name", "asks": "the place"},
    YEAR: {"role": "date", "kind": "date", "asks": "the year"},
}


def _side(one: Retold, at: int, articles: Mapping[str, Article]) -> DraftSide:
    start, end = one.spots[at]
    text = articles[one.article].text[start:end]
    facets = next((f for f in one.facets if f.statement.start <= start < f.statement.end), one.facets[0])
    span = Evidence(article=one.article, start=start, end=end, text=text)
    return DraftSide(text, None, None, (facets,), (span,))
