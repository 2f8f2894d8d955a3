"""Articles quoted in an article: a quotation that runs through paragraphs as written text, with cues of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from firsthand.language.attribution.cues import Found
from firsthand.language.attribution.outer import View
from firsthand.language.layers import Run
from firsthand.language.parse import Parsed

CREDIT = re.compile(
    r"[\"”'’)\s.]*\((?P<who>[^()\n]{2,60}?)\s+(?P<what>article|report|story|press release|statement|release)\)",
    re.IGNORECASE,
)


def embedding(runs: Sequence[Run]) -> frozenset[Run]:
    """Return the quotations that are not speech but text of their own: those that run on unmarked over paragraphs."""
    outer = [r for r in runs if r.depth == 0]
    out: set[Run] = {r for r in outer if not r.opens}
    for run, following in pairwise(outer):
        if not run.closes and not following.opens and following.paragraph == run.paragraph + 1:
            out.add(run)
    return frozenset(out)


def credited(parsed: Parsed, views: Sequence[View], through: frozenset[Run]) -> list[Found]:
    """Return quoted articles as attributions to whom the credit behind them names, "(… article)"."""
    out: list[Found] = []
    chain: list[Run] = []
    for run in sorted(through, key=lambda r: r.start):
        if run.opens:
            chain = []
        chain.append(run)
        match = CREDIT.match(parsed.text, run.end) if run.closes else None
        if match is None:
            continue
        source = (match.start("who"), match.end("who"))
        view = views[run.paragraph]
        head = view.paragraph.doc[view.index(source[1] - 1)]
        out += [
            Found(
                cue=(match.start("what"), match.end("what")),
                head=match.start("what"),
                lemma="article",
                act="writing",
                content=((part.start, part.end),),
                at=run.paragraph,
                source=source,
                source_head=head,
                beside=True,
            )
            for part in chain
        ]
    return out
