"""What a given name is cut to, or called for short: "Mo" for Maurice, "Wlad" for Wladimir."""

from __future__ import annotations

import re

from firsthand.language.lexicon import lexicon, words

SHORTENED = 4
"""Letters of a given name cut short."""
CLIPPED = 3
"""Letters of one that is a given name of its own, and letters it has fewer."""


def nickname(one: str, other: str) -> bool:
    """Return whether one given name, folded, is known as short for the other."""
    return any(one in names and other in names for names in lexicon("names")["nicknames"]["names"])


def cut_short(one: str, other: str) -> bool:
    """Return whether a word that is no given name is the beginning of one: "Wlad" of "Wladimir"."""
    long = len(one) >= SHORTENED and len(other) >= len(one) + 3
    return long and not _sexes(one) and other.startswith(one)


def clipped(one: str, other: str) -> bool:
    """Return whether one given name may be another cut off: "Deb" of "Deborra", who is nobody where two may be."""
    long = len(one) >= CLIPPED and len(other) >= len(one) + CLIPPED and other.startswith(one)
    return long and _one_sex(one, other)


def sounds_alike(one: str, other: str) -> bool:
    """Return whether two given names differ by how their last sound is written: "Betty" and "Bettie"."""
    ends = [re.sub(r"(?:ie|ey|y)$", "i", name) for name in (one, other)]
    return one != other and len(ends[0]) > CLIPPED and ends[0] == ends[1] and _one_sex(one, other)


def _one_sex(one: str, other: str) -> bool:
    return not (_sexes(one) and _sexes(other) and _sexes(one).isdisjoint(_sexes(other)))


def _sexes(name: str) -> set[str]:
    first = name.split("-")[0]
    return {sex for sex in ("female", "male") if first in words("given_names", sex)}
