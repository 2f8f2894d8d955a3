"""Who speaks under a title alone: "the District Attorney", "the navy", "her agent", "our correspondent"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from firsthand.language.attribution.outer import View
from firsthand.language.attribution.sources import is_outlet
from firsthand.language.layers import Cast
from firsthand.language.lexicon import words
from firsthand.language.parse import Parsed
from firsthand.model import Entity, Quote

BACK = frozenset({"the", "this"})
OURS = "our"
LONGEST = 4
"""How many words a title has at most."""
LONGEST_RANK = 12
"""How many characters a word that makes a title a lower one has at most, with what stands around it."""
NEW = re.compile(r"\b(?:a|an|another|one)$")
OWNER = re.compile(r"(?P<owner>[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3})(?: ?['’] ?s|s['’]) (?:[\w-]+ ){0,3}$")


def introduced(parsed: Parsed, view: View, head: Token, cast: Cast, so_far: Entity | None) -> Entity | None:
    """Return the only one of an article who has a title as part of the name or right before it.

    "District Attorney Ada Lind … the District Attorney"; "the Lodovian Navy … the navy"; "the BBC's Ada Lind … our
    correspondent" is the last of an outlet. `so_far` is whom the title is known to stand for, maybe nobody by name.
    """
    if so_far is not None and not _nameless(parsed, so_far):
        return None
    title = [t.lower_ for t in head.doc[head.left_edge.i : head.i + 1]]
    if not 1 < len(title) <= LONGEST + 1 or head.tag_ in {"NNS", "NNPS"} or not _plain(head):
        return None
    opener, name = title[0], " ".join(title[1:])
    if opener == OURS:
        before = view.paragraph.place(head)[0]
        return _of_outlet(parsed, before, cast) if name in words("sources", "people.reporting") else None
    owned = head.doc[head.left_edge.i].tag_ == "PRP$"
    if opener not in BACK and not owned:
        return None
    weak = so_far is not None and len(title) == 2
    people = [e for e in cast.entities if not weak and e.type == "person" and _titled(parsed, e, name)]
    bodies = [] if owned else [e for e in cast.entities if e.type == "organization" and _ends(e, name)]
    every = people + bodies
    return every[0] if len(every) == 1 else None


def taken_up(head: Token | None, before: Sequence[Quote], cast: Cast) -> Entity | None:
    """Return whom "the paper" or "the company" takes up: the outlet, or the firm, that spoke last.

    "The daily Herald warned of it. "…," the paper said"; "Orr Rail said it was sorry. "…," the company added".
    """
    if head is None or head.left_edge.lower_ not in BACK or head.i - head.left_edge.i != 1:
        return None
    lemma = head.lemma_.lower()
    if lemma in words("sources", "outlet.nouns"):
        return next((e for q in reversed(before) if (e := _speaker(q, cast)) is not None and _outlet(q, e)), None)
    if lemma not in words("sources", "institution.firms"):
        return None
    spoken = [q for q in before if q.act in {"speech", "writing"} and q.cue is not None]
    last = _speaker(spoken[-1], cast) if spoken else None
    return last if last is not None and not _outlet(spoken[-1], last) and _firm(last) else None


def _speaker(quote: Quote, cast: Cast) -> Entity | None:
    """The body with a name that speaks a quotation."""
    body = cast.by_id.get(quote.speaker or "")
    return body if body is not None and body.type != "person" and any(m.kind == "name" for m in body.mentions) else None


def _outlet(quote: Quote, body: Entity) -> bool:
    called = set((quote.speaker_text or "").casefold().split())
    return bool(called & words("sources", "outlet.nouns")) or is_outlet(body.name)


def _firm(body: Entity) -> bool:
    """Whether an organization may be a firm: its name says nothing else."""
    last = body.name.casefold().split()[-1]
    other = words("attribution/sources", "institution.heads") - words("sources", "institution.firms")
    return body.type == "organization" and last.rstrip("s") not in other and last not in other


def _nameless(parsed: Parsed, entity: Entity) -> bool:
    """Whether somebody has no name and did not come in with "a": there is no other the title may mean."""
    before = parsed.text[: entity.mentions[0].start].rstrip().casefold()
    return all(m.kind != "name" for m in entity.mentions) and not NEW.search(before)


def _plain(head: Token) -> bool:
    """Whether nothing behind a noun tells which one of several it is: "the mayor of Port Hale"."""
    return not any(c.dep_ in {"prep", "relcl", "acl", "appos"} for c in head.rights)


def _titled(parsed: Parsed, person: Entity, title: str) -> bool:
    names = [m.start for m in person.mentions if m.kind == "name"]
    whole = re.compile(rf"(?P<lower>\w*)(?:^|[^\w]){re.escape(title)} $", re.IGNORECASE)
    found = (whole.search(parsed.text, max(0, at - len(title) - LONGEST_RANK), at) for at in names)
    return any(m is not None and m["lower"].lower() not in words("sources", "people.under") for m in found)


def _ends(body: Entity, name: str) -> bool:
    return any(form.casefold().endswith(f" {name}") for form in (body.name, *body.aliases))


def _of_outlet(parsed: Parsed, before: int, cast: Cast) -> Entity | None:
    """The last person before a place whom the text gives an outlet: "the BBC's Ada Lind"."""
    found = [
        (m.start, e)
        for e in cast.entities
        if e.type == "person"
        for m in e.mentions
        if m.kind == "name" and m.start < before and (owner := OWNER.search(parsed.text, max(0, m.start - 60), m.start))
        if is_outlet(owner["owner"]) or owner["owner"].isupper()
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None
