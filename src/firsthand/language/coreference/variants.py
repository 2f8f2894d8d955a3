"""Which names are forms of one: full and short names, initials, abbreviations."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from firsthand.language.coreference.figures import Figure
from firsthand.language.layers import Name
from firsthand.language.lexicon import lexicon, words
from firsthand.language.naming.nicknames import nicknamed
from firsthand.language.naming.short_forms import CLIPPED, clipped, cut_short, nickname, sounds_alike
from firsthand.language.naming.teams import team_for_short, team_handle
from firsthand.language.naming.types import key
from firsthand.language.naming.vessels import vessel_name

OFFICE = re.compile(r"[A-Z]{2,4} [A-Z][a-z]+$")
SMALL = frozenset(("of", "the", "and", "for", "in", "&", "on"))
INITIAL = re.compile(r"[a-z]\.?$")
BEHIND = re.compile(r",\s+[^,.;\"”]*(?:['’]s?|\b(?:his|her|their))\s[^,.;\"”]*")
"""What follows a name between commas and is somebody's."""
PARENTHESISED = re.compile(r"\s*\(\s*(?:the\s+)?[\"“]?$")


def group_names(text: str, names: Sequence[Name]) -> list[Figure]:
    """Return the figures the names stand for, in order of first mention, each name in exactly one.

    text: the article's; names: in order. Long names are placed first, so that short ones find them.
    """
    figures: list[Figure] = []
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    for name in sorted(names, key=lambda n: (-len(key(n.text).split()), n.start)):
        handles = [(name.type, h) for h in _handles(name.text)]
        near = [figures[n] for n in sorted({n for h in handles for n in held[h]})]
        found = _figure_for(name, near, text)
        if found is None:
            found = Figure(name.type)
            figures.append(found)
        if name.text not in found.forms:
            found.forms.append(name.text)
            number = figures.index(found)
            for handle in handles:
                held[handle].append(number)
        found.places.append((name.start, name.end, "name"))
    for figure in figures:
        figure.places.sort()
        figure.forms = list(dict.fromkeys(text[s:e] for s, e, _ in figure.places))
        figure.surnamed += [form for name in figure.forms for said in nicknamed(name) for form in said.forms]
    return sorted(figures, key=lambda f: f.places[0])


@lru_cache(maxsize=10_000)
def _handles(name: str) -> tuple[str, ...]:
    """By what one form of a name may be found from another: a word, the initials, a nickname, a name known for it."""
    held = key(name).split()
    initials = {"".join(w[0] for w in held), _initials(held)}
    nicks = [f"{n[0]}~" for n in lexicon("names")["nicknames"]["names"] if held and held[0] in n]
    same = [f"{n[0]}=" for n in lexicon("names")["same"]["names"] if key(name) in map(key, n)]
    begins = [f"{held[0][:CLIPPED]}-"] if held and len(held[0]) >= CLIPPED else []
    team = [handle] if (handle := team_handle(held)) else []
    return tuple(dict.fromkeys([*held, *sorted(initials), *nicks, *same, *begins, *team]))


def _initials(held: list[str]) -> str:
    return "".join(w if w in ("us", "uk", "un", "eu") else w[0] for w in held if w not in SMALL)


def _figure_for(name: Name, near: list[Figure], text: str) -> Figure | None:
    wanted = key(name.text).removeprefix("the ")
    exact = [f for f in near if any(key(form).removeprefix("the ") == wanted for form in f.forms)]
    if name.type == "person":
        return exact[0] if len(exact) == 1 and " " in wanted else _person(name, near, text)
    return exact[0] if len(exact) == 1 else _thing(name, near, text)


def parts(name: str) -> list[str]:
    """Return the words of a person's name without suffixes and initials."""
    kept = [w for w in key(name).split() if w not in words("names", "person.suffixes")]
    return [w for w in kept if not INITIAL.match(w)] or kept


def _person(name: Name, people: list[Figure], text: str) -> Figure | None:
    mine = parts(name.text)
    fits = [f for f in people if any(_one_person(mine, parts(form)) for form in f.forms)]
    if called := [f for f in people if any(_called(name.text, form) for form in f.forms)]:
        return called[0]
    if len(mine) > 1 and _kin_beside(name, text):
        fits = [f for f in fits if any(mine[0] in parts(form) for form in f.forms)]
    if not fits and OFFICE.match(name.text):  # "DA Bell" beside "Ana Bell": letters for an office
        fits = [f for f in people if any(len(p := parts(form)) > 1 and p[-1:] == mine[1:] for form in f.forms)]
        return fits[0] if len(fits) == 1 else None
    if len(mine) == 1 and _kin_before(text[: name.start]):
        fits = [f for f in fits if any(mine[0] in parts(form) for form in f.forms)]
    elif len(mine) == 1 and not fits:
        fits = [f for f in people if any(len(p := parts(form)) > 1 and clipped(mine[0], p[0]) for form in f.forms)]
        return fits[0] if len(fits) == 1 else None
    if len(mine) > 1 or len(fits) < 2:
        return fits[0] if fits else None
    return _nearest_namesake(name, fits, text)


def _kin_before(text: str) -> bool:
    """Whether a noun for kin stands right before a name: "her daughter Ann", "his wife, Deb"."""
    last = re.search(r"(\w+),?\s*$", text[-40:])
    return last is not None and last[1].casefold() in words("roles", "kin.nouns")


def _kin_beside(name: Name, text: str) -> bool:
    """Whether a full name is brought in as somebody's kin: before it, or "Bo Lind, one of the keeper's sons"."""
    behind = BEHIND.match(text, name.end, name.end + 80)
    said = re.findall(r"\w+", behind[0].casefold()) if behind else []
    kin = words("roles", "kin.nouns")
    return _kin_before(text[: name.start]) or any(w in kin or w.removesuffix("s") in kin for w in said)


def _one_person(short: list[str], long: list[str]) -> bool:
    """Whether the shorter name can be said of who bears the longer."""
    if short == long or sorted(short) == sorted(long):
        return True
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) or nickname(short[0], long[0]) or cut_short(short[0], long[0])
    if len(short) == 2 and len(long) == 2:
        return short[-1] == long[-1] and (nickname(short[0], long[0]) or sounds_alike(short[0], long[0]))
    if len(short) < len(long):
        return (
            short == long[: len(short)] or short == long[-len(short) :] or (short[0], short[-1]) == (long[0], long[-1])
        )
    return False


def _called(name: str, form: str) -> bool:
    """Whether a name is the nickname that a longer one holds in marks, alone or with the family name."""
    return any(key(name) in map(key, said.forms[1:]) for said in nicknamed(form))


def _nearest_namesake(name: Name, fits: list[Figure], text: str) -> Figure:
    """A bare family name shared by several is the last one's of them who was the subject of the name so far.

    Newspapers give relatives by their full names; the bare name stays with who bore it first.
    """
    given = parts(name.text)[0]
    by_given = [f for f in fits if any(parts(form)[0] == given for form in f.forms)]
    if len(by_given) == 1:
        return by_given[0]
    title = re.search(r"\b(Mr|Mrs|Ms|Miss)\.?\s+$", text[: name.start])
    if title:
        sex = "male" if title.group(1) == "Mr" else "female"
        fitting = [f for f in fits if parts(f.name)[0] in words("given_names", sex)]
        if len(fitting) == 1:
            return fitting[0]
    earlier = [f for f in fits if f.places and min(f.places)[0] < name.start]
    if not earlier:
        return min(fits, key=lambda f: min(f.places))
    counts = Counter({id(f): sum(1 for s, _, _ in f.places if s < name.start) for f in earlier})
    return max(earlier, key=lambda f: (counts[id(f)], -min(f.places)[0]))


def _thing(name: Name, things: list[Figure], text: str) -> Figure | None:
    for figure in things:
        if any(
            _same_known(name.text, form)
            or (name.type == "product" and _same_vessel(name.text, form))
            or (name.type == "organization" and _short_for(name.text, form))
            for form in figure.forms
        ):
            return figure
    if PARENTHESISED.search(text[: name.start]) and name.text.isupper():
        at = len(text[: name.start].rstrip().rstrip('("“ '))
        return next((f for f in things for s, e, _ in f.places if 0 <= at - e <= 2), None)
    return None


def _same_vessel(one: str, other: str) -> bool:
    own = [vessel_name(name) for name in (one, other)]
    return any(own) and key(own[0] or one) == key(own[1] or other)


def _same_known(one: str, other: str) -> bool:
    a, b = key(one), key(other)
    return any(
        a in forms and b in forms for forms in ([key(n) for n in group] for group in lexicon("names")["same"]["names"])
    )


def _short_for(short: str, long: str) -> bool:
    """Whether a name is an acronym of a longer one, its head or its tail."""
    a, b = key(short).split(), key(long).split()
    letters = "".join(w if w in ("us", "uk", "un", "eu") else w[0] for w in b if w not in SMALL)
    if len(a) == 1 and len(b) > 1 and short.isupper() and len(a[0]) >= 2:
        full = "".join(w[0] for w in b)
        return a[0] in (letters, full) and len(a[0]) >= 2
    if len(a) == 1 and len(b) > 1 and a[0] == b[-1] and a[0].endswith("s") and _distinct(a[0]):
        return True  # "the Saints", a team of some town
    if team_for_short(a, b):
        return True
    if len(a) > 1 and len(a) < len(b):
        return a == b[-len(a) :] or (a == b[: len(a)] and b[len(a)] not in ("of", "for", "in"))
    if b[-1] in words("names", "organization.governing"):
        return False  # "Bell" is not the Bell administration
    return len(a) == 1 and len(b) > 1 and a[0] == b[0] and _distinct(a[0]) and all(_generic(w) for w in b[1:])


def _generic(word: str) -> bool:
    return word in words("names", "organization.tail") or word in words("names", "organization.holds") or word == "&"


def _distinct(word: str) -> bool:
    return not _generic(word) and len(word) > 3


def shared(figures: Iterable[Figure]) -> set[str]:
    """Return the family names borne by more than one."""
    tally = Counter(parts(f.name)[-1] for f in figures if f.type == "person" and " " in f.name)
    return {name for name, count in tally.items() if count > 1}
