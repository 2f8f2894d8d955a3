"""Verbs of a desk that stays open: a store that takes news in, its stories, and what is held against them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any, get_args

import msgspec
import typer

from firsthand import shelf
from firsthand.cli_options import (
    EPILOG,
    AnswerFormat,
    AsOf,
    DraftFormat,
    Form,
    Inputs,
    MaxChars,
    Output,
    Pipeline,
    Place,
    Quiet,
    StoryId,
    Tagger,
    Workers,
    day,
)
from firsthand.cli_output import Given, end, opened, progress, say, take_in, warn, write
from firsthand.desk import Desk, read, unread
from firsthand.errors import NothingToRead
from firsthand.model import Added, Changes, Decision, DecisionKind, Draft, Move, StoryCard
from firsthand.news import changes as compared
from firsthand.news import check as held
from firsthand.reading import MAX_CHARS
from firsthand.store import Store, open_store
from firsthand.views.rewording import edits, line
from firsthand.views.verdicts import to_lines, to_page

EDITS = 6
"""Changes shown of a new version."""
CONTRADICTED, WEAKER = 3, 4
"""Exit statuses of `check`."""

KINDS: tuple[str, ...] = get_args(DecisionKind)
From = Annotated[str, typer.Option("--from", metavar="DATE", parser=day, help="The earlier day.")]
To = Annotated[str, typer.Option("--to", metavar="DATE", parser=day, help="The later day.")]


def add(
    place: Place,
    inputs: Inputs,
    form: Form = AnswerFormat.text,
    pipeline: Pipeline = None,
    workers: Workers = 1,
    tagger: Tagger = True,
    max_chars: MaxChars = MAX_CHARS,
    quiet: Quiet = False,
) -> None:
    """Take articles into a store, which is made where there is none.

    Says what is new, what the store had, which articles are new versions and what they say otherwise, and which
    stories began, merged or parted. A batch of a hundred articles is kept whole or not at all; what the store has is
    not read again, so an interrupted run is simply started anew.

    Example: firsthand add news.db articles/
    """
    intake = take_in(inputs, max_chars, quiet)
    with open_store(place, create=True) as store, progress(quiet) as shown:
        added = shelf.Shelf(store, Desk(pipeline, workers, tagger)).add(intake.articles, progress=shown)
        told = list(_added(added, store))
        failed = unread([w for a in added.new for w in store.reading(a).warnings])
    warn([*intake.warnings, *failed], quiet)
    write(None, _json(added) if form == AnswerFormat.json else _text(told))
    end(intake, failed)


def stories(place: Place, form: Form = AnswerFormat.text, as_of: AsOf = None) -> None:
    """List the stories of a store, the one with the latest news first.

    With --as-of, the articles published by then are grouped anew.

    Example: firsthand stories news.db
    """
    with open_store(place) as store:
        cards = shelf.stories(store, as_of)
    write(None, _json(cards) if form == AnswerFormat.json else _text(map(_card, cards)))


def regroup(place: Place, form: Form = AnswerFormat.text) -> None:
    """Group all articles of a store anew, as if all had arrived in the order of their dates.

    Says which stories merged and parted; the result does not depend on the order of arrival.

    Example: firsthand regroup news.db
    """
    with open_store(place) as store:
        moves = shelf.regroup(store)
    write(None, _json(moves) if form == AnswerFormat.json else _text([*map(_move, moves)] or ["Nothing moved."]))


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
    with open_store(place) as store:
        said = shelf.decide(store, msgspec.convert(kind, DecisionKind), about, who=who, value=value, reason=reason)
    write(None, _text([_decision(said)]))


def decisions(place: Place, form: Form = AnswerFormat.text) -> None:
    """List the decisions of a store, the undone ones too, with who took them and when.

    Example: firsthand decisions news.db
    """
    with open_store(place) as store:
        found = store.decisions()
    write(None, _json(found) if form == AnswerFormat.json else _text(map(_decision, found)))


def changes(
    inputs: Inputs,
    earlier: From,
    later: To,
    form: Form = AnswerFormat.text,
    output: Output = None,
    story: StoryId = None,
    pipeline: Pipeline = None,
    workers: Workers = 1,
    tagger: Tagger = True,
    max_chars: MaxChars = MAX_CHARS,
    quiet: Quiet = False,
) -> None:
    """Say what a story says on one day that it did not on another.

    What is new, confirmed by another origin, disputed, denied, overtaken, settled or withdrawn, with the words.

    Example: firsthand changes articles/ --from 2024-01-31 --to 2024-02-29
    """
    if earlier > later:
        raise typer.BadParameter(f"--from {earlier} is after --to {later}")
    with opened(Given(inputs, story, pipeline, workers, tagger, max_chars, quiet), later) as news:
        found = compared(news, earlier, later)
    write(output, _json(found) if form == AnswerFormat.json else _text(_changes(found)))
    end(news)


def check(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="The draft: one article, in a file.")],
    inputs: Inputs,
    form: Annotated[DraftFormat, typer.Option("--format", help="Lines, a page, or data.")] = DraftFormat.text,
    output: Output = None,
    as_of: AsOf = None,
    story: StoryId = None,
    pipeline: Pipeline = None,
    workers: Workers = 1,
    tagger: Tagger = True,
    max_chars: MaxChars = MAX_CHARS,
    quiet: Quiet = False,
) -> None:
    """Hold every statement of a draft against the articles.

    Each is supported (by how many independent origins), single-sourced, contradicted (by what), rumour only, or
    not found.

    Example: firsthand check draft.txt articles/
    """
    drafts = read(draft, max_chars=max_chars)
    for skipped in drafts.skipped:
        say(f"skipped {skipped}")
    if len(drafts.articles) != 1:
        raise NothingToRead(f"{draft}: holds {len(drafts.articles)} articles; a draft is one")
    with opened(Given(inputs, story, pipeline, workers, tagger, max_chars, quiet), as_of) as news:
        found = held(news, drafts.articles[0], as_of)
    write(output, _checked(found, form))
    end(news)
    raise typer.Exit(_status(found))


VERBS: tuple[Callable[..., None], ...] = (add, stories, regroup, changes, check, decide, decisions)
_OF_A_STORE = "STORE is an SQLite file, or a postgresql:// URL. Exit status: 0 done, 2 wrong usage or no store."
EPILOGS: Mapping[str, str] = {
    "add": EPILOG.replace(" or a store by itself: its file or its postgresql:// URL.", "").replace(
        "quotes;", "quotes."
    ),
    "check": EPILOG.replace(
        "0 all read",
        f"0 every statement supported, {CONTRADICTED} one contradicted, {WEAKER} one less than supported",
    ),
    **dict.fromkeys(("stories", "regroup", "decide", "decisions"), _OF_A_STORE),
}


def _status(draft: Draft) -> int:
    kinds = {v.kind for v in draft.verdicts}
    if "contradicted" in kinds:
        return CONTRADICTED
    return WEAKER if kinds - {"supported"} else 0


def _checked(draft: Draft, form: DraftFormat) -> bytes:
    match form:
        case DraftFormat.html:
            return to_page(draft).encode()
        case DraftFormat.json:
            return _json(draft)
        case DraftFormat.text:
            return to_lines(draft).encode()


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


def _changes(found: Changes) -> Iterator[str]:
    if not found.changes:
        yield f"Nothing changed between {found.earlier} and {found.later}."
    for change in found.changes:
        yield f"{change.kind}: {change.after or change.before}"
        if change.before and change.after and change.before != change.after:
            yield f"  before: {change.before}"
        for e in change.evidence:
            yield f"  {e.article} {e.start}-{e.end}: {' '.join(e.text.split())}"


def _json(record: Any) -> bytes:
    return msgspec.json.encode(record) + b"\n"


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{one}\n" for one in lines).encode()
