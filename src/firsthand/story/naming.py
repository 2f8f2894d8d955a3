"""The parts of a name, and when two spellings may be one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from firsthand.language.lexicon import lexicon, words

_TOKEN = re.compile(r"[\w&]+")
_DOTTED = re.compile(r"\b((?:[^\W\d_]\.){2,}|[^\W\d_](?:\.[^\W\d_])+\b)")
_INITIAL_O = re.compile(r"\bO\. ")
"""An initial, where "O" is otherwise what an Irish surname begins with."""
_POSSESSIVE = re.compile(r"['’]s?$")
_PACKAGE = "firsthand.story"


def listed(key: str) -> frozenset[str]:
    """Return one list of naming.toml."""
    return words("naming", key, _PACKAGE)


@cache
def _nicknames() -> Mapping[str, frozenset[str]]:
    """Each short form of a first name, with the full names it may stand for."""
    found: dict[str, set[str]] = {}
    for full, *shorts in lexicon("names")["nicknames"]["names"]:
        for short in shorts:
            found.setdefault(short, set()).add(full)
    return {short: frozenset(names) for short, names in found.items()}


@cache
def _spelt() -> Mapping[str, int]:
    return {name: n for n, row in enumerate(lexicon("naming", _PACKAGE)["spelt"]) for name in row.split()}


def spelt_otherwise(a: str, b: str) -> bool:
    """Return whether two first names are one, spelt in two ways of which a person has one: "Jon" and "John"."""
    return a != b and a in _spelt() and _spelt()[a] == _spelt().get(b)


@cache
def fold(text: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents, dots of initials, possessive and leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = _POSSESSIVE.sub("", plain.strip())
    plain = _DOTTED.sub(lambda m: m.group().replace(".", ""), plain)
    plain = re.sub(r"(?<=\w)['’](?=\w)", "", plain).replace(" & ", " and ")
    found = tuple(t.casefold() for t in _TOKEN.findall(plain))
    return found[1:] if len(found) > 1 and found[0] in ("the", "a", "an") else found


@dataclass(frozen=True)
class PersonName:
    """A person's name in parts, folded; `first` is "" for a bare surname (or bare first name)."""

    first: str
    middle: tuple[str, ...]
    last: str
    suffix: str = ""

    @property
    def bare(self) -> bool:
        return not self.first


@cache
def person_name(text: str) -> PersonName | None:
    """Split a person's name; titles before it are cut, None where nothing is left."""
    parts = list(fold(text))
    suffix = ""
    while len(parts) > 1 and parts[-1] in listed("suffixes"):
        suffix = suffix or parts[-1]
        parts.pop()
    titled = [i for i, word in enumerate(parts[:-1]) if word in listed("titles")]
    parts = parts[titled[-1] + 1 :] if titled else parts
    if not parts:
        return None
    start = len(parts) - 1
    initial = bool(_INITIAL_O.search(text))
    while start > 1 and parts[start - 1] in listed("particles") and not (parts[start - 1] == "o" and initial):
        start -= 1
    if len(parts) == 2 and parts[0] in listed("particles") and len(parts[0]) > 1:
        start = 0
    last = " ".join(parts[start:])
    head = parts[:start]
    return PersonName(head[0] if head else "", tuple(head[1:]), last, suffix)


def compatible(a: PersonName, b: PersonName) -> bool:
    """Whether middle names and suffixes of two names with the same first and last name can be one person's."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return False
    initials = [[m[:1] for m in x.middle] for x in (a, b)]
    return not (all(initials) and initials[0][0] != initials[1][0])


def same_first(a: str, b: str) -> bool:
    """Whether two first names may be one: the same, an initial or the beginning of the other, or a known short form."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) == 1 or (len(short) >= 3 and len(long) >= len(short) + 2):  # "Stan", not "Paul" and "Paula"
        return long.startswith(short) or _nicknamed(a, b)
    return _nicknamed(a, b)


def _nicknamed(a: str, b: str) -> bool:
    names = _nicknames()
    full_a, full_b = names.get(a, frozenset()), names.get(b, frozenset())
    return a in full_b or b in full_a


def titled(a: PersonName, b: PersonName) -> bool:
    """Whether one name is the other with a title no list has: "GM Tomas Quist", "Tomas Quist"."""
    short, long = sorted((a, b), key=lambda n: len(n.middle))
    same = short.last == long.last and bool(short.first) and not short.middle
    return same and long.middle[-1:] == (short.first,)


def alike(a: str, b: str) -> bool:
    """Whether two first names are one foreign name, written as it sounds: "Massoud" and "Masoud"."""
    ends = {w[-1].replace("y", "i") for w in (a, b)}
    return min(len(a), len(b)) >= 6 and len(ends) == 1 and skeleton(a) == skeleton(b)


def romanised(a: str, b: str) -> bool:
    """Whether two first names that begin otherwise are one, written over in two ways: "Karolos" and "Carolos".

    Little by itself: it takes one long surname as well.
    """
    plain = [_ROMAN.sub(lambda m: _ROMANS[m.group()], w) for w in (a, b)]
    return min(len(a), len(b)) >= 5 and a[0] != b[0] and plain[0] == plain[1]


_ROMANS = {
    "c": "k", "ch": "h", "dj": "j", "e": "i", "gi": "i", "gy": "i", "ie": "i", "j": "i", "kh": "h", "ou": "u",
    "ph": "f", "w": "v", "y": "i", "yi": "i", "z": "s",
}  # fmt: skip
_ROMAN = re.compile("|".join(sorted(_ROMANS, key=lambda w: (-len(w), w))))


def misspelt(a: str, b: str, shortest: int = 5) -> bool:
    """Whether two words are within one slip of each other, two where they are long, or sound alike."""
    if min(len(a), len(b)) < shortest:
        return False
    if a[0] != b[0]:
        return skeleton(a) == skeleton(b)
    slips = 2 if min(len(a), len(b)) >= 8 else 1
    return bool(OSA.distance(a, b, score_cutoff=slips) <= slips) or skeleton(a) == skeleton(b)


def respelt_once(a: str, b: str) -> bool:
    """Whether two words of one beginning differ by one letter, and not by a plural's."""
    plural = a.rstrip("s") == b.rstrip("s")
    return (
        a != b and a[0] == b[0] and not plural and min(len(a), len(b)) >= 4 and OSA.distance(a, b, score_cutoff=1) == 1
    )


def akin(a: str, b: str) -> bool:
    """Whether two first names may be one, heard or noted down in two ways: "Brian" and "Bryant".

    Too little to join two people by: it takes one part in the story as well. One with an ending that makes it a
    woman's is another name.
    """
    short, long = sorted((a, b), key=len)
    if len(short) < 5 or a[0] != b[0] or long.startswith(short) or {a[-1], b[-1]} in ({"a", "o"}, {"a", "e"}):
        return False
    return bool(OSA.distance(a, b, score_cutoff=2) <= 2)


def begins_alike(a: str, b: str) -> bool:
    """Whether two names begin with one letter and are not so long and so short that one is an initial or a short form.

    Nothing to join two people by alone: it takes one part in the story, or one age, as well.
    """
    return a != b and a[:1] == b[:1] and min(len(a), len(b)) >= 3


def unprefixed(a: str, b: str) -> bool:
    """Whether one surname is the other without its particle: "LaMarca" and "Marca", "de la Cruz" and "Cruz"."""
    short, long = sorted((a, b), key=len)
    if " " in long:
        return short == long.split()[-1]
    return len(short) >= 4 and long.endswith(short) and long.removesuffix(short) in listed("particles")


@cache
def skeleton(word: str) -> str:
    """Return what transliterations of one word share: its consonants, those that are confused made one."""
    plain = word.replace(" ", "")
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    return plain[:1] + re.sub(r"[aeiouyw]", "", plain[1:])


_SOUNDS = tuple(
    (written, sound)
    for sound, spellings in {
        "sh": ["sch"], "ch": ["tch"], "k": ["kh", "gh", "ck", "q", "g"], "d": ["dh"], "t": ["th"], "f": ["ph"],
        "j": ["zh", "dj"], "ks": ["x"], "u": ["ou", "oo"], "i": ["ee"], "w": ["v"],
    }.items()
    for written in spellings
)  # fmt: skip


def respelt(a: str, b: str) -> bool:
    """Whether two place names are one: few slips, none of them in the sounds that carry it."""
    if min(len(a), len(b)) < 5 or a[0] != b[0]:
        return False
    distance = OSA.distance(a, b, score_cutoff=2)
    return bool(distance <= 2 and skeleton(a) == skeleton(b)) or bool(distance <= 1 and len(a) >= 8)


def organization_key(text: str) -> tuple[str, ...]:
    """Return an organisation's name without article and corporate form; a ministry "of" something has it before."""
    parts = list(fold(text))
    while len(parts) > 1 and parts[-1] in listed("corporate"):
        parts.pop()
    if len(parts) > 2 and parts[0] in listed("ministries") and parts[1] == "of":
        of = parts[3:] if parts[2] == "the" else parts[2:]
        return (*of, parts[0]) if of else tuple(parts)
    return tuple(parts)


def place_key(text: str) -> tuple[str, ...]:
    """Return a place's name without its kind in lower case ("province"), what follows a comma, and short forms."""
    plain = re.sub(r"^(?:the\s+)?(?:[a-z]+\s+of\s+(?=[A-Z]))?", "", text.split(",")[0].strip())
    kept = plain.split()
    while len(kept) > 1 and kept[-1] in listed("places"):
        kept.pop()
    parts = fold(" ".join(kept))
    full = lexicon("naming", _PACKAGE)["abbreviated"].get(" ".join(parts))
    return tuple(full.split()) if full else parts


def abbreviates(short: str, name: Sequence[str]) -> bool:
    """Whether a short form ("usgs") is the initials of a name, fillers counted or not; "us" counts in full."""
    if not 2 <= len(short) <= 8 or len(name) < 2 or not all(name):
        return False
    kept = [w for w in name if w not in listed("fillers")]
    for parts in (list(name), kept):
        initials = "".join(w if w in ("us", "uk", "un", "eu") else w[0] for w in parts)
        if initials == short or "".join(w[0] for w in parts) == short:
            return True
    return False


def narrows(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the longer name is the shorter with words put in: same last word, none of the new words a level.

    "disaster agency" is not narrowed by "national disaster agency": there are local ones.
    """
    if len(short) < 2 or len(short) >= len(long) or short[-1] != long[-1]:
        return False
    rest = iter(long)
    if not all(word in rest for word in short):
        return False
    added = list(long)
    for word in short:
        added.remove(word)
    return not set(added) & listed("levels")
