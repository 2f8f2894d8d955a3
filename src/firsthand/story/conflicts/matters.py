"""What news asks of somebody with yes or no: armed or unarmed, guilty or not, hands up or down.

A clause answers in any words: who "pointed a pistol" was armed, who "was unarmed" was not. The words and what they
entail are a list of the language (matters.toml); nothing is proved beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from firsthand.language.lexicon import lexicon
from firsthand.model import Argument, Article, Evidence, Statement
from firsthand.story.claims.anchors import published
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.likeness import elsewhere, same_time, slot
from firsthand.story.claims.relations import Who, happenings, noun_class, noun_event
from firsthand.story.conflicts.countable.slots import called
from firsthand.story.conflicts.drafts import Draft, DraftSide

CONFIDENCE = 0.75
SURE = 0.7
"""Likeness of two bearers from which they are one: a name, or a noun that is not anybody's."""
_UNSURE = re.compile(
    r"\b(?:appear\w*|as (?:if|though)|believ\w*|consider\w*|contest\w*|disput\w*|doubt\w*|fear\w*|if|looked like"
    r"|mistak\w*|mistook|question\w*|seem\w*|suspect(?:ed|ing|s)? (?:that|he|she|they)|think\w*|thought|unclear"
    r"|unless|until|whether)\b",
    re.IGNORECASE,
)
"""Words before a clause that make it what somebody thinks, or asks."""
_WHO_WAS = re.compile(r"\W*(?:who|which)\s+(?:is|was|were)\s+([\w-]+)", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:immediate(?:ly)?|so far|yet|first|initial(?:ly)?|serious(?:ly)?|other)\b", re.IGNORECASE)
"""What leaves room in a denial: "no immediate reports", "no other injuries"."""


@dataclass(frozen=True)
class Answer:
    """One clause that answers a matter: yes or no, how much, with what thing, and of whom ("the gunman": definite)."""

    facets: Facets
    yes: bool
    level: int
    thing: str
    bearer: tuple[Who, ...]
    definite: bool = True

    @property
    def statement(self) -> Statement:
        """The clause."""
        return self.facets.statement


def conflicts(facets: Sequence[Facets], claim_of: Mapping[str, int], articles: Mapping[str, Article]) -> list[Draft]:
    """Return a draft for every matter that clauses about one person answer with yes and with no."""
    told = ("asserted", "rumoured")
    live = [f for f in facets if f.statement.certainty in told and f.statement.frame == "real" and not f.anchor.past]
    return [d for m in _table()["matters"] for d in _drafts(m, live, claim_of, articles)]


def _table() -> dict[str, Any]:
    return lexicon("matters", "firsthand.story")


def _drafts(
    matter: dict[str, Any], live: Sequence[Facets], claim_of: Mapping[str, int], articles: Mapping[str, Article]
) -> Iterator[Draft]:
    verbs, words = _signs(matter["name"])
    near = (f for f in live if f.statement.predicate in verbs or words.search(f.sentence))
    answers = [a for f in near if (a := _answer(matter, f)) and not _hedged(a, articles)]
    touched = _touched(matter.get("unless", ()), live)
    yes, no = [a for a in answers if a.yes], [a for a in answers if not a.yes and a.statement.article not in touched]
    pairs = [(y, n) for y, n in product(yes, no) if _excludes(y, n) and _comparable(matter, y, n, articles)]
    while pairs:
        sides = _grown(pairs)
        pairs = [p for p in pairs if not ({id(p[0])} & set(sides[0]) or {id(p[1])} & set(sides[1]))]
        affirmed, denied = tuple(sides[0].values()), tuple(sides[1].values())
        about = _named((*affirmed, *denied))
        yield Draft(
            claim=claim_of[affirmed[0].statement.id],
            role=matter["name"],
            kind="polarity",
            confidence=CONFIDENCE,
            sides=(_side(affirmed), _side(denied)),
            about=about,
            whether=matter["asks"] if about else matter["asks"].replace("{}", _unnamed((*affirmed, *denied))),
        )


@cache
def _signs(name: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The predicates by which a clause may answer a matter, and the words: what has neither need not be looked at."""
    matter = next(m for m in _table()["matters"] if m["name"] == name)
    verbs = frozenset(v for term in matter["terms"] for v in term.get("verbs", ()))
    plain = [term["text"] for term in matter["terms"] if "verbs" not in term]
    plain += [rf"\b{re.escape(word)}\b" for word in matter.get("adjectives", ())]
    return verbs, re.compile("|".join(plain) or r"(?!)", re.IGNORECASE)


def _touched(classes: Sequence[str], live: Sequence[Facets]) -> frozenset[str]:
    """The articles that tell of some relations, as having happened."""
    told = (f for f in live if f.statement.polarity == "affirmed" and f.classes & set(classes))
    return frozenset(f.statement.article for f in told)


def _grown(pairs: Sequence[tuple[Answer, Answer]]) -> tuple[dict[int, Answer], dict[int, Answer]]:
    """The two sides of one quarrel: the answers of the first pair, and all that quarrel with one of either."""
    yes, no = {id(pairs[0][0]): pairs[0][0]}, {id(pairs[0][1]): pairs[0][1]}
    while more := [(y, n) for y, n in pairs if (id(y) in yes) != (id(n) in no)]:
        for y, n in more:
            yes[id(y)], no[id(n)] = y, n
    return yes, no


def _named(answers: Sequence[Answer]) -> tuple[str, ...]:
    found = dict.fromkeys(w.entity for a in answers for w in a.bearer if w.entity)
    return tuple(found)[:1]


def _unnamed(answers: Sequence[Answer]) -> str:
    """The words for whoever a matter is asked of and nobody names."""
    heads = ((a, w) for m in answers for w in m.bearer for a in m.statement.arguments if noun_class(a.lemma) == w.noun)
    return next((a.text[:1].lower() + a.text[1:] for a, _ in heads if _definite(a)), "somebody")


def _side(members: Sequence[Answer]) -> DraftSide:
    spans = tuple(
        Evidence(article=s.article, start=s.start, end=s.end, text=s.text) for s in (m.statement for m in members)
    )
    return DraftSide(members[0].statement.text, None, None, tuple(m.facets for m in members), spans)


# What one clause answers


def _answer(matter: dict[str, Any], facets: Facets) -> Answer | None:
    statement = facets.statement
    if statement.nominal or _anybody(facets):
        return None
    for term in matter["terms"]:
        found = _fits(term, matter, statement)
        if found is not None:
            yes = (statement.polarity == "affirmed") != bool(term.get("no"))
            return Answer(facets, yes, term.get("level", 1), found, *_bearer(matter, statement))
    return _in_a_word(matter, facets)


def _anybody(facets: Facets) -> bool:
    """Whether a "he" may be somebody else whom the sentence names: nobody is called armed on a guess."""
    s = facets.statement
    if (s.subject_text or "").casefold() not in ("he", "she", "they") or not s.subject:
        return False
    own = s.subject.rpartition(":")[2].split("-")
    words = {w.casefold() for name in called(facets.sentence) for w in name.split()}
    return bool(words) and words.isdisjoint(own)


def _fits(term: dict[str, Any], matter: dict[str, Any], statement: Statement) -> str | None:
    """The thing a term finds in a clause ("" where it names none); None where it does not fit."""
    if "verbs" in term and statement.predicate not in term["verbs"]:
        return None
    if matter["of"] == "subject" and statement.passive != term.get("passive", False):
        return None
    objects = [a for a in statement.arguments if a.relation == "object"]
    if term.get("alone") and objects:
        return None
    if "text" in term and not re.search(term["text"], statement.text, re.IGNORECASE):
        return None
    if "heads" not in term:
        return ""
    spots = (a for a in statement.arguments if a.relation in term["via"])
    return next((kind for a in spots if (kind := _thing(a.lemma.casefold(), term["heads"])) is not None), None)


def _thing(lemma: str, heads: Sequence[str]) -> str | None:
    for head in heads:
        if head == lemma:
            return ""
        if head.startswith("@") and lemma in _table()["things"][head[1:]]:
            return head[1:]
    return None


def _in_a_word(matter: dict[str, Any], facets: Facets) -> Answer | None:
    """What an adjective says: after "be", before the noun of whoever takes part, or in a clause with "who" after it."""
    statement, words = facets.statement, matter.get("adjectives", {})
    if statement.predicate == "be":
        for a in statement.arguments:
            if a.relation == "complement" and a.lemma.casefold() in words and len(a.text.split()) < 3:
                level = words[a.lemma.casefold()]
                yes = (statement.polarity == "affirmed") == bool(level)
                return Answer(facets, yes, level or 1, "", *_bearer(matter, statement))
    for a in statement.arguments:
        word = _before(a, words) or _behind(a, facets, words)
        if word and a.relation in ("subject", "object", "agent"):
            who = (Who(a.entity, noun_class(a.lemma)),)
            return Answer(facets, bool(words[word]), words[word] or 1, "", who, _definite(a))
    return None


def _before(argument: Argument, adjectives: Mapping[str, int]) -> str | None:
    """The adjective that stands before the head of an argument."""
    if not adjectives:
        return None
    found = re.match(r"(?:an?|the|this|that|his|her|one|two|three)?\s*((?:[\w-]+\s+){1,3})", argument.text.casefold())
    words = found.group(1).split() if found else []
    return next((w for w in words if w in adjectives and w != argument.lemma.casefold()), None)


def _behind(argument: Argument, facets: Facets, adjectives: Mapping[str, int]) -> str | None:
    """The adjective of a clause with "who" behind an argument: "Veldane, who was unarmed, …"."""
    statement = facets.statement
    start = (statement.sentence or statement).start
    found = _WHO_WAS.match(facets.sentence[argument.end - start :]) if adjectives else None
    return found.group(1).casefold() if found and found.group(1).casefold() in adjectives else None


def _bearer(matter: dict[str, Any], statement: Statement) -> tuple[tuple[Who, ...], bool]:
    """Whose a clause's answer is, and whether that is somebody told of before."""
    if matter["of"] in ("deed", "event"):
        return (), True
    if matter["of"] == "owner":
        owner = next((p.entity for p in statement.told if p.owns and p.entity), None)
        if owner:
            return (Who(owner, ""),), True
    subject = next((a for a in statement.arguments if a.relation == "subject"), None)
    noun = noun_class(subject.lemma) if subject else ""
    ids = statement.subjects or ((statement.subject,) if statement.subject else ())
    who = tuple(Who(i, noun) for i in ids) or ((Who(None, noun),) if noun else ())
    return who, subject is None or _definite(subject)


def _definite(argument: Argument) -> bool:
    return argument.text.partition(" ")[0].casefold() in ("the", "this", "that", "his", "her", "their", "he", "she")


def _hedged(answer: Answer, articles: Mapping[str, Article]) -> bool:
    """Whether the sentence before a clause makes it a thought, a question or a condition, or a denial leaves room."""
    s = answer.statement
    start = s.sentence.start if s.sentence else s.start
    verb = s.predicate_span.start if s.predicate_span else s.start
    before = articles[s.article].text[start : max(verb, s.start)]
    return bool(_UNSURE.search(before)) or bool(not answer.yes and _NOT_YET.search(s.text))


# Whether a yes and a no are at odds


def _excludes(yes: Answer, no: Answer) -> bool:
    """Whether a yes says as much as a no denies: who points a gun has one; who has none in hand may have one."""
    if yes.level < no.level:
        return False
    return no.thing in ("", "weapon") or no.thing == yes.thing


def _comparable(matter: dict[str, Any], y: Answer, n: Answer, articles: Mapping[str, Article]) -> bool:
    if not _one_bearer(matter, y, n) or elsewhere(y.facets, n.facets) or not same_time(y.facets, n.facets):
        return False
    if slot(y.facets.relation.patients, n.facets.relation.patients) is None and y.level == n.level == 3:
        return False
    if y.statement.article == n.statement.article and not _two_voices(y.statement, n.statement):
        return False
    return _in_order(
        matter["order"], published(articles[y.statement.article]), published(articles[n.statement.article])
    )


def _one_bearer(matter: dict[str, Any], y: Answer, n: Answer) -> bool:
    if matter["of"] == "event":
        return True
    if matter["of"] == "deed":
        return _one_deed(y.facets, n.facets)
    if "things" in matter and any(w.noun not in matter["things"] for w in (*y.bearer, *n.bearer)):
        return False
    fit = slot(y.bearer, n.bearer) or 0.0
    return fit == 1.0 or (fit >= SURE and y.definite and n.definite)


def _one_deed(a: Facets, b: Facets) -> bool:
    """Whether two clauses tell of one kind of happening, or have it for subject, done by and to no others."""
    x, y = a.relation, b.relation
    if "be" in (a.statement.predicate, b.statement.predicate):
        return bool(_kinds(a) & _kinds(b))
    apart = slot(x.actors, y.actors) is None or slot(x.patients, y.patients) is None
    return bool(_kinds(a) & _kinds(b)) and not apart


def _kinds(facets: Facets) -> frozenset[str]:
    named = (noun_event(w.noun) for w in (*facets.relation.actors, *facets.relation.patients))
    told = frozenset(n for n in named if n) if facets.statement.predicate == "be" else facets.classes
    return told & happenings()


def _two_voices(a: Statement, b: Statement) -> bool:
    """Whether one article has two clauses on the word of different people."""
    mine, theirs = ({s.name for s in x.sources[-1:]} for x in (a, b))
    return bool(mine and theirs and mine != theirs)


def _in_order(order: str, yes: int | None, no: int | None) -> bool:
    """Whether days of publication leave no room for a change of what is so."""
    if order == "any":
        return True
    if yes is None or no is None:
        return False
    return abs(yes - no) <= 1 if order == "days" else yes <= no if order == "once" else yes < no
