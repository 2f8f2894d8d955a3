"""Names of one person or body that cannot all be spelt right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from firsthand.language.lexicon import lexicon
from firsthand.model import Entity, Evidence, Mention
from firsthand.story.claims.facets import Facets
from firsthand.story.conflicts.drafts import Draft, DraftSide
from firsthand.story.entities.resolving import Resolved
from firsthand.story.naming import listed

CONFIDENCE = 0.8
_CHOICES = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("dzh", "j"), ("dj", "j"),
    ("zh", "j"), ("y", "i"), ("q", "k"), ("w", "v"), ("-", " "),
)  # fmt: skip
_LETTERS = re.compile(r"[a-z]+")
_TWICE = re.compile(r"(.)\1")


def conflicts(resolved: Resolved, facets: Sequence[Facets], claim_of: Mapping[str, int]) -> list[Draft]:
    """Return a draft for every person whose full name is written in ways that exclude each other.

    Of places and bodies a second spelling is house style or transliteration oftener than error: it is an alias,
    no conflict.
    """
    by_entity: defaultdict[str, list[Facets]] = defaultdict(list)
    for facet in facets:
        for entity in sorted(facet.entities | set(facet.statement.subjects)):
            by_entity[entity].append(facet)
    entities = {e.id: e for e in resolved.entities}
    foreign = _foreign(facets)
    drafts = []
    for spelling in resolved.spellings:
        about = entities[spelling.entity]
        if about.type != "person" or _plural(spelling.forms) or _spelt_over(spelling.forms, foreign):
            continue
        sides = tuple(_side(form, mentions, by_entity[about.id]) for form, mentions in spelling.forms)
        first = next((f for s in sides for f in s.facets), None)
        if first is not None and len(sides) > 1:
            drafts.append(_draft(about, sides, claim_of[first.statement.id]))
    return drafts


def _plural(forms: Sequence[tuple[str, object]]) -> bool:
    """Whether the forms differ in a final s alone: no person's name, or a family's."""
    return len({form.casefold().rstrip("s") for form, _ in forms}) == 1


def _foreign(facets: Sequence[Facets]) -> frozenset[str]:
    """The articles that tell of people whose names are written over from another script."""
    peoples = listed("scripts")
    return frozenset(f.statement.article for f in facets if peoples & set(_LETTERS.findall(f.sentence.casefold())))


def _spelt_over(forms: Sequence[tuple[str, Sequence[Mention]]], foreign: frozenset[str]) -> bool:
    """Whether the forms are one name written over from another script: "Heidar", "Heydar".

    A surname alone may be one where the articles tell of people who write so.
    """
    articles = {m.article for _, mentions in forms for m in mentions}
    firsts = {form.split()[0].casefold() for form, _ in forms}
    if len(firsts) == 1 and 2 * len(articles & foreign) < len(articles):
        return False
    given = lexicon("given_names")
    known = any(form.split()[0].casefold() in given[sex] for form, _ in forms for sex in ("female", "male"))
    return not known and len({_sounded(form) for form, _ in forms}) == 1


def _sounded(form: str) -> str:
    """A name with what transliterations choose between made one."""
    sound = form.casefold()
    for letters, letter in _CHOICES:
        sound = sound.replace(letters, letter)
    return _TWICE.sub(r"\1", sound)


def _draft(entity: Entity, sides: tuple[DraftSide, ...], claim: int) -> Draft:
    forms = " or ".join(f"“{s.text}”" for s in sides)
    return Draft(
        claim=claim,
        role="name",
        kind="name",
        confidence=CONFIDENCE,
        sides=sides,
        about=(entity.id,),
        note=f"The articles write the name of {entity.name} in more than one way: {forms}.",
    )


def _side(form: str, mentions: Sequence[Mention], about: Sequence[Facets]) -> DraftSide:
    articles = {m.article for m in mentions}
    spans = tuple(Evidence(article=m.article, start=m.start, end=m.end, text=m.text) for m in mentions)
    return DraftSide(form, None, None, tuple(f for f in about if f.statement.article in articles), spans)
