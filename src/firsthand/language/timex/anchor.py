"""What a relative expression is read against: the publication date, the passage so far, and the tense of its clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from firsthand.language.timex.calendar import Days, days_of
from firsthand.language.timex.tense import Tense
from firsthand.language.timex.timex import Timex


@dataclass(frozen=True)
class Named:
    """A date named before in the passage.

    Where it stands (paragraph, sentence), its value, whether its year was spelled out (`absolute`), whether it was
    counted from another
    ("a year earlier": `derived`), whether it dates several events at once ("two last week": `group`), its
    sentence's names, and whether it only tells a thing apart ("the June 20 fire": `apart`).
    """

    paragraph: int
    sentence: int
    value: str
    grain: str
    absolute: bool
    derived: bool = False
    group: bool = False
    names: frozenset[str] = frozenset()
    apart: bool = False

    def days(self) -> Days | None:
        return days_of(self.value)


@dataclass(frozen=True)
class Moment:
    """All a resolver may look at beside the words themselves."""

    published: date | None
    tense: Tense = "none"
    before: tuple[Named, ...] = ()
    paragraph: int = 0
    sentence: int = 0
    text: str = ""
    names: frozenset[str] = frozenset()
    headline: bool = False
    word_before: str = ""
    year_ahead: int | None = None
    attributive: bool = False
    of_noun: bool = False
    planned: bool = False
    """Whether what it dates is held on a day set before ("the June vote")."""
    paired: tuple[int, int] | None = None
    """Year and month of the date this one opens a stretch to: "between January and October 2017"."""
    close: bool = False
    """Whether nothing but a preposition, a comma or a dash stands between the last date and this one."""

    def named(self, grains: str, back: int = 1) -> Named | None:
        """Return the last date of one of these grains named in this paragraph or up to `back` before it."""
        for one in reversed(self.before):
            if one.paragraph < self.paragraph - back:
                return None
            if one.grain in grains:
                return one
        return None

    def dated(self, back: int) -> Named | None:
        """Return the last day named that dates what was told, up to `back` paragraphs before; else the last one.

        What only tells a thing apart does so in its own sentence: "He was looking into the June 20 fire. At 3 p.m. …".
        """
        last = self.named("D", back)
        if last is None or not last.apart or (last.paragraph, last.sentence) == (self.paragraph, self.sentence):
            return last
        near = (n for n in reversed(self.before) if n.paragraph >= self.paragraph - back)
        return next((n for n in near if n.grain == "D" and not n.apart), last)

    def same_sentence(self, grains: str) -> Named | None:
        """Return the last date of one of these grains named before in the same sentence."""
        found = self.named(grains, 0)
        return found if found and found.sentence == self.sentence else None


def named(timex: Timex, at: Moment, absolute: bool, derived: bool, group: bool) -> Named | None:
    """Return what later expressions may refer back to, None for a duration, a set or a vague reference."""
    if timex.type not in ("DATE", "TIME") or not timex.grain or not days_of(timex.value):
        return None
    where = at.paragraph, at.sentence
    return Named(*where, timex.value, timex.grain, absolute, derived, group, at.names, at.attributive)
