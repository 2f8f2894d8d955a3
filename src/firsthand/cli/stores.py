"""Verbs of a store: news taken in, its stories, and what editors decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, get_args

import msgspec
import typer

import firsthand
from firsthand import desk
from firsthand.cli.given import Read, options
from firsthand.cli.options import EPILOG, AnswerFormat, AsOf, Form, Place
from firsthand.cli.output import as_json, as_lines, end, progress, take_in, warn, write
from firsthand.model import Added, Decision, DecisionKind, Move, StoryCard
from firsthand.views.rewording import edits, line

if TYPE_CHECKING:
    from firsthand.store import Store

EDITS = 6
"""Changes shown of a new version."""

KINDS: tuple[str, ...] = get_args(DecisionKind)


@options
def add(place: Place, given: Read, form: Form = AnswerFormat.text) -> None:
    """Take articles into a store, which is made where there is none.

    Says what is new, what the store had, which articles are new versions and what they say otherwise, and which
    stories began, merged or parted. A batch of a hundred articles is kept whole or not at all; what the store has is
    not read again, so an interrupted run is simply started anew.

    Example: firsthand add news.db articles/
    """
    intake = take_in(given)
    with firsthand.open_store(place, create=True) as store, progress(given.quiet) as shown:
        added = firsthand.Shelf(store, given.desk).add(intake.articles, progress=shown)
        told = list(_added(added, store))
        failed = desk.unread([w for a in added.new for w in store.reading(a).warnings])
    warn([*intake.warnings, *failed], given.quiet)
    write(None, as_json(added) if form == AnswerFormat.json else as_lines(told))
    end(intake, failed)


def stories(place: Place, form: Form = AnswerFormat.text, as_of: AsOf = None) -> None:
    """List the stories of a store, the one with the latest news first.

    With --as-of, the articles published by then are grouped anew.

    Example: firsthand stories news.db
    """
    with firsthand.open_store(place) as store:
        found = desk.cards.stories(store, as_of)
    write(None, as_json(found) if form == AnswerFormat.json else as_lines(map(_card, found)))


def regroup(place: Place, form: Form = AnswerFormat.text) -> None:
    """Group all articles of a store anew, as if all had arrived in the order of their dates.

    Says which stories merged and parted; the result does not depend on the order of arrival.

    Example: firsthand regroup news.db
    """
    with firsthand.open_store(place) as store:
        moves = desk.cards.regroup(store)
    write(None, as_json(moves) if form == AnswerFormat.json else as_lines([*map(_move, moves)] or ["Nothing moved."]))


def decide(
    place: Place,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"One of {', '.join(KINDS)}.")],
    about: Annotated[list[str], typer.Argument(metavar="ABOUT", help="Two names or outlets, an id, or a number.")],
    who: Annotated[str, typer.Option("--who", metavar="NAME", help="Whose decision it is.")],
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why; shown in the report.")] = None,
    value: Annotated[str | None, typer.Option("--value", metavar="DATE", help="The date of correct-date.")] = None,
) -> None:
    """Keep an editor's decision: it is applied to every story told from now on.

    same-entity and different-entity take two names, shared-source two outlets, dismiss-conflict the id of a conflict,
    correct-date the id of an article (and --value), undo the number of a decision.

    Example: firsthand decide news.db same-entity "Bob Hale" "Robert Hale" --who "A. Editor" --reason "by phone"
    """
    if kind not in KINDS:
        raise typer.BadParameter(f"{kind!r} is none of {', '.join(KINDS)}")
    with firsthand.open_store(place) as store:
        said = desk.cards.decide(store, msgspec.convert(kind, DecisionKind), about, who=who, value=value, reason=reason)
    write(None, as_lines([_decision(said)]))


def decisions(place: Place, form: Form = AnswerFormat.text) -> None:
    """List the decisions of a store, the undone ones too, with who took them and when.

    Example: firsthand decisions news.db
    """
    with firsthand.open_store(place) as store:
        found = store.decisions()
    write(None, as_json(found) if form == AnswerFormat.json else as_lines(map(_decision, found)))


VERBS: tuple[Callable[..., None], ...] = (add, stories, regroup, decide, decisions)
_OF_A_STORE = "STORE is an SQLite file, or a postgresql:// URL. Exit status: 0 done, 2 wrong usage or no store."
EPILOGS: Mapping[str, str] = {
    "add": EPILOG.replace(" or a store by itself: its file or its postgresql:// URL.", "").replace(
        "quotes;", "quotes."
    ),
    **dict.fromkeys(("stories", "regroup", "decide", "decisions"), _OF_A_STORE),
}


def _added(added: Added, store: Store) -> Iterator[str]:
    yield f"{len(added.new)} new, {len(added.known)} known, {len(added.versions)} of the new are new versions"
    for version in added.versions:
        yield f"version {version.article} replaces {version.replaces}"
        old, new = (store.reading(id).article.text for id in (version.replaces, version.article))
        found = list(edits(old, new))
        yield from (f"  {line(edit)}" for edit in found[:EDITS])
        if len(found) > EDITS:
            yield f"  and {len(found) - EDITS} more changes"
    yield from map(_move, added.moves)
    grown = sorted(set(added.stories) - {m.story for m in added.moves})
    yield from (f"story {story} has more to tell" for story in grown)


def _move(move: Move) -> str:
    count = f"{len(move.articles)} article{'s' if len(move.articles) != 1 else ''}"
    match move.kind:
        case "begun":
            return f"story {move.story} begins"
        case "merged":
            return f"story {move.story} takes in story {move.other} ({count})"
        case "split":
            return f"story {move.story} gives {count} to story {move.other}"


def _card(card: StoryCard) -> str:
    days = " to ".join(dict.fromkeys(d[:10] for d in (card.earliest, card.latest) if d)) or "no date"
    count = f"{len(card.articles)} article{'s' if len(card.articles) != 1 else ''}"
    return f"{card.id}\n  {' '.join(card.title.split())}\n  {days}, {count}, {len(card.outlets)} outlets"


def _decision(decision: Decision) -> str:
    value = f" = {decision.value}" if decision.value else ""
    reason = f": {decision.reason}" if decision.reason else ""
    about = ", ".join(decision.about)
    return f"{decision.n}  {decision.at[:16]}  {decision.who}  {decision.kind} {about}{value}{reason}"
