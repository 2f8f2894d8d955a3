"""One answer that one statement gives: its words, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.asking.matching import Match
from firsthand.asking.scenes import Scenes
from firsthand.model import Bound, Evidence, Statement, Value

GENERIC = frozenset({"people", "person", "one", "other", "man", "woman", "individual", "victim", "", "they"})


@dataclass(frozen=True)
class Fill:
    """One answer one statement gives: its words, the key under which equal answers meet, and where it stands.

    `low` and `high` are the region of a value or the days of a date; `rank` puts better kinds of filler first.
    """

    text: str
    key: str
    match: Match
    evidence: Evidence
    low: Bound = None
    high: Bound = None
    rank: int = 0
    role: str = ""

    @property
    def statement(self) -> Statement:
        """The statement that gives it."""
        return self.match.statement


def at(scenes: Scenes, article: str, start: int, end: int) -> Evidence:
    return Evidence(article=article, start=start, end=end, text=scenes.articles[article].text[start:end])


def of_value(match: Match, value: Value, scenes: Scenes, rank: int = 0) -> Fill:
    article = match.statement.article
    key = f"{value.role}:{value.unit or ''}:{value.low}:{value.high}"
    return Fill(
        text=value.text,
        key=key,
        match=match,
        evidence=at(scenes, article, value.start, value.end),
        low=value.low,
        high=value.high,
        rank=rank,
        role=value.role,
    )
