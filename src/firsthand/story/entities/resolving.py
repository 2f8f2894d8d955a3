"""The same person, organisation, place and work over articles, under all its names.

Each article keeps its own entities apart already; here those of different articles are joined, name by name,
from the surest clue to the weakest. Two names that one article holds apart are never joined for likeness, and a
bare surname never where the story has two people of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from firsthand.language.lexicon import lexicon, words
from firsthand.language.naming.teams import team_for_short, team_handle
from firsthand.model import Entity, Mention, Reading
from firsthand.story.entities.joins import Joins, Node
from firsthand.story.entities.parts import Part, parts
from firsthand.story.entities.spellings import Spelling, named, spellings
from firsthand.story.naming import (
    PersonName,
    abbreviates,
    akin,
    alike,
    begins_alike,
    compatible,
    fold,
    listed,
    misspelt,
    narrows,
    respelt,
    respelt_once,
    romanised,
    same_first,
    spelt_otherwise,
    titled,
    unprefixed,
)
from firsthand.story.registry import Registry, default_registry
from firsthand.story.rulings import Rulings

CROWD = 60
"""Names of one first or last word compared pair by pair; in a larger crowd likeness says nothing."""

LONG = 6
"""Letters of a surname from which two first names are more likely one, written over in two ways, than two."""
CALLED = 3
"""Articles that must call a person by a bare surname before a body of that name in another is that person."""

_NONE: Mapping[str, str] = {}
Likeness = Callable[[int, int], str | None]


@dataclass(frozen=True)
class Resolved:
    """Entities over a story's articles.

    `id_of` leads from (article id, the entity's id in that reading) to the id over the story; `clues` says of an
    entity by what its names were joined; `spellings` are full names written in ways that cannot all be right.
    """

    entities: tuple[Entity, ...] = ()
    id_of: Mapping[tuple[str, str], str] = field(default_factory=dict)
    clues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spellings: tuple[Spelling, ...] = ()


def resolve(
    readings: Sequence[Reading],
    registry: Registry | None = None,
    rulings: Rulings | None = None,
    copy_of: Mapping[str, str] = _NONE,
) -> Resolved:
    """Join the entities of a story's readings.

    Whom a reprint names is who bears the name in what it reprints, and has no say in who is who: so a reprint makes
    nobody one and parts nobody.

    Args:
        readings: in any order.
        registry: names and short forms of outlets and agencies; the package's own where None.
        rulings: what an editor decided of names that are one, or two.
        copy_of: reprints, and what each reprints.
    """
    ruled = rulings or Rulings()
    ordered = sorted(readings, key=lambda r: (r.article.published or "9999", r.article.id))
    nodes = [Node.of(r.article.id, e) for r in ordered for e in r.entities]
    twins = _reprinted(nodes, copy_of)
    joins = Joins(nodes, ruled.apart, frozenset(twins))
    for a, b in ruled.same:
        for one, other in product(joins.called(a), joins.called(b)):
            joins.join(one, other, "an editor's decision")
    _same_names(joins, registry or default_registry())
    known = parts(ordered)
    for step in (
        _first_names,
        _misspelt_people,
        lambda j: _one_part(j, known),
        _bare_names,
        _misspelt_once,
        _mistyped,
        _abbreviations,
        _organizations,
        _places,
    ):
        step(joins)
    joins.hidden = frozenset()
    for number, twin in twins.items():
        joins.join(twin, number, "the same name in what is reprinted")
    _groups(joins)
    return _resolved(joins)


def _reprinted(nodes: Sequence[Node], copy_of: Mapping[str, str]) -> dict[int, int]:
    """Return for each named node of a reprint the one that bears its name in what is reprinted, where one does."""
    named: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for form in dict.fromkeys(map(fold, node.forms)) if node.article not in copy_of else ():
            named[node.article, form].append(number)
    twins = {}
    for number, node in enumerate(nodes):
        article = node.article
        while article in copy_of:
            article = copy_of[article]
        near = [n for form in dict.fromkeys(map(fold, node.forms)) for n in named[article, form]]
        if node.key and article != node.article and near:
            twins[number] = max(
                near, key=lambda n: (nodes[n].type == node.type, nodes[n].key == node.key, near.count(n), -n)
            )
    return twins


def _same_names(joins: Joins, registry: Registry) -> None:
    """Join equal names: of one type, of outlets by any short form, and long ones over all types."""
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, node in enumerate(joins.nodes):
        for key in _equal_keys(node, registry) if number not in joins.hidden else ():
            twin = next((n for n in seen[key] if _one_name(joins.nodes[n], node)), None)
            if twin is None:
                seen[key].append(number)
            else:
                joins.join(twin, number, "the same name")


def _equal_keys(node: Node, registry: Registry) -> Iterator[tuple[str, ...]]:
    if not node.key:
        return
    yield (node.type, *node.key)
    if len(words := fold(node.forms[0])) > 1 and node.type != "person":
        yield ("any", *words)
    if node.type in ("organization", "work", "other"):
        outlets = (registry.find(form) for form in node.forms)
        yield from (("outlet", o.name) for o in outlets if o)


def _one_name(a: Node, b: Node) -> bool:
    genders = {a.entity.gender, b.entity.gender} - {None}
    if a.person and b.person:
        return compatible(a.person, b.person) and (len(genders) < 2 or not a.person.bare)
    return a.entity.fictional == b.entity.fictional or len(a.key) > 1


def _first_names(joins: Joins) -> None:
    """Join a person under an initial or a short form of the first name, where only one person fits."""

    def like(a: int, b: int) -> str | None:
        pairs = _full_pairs(joins, a, b)
        for x, y in pairs:
            if titled(x, y):
                return "a title before the name"
            if x.last == y.last and same_first(x.first, y.first) and compatible(x, y):
                return "a short form of the first name"
        return None

    _join_unique(joins, _crowds(joins, lambda n: n.last), like)


def _misspelt_people(joins: Joins) -> None:
    """Join one first name with two spellings of a surname, or the other way round where the descriptions agree."""

    def surname(a: int, b: int) -> str | None:
        for x, y in _full_pairs(joins, a, b):
            if x.first == y.first and len(x.first) > 1 and compatible(x, y):
                if unprefixed(x.last, y.last):
                    return "a surname without its particle"
                if misspelt(x.last, y.last):
                    return "two spellings of a surname"
        return None

    def first(a: int, b: int) -> str | None:
        pairs = list(_full_pairs(joins, a, b))
        like = any(x.last == y.last and misspelt(x.first, y.first, 4) and compatible(x, y) for x, y in pairs)
        if like and _described(joins, a) & _described(joins, b):
            return "two spellings of a first name, one description"
        twins = [(x.first, y.first) for x, y in pairs if x.last == y.last and compatible(x, y)]
        sounds = any(alike(a, b) or spelt_otherwise(a, b) or _slip(a, b) for a, b in twins)
        foreign = any(len(x.last) >= LONG and x.last == y.last and romanised(x.first, y.first) for x, y in pairs)
        return "two spellings of a first name" if sounds or foreign else None

    _join_unique(joins, _crowds(joins, lambda n: n.first), surname)
    _join_unique(joins, _crowds(joins, lambda n: n.last), first)


def _one_part(joins: Joins, known: Mapping[tuple[str, str], Part]) -> None:
    """Join two first names that may be one, of one surname, where both have one part in the story and one age."""

    def part(head: int) -> Part:
        return Part.of(known.get((n.article, n.entity.id), Part()) for n in joins.members(head))

    def like(a: int, b: int) -> str | None:
        pairs = [(x, y) for x, y in _full_pairs(joins, a, b) if x.last == y.last and compatible(x, y)]
        if any(akin(x.first, y.first) for x, y in pairs) and part(a).meets(part(b)):
            return "two first names alike, one part in the story"
        begin = any(begins_alike(x.first, y.first) for x, y in pairs) and not _two_given_sexes(joins, a, b)
        if begin and part(a).likens(part(b)):
            return "two first names of one letter, one part in the story"
        return "two first names of one letter, one office" if begin and _one_office(joins, a, b) else None

    def surname(a: int, b: int) -> str | None:
        pairs = [(x, y) for x, y in _full_pairs(joins, a, b) if compatible(x, y)]
        slips = any(misspelt(x.first, y.first, 4) and respelt_once(x.last, y.last) for x, y in pairs)
        if slips or any(misspelt(x.first, y.first, 4) and _plural(x.last, y.last) for x, y in pairs):
            return "two spellings of both names"
        begin = any(x.first == y.first and len(x.first) > 1 and x.last[:2] == y.last[:2] for x, y in pairs)
        return "two surnames that begin alike, one part in the story" if begin and part(a).likens(part(b)) else None

    _join_unique(joins, _crowds(joins, lambda n: n.last), like)
    _join_unique(joins, _crowds(joins, lambda n: f"{n.first[:1]} {n.last[:2]}"), surname)


def _one_office(joins: Joins, a: int, b: int) -> bool:
    """Whether two people are described by one office of which there is one."""
    return bool(_offices(_described(joins, a)) & _offices(_described(joins, b)))


def _offices(described: Iterable[str]) -> set[int]:
    listed = lexicon("naming", "firsthand.story")["offices"]["one"]
    return {n for n, names in enumerate(listed) if not set(names).isdisjoint(described)}


def _plural(a: str, b: str) -> bool:
    return a != b and a.rstrip("s") == b.rstrip("s")


def _two_given_sexes(joins: Joins, a: int, b: int) -> bool:
    """Whether the first name of one is a woman's and that of the other a man's."""
    firsts = [{n.first for n in joins.people(head)} for head in (a, b)]
    women, men = (words("given_names", sex) for sex in ("female", "male"))
    return any(x & women and y & men for x, y in (firsts, firsts[::-1]))


def _slip(a: str, b: str) -> bool:
    """Whether two long first names differ by a slip inside; one with an ending more is another name."""
    return a[:1] == b[:1] and a[-1:] == b[-1:] and misspelt(a, b, shortest=6)


def _full_pairs(joins: Joins, a: int, b: int) -> Iterator[tuple[PersonName, PersonName]]:
    for x in joins.people(a):
        for y in joins.people(b):
            if not x.bare and not y.bare:
                yield x, y


def _described(joins: Joins, head: int) -> set[str]:
    texts = [n.entity.description for n in joins.members(head) if n.entity.description]
    return {w for text in texts for w in fold(text) if len(w) > 3}


def _crowds(joins: Joins, part: Callable[[PersonName], str]) -> list[list[int]]:
    """Gather persons who share a part of their full name."""
    crowds: dict[str, list[int]] = defaultdict(list)
    for head in joins.sets("person"):
        for word in dict.fromkeys(part(n) for n in joins.people(head) if not n.bare):
            crowds[word].append(head)
    return [c for _, c in sorted(crowds.items()) if 1 < len(c) <= CROWD]


def _join_unique(joins: Joins, crowds: Iterable[Sequence[int]], like: Likeness) -> None:
    """Join pairs that are alike, where neither is like a second and no article holds them apart."""
    for crowd in crowds:
        clues = {(a, b): like(a, b) for a, b in combinations(crowd, 2) if not _barred(joins, a, b)}
        pairs = [pair for pair, clue in clues.items() if clue]
        for a, b in pairs:
            rivals = {n for p in pairs for n in p if (a in p or b in p)} - {a, b}
            if all(joins.head(r) in (joins.head(a), joins.head(b)) or _chained(pairs, a, b, r) for r in rivals):
                joins.join(a, b, str(clues[a, b]))


def _chained(pairs: Sequence[tuple[int, int]], a: int, b: int, other: int) -> bool:
    """Whether a third name is like both: then all three are one."""
    return all(tuple(sorted((x, other))) in pairs for x in (a, b))


def _barred(joins: Joins, a: int, b: int) -> bool:
    a, b = joins.head(a), joins.head(b)
    return a == b or joins.apart(a, b) or _two_sexes(joins, a, b)


def _bare_names(joins: Joins) -> None:
    """Join a bare surname, or a bare first name, to the one person of the story who has it.

    Nobody is called by a first name in more articles than name him in full: "Oscar", a son in one, is the prize in all.
    """
    by_word: dict[str, list[int]] = defaultdict(list)
    for head in joins.sets("person"):
        full = [n for n in joins.people(head) if not n.bare]
        for word in dict.fromkeys(w for n in full for w in (n.last, n.last.split()[-1], n.first)):
            by_word[word].append(head)
    for head in joins.sets("person"):
        names = joins.people(head)
        if any(not n.bare for n in names):
            continue
        found = [
            h
            for n in names
            for h in by_word.get(n.last, ())
            if not _barred(joins, h, head) and not (_by_first(joins, h, n.last) and _rarer(joins, h, head))
        ]
        owner = _owner(joins, list(dict.fromkeys(joins.head(h) for h in found)), names[0].last)
        if owner is not None:
            joins.join(owner, head, "the one full name with this surname")


def _by_first(joins: Joins, head: int, word: str) -> bool:
    """Whether a word is somebody's first name alone."""
    return all(n.last.split()[-1] != word and n.last != word for n in joins.people(head) if not n.bare)


def _rarer(joins: Joins, named: int, bare: int) -> bool:
    """Whether fewer articles name somebody in full than have the bare name."""
    full = {node.article for node in joins.members(named) if any(len(fold(f)) > 1 for f in node.forms)}
    return len(full) < len(joins.articles(bare))


def _misspelt_once(joins: Joins) -> None:
    """Join a bare name to the one person whom its articles name in full and of whose names one is a slip away.

    Nobody is called by a surname who was not named before: "Tom Lorne" is the "Lorn" of the next paragraph. Of first
    names it takes long ones.
    """
    full = {h: [n for n in joins.people(h) if not n.bare] for h in joins.sets("person")}
    known = {w for people in full.values() for n in people for w in (n.first, n.last)}
    for head in [h for h, people in full.items() if not people]:
        bare = {n.last for n in joins.people(head)}
        if bare & known:
            continue
        found = {
            joins.head(h)
            for h, people in full.items()
            if any(_one_slip(x, n.last) or _slip(x, n.first) for x in bare for n in people)
        }
        there = sorted(h for h in found if joins.articles(head) <= joins.articles(h))
        if len(there) == 1 and not _two_sexes(joins, there[0], head):
            joins.join(there[0], head, "a slip in the surname of somebody named there")


def _one_slip(a: str, b: str) -> bool:
    return a.rstrip("s") != b.rstrip("s") and misspelt(a, b, shortest=4)


def _two_sexes(joins: Joins, a: int, b: int) -> bool:
    return len(joins.genders(a) | joins.genders(b)) > 1


def _mistyped(joins: Joins) -> None:
    """Join what one article takes for a body, a place or a thing to the person others call by that name.

    It takes a full name, or a surname by which several articles call the person.
    """
    people: dict[str, list[int]] = defaultdict(list)
    full: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for head in joins.sets("person"):
        for form in dict.fromkeys(fold(f) for node in joins.members(head) for f in node.forms):
            full[form].append(head)
        for word in dict.fromkeys(n.last for n in joins.people(head)):
            people[word].append(head)
    for head in joins.sets("organization", "place", "other", "product"):
        forms = {fold(form) for node in joins.members(head) for form in node.forms}
        bare = next(iter(forms)) if len(forms) == 1 else ()
        if len(bare) > 1 and len(full.get(bare, ())) == 1:
            joins.join(full[bare][0], head, "the full name of a person elsewhere")
            continue
        found = people.get(bare[0], []) if len(bare) == 1 else []
        called = _calling(joins, found[0], bare) if len(found) == 1 else set()
        if len(called) >= CALLED and called.isdisjoint(joins.articles(head)):
            joins.join(found[0], head, "the surname of a person others call by it")


def _calling(joins: Joins, head: int, bare: tuple[str, ...]) -> set[str]:
    """Return the articles that call somebody by a bare name."""
    return {n.article for n in joins.members(head) if any(fold(f) == bare for f in n.forms)}


def _owner(joins: Joins, found: Sequence[int], word: str) -> int | None:
    """Return the only person found, or the only one whom articles call by the bare name."""
    if len(found) < 2:
        return found[0] if found else None
    called = [h for h in found if sum((word,) in map(fold, n.forms) for n in joins.members(h)) >= 2]
    rivals = [h for h in found if any((word,) in map(fold, n.forms) for n in joins.members(h))]
    return called[0] if len(called) == 1 and rivals == called else None


def _abbreviations(joins: Joins) -> None:
    """Join "USGS" to the one organisation whose initials it is."""
    heads = joins.sets("organization", "other", "event", "product", "work")
    long: dict[str, list[int]] = defaultdict(list)
    for head in heads:
        for key in joins.keys(head):
            if len(key) > 1 and key[0]:
                long[key[0][0]].append(head)
    for head in heads:
        short = next((f for n in joins.members(head) for f in n.forms if _capitals(f)), None)
        initials = "".join(fold(short)) if short else ""
        fits = [h for h in long.get(initials[:1], ()) if any(abbreviates(initials, k) for k in joins.keys(h))]
        owners = list(dict.fromkeys(joins.head(h) for h in fits))
        if len(owners) == 1 and owners[0] != joins.head(head):
            joins.join(owners[0], head, "an abbreviation")


def _capitals(form: str) -> bool:
    letters = [c for c in form if c.isalpha()]
    return 2 <= len(letters) <= 8 and " " not in form and sum(c.isupper() for c in letters) >= len(letters) - 1


def _organizations(joins: Joins) -> None:
    """Join organisations under a slip of the pen, without a middle word, or by their first word alone."""
    crowds: dict[str, list[int]] = defaultdict(list)
    for head in joins.sets("organization"):
        for word in dict.fromkeys(w for key in joins.keys(head) for w in (*key, team_handle(key)) if w and len(w) > 2):
            crowds[word].append(head)
    taken = {w for h in joins.sets("person", "place") for k in joins.keys(h) for w in (*k, " ".join(k))}

    def like(a: int, b: int) -> str | None:
        return next((c for x in joins.keys(a) for y in joins.keys(b) if (c := _one_body(x, y, taken))), None)

    for word in sorted(crowds):
        if 1 < len(crowds[word]) <= CROWD:
            _join_loosely(joins, crowds[word], like)


def _one_body(a: Sequence[str], b: Sequence[str], taken: set[str]) -> str | None:
    short, long = sorted((a, b), key=len)
    if len(a) == len(b) and len(a) > 1:
        odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        if len(odd) == 1 and not set(odd[0]) & listed("levels") and misspelt(*odd[0], shortest=6):
            return "two spellings"
    if narrows(short, long):
        return "the same name with a word left out"
    if len(short) == 1 and 1 < len(long) <= 3 and long[-1] == short[0] and short[0] in listed("services"):
        return "its last word alone"
    if 1 < len(short) < len(long) and short[-1] in listed("departments") and [*long[-len(short) :]] == [*short]:
        return "its last words alone"
    if 1 < len(short) < len(long) and [*long[: len(short)]] == [*short] and {*long[len(short) :]} <= listed("annexes"):
        return "the same name with what it is called in full"
    if team_for_short(short, long):
        return "a team called for short"
    if len(short) == 1 and _team(short[0], long, taken):
        return "a team without its town"
    alone = len(short) == 1 and len(long) <= 3 and short[0] == long[0] and len(short[0]) > 3
    return "its first word alone" if alone and short[0] not in taken | listed("levels") else None


def _team(nickname: str, long: Sequence[str], taken: set[str]) -> bool:
    """Whether a name is the nickname of a team, and the longer one that after a place of the story."""
    return len(long) > 1 and nickname == long[-1] and nickname.endswith("s") and " ".join(long[:-1]) in taken


def _join_loosely(joins: Joins, crowd: Sequence[int], like: Likeness) -> None:
    """Join pairs that are alike where each has no second to be like; one article may use both names."""
    clues = {(a, b): like(a, b) for a, b in combinations(crowd, 2) if joins.head(a) != joins.head(b)}
    pairs = [pair for pair, clue in clues.items() if clue]
    for a, b in pairs:
        rivals = {n for p in pairs for n in p if a in p or b in p} - {a, b}
        if all(joins.head(r) in (joins.head(a), joins.head(b)) or _chained(pairs, a, b, r) for r in rivals):
            joins.join(a, b, str(clues[a, b]))


def _places(joins: Joins) -> None:
    """Join two spellings of one place, and a site with and without a word inside its name."""
    crowds: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for head in joins.sets("place"):
        for key in joins.keys(head):
            crowds[len(key), key[0][:1]].append(head)
            if len(key) > 1 and key[-1] in listed("sites"):
                crowds[key[0], key[-1]].append(head)

    def like(a: int, b: int) -> str | None:
        for x in joins.keys(a):
            for y in joins.keys(b):
                odd = [(p, q) for p, q in zip(x, y, strict=False) if p != q]
                if len(x) == len(y) and len(odd) == 1 and respelt(*odd[0]):
                    return "two spellings of a place"
                if x[0] == y[0] and x[-1] in listed("sites") and narrows(*sorted((x, y), key=len)):
                    return "the same name with a word left out"
        return None

    for _, crowd in sorted(crowds.items(), key=lambda c: tuple(map(str, c[0]))):
        heads = list(dict.fromkeys(crowd))
        _join_unique(joins, [heads] if len(heads) <= 4 * CROWD else [], like)


def _groups(joins: Joins) -> None:
    """Join groups of the same people."""
    local = {(n.article, n.entity.id): i for i, n in enumerate(joins.nodes)}
    seen: dict[tuple[int, ...], int] = {}
    for number, node in enumerate(joins.nodes):
        members = [local.get((node.article, m)) for m in node.entity.members]
        heads = tuple(sorted({joins.head(m) for m in members if m is not None}))
        if node.type == "group" and len(heads) > 1 and None not in members:
            joins.join(seen.setdefault(heads, number), number, "the same people")


def _resolved(joins: Joins) -> Resolved:
    heads = joins.heads()
    names = {h: named(joins.members(h)) for h in heads}
    ids = _ids([(h, joins.kind(h), joins.nodes[h].entity.name) for h in heads])
    id_of = {(n.article, n.entity.id): ids[h] for h in heads for n in joins.members(h)}
    return Resolved(
        entities=tuple(_entity(joins, h, names[h], ids[h], id_of) for h in heads),
        id_of=id_of,
        clues={ids[h]: tuple(sorted(joins.clues[h])) for h in heads if joins.clues.get(h)},
        spellings=tuple(s for h in heads if (s := spellings(ids[h], joins.members(h)))),
    )


def _ids(named_heads: Sequence[tuple[int, str, str]]) -> dict[int, str]:
    """Give ids by what an entity is first called, in order of appearance; the second of a name is "-2".

    What most articles call it may change as more arrive, what the first one calls it does not.
    """
    used: dict[str, int] = defaultdict(int)
    ids: dict[int, str] = {}
    for head, kind, name in named_heads:
        base = f"e:{kind}:{'-'.join(fold(name)) or 'unnamed'}"
        used[base] += 1
        ids[head] = base if used[base] == 1 else f"{base}-{used[base]}"
    return ids


def _fictional(nodes: Sequence[Node]) -> bool:
    """Whether a person is a part: one article that names the player settles it, else most mentions decide."""
    if any(n.entity.fictional and n.entity.portrayed_by for n in nodes):
        return not any(n.entity.portrays for n in nodes)
    return sum(max(1, len(n.entity.mentions)) * (1 if n.entity.fictional else -1) for n in nodes) > 0


def _entity(joins: Joins, head: int, name: str, id_: str, id_of: Mapping[tuple[str, str], str]) -> Entity:
    nodes = joins.members(head)

    def over(pick: Callable[[Entity], Iterable[str]]) -> tuple[str, ...]:
        ids = (id_of.get((n.article, i)) for n in nodes for i in pick(n.entity))
        return tuple(dict.fromkeys(i for i in ids if i and i != id_))

    forms = {f.casefold(): f for n in reversed(nodes) for f in reversed((*n.forms, *n.entity.aliases))}
    mentions: list[Mention] = [m for n in nodes for m in n.entity.mentions]
    fictional = _fictional(nodes)
    return Entity(
        id=id_,
        name=name,
        type=joins.kind(head),
        aliases=tuple(f for k, f in reversed(forms.items()) if k != name.casefold()),
        fictional=fictional,
        portrays=over(lambda e: e.portrays),
        portrayed_by=over(lambda e: e.portrayed_by),
        members=over(lambda e: e.members),
        description=next((n.entity.description for n in nodes if n.entity.description), None),
        gender=next((n.entity.gender for n in nodes if n.entity.gender), None),
        mentions=tuple(mentions),
    )
