"""Conflicts of which no rule knows the subject: two sentences of two articles that contradict each other.

A trained model reads the sentences nearest in meaning two by two (language/contradiction); what it is sure of is
reported with the clauses that are at odds, and what is known already is left to those who know it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.language.contradiction import Contradictions, Passage
from firsthand.language.encoder import Encoder
from firsthand.model import Article, Evidence, Value
from firsthand.story.claims.comparing import agree
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.kin import person_nouns
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.opposed.weighing import Signs, signs, sure
from firsthand.story.conflicts.sentences import SHORT, Sentence, near, sentences

FIRST = 0.3
"""Log odds of a pair below which it is not at odds."""
SURE, TOGETHER = 0.7, -0.9
"""How sure two sentences must be to be reported alone, and how sure any two of which one side is told by
further sentences, each at odds with the other side. Log odds."""
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
CONFIDENCE = 0.7
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
Words = tuple[str, int, int]
"""Code points [start, end) of an article."""


class _Pair(NamedTuple):
    sure: float
    a: Sentence
    b: Sentence


def conflicts(
    every: Sequence[Facets],
    articles: Mapping[str, Article],
    claim_of: Mapping[str, int],
    meaning: Meaning | None,
    told: Sequence[Sequence[Sequence[Words]]],
    agreed: Sequence[Sequence[Sequence[Words]]] = (),
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
    found = near(sentences(every, articles), meaning.encoder)
    model = meaning.contradictions
    every_pair = _opposed(found, model)
    odd = {frozenset((p.a.spot, p.b.spot)) for p in every_pair}
    pairs = [p for p in every_pair if not _known(p, told) and not _reconciled(p, agreed)]
    apart = [p for p in pairs if not _where_one_stands(p, model)]
    return [_draft(sides, claim_of, model) for sides in _joined(apart, odd, meaning.encoder)]


def read(
    pairs: Sequence[tuple[float, Sentence, Sentence]], model: Contradictions
) -> Iterator[tuple[Signs, Sentence, Sentence]]:
    """Yield the pairs of sentences that the model takes for at odds, with the signs they give.

    Before each of `pairs` stands how alike the two are said, 0 to 1.
    """
    sights = model.at_sight([(a.passage, b.passage) for _, a, b in pairs])
    held = [pair for pair, sight in zip(pairs, sights, strict=True) if sight >= FIRST]
    often = Counter(one.spot for _, a, b in held for one in (a, b))
    for alike, a, b in held:
        odds = model.of_passages(a.passage, b.passage)
        if odds >= FIRST:
            others, whether = often[a.spot] + often[b.spot] - 2, model.whether(a.passage, b.passage)
            yield signs(a.passage.text, b.passage.text, odds, alike, others, whether), a, b


def _opposed(pairs: Sequence[tuple[float, Sentence, Sentence]], model: Contradictions) -> list[_Pair]:
    """The pairs that may be at odds, the surest first."""
    found = [_Pair(sure(told), a, b) for told, a, b in read(pairs, model)]
    return sorted((p for p in found if p.sure >= TOGETHER), key=lambda p: (-p.sure, p.a.spot, p.b.spot))


def _where_one_stands(pair: _Pair, model: Contradictions) -> bool:
    """Whether one of two sentences tells where a speaker or a place is, and the other where something was."""
    stands = [_STANDS.search(s.passage.text) is not None for s in (pair.a, pair.b)]
    return stands[0] != stands[1] and model.asked(pair.a.passage, pair.b.passage)[0] == "where"


def _known(pair: _Pair, told: Sequence[Sequence[Sequence[Words]]]) -> bool:
    """Whether two sentences stand on two sides of a known conflict, two steps of a known update, or each on one."""
    stands = [False, False]
    for sides in told:
        on = _on(pair, sides)
        if _apart(on):
            return True
        stands = [before or bool(now) for before, now in zip(stands, on, strict=True)]
    return all(stands)


def _on(pair: _Pair, sides: Sequence[Sequence[Words]]) -> list[set[int]]:
    """The sides that each of two sentences stands on."""
    return [{n for n, side in enumerate(sides) if any(_in(words, s) for words in side)} for s in (pair.a, pair.b)]


def _apart(on: Sequence[set[int]]) -> bool:
    """Whether two sentences stand on two sides."""
    return any(m != n for m in on[0] for n in on[1])


def _in(words: Words, sentence: Sentence) -> bool:
    article, start, end = words
    return article == sentence.article and start < sentence.end and sentence.start < end


def _reconciled(pair: _Pair, agreed: Sequence[Sequence[Sequence[Words]]]) -> bool:
    """Whether the numbers of two sentences that differ to the eye agree: in two units, rounded, left open, in part."""
    if any(_apart(_on(pair, sides)) for sides in agreed):
        return True
    values = [[v for f in s.facets for v in f.statement.values] for s in (pair.a, pair.b)]
    alike = [(a, b) for a in values[0] for b in values[1] if a.kind == b.kind]
    if any(a.unit != b.unit and a.kind in _MEASURED and (a.kind == "money" or agree(a, b)) for a, b in alike):
        return True
    if alike and any(_BESIDES.search(s.passage.text) for s in (pair.a, pair.b)):
        return True
    of_one = [
        (a, b) for a, b in alike if (a.role, a.unit, a.counted) == (b.role, b.unit, b.counted) or _of_people(a, b)
    ]
    other = any((a.low, a.high) != (b.low, b.high) for a, b in of_one)
    return other and all(agree(a, b) for a, b in of_one)


def _of_people(a: Value, b: Value) -> bool:
    """Whether both count people by what they are, and not what befell them: "twelve people", "a dozen staff"."""
    return a.kind == b.kind == "count" and {a.role, b.role, a.counted, b.counted} <= person_nouns()


def _joined(
    pairs: Sequence[_Pair], odd: Collection[frozenset[tuple[str, int]]], encoder: Encoder
) -> list[tuple[list[Sentence], list[Sentence]]]:
    """Pairs as two sides each; a sentence stands in one conflict, and on the side opposite to what it contradicts.

    On a side stands nobody who is `odd` beside somebody on it: "17", "24" and "38" are not two accounts. Left out are
    two sentences that nobody bears out and that are not sure by themselves.
    """
    groups: list[tuple[list[Sentence], list[Sentence]]] = []
    surest: list[float] = []
    of: dict[tuple[str, int], tuple[int, int]] = {}
    for surely, a, b in pairs:
        held = [(one, of.get(one.spot)) for one in (a, b)]
        known = [(one, spot) for one, spot in held if spot]
        if not known:
            group, turned = next(_retold(a, b, groups, encoder), (len(groups), False))
            if group == len(groups):
                groups.append(([], []))
                surest.append(surely)
            for side, one in enumerate((b, a) if turned else (a, b)):
                of[one.spot] = group, side
                groups[group][side].append(one)
        elif len(known) == 1:
            new = next(one for one, spot in held if spot is None)
            group, side = known[0][1]
            other = groups[group][1 - side]
            fits = all(one.article != new.article and frozenset((one.spot, new.spot)) not in odd for one in other)
            if len(other) < SIDE and fits:
                other.append(new)
                of[new.spot] = group, 1 - side
    return [g for g, best in zip(groups, surest, strict=True) if best >= SURE or sum(map(len, g)) > 2]


def _retold(
    a: Sentence, b: Sentence, groups: Sequence[tuple[list[Sentence], list[Sentence]]], encoder: Encoder
) -> Iterator[tuple[int, bool]]:
    """The groups whose two sides say what two sentences say, and whether the second is on the first side."""
    for n, sides in enumerate(groups):
        for turned in (False, True):
            alike = (
                any(encoder.likeness(one.passage.text, other.passage.text) >= RETOLD for other in side)
                for one, side in zip((b, a) if turned else (a, b), sides, strict=True)
            )
            if all(len(side) < SIDE for side in sides) and all(alike):
                yield n, turned


def _draft(sides: tuple[list[Sentence], list[Sentence]], claim_of: Mapping[str, int], model: Contradictions) -> Draft:
    *told, lead = _clauses(sides[0][0], sides[1][0], model)
    found = tuple(_side([one, *(_whole(s) for s in rest[1:])]) for one, rest in zip(told, sides, strict=True))
    shared = [e for e in dict.fromkeys(_named(found[0])) if e in set(_named(found[1]))]
    return Draft(
        claim=claim_of[lead.statement.id],
        role="account",
        kind="polarity",
        confidence=CONFIDENCE,
        sides=found,
        about=tuple(shared[:2]),
        asks=_asks(sides[0][0], sides[1][0], model),
        seeming=True,
    )


def _asks(a: Sentence, b: Sentence, model: Contradictions) -> str:
    """What two sentences differ on, as far as the model can tell."""
    asked, likely = model.asked(a.passage, b.passage)
    return DIFFER.get(asked, HAPPENED) if likely >= ASKED else HAPPENED


class _Told(NamedTuple):
    """Words at odds: their place, and the statements in them."""

    evidence: Evidence
    facets: tuple[Facets, ...]


def _clauses(a: Sentence, b: Sentence, model: Contradictions) -> tuple[_Told, _Told, Facets]:
    """The two clauses of a pair of sentences that are most at odds, or the sentences where no clauses are.

    Last comes the clause of the first sentence that is most at odds with the second, however little.
    """
    clauses = [(x, y) for x in _parts(a) for y in _parts(b)]
    told = [
        (Passage(a.passage.before, x.evidence.text), Passage(b.passage.before, y.evidence.text)) for x, y in clauses
    ]
    read = [(odds, x, y) for odds, (x, y) in zip(model.at_sight(told), clauses, strict=True)]
    if not read:
        longest = max(a.facets, key=lambda f: (not f.statement.nominal, f.statement.end - f.statement.start))
        return _whole(a), _whole(b), longest
    odds, x, y = max(read, key=lambda told: (told[0], told[1].evidence.start, told[2].evidence.start))
    if odds < max(PLAIN, model.of_passages(a.passage, b.passage) - CLAUSE):
        return _whole(a), _whole(b), x.facets[0]
    return x, y, x.facets[0]


def _parts(one: Sentence) -> list[_Told]:
    """The clauses of a sentence that are less than it and tell something."""
    found: dict[tuple[int, int], list[Facets]] = {}
    for f in one.facets:
        told = len(f.statement.text.split()) >= SHORT and not f.statement.nominal
        if told and f.statement.end - f.statement.start < one.end - one.start:
            found.setdefault((f.statement.start, f.statement.end), []).append(f)
    return [_Told(_evidence(f[0], *span), tuple(f)) for span, f in sorted(found.items())]


def _evidence(one: Facets, start: int, end: int) -> Evidence:
    statement = one.statement
    return Evidence(article=statement.article, start=start, end=end, text=statement.text)


def _whole(one: Sentence) -> _Told:
    return _Told(Evidence(article=one.article, start=one.start, end=one.end, text=one.passage.text), one.facets)


def _side(told: Sequence[_Told]) -> DraftSide:
    facets = {f.statement.id: f for one in told for f in one.facets}
    return DraftSide(told[0].evidence.text, None, None, tuple(facets.values()), tuple(one.evidence for one in told))


def _named(side: DraftSide) -> list[str]:
    return [e for f in side.facets for e in (*f.statement.subjects, f.statement.subject, f.statement.object) if e]
