"""What a statement relates, whatever its wording: a class of predicates, who does it and who undergoes it.

The classes are hand-written language (relations.toml); synonyms and nominalisations beyond them come from WordNet
3.0 (Miller, 1995), by tools/wordnet.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from firsthand.language.lexicon import lexicon
from firsthand.model import Argument, Statement

Affected = Literal["subject", "object"]
_KINDS: tuple[tuple[str, Affected | None], ...] = (("verbs", None), ("object", "object"), ("subject", "subject"))


@dataclass(frozen=True)
class Who:
    """A participant: the entity where it is known, and the class of its head noun."""

    entity: str | None
    noun: str


@dataclass(frozen=True)
class Relation:
    """The classes a predicate belongs to, who acts, who undergoes it, and whatever else is named."""

    classes: tuple[str, ...]
    actors: tuple[Who, ...]
    patients: tuple[Who, ...]
    others: tuple[Who, ...]


def _tables() -> dict[str, Any]:
    return lexicon("relations", "firsthand.story")


@cache
def _verbs() -> dict[str, tuple[tuple[str, Affected | None], ...]]:
    """Verb -> its classes, and whom it affects."""
    found: dict[str, list[tuple[str, Affected | None]]] = {}
    for name, table in _tables()["classes"].items():
        for kind, affected in _KINDS:
            for verb in table.get(kind, ()):
                found.setdefault(verb, []).append((name, affected))
    return {verb: tuple(rows) for verb, rows in found.items()}


@cache
def _nouns() -> dict[str, str]:
    """Event noun -> the first class that lists it."""
    found: dict[str, str] = {}
    for name, table in _tables()["classes"].items():
        for noun in table.get("nouns", ()):
            found.setdefault(noun, name)
    return found


@cache
def _phrases() -> dict[tuple[str, str], str]:
    rows = _tables()["classes"].items()
    return {(verb, noun): name for name, table in rows for verb, noun in table.get("phrases", ())}


@cache
def _work_verbs() -> dict[str, str]:
    return {verb: name for name, table in _tables()["classes"].items() for verb in table.get("work", ())}


@cache
def _synonym(table: str) -> dict[str, str]:
    """Word -> the word that stands for its group in WordNet."""
    groups = lexicon("wordnet", "firsthand.story")[table]
    return {word: key for key, words in groups.items() for word in words}


@cache
def things() -> dict[str, str]:
    """Return noun -> the noun that stands for it, of the hand-written synonyms alone."""
    return {noun: key for key, nouns in _tables()["nouns"].items() for noun in nouns}


@cache
def affecting() -> frozenset[str]:
    """Return the classes in which somebody or something undergoes the event."""
    rows = _tables()["classes"].items()
    return frozenset(name for name, table in rows if "object" in table or "subject" in table)


@cache
def happenings() -> frozenset[str]:
    """Return the classes of what happens once to a place, so that its measures are one."""
    return frozenset(_tables()["happenings"]["classes"])


@cache
def tallied() -> frozenset[str]:
    """Return the verbs of what is counted up over a game, a season or a life."""
    return frozenset(_tables()["tallied"]["verbs"])


@cache
def deeds() -> frozenset[str]:
    """Return the classes of what is over at once, so that the number it befell does not grow."""
    return frozenset(_tables()["deeds"]["classes"])


@cache
def cast_classes() -> frozenset[str]:
    """Return the classes of deeds in which each part is one person's where all who name one name the same."""
    return frozenset(_tables()["cast"]["classes"])


@cache
def once() -> frozenset[str]:
    """Return the classes that happen to each person once."""
    return frozenset(_tables()["once"]["classes"])


@cache
def occurring() -> frozenset[str]:
    """Return the verbs that say of a happening that it took place."""
    return frozenset(_tables()["occurring"]["verbs"])


@cache
def beginnings() -> frozenset[str]:
    """Return the verbs of what a thing does once, in one year."""
    return frozenset(_tables()["beginnings"]["verbs"])


def names_a_happening(statement: Statement) -> bool:
    """Return whether a clause only says that "the accident" happened: which one, the clauses before it tell."""
    table = _tables()["generic"]
    subject = next((a for a in statement.arguments if a.relation == "subject"), None)
    known = subject is not None and subject.entity is None and subject.lemma.casefold() in table["events"]
    return known and statement.predicate in table["verbs"]


@cache
def telling_classes() -> frozenset[str]:
    """Return the classes that say what happened, not only that something did."""
    return frozenset(_tables()["classes"]) - frozenset(_tables()["weak"]["classes"])


@cache
def pale() -> frozenset[str]:
    """Return the verbs that tell nothing by themselves."""
    return frozenset(_tables()["pale"]["verbs"])


@cache
def noun_class(lemma: str) -> str:
    """Return the noun that stands for this one among its synonyms."""
    lemma = lemma.casefold()
    if lemma in things():
        return things()[lemma]
    if lemma in _nobody():
        return lemma
    found = _synonym("nouns").get(lemma, lemma)
    return lemma if lemma in _nouns() and _nouns().get(found) != _nouns()[lemma] else found  # no crash is a clang


@cache
def _nobody() -> frozenset[str]:
    """Words that stand for somebody or for a number and have no synonyms: "one" is no ace."""
    table = _tables()
    return frozenset(table["words"]["generic"]) | frozenset(table["words"]["pronouns"]) | frozenset(table["numbers"])


@cache
def verb_classes(lemma: str) -> tuple[tuple[str, Affected | None], ...]:
    """Return the classes of a verb (its own lemma where no class lists it), and whom each affects."""
    if lemma in _verbs():
        return _verbs()[lemma]
    stem = lemma.partition(" ")[0]
    synonym = _synonym("verbs").get(lemma)
    if synonym is None:
        return _verbs().get(stem, ((lemma, None),)) if stem != lemma else ((lemma, None),)
    group = lexicon("wordnet", "firsthand.story")["verbs"][synonym]
    for word in group:
        if word in _verbs():
            return _verbs()[word]
    return ((synonym, None),)


def held_classes(statement: Statement) -> frozenset[str]:
    """Return the classes of what a verb of setting out has as its infinitive ("agreed to buy")."""
    predicate, table = statement.predicate.casefold(), _tables()["setting_out"]
    ready = any(f"{predicate} {a.lemma.casefold()}" in table["verbs"] for a in _named(statement, "complement"))
    if not (ready or predicate in table["verbs"] or (statement.passive and predicate in table["passive"])):
        return frozenset()
    return frozenset(n for a in _named(statement, "clause") for n, _ in verb_classes(a.lemma.casefold()))


def undone_classes(statement: Statement) -> frozenset[str]:
    """Return the classes of what an adjective says was not done to the subject: of hurting in "was unhurt"."""
    table = _tables()["undone"]
    if statement.nominal or statement.predicate.casefold() not in table["verbs"]:
        return frozenset()
    verbs = (table["words"].get(a.lemma.casefold()) for a in _named(statement, "complement", "object"))
    return frozenset(name for verb in verbs if verb for name, _ in verb_classes(verb))


@cache
def noun_event(lemma: str) -> str | None:
    """Return the class of the event a noun names ("departure" -> "leave"), None where it names none."""
    if lemma in _nouns():
        return _nouns()[lemma]
    verb = _synonym("nominals").get(lemma)
    return verb_classes(verb)[0][0] if verb else None


@cache
def _near() -> dict[str, frozenset[str]]:
    """Verb -> the verbs near it, both ways."""
    found: dict[str, set[str]] = {}
    for verb, others in lexicon("near", "firsthand.story")["verbs"].items():
        for other in others:
            found.setdefault(verb, set()).add(other)
            found.setdefault(other, set()).add(verb)
    return {verb: frozenset(others) for verb, others in found.items()}


@cache
def near_classes(lemma: str) -> frozenset[str]:
    """Return the classes of the verbs near a verb, or near the verb its event noun comes from."""
    lemma = lemma.casefold()
    verb = lemma if lemma in _near() else _synonym("nominals").get(lemma, lemma)
    return frozenset(name for other in _near().get(verb, ()) for name, _ in verb_classes(other))


def _who(arguments: Iterable[Argument]) -> tuple[Who, ...]:
    return tuple(Who(a.entity, _noun(a)) for a in arguments)


def _noun(argument: Argument) -> str:
    """The noun that stands for an argument; none for a sum that is told by its unit alone ("stole £2m in gems")."""
    lemma = argument.lemma.casefold()
    return "" if lemma in _tables()["sums"]["units"] else noun_class(lemma)


def _named(statement: Statement, *relations: str) -> tuple[Argument, ...]:
    return tuple(a for a in statement.arguments if a.relation in relations)


def _subjects(statement: Statement) -> tuple[Who, ...]:
    noun = next((a.lemma for a in statement.arguments if a.relation == "subject"), "")
    ids = statement.subjects or ((statement.subject,) if statement.subject else ())
    if ids:
        return tuple(Who(i, noun_class(noun)) for i in ids)
    return (Who(None, noun_class(noun)),) if noun else ()


def _particle(statement: Statement) -> str:
    """The word that completes a verb it stands right behind, where it governs nothing: "get away"."""
    verb = statement.predicate_span
    rest = statement.text[verb.end - statement.start :].casefold().split() if verb and not statement.nominal else []
    word = rest[0].strip(",;:.") if rest else ""
    return word if word in _tables()["particles"]["words"] and not _named(statement, word) else ""


def _written(statement: Statement) -> str:
    verb = statement.predicate_span
    return statement.text[verb.start - statement.start : verb.end - statement.start].casefold() if verb else ""


def _has_object(statement: Statement) -> bool:
    return any(not _measures(a, statement) for a in _named(statement, "object"))


def _outward(statement: Statement) -> bool:
    """Whether "out of" stands behind the verb, whatever else it governs: "checked out of a clinic in Arden"."""
    verb = statement.predicate_span
    return verb is not None and statement.text[verb.end - statement.start :].casefold().startswith(" out of ")


def _governed(statement: Statement) -> Argument | None:
    """The argument of a verb that a preposition completes ("led *to* a blackout"); "was fired at the firm" has none."""
    verb = statement.predicate.casefold()
    if statement.passive and any(affected == "object" for _, affected in _verbs().get(verb, ())):
        return None
    return next((a for a in statement.arguments if f"{verb} {a.relation}" in _verbs()), None)


def _measures(argument: Argument, statement: Statement) -> bool:
    """Whether an object is no thing but an extent or a time ("struck 40 miles off the coast")."""
    extents = (v for v in statement.values if v.kind in ("measure", "duration", "percent", "date", "clock"))
    return any(argument.start <= v.start and v.end == argument.end for v in extents) or any(
        v.kind == "measure" and v.start == argument.start for v in statement.values
    )


def _objects(statement: Statement) -> tuple[Who, ...]:
    found = _who(a for a in _named(statement, "object") if not _measures(a, statement))
    governed = _governed(statement)
    if governed and not found:
        return _who((governed,))
    if statement.object and all(w.entity != statement.object for w in found):
        found = (Who(statement.object, ""), *found)
    return found


def _affects(name: str, verb: str) -> Affected | None:
    """Whom a phrase affects: of a verb that affects its object by itself, the object."""
    return next((a for _, a in verb_classes(verb) if a and name in affecting()), None)


def _befalls(name: str, statement: Statement) -> Affected | None:
    """Whom an event noun affects behind a "be": "is dead" and "was missing" tell what befell the subject."""
    state = statement.predicate == "be" and bool(_named(statement, "complement")) and name in affecting()
    return "subject" if state else None


def _classes(statement: Statement, objects: tuple[Who, ...]) -> tuple[tuple[str, Affected | None], ...]:
    predicate = statement.predicate.casefold()
    if statement.nominal:
        name = noun_event(predicate)
        return ((name, "object" if name in affecting() else None),) if name else verb_classes(predicate)
    if _outward(statement) and f"{predicate} out" in _verbs():
        return verb_classes(f"{predicate} out")
    behind = f"{predicate} {_particle(statement)}"
    if behind in _verbs():
        return verb_classes(behind)
    written = _tables()["written"]["classes"].get(_written(statement))
    if written:
        return ((written, None),)
    if predicate in _tables()["bare"]["verbs"] and _has_object(statement):
        return ((f"{predicate} something", None),)
    heads = [a.lemma.casefold() for a in _named(statement, "object", "complement", "in", "into", "on", "to", "under")]
    for head in heads:
        if f"{predicate} {head}" in _verbs():
            return verb_classes(f"{predicate} {head}")
        if (predicate, head) in _phrases():
            name = _phrases()[predicate, head]
            return ((name, _affects(name, predicate)),)
    if predicate in _tables()["light"]["verbs"]:
        named = _nouns().get if predicate in _verbs() else noun_event
        events = [e for e in (named(h) for h in heads) if e]
        if events and not any(w.entity for w in objects):
            return ((events[0], _befalls(events[0], statement)),)
    governed = _governed(statement)
    known = verb_classes(f"{predicate} {governed.relation}" if governed else predicate)
    work = _work_verbs().get(predicate)
    if work and (statement.subject or "").startswith(("e:work", "e:event", "e:product")):
        known = (*known, (work, "subject"))
    return known


def _affected(known: tuple[tuple[str, Affected | None], ...], done: bool) -> Affected | None:
    """Whom the classes of a verb affect; of "sank" the object where it is `done` to one, else the subject."""
    ways = [a for _, a in known if a]
    if "object" in ways and "subject" in ways:
        return "object" if done else "subject"
    return next(iter(ways), None)


def relation(statement: Statement) -> Relation:
    """Return what a statement relates, with passives, nominals and light verbs brought to one form."""
    subjects, objects, agents = _subjects(statement), _objects(statement), _who(_named(statement, "agent"))
    known = _classes(statement, objects)
    affected = _affected(known, bool(objects or agents or statement.passive))
    if statement.nominal:
        owned = affected is not None
        actors = agents if owned else (*agents, *subjects)
        patients = (
            (*subjects, *objects, *_who(_named(statement, "of")))
            if owned
            else (*objects, *_who(_named(statement, "of")))
        )
    elif statement.passive or affected == "subject":
        actors, patients = agents, subjects
    else:
        actors, patients = subjects, objects
    if not patients and held_classes(statement):
        patients = _who(_named(statement, "clause object"))
    if known[0][0] in _tables()["reciprocal"]["classes"]:
        beside = [w for w in _who(_named(statement, "with", "to")) if w.entity]
        actors, patients = tuple(dict.fromkeys((*actors, *patients, *beside))), ()
    core = {id(a) for a in _named(statement, "subject", "object", "agent", "of" if statement.nominal else "subject")}
    others = _who(a for a in statement.arguments if id(a) not in core and a.relation != "clause")
    return Relation(tuple(dict.fromkeys(n for n, _ in known)), actors, patients, others)
