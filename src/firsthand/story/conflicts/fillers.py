"""Clauses of one event that fill a slot in two ways where it takes one: where somebody died, what they carried."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from firsthand.language.lexicon import lexicon, words
from firsthand.model import Argument, Evidence, Statement
from firsthand.story.claims.facets import Facets, stems
from firsthand.story.claims.likeness import elsewhere, named, same_time, slot
from firsthand.story.claims.relations import Who
from firsthand.story.conflicts.drafts import Draft, DraftSide

CONFIDENCE = 0.7
GUARDS = frozenset({"agent", "authority", "cop", "guard", "soldier", "deputy", "trooper"})


@dataclass(frozen=True)
class Filled:
    """A clause, the filler it names, and the words that name it; `whole` where they are told with their preposition."""

    facets: Facets
    filler: str
    argument: Argument
    whole: bool = False


def conflicts(facets: Sequence[Facets], claim_of: Mapping[str, int]) -> list[Draft]:
    """Return a draft for every slot that clauses of one event fill in different ways."""
    told = ("asserted", "rumoured")
    live = [f for f in facets if f.statement.polarity == "affirmed" and f.statement.certainty in told]
    found = (_conflict(table, live, claim_of) for table in lexicon("fillers", "firsthand.story")["slots"])
    return [d for d in found if d]


def _conflict(table: dict[str, Any], live: Sequence[Facets], claim_of: Mapping[str, int]) -> Draft | None:
    filled = [one for f in live if (one := _filled(table, f))]
    if _both(filled):
        return None
    sole = sole_death(live)
    at_odds = [
        (a, b)
        for a, b in combinations(filled[:200], 2)
        if a.filler != b.filler
        and not ("ending" in table and dying(a.facets) != dying(b.facets))
        and (_one_death(a.facets, b.facets) if "of" in table else _one_event(a.facets, b.facets, sole))
    ]
    if not at_odds:
        return None
    quarrel = {id(x): x for pair in at_odds for x in pair}
    members = [f for f in filled if id(f) in quarrel]
    sides: dict[str, list[Filled]] = {}
    for one in members:
        sides.setdefault(one.filler, []).append(one)
    bearers = [_bearers(table, f.facets) for f in members]
    whose = [w.entity for who in bearers for w in who if w.entity]
    return Draft(
        claim=claim_of[members[0].facets.statement.id],
        role=table["role"],
        kind="name",
        confidence=CONFIDENCE,
        sides=tuple(_side(s) for s in sides.values()),
        about=tuple(dict.fromkeys(whose)),
    )


def _bearers(table: dict[str, Any], facets: Facets) -> Sequence[Who]:
    """Whose the slot is: a weapon is of whoever carries it, a place of death of who died."""
    return facets.relation.actors if table.get("nouns") else facets.relation.patients


def _filled(table: dict[str, Any], facets: Facets) -> Filled | None:
    found = [(name, a) for a in facets.statement.arguments if (name := _filler(table, a, facets))]
    found += _by_verb(table, facets)
    if len({name for name, _ in found}) != 1 or (table.get("nouns") and _several(table, facets.sentence)):
        return None
    return Filled(facets, found[0][0], found[0][1], not table.get("nouns") and "of" not in table)


def _by_verb(table: dict[str, Any], facets: Facets) -> list[tuple[str, Argument]]:
    """The filler that the verb of a clause names ("drowned"), with the words of the verb."""
    s, span = facets.statement, facets.statement.predicate_span
    if "verbs" not in table or not set(facets.classes) & set(table["relations"]):
        return []
    start, end = (span.start, span.end) if span else (s.start, s.end)
    verb = Argument(relation="verb", lemma="", text=s.text[start - s.start : end - s.start], start=start, end=end)
    return [(name, verb) for name, verbs in table["verbs"].items() if s.predicate.casefold() in verbs]


def _filler(table: dict[str, Any], argument: Argument, facets: Facets) -> str | None:
    lemma, relation = argument.lemma.casefold(), argument.relation
    related = bool(facets.classes & set(table["relations"]))
    if table.get("of"):
        named = table["named"].items() if related and relation in ("of", "from") else ()
        return next((n for n, pattern in named if re.search(pattern, argument.text, re.IGNORECASE)), None)
    if not table.get("nouns"):
        pairs = table["fillers"].items()
        return next((n for n, given in pairs if related and [relation, lemma] in given), None)
    name = next((n for n, nouns in table["fillers"].items() if lemma in nouns), None)
    if "via" in table:
        moved = related or facets.statement.predicate in table["carriers"]
        return name if moved and relation in table["via"] else None
    armed = related and relation in ("with", "modifier")
    carried = facets.statement.predicate in table["carriers"] and relation in ("object", "with") and _attacks(facets)
    return name if armed or carried else None


def _attacks(facets: Facets) -> bool:
    """Whether whoever carries something is not there to guard."""
    return not any(w.noun in GUARDS for w in facets.relation.actors)


def _both(filled: Sequence[Filled]) -> bool:
    """Whether one article names two fillers by itself: then there may be two of the thing."""
    by_article: dict[str, set[str]] = {}
    for one in filled:
        by_article.setdefault(one.facets.statement.article, set()).add(one.filler)
    return any(len(names) > 1 for names in by_article.values())


def _several(table: dict[str, Any], sentence: str) -> bool:
    """Whether a sentence names more than one filler ("a shotgun or a rifle")."""
    said = stems(sentence)
    return sum(any(stems(noun) & said for noun in nouns) for nouns in table["fillers"].values()) > 1


def dying(facets: Facets) -> bool:
    """Return whether a clause tells how a life ended, and not where it was taken."""
    return facets.statement.predicate in words("places", "words.dying", "firsthand.story.conflicts")


def sole_death(live: Sequence[Facets]) -> bool:
    """Return whether all that the story counts as killed is one."""
    tolls = [v.low for f in live if not f.anchor.past for v in f.statement.values if v.role == "killed"]
    numbers = [float(x) for x in tolls if isinstance(x, float | int)]
    return bool(numbers) and max(numbers) <= 1


def _one_event(a: Facets, b: Facets, sole: bool) -> bool:
    if a.statement.frame != b.statement.frame or not same_time(a, b) or a.statement.article == b.statement.article:
        return False
    patients = slot(a.relation.patients, b.relation.patients)
    actors = slot(_doers(a), _doers(b))
    if a.anchor.past or b.anchor.past:
        return bool(patients and patients >= 0.7)
    if patients is None and actors is None:
        return False
    return sole or max(patients or 0.0, actors or 0.0) >= 0.7


def _doers(facets: Facets) -> tuple[Who, ...]:
    """Who acts in a clause; who is armed with something carries it."""
    return facets.relation.actors or (facets.relation.patients if facets.statement.predicate == "arm" else ())


def _one_death(a: Facets, b: Facets) -> bool:
    """Whether two clauses tell how the same died: somebody with a name, or as many."""
    if a.statement.frame != b.statement.frame or not same_time(a, b) or a.statement.article == b.statement.article:
        return False
    tolls = [{(v.low, v.high) for v in f.statement.values if v.role == "killed" and v.hedge == "exact"} for f in (a, b)]
    died = [named(f.relation.patients or f.relation.actors) for f in (a, b)]
    return bool(died[0] & died[1] or tolls[0] & tolls[1]) and not elsewhere(a, b)


def _side(members: Sequence[Filled]) -> DraftSide:
    spans = tuple(_words(m) for m in members)
    return DraftSide(spans[0].text, None, None, tuple(m.facets for m in members), spans)


def _words(one: Filled) -> Evidence:
    """The words of a filler up to its head, what hangs on it left out."""
    argument, article = one.argument, one.facets.statement.article
    start, text = argument.start, argument.text
    if argument.lemma and argument.relation not in ("of", "from"):
        head = text.casefold().find(argument.lemma.casefold())
        text = text[: head + len(argument.lemma)] if head >= 0 else text
    if one.whole:
        start, text = _with_preposition(one.facets.statement, argument, start + len(text)) or (start, text)
    return Evidence(article=article, start=start, end=start + len(text), text=text)


def _with_preposition(statement: Statement, argument: Argument, end: int) -> tuple[int, str] | None:
    """Where a filler and its preposition start, and their words, with where a way leads: "on the way to hospital"."""
    before = statement.text[: argument.start - statement.start].rstrip()
    if argument.relation is None or not before.casefold().endswith(argument.relation.casefold()):
        return None
    start = statement.start + len(before) - len(argument.relation)
    after = statement.text[end - statement.start :]
    leads = next((a for a in statement.arguments if a.relation == "to" and a.start - end == len(" to ")), None)
    if leads and after.startswith(" to "):
        end = leads.end
    return start, statement.text[start - statement.start : end - statement.start]
