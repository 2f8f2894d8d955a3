"""What people are called, set in marks inside their names: 'Ana "Nan" Bell', "Rolf (The Rock) Pine"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from firsthand.language.layers import Name
from firsthand.language.lexicon import lexicon
from firsthand.language.naming.types import given

_WORD = r"[A-Z][\w.'’-]*"
_NICKNAMED = re.compile(
    rf"(?P<first>{_WORD}(?:[ ]{_WORD}){{0,2}})[ ]"
    rf"(?:[“\"](?P<quoted>(?:[Tt]he[ ])?{_WORD}(?:[ ]{_WORD}){{0,2}})[”\"]|\((?P<bracketed>(?:[Tt]he[ ])?{_WORD})\))"
    rf"[ ](?P<last>{_WORD}[\w](?:,?[ ][JS]r\b\.?)?)"
)


class Nicknamed(NamedTuple):
    """A name with what its bearer is called in it: the names before and behind that, and what is said for both."""

    start: int
    end: int
    first: str
    nickname: str
    last: str
    bracketed: bool

    @property
    def forms(self) -> tuple[str, str, str]:
        """What else the bearer may be called: with the first name, with the nickname, by that alone."""
        return f"{self.first} {self.last}", f"{self.nickname} {self.last}", self.nickname


def nicknamed(text: str) -> Iterator[Nicknamed]:
    """Yield the names of a text that hold a nickname in marks, whoever may bear them."""
    for found in _NICKNAMED.finditer(text):
        first, said = found["first"], found["quoted"] or found["bracketed"]
        yield Nicknamed(*found.span(), first, said, found["last"], found["quoted"] is None)


def _opens(one: Nicknamed, people: Sequence[Name]) -> int | None:
    """Where the first name begins: where a person's name does, else at a given name, else at the word before the
    nickname where the family name is known for a person's; None where nobody is named. What stands in brackets may
    be a party or a club: it takes the family name.
    """
    ends = one.start + len(one.first)
    family = any(n.end == one.end and n.start > ends for n in people)
    if one.bracketed and not family:
        return None
    known = next((n.start for n in people if one.start <= n.start < ends), None)
    if known is not None:
        return known
    words_before = [(one.start + m.start(), m.group()) for m in re.finditer(r"\S+", one.first)]
    givens = [at for at, word in words_before if given(word)]
    if givens:
        return givens[0]
    at, word = words_before[-1]
    return at if family and word.casefold().rstrip(".") not in lexicon("names")["titles"] else None


def with_nicknames(placed: Sequence[Name], text: str) -> list[Name]:
    """Return the names with those that a nickname parts made one, and the nickname a person's wherever it stands."""
    people = [n for n in placed if n.type == "person"]
    found = [
        Name(at, one.end, text[at : one.end], "person")
        for one in nicknamed(text)
        if (at := _opens(one, people)) is not None
    ]
    called = {one.nickname for one in nicknamed(text) if one.end in {n.end for n in found}}
    if not found:
        return list(placed)
    spans = [(n.start, n.end) for n in found]
    kept = [n for n in placed if not any(n.start < e and s < n.end for s, e in spans)]
    retyped = [Name(n.start, n.end, n.text, "person") if n.text in called else n for n in kept]
    return sorted([*found, *retyped], key=lambda n: n.start)
