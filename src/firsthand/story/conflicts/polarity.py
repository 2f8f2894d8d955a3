"""Where one statement affirms what another denies.

Wording must be close: the same verb of the same participants, and something beside verb and subject that both
clauses name. A clause that only could be, is asked or is wished for denies nothing, and a later change of mind is
no contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from firsthand.model import Evidence, Statement
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import GENERIC, Weights, named, score, slot
from firsthand.story.claims.relations import pale, telling_classes
from firsthand.story.conflicts.drafts import Draft, DraftSide

OUTRIGHT = 0.95
"""How sure it is that one denies what another claims where the article says so."""
CLOSE = 0.75
"""Likeness of two clauses from which one can deny the other."""
TOLD = 0.65
"""Likeness from which a clause denies another that tells one relation of the same two."""
FEW = 40
"""Clauses that affirm one relation of somebody and are held against its denials."""
STAND = frozenset({"asserted", "expected"})

Key = tuple[str, str]
Placed = tuple[int, Facets]


def conflicts(claims: Sequence[Sequence[Facets]], weights: Weights, known: Sequence[Draft] = ()) -> list[Draft]:
    """Return a draft for every claim whose statements are denied, in it or by a claim of denials alone.

    Nothing for what `known` drafts tell.
    """
    told = [[{f.statement.id for f in s.facets} for s in d.sides] for d in known]
    elsewhere = _affirmed(claims)
    found = []
    for n, claim in enumerate(claims):
        denied = [f for f in claim if f.statement.polarity == "denied"]
        affirmed = [(n, f) for f in claim if f.statement.polarity == "affirmed"]
        draft = _draft(affirmed or _of_others(denied, elsewhere), denied, weights) if denied else None
        if draft and not any(_retells(draft, sides) for sides in told):
            found.append(draft)
    return found


def _affirmed(claims: Sequence[Sequence[Facets]]) -> Mapping[Key, list[Placed]]:
    """What clauses affirm, with the number of the claim, by what they tell and of whom."""
    found: defaultdict[Key, list[Placed]] = defaultdict(list)
    for n, claim in enumerate(claims):
        for facets in claim:
            if facets.statement.polarity == "affirmed":
                for key in _keys(facets):
                    found[key].append((n, facets))
    return found


def _keys(facets: Facets) -> list[Key]:
    """The relations of a clause with whoever acts."""
    told = facets.classes & telling_classes() - pale()
    return sorted((name, who) for name in told for who in named(facets.relation.actors))


def _of_others(denied: Sequence[Facets], affirmed: Mapping[Key, list[Placed]]) -> list[Placed]:
    """What other articles affirm of those of whom a claim only denies it."""
    keys = {key for d in denied for key in _keys(d)}
    own = {d.statement.article for d in denied}
    found = {f.statement.id: (n, f) for key in sorted(keys) for n, f in affirmed.get(key, ())[:FEW]}
    return [found[i] for i in sorted(found) if found[i][1].statement.article not in own]


def _retells(draft: Draft, sides: Sequence[set[str]]) -> bool:
    """Whether a draft's clauses stand against one another already."""
    mine = [{f.statement.id for f in s.facets} for s in draft.sides]
    return all(any(m & side for side in sides) for m in mine)


def _draft(affirmed: Sequence[Placed], denied: Sequence[Facets], weights: Weights) -> Draft | None:
    """The conflict of what is affirmed and denied; it is of the claim of the first that affirms."""
    found = [(n, a, d, s) for d in denied for n, a in affirmed if (s := _against(a, d, weights))]
    if not found:
        return None
    claim, pairs = found[0][0], [(a, d, s) for _, a, d, s in found]
    yes = list({a.statement.id: a for a, _, _ in pairs}.values())
    no = list({d.statement.id: d for _, d, _ in pairs}.values())
    both = {d.statement.id for a, d, _ in pairs if a.contradicts(d)}
    sides = (_side(yes), _side(no, both))
    first = yes[0].statement
    about = tuple(dict.fromkeys(i for i in (*first.subjects, first.subject, first.object) if i))
    return Draft(
        claim=claim,
        role=first.predicate,
        kind="polarity",
        confidence=round(min(0.95, max(s for _, _, s in pairs)), 2),
        sides=sides,
        about=about,
        note=_note(yes[0], no[0]),
    )


def _note(a: Facets, d: Facets) -> str:
    """One sentence for what is affirmed and denied, and by whom where one article says so in so many words."""
    affirmed, denied = a.statement, d.statement
    if a.contradicts(d) and affirmed.sources and denied.sources:
        claims, denies = (s.sources[-1].name for s in (affirmed, denied))
        return f"“{affirmed.text}” is what one source says ({claims}) and another denies ({denies})."
    return f"What is affirmed in “{affirmed.text}” is denied in “{denied.text}”."


def _side(members: Sequence[Facets], rebutting: Collection[str] = ()) -> DraftSide:
    """A side of what is affirmed or denied; of a clause that others affirm, from where its sentence begins."""
    spans = tuple(_evidence(f, whole=f.statement.id in rebutting) for f in members)
    return DraftSide(members[0].statement.text, None, None, tuple(members), spans)


def _evidence(facets: Facets, *, whole: bool) -> Evidence:
    s, begins = facets.statement, facets.statement.sentence.start if facets.statement.sentence else None
    if not whole or begins is None:
        return Evidence(article=s.article, start=s.start, end=s.end, text=s.text)
    return Evidence(article=s.article, start=begins, end=s.end, text=facets.sentence[: s.end - begins])


def _against(a: Facets, d: Facets, weights: Weights) -> float:
    """How surely one clause denies the other, 0 where it does not."""
    x, y = a.statement, d.statement
    if a.contradicts(d):
        return OUTRIGHT
    if not _in_earnest(x, y) or x.nominal or y.nominal or _same_words(x, y):
        return 0.0
    if _in_so_many_words(a, d):
        found = score(a, d, weights)
        return found if found >= TOLD else 0.0
    if x.predicate != y.predicate or x.passive != y.passive or not _same_details(a, d):
        return 0.0
    if score(a, d, weights) < CLOSE:
        return 0.0
    likeness = weights.jaccard(a.words - _negation, d.words - _negation)
    return round(likeness, 4) if likeness >= CLOSE else 0.0


def _same_words(x: Statement, y: Statement) -> bool:
    """Whether two clauses are one participle that a word outside of one denies: "banned from entering"."""
    begun = all(s.predicate_span and s.predicate_span.start == s.start for s in (x, y))
    return begun and x.text.casefold() == y.text.casefold()


def _in_earnest(affirmed: Statement, denied: Statement) -> bool:
    """Whether two clauses can be at odds: of one certainty, or a rumour and its denial."""
    if affirmed.certainty == "rumoured":
        return denied.certainty == "asserted"
    return affirmed.certainty in STAND and affirmed.certainty == denied.certainty


def _in_so_many_words(a: Facets, d: Facets) -> bool:
    """Whether two clauses tell one telling relation of the same two, whatever else they say."""
    if not (a.classes & d.classes & telling_classes()) - pale() or a.statement.values or d.statement.values:
        return False
    actors, patients = slot(a.relation.actors, d.relation.actors), slot(a.relation.patients, d.relation.patients)
    both = len(named(a.relation.actors)) > 1 and not a.relation.patients
    return actors == 1.0 and (both or patients == 1.0)


_negation = frozenset({"not", "never", "no", "n't", "neither", "no-one", "nobody", "nothing"})


def _same_details(a: Facets, d: Facets) -> bool:
    """Whether participants agree and at least one more thing than the subject is named by both."""
    actors, patients = slot(a.relation.actors, d.relation.actors), slot(a.relation.patients, d.relation.patients)
    if actors is None or patients is None or not (actors or patients):
        return False
    if {(v.role, v.low) for v in a.statement.values} != {(v.role, v.low) for v in d.statement.values}:
        return False
    mine, theirs = _named(a), _named(d)
    return bool(mine & theirs)


def _named(facets: Facets) -> frozenset[str]:
    relation = facets.relation
    both = relation.actors and relation.patients
    who = (*relation.others, *(relation.patients if both else ()))
    return frozenset(w.entity or w.noun for w in who if w.entity or w.noun not in GENERIC)
