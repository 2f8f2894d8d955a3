"""What is disputed: both sides' words next to each other, and what would settle it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from firsthand.model import DENIED, Conflict, Evidence, Side
from firsthand.views.index import Index, Item, Link, Words, few, fold
from firsthand.views.wording import clean, day, listing, plural, short

_SHOWN, _OPENED = 3, 9
"""Lines of a side in view, and those that open on demand; any others stand under its claim."""
HEADING = 130
"""Characters of an explanation that is its own heading."""
WORDS = 220
"""Characters of a side's words above the lines it stands on; of a clause, which those lines have in full, fewer."""
ACCOUNT = "account"
"""Role of sentences that contradict each other: they say themselves what is at odds."""
_ASKED = re.compile(
    r"(The [a-z ]+ differ on (?:how|what|when|where|whether|which|who"
    r"|the (?:day|hour|loss|price|share|sum|worth))\b.*?): “"
)
"""An explanation that says in words of its own what is at odds."""


_BOTH = re.compile(r"“(.+)” (is what one source says .+)")
"""An explanation of what one source claims and another denies."""


@dataclass(frozen=True, slots=True)
class SideView:
    """One side: the words at odds, whose word they are, and where they stand."""

    text: str
    origins: tuple[Link, ...]
    first: str
    lines: tuple[Words, ...]
    more: tuple[Words, ...]
    counted: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict as a reader weighs it."""

    anchor: str
    heading: str
    scope: str
    sure: str
    sides: tuple[SideView, ...]
    settle: tuple[str, ...]
    item: Item | None
    claim: Link | None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What looks like a conflict and is none, with the rule that shows it."""

    anchor: str
    rule: str
    sides: tuple[SideView, ...]


def settle_table() -> dict[str, dict[str, str]]:
    """Read what would settle a conflict, by role and by kind."""
    return tomllib.loads(files(__package__).joinpath("settle.toml").read_text(encoding="utf-8"))


def _shown(conflict: Conflict) -> int:
    return HEADING if conflict.kind == "polarity" else WORDS


def _plainly(index: Index, side: Side) -> str:
    """The words of a side, as a sentence where they do not show by themselves that they are denied."""
    of = (index.statements[i] for i in side.statements if i in index.statements)
    told = ("".join(phrase.text for phrase in one.told) for one in of if one.text == side.text)
    return next((t for t in told if t.startswith(DENIED)), side.text)


def _side(index: Index, side: Side, shown: int) -> SideView:
    spans = sorted(side.spans, key=lambda span: _published(index, span))
    lines = [line for span in spans if (line := index.evidence_words(span, side.statements))]
    if not lines:
        lines = [line for ident in side.statements if (line := index.statement_words(ident, context=True))]
    articles, folded = {line.article for line in lines}, fold(lines)
    return SideView(
        text=short(_plainly(index, side), shown), origins=few(index.origin_links(side.origins), 8),
        lines=folded[:_SHOWN], more=folded[_SHOWN : _SHOWN + _OPENED],
        first=lines[0].date if lines else "no date", counted=plural(len(articles), "article"),
    )  # fmt: skip


def _published(index: Index, span: Evidence) -> tuple[str, str, int]:
    article = index.articles.get(span.article)
    return (article.published or "9999" if article else "9999"), span.article, span.start


def _settle(index: Index, conflict: Conflict, table: dict[str, dict[str, str]]) -> tuple[str, ...]:
    record = table["role"].get(conflict.role) or table["kind"].get(conflict.kind, "")
    advice = [f"It would take {record}."] if record else []
    sides = [index.origin_links(side.origins) for side in conflict.sides]
    named = list(dict.fromkeys(link.text for side in sides for link in side))
    if conflict.scope == "within-article" and not _two_sources(conflict):
        outlets = _outlets(index, conflict.sides)
        advice.append(f"Both stand in one article: ask {listing(outlets)} which it meant.")
    elif len(named) > 1:
        advice.append(f"First-hand, as far as the texts show: {listing(named)}. Ask each how they know.")
    elif named and all(sides):
        advice.append(f"Every side goes back to {named[0]}: ask which was given, and when.")
    return (*advice, *_later(index, conflict))


def _two_sources(conflict: Conflict) -> bool:
    """Whether an article cites one source for what another of its sources denies."""
    mine, theirs = (set(side.origins) for side in conflict.sides[:2])
    return conflict.kind == "polarity" and bool(mine and theirs) and not mine & theirs


def _outlets(index: Index, sides: Sequence[Side]) -> list[str]:
    found = {span.article: None for side in sides for span in side.spans if span.article in index.articles}
    return list(dict.fromkeys(clean(index.articles[a].outlet or a) for a in found)) or ["the outlet"]


def _later(index: Index, conflict: Conflict) -> tuple[str, ...]:
    """The newest report of any side, where one day alone has it."""
    if conflict.scope == "within-article":
        return ()
    spans = [max(side.spans, key=lambda s: _printed(index, s), default=None) for side in conflict.sides]
    dated = [(_printed(index, s)[:10], s.text) for s in spans if s is not None and _printed(index, s)]
    days = [when for when, _ in dated]
    if len(set(days)) < 2 or len(dated) < len(conflict.sides) or days.count(max(days)) > 1:
        return ()
    when, text = max(dated)
    return (f"The latest word is “{short(text, 80)}”, of {day(when)}; later is not surer.",)


def _printed(index: Index, span: Evidence) -> str:
    """The day an article was published, "" where it is not known."""
    article = index.articles.get(span.article)
    return (article.published or "") if article else ""


def _sure(confidence: float) -> str:
    grade = "high" if confidence >= 0.8 else "fair" if confidence >= 0.5 else "low"
    return f"{grade} ({confidence:.2f})"


def _year(side: Side, said: str) -> str:
    """The year that an explanation adds to a day: " of 2031"."""
    found = re.search(rf"“{re.escape(clean(side.text))}”( of \d{{4}}) \(", said)
    return found[1] if found else ""


def _heading(index: Index, conflict: Conflict) -> str:
    """The explanation where it is short, else what is at odds and the words, which stand in full below."""
    said = clean(conflict.explanation)
    if conflict.role == ACCOUNT:
        return f"{said.partition(': “')[0]}."
    if len(said) <= HEADING:
        return said
    both = _BOTH.fullmatch(said)
    if both:
        return f"“{short(both[1], 80)}” {both[2]}"
    words = " against ".join(f"“{short(_plainly(index, side), 60)}”{_year(side, said)}" for side in conflict.sides)
    asked = _ASKED.match(said)
    if asked:
        return f"{asked[1]}: {words}."
    names = {e.id: e.name for e in index.story.entities}
    about = [clean(names[e]) for e in conflict.about if e in names][:2]
    what, counts = _role(conflict)
    if about and not counts:
        what = f"{what} of {' and '.join(about)}"
    if conflict.kind == "polarity":
        what = "question"
    who = "The articles" if conflict.scope == "between-articles" else "The sources of one article"
    return f"{who} differ on the {clean(what)}: {words}."


@cache
def _role_table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("roles.toml").read_text(encoding="utf-8"))


def _role(conflict: Conflict) -> tuple[str, bool]:
    """Say what is at odds, and whether it is a number of things: "number of people"."""
    table, role = _role_table(), conflict.role
    known = table["said"].get(role)
    if known is not None:
        return known, known.startswith("number")
    if conflict.kind != "value" or role in settle_table()["role"]:
        return role, False
    return f"number of {table['plural'].get(role) or _several(role)}", True


def _several(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"


def disputes(index: Index) -> tuple[Dispute, ...]:
    """Give the conflicts in the story's order; each claim is listed in full under its first."""
    table, shown, found = settle_table(), set[str](), list[Dispute]()
    for n, conflict in enumerate(index.story.conflicts, 1):
        claim = index.claims.get(conflict.claim)
        home = claim is not None and claim.status == "disputed" and claim.id not in shown
        shown.add(conflict.claim)
        number = index.numbers.get(conflict.claim)
        found.append(
            Dispute(
                anchor=f"x{n}", heading=_heading(index, conflict), sure=_sure(conflict.confidence),
                scope="inside one article" if conflict.scope == "within-article" else "between articles",
                sides=tuple(_side(index, side, _shown(conflict)) for side in conflict.sides),
                settle=_settle(index, conflict, table),
                item=index.item(claim) if home and claim else None,
                claim=Link(f"claim {number}", f"#c{number}") if number and not home else None,
            )
        )  # fmt: skip
    return tuple(found)


def reconciliations(index: Index) -> tuple[Reconciliation, ...]:
    """Give what looks like a conflict and is none."""
    return tuple(
        Reconciliation(f"r{n}", clean(record.rule), tuple(_side(index, side, WORDS) for side in record.sides))
        for n, record in enumerate(index.story.reconciled, 1)
    )
