"""A draft held against the articles: what of it they support, single-source, contradict, rumour or do not have.

The draft is built into the story as one more article; what its statements are aligned with, and what they conflict
with, are the claims and conflicts of that story. So a draft is judged by the very rules articles are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from firsthand.asking.holding import Holder, Holding
from firsthand.asking.parsing.question import listed
from firsthand.model import Article, Claim, Conflict, Draft, Evidence, Statement, Story, Verdict
from firsthand.story.naming import fold

SHOWN = 4
"""Passages shown for or against a statement."""
UNSURE = frozenset({"rumoured", "possible"})


def check(draft: Article, story: Story) -> Draft:
    """Return a verdict for each statement of a draft.

    Args:
        draft: its id must be that of no article.
        story: built of the articles it is held against, and of the draft as one more.
    """
    return Draft(id=draft.id, text=draft.text, verdicts=tuple(_Held(story, draft.id).verdicts()))


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
        """Yield a verdict for each statement; one that holds a contradicted one is no better than that."""
        found = [self._verdict(s) for s in self.story.statements if s.article == self.draft]
        wrong = [v for v in found if v.kind == "contradicted"]
        for verdict in found:
            inside = (v for v in wrong if verdict.start <= v.start and v.end <= verdict.end)
            worst = next(inside, None) if verdict.kind != "contradicted" else None
            yield _as_wrong(verdict, worst) if worst else verdict

    def _verdict(self, statement: Statement) -> Verdict:
        holdings = self.holder.holdings(statement)
        others = self._others(statement, holdings)
        against = self._against(statement, others, holdings)
        if against:
            said = "; ".join(f"“{e.text}” ({e.article})" for e in against[:2])
            return self._made("contradicted", statement, f"The articles have it otherwise: {said}.", (), against)
        if not others:
            return self._made("not-found", statement, "The articles do not say this.", ())
        origins = self._origins(others)
        unsure = all(map(_unsure, others)) and statement.certainty not in UNSURE
        if unsure or self._nameless(others):
            return self._made("rumour", statement, f"Nobody puts a name to it: {_list(origins)}.", others)
        if len(origins) < 2:
            return self._made("single-source", statement, f"On one word only: {_list(origins)}.", others)
        return self._made("supported", statement, f"By {len(origins)} independent origins: {_list(origins)}.", others)

    @cached_property
    def holder(self) -> Holder:
        return Holder(self.story, self.draft)

    def _others(self, statement: Statement, holdings: Sequence[Holding]) -> list[Statement]:
        """The articles' statements that say the same: of the same claim, or found by their words."""
        claim = self.claims.get(statement.id)
        found = [self.statements[s] for s in claim.statements] if claim else []
        same = [s for s in found if s.article != self.draft and s.polarity == statement.polarity]
        same = [s for s in same if _dated(s) or not _dated(statement)]
        at_odds = {h.statement.id for h in holdings if not h.agrees}
        agreeing = [h.statement for h in holdings if h.agrees]
        return list({s.id: s for s in (*same, *agreeing) if s.id not in at_odds}.values())

    def _against(
        self, statement: Statement, others: Sequence[Statement], holdings: Sequence[Holding]
    ) -> list[Evidence]:
        """The words of the articles on the other sides of the draft's conflicts, or that deny or outgrow it."""
        agreeing = {s.id for s in others}
        found = [
            e
            for conflict in self.story.conflicts
            if any(statement.id in side.statements for side in conflict.sides)
            for e in self._other_sides(conflict, statement, agreeing)
        ]
        dissent = [h.statement for h in holdings if not h.agrees]
        claim = self.claims.get(statement.id)
        members = [self.statements[s] for s in claim.statements] if claim else []
        dissent += [s for s in members if s.article != self.draft and s.polarity != statement.polarity]
        if others and self.holder.grows(statement) and statement.values:
            last = max(self.holder.published[s.article] for s in others)
            dissent = [s for s in dissent if self.holder.published[s.article] > last]
        elif len(self._origins(others)) >= 2 * len(self._origins(dissent)):
            dissent = []  # one odd voice among many is not what the articles say
        return list({(e.article, e.start): e for e in (*found, *map(_words, dissent))}.values())

    @cached_property
    def anonymous(self) -> frozenset[str]:
        return frozenset(o.id for o in self.story.origins if o.kind == "anonymous")

    def _nameless(self, statements: Sequence[Statement]) -> bool:
        """Whether all that is known of who says so is that he does not want to be named."""
        ids = {o for s in statements if (c := self.claims.get(s.id)) for o in c.origins} - self._own
        return bool(ids) and ids <= self.anonymous and any(_hidden(self.names.get(o, "")) for o in ids)

    @cached_property
    def _own(self) -> frozenset[str]:
        """Origins that only the draft has."""
        return frozenset(o.id for o in self.story.origins if set(o.articles) <= {self.draft})

    def _other_sides(self, conflict: Conflict, statement: Statement, agreeing: set[str]) -> Iterator[Evidence]:
        for side in conflict.sides:
            if statement.id not in side.statements and not agreeing & set(side.statements):
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


def _as_wrong(verdict: Verdict, inside: Verdict) -> Verdict:
    return msgspec.structs.replace(
        verdict, kind=inside.kind, explanation=inside.explanation, origins=(), for_it=(), against=inside.against
    )


def _hidden(name: str) -> bool:
    """Whether a source without a name hides it: "a source close to …"; an inquiry has none to hide."""
    return any(w in listed("words.hidden") or w.removesuffix("s") in listed("words.hidden") for w in fold(name))


def _unsure(statement: Statement) -> bool:
    """Whether a clause is no more than a rumour; what an inquiry or a council says is on record."""
    last = statement.sources[-1] if statement.sources else None
    on_record = statement.certainty == "rumoured" and last and last.kind == "anonymous" and not _hidden(last.name)
    return statement.certainty in UNSURE and not on_record


def _dated(statement: Statement) -> bool:
    """Whether a clause says when: what gives no day bears out none."""
    return statement.when is not None


def _words(statement: Statement) -> Evidence:
    return Evidence(article=statement.article, start=statement.start, end=statement.end, text=statement.text)


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) if names else "no one named"
