"""Words that may stand for one another in two clauses: of one class of relations, of one sense, or near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from firsthand.language.lexicon import lexicon, words
from firsthand.story.claims.facets import stem
from firsthand.story.claims.relations import noun_class

PACKAGE = "firsthand.story"


@cache
def person_nouns() -> frozenset[str]:
    """Return the nouns for people, and those that stand for them among their synonyms."""
    nouns = frozenset[str]().union(*(words("roles", f"person.{sex}") for sex in ("female", "male", "either")))
    return nouns | {noun_class(noun) for noun in nouns}


@cache
def near_nouns(noun: str) -> frozenset[str]:
    """Return the nouns near a noun: of one sense with it, a kind of it, or what it is a kind of."""
    return _near().get(noun, frozenset())


@cache
def _near() -> Mapping[str, frozenset[str]]:
    return _both_ways((*lexicon("nouns", PACKAGE)["nouns"].items(), *_kinds()))


def _kinds() -> list[tuple[str, list[str]]]:
    lists = lexicon("relations", PACKAGE)["kinds"]["lists"]
    return [(noun, [o for o in others if o != noun]) for others in lists for noun in others]


@cache
def kin(word: str) -> frozenset[str]:
    """Return the stems that may stand for a stem, itself among them."""
    return _kin().get(word, frozenset()) | {word}


@cache
def _kin() -> Mapping[str, frozenset[str]]:
    tables = lexicon("wordnet", PACKAGE)
    pairs = [(w, [o for o in group if o != w]) for group in _groups() for w in group]
    pairs += [(verb, nouns) for verb, nouns in tables["nominals"].items()]
    pairs += list(lexicon("near", PACKAGE)["verbs"].items()) + list(lexicon("nouns", PACKAGE)["nouns"].items())
    pairs += _kinds()
    return _both_ways((stem(word), [stem(o) for o in others]) for word, others in pairs)


def _groups() -> Iterable[list[str]]:
    """The lists of words of which each can stand for any other; a phrase stands for nothing here."""
    relations, tables = lexicon("relations", PACKAGE), lexicon("wordnet", PACKAGE)
    for table in relations["classes"].values():
        group = [w for kind in ("verbs", "object", "subject", "nouns") for w in table.get(kind, ())]
        yield [w for w in group if " " not in w]
    yield from ([w for w in group if " " not in w] for group in relations["nouns"].values())
    for part in ("verbs", "nouns"):
        yield from ([w for w in group if " " not in w] for group in tables[part].values())


def _both_ways(rows: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, others in rows:
        for other in others:
            if other != word and " " not in other:
                found[word].add(other)
                found[other].add(word)
    return {word: frozenset(others) for word, others in found.items()}
