"""Measures told by a part of one unit and no number: "half a mile", "a quarter-mile", "a mile and a half"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from firsthand.language.quantity.draft import Draft, Here
from firsthand.language.quantity.measures import direction, said_role, units
from firsthand.language.quantity.money import noun_before
from firsthand.language.quantity.numbers import bounded, hedges

_PARTS = {"half": 0.5, "quarter": 0.25, "three-quarters": 0.75, "three quarters": 0.75}


@cache
def _pattern() -> re.Pattern[str]:
    unit = "|".join(re.escape(w) for w in sorted(units(), key=lambda w: (-len(w), w)) if len(w) > 2)
    hedge = "|".join(re.escape(w) for w in sorted(hedges(), key=lambda w: (-len(w), w)) if w[0].isalpha())
    part = "|".join(_PARTS)
    return re.compile(
        rf"(?<![\w-])(?<!\band )(?<!\band a )(?:(?P<hedge>{hedge})\s+)?"
        rf"(?:(?:an?\s+)?(?P<part>{part})(?:\s+of)?(?:\s+an?)?[-\s]+(?P<unit>{unit})"
        rf"|an?\s+(?P<whole>{unit})\s+and\s+an?\s+(?P<more>half|quarter))(?![\w-])",
        re.IGNORECASE,
    )


def halves(here: Here) -> Iterator[Draft]:
    """Yield every such measure of a paragraph, with the place it is told from."""
    for found in _pattern().finditer(here.text):
        start, end = found.span()
        token = here.token_at(end - 1)
        if token is None:
            continue
        number = 1 + _PARTS[found["more"].lower()] if found["more"] else _PARTS[found["part"].lower()]
        hedge = hedges()[" ".join(found["hedge"].lower().split())] if found["hedge"] else "exact"
        unit, role = units()[(found["whole"] or found["unit"]).lower()]
        low, high = bounded(number, hedge)
        place, _ = direction(here, end)
        role = said_role(here, end) or role
        yield Draft("measure", role, start, end, noun_before(token), low, high, hedge, unit, restrictors=place)
