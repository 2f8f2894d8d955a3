"""Which way a date named without its year or week points: one choice, by weights that are data (`[lean]`)."""

from __future__ import annotations

from typing import Literal

from firsthand.language.lexicon import lexicon
from firsthand.language.timex.anchor import Moment
from firsthand.language.timex.rules import PACKAGE
from firsthand.language.timex.tense import Tense


def behind(at: Moment, scale: Literal["week", "year"], tense: Tense, back: int, ahead: int) -> bool:
    """Return whether the one `back` days behind publication is meant, not the one so many days `ahead`.

    `tense` is that of the clause as far as it points anywhere: past, future, open or none.
    """
    table = lexicon("words", PACKAGE)["lean"]
    role = "noun" if at.of_noun else "apart" if at.attributive else "clause"
    lean: float = table[scale][tense][role] * (table["planned"][tense] if at.planned and scale == "year" else 1)
    return back <= lean * ahead
