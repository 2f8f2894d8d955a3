"""What teams are called for short: "the Bucs" for the Buccaneers, "the Sixers" for the 76ers."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.language.naming.capitals import TEAM

STEM = 3
"""Letters of a team's name before the "s" of the short one, and letters that has fewer."""
_SPOKEN = {
    "1": "one",
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nin",
}


def spoken(word: str) -> str:
    """Return a team's name of a number as it is said for short: "sixers" for "76ers"; any other word as it is."""
    return f"{_SPOKEN.get(word[-4], '')}ers" if TEAM.fullmatch(word) else word


def cropped(short: str, long: str) -> bool:
    """Return whether one plural is another cut short: "bucs" of "buccaneers", "cavs" of "cavaliers"."""
    stem = short[:-1]
    plural = short.endswith("s") and long.endswith("s")
    return plural and len(stem) >= STEM and len(long) >= len(short) + STEM and long.startswith(stem)


def team_for_short(short: Sequence[str], long: Sequence[str]) -> bool:
    """Return whether a name of one word, folded, is what a team is called for short."""
    if len(short) != 1 or not long:
        return False
    one, last = short[0], long[-1]
    return cropped(one, last) or (one != last and one == spoken(last))


def team_handle(name: Sequence[str]) -> str | None:
    """Return what the full and the short name of a team have in common, None where it is no team's."""
    last = spoken(name[-1]) if name else ""
    return f"{last[:STEM]}~s" if last.endswith("s") and len(last) > STEM else None
