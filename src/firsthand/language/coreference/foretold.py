"""Whom an opening means before it names anybody: "A convicted thief walked out of jail … Bo Lind, 49, fled"."""

from __future__ import annotations

from firsthand.language.coreference.appositions import sex_of
from firsthand.language.coreference.discourse import SUBJECT, Seen, Walk
from firsthand.language.coreference.figures import Figure
from firsthand.language.coreference.nominals import like
from firsthand.language.lexicon import words

NEAR = 3
"""How many paragraphs after the opening the name may come."""


def foretold(walk: Walk, figures: list[Figure], groups: list[Figure]) -> None:
    """Give what is said of somebody unnamed to the one named further down, where that can be told.

    walk: the whole article, read; figures: those with names, groups: those without, both changed in place.
    """
    _by_office(figures, groups)
    _by_deed(figures, groups)
    _by_opening(walk, figures, groups)


def _unnamed(groups: list[Figure]) -> list[Figure]:
    return [g for g in groups if g.type == "person" and not g.named and g.places and not g.plural]


def _give(unnamed: Figure, named: Figure) -> None:
    named.places += unnamed.places
    named.gender = named.gender or unnamed.gender
    unnamed.places = []


def _one_sex(a: Figure, b: Figure) -> bool:
    return a.gender is None or b.gender is None or a.gender == b.gender


def _by_office(figures: list[Figure], groups: list[Figure]) -> None:
    """Give "a police sergeant" of the opening to the one sergeant of the police named further down."""
    unnamed = [g for g in _unnamed(groups) if g.words & {"a", "an"}]
    for figure in unnamed:
        role = figure.roles[0]
        if role in words("roles", "foretold.never") or sum(role in g.roles for g in unnamed) > 1:
            continue
        first = min(figure.places)
        holders = [f for f in figures if f.type == "person" and f.named and role in f.roles]
        if len(holders) != 1 or min(holders[0].places)[0] < first[1]:
            continue
        extra = figure.words - {"a", "an", role, "former"}
        if (
            extra
            and extra <= holders[0].words
            and (holders[0].gender or figure.gender) == (figure.gender or holders[0].gender)
        ):
            _give(figure, holders[0])


def _by_deed(figures: list[Figure], groups: list[Figure]) -> None:
    """Give "the alleged shooter" to the one person charged, where the article speaks of one shooter alone."""
    accused = words("roles", "deed.accused.roles")
    unnamed = [g for g in _unnamed(groups) if g.roles[0] in accused]
    holders = [f for f in figures if f.type == "person" and unnamed and unnamed[0].roles[0] in f.deeds]
    plural = any(g.plural and g.roles and g.roles[0] in accused for g in groups)
    if len(unnamed) != 1 or len(holders) != 1 or plural:
        return
    figure, holder = unnamed[0], holders[0]
    if _one_sex(figure, holder) and not figure.words & words("roles", "others.words"):
        _give(figure, holder)


def _by_opening(walk: Walk, figures: list[Figure], groups: list[Figure]) -> None:
    """Give the unnamed subject of the opening to the first subject named after it who bears its marks."""
    figure = _opening(walk, groups)
    if figure is None:
        return
    named = _first_named(walk, figure)
    if named is None or not _one_sex(figure, named.figure):
        return
    if any(f is named.figure for f in figures) and _marks(walk, figure, named):
        _give(figure, named.figure)


def _opening(walk: Walk, groups: list[Figure]) -> Figure | None:
    """The one unnamed person the first paragraph of the body is about."""
    first = next((n for n, p in enumerate(walk.parsed.paragraphs) if p.kind == "body"), None)
    here = [s for s in walk.seen if s.paragraph == first and s.quote is None]
    if any(s.figure.named and s.figure.type == "person" for s in here):
        return None
    unnamed = _unnamed(groups)
    found = [s for s in here if any(s.figure is g for g in unnamed) and s.weight >= SUBJECT - 10 and not s.speaks]
    if not found or not found[0].figure.words & {"a", "an"}:
        return None
    figure = found[0].figure
    if any(s.speaks for s in here if s.figure is figure):
        return None
    return None if figure.roles[0] in words("roles", "foretold.offices") else figure


def _first_named(walk: Walk, figure: Figure) -> Seen | None:
    """The first person named as a subject soon after the opening, where nobody else comes between."""
    first = min(s.paragraph for s in walk.seen if s.figure is figure)
    later = [s for s in walk.seen if first < s.paragraph <= first + NEAR and s.quote is None]
    people = [s for s in later if s.figure.named and s.figure.type == "person" and not s.speaks]
    return people[0] if people and people[0].weight >= SUBJECT - 10 else None


def _marks(walk: Walk, figure: Figure, named: Seen) -> bool:
    """Whether the name comes with an age, stands in the title, or shares what was said of the unnamed."""
    one = named.figure
    if set(one.roles) & words("roles", "foretold.offices"):
        return False
    titles = [p for p in walk.parsed.paragraphs if p.kind == "title"]
    entitled = any(p.start <= start < p.end for p in titles for start, _, _ in one.places)
    role = figure.roles[0]
    told = sex_of(role) is None or sex_of(role) == one.gender
    aged = told and any(word.endswith("-year-old") for word in one.words)
    alike = role in one.deeds or any(like(role) == like(r) for r in one.roles)
    return entitled or aged or alike
