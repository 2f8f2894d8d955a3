"""What fills the hole of a question: the value, day, place, reason or participant a matching statement gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from firsthand.asking.matching import Match, Scenes
from firsthand.asking.parsing import Asked, Question, listed, table
from firsthand.model import Argument, Bound, Entity, Evidence, Statement, Value
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import noun_class, noun_event
from firsthand.story.naming import fold
from firsthand.story.sentences import in_words

_NAMED_BY = re.compile(r"\b(?:called|identified|known|named)\b")
GENERIC = frozenset({"people", "person", "one", "other", "man", "woman", "individual", "victim", "", "they"})


@dataclass(frozen=True)
class Fill:
    """One answer one statement gives: its words, the key under which equal answers meet, and where it stands.

    `low` and `high` are the region of a value or the days of a date; `rank` puts better kinds of filler first.
    """

    text: str
    key: str
    match: Match
    evidence: Evidence
    low: Bound = None
    high: Bound = None
    rank: int = 0
    role: str = ""

    @property
    def statement(self) -> Statement:
        """The statement that gives it."""
        return self.match.statement


def fills(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield what a matching statement answers; nothing where it has no filler of the kind asked for."""
    finder = _FINDERS.get(question.asked)
    if finder is not None:
        yield from finder(question, match, scenes)


def _at(scenes: Scenes, article: str, start: int, end: int) -> Evidence:
    return Evidence(article=article, start=start, end=end, text=scenes.articles[article].text[start:end])


def _value(match: Match, value: Value, scenes: Scenes, rank: int = 0) -> Fill:
    article = match.statement.article
    key = f"{value.role}:{value.unit or ''}:{value.low}:{value.high}"
    return Fill(
        text=value.text,
        key=key,
        match=match,
        evidence=_at(scenes, article, value.start, value.end),
        low=value.low,
        high=value.high,
        rank=rank,
        role=value.role,
    )


def _when(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    statement = match.statement
    days = [v for v in statement.values if v.kind == "date"]
    if statement.when and (statement.when.earliest or statement.when.latest):
        text = in_words(statement.when.earliest, statement.when.latest)
        clocks = [v.text for v in statement.values if v.kind == "clock"]
        place = (days[0].start, days[0].end) if days else (statement.start, statement.end)
        yield Fill(
            text=f"{text}, {clocks[0]}" if clocks else text,
            key=f"{statement.when.earliest}/{statement.when.latest}",
            match=match,
            evidence=_at(scenes, statement.article, *place),
            low=statement.when.earliest,
            high=statement.when.latest,
            role="date",
        )
        return
    asked = {w for t in question.terms for w in fold(t.text)}
    for time in scenes.times(statement.article, statement.start, statement.end):
        if not set(fold(time.text)) <= asked:
            stands = _at(scenes, statement.article, time.start, time.end)
            yield Fill(text=time.text, key=" ".join(fold(time.text)), match=match, evidence=stands, role="date")
    for value in statement.values:
        if value.kind == "ordinal" and not set(fold(value.text)) <= asked:
            yield _value(match, value, scenes, rank=1)


def _clock(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    yield from (_value(match, v, scenes) for v in match.statement.values if v.kind == "clock")


def _valued(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    for value in match.statement.values:
        if value.role not in question.roles:
            continue
        if value.role == "age" and not (_is_about(question, value, scenes) or _near(question, match, value, scenes)):
            continue
        yield _value(match, value, scenes, rank=question.roles.index(value.role))


def _is_about(question: Question, value: Value, scenes: Scenes) -> bool:
    known = {value.about or "", *scenes.same.get(value.about or "", ())}
    return bool(known & question.given)


def _near(question: Question, match: Match, value: Value, scenes: Scenes) -> bool:
    return _next_named(question, match, value, scenes) or _his(question, match, value, scenes)


def _his(question: Question, match: Match, value: Value, scenes: Scenes) -> bool:
    """Whether an age is that of a "he" in a sentence which names nobody else: "his name is Rhys and he is nineteen"."""
    statement = match.statement
    if value.about is not None or (statement.subject_text or "").casefold() not in ("he", "she"):
        return False
    named = scenes.words(statement.article, *scenes.sentence(statement)).entities
    people = {i for i in named if scenes.entities[i].type == "person" and i != statement.subject}
    return bool(people) and people <= question.given


def _next_named(question: Question, match: Match, value: Value, scenes: Scenes) -> bool:
    """Whether an age nobody is known to have stands right before the name: "the 36-year-old champion Quist"."""
    if value.about is not None:
        return False
    article = match.statement.article
    after = scenes.articles[article].text[value.end : value.end + 40]
    near = value.end + len(re.split(r"[,;.:]", after)[0])
    return question.given.issuperset(found) if (found := list(scenes.named(article, value.end, near))) else False


def _money(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    yield from (_value(match, v, scenes) for v in match.statement.values if v.kind == "money")


def _count(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield counts of what is asked: of people by what befell them, of anything else by its noun."""
    wanted = noun_class(_singular(question.noun))
    for value in match.statement.values:
        if value.kind not in ("count", "measure", "duration"):
            continue
        if _no_one(value, match.statement, scenes):
            if value.role in question.roles:
                none = _value(match, value, scenes)
                yield replace(none, text="none", key="none", low=0.0, high=0.0)
            continue
        counted = noun_class(value.counted or "")
        people = question.noun in GENERIC
        if value.kind == "count" and value.role in question.roles:
            bare = not counted and not value.restrictors and _speaks_of(question.noun, match, scenes)
            if people or counted == wanted or bare:
                yield _value(match, value, scenes, rank=_partial(question, match, value, scenes))
        elif not question.roles and (counted == wanted or noun_class(value.role) == wanted):
            narrowed = [r for r in value.restrictors if stem(r) not in {s for t in question.terms for s in t.stems}]
            yield _value(match, value, scenes, rank=len(narrowed))
        elif not question.roles and people and match.direct and question.relations and _somebody(counted):
            yield _value(match, value, scenes, rank=1 + len(value.restrictors))
        elif question.roles and counted == wanted and not people and value.role not in _BEFALLEN:
            yield _value(match, value, scenes, rank=1)


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun


def _no_one(value: Value, statement: Statement, scenes: Scenes) -> bool:
    """Whether a "one" is that of "no one" or "no-one"."""
    text = scenes.articles[statement.article].text
    return value.text.casefold() == "one" and bool(re.search(r"\bno[ -]$", text[: value.start], re.IGNORECASE))


def _speaks_of(noun: str, match: Match, scenes: Scenes) -> bool:
    """Whether the sentence of a count that names nothing counted has the noun asked for."""
    around = scenes.words(match.statement.article, *scenes.sentence(match.statement))
    return stem(_singular(noun)) in around.stems


_PART = re.compile(r"\b(?:an?other|others?|more|also|additional|including|of whom|of them)\b", re.IGNORECASE)


def _partial(question: Question, match: Match, value: Value, scenes: Scenes) -> int:
    """Return how much of a whole a count leaves out: those of one place, one kind, "four others"."""
    statement = match.statement
    _, common = scenes.topic
    asked = question.given | common
    places = {
        a.entity
        for a in statement.arguments
        if a.entity and a.relation in listed("words.placed") and a.entity not in asked
    }
    places = {p for p in places if p and (e := scenes.entities.get(p)) and e.type == "place"}
    stems = {s for t in question.terms for s in t.stems}
    narrowed = [r for r in value.restrictors if stem(r) not in stems and r not in scenes.topic[0]]
    text = scenes.articles[statement.article].text[max(0, value.start - 12) : value.end + 10]
    return bool(places) + bool(narrowed) + bool(_PART.search(text))


_BEFALLEN = frozenset({"killed", "injured", "missing", "arrested", "displaced", "affected"})
"""Counts of people, whose noun may be left out: "24 killed"."""


def _where(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    statement = match.statement
    dated = [(v.start, v.end) for v in statement.values if v.kind in ("date", "clock", "duration", "ordinal")]
    for argument in statement.arguments:
        if argument.relation not in listed("words.placed"):
            continue
        if any(a < argument.end and argument.start < b for a, b in dated):
            continue
        entity = scenes.entities.get(argument.entity or "")
        named = set(map(stem, fold(argument.text)))
        if entity and not _is_place(entity, argument):
            continue
        asked = {s for t in question.terms for s in (*t.stems, *t.kin)}
        if (named and named <= asked) or (entity is None and stem(argument.lemma.casefold()) in asked):
            continue
        if entity is None and (argument.lemma.casefold() in listed("words.unplaced") or noun_event(argument.lemma)):
            continue
        if entity and entity.id in question.given:
            continue
        pointing = re.match(r"(?:the same|this|that|these|those)\b", argument.text, re.IGNORECASE)
        yield _argued(match, argument, entity, scenes, rank=3 if pointing else 0 if entity else 1)
    if match.direct:
        yield from _nearby(question, match, scenes)


def _is_place(entity: Entity, argument: Argument) -> bool:
    """Whether one can be at or in something named: a place, or a house by its noun."""
    if entity.type == "place" or argument.relation in ("at", "near", "outside", "inside"):
        return True
    sites = set(map(stem, listed("words.sites")))
    return argument.relation != "to" and bool(sites.intersection(map(stem, fold(argument.text))))


def _nearby(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the places named in the rest of the sentence, after a preposition of place."""
    statement = match.statement
    text = scenes.articles[statement.article].text
    start, end = scenes.sentence(statement)
    placed = "|".join(sorted(listed("words.placed") - {"to", "toward", "towards"}))
    before = re.compile(rf"\b(?:{placed})\s+(?:the\s+)?$")
    asked = {s for t in question.terms for s in t.stems}
    for begin, stop, name in scenes.places(statement.article, start, end):
        inside = statement.start <= begin < statement.end
        if not before.search(text[start:begin]) or set(map(stem, fold(name))) <= asked:
            continue
        place = _at(scenes, statement.article, begin, stop)
        yield Fill(text=name, key=" ".join(fold(name)), match=match, evidence=place, rank=2 - inside, role="place")


def _argued(match: Match, argument: Argument, entity: Entity | None, scenes: Scenes, rank: int) -> Fill:
    words = argument.text.strip(" ,;–—-")
    text = words if entity is None or entity.name in words else entity.name
    whole = f"{argument.relation} {text}" if rank or entity is None else text
    return Fill(
        text=whole,
        key=entity.id if entity else " ".join(fold(words)),
        match=match,
        evidence=_at(scenes, match.statement.article, argument.start, argument.end),
        rank=rank,
        role="place",
    )


def _why(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the reason the sentence opens with "because", "due to", …, once the clause itself is told."""
    statement = match.statement
    start, end = scenes.sentence(statement)
    text = scenes.articles[statement.article].text[start:end]
    phrases = "|".join(sorted(map(re.escape, listed("words.reasons")), key=len, reverse=True))
    for hit in re.finditer(rf"\b(?:{phrases})\b[^,;.]*", text):
        told = statement.predicate_span
        after = told is not None and start + hit.start() >= told.start
        if after and len(hit.group().split()) > 1:
            rank = int(start + hit.start() > statement.end + 3)
            place = _at(scenes, statement.article, start + hit.start(), start + hit.end())
            text, key = hit.group().strip(), " ".join(fold(hit.group()))
            yield Fill(text=text, key=key, match=match, evidence=place, rank=rank)
    measured = [(v.start, v.end) for v in statement.values]
    for argument in statement.arguments:
        plain = argument.relation == "for" and not argument.entity and match.direct
        if plain and not any(a < argument.end and argument.start < b for a, b in measured):
            place = _at(scenes, statement.article, argument.start, argument.end)
            words = f"for {argument.text.strip(' ,;')}"
            yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place, rank=2)


def _who(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the participants who fill the role asked for, those with a name first."""
    statement = match.statement
    for id_ in _participants(question, statement, scenes):
        entity = scenes.entities.get(id_)
        if entity is None or id_ in question.given or (question.types and entity.type not in question.types):
            continue
        mention = scenes.mention(statement.article, statement.start, statement.end, id_)
        place = (mention.start, mention.end) if mention else (statement.start, statement.end)
        named = any(m.kind == "name" for m in entity.mentions)
        if entity.type == "group" or not named:
            continue
        yield Fill(
            text=entity.name,
            key=id_,
            match=match,
            evidence=_at(scenes, statement.article, *place),
            rank=0 if mention and mention.kind == "name" else 1,
            role="who",
        )
    yield from _unnamed(question, match, scenes)


def _name(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the name of whoever fills the role asked for, where the sentence speaks of all that is asked."""
    if match.score >= 0.85:
        found = _who(question, match, scenes) if question.relations else _typed(question, match, scenes)
        yield from (f for f in found if f.rank < 2)


def _participants(question: Question, statement: Statement, scenes: Scenes) -> list[str]:
    """Return the entities in the slot asked for; of a pair that does something together, the other one."""
    relation = scenes.relation(statement)
    who = relation.actors if question.slot == "actor" else relation.patients
    ids = [w.entity for w in who if w.entity]
    inside = _inside_slot(question, statement, scenes)
    together = [*statement.subjects, *_members(statement, scenes)]
    if question.given & set(together) and not ids and not statement.passive:
        ids += together
    return list(dict.fromkeys([*(i for i in ids if i), *inside]))


def _members(statement: Statement, scenes: Scenes) -> tuple[str, ...]:
    found = [a for a in statement.arguments if a.relation == "subject"]
    named = (i for a in found for i in scenes.named(statement.article, a.start, a.end))
    return tuple(named)


def _inside_slot(question: Question, statement: Statement, scenes: Scenes) -> list[str]:
    """Return entities named in the words of the slot: "the woman, identified as …", "receptionist …"."""
    passive_or_affected = statement.passive or not any(a.relation == "object" for a in statement.arguments)
    wanted = "subject" if (question.slot == "actor") != passive_or_affected else "object"
    found = [a for a in statement.arguments if a.relation == wanted]
    return [
        i
        for a in found
        for i in scenes.named(statement.article, a.start, min(a.end, statement.end))
        if scenes.entities[i].type == "person" and _names_head(statement, a, i, scenes)
    ]


def _names_head(statement: Statement, argument: Argument, id_: str, scenes: Scenes) -> bool:
    """Whether a person named in a phrase is its head, or in apposition to it; not one in "the office of …"."""
    mention = scenes.mention(statement.article, argument.start, argument.end, id_)
    if mention is None:
        return False
    before = scenes.articles[statement.article].text[argument.start : mention.start]
    return not re.search(r"\b(?:of|by|with|near|for|from)\s+\S*$", before) or bool(_NAMED_BY.search(before))


def _unnamed(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield a participant without a name by its own words ("a receptionist")."""
    statement = match.statement
    passive = statement.passive or not any(a.relation == "object" for a in statement.arguments)
    wanted = ("agent",) if statement.passive and question.slot == "actor" else None
    wanted = wanted or (("subject",) if (question.slot == "actor") != passive else ("object",))
    for argument in statement.arguments:
        if argument.relation in wanted and not argument.entity and argument.lemma.casefold() not in GENERIC:
            if argument.text.casefold() in ("who", "that", "which", "he", "she", "it", "they", "i", "we", "you"):
                continue
            if any(scenes.named(statement.article, argument.start, argument.end)):
                continue
            if not _somebody(argument.lemma.casefold()):
                continue
            words = argument.text.strip(" ,;–—-")
            place = _at(scenes, statement.article, argument.start, argument.end)
            yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place, rank=2, role="who")


def _somebody(noun: str) -> bool:
    """Whether a noun is one for people."""
    return noun in table("types")["person"] or noun.endswith(("man", "men", "er", "or", "ist", "ian", "people", "ant"))


def _what(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the object a clause gives to what is asked, of the kind asked for."""
    if question.types or question.noun:
        yield from _typed(question, match, scenes)
    if question.types or (question.relations and not match.direct):
        return
    statement = match.statement
    if question.relations and not question.relations & {*scenes.relation(statement).classes}:
        return
    wanted = ("object", "complement", "clause") if question.slot == "patient" else ("subject",)
    if question.slot == "patient" and not question.doers and (statement.passive or not _has_object(statement)):
        wanted = ("subject",)
    for argument in statement.arguments:
        if argument.relation not in wanted or argument.entity in question.given:
            continue
        if question.noun and noun_class(argument.lemma) != noun_class(question.noun):
            continue
        words = argument.text.strip(" ,;–—-")
        if len(fold(words)) <= len(fold(question.noun)) or argument.text.casefold() in ("that", "what", "it"):
            continue
        if match.inside < 0.99:
            continue
        place = _at(scenes, statement.article, argument.start, argument.end)
        yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place, rank=1)


def _has_object(statement: Statement) -> bool:
    return any(a.relation in ("object", "complement", "clause") for a in statement.arguments)


def _typed(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    statement = match.statement
    for id_ in dict.fromkeys(scenes.named(statement.article, statement.start, statement.end)):
        entity = scenes.entities[id_]
        called = question.noun and stem(question.noun) in map(stem, fold(entity.name))
        if (entity.type not in question.types and not called) or id_ in question.given:
            continue
        sources = {s.entity for s in statement.sources}
        if id_ in sources:
            continue
        mention = scenes.mention(statement.article, statement.start, statement.end, id_)
        if mention and mention.kind == "name":
            place = _at(scenes, statement.article, mention.start, mention.end)
            yield Fill(text=entity.name, key=id_, match=match, evidence=place, role="who")


_FATAL = ("after", "from", "in", "of")
"""What opens how somebody died: "in a fall", "of a stroke", "after slipping"."""
_USING = re.compile(r"\bus(?:ed|es|ing|e)\s+((?:(?!\bto\b)[^,.;]){2,50}?)\s+to\s+(\w+)", re.IGNORECASE)


def _how(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield the means: what somebody used to do it, or did it by or with."""
    article = match.statement.article
    start, end = scenes.sentence(match.statement)
    asked = {s for t in question.terms for s in t.stems}
    for hit in _USING.finditer(scenes.articles[article].text, start, end):
        if stem(hit.group(2).casefold()) in asked:
            words, key = hit.group(1), " ".join(fold(hit.group(1)))
            yield Fill(text=words, key=key, match=match, evidence=_at(scenes, article, *hit.span(1)))
    if question.relations and not match.direct:
        return
    ways = ("by", "with", "through", "via", "using", *(_FATAL if "death" in question.relations else ()))
    for argument in match.statement.arguments:
        if argument.relation in ways and not (argument.relation in _FATAL and argument.entity):
            place = _at(scenes, match.statement.article, argument.start, argument.end)
            words = f"{argument.relation} {argument.text.strip(' ,;')}"
            yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place)


def _with(question: Question, match: Match, scenes: Scenes) -> Iterator[Fill]:
    """Yield what stands after the preposition the question ends on: "charged with murder"."""
    if not match.direct:
        return
    for argument in match.statement.arguments:
        if argument.relation == question.stranded and argument.entity not in (*question.given, ""):
            words = argument.text.strip(" ,;")
            place = _at(scenes, match.statement.article, argument.start, argument.end)
            yield Fill(text=words, key=" ".join(fold(words)), match=match, evidence=place)


Finder = Callable[[Question, Match, Scenes], Iterator[Fill]]

_FINDERS: Mapping[Asked, Finder] = {
    "clock": _clock,
    "count": _count,
    "how": _how,
    "money": _money,
    "name": _name,
    "value": _valued,
    "what": _what,
    "when": _when,
    "where": _where,
    "with": _with,
    "who": _who,
    "why": _why,
}
