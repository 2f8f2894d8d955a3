"""What follows when regions are intersected: birthdays from ages, beginnings from durations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.model import Article, Entity, Inference, Statement, Value
from firsthand.story.anchors import day
from firsthand.story.sentences import in_words


@dataclass(frozen=True)
class Birth:
    """The birthdays one age allows."""

    earliest: str
    latest: str
    statement: Statement
    value: Value
    on: str


def birth(low: float, high: float, on: date) -> tuple[date, date]:
    """Return the first and last birthday of somebody who is `low` to `high` years old on a day."""
    return _years_before(on, int(high) + 1) + timedelta(days=1), _years_before(on, int(low))


def _years_before(on: date, years: int) -> date:
    try:
        return on.replace(year=on.year - years)
    except ValueError:  # 29 February
        return on.replace(year=on.year - years, day=28)


def births(statements: Sequence[Statement], articles: Mapping[str, Article]) -> dict[str, list[Birth]]:
    """Return what every exact age of the news itself allows, by person, in the order of the statements."""
    found: defaultdict[str, list[Birth]] = defaultdict(list)
    for statement in statements:
        published = articles[statement.article].published
        if not published or statement.frame != "real":
            continue
        on = date.fromisoformat(published[:10])
        for value in statement.values:
            if value.kind == "age" and value.about and _now(statement, on) and value.low is not None and value.high is not None:
                if float(value.low) < 1 or value.hedge != "exact":
                    continue
                first, last = birth(float(value.low), float(value.high), on)
                found[value.about].append(Birth(first.isoformat(), last.isoformat(), statement, value, published[:10]))
    return dict(found)


def _now(statement: Statement, on: date) -> bool:
    """Whether an age is of the day of publication: a clause that speaks of other years gives that day's age."""
    latest = day(statement.when.latest) if statement.when else None
    return latest is None or latest >= on.toordinal() - 45


def born(found: Mapping[str, Sequence[Birth]], entities: Mapping[str, Entity]) -> tuple[Inference, ...]:
    """Return one birthday a person where all that is said of the age leaves one."""
    return tuple(
        one
        for person in sorted(found)
        if (entity := entities.get(person)) and entity.type == "person" and not entity.fictional
        if (one := _born(person, found[person]))
    )


def _born(person: str, said: Sequence[Birth]) -> Inference | None:
    earliest, latest = max(b.earliest for b in said), min(b.latest for b in said)
    if earliest > latest:
        return None
    told = dict.fromkeys(f"{int(float(b.value.low or 0))} on {in_words(b.on, b.on)}" for b in said)
    return Inference(
        id=f"i:born:{person}",
        about=person,
        what="born",
        earliest=earliest,
        latest=latest,
        rule=f"Aged {' and '.join(told)}: born {in_words(earliest, latest)}.",
        statements=tuple(dict.fromkeys(b.statement.id for b in said)),
    )
