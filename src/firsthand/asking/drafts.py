"""A draft held against the articles: what of it they support, single-source, contradict, rumour or do not have.

The draft is built into the story as one more article; what its statements are aligned with, and what they conflict
with, are the claims and conflicts of that story. So a draft is judged by the very rules articles are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.model import Claim, Conflict, Decision, Draft, Evidence, MadeWith, Reading, Statement, Story, Verdict
from firsthand.story.build import build

SHOWN = 4
"""Passages shown for or against a statement."""
UNSURE = frozenset({"rumoured", "possible"})


def check(
    draft: Reading, readings: Sequence[Reading], made_with: MadeWith, decisions: Sequence[Decision] = ()
) -> Draft:
    """Return a verdict for each statement of a draft.

    Args:
        draft: the draft as it was read; its id must be that of no article.
        readings: those of the articles it is held against.
        made_with: the versions the readings depend on.
        decisions: an editor's, in the order they were taken.
    """
    story = build((*readings, draft), made_with=made_with, decisions=decisions)
    held = _Held(story, draft.article.id)
    return Draft(id=draft.article.id, text=draft.article.text, verdicts=tuple(held.verdicts()))


@dataclass(frozen=True)
class _Held:
    story: Story
    draft: str

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        return {s.id: s for s in self.story.statements}

    @cached_property
    def names(self) -> Mapping[str, str]:
        return {o.id: o.name for o in self.story.origins}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        return {s: claim for claim in self.story.claims for s in claim.statements}

    def verdicts(self) -> Iterator[Verdict]:
        for statement in self.story.statements:
            if statement.article == self.draft:
                yield self._verdict(statement)

    def _verdict(self, statement: Statement) -> Verdict:
        against = self._against(statement)
        if against:
            said = "; ".join(f"“{e.text}” ({e.article})" for e in against[:2])
            return self._made("contradicted", statement, f"The articles have it otherwise: {said}.", (), against)
        others = self._others(statement)
        if not others:
            return self._made("not-found", statement, "The articles do not say this.", ())
        origins = self._origins(others)
        if all(o.certainty in UNSURE for o in others) and statement.certainty not in UNSURE:
            return self._made("rumour", statement, f"Nobody puts a name to it: {_list(origins)}.", others)
        if len(origins) < 2:
            return self._made("single-source", statement, f"On one word only: {_list(origins)}.", others)
        return self._made("supported", statement, f"By {len(origins)} independent origins: {_list(origins)}.", others)

    def _others(self, statement: Statement) -> list[Statement]:
        """The articles' statements of the same claim, that affirm or deny as the draft does."""
        claim = self.claims.get(statement.id)
        found = [self.statements[s] for s in claim.statements] if claim else []
        return [s for s in found if s.article != self.draft and s.polarity == statement.polarity]

    def _against(self, statement: Statement) -> list[Evidence]:
        """The words of the articles on the other sides of the draft's conflicts."""
        found: list[Evidence] = []
        for conflict in self.story.conflicts:
            if any(statement.id in side.statements for side in conflict.sides):
                found += self._other_sides(conflict, statement)
        denying = self.claims.get(statement.id)
        for other in (self.statements[s] for s in (denying.statements if denying else ())):
            if other.article != self.draft and other.polarity != statement.polarity:
                found.append(_words(other))
        return found

    def _other_sides(self, conflict: Conflict, statement: Statement) -> Iterator[Evidence]:
        for side in conflict.sides:
            if statement.id not in side.statements:
                yield from (e for e in side.spans if e.article != self.draft)

    def _origins(self, statements: Sequence[Statement]) -> list[str]:
        """The first-hand ends behind statements, the draft itself left out, by name."""
        claims = {self.claims[s.id].id: self.claims[s.id] for s in statements if s.id in self.claims}
        articles = {o.id: set(o.articles) for o in self.story.origins}
        ids = dict.fromkeys(o for c in claims.values() for o in c.origins)
        return [self.names.get(o, o) for o in ids if articles.get(o, set()) - {self.draft}]

    def _made(
        self,
        kind: str,
        statement: Statement,
        explanation: str,
        others: Sequence[Statement],
        against: Sequence[Evidence] = (),
    ) -> Verdict:
        claim = self.claims.get(statement.id)
        return Verdict(
            kind=kind,  # type: ignore[arg-type]
            start=statement.start,
            end=statement.end,
            text=statement.text,
            explanation=explanation,
            claim=claim.id if claim else None,
            origins=tuple(self._origins(others)),
            for_it=tuple(_words(s) for s in others[:SHOWN]),
            against=tuple(against[:SHOWN]),
        )


def _words(statement: Statement) -> Evidence:
    return Evidence(article=statement.article, start=statement.start, end=statement.end, text=statement.text)


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) if names else "no one named"
