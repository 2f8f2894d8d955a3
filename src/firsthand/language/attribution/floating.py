"""Quotations with no cue of their own: they go on with whoever spoke last, or wait for who speaks next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.language.attribution.articles_within import chains
from firsthand.language.attribution.cues import Found, listed
from firsthand.language.attribution.outer import Sentence, View
from firsthand.language.layers import Run

SILENT = frozenset({"caption", "credit", "embed", "boilerplate", "title"})
OUTWEIGHS = 0.58
"""The share of `"A," she said. "B."` from which one of the two quotations stands by itself.

PolNeAR has one speech there nearly always, the Gender Gap Tracker two; this lies between them.
"""
SHE = frozenset({"he", "she"})
GOING_ON = frozenset({"and", "because", "but", "or", "so"})
REOPENING = 3
"""How many paragraphs behind a mark left open the next may stand, at most."""
FAR = 2
"""How many paragraphs a quotation may stand from the cue that says whose it is."""


@dataclass(frozen=True)
class Floating:
    """A quotation with no cue of its own, and the attribution it goes on with, by number; None where that is unsure."""

    run: Run
    like: int | None
    continues: bool = False


def floating(views: Sequence[View], found: Sequence[Found]) -> list[Floating]:
    """Return the quotations no cue governs; `like` counts in `found`.

    A run counts where it makes up its whole sentence; words in quotation marks inside a sentence are nobody's quote.
    """
    out: list[Floating] = []
    spoken = sorted(
        (f.head, n)
        for n, f in enumerate(found)
        if f.act in {"speech", "writing"} and f.source is not None and f.lemma != "article"
    )
    owners = _owners(views, found)
    chained = {r.start: chain for chain in chains([r for v in views for r in v.runs]) for r in chain}
    last: tuple[int, int | None, bool] | None = None
    for view, run, whole in _runs(views):
        if run.start in owners:
            last = (view.at, owners[run.start], run.closes)
            continue
        if not whole:
            continue
        carried = last is not None and not last[2] and last[0] >= view.at - _gap(views, view.at)
        chain = chained.get(run.start, ())
        if not run.closes and not chain and not _reopened(views, view.at):
            # A mark that nothing closes: words of nobody we know.
            out.append(Floating(run, None))
            last = None
            continue
        like = next((owners[r.start] for r in chain if r.start in owners), None)
        if like is None:
            like = last[1] if carried and last is not None else _speaker(views, found, spoken, view.at, run, owners)
        beside = last is not None and last[0] == view.at and like is not None and like == last[1]
        goes_on = beside and like is not None and not _apart(view, found[like], run)
        out.append(Floating(run, like, continues=bool(carried or goes_on)))
        last = (view.at, like, run.closes)
    return out


def _owners(views: Sequence[View], found: Sequence[Found]) -> dict[int, int]:
    """Which attribution a quotation is the content of, by its start; a cue inside it is part of what is said."""
    owners: dict[int, int] = {}
    for n, f in enumerate(found):
        for run in (r for v in views[f.at : f.at + FAR] for r in v.runs):
            said = sum(max(0, min(b, run.end) - max(a, run.start)) for a, b in f.content)
            if said > (run.end - run.start) // 2 and not (f.cue is not None and run.start <= f.head < run.end):
                owners.setdefault(run.start, n)
    return owners


def _reopened(views: Sequence[View], at: int) -> bool:
    """Whether one of the next paragraphs opens with a mark, as what goes on after a mark left open does."""
    following = [v for v in views[at + 1 :] if v.paragraph.kind not in SILENT][:REOPENING]
    return any(r.start - v.paragraph.start <= 2 for v in following for r in v.runs)


def _runs(views: Sequence[View]) -> Iterator[tuple[View, Run, bool]]:
    """Every quotation, and whether it makes up its sentence alone."""
    for view in views:
        if view.paragraph.kind in SILENT:
            continue
        for sentence in view.sentences:
            tokens = view.paragraph.doc[sentence.start : sentence.end]
            whole = all(view.boxed(t) or t.is_punct or t.is_space for t in tokens)
            for run in sentence.runs:
                yield view, run, whole and run.end - run.start > 3


def _gap(views: Sequence[View], at: int) -> int:
    """How many paragraphs back the one before is, captions and credits passed over."""
    back = 1
    while at - back >= 0 and views[at - back].paragraph.kind in SILENT - {"title"}:
        back += 1
    return back


def _speaker(
    views: Sequence[View],
    found: Sequence[Found],
    spoken: list[tuple[int, int]],
    at: int,
    run: Run,
    owners: dict[int, int],
) -> int | None:
    here = views[at].paragraph.start
    before = [n for head, n in spoken if head < run.start]
    reacting = _reacting(views, found, run, at)
    if reacting is not None and (not before or found[before[-1]].head < found[reacting].head):
        return reacting
    if before and found[before[-1]].head >= here:
        return _leading(views[at], found, before, run, owners)
    back = _gap(views, at)
    if before and found[before[-1]].at >= at - back:
        return before[-1]
    ahead = [n for head, n in spoken if head > run.end and found[n].at <= at + FAR]
    if ahead and _opens_with(views, found[ahead[0]]):
        return ahead[0]
    if before and found[before[-1]].at >= at - back - FAR:
        return before[-1]
    return None


def _reacting(views: Sequence[View], found: Sequence[Found], run: Run, at: int) -> int | None:
    """`Jane welcomed the ruling. "It was time."`: who takes a stand in the sentence right before a quotation."""
    view = views[at]
    if run.start - view.paragraph.start <= 2 and at >= _gap(views, at):
        view = views[at - _gap(views, at)]
    ended = [s for s in view.sentences if view.paragraph.place(view.paragraph.doc[s.end - 1])[1] <= run.start]
    here = [n for n, f in enumerate(found) if f.at == view.at and ended and _takes_a_stand(f, ended[-1])]
    return here[0] if here else None


def _takes_a_stand(found: Found, sentence: Sentence) -> bool:
    """Whether somebody is for or against something, or thinks it, in the main clause of a sentence."""
    cue, who = found.cue_token, found.source_head
    if cue is None or who is None or cue.dep_ != "ROOT" or not sentence.start <= cue.i < sentence.end:
        return False
    stand = found.act in {"attitude", "thought"} and not found.asked and listed(found.lemma)
    return stand and (who.ent_type_ == "PERSON" or who.lower_ in SHE)


def _apart(view: View, found: Found, run: Run) -> bool:
    """Whether "B" in `"A," she said. "B."` is a quotation of its own and does not go on with "A".

    So it is in features, told in the present tense, where answers are strung together, and where one of the two
    outweighs the rest.
    """
    if found.cue_token is not None and found.cue_token.tag_ in {"VBP", "VBZ"}:
        return True
    if view.text(run).split(maxsplit=1)[0].lower() in GOING_ON:
        return False
    start, end = min(a for a, _ in found.content), max(b for _, b in found.content)
    longer = max(end - start, run.end - run.start)
    return round(longer / max(1, run.end - start), 4) >= OUTWEIGHS


def _leading(view: View, found: Sequence[Found], before: list[int], run: Run, owners: dict[int, int]) -> int:
    """Who speaks in a paragraph so far: the one the quotation before is of, unless a later sentence names another.

    `"A," Jane said, after Tom said it was late. "B."`: B is Jane's.
    """
    last = before[-1]
    earlier = [owners[r.start] for r in view.runs if r.start < run.start and r.start in owners]
    if not earlier or earlier[-1] not in before:
        return last
    sentence = next((s for s in view.sentences if s.start <= view.index(found[earlier[-1]].head) < s.end), None)
    inside = sentence is not None and sentence.start <= view.index(found[last].head) < sentence.end
    return earlier[-1] if inside else last


def _opens_with(views: Sequence[View], found: Found) -> bool:
    """Whether a later paragraph opens with a quotation whose cue this is, so that it goes on with the one before."""
    view = views[found.at]
    return bool(view.runs) and view.runs[0].start - view.paragraph.start <= 2 and found.beside
