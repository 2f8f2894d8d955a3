"""What one source says was so and another says was not, in whatever words, in one article or in several.

"She had taken the money, a clerk testified. The minister said she had never met him." A clause that is denied on
somebody's word is held against what others are cited for, nearest in meaning first, and how surely one denies the other
is weighed by logistic regression (Berkson, 1944); the weights were fitted by training/denied.py. What only points at
what was said before ("rejected the accusation", "called it a lie") denies what the article cited last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from firsthand.language.contradiction import Contradictions
from firsthand.language.encoder.model import Floats
from firsthand.language.lexicon import words
from firsthand.model import DENIED, Article, Evidence, Statement
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.meaning import Meaning
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.conflicts.known import Stretch, told_already
from firsthand.story.conflicts.sentences import FEW, Marker, Sentence

WEIGHTS = (0.80, 0.73, 1.79, -1.38, 2.76, 1.51, -1.21, 0.57, -2.16)
"""What each sign counts, in the order of `Signs`, and what is added."""
SURE, OF_MANY = -0.2, 0.9
"""Log odds from which a denial is reported, and from which it is in a story of many articles or sentences, where more
that looks like one is near."""
SHORT = 48
"""Sentences up to which a story of few articles is a short one."""
NEAR, HELD, MOST = 0.25, 4, 400
"""How near in meaning what is said must be to be held against a denial, against how much a denial is held, and how
many pairs of a story are read."""
BACK, OWNED = 2, 6
"""Sentences back from one that points at what was said in which it was, and in which it was where it says whose."""
RETOLD = 0.6
"""Likeness of two clauses from which one says what the other does."""
WORDED = 2
"""Stems that a clause must have to be held against another."""
SIDE = 4
"""Clauses of a side."""
CONFIDENCE = 0.7
_STAND = frozenset({"asserted", "expected", "rumoured"})
_HOME = "firsthand.story.conflicts"
_OWNER = re.compile(r"(?P<owner>[\w-]+)['’]s? (?!(?:a|an)\b)")
"""Whose an account is that somebody rejects: "the deckhand's account"."""


class Signs(NamedTuple):
    """What speaks for and against one clause denying another.

    odds: log odds by the model, as it reads two reports, that both their sentences cannot be so. whether: how likely
    it is, as it reads many, that they differ on whether something was so. likeness: how near the clauses are in
    meaning, 0 to 1. within: whether they stand in one article. close: how near they stand there, a half for one right
    after the other. outright: whether somebody denies what the words say, and does not say that it was not so. before:
    whether the denial came out first. rumour: whether what is said is on no name.
    """

    odds: float
    whether: float
    likeness: float
    within: bool
    close: float
    outright: bool
    before: bool
    rumour: bool


def sure(found: Signs) -> float:
    """Return the log odds that one clause denies the other, rounded."""
    return round(sum(w * float(sign) for w, sign in zip(WEIGHTS, (*found, 1.0), strict=True)), 4)


@dataclass(frozen=True)
class Pair:
    """What somebody says, and what may deny it, each in its sentence."""

    said: Facets
    denied: Facets
    sentences: tuple[Sentence, Sentence]
    likeness: float
    apart: int | None
    """How many sentences on the one is from the other, None in two articles."""


class _Denial(NamedTuple):
    sure: float
    said: Facets
    denied: Facets


def conflicts(
    every: Sequence[Facets],
    articles: Mapping[str, Article],
    claim_of: Mapping[str, int],
    meaning: Meaning | None,
    marker: Marker,
    told: Sequence[Sequence[Sequence[Stretch]]],
) -> list[Draft]:
    """Return a draft for everything that one source says and another denies.

    Args:
        every: the statements of articles that are no reprints.
        articles: by id.
        claim_of: claims by statement.
        meaning: what reads clauses and sentences; without it only what points at what was said is found.
        marker: the sentences of the story.
        told: the sides of conflicts that are known, each with the words it stands on.
    """
    found = [d for d in _pointing(every, marker) if not told_already(_both(d, marker), told)]
    if meaning is not None and meaning.contradictions is not None:
        read = [p for p in pairs(every, meaning, marker) if not told_already(p.sentences, told)]
        short = len(articles) < FEW and sum(map(len, marker.sentences.values())) <= SHORT
        least = SURE if short else OF_MANY
        weighed = ((sure(signs(p, articles, meaning.contradictions)), p) for p in read)
        found += [_Denial(odds, p.said, p.denied) for odds, p in weighed if odds >= least]
    voices = _voices(every)
    return [_draft(said, denied, claim_of, voices) for said, denied in _joined(found, meaning)]


def pairs(every: Sequence[Facets], meaning: Meaning, marker: Marker) -> list[Pair]:
    """Return what may be denied with the denial, the nearest in meaning first; of many articles how they begin."""
    first = marker.first()
    early = [f for f in every if (s := _sentence(f, marker)) and s.spot in first]
    cited, denials = [f for f in early if _cited(f)], [f for f in early if _denies(f)]
    if not cited or not denials:
        return []
    vectors = [np.array([meaning.encoder.vector(_words(f.statement)) for f in some]) for some in (denials, cited)]
    likeness = np.round(vectors[0] @ vectors[1].T, 4)
    claimed = {f.place for f in cited}
    found = [
        p
        for row, denial in zip(likeness, denials, strict=True)
        for p in _near(denial, row, cited, marker)
        if denial.place not in claimed or p.apart is None  # "rejected the union's claim that …" says what it denies
    ]
    return sorted(found, key=lambda p: (-p.likeness, p.said.statement.id, p.denied.statement.id))[:MOST]


def _near(denial: Facets, likeness: Floats, cited: Sequence[Facets], marker: Marker) -> list[Pair]:
    """The clauses nearest in meaning to a denial that another voice is cited for in another sentence."""
    found: list[Pair] = []
    here = _sentence(denial, marker)
    for n in sorted(range(len(cited)), key=lambda n: (-likeness[n], cited[n].statement.id)):
        if likeness[n] < NEAR or len(found) == HELD or here is None:
            break
        there = _sentence(cited[n], marker)
        if there is not None and there.spot != here.spot and not _one_voice(cited[n], denial):
            found.append(Pair(cited[n], denial, (there, here), float(likeness[n]), marker.apart(there, here)))
    return found


def signs(pair: Pair, articles: Mapping[str, Article], model: Contradictions) -> Signs:
    """Return what speaks for and against a pair."""
    a, d = (s.passage for s in pair.sentences)
    days = [articles[f.statement.article].published for f in (pair.said, pair.denied)]
    return Signs(
        odds=model.for_two.of_passages(a, d),
        whether=model.whether(a, d),
        likeness=pair.likeness,
        within=pair.apart is not None,
        close=0.0 if pair.apart is None else 1 / (1 + pair.apart),
        outright=_told(pair.denied.statement).startswith(DENIED),
        before=bool(days[0] and days[1] and days[1][:10] < days[0][:10]),
        rumour=pair.said.statement.certainty == "rumoured",
    )


def _cited(facets: Facets) -> bool:
    """Whether a clause says on somebody's word that something was, will be or is said to be so."""
    s = facets.statement
    said = bool(s.sources) and s.polarity == "affirmed" and s.certainty in _STAND and s.frame == "real"
    return said and len(facets.words) >= WORDED


def _denies(facets: Facets) -> bool:
    """Whether a clause says on somebody's word that something was not so."""
    s = facets.statement
    real = s.polarity == "denied" and s.certainty in _STAND and s.frame == "real" and not s.nominal
    return real and len(facets.words) >= WORDED and (bool(s.sources) or _told(s).startswith(DENIED))


def _one_voice(a: Facets, b: Facets) -> bool:
    """Whether one source says both."""
    mine, theirs = a.statement.sources, b.statement.sources
    return bool(mine and theirs) and (
        mine[0].name == theirs[0].name or (mine[0].entity is not None and mine[0].entity == theirs[0].entity)
    )


def _told(statement: Statement) -> str:
    return "".join(p.text for p in statement.told)


def _words(statement: Statement) -> str:
    """What a clause says, and a denial says was not so."""
    return (_told(statement) or statement.text).removeprefix(DENIED)


def _sentence(facets: Facets, marker: Marker) -> Sentence | None:
    s = facets.statement
    return marker.sentence(s.article, s.start, s.end)


def _both(denial: _Denial, marker: Marker) -> tuple[Sentence, Sentence]:
    said, denied = _sentence(denial.said, marker), _sentence(denial.denied, marker)
    assert said is not None
    assert denied is not None
    return said, denied


@cache
def _points() -> re.Pattern[str]:
    """What denies something and only points at it: "rejected the accusation", "called it a lie"."""
    verbs, passives, calling, said, verdicts = (
        "|".join(sorted(words("denied", f"words.{name}", _HOME), key=lambda w: (-len(w), w)))
        for name in ("verbs", "passives", "calling", "said", "verdicts")
    )
    name = r"(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+['’]s?"
    whose = rf"(?:the|this|that|these|those|his|her|their|its|all|any|both|every|such|the [\w-]+['’]s|{name})"
    ends = rf"(?= (?:all|as|on|in|at|through|again|too|yesterday|{verdicts})\b|[.,;:”\"]|$)"
    thing = rf"(?:{whose} (?:[\w-]+ ){{0,2}}?(?:{said})|(?:it|this|that|them){ends})"
    verdict = rf"[\"“]?(?:\w+ly )?(?:{verdicts})\b"
    stands = rf"(?:[Tt]his|[Tt]hat|(?:[Tt]he|[Tt]hose|[Tt]hese|[Hh]is|[Hh]er|[Tt]heir) (?:{said}))"
    turns = (
        rf"\b(?:{verbs}) {thing}(?! (?:that|of|by)\b)",
        rf"\b(?:{calling}) {thing} (?:as )?{verdict}",
        rf"\b(?:[Tt]his|[Tt]hat|[Ii]t) (?:is|was) {verdict}(?! (?:of|for|to)\b)",
        rf"\bno truth (?:in|to|behind) {thing}(?! (?:that|of|by)\b)",
        rf"\b{stands} (?:was|were|has been|have been) (?:\w+ly )?(?:{passives})\b",
        r"\b(?:issued|made) (?:an?|the) (?:\w+ )?denial\b(?! (?:of|that)\b)",
        r"\bno such thing\b",
    )
    return re.compile("|".join(turns))


def _pointing(every: Sequence[Facets], marker: Marker) -> Iterator[_Denial]:
    """What an article cites last before a sentence that denies it by pointing at it."""
    by_article: defaultdict[str, list[Facets]] = defaultdict(list)
    for facets in every:
        by_article[facets.statement.article].append(facets)
    for article in sorted(by_article):
        row = marker.sentences[article]
        for n, sentence in enumerate(row):
            match = _points().search(sentence.passage.text)
            denial = _denier(sentence, by_article[article]) if match else None
            if match and denial:
                whose = _OWNER.search(match.group())
                owner = whose["owner"] if whose else ""
                before = row[max(0, n - (OWNED if whose else BACK)) : n]
                ahead = [f for f in by_article[article] if f.statement.end <= denial.statement.start]
                said = _cited_last([sentence], ahead, denial, owner) or _cited_last(before, ahead, denial, owner)
                if said is not None:
                    yield _Denial(SURE, said, denial)


def _denier(sentence: Sentence, every: Iterable[Facets]) -> Facets | None:
    """The clause of a sentence that denies by pointing."""
    return next((f for f in every if _within(f, sentence) and _points().search(f.statement.text)), None)


def _within(facets: Facets, sentence: Sentence) -> bool:
    return sentence.start <= facets.statement.start < sentence.end


def _cited_last(before: Sequence[Sentence], every: Sequence[Facets], denial: Facets, owner: str) -> Facets | None:
    """The first clause of the last sentence in which somebody else is cited for what was so.

    owner: a word for whose it is, empty where that is not said.
    """
    for sentence in reversed(before):
        cited = [f for f in every if _within(f, sentence) and _cited(f)]
        owned = [f for f in cited if any(owner.casefold() in s.name.casefold() for s in f.statement.sources)]
        if cited and (owned or not owner):
            return next((f for f in owned or cited if not _one_voice(f, denial) and not f.statement.nominal), None)
    return None


def _joined(found: Iterable[_Denial], meaning: Meaning | None) -> list[tuple[list[Facets], list[Facets]]]:
    """Denials as two sides each, the surest first; a clause stands on one side of one conflict."""
    groups: list[tuple[list[Facets], list[Facets]]] = []
    of: dict[str, tuple[int, int]] = {}
    for one in sorted(found, key=lambda d: (-d.sure, d.said.statement.id, d.denied.statement.id)):
        both = one.said, one.denied
        spots = [of.get(f.statement.id) for f in both]
        n = next((spot[0] for spot in spots if spot), None)
        if n is None:
            n = next((k for k, sides in enumerate(groups) if meaning and _retells(both, sides, meaning)), None)
        if n is None:
            n = len(groups)
            groups.append(([], []))
        for side, (facets, spot) in enumerate(zip(both, spots, strict=True)):
            if spot is None and len(groups[n][side]) < SIDE:
                groups[n][side].append(facets)
                of[facets.statement.id] = n, side
    return groups


def _retells(both: Sequence[Facets], sides: Sequence[Sequence[Facets]], meaning: Meaning) -> bool:
    """Whether two clauses say what those on two sides say."""
    return all(
        any(meaning.encoder.likeness(_words(f.statement), _words(other.statement)) >= RETOLD for other in side)
        for f, side in zip(both, sides, strict=True)
    )


def _voices(every: Iterable[Facets]) -> Mapping[tuple[str, int, str], Facets]:
    """What each speaker is first cited for in a sentence, by its article, its first character and the speaker."""
    found: dict[tuple[str, int, str], Facets] = {}
    for facets in every:
        s = facets.statement
        if s.sources and s.sources[0].entity:
            found.setdefault((s.article, (s.sentence or s).start, s.sources[0].entity), facets)
    return found


def _draft(
    said: Sequence[Facets],
    denied: Sequence[Facets],
    claim_of: Mapping[str, int],
    voices: Mapping[tuple[str, int, str], Facets],
) -> Draft:
    first = said[0].statement
    about = [i for i in (first.subject, *first.subjects, first.object) if i]
    shared = {i for f in denied for i in (f.statement.subject, *f.statement.subjects, f.statement.object)}
    return Draft(
        claim=claim_of[first.id],
        role=first.predicate,
        kind="polarity",
        confidence=CONFIDENCE,
        sides=(_side(said), _side(denied, voices)),
        about=tuple(dict.fromkeys(i for i in about if i in shared)),
        asks="whether this was so",
        seeming=True,
    )


def _side(members: Sequence[Facets], voices: Mapping[tuple[str, int, str], Facets] = MappingProxyType({})) -> DraftSide:
    """A side on the words of its clauses; who only is said to deny something is heard by what else they say there."""
    found = [m.statement for m in members]
    spans = tuple(Evidence(article=s.article, start=s.start, end=s.end, text=s.text) for s in found)
    heard = [m if s.sources else voices.get(_who(s), m) for m, s in zip(members, found, strict=True)]
    return DraftSide(spans[0].text, None, None, tuple({f.statement.id: f for f in heard}.values()), spans)


def _who(statement: Statement) -> tuple[str, int, str]:
    return statement.article, (statement.sentence or statement).start, statement.subject or ""
