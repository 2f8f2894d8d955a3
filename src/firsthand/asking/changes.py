"""What a story says on one day against another."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model import Change, ChangeKind, Changes, Claim, Evidence, Statement, Story

FIRM = frozenset({"corroborated"})
SHOWN = 3
"""Passages shown a change."""


def changes(before: Story, after: Story) -> Changes:
    """Compare a story as of two dates.

    Args:
        before: the story as it stood on the earlier date.
        after: the same story as it stood on the later one.

    A claim keeps its id while its earliest statement stands; that is how the two are matched.
    """
    found = sorted(_changes(before, after), key=lambda c: c.claim)
    order = {claim.id: n for n, claim in enumerate((*after.claims, *before.claims))}
    found.sort(key=lambda c: (ORDER.index(c.kind), order.get(c.claim, len(order))))
    return Changes(earlier=before.as_of or "", later=after.as_of or "", changes=tuple(found))


ORDER: tuple[ChangeKind, ...] = ("withdrawn", "disputed", "denied", "overtaken", "settled", "confirmed", "new")


def _changes(before: Story, after: Story) -> Iterator[Change]:
    was = _owners(before)
    statements = {s.id: s for s in after.statements}
    matched: set[str] = set()
    overtaken = {u.claim for u in after.updates}
    disputed = {c.claim for c in after.conflicts}
    for claim in after.claims:
        old = _earlier(claim, was)
        if old is not None:
            matched.add(old.id)
        kind = _kind(old, claim, claim.id in disputed, claim.id in overtaken and _grew(claim, before))
        if kind is not None:
            yield _change(kind, claim, old, claim, statements)
    gone = {s.id: s for s in before.statements}
    standing = {s for c in after.claims for s in c.statements}
    for claim in before.claims:
        if claim.id not in matched and not standing & set(claim.statements):
            yield _change("withdrawn", claim, claim, None, gone)


def _owners(story: Story) -> dict[str, Claim]:
    return {s: claim for claim in story.claims for s in claim.statements}


def _earlier(claim: Claim, was: dict[str, Claim]) -> Claim | None:
    return next((was[s] for s in claim.statements if s in was), None)


def _grew(claim: Claim, before: Story) -> bool:
    """Whether a claim has statements the earlier day had not."""
    known = {s.id for s in before.statements}
    return any(s not in known for s in claim.statements)


def _kind(old: Claim | None, new: Claim, disputed: bool, overtaken: bool) -> ChangeKind | None:
    if old is None:
        return "disputed" if disputed else "new"
    if disputed and old.status != "disputed":
        return "disputed"
    if len(new.denied_by) > len(old.denied_by):
        return "denied"
    if overtaken and old.status != "superseded":
        return "overtaken"
    if old.status == "disputed" and not disputed:
        return "settled"
    if new.status in FIRM and old.status not in FIRM:
        return "confirmed"
    return None


def _change(
    kind: ChangeKind, claim: Claim, old: Claim | None, new: Claim | None, statements: dict[str, Statement]
) -> Change:
    told = [statements[s] for s in claim.statements if s in statements]
    fresh = [s for s in told if old is None or s.id not in old.statements] or told
    evidence = tuple(Evidence(article=s.article, start=s.start, end=s.end, text=s.text) for s in fresh[-SHOWN:])
    return Change(
        kind=kind,
        claim=claim.id,
        before=old.text if old else None,
        after=new.text if new else None,
        origins=claim.origins,
        evidence=evidence,
    )
