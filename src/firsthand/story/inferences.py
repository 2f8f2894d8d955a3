"""What follows when days and durations are put together: when something that ended must have begun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from firsthand import regions
from firsthand.model import Article, Inference, Statement, Value
from firsthand.story.claims.relations import relation
from firsthand.story.sentences import in_words

ENDINGS = frozenset({"close", "divorce", "end", "fire", "leave"})
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def began(
    statements: Sequence[Statement], claim_ids: Mapping[str, str], articles: Mapping[str, Article]
) -> tuple[Inference, ...]:
    """Return when what ended on known days, after a known time, must have begun.

    "They parted in June 2031 after dating for more than a year": the dating began in June 2030 or before.
    `claim_ids` gives each statement's claim.
    """
    found: dict[str, Inference] = {}
    for end, during, value in _pairs(statements, articles):
        when = end.when
        days = regions.Days.of(when.earliest if when else None, when.latest if when else None)
        unit = UNITS[value.unit or ""]
        start = regions.began(days, _number(value.low), _number(value.high), unit)
        earliest, latest = start.iso()
        if (earliest or latest) and during.id in claim_ids:
            about = claim_ids[during.id]
            span = in_words(*days.iso())
            rule = f"It ended {span}, after {value.text}: it began {in_words(earliest, latest)}."
            one = Inference(
                id=f"i:began:{about}",
                about=about,
                what="began",
                earliest=earliest,
                latest=latest,
                rule=rule,
                statements=(end.id, during.id),
            )
            found.setdefault(one.id, one)
    return tuple(found.values())


def _pairs(
    statements: Sequence[Statement], articles: Mapping[str, Article]
) -> Iterator[tuple[Statement, Statement, Value]]:
    """An ending with its days, and the clause after its "after" with the time that took."""
    by_sentence: defaultdict[tuple[str, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.sentence and statement.frame == "real" and statement.polarity == "affirmed":
            by_sentence[statement.article, statement.sentence.start].append(statement)
    for (article, _), members in by_sentence.items():
        for end in members:
            if not end.when or not ENDINGS & set(relation(end).classes):
                continue
            for during in members:
                value = next((v for v in during.values if v.kind == "duration" and v.unit in UNITS), None)
                if value and during is not end and _after(articles[article].text, during):
                    yield end, during, value


def _after(text: str, statement: Statement) -> bool:
    before = text[max(0, statement.start - 12) : statement.start].casefold().split()
    return before[-1:] == ["after"] or statement.text.casefold().startswith("after ")


def _number(bound: float | str | None) -> float | None:
    return None if bound is None or isinstance(bound, str) else float(bound)
