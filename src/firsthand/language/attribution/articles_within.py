"""Articles quoted in an article: a quotation that runs through paragraphs as written text, with cues of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.language.attribution.cues import Found
from firsthand.language.attribution.outer import View
from firsthand.language.layers import Run
from firsthand.language.parse import Parsed

CREDIT = re.compile(
    r"[\"”'’)\s.]*\((?P<who>[^()\n]{2,60}?)\s+(?P<what>article|report|story|press release|statement|release)\)",
    re.IGNORECASE,
)


# "Jane Doe, mayor of Port Hale", as the last line of words lifted out of a speech.
SIGNATURE = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}(?:, [^.!?\"“”:;]{3,60})?\.?")


def embedding(text: str, runs: Sequence[Run]) -> frozenset[Run]:
    """Return the quotations that are not speech but text of their own: unmarked over paragraphs and credited."""
    return frozenset(run for chain in chains(runs) if _written(text, chain[-1]) for run in chain)


def chains(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Return the quotations that run on over paragraphs without a mark of their own, the parts of each together."""
    out: list[tuple[Run, ...]] = []
    chain: list[Run] = []
    for run in (r for r in runs if r.depth == 0):
        if run.opens:
            out.append(tuple(chain))
            chain = []
        chain.append(run)
    return [c for c in [*out, tuple(chain)] if len(c) > 1]


def _written(text: str, last: Run) -> bool:
    return bool(CREDIT.match(text, last.end)) or SIGNATURE.fullmatch(text[last.start : last.end]) is not None


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
