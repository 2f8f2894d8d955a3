"""A question is a statement with a hole; it is answered from what the articles say, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language

from firsthand.asking.definitions import defined, lives, made, peopled
from firsthand.asking.descriptions import borne, described, played, titled
from firsthand.asking.fills.fill import Fill
from firsthand.asking.fills.finders import fills
from firsthand.asking.matching import matches
from firsthand.asking.parsing.question import Asked, Question
from firsthand.asking.parsing.reader import parse
from firsthand.asking.sayings import said
from firsthand.asking.scenes import Scenes
from firsthand.asking.wording import Ledger
from firsthand.model import Answer, Answers, Conflict, Evidence, Side, Story

MOST = 3
"""Answers given at most."""
BEHIND = 0.12
"""How far behind the best match an answer may lie and still be given."""


@dataclass(frozen=True)
class _Answered:
    """Fills that say the same."""

    fills: tuple[Fill, ...]

    @property
    def best(self) -> Fill:
        return self.fills[0]


def ask(story: Story, question: str, nlp: Language, scenes: Scenes | None = None) -> Answers:
    """Return what a story answers, best first; nothing where its articles do not say.

    Args:
        question: in English, one sentence.
        nlp: the pipeline that parses it.
        scenes: of this story, kept from an earlier question, which makes the next one quicker; None makes them anew.
    """
    read = parse(question, nlp, story)
    scenes = scenes or Scenes(story)
    return Answers(question=question, answers=tuple(_answers(read, scenes, nlp))[:MOST])


def _answers(question: Question, scenes: Scenes, nlp: Language) -> Iterator[Answer]:
    ledger = Ledger(scenes)
    if not question.terms:
        return
    if question.asked == "describe":
        yield from described(question, scenes, ledger, nlp)
        return
    if question.asked == "title":
        yield from titled(question, scenes, ledger)
        return
    if question.asked == "play":
        yield from played(question, scenes, ledger)
        return
    if question.asked in _BESIDE:
        beside = list(_BESIDE[question.asked](question, scenes, ledger))
        yield from beside
        if beside or question.asked != "maker":
            return
        question = replace(question, asked="who", types=("person", "organization"))
    if question.asked == "what" and not question.relations and not question.types:
        being = list(borne(question, scenes, ledger))
        yield from being
        if being:
            return
    found = [f for m in matches(question, scenes) for f in fills(question, m, scenes)]
    if question.asked == "polar":
        yield from ledger.polar(question, matches(question, scenes))
        return
    seen: set[str] = set()
    for answered in _ranked(question, _best(question, found), scenes):
        if answered.best.key in seen:
            continue
        conflict = _conflict(answered.best, scenes)
        if conflict is not None:
            seen |= {f.key for f in found if _on_side(f, conflict)}
            yield ledger.disputed(answered.fills, conflict)
        else:
            yield ledger.plain(answered.fills)


_BESIDE: Mapping[Asked, Callable[[Question, Scenes, Ledger], Iterator[Answer]]] = {
    "attribute": defined,
    "home": lives,
    "maker": made,
    "population": peopled,
    "said": said,
}
"""What is read off the words beside a name."""


def _best(question: Question, found: Sequence[Fill]) -> list[Fill]:
    """Keep the fills of the best rank whose statements match nearly as well as the best one."""
    if not found:
        return []
    rank = min(map(_rank, found))
    kept = [f for f in found if _rank(f) == rank]
    top = max(f.match.score for f in kept)
    behind = BEHIND if question.asked != "value" else 3 * BEHIND
    return [f for f in kept if f.match.score >= top - behind]


def _rank(fill: Fill) -> tuple[bool, bool, int]:
    """Order fills: from a clause whose own verb is asked about, from what is put as a fact, of the better kind."""
    return (not fill.match.direct, fill.statement.certainty == "possible", fill.rank)


def _ranked(question: Question, found: Sequence[Fill], scenes: Scenes) -> list[_Answered]:
    """Gather equal fills; the best matched first, of equals the latest reported, then the oftenest."""
    groups: dict[str, list[Fill]] = {}
    for fill in found:
        groups.setdefault(fill.key, []).append(fill)

    def weight(group: Sequence[Fill]) -> tuple[float, str, int, float]:
        dates = (scenes.articles[f.statement.article].published or "" for f in group)
        score = max(f.match.score for f in group)
        return (round(score, 1), max(dates)[:10], len({f.statement.article for f in group}), score)

    if question.asked == "count" and question.roles:
        return _grown(list(groups.values()), scenes)
    ordered = sorted(groups.items(), key=lambda g: g[0])
    ordered.sort(key=lambda g: weight(g[1]), reverse=True)
    return [_Answered(tuple(group)) for _, group in ordered]


def _grown(groups: Sequence[list[Fill]], scenes: Scenes) -> list[_Answered]:
    """Order counts that grow: the last day's first, on one day the highest; only the last day's answer."""

    def day(group: Sequence[Fill]) -> str:
        return max((scenes.articles[f.statement.article].published or "")[:10] for f in group)

    def size(group: Sequence[Fill]) -> tuple[str, float, bool]:
        low, high = group[0].low, group[0].high
        amount = max(x for x in (low, high, 0.0) if isinstance(x, (int, float)))
        return (day(group), float(amount), group[0].low == group[0].high)

    ordered = sorted(groups, key=lambda g: g[0].key)
    ordered.sort(key=size, reverse=True)
    return [_Answered(tuple(g)) for g in ordered if day(g) == day(ordered[0])][:1]


def _conflict(fill: Fill, scenes: Scenes) -> Conflict | None:
    if fill.role == "who":
        return None  # who it was is not at odds where only an age or a number beside the name is
    return next((c for c in scenes.story.conflicts if (c.kind, c.role) != ("name", "name") and _on_side(fill, c)), None)


def _on_side(fill: Fill, conflict: Conflict) -> bool:
    """Whether the words that fill the hole are one side of a conflict."""
    return any(_within(fill.evidence, span) for side in conflict.sides for span in _spans(side))


def _spans(side: Side) -> tuple[Evidence, ...]:
    return side.spans


def _within(a: Evidence, b: Evidence) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end
