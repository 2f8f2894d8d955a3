"""What somebody is said to have done, and is said not to have: most often by the accused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from firsthand.language.lexicon import lexicon, words
from firsthand.model import Evidence, Statement
from firsthand.story.claims.facets import Facets, stems
from firsthand.story.claims.likeness import named, same_time, slot
from firsthand.story.claims.relations import noun_event
from firsthand.story.conflicts.drafts import Draft, DraftSide

CONFIDENCE = 0.75


def conflicts(facets: Sequence[Facets], claim_of: Mapping[str, int]) -> list[Draft]:
    """Return a draft for every deed that somebody with a name is said to have done, and denied to have."""
    told = ("asserted", "rumoured")
    live = [f for f in facets if f.statement.frame == "real" and f.statement.certainty in told]
    deeds = _deeds()
    denials = [(f, kinds) for f in live if (kinds := _denied(f, deeds))]
    found: list[Draft] = []
    for kind in sorted(set().union(*(kinds for _, kinds in denials))):
        done = [f for f in live if f.statement.polarity == "affirmed" and kind in f.relation.classes]
        found += _drafts(done, [f for f, kinds in denials if kind in kinds], claim_of)
    return found


def _deeds() -> frozenset[str]:
    return frozenset(lexicon("matters", "firsthand.story")["deeds"]["classes"])


def _denied(facets: Facets, deeds: frozenset[str]) -> frozenset[str]:
    """The kinds of deed a clause denies: in a verb ("denied stabbing him"), or in a noun ("denied murder")."""
    s = facets.statement
    if s.polarity == "denied":
        return deeds.intersection(facets.relation.classes)
    if s.predicate not in words("cues", "verbs.denying"):
        return frozenset()
    nouns = (noun_event(a.lemma.casefold()) for a in s.arguments if a.relation == "object")
    return deeds.intersection(n for n in nouns if n)


def _drafts(done: Sequence[Facets], denied: Sequence[Facets], claim_of: Mapping[str, int]) -> list[Draft]:
    by_doer: dict[str, list[tuple[Facets, Facets]]] = {}
    for a, d in product(done, denied):
        doer = _doer(a, d)
        if doer:
            by_doer.setdefault(doer, []).append((a, d))
    return [_draft(doer, pairs, claim_of) for doer, pairs in sorted(by_doer.items())]


def _doer(a: Facets, d: Facets) -> str | None:
    """Whose deed both clauses speak of; None where they may be of two deeds, or in the voice of one article."""
    shared = named(a.relation.actors) & named(d.relation.actors)
    if len(shared) != 1 or not same_time(a, d) or not _one_victim(a, d):
        return None
    if a.statement.article == d.statement.article and _voice(a.statement) == _voice(d.statement):
        return None
    return next(iter(shared))


def _one_victim(a: Facets, d: Facets) -> bool:
    """Whether both deeds were done to the same, as far as the words show; "denied murder" does not say to whom.

    What nobody is cited for and has no victim may have lost it: "one of the few people he did not attack".
    """
    if d.statement.polarity == "affirmed":
        return True
    if not (d.relation.patients or _undergone(d)):
        return bool(d.statement.sources)
    fit = slot(a.relation.patients, d.relation.patients)
    return fit is not None and bool(fit or _undergone(a) & _undergone(d))


def _undergone(facets: Facets) -> frozenset[str]:
    """Stems of the words for whoever a deed was done to, up to what is said next ("at him and two officers")."""
    s = facets.statement
    wanted = ("subject",) if s.passive else ("object", "at", "on")
    stretches = ((a.start, min((b.start for b in s.arguments if b.start > a.start), default=a.end))
                 for a in s.arguments if a.relation in wanted)  # fmt: skip
    return frozenset(w for start, end in stretches for w in stems(s.text[start - s.start : end - s.start]))


def _voice(statement: Statement) -> frozenset[str]:
    return frozenset(s.name for s in statement.sources[-1:])


def _draft(doer: str, pairs: Sequence[tuple[Facets, Facets]], claim_of: Mapping[str, int]) -> Draft:
    done = tuple({a.statement.id: a for a, _ in pairs}.values())
    denied = tuple({d.statement.id: d for _, d in pairs}.values())
    first = done[0].statement
    told = "".join(p.text for p in first.told)
    plain = bool(told) and "“" not in told and '"' not in told
    return Draft(
        claim=claim_of[first.id],
        role=first.predicate,
        kind="polarity",
        confidence=CONFIDENCE,
        sides=(_side(done), _side(denied)),
        about=(doer,),
        whether=told.replace("{", "").replace("}", "") if plain else "{} did what is said",
    )


def _side(members: Sequence[Facets]) -> DraftSide:
    found = (m.statement for m in members)
    spans = tuple(Evidence(article=s.article, start=s.start, end=s.end, text=s.text) for s in found)
    return DraftSide(spans[0].text, None, None, tuple(members), spans)
