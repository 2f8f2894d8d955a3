"""Which of a claim's first hands are one voice: a body and who speaks for it, a body under two names, its papers.

Independence has to be shown. "Police" in one paper and "Lt. Bo Moran of the Arden police" in another are not two, nor
are "authorities" and "sheriff's officials", a firm and its statement, or a source of which nothing is told and anybody
who is named. Two outlets that say a thing in words of their own are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein

from firsthand.language.lexicon import lexicon, words
from firsthand.model import Article, Entity, SourceKind

HOME = "firsthand.story"
LONG = 5
"""Letters of names that a slip of the pen may part."""
CALLED = 6
"""Words before a name that may say what somebody is."""
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_NEXT = re.compile(r"[\w’'.&\-]+\s+$")
_LETTERS = re.compile(r"\b(?:[A-Za-z]\.\s?){2,}")
_FORCE = re.compile(r"[A-Z]+PD")
"""A police force by its letters."""
SHORTENED = 4
"""Letters that a shortened title has at most ("Supt."): a longer word with a full stop ends its sentence."""
_PERSON = 5
"""How much a person's name tells of who speaks: the most."""


@dataclass(frozen=True)
class Voice:
    """A first hand by what it is called.

    kinds: the kinds of body it is, belongs to or speaks for; wide: whether it may be of any of them; own: the words of
    its name that are nobody else's, the last of them apart; called: the words somebody is called by, before and behind
    the name, in small letters; rank: how much it tells of who speaks, the fuller one stands for both.
    """

    id: str
    kinds: frozenset[str]
    wide: bool
    own: frozenset[str]
    last: str
    called: frozenset[str]
    rank: int

    @property
    def unnamed(self) -> bool:
        """Whether nothing is known of it but that there is one."""
        return not self.rank

    @property
    def official(self) -> bool:
        """Whether it is, or speaks for, some body that authorities and officials may be of."""
        return self.wide or self.speaks or not self.kinds.isdisjoint(words("voices", "wide.kinds", HOME))

    @property
    def speaks(self) -> bool:
        """Whether it is somebody called the spokesman of some body."""
        return not self.called.isdisjoint(words("voices", "wide.people", HOME))


def voice(id_: str, name: str, kind: SourceKind, called: str = "", aliases: Sequence[str] = ()) -> Voice:
    """Return a first hand by its name, kind of source, what it is called beside its name and what else it is called."""
    said, about = _words(name), _words(called)
    own = [w.casefold() for w in said if w.casefold() not in _known()]
    kinds = _kinds(about if own and kind == "person" else said)
    if any(_FORCE.fullmatch(w) for w in (*said, *about, *(x for a in aliases for x in _words(a)))):
        kinds |= {"police"}
    wide = not own and not kinds and not _wide().isdisjoint(w.casefold() for w in said)
    rank = 0 if name.casefold() in words("voices", "unnamed.names", HOME) else _rank(kind, bool(own))
    called_by = frozenset(w.casefold() for w in about)
    return Voice(id_, kinds, wide, frozenset(own), own[-1] if own else "", called_by, rank)


def one_voice(voices: Sequence[Voice]) -> dict[str, str]:
    """Return first hand -> the one it is not shown to be independent of, for those of whom that is so.

    Args:
        voices: the first hands of one claim but for the outlets that say it themselves, earliest first.
    """
    found: dict[str, str] = {}
    fullest = sorted(range(len(voices)), key=lambda n: (-voices[n].rank, n))
    for at, n in enumerate(fullest):
        standing = (voices[m] for m in fullest[:at] if voices[m].id not in found)
        other = next((v for v in standing if _one(voices[n], v)), None)
        if other is not None:
            found[voices[n].id] = other.id
    return found


def _one(less: Voice, fuller: Voice) -> bool:
    """Whether the one that tells less of itself may be the other."""
    kin = not less.kinds.isdisjoint(fuller.kinds)
    if less.unnamed or (kin and not (less.own and fuller.own)):
        return True
    if (less.wide and fuller.official) or (fuller.wide and less.official):
        return True
    if fuller.speaks and (kin or not less.own.isdisjoint(fuller.called)):
        return True
    if not less.own or (less.kinds and fuller.kinds and not kin):
        return False
    if fuller.rank == less.rank == _PERSON:
        colleagues = kin and not ((less.called & fuller.called) - _known()).isdisjoint(less.called)
        return colleagues or _within(less.own, fuller.own) or _within(fuller.own, less.own)
    named = less.own <= fuller.own | fuller.called or fuller.own <= less.own or less.last in fuller.called
    return named or (len(less.own) == 1 and _slip(less.last, fuller.last))


def _slip(a: str, b: str) -> bool:
    """Whether a name is another with one letter more, less or otherwise."""
    return min(len(a), len(b)) >= LONG and Levenshtein.distance(a, b, score_cutoff=1) <= 1


def _within(less: frozenset[str], fuller: frozenset[str]) -> bool:
    """Whether two or more words of one name all stand in the other: "Lind and Moran", "Bo Lind and Ida Moran"."""
    return len(less) > 1 and less <= fuller


def _rank(kind: SourceKind, named: bool) -> int:
    """How much a source tells of who speaks: a person's name, a body's, a paper of some body, a word for a body."""
    if kind == "person" and named:
        return _PERSON
    return {"person": 2, "organization": 2, "document": 1, "anonymous": 1, "outlet": 2}[kind] + (2 if named else 0)


def _words(text: str) -> list[str]:
    joined = _LETTERS.sub(lambda m: re.sub(r"[.\s]", "", m.group()) + " ", text)
    return [w.replace("’", "'").removesuffix("'s").removesuffix("'") for w in _WORD.findall(joined)]


@cache
def _kind_of() -> Mapping[str, str]:
    return {word: kind for kind, group in lexicon("voices", HOME)["kinds"].items() for word in group}


@cache
def _wide() -> frozenset[str]:
    return words("voices", "wide.people", HOME) | words("voices", "wide.papers", HOME)


@cache
def _known() -> frozenset[str]:
    """The words that name nobody in particular."""
    kinds = (w for phrase in _kind_of() for w in phrase.split())
    return frozenset(kinds) | _wide() | words("voices", "plain.words", HOME)


def _kinds(said: Sequence[str]) -> frozenset[str]:
    """The kinds of body that words are of; a deputy district attorney is no deputy."""
    small = [w.casefold() for w in said]
    text = f" {' '.join(small)} "
    found = {kind for phrase, kind in _kind_of().items() if f" {phrase} " in text}
    return frozenset(found - {"police"} if "prosecution" in found else found)


def called(person: Entity, articles: Mapping[str, Article]) -> str:
    """Return the words somebody is called by, beside the name: "Arden police Lt.", "a spokesman for the hospital"."""
    return " ".join(dict.fromkeys(_called(person, articles)))


def _called(entity: Entity, articles: Mapping[str, Article]) -> Iterator[str]:
    if entity.description:
        yield entity.description
    for mention in entity.mentions:
        if mention.kind == "name":
            before = articles[mention.article].text[max(0, mention.start - 80) : mention.start]
            yield from reversed(list(_title(before)))


def _title(before: str) -> Iterator[str]:
    """Yield the words of a title before a name, from the name on: capitals, and words for who speaks for whom."""
    for _ in range(CALLED):
        match = _NEXT.search(before)
        if match is None:
            return
        word = match.group().strip()
        plain = word.strip(".").replace("’", "'").removesuffix("'s")
        ends = word.endswith(".") and len(plain) > SHORTENED  # "… said. Lind", where "Lt. Lind" goes on
        if ends or not (plain[:1].isupper() or plain.casefold() in _known()):
            return
        yield word
        before = before[: match.start()]
