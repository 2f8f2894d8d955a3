"""Quantities of an article: what is counted, measured, paid or told of an age, and the values of its times."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from firsthand.language.layers import Cast, Quantity
from firsthand.language.parse import Paragraph, Parsed, text_of
from firsthand.language.quantity.ages import ages
from firsthand.language.quantity.alone import alone
from firsthand.language.quantity.bare import bare
from firsthand.language.quantity.counts import count
from firsthand.language.quantity.draft import Draft, Here, governor
from firsthand.language.quantity.goals import goals
from firsthand.language.quantity.groups import groups
from firsthand.language.quantity.halves import halves
from firsthand.language.quantity.measures import magnitude, measure
from firsthand.language.quantity.money import marked_money, worded_money
from firsthand.language.quantity.nobody import nobody
from firsthand.language.quantity.numbers import Number, numbers
from firsthand.language.quantity.occasions import occasion, twice
from firsthand.language.quantity.ordinals import ordinals
from firsthand.language.quantity.shares import fractions, percent
from firsthand.language.quantity.streaks import streak
from firsthand.language.quantity.told_ages import told_ages
from firsthand.language.quantity.when import of_time
from firsthand.model import Time, Value

Stretch = tuple[int, int]
_PROMISING = re.compile(
    r"\d|[½¼¾⅓⅔]|\b(?:few|half|hundreds?|millions?|billions?|trillions?|one|several|scores|thousands?|twelve|dozens?|couple"
    r"|handful|number|both|brace|hat-?trick|duo|pair|trio|quartet|quintet|sextet|threesome|foursome|twosome|quarters?|thirds?|fifths?|ten|two|three|four|five|six|seven|eight|nine|eleven|season|series|episode"
    r"|term|trial|lone|twice|thrice|no|nobody|none|first|second|fourth|(?:six|seven|nin|ten|eleven|twelf|[a-z]+teen|[a-z]+tie)th|eighth"
    r"|[a-z]+(?:teen|teens|ties|ty)|hundredth)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(\s*(?:about\s+|or\s+)?")


def quantities(parsed: Parsed, times: tuple[Time, ...], cast: Cast) -> tuple[Quantity, ...]:
    """Return the numbers of an article in order, but for those that are part of a time expression, a name, an
    address or a score.

    `times` are the article's time expressions, whose numbers are theirs; an age's person is looked up in `cast`.
    """
    found: list[Quantity] = []
    for paragraph in parsed.paragraphs:
        if paragraph.kind == "boilerplate":
            continue
        own = [
            (t.start - paragraph.start, t.end - paragraph.start)
            for t in times
            if paragraph.start <= t.start < paragraph.end
        ]
        drafts = in_brackets(_drafts(paragraph.doc, own, _knower(paragraph, cast)), paragraph.text)
        found += [_quantity(d, paragraph, parsed, cast) for d in drafts]
    return tuple(found)


def time_values(parsed: Parsed, times: tuple[Time, ...]) -> tuple[Quantity, ...]:
    """Return the dates, clock times and durations among an article's time expressions as values."""
    found: list[Quantity] = []
    for time in times:
        value = of_time(time)
        token = parsed.token(time.start)
        if value is None or token is None:
            continue
        span = _tokens(parsed, time)
        head = span if span is not None else token.i
        root = token.doc[head]
        verb = governor(root)
        paragraph = parsed.paragraph(time.start)
        offset = paragraph.start if paragraph else 0
        found.append(Quantity(value, offset + root.idx, offset + verb.idx if verb is not None else None))
    return tuple(found)


def _tokens(parsed: Parsed, time: Time) -> int | None:
    paragraph = parsed.paragraph(time.start)
    span = paragraph.tokens(time.start, time.end) if paragraph else None
    return span.root.i if span is not None and len(span) else None


def _knower(paragraph: Paragraph, cast: Cast) -> Callable[[Token], bool]:
    def is_person(token: Token) -> bool:
        entity = cast.at(paragraph.start + token.idx)
        return entity is not None and entity.type == "person"

    return is_person


def in_brackets(drafts: list[Draft], text: str) -> list[Draft]:
    """Return the drafts with a conversion in brackets made to measure what stands before it: "10 kilometres (6.2
    miles)".
    """
    out: list[Draft] = []
    for one in drafts:
        last = next((d for d in reversed(out) if d.kind == one.kind and d.kind in ("measure", "money")), None)
        if (
            last
            and last.unit != one.unit
            and _BRACKET.fullmatch(text[last.end : one.start])
            and "(" in text[last.end : one.start]
        ):
            one = replace(one, role=last.role, restrictors=last.restrictors or one.restrictors, head=last.head)
            if one.restrictors and not last.restrictors:
                out[out.index(last)] = replace(last, restrictors=one.restrictors)
        out.append(one)
    return out


def _drafts(doc: Doc, times: list[Stretch], is_person: Callable[[Token], bool]) -> list[Draft]:
    """Read a paragraph's quantities; of two on the same words the more telling reader's stands."""
    taken: list[Stretch] = []
    out: list[Draft] = []

    def take(drafts: Iterable[Draft], beside: list[Stretch]) -> None:
        for draft in drafts:
            if not any(draft.start < b and a < draft.end for a, b in [*taken, *beside]):
                out.append(draft)
                taken.append((draft.start, draft.end))

    text = text_of(doc)
    if not _PROMISING.search(text):
        return []
    whole = Here(doc, Number(0, 0, 0, 0, None, None), text)
    take(ages(doc, is_person), [])
    take(told_ages(doc, is_person), times)
    take(ordinals(doc), times)
    take(marked_money(whole), times)
    take(fractions(whole), times)
    take(twice(whole), times)
    take(halves(whole), times)
    take(nobody(doc, text), times)
    take(groups(doc), times)
    take(goals(whole), times)
    for number in numbers(text):
        if not any(number.at < b and a < number.at_end for a, b in [*taken, *times]):
            take(_of_number(Here(doc, number, text)), times)
    return sorted(out, key=lambda d: (d.start, d.end))


def _of_number(here: Here) -> Iterator[Draft]:
    for reader in (magnitude, percent, worded_money, measure, occasion, streak, count, alone, bare):
        drafts = list(reader(here))
        if drafts:
            yield from drafts
            return


def _quantity(draft: Draft, paragraph: Paragraph, parsed: Parsed, cast: Cast) -> Quantity:
    start, end = paragraph.start + draft.start, paragraph.start + draft.end
    about = cast.at(paragraph.start + draft.person.idx) if draft.person is not None else None
    verb = governor(draft.head)
    value = Value(
        kind=draft.kind,
        role=draft.role,
        unit=draft.unit,
        text=parsed.text[start:end],
        start=start,
        end=end,
        low=draft.low,
        high=draft.high,
        hedge=draft.hedge,
        counted=draft.counted,
        restrictors=draft.restrictors,
        about=about.id if about is not None else None,
    )
    return Quantity(value, paragraph.start + draft.head.idx, paragraph.start + verb.idx if verb is not None else None)
