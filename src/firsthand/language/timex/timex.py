"""A time expression read: TIMEX3 type and value, and the days it allows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from firsthand.language.timex.calendar import Days, days_of
from firsthand.model import TimeType


@dataclass(frozen=True)
class Timex:
    """What an expression stands for.

    `days` are the days it allows where its value alone does not say ("the past two years" has value P2Y); `grain`
    is D, W,
    M, Q, S, H, Y, E or C for a stretch of the calendar, else empty. `alternatives` are other values the words allow
    where neither tense nor passage decides.
    """

    type: TimeType
    value: str
    mod: str | None = None
    days: Days | None = None
    grain: str = ""
    alternatives: tuple[str, ...] = ()

    def allowed(self) -> Days | None:
        """Return the first and last day allowed, None where the expression names no day."""
        return self.days or (days_of(self.value, self.mod) if self.type in ("DATE", "TIME") else None)

    def narrowed(self, mod: str | None) -> Timex:
        """Return the expression with a modifier ("early", "the end of")."""
        return replace(self, mod=mod) if mod else self


def at_day(value: str, **more: str | None) -> Timex:
    """Return a DATE of one day."""
    return Timex("DATE", value, grain="D", mod=more.get("mod"))
