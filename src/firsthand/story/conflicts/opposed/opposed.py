"""Conflicts of which no rule knows the subject: two sentences of two articles that contradict each other.

A trained model reads the sentences nearest in meaning two by two (language/contradiction); what it is sure of is
reported with the clauses that are at odds, and what is known already is left to those who know it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.language.contradiction import Contradictions, Passage
from firsthand.language.encoder import Encoder
from firsthand.model import Article, Evidence, Value, ValueKind
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.kin import person_nouns
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.known import Stretch, on_sides, stand_apart, told_already
from firsthand.story.conflicts.manners import manner
from firsthand.story.conflicts.opposed.details import AtOdds, Words, at_odds
from firsthand.story.conflicts.opposed.reading import Read, read
from firsthand.story.conflicts.opposed.weighing import sure
from firsthand.story.conflicts.sentences import SHORT, Marker, Sentence, brief, near, sentences

SURE, TOGETHER = 0.7, -0.9
"""How sure two sentences must be to be reported alone, and how sure any two of which one side is told by
further sentences, each at odds with the other side. Log odds."""
WORDED = 1.0
"""Log odds of words of two sentences from which they are what is at odds."""
PLAIN, CLAUSE = 2.0, 0.5
"""Log odds of two clauses from which they may stand for their sentences, and how much less these may be."""
ASKED, HAPPENED = 0.8, "what happened"
"""How likely it must be that this is what two sentences differ on for it to be said, and what is said otherwise."""
DIFFER: Mapping[str, str] = {
    "how many": "how many or how much it was",
    "when": "when it was",
    "who": "who it was",
    "where": "where it was",
    "how": "how it happened",
    "why": "why it happened",
    "whether": "whether it was so",
}
CONFIDENCE, ROLE = 0.7, "account"
RETOLD = 0.7
"""Likeness of two sentences from which one says what the other does."""
SIDE = 4
"""Sentences of a side."""

_MEASURED = frozenset({"clock", "duration", "measure", "money"})
_BESIDES = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|thousands|millions)"
    r" (?:more|others|other people)\b",
    re.IGNORECASE,
)
"""What tells that the number before it is a part ("and thousands more")."""
_STANDS = re.compile(r"\b(?:I['’]m|I am|[Ww]e['’]re|[Ww]e are|(?:is|are) (?:located|situated)|lies)\b")
"""What tells where somebody is who speaks ("We're on the third floor"), or where a place lies."""


class _Pair(NamedTuple):
    sure: float
    a: Sentence
    b: Sentence
    words: AtOdds | None


def conflicts(
    every: Sequence[Facets],
    articles: Mapping[str, Article],
    claim_of: Mapping[str, int],
    meaning: Meaning | None,
    told: Sequence[Sequence[Sequence[Stretch]]],
    agreed: Sequence[Sequence[Sequence[Stretch]]] = (),
) -> list[Draft]:
    """Return a draft for every two groups of sentences that contradict each other.

    Args:
        every: the statements of articles that are no reprints.
        articles: by id.
        claim_of: claims by statement.
        meaning: what reads clauses and sentences; nothing is found without it.
        told: the sides of conflicts and the steps of updates that are known, each with the words it stands on.
        agreed: the sides of what only looks like a conflict, likewise.
    """
    if meaning is None or meaning.contradictions is None or len(articles) < 2:
        return []
    told_by = sentences(every, articles)
    is_brief = brief(told_by)
    model = meaning.contradictions.for_two if is_brief else meaning.contradictions
    marker = Marker(told_by, articles)

    def words_of(a: Sentence, b: Sentence) -> tuple[AtOdds, ...]:
        return () if told_already((a, b), told) else at_odds(a, b, marker, meaning.encoder, model)

    pairs_read = read(near(told_by, meaning.encoder), model, words_of if is_brief else None)
    every_pair = _opposed(pairs_read, is_brief)
    odd = {frozenset((p.a.spot, p.b.spot)) for p in every_pair}
    pairs = [p for p in every_pair if not told_already((p.a, p.b), told) and not _reconciled(p, agreed)]
    apart = [p for p in pairs if not _where_one_stands(p, model) and not _of_two_bearers(p, model)]
    return [_draft(lead, (a, b), claim_of, model) for lead, a, b in _joined(apart, odd, meaning.encoder)]


def _opposed(pairs: Iterable[Read], is_brief: bool) -> list[_Pair]:
    """The pairs that may be at odds, the surest first; `is_brief` where the story is a few brief reports."""
    found = [_Pair(sure(one.signs, is_brief), one.a, one.b, one.words[0] if one.words else None) for one in pairs]
    return sorted((p for p in found if p.sure >= TOGETHER), key=lambda p: (-p.sure, p.a.spot, p.b.spot))


def _where_one_stands(pair: _Pair, model: Contradictions) -> bool:
    """Whether one of two sentences tells where a speaker or a place is, and the other where something was."""
    stands = [_STANDS.search(s.passage.text) is not None for s in (pair.a, pair.b)]
    return stands[0] != stands[1] and model.asked(pair.a.passage, pair.b.passage)[0] == "where"


def _of_two_bearers(pair: _Pair, model: Contradictions) -> bool:
    """Whether all that two sentences number otherwise are the ages of two people."""
    values = [[v for f in s.facets for v in f.statement.values if v.kind != "date"] for s in (pair.a, pair.b)]
    odd = [(a, b) for a in values[0] for b in values[1] if a.kind == b.kind and not agree(a, b)]
    ages = bool(odd) and all(a.kind == "age" and a.about and b.about and a.about != b.about for a, b in odd)
    return ages and model.asked(pair.a.passage, pair.b.passage)[0] == "how many"


def _reconciled(pair: _Pair, agreed: Sequence[Sequence[Sequence[Stretch]]]) -> bool:
    """Whether the numbers of two sentences that differ to the eye agree: in two units, rounded, left open, in part."""
    if any(stand_apart(on_sides((pair.a, pair.b), sides)) for sides in agreed):
        return True
    values = [[v for f in s.facets for v in f.statement.values] for s in (pair.a, pair.b)]
    alike = [(a, b) for a in values[0] for b in values[1] if a.kind == b.kind]
    if any(a.unit != b.unit and a.kind in _MEASURED and (a.kind == "money" or agree(a, b)) for a, b in alike):
        return True
    if any(not agree(a, b) and _of_two_manners(a.kind, pair) for a, b in alike):
        return True
    if alike and any(_BESIDES.search(s.passage.text) for s in (pair.a, pair.b)):
        return True
    of_one = [
        (a, b) for a, b in alike if (a.role, a.unit, a.counted) == (b.role, b.unit, b.counted) or _of_people(a, b)
    ]
    other = any((a.low, a.high) != (b.low, b.high) for a, b in of_one)
    return other and all(agree(a, b) for a, b in of_one)


def _of_two_manners(kind: ValueKind, pair: _Pair) -> bool:
    """Whether one of two sentences tells of a limit, a gust or a forecast, and the other does not."""
    return kind in _MEASURED and manner(kind, pair.a.passage.text) != manner(kind, pair.b.passage.text)


def _of_people(a: Value, b: Value) -> bool:
    """Whether both count people by what they are, and not what befell them: "twelve people", "a dozen staff"."""
    return a.kind == b.kind == "count" and {a.role, b.role, a.counted, b.counted} <= person_nouns()


def _joined(
    pairs: Sequence[_Pair], odd: Collection[frozenset[tuple[str, int]]], encoder: Encoder
) -> list[tuple[_Pair, tuple[_Told, ...], tuple[_Told, ...]]]:
    """Pairs as two sides each; a sentence stands in one conflict, and on the side opposite to what it contradicts.

    On a side stands nobody who is `odd` beside somebody on it: "17", "24" and "38" are not two accounts. Left out are
    two sentences that nobody bears out and that are not sure by themselves. Before two sides is the pair they began
    with, and their first sentences are its.
    """
    groups: list[tuple[list[_Told], list[_Told]]] = []
    leads: list[_Pair] = []
    of: dict[tuple[str, int], tuple[int, int]] = {}
    for pair in pairs:
        both = _whole(pair)
        held = [(one, of.get(one.sentence.spot)) for one in both]
        known = [(one, spot) for one, spot in held if spot]
        if not known:
            group, turned = next(_retold(pair, groups, encoder), (len(groups), False))
            if group == len(groups):
                groups.append(([], []))
                leads.append(pair)
            for side, one in enumerate(both[::-1] if turned else both):
                of[one.sentence.spot] = group, side
                groups[group][side].append(one)
        elif len(known) == 1:
            new = next(one for one, spot in held if spot is None)
            group, side = known[0][1]
            other = groups[group][1 - side]
            fits = all(_together(one.sentence, new.sentence, odd) for one in other)
            if len(other) < SIDE and fits:
                other.append(new)
                of[new.sentence.spot] = group, 1 - side
    sides = [(lead, tuple(a), tuple(b)) for lead, (a, b) in zip(leads, groups, strict=True)]
    return [one for one in sides if one[0].sure >= SURE or len(one[1]) + len(one[2]) > 2]


def _together(a: Sentence, b: Sentence, odd: Collection[frozenset[tuple[str, int]]]) -> bool:
    """Whether two sentences may stand on one side: of two articles, and not at odds themselves."""
    return a.article != b.article and frozenset((a.spot, b.spot)) not in odd


def _retold(
    pair: _Pair, groups: Sequence[tuple[list[_Told], list[_Told]]], encoder: Encoder
) -> Iterator[tuple[int, bool]]:
    """The groups whose two sides say what two sentences say, and whether the second is on the first side."""
    for n, sides in enumerate(groups):
        for turned in (False, True):
            alike = (
                any(encoder.likeness(one.passage.text, other.sentence.passage.text) >= RETOLD for other in side)
                for one, side in zip((pair.b, pair.a) if turned else (pair.a, pair.b), sides, strict=True)
            )
            if all(len(side) < SIDE for side in sides) and all(alike):
                yield n, turned


def _draft(
    lead: _Pair,
    sides: tuple[tuple[_Told, ...], tuple[_Told, ...]],
    claim_of: Mapping[str, int],
    model: Contradictions,
) -> Draft:
    told, first = _most_at_odds(lead, model)
    found = tuple(_side([one, *rest[1:]]) for one, rest in zip(told, sides, strict=True))
    shared = [e for e in dict.fromkeys(_named(found[0])) if e in set(_named(found[1]))]
    return Draft(
        claim=claim_of[first.statement.id],
        role=ROLE,
        kind="polarity",
        confidence=CONFIDENCE,
        sides=found,
        about=tuple(shared[:2]),
        asks=_asks(lead.a, lead.b, model),
        seeming=True,
    )


def _asks(a: Sentence, b: Sentence, model: Contradictions) -> str:
    """What two sentences differ on, as far as the model can tell."""
    asked, likely = model.asked(a.passage, b.passage)
    return DIFFER.get(asked, HAPPENED) if likely >= ASKED else HAPPENED


class _Told(NamedTuple):
    """What a sentence says: the clause that says it, the words at odds, and the statements in them."""

    sentence: Sentence
    text: str
    evidence: Evidence
    facets: tuple[Facets, ...]


def _whole(pair: _Pair) -> tuple[_Told, _Told]:
    """The sentences of a pair, each with its words that are at odds, where they are plainly."""
    if pair.words and pair.words.odds >= WORDED:
        return _worded(pair.a, pair.words.a), _worded(pair.b, pair.words.b)
    return _sentence(pair.a), _sentence(pair.b)


def _worded(one: Sentence, words: Words) -> _Told:
    return _Told(one, words.facets.statement.text, words.evidence, (words.facets,))


def _sentence(one: Sentence) -> _Told:
    spot = Evidence(article=one.article, start=one.start, end=one.end, text=one.passage.text)
    return _Told(one, one.passage.text, spot, one.facets)


def _most_at_odds(pair: _Pair, model: Contradictions) -> tuple[tuple[_Told, _Told], Facets]:
    """What of two sentences is most at odds: their words, or two clauses, or the sentences where neither is plain.

    Last comes the clause of the first sentence that is most at odds with the second, however little.
    """
    a, b = _whole(pair)
    if pair.words and pair.words.odds >= WORDED:
        return (a, b), a.facets[0]
    clauses = [(x, y) for x in _parts(pair.a) for y in _parts(pair.b)]
    told = [(Passage(pair.a.passage.before, x.text), Passage(pair.b.passage.before, y.text)) for x, y in clauses]
    read_ = [(odds, x, y) for odds, (x, y) in zip(model.at_sight(told), clauses, strict=True)]
    if not read_:
        return (a, b), max(pair.a.facets, key=lambda f: (not f.statement.nominal, f.statement.end - f.statement.start))
    odds, x, y = max(read_, key=lambda told: (told[0], told[1].evidence.start, told[2].evidence.start))
    if odds < max(PLAIN, model.of_passages(pair.a.passage, pair.b.passage) - CLAUSE):
        return (a, b), x.facets[0]
    return (x, y), x.facets[0]


def _parts(one: Sentence) -> list[_Told]:
    """The clauses of a sentence that are less than it and tell something."""
    found: dict[tuple[int, int], list[Facets]] = {}
    for f in one.facets:
        told = len(f.statement.text.split()) >= SHORT and not f.statement.nominal
        if told and f.statement.end - f.statement.start < one.end - one.start:
            found.setdefault((f.statement.start, f.statement.end), []).append(f)
    return [_clause(one, f) for _, f in sorted(found.items(), key=lambda told: told[0])]


def _clause(one: Sentence, facets: Sequence[Facets]) -> _Told:
    s = facets[0].statement
    spot = Evidence(article=s.article, start=s.start, end=s.end, text=s.text)
    return _Told(one, s.text, spot, tuple(facets))


def _side(told: Sequence[_Told]) -> DraftSide:
    facets = {f.statement.id: f for one in told for f in one.facets}
    return DraftSide(told[0].text, None, None, tuple(facets.values()), tuple(one.evidence for one in told))


def _named(side: DraftSide) -> list[str]:
    return [e for f in side.facets for e in (*f.statement.subjects, f.statement.subject, f.statement.object) if e]
