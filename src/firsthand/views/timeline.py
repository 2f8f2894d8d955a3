"""The timeline: dated events drawn to scale, real life and fiction apart, and the same as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from firsthand.model import Event
from firsthand.views.calendar_scale import Scale, Tick, scale, ticks
from firsthand.views.index import Index, Link, Words, look_of
from firsthand.views.wording import clean, days, parse_day, short

WIDE, NARROW = 1080, 340
_DRAWN = 30
_LANE, _DOT, _LETTER, _MARGIN = 24, 20.0, 6.3, 330.0


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of the list; `number` ties it to its mark in the drawing."""

    anchor: str
    number: int
    when: str
    text: str
    origins: tuple[Link, ...]
    claim: Link | None
    line: Words | None
    look: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """An event in the drawing: a dot on its day, a bar over the days it may have been, an open end."""

    number: int
    href: str
    x: float
    width: float
    y: float
    label: str
    label_x: float
    end: float
    look: str
    fade: bool
    title: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline in the units of its view box."""

    width: int
    height: int
    axis: int
    lines: tuple[tuple[float, float], ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    published: tuple[float, ...]
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events of one frame, drawn wide and narrow, and listed."""

    anchor: str
    heading: str
    summary: str
    wide: Drawing | None
    narrow: Drawing | None
    entries: tuple[Entry, ...]


def _span(event: Event) -> tuple[date, date] | None:
    first, last = parse_day(event.earliest), parse_day(event.latest)
    if first is None and last is None:
        return None
    return (first or last), (last or first)  # type: ignore[return-value]


def _weight(index: Index, event: Event) -> tuple[int, int]:
    claim = index.claims.get(event.claim or "")
    return (len(claim.origins) if claim else 0), len(event.statements)


_EXCERPT = "“…"
"""How the text of a claim begins that is no sentence."""


def _look(index: Index, event: Event) -> str:
    claim = index.claims.get(event.claim or "")
    return look_of(claim) if claim else "single"


def _entry(index: Index, event: Event, anchor: str, number: int) -> Entry:
    claim = index.claims.get(event.claim or "")
    lines = (index.statement_words(ident) for ident in event.statements)
    link = Link(f"claim {index.numbers[claim.id]}", f"#c{index.numbers[claim.id]}") if claim else None
    return Entry(
        anchor=anchor, number=number, when=days(event.earliest, event.latest),
        text=index.claim_text(claim, event.text) if claim else clean(event.text),
        origins=index.origin_links(claim.origins) if claim else (), claim=link,
        line=next((line for line in lines if line), None), look=_look(index, event),
    )  # fmt: skip


def _stroke(entry: Entry, event: Event, axis: Scale, width: int) -> Stroke:
    first, last = _span(event) or (date.min, date.min)
    x = axis.x(first)
    bar = max(0.0, round(axis.x(last) - x, 1))
    fade = event.earliest is None or event.latest is None
    start = round(x + max(bar + 6, _DOT / 2 + 5), 1)
    letters = int((width - start) / _LETTER) if width == WIDE else 0
    label = short(entry.text, min(60, letters)) if letters > 8 else ""
    return Stroke(
        number=entry.number, href=f"#{entry.anchor}", x=x, width=bar, y=0.0, end=start + len(label) * _LETTER,
        label=label, label_x=start, look=entry.look, fade=fade, title=f"{entry.when}: {short(entry.text, 160)}",
    )  # fmt: skip


def _lanes(strokes: Sequence[Stroke]) -> list[int]:
    """The lane of each: above every later one its label or bar reaches over, so that no stem runs through words."""
    lanes = [0] * len(strokes)
    order = sorted(range(len(strokes)), key=lambda n: (-strokes[n].x, -n))
    for at, n in enumerate(order):
        reached = [lanes[other] for other in order[:at] if strokes[other].x - _LANE < strokes[n].end]
        lanes[n] = max(reached, default=-1) + 1
    return lanes


def _drawing(index: Index, pairs: Sequence[tuple[Entry, Event]], width: int) -> Drawing:
    spans = [span for _, event in pairs if (span := _span(event))]
    axis = scale(spans, 10.0, width - (_MARGIN if width == WIDE else 10.0))
    rough = [_stroke(entry, event, axis, width) for entry, event in pairs]
    lanes = _lanes(rough)
    floor = (max(lanes) + 1) * _LANE + 18
    strokes = tuple(replace(one, y=floor - 18 - _LANE * (lane + 0.5)) for one, lane in zip(rough, lanes, strict=True))
    first, last = axis.stretches[0].first, axis.stretches[-1].last
    printed = sorted({day for a in index.story.articles if (day := parse_day(a.published)) and first <= day <= last})
    return Drawing(
        width=width, height=floor + 34, axis=floor, lines=tuple((s.left, s.right) for s in axis.stretches),
        ticks=tuple(tick for stretch in axis.stretches for tick in ticks(stretch)), breaks=axis.breaks(),
        published=tuple(axis.x(day) for day in printed), strokes=strokes,
    )  # fmt: skip


def timelines(index: Index) -> tuple[Timeline, ...]:
    """Give the timeline of real life and, where there is one, that of fiction; no bare excerpts."""
    numbered = [(n, event) for n, event in enumerate(index.story.timeline, 1) if not event.text.startswith(_EXCERPT)]
    found = []
    for frame, heading in (("real", "In real life"), ("fiction", "In fiction")):
        events = [(f"t{n}", event) for n, event in numbered if event.frame == frame]
        if not events:
            continue
        pairs = [(_entry(index, event, anchor, n), event) for n, (anchor, event) in enumerate(events, 1)]
        dated = [pair for pair in pairs if _span(pair[1])]
        kept = sorted(dated, key=lambda pair: (*(-w for w in _weight(index, pair[1])), pair[0].number))[:_DRAWN]
        drawn = sorted(kept, key=lambda pair: pair[0].number)
        summary = f"{len(drawn)} of {len(pairs)} entries drawn" if len(drawn) < len(pairs) else ""
        if summary and len(dated) > _DRAWN:
            summary += ": those with most origins"
        found.append(
            Timeline(
                f"time-{frame}", heading, summary, _drawing(index, drawn, WIDE) if drawn else None,
                _drawing(index, drawn, NARROW) if drawn else None, tuple(entry for entry, _ in pairs),
            )
        )  # fmt: skip
    return tuple(found)
