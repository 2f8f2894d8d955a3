"""Where those counted were struck: one toll is of one scene, and two scenes have two tolls.

"The floods killed 30 people in Arden and four in Corby" gives each number its own scene behind it; "a landslide in
Corby killed six" names it before the number, "the Arden toll" within what is counted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.language.lexicon import words
from firsthand.model import Article, Entity, Statement, Value
from firsthand.story.claims.relations import noun_event

Spot = tuple[int, int, str]
"""Where a place is named, and its id."""


LED = 6
"""Words that may stand between a preposition and the place it leads to: "in the crowded streets of Arden"."""
FAR = 14
"""Words between a number and a place behind it that is still its own."""
_DATELINE = re.compile(r"\s*[A-Z][A-Z.' -]{2,}(?:,[^()\n–—_]{0,40})?\s*(?:\([^)]*\)\s*)?(?:[–—_]+|--|-)\s")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_HYPHEN = re.compile(r"\s*-\s*")
_THERE = re.compile(r"(?<![\w’'])there\b(?!\s+(?:is|are|was|were|has|have|had|will|would)\b)", re.IGNORECASE)
_AFTER = re.compile(r"\s+(?P<word>[^\W_]+)")
_JOINED = re.compile(r"\s*(?:,|,?\s+(?:and|or)(?:\s+(?:in|at|near|outside))?|\()\s*(?:the\s+)?$")
"""What joins a place to the one before it: "in Arden, Westland, and Corby"."""
_AND = re.compile(r"\b(?:and|or)\b")


class Scene(NamedTuple):
    """Where people were struck: places, each with those of the story that hold it, and their names as they stand."""

    places: frozenset[tuple[str, frozenset[str]]]
    names: frozenset[str]


def named_places(entities: Mapping[str, Entity]) -> Mapping[str, Sequence[Spot]]:
    """Return where each article names places, in order."""
    found: defaultdict[str, set[Spot]] = defaultdict(set)
    for entity in entities.values():
        for mention in entity.mentions if entity.type == "place" else ():
            found[mention.article].add((mention.start, mention.end, entity.id))
    return {article: sorted(spots) for article, spots in found.items()}


def scenes(
    statement: Statement,
    roles: frozenset[str],
    article: Article,
    spots: Sequence[Spot],
    larger: Mapping[str, frozenset[str]],
) -> Mapping[int, Scene]:
    """Return where those were struck whom a statement counts, by where the number stands; nothing where it is not said.

    Args:
        statement: some of whose values count those struck.
        roles: those of such values.
        article: its article.
        spots: the places the article names, in order.
        larger: every place of the story with those that hold it.
    """
    struck = sorted((v for v in statement.values if v.kind == "count" and v.role in roles), key=lambda v: v.start)
    if not struck or not spots:
        return {}
    whole = statement.sentence or statement
    text = article.text
    dateline = _DATELINE.match(text[whole.start : whole.end])
    here = _struck([s for s in spots if whole.start + (dateline.end() if dateline else 0) <= s[0] < whole.end], text)
    before = _struck([s for s in spots if text.rfind("\n", 0, whole.start) < s[0] < whole.start], text)
    found = {
        v.start: _scene(v, n, struck, here, text[: whole.end]) or _there(v, struck, before, text[: whole.end])
        for n, v in enumerate(struck)
    }
    return {at: _scene_of(named, larger, text) for at, named in found.items() if named}


def _scene_of(named: Iterable[Spot], larger: Mapping[str, frozenset[str]], text: str) -> Scene:
    spots = list(named)
    return Scene(
        frozenset((i, larger.get(i, frozenset())) for *_, i in spots),
        frozenset(_HYPHEN.sub("-", text[start:end].casefold()) for start, end, _ in spots),
    )


def several(article: Article, spots: Sequence[Spot], larger: Mapping[str, frozenset[str]]) -> Iterator[Scene]:
    """Yield the places that an article names in one breath, where they are two or more: "in Arden and Corby".

    Two with a comma alone between them may be one ("in Arden, Westland").

    Args:
        article: any article of the story.
        spots: the places it names, in order.
        larger: every place of the story with those that hold it.
    """
    run: list[Spot] = []
    for spot in (*_struck(spots, article.text), None):
        if run and (spot is None or not _JOINED.fullmatch(article.text, run[-1][1], spot[0])):
            ids = {i for *_, i in run}
            two = any(i != k and k not in larger.get(i, ()) and i not in larger.get(k, ()) for i in ids for k in ids)
            if two and _AND.search(article.text, run[0][1], run[-1][0]):
                yield _scene_of(run, larger, article.text)
            run = []
        if spot:
            run.append(spot)


def within(places: Iterable[str], scene: Scene, larger: Mapping[str, frozenset[str]]) -> bool:
    """Return whether each of some places is one of a scene's, in one of them or around one."""
    return all(any(i == k or i in around or k in larger.get(i, ()) for k, around in scene.places) for i in places)


def unplaced(restrictors: Iterable[str], scene: Scene) -> frozenset[str]:
    """Return what narrows those counted without the names of the places they were struck at."""
    return frozenset(r for r in restrictors if _HYPHEN.sub("-", r.casefold()) not in scene.names)


def apart(a: Scene | None, b: Scene | None) -> bool:
    """Return whether two scenes are known, and a place of one is neither one of the other nor in it nor around it."""
    return a is not None and b is not None and not (_covered(a, b) and _covered(b, a))


def _covered(a: Scene, b: Scene) -> bool:
    return all(any(i == k or i in around or k in mine for k, around in b.places) for i, mine in a.places)


def _struck(spots: Sequence[Spot], text: str) -> list[Spot]:
    """The places of a sentence at which something may have happened."""
    found: list[Spot] = []
    for start, end, entity in spots:
        joined = bool(found) and bool(_JOINED.fullmatch(text, found[-1][1], start))
        event = _named_by(text, end)
        if event or ((joined or _led(text[max(0, start - 60) : start])) and _free(text, end)):
            found.append((start, end, entity))
    return found


def _listed(key: str) -> frozenset[str]:
    return words("struck", key, "firsthand.story")


def _named_by(text: str, end: int) -> bool:
    """Whether what struck, or the count, is named by a place: "the Arden embassy blast", "the Arden toll"."""
    tail = re.match(r"(?:\s+[a-z]+){1,2}", text[end : end + 40])
    nouns = tail.group().split() if tail else ()
    return any(w in _listed("named") or noun_event(w) is not None for w in nouns)


def _led(before: str) -> bool:
    """Whether a preposition leads to a place: "in Arden", "on the outskirts of Arden", "in the town of Arden"."""
    near = [w.group().casefold() for w in _WORD.finditer(re.split(r"[.;:!?()\"“”]", before)[-1])][-LED:]
    if near[-2:-1] and near[-1] == "of":
        return near[-2] in _listed("kinds")
    lead = next((n for n, w in enumerate(reversed(near)) if w in _listed("leads")), None)
    if lead is None:
        return False
    between = near[len(near) - lead :]
    if any(w == "of" and (n == 0 or between[n - 1] not in _listed("kinds")) for n, w in enumerate(between)):
        return False
    return all(w not in _listed("speech") for w in between)


def _free(text: str, end: int) -> bool:
    """Whether nothing behind a place is named by it: no "embassy" stands behind "in the Westland"."""
    following = _AFTER.match(text, end)
    if following is None:
        return True
    word = following["word"].casefold()
    return word in _listed("behind") | _listed("speech") or word.endswith("ed")


def _scene(one: Value, n: int, struck: Sequence[Value], here: Sequence[Spot], text: str) -> tuple[Spot, ...]:
    """The places of a number: those behind it, those before it, or those of the number it stands beside."""
    bounds = [*(v.start for v in struck[n + 1 :]), len(text)]
    behind = _behind(one, here, text, bounds[0])
    if behind:
        return behind
    floor = max((s[1] for v in struck[:n] for s in here if v.end <= s[0] < one.start), default=0)
    before = [s for s in here if s[1] <= one.start and s[1] >= floor and not _spoken(text[s[1] : one.start])]
    if before:
        return tuple(before)
    behind_all = [s for s in here if s[0] >= struck[-1].end]
    plain = behind_all and not before and not _spoken(text[one.end : behind_all[0][0]])
    return tuple(behind_all) if plain and len(behind_all) == len(here) else ()


def _there(one: Value, struck: Sequence[Value], before: Sequence[Spot], text: str) -> tuple[Spot, ...]:
    """The places last named before a sentence that says "there" of its numbers."""
    if not before or not _THERE.search(text[struck[0].start :]) or _THERE.search(text[struck[0].start : one.start]):
        return ()
    last = [before[-1]]
    for spot in reversed(before[:-1]):
        if not _JOINED.fullmatch(text, spot[1], last[0][0]):
            break
        last.insert(0, spot)
    return tuple(last)


def _behind(one: Value, here: Sequence[Spot], text: str, stop: int) -> tuple[Spot, ...]:
    after = [s for s in here if one.end <= s[0] < stop]
    if not after:
        return ()
    between = text[one.end : after[0][0]]
    if _spoken(between) or len(between.split()) > FAR or re.search(r"[.;:]\s", between):
        return ()
    return tuple(s for s in after if not _spoken(text[one.end : s[0]]))


def _spoken(words_between: str) -> bool:
    """Whether somebody speaks between a place and a number: what "officials in Arden said" need not be of Arden."""
    told = [w.group().casefold() for w in _WORD.finditer(words_between)]
    return any(w in _listed("speech") and (n == 0 or told[n - 1] not in _listed("passive")) for n, w in enumerate(told))
