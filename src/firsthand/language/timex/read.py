"""From expressions spotted to Timexes: each read where it stands, later ones against what earlier ones named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from firsthand.language.timex import clock, explicit, relative, stretches
from firsthand.language.timex.anchor import Moment, Named, Tense, named, tense_at
from firsthand.language.timex.calendar import parse_day
from firsthand.language.timex.spot import Spotted, spot
from firsthand.language.timex.timex import Timex

Resolver = Callable[[Mapping[str, str | None], Moment], Timex | None]
ABSOLUTE = frozenset({"iso_day", "slashed_day", "month_year", "year", "year_of", "spoken_year"})
_CLOCK_THEN_DAY = re.compile(r"\s*,?\s*(?:on\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A Timex and where it stands in the paragraph's text."""

    start: int
    end: int
    timex: Timex
    rule: str = ""


def resolver(name: str) -> Resolver:
    """Return the function a rule is read by; "fixed:TYPE:VALUE" reads every match alike."""
    if name.startswith("fixed:"):
        _, kind, value = name.split(":")
        return lambda g, at: Timex(kind, value)  # type: ignore[arg-type]
    for room in (explicit, relative, stretches, clock):
        if hasattr(room, name):
            found: Resolver = getattr(room, name)
            return found
    raise LookupError(name)


class Passage:
    """The paragraphs of one article read so far; it belongs to one reading and is thrown away with it."""

    def __init__(self, published: str | None) -> None:
        self.published: date | None = parse_day(published)
        self._named: list[Named] = []
        self._paragraph = 0

    def read(self, doc: Doc) -> list[Found]:
        """Return the expressions of the next paragraph."""
        starts = [sent.start_char for sent in doc.sents]
        found: list[Found] = []
        for one in spot(doc):
            sentence = bisect_right(starts, one.start) - 1
            timex = self._resolve(one, doc, sentence)
            if timex is None:
                continue
            found.append(Found(one.start, one.end, timex, one.rule.name))
            absolute = one.rule.name in ABSOLUTE or bool(one.groups.get("y"))
            if note := named(timex, self._paragraph, sentence, absolute):
                self._named.append(note)
        self._paragraph += 1
        return joined(found, doc.text)

    def _resolve(self, one: Spotted, doc: Doc, sentence: int) -> Timex | None:
        at = Moment(self.published, _tense(one, doc), tuple(self._named[-12:]), self._paragraph, sentence, doc.text)
        timex = resolver(one.rule.read)(one.groups, at)
        return modified(timex, one, self.published) if timex else None


def _tense(one: Spotted, doc: Doc) -> Tense:
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    return tense_at(span.root) if span is not None else "none"


def modified(timex: Timex, one: Spotted, published: date | None) -> Timex:
    """Return a Timex narrowed by the words before it; a hedged "two years ago" is a length in TIMEX3."""
    if one.mod is None:
        return timex
    if one.hedged and one.rule.read == "ago" and timex.type == "DATE":
        return replace(stretches.duration(one.groups["n"] or "", one.groups["u"] or "", one.mod), days=timex.allowed())
    if one.mod in ("BEFORE", "AFTER"):
        return _clipped(timex, one.mod, published)
    return timex.narrowed(one.mod)


def _clipped(timex: Timex, mod: str, published: date | None) -> Timex:
    """ "earlier this month" ends by publication, "later this month" begins there."""
    days = timex.allowed()
    if days is None or published is None or not days[0] <= published <= days[1]:
        return timex
    return replace(timex, days=(days[0], published) if mod == "BEFORE" else (published, days[1]))


def joined(found: list[Found], text: str) -> list[Found]:
    """Return the list with an hour and the day right after it made one."""
    out: list[Found] = []
    for one in found:
        last = out[-1] if out else None
        if last and last.rule in CLOCKS and _CLOCK_THEN_DAY.fullmatch(text[last.end : one.start]):
            both = clock.joined(one.timex, last.timex)
            if both:
                out[-1] = Found(last.start, one.end, replace(both, mod=last.timex.mod), last.rule)
                continue
        out.append(one)
    return out


CLOCKS = frozenset({"clock", "clock_colon", "clock_four", "clock_words", "oclock", "noon"})
