"""The names of an article, repaired over the whole of it: one name, one type, the longest form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from firsthand.language.layers import Name
from firsthand.language.lexicon import words
from firsthand.language.naming.nicknames import nicknamed, with_nicknames
from firsthand.language.naming.spotting import Spot, headline, spots
from firsthand.language.naming.titles_of_works import works
from firsthand.language.naming.types import given, key, settle
from firsthand.language.parse import Parsed
from firsthand.model import EntityType

WORD = re.compile(r"\w+")
SAINT = frozenset(("St", "Saint"))
"""What is called after a saint is one name: "St Brede's Hospital"."""
OWNS = frozenset(("'s ", "’s "))
OWNER = re.compile(r"(.+?)['’‘]s\s+(.+)$")


def names(parsed: Parsed) -> tuple[Name, ...]:
    """Return the names in the article's text, in order, none overlapping another.

    parsed: the article and its parse, whose entities are the first guess.
    """
    found = _sober(spots(parsed), parsed)
    quoted = works(parsed)
    types = settle(found, quoted, parsed)
    placed = [Name(s, e, parsed.text[s:e], "work") for s, e in quoted]
    for spot in found:
        if (type := types.get(key(spot_text(spot, parsed)))) is not None:
            placed += _parted(_name(spot, type, parsed), types)
    placed = with_nicknames(_dedicated(_apart(placed), parsed.text), parsed.text)
    return tuple(_with_articles(parsed, _apart([*placed, *_again(parsed, placed, types)])))


def _with_articles(parsed: Parsed, placed: list[Name]) -> list[Name]:
    """Give works the "The" their titles begin with: where it stands inside a sentence once, it does everywhere."""
    titles = {key(n.text) for n in placed if n.type == "work" and _led(parsed, n) and not _opens_sentence(parsed, n)}
    return [
        Name(n.start - 4, n.end, parsed.text[n.start - 4 : n.end], n.type)
        if n.type == "work" and key(n.text) in titles and _led(parsed, n)
        else n
        for n in placed
    ]


def _led(parsed: Parsed, name: Name) -> bool:
    return parsed.text[max(0, name.start - 4) : name.start] == "The "


def _opens_sentence(parsed: Parsed, name: Name) -> bool:
    token = parsed.token(name.start - 4)
    paragraph = parsed.paragraph(name.start)
    return token is None or bool(token.is_sent_start) or (paragraph is not None and headline(paragraph))


def spot_text(spot: Spot, parsed: Parsed) -> str:
    """Return the exact words of a spot."""
    start, end = spot.place
    return parsed.text[start:end]


def _sober(found: list[Spot], parsed: Parsed) -> list[Spot]:
    """Of a headline in capitals keep what the body names too, and what holds nothing the body names."""
    loud = {id(p) for p in parsed.paragraphs if headline(p)}
    body = {key(spot_text(s, parsed)) for s in found if id(s.paragraph) not in loud}
    if not body:
        return found
    return [s for s in found if id(s.paragraph) not in loud or _plain(key(spot_text(s, parsed)), body)]


def _plain(name: str, body: set[str]) -> bool:
    """Whether no name of the body hides in a headline's: "Fenton", "Fenton Motors" in "Fenton Crash"."""
    if name in body:
        return True
    opening = {known.split()[0] for known in body if " " in known}
    held = any(f" {known} " in f" {name} " for known in body)
    return not held and not (" " in name and name.split()[0] in opening and not given(name.split()[0]))


def _name(spot: Spot, type: EntityType, parsed: Parsed) -> Name:
    start, end = spot.place
    return Name(start, end, parsed.text[start:end], type)


def _parted(name: Name, types: dict[str, EntityType]) -> list[Name]:
    """Part "Bell's Liberals" where Bell is a name of its own in the article."""
    owner = OWNER.match(name.text)
    if owner is None or name.type == "work":
        return [name]
    own, rest = owner[1], owner[2]
    type = types.get(key(own)) or ("person" if " " in own and given(own.split()[0]) else None)
    if type not in ("person", "place"):
        return [name]
    found = [Name(name.start, name.start + len(own), own, type)]
    if len(rest) > 1 and rest[0].isupper() and key(rest) in types:
        found.append(Name(name.end - len(rest), name.end, rest, types[key(rest)]))
    return found


def _dedicated(placed: list[Name], text: str) -> list[Name]:
    """Join what is called after a saint: "St Brede's" and "Hospital"."""
    joined: list[Name] = []
    for name in placed:
        saint = joined[-1] if joined else None
        if saint is not None and saint.text.split()[0].rstrip(".") in SAINT and text[saint.end : name.start] in OWNS:
            body = not words("names", "organization.holds").isdisjoint(name.text.lower().split())
            whole = text[saint.start : name.end]
            joined[-1] = Name(saint.start, name.end, whole, "organization" if body else "place")
        else:
            joined.append(name)
    return joined


def _apart(found: Iterable[Name]) -> list[Name]:
    """Of overlapping names keep the longer."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in sorted(found, key=lambda n: (n.start - n.end, n.start)):
        if not taken.intersection(range(name.start, name.end)):
            kept.append(name)
            taken.update(range(name.start, name.end))
    return sorted(kept, key=lambda n: n.start)


def _again(parsed: Parsed, placed: list[Name], types: dict[str, EntityType]) -> list[Name]:
    """Return the same names where the parse passed over them, headlines and capitals included."""
    forms: dict[str, EntityType] = {n.text: types.get(key(n.text), n.type) for n in placed if len(n.text) > 2}
    forms |= {
        last: "person" for n in placed if (last := _family_name(n)) and types.get(key(last), "person") == "person"
    }
    called = {x.nickname for n in placed if n.type == "person" for x in nicknamed(n.text)}
    forms |= dict.fromkeys(sorted(called), "person")
    firsts = {f for n in placed if (f := _given_name(n)) and key(f) not in types} - forms.keys()
    forms |= dict.fromkeys(sorted(firsts), "person")
    offices = {f for n in placed if (f := _of_department(n)) and key(f) not in types} - forms.keys()
    forms |= dict.fromkeys(sorted(offices), "organization")
    lone = firsts | offices
    taken = {at for n in placed for at in range(n.start, n.end)}
    plain, loud = _by_first_word(forms), _by_first_word({f.upper(): t for f, t in forms.items()})
    again: list[Name] = []
    for paragraph in parsed.paragraphs:
        text = parsed.text[paragraph.start : paragraph.end]
        wanted = loud if text.isupper() and headline(paragraph) else plain
        for start, form, type in _found(text, wanted):
            at = paragraph.start + start
            if taken.isdisjoint(range(at, at + len(form))) and _nominal(parsed, at, alone=form in lone):
                again.append(Name(at, at + len(form), form, type))
                taken.update(range(at, at + len(form)))
    return again


def _by_first_word(forms: dict[str, EntityType]) -> dict[str, list[tuple[str, EntityType]]]:
    """The forms by the word they begin with, long ones first."""
    found: dict[str, list[tuple[str, EntityType]]] = {}
    for form in sorted(forms, key=lambda f: (-len(f), f)):
        if first := WORD.match(form):
            found.setdefault(first.group(), []).append((form, forms[form]))
    return found


def _found(text: str, forms: dict[str, list[tuple[str, EntityType]]]) -> Iterator[tuple[int, str, EntityType]]:
    for word in WORD.finditer(text):
        for form, type in forms.get(word.group(), ()):
            end = word.start() + len(form)
            if text.startswith(form, word.start()) and not text[end : end + 1].isalnum():
                yield word.start(), form, type
                break


def _family_name(name: Name) -> str | None:
    last = name.text.split()[-1]
    return last if name.type == "person" and " " in name.text and len(last) > 3 and last.isalpha() else None


def _given_name(name: Name) -> str | None:
    first = name.text.split()[0]
    return first if name.type == "person" and " " in name.text and len(first) > 2 and first.isalpha() else None


def _of_department(name: Name) -> str | None:
    """What a department is called for short: "the Interior Department", "Interior"."""
    held = name.text.split()
    if name.type != "organization" or len(held) < 2 or "Department" not in held:
        return None
    word = held[held.index("Department") - 1] if held[-1] == "Department" else held[-1]
    short = held[-1] == "Department" or (len(held) in (3, 4) and held[1] == "of")
    return word if short and len(word) > 4 and word.isalpha() and word.istitle() else None


def _nominal(parsed: Parsed, start: int, alone: bool = False) -> bool:
    """Whether a word may be a name; a given name or office alone only where no other capital stands beside it."""
    token = parsed.token(start)
    if token is not None and alone:
        beside = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
        return (token.pos_ == "PROPN" or _does(token)) and not any(t.pos_ == "PROPN" for t in beside)
    return token is not None and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "NUM", "ADV", "VERB")


def _does(token: Token) -> bool:
    """Whether a given name that the parse takes for something else does something, or has its age behind it."""
    if not token.is_title or token.pos_ not in ("ADJ", "NOUN", "X") or not given(token.text):
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    aged = len(after) == 2 and after[0].text == "," and after[1].like_num
    return aged or (len(after) > 0 and after[0].pos_ in ("VERB", "AUX"))
