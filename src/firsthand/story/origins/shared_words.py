"""Statements of one claim whose words are another's, where no passage is long enough to show it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from firsthand.model import Article, Statement

SAME = 5
"""Words of a statement from which it is no chance that another article has the very same."""
ALIKE = 12
"""Statements that are held against one another."""
WIDE = 60
"""Statements of one claim that are held against one another for versions of one text."""
REWORDED, LEAST = 0.6, 6
"""Share of runs of three words, and how many of them, that two sentences have in common if one is the other's."""
VERSIONS, TRACE = 0.2, 0.1
"""Share of runs of five words that two articles of one text have in common, and of three that their sentences do."""
KIN, TAKEN, FEW = 0.05, 0.4, 5
"""The same of articles with some words from one text; there a sentence has many of its runs, and more than a few."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Runs = frozenset[tuple[str, ...]]


def said_alike(
    own: Sequence[Statement], heard: Collection[str], kin: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of statements of the very same words, by their ids.

    Args:
        own: statements of one claim.
        heard: the ids of those that an article has from somebody; words of a speaker are so in all articles.
        kin: which articles share passages, by article; short sentences of those are shared as well.
    """
    alike: dict[str, list[Statement]] = defaultdict(list)
    for statement in own:
        words = _WORD.findall(statement.text.casefold())
        if len(words) >= SAME:
            alike[" ".join(words)].append(statement)
    for same in alike.values():
        for a in same[:ALIKE]:
            for b in same[:ALIKE]:
                near = b.article in kin.get(a.article, ()) or a.id in heard or b.id in heard
                if a.article != b.article and near:
                    yield a.id, b.id


def worded_alike(own: Sequence[Statement], articles: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
    """Yield pairs of statements of one claim whose sentences are the same but for a few words, by their ids.

    The first of a pair says no number that is not in the sentence of the second: it would not have it from there.
    """
    first: list[tuple[Statement, Runs]] = []
    for statement in own if len({s.article for s in own}) > 1 else ():
        runs = _runs(statement, articles[statement.article].text)
        if len(runs) < LEAST:
            continue
        alike = [s for s, others in first if s.article != statement.article and _common(runs, others) >= REWORDED]
        for other in alike:
            for a, b in ((statement, other), (other, statement)):
                if set(_NUMBER.findall(a.text)) <= set(_NUMBER.findall(_sentence(b, articles[b.article].text))):
                    yield a.id, b.id
        if not alike and len(first) < ALIKE:
            first.append((statement, runs))


def of_one_text(
    own: Sequence[Statement], articles: Mapping[str, Article], share: Callable[[str, str], float]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of statements of one claim that two versions of one text give, in some of the same words, by ids.

    Two papers that rework one agency's text share a fifth of their runs of five words or more; what both say in some of
    the same words neither has found out by itself. The figures were set by readers' judgements of 456 pairs of outlets.

    Args:
        own: statements of one claim.
        articles: by id.
        share: the share of the runs of five words of the shorter of two articles that stand in both.
    """
    held = [(s, _runs(s, articles[s.article].text), _trigrams(s.text)) for s in own[:WIDE]]
    for n, (statement, runs, words) in enumerate(held):
        for other, others, their_words in held[:n]:
            shared = share(statement.article, other.article) if statement.article != other.article else 0.0
            if shared < KIN:
                continue
            common = len(runs & others)
            alike = max(_common(runs, others), _common(words, their_words))
            if (shared >= VERSIONS and alike >= TRACE) or (alike >= TAKEN and common >= FEW):
                yield from ((statement.id, other.id), (other.id, statement.id))


def counts_otherwise(one: Statement, other: Statement, text: str) -> bool:
    """Return whether a statement counts by a figure that is not in the other's sentence: it has it not from there.

    text: of the other's article.
    """
    figures = {n for v in one.values if v.kind == "count" for n in _NUMBER.findall(v.text)}
    return not figures <= set(_NUMBER.findall(_sentence(other, text)))


def _runs(statement: Statement, text: str) -> Runs:
    """The runs of three words of a statement's sentence."""
    return _trigrams(_sentence(statement, text))


def _trigrams(text: str) -> Runs:
    words = _WORD.findall(text.casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _sentence(statement: Statement, text: str) -> str:
    span = statement.sentence or statement
    return text[span.start : span.end]


def _common(runs: Runs, others: Runs) -> float:
    """The share of the runs of the shorter of two sentences that stand in the other."""
    return round(len(runs & others) / min(len(runs), len(others)), 4) if runs and others else 0.0
