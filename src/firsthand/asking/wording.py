"""Answers in words: what is said, on whose word, and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from firsthand.asking.fills.fill import Fill
from firsthand.asking.matching import Match
from firsthand.asking.parsing.question import Question
from firsthand.asking.scenes import Scenes
from firsthand.model import Answer, Claim, Conflict, Evidence, Origin, Side, Statement, Status
from firsthand.story.sentences import called, clause, in_words, listed

SURE = 0.85
"""How fully a statement must speak of a yes-or-no question to answer it."""
SHORT = 30
"""Characters of a side up to which what else its articles call it is told too: "about 40, 38"."""
PIECES = 5
"""Passages shown with an answer."""


_INDIRECT = re.compile(r"(?:whether|if)\b", re.IGNORECASE)


class Ledger:
    """Claims, origins and names looked up to word an answer."""

    def __init__(self, scenes: Scenes) -> None:
        self.scenes = scenes
        self.origins: dict[str, Origin] = {o.id: o for o in scenes.story.origins}

    def plain(self, fills: Sequence[Fill]) -> Answer:
        """Word an answer that nothing contradicts."""
        best = fills[0]
        claims = self.claims(f.statement for f in fills)
        status = claims[0].status if claims else "single-source"
        doubt = "Unconfirmed: " if status == "unconfirmed" else ""
        text = f"{doubt}{_upper(best.text, not doubt)}, according to {self.whose(claims)}: {self.told(best.statement)}"
        against = list(self.denials(claims))
        return self._answer(text, status, claims, _distinct(f.evidence for f in fills), against)

    def disputed(self, fills: Sequence[Fill], conflict: Conflict) -> Answer:
        """Word an answer that a conflict is about: every side of it; of hours, the day before them."""
        day = self._day(conflict) if fills[0].role == "date" and conflict.role == "time" else ""
        ours = next(
            (i for i, s in enumerate(conflict.sides) if any(_touches(fills[0].evidence, e) for e in s.spans)), 0
        )
        sides = [conflict.sides[ours], *(s for i, s in enumerate(conflict.sides) if i != ours)]
        claims = self.claims([fills[0].statement])
        text = f"Disputed: {day}{'; against that, '.join(map(self._side, sides))}."
        against = [e for s in sides[1:] for e in s.spans]
        return self._answer(text, "disputed", claims, _distinct(sides[0].spans), against)

    def _day(self, conflict: Conflict) -> str:
        """Return the day of the hours at odds: the earliest their statements give."""
        told = (self.scenes.statements.get(i) for side in conflict.sides for i in side.statements)
        days = [s.when for s in told if s and s.when and s.when.earliest]
        first = min(days, key=lambda w: (w.earliest or "", w.latest or ""), default=None)
        return f"{in_words(first.earliest, first.latest)}, " if first else ""

    def _side(self, side: Side) -> str:
        """Word one side: its value, whose it is, and the clause it stands in."""
        statement = next((s for i in side.statements if (s := self.scenes.statements.get(i))), None)
        told = f": {self.told(statement).rstrip('.')}" if statement else ""
        words = [side.text, *(e.text for e in side.spans)] if len(side.text) <= SHORT else [side.text]
        return f"{', '.join(dict.fromkeys(words))} (according to {self.names(side.origins)}{told})"

    def polar(self, question: Question, found: Sequence[Match]) -> Iterator[Answer]:
        """Word a yes or a no, both where some affirm what others deny."""
        sure = [m for m in found if m.inside >= SURE and not _INDIRECT.match(m.statement.text)]
        yes = [m.statement for m in sure if m.statement.polarity == "affirmed"]
        no = [m.statement for m in sure if m.statement.polarity == "denied"]
        if not sure:
            return
        main, other = (yes, no) if yes else (no, yes)
        claims = self.claims(main)
        word = "Yes" if yes else "No"
        status: Status = "disputed" if yes and no else claims[0].status if claims else "single-source"
        certain = {"rumoured": "it is rumoured", "expected": "it is expected", "possible": "it may be"}
        hedge = certain.get(main[0].certainty)
        opening = f"{'Disputed: y' if yes and no else 'Y'}es" if yes else word
        said = f"{opening}{f', {hedge}' if hedge else ''}, according to {self.whose(claims)}: {self.told(main[0])}"
        against = [self.evidence(s) for s in other]
        if against:
            said += f" Denied by {self.whose(self.claims(other))}."
        yield self._answer(said, status, claims, _distinct(map(self.evidence, main)), against)

    def claims(self, statements: Iterable[Statement]) -> list[Claim]:
        """Return the claims of statements, each once, in their order."""
        found = (self.scenes.claims.get(s.id) for s in statements)
        return list({c.id: c for c in found if c}.values())

    def whose(self, claims: Sequence[Claim]) -> str:
        """Name the origins of claims."""
        return self.names([o for c in claims for o in c.origins])

    def names(self, origins: Iterable[str]) -> str:
        """Name origins in words; an unnamed one by whom it told."""
        known = [self.origins[o] for o in dict.fromkeys(origins) if o in self.origins]
        return listed(list(dict.fromkeys(map(self._name, known)))) or "the articles"

    def _name(self, origin: Origin) -> str:
        through = [self.origins[v].name for v in origin.via if v in self.origins]
        if origin.kind != "anonymous" or not through:
            return called(origin)
        who = "" if origin.name == "unnamed source" else f" ({origin.name})"
        return f"an unnamed source{who} of {listed(through)}"

    def told(self, statement: Statement) -> str:
        """Return the clause of a statement as a sentence, names in full."""
        return clause(statement, self.scenes.entities).rstrip(".!?, ") + "."

    def evidence(self, statement: Statement) -> Evidence:
        """Return the words of a statement."""
        return Evidence(article=statement.article, start=statement.start, end=statement.end, text=statement.text)

    def denials(self, claims: Sequence[Claim]) -> Iterator[Evidence]:
        """Yield what denies claims."""
        for statement in (self.scenes.statements[s] for c in claims for s in c.statements):
            if statement.polarity == "denied" and any(c.denied_by for c in claims):
                yield self.evidence(statement)

    def _answer(
        self,
        text: str,
        status: Status,
        claims: Sequence[Claim],
        evidence: Sequence[Evidence],
        against: Sequence[Evidence],
    ) -> Answer:
        return Answer(
            text=" ".join(text.split()),
            status=status,
            claim=claims[0].id if claims else None,
            origins=tuple(dict.fromkeys(o for c in claims for o in c.origins)),
            evidence=tuple(evidence)[:PIECES],
            against=tuple(_distinct(against))[:PIECES],
        )

    def answer(self, text: str, statements: Sequence[Statement], evidence: Sequence[Evidence]) -> Answer:
        """Word an answer that several statements bear out."""
        claims = self.claims(statements)
        said = f"{text}, according to {self.whose(claims)}." if claims else f"{text}."
        return self._answer(said, claims[0].status if claims else "single-source", claims, evidence, ())


def _upper(text: str, capital: bool) -> str:
    return text[:1].upper() + text[1:] if capital else text


def _distinct(evidence: Iterable[Evidence]) -> list[Evidence]:
    return list(dict.fromkeys(evidence))


def _touches(a: Evidence, b: Evidence) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end
