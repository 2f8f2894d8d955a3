"""What to call an entity, and which spellings of its name cannot all be right."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from firsthand.model import Mention
from firsthand.story.entities.joins import Node
from firsthand.story.naming import (
    akin,
    begins_alike,
    fold,
    misspelt,
    organization_key,
    person_name,
    place_key,
    same_first,
    spelt_otherwise,
    titled,
    unprefixed,
)

SHORT = 4
"""Letters by which two first names may be the same short form's."""
_RANK = re.compile(r"[A-Z]{2,3} ")
"""Letters that stand for a rank."""


@dataclass(frozen=True)
class Spelling:
    """One entity whose full name is written in more than one way: each form with the places where it stands so."""

    entity: str
    forms: tuple[tuple[str, tuple[Mention, ...]], ...]


def named(nodes: Sequence[Node]) -> str:
    """Return the full name most articles use; of equals the longer, then the earlier."""
    votes: Counter[str] = Counter()
    for node in nodes:
        votes.update(dict.fromkeys(node.forms or (node.entity.name,), 1))
    order = {form: i for i, form in enumerate(votes)}
    spelt: Counter[Hashable] = Counter()
    for node in nodes:
        spelt.update(dict.fromkeys((_spelt(f) for f in node.forms if _full(f)), 1))

    def weight(form: str) -> tuple[bool, int, int, int, int]:
        full = _full(form) and nodes[0].type != "place"
        length = len(fold(form)) if full and not _more_than_a_name(form, votes) else 0
        return (full, spelt[_spelt(form)] if full else 0, votes[form], length, -order[form])

    return max(votes, key=weight)


def _more_than_a_name(form: str, forms: Iterable[str]) -> bool:
    """Whether a form is another one with a title before it."""
    name = person_name(form)
    others = (person_name(f) for f in forms if len(fold(f)) < len(fold(form)))
    return name is not None and any(titled(name, other) for other in others if other)


def _full(form: str) -> bool:
    return len(fold(form)) > 1


def _spelt(form: str) -> Hashable:
    """Return what all full forms of one spelling share: a person's surname, anything else's words."""
    name = person_name(form)
    return name.last if name else fold(form)


def spellings(entity: str, nodes: Sequence[Node]) -> Spelling | None:
    """Gather the places of each spelling of a name; None where there is one spelling only."""
    mentions = [m for n in nodes for m in n.entity.mentions if m.kind == "name"]
    if nodes[0].type == "person":
        mentions = list(_as_named(mentions))
    found = _odd(nodes[0].type, mentions, _variant)
    if not found and nodes[0].type == "person":
        found = _odd("person", mentions, _first)
    return Spelling(entity, found) if found else None


def _as_named(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions but those with a rank before them, or with a word that looks like one more name before or after.

    So "DI Lorne", "Leads Ada Lorne", and "Ada Lorne Leads" of a headline in capitals.
    """
    firsts = {m.text: name.first for m in mentions if (name := person_name(m.text)) and not name.bare}
    for mention in mentions:
        first, text = firsts.get(mention.text), mention.text
        before = first and any(text.endswith(f" {name}") and first != own for name, own in firsts.items())
        after = any(text.startswith(f"{name} ") for name in firsts)
        if not (before or after) and not _RANK.match(text):
            yield mention


def _odd(
    kind: str, mentions: Iterable[Mention], variant: Callable[[str, str], tuple[str, ...]]
) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    """Gather the forms of a name that are at odds, each with its places; none where fewer than two are."""
    places: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        places[variant(kind, mention.text)].append(mention)
    like = _heard if variant is _first else _respelt
    odd = [k for k in places if any(like(k, other) for other in places if other != k)]
    if variant is _first:
        odd = _of_single_minds(places, odd)
    if kind == "person":
        odd = [k for k in odd if any(_full(m.text) for m in places[k]) or _slipped(k, odd, places)]
    return tuple((_form(places[k]), tuple(places[k])) for k in odd) if len(odd) > 1 else ()


def _slipped(
    bare: tuple[str, ...], odd: Sequence[tuple[str, ...]], places: dict[tuple[str, ...], list[Mention]]
) -> bool:
    """Whether a bare surname is a slip for that of somebody its article names in full."""
    here = {m.article for m in places[bare]}
    full = {m.article for k in odd for m in places[k] if _full(m.text) and misspelt(bare[0], k[0], shortest=4)}
    return bool(here & full)


def _of_single_minds(
    places: dict[tuple[str, ...], list[Mention]], odd: Sequence[tuple[str, ...]]
) -> list[tuple[str, ...]]:
    """The forms left when the places in articles that use two of them are set aside: those know both names."""
    where = {k: {m.article for m in places[k]} for k in odd}
    knowing = {a for k in odd for a in where[k] if sum(a in w for w in where.values()) > 1}
    for k in odd:
        places[k] = [m for m in places[k] if m.article not in knowing]
    return [k for k in odd if places[k]]


def _first(kind: str, text: str) -> tuple[str, ...]:
    """Return first and last name; a bare name tells nothing of the first."""
    name = person_name(text)
    return (name.first, name.last) if name and not name.bare else ()


def _variant(kind: str, text: str) -> tuple[str, ...]:
    if kind == "person":
        name = person_name(text)
        return (name.last,) if name else ()
    return place_key(text) if kind == "place" else organization_key(text)


def _respelt(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    odd = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    shortest = 4 if len(a) == 1 else 5  # a surname of one person, or a word of a name
    if len(a) != len(b) or len(odd) != 1:
        return False
    return misspelt(*odd[0], shortest) or unprefixed(*odd[0]) or (len(a) == 1 and begins_alike(*odd[0]))


def _heard(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names differ in the first alone, which is no short form of the other."""
    if len(a) != 2 or len(b) != 2 or a[1] != b[1] or a[0] == b[0]:
        return False
    if spelt_otherwise(a[0], b[0]):
        return True
    if same_first(a[0], b[0]):
        return False
    short_form = a[0][:SHORT] == b[0][:SHORT]  # "Alexis" and "Alexandros" may both be Alex
    return misspelt(a[0], b[0]) or akin(a[0], b[0]) or (begins_alike(a[0], b[0]) and not short_form)


def _form(found: Sequence[Mention]) -> str:
    """Return the fullest form, the oftener used of equals."""
    votes = Counter(m.text for m in found)
    return max(votes, key=lambda t: (_full(t), votes[t], len(t), t))
