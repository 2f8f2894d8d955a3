"""Words that are taken back: a number put right, a statement withdrawn."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from firsthand.language.lexicon import words
from firsthand.model import Article, Entity
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import GROWING, Facets
from firsthand.story.claims.likeness import Weights
from firsthand.story.conflicts.drafts import THRESHOLD
from firsthand.story.conflicts.topics import Slot, Topic, alignment
from firsthand.story.updates.growing import DraftStep, DraftUpdate

TOLD = 0.6
"""Share of the weight of an earlier clause's words that a withdrawal must hold to be of that clause."""

_NOTICE = re.compile(
    r"\bcorrections?\s*:|\bcorrect(?:s|ed)\b|\bclarification\s*:|\b(?:earlier|previous|original) version\b"
    r"|\bmis(?:stated|reported|identified)\b|\b(?:incorrectly|wrongly|erroneously|mistakenly)\b"
    r"|\bnot\b[^.]{0,40}\bas (?:earlier|first|initially|originally|previously) (?:reported|stated|said|announced)\b"
    r"|\brevised\b",
    re.IGNORECASE,
)
_WITHDRAWING = frozenset({"retract", "take back", "withdraw", "disown", "recant"})


def corrected(topic: Topic, articles: Mapping[str, Article]) -> DraftUpdate | None:
    """Return the update of a number that a later article puts right, and says that it does."""
    by_day: defaultdict[str, list[Slot]] = defaultdict(list)
    for one in topic.slots:
        on = articles[one.article].published
        if on and one.value.hedge == "exact" and one.value.low is not None:
            by_day[on].append(one)
    days = sorted(by_day)
    for day in days[1:]:
        for new in by_day[day]:
            if not _NOTICE.search(_paragraph(new, articles[new.article].text)):
                continue
            old = [(d, s) for d in days if d < day for s in by_day[d] if _replaces(new, s)]
            if old:
                return _update(old, (day, new))
    return None


def put_anew(topic: Topic, articles: Mapping[str, Article], weights: Weights) -> DraftUpdate | None:
    """Return the update of a fact that cannot change and that one outlet gives otherwise in a later article.

    It says so by no notice: that the two are at odds stands as well.
    """
    found = [
        (str(articles[s.article].published), s)
        for s in topic.slots
        if s.value.role not in GROWING and s.value.hedge == "exact" and articles[s.article].published
    ]
    found.sort(key=lambda f: f[0])
    for n, (day, new) in enumerate(found):
        outlet = articles[new.article].outlet
        old = [(d, s) for d, s in found[:n] if d < day and outlet and articles[s.article].outlet == outlet]
        old = [(d, s) for d, s in old if _replaces(new, s) and alignment(new, s, weights) >= THRESHOLD]
        if old:
            return _update(old, (day, new))
    return None


def _replaces(new: Slot, old: Slot) -> bool:
    if new.article == old.article or agree(new.value, old.value):
        return False
    return new.value.role not in GROWING or _number(new) <= _number(old)


def _number(one: Slot) -> float:
    return float(one.value.low) if isinstance(one.value.low, float | int) else 0.0


def _paragraph(one: Slot, text: str) -> str:
    start = text.rfind("\n", 0, one.value.start) + 1
    end = text.find("\n", one.value.end)
    return text[start : end if end >= 0 else len(text)]


def _update(old: Sequence[tuple[str, Slot]], new: tuple[str, Slot]) -> DraftUpdate:
    steps = []
    for day, one in (old[0], new):
        facets = [s.facets for d, s in old if d == day] if one is not new[1] else [one.facets]
        unique = {f.statement.id: f for f in facets}
        steps.append(DraftStep(one.value.low, one.value.high, day[:10], tuple(unique.values())))
    return DraftUpdate(old[0][1].claim, new[1].value.role, "corrected", tuple(steps))


def withdrawn(
    facets: Sequence[Facets],
    claim_of: Mapping[str, int],
    articles: Mapping[str, Article],
    entities: Mapping[str, Entity],
    weights: Weights,
) -> list[DraftUpdate]:
    """Return an update for every statement that its own speaker takes back in a later article."""
    found = []
    spoken = _by_speaker(facets)
    for late in facets:
        s = late.statement
        day = articles[s.article].published
        if s.predicate not in _WITHDRAWING or s.polarity == "denied" or s.certainty != "asserted" or not day:
            continue
        if not _of_words(late) or not s.subject:
            continue
        said = {n: f for e in _speaking_for(s.subject, spoken, entities) for n, f in spoken[e]}
        before = [said[n] for n in sorted(said) if (articles[said[n].statement.article].published or "9") < day]
        told = [(_told(f, late, weights), f.statement.article, -n, f) for n, f in enumerate(before)]
        best = max(told, key=lambda t: t[:3], default=None)
        if best and best[0] >= TOLD:
            on = articles[best[1]].published or ""
            steps = (DraftStep(None, None, on[:10], (best[3],)), DraftStep(None, None, day[:10], (late,)))
            claim = claim_of[best[3].statement.id]
            found.append(DraftUpdate(claim, best[3].statement.predicate, "withdrawn", steps))
    return found


def _of_words(late: Facets) -> bool:
    """Whether what is withdrawn is something said."""
    heads = {a.lemma.casefold() for a in late.statement.arguments if a.relation == "object"}
    return bool(heads & words("relations", "words.said", "firsthand.story"))


def _on_record(early: Facets) -> bool:
    """Whether a clause is on the word of somebody named, so that they could withdraw it."""
    s = early.statement
    return not s.nominal and s.certainty != "asked" and any(source.entity for source in s.sources)


def _by_speaker(facets: Sequence[Facets]) -> Mapping[str, list[tuple[int, Facets]]]:
    """The clauses on the word of somebody named, by who that is, each with its place in the order."""
    spoken: defaultdict[str, list[tuple[int, Facets]]] = defaultdict(list)
    for n, one in enumerate(facets):
        for speaker in dict.fromkeys(source.entity for source in one.statement.sources) if _on_record(one) else ():
            if speaker:
                spoken[speaker].append((n, one))
    return spoken


def _speaking_for(whose: str, speakers: Iterable[str], entities: Mapping[str, Entity]) -> list[str]:
    """Those who are the one that now withdraws, or speak for it."""
    name = entities[whose].name if whose in entities else ""
    described = {e: entities[e].description or "" for e in speakers if e in entities}
    return [e for e in speakers if e == whose or (name and name in described.get(e, ""))]


def _told(early: Facets, late: Facets, weights: Weights) -> float:
    """How much of an earlier clause the sentence of the withdrawal says again."""
    said = {w.rstrip("e") for w in late.context}
    shared = frozenset(w for w in early.words if w.rstrip("e") in said)
    return round(weights.mass(shared) / weights.mass(early.words), 4) if early.words and len(shared) > 1 else 0.0
