"""The clauses that give a day: each expression of time with the innermost clause that holds it, as a value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from firsthand.language.lexicon import lexicon, words
from firsthand.model import Reading, Time, Value
from firsthand.story.claims.facets import Facets
from firsthand.story.claims.relations import noun_event
from firsthand.story.conflicts.topics import Slot

OWNING = re.compile(r"\s?['’]s\b")
BESIDE = 30
"""Characters between an event noun and the date that is its own."""
STAMPS = frozenset({"post", "update", "publish", "modify", "copyright"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENING = re.compile(r"(?:\w+\s+)?(?P<word>\w+)\s+(?:about |around |early |late |the )*$", re.IGNORECASE)
_NOUN_NEXT = re.compile(r"\s[a-z]+")
_DETERMINER = re.compile(r"\b(?:a|an|the|his|her|its|their|’s|'s)\s$", re.IGNORECASE)
_YEARS = re.compile(r"\d{4}s?")
_LED = re.compile(
    r"\b(?:about|after|and|around|before|between|by|circa|during|early|for|from|in|late|mid|of|since|through|till|to|until)"
    r"[\s-]*$",
    re.IGNORECASE,
)
"""What leads a year to the verb: "a 1950s star" has none."""
_DECADE = re.compile(r"(?:the |early |late |mid[- ])*['’]?(?:\d\d)?\d0['’]?s", re.IGNORECASE)
_IN_THOSE = re.compile(
    r"\b(?:by|during|from|in|into|since|through|throughout|until)\s+(?:the\s+|early\s+|late\s+|mid[\s-])*$"
)
"""What leads a decade to the verb: "one of the stars of the 1940s and 1950s" died later."""
_WEEKDAY = re.compile(r"XXXX-WXX-[1-7]")


def dated(
    readings: Sequence[Reading], claims: Sequence[Sequence[Facets]], wanted: Callable[[Time, str], bool]
) -> Iterator[Slot]:
    """Yield a slot for every expression `wanted` (given with its article's text) of a clause said in earnest."""
    times = {r.article.id: _chosen(r, wanted) for r in readings}
    starts = {article: [t.start for t in found] for article, found in times.items()}
    best: dict[tuple[str, int], tuple[int, Slot]] = {}
    for n, claim in enumerate(claims):
        for facets in claim:
            s = facets.statement
            if s.polarity == "denied" or s.certainty in ("asked", "possible") or s.predicate in STAMPS:
                continue
            low, high = bisect_left(starts[s.article], s.start), bisect_left(starts[s.article], s.end)
            for time in times[s.article][low:high]:
                value = _value(time) if time.end <= s.end else None
                size = s.end - s.start
                if value and size < best.get((s.article, time.start), (10**9, None))[0]:
                    best[s.article, time.start] = (size, Slot(value, facets, n))
    yield from (one for _, one in best.values())


def _chosen(reading: Reading, wanted: Callable[[Time, str], bool]) -> list[Time]:
    text = reading.article.text
    return sorted((t for t in reading.times if wanted(t, text)), key=lambda t: t.start)


def _value(time: Time) -> Value | None:
    """A date as a value: resolved where it can be, else by month and day, or weekday, as its TIMEX3 value has them."""
    low, high = time.earliest, time.latest
    known = time.value.startswith("XXXX-") and time.value[5:7].isdigit()
    if (not low or not high) and not known and not _WEEKDAY.match(time.value):
        return None
    return Value(
        kind="date",
        role="date",
        text=time.text,
        start=time.start,
        end=time.end,
        low=low,
        high=high,
        restrictors=() if low else (time.value,),
    )


def set_apart(facets: Facets) -> bool:
    """Return whether a clause sets what it tells apart from what everybody tells of: "again", "the second man"."""
    s = facets.statement
    taking_part = (w for a in s.arguments if a.relation in ("subject", "object", "agent") for w in _words(a.text))
    said = (w for text in _near_verb(facets) for w in _words(text))
    apart = words("once", "another.part", "firsthand.story")
    return not words("once", "another.words", "firsthand.story").isdisjoint(said) or not apart.isdisjoint(taking_part)


def _near_verb(facets: Facets) -> Iterator[str]:
    """The words right behind the verb, and the first ones of whatever is named with it."""
    s = facets.statement
    end = s.predicate_span.end - s.start if s.predicate_span else len(s.text)
    yield s.text[max(0, end) : max(0, end) + BESIDE]
    yield from (" ".join(a.text.split()[:3]) for a in s.arguments)
    yield s.text[:BESIDE]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def its_own(one: Slot) -> bool:
    """Return whether a date is that of the clause, not of something else the clause names."""
    s, value = one.facets.statement, one.value
    start = s.sentence.start if s.sentence else s.start
    sentence, at, end = one.facets.sentence, value.start - start, value.end - start
    before, after = sentence[:at], sentence[end:]
    opening = _OPENING.search(before)
    clocked = value.text[:1].isdigit()  # "after 8:30 p.m. Thursday" is still Thursday
    if opening and not clocked and opening["word"].casefold() in words("once", "open.before", "firsthand.story"):
        return False
    if _YEARS.fullmatch(value.text) and _NOUN_NEXT.match(after) and not _LED.search(before):
        return False
    if _DECADE.fullmatch(value.text) and not _IN_THOSE.search(before):
        return False
    verb = s.predicate_span
    if not verb:
        return not s.nominal
    if s.nominal:
        return abs(verb.start - value.end) <= BESIDE
    if _DETERMINER.search(before) and _NOUN_NEXT.match(after):
        return False
    low, high = (verb.end, value.start) if verb.end <= value.start else (s.start, verb.start)
    between = _WORD.findall(sentence[max(0, low - start) : high - start].casefold())
    objects = {a.lemma.casefold() for a in s.arguments if a.relation in ("object", "complement")}
    others = [w for w in (between[:-1] if clocked else between) if w not in objects]  # "opened fire" is no fire
    return not any(_eventful(w, one.facets) for w in others)


def _eventful(word: str, facets: Facets) -> bool:
    """Whether a word names another happening, whose date it may be."""
    if word in ("after", "before", "since", "following", "when"):
        return True
    event = noun_event(word) or noun_event(word.removesuffix("s"))
    return event is not None and event not in facets.classes and event in _dated_events()


@cache
def _dated_events() -> frozenset[str]:
    kinds = lexicon("once", "firsthand.story")["kinds"].values()
    happenings = lexicon("relations", "firsthand.story")["happenings"]["classes"]
    return frozenset((*happenings, *(c for kind in kinds for c in kind["classes"])))
