"""Verbs that tell of articles: a report, the story as data, what each article says, who tells the same, answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console

import firsthand
from firsthand import desk
from firsthand.cli.given import Chosen, Files, Told, options
from firsthand.cli.options import AnswerFormat, AsOf, Form, Output
from firsthand.cli.output import end, opened, say, take_in, the_store, warn, write
from firsthand.model import Answers, Story
from firsthand.views.terminal import to_terminal


class ReportFormat(StrEnum):
    """Formats a report is written in."""

    html = "html"
    markdown = "markdown"


class StoryFormat(StrEnum):
    """Formats a story is exported in."""

    json = "json"
    markdown = "markdown"


@options
def report(
    given: Told,
    form: Annotated[ReportFormat, typer.Option("--format", help="A page, or plain Markdown.")] = ReportFormat.html,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Write the story as one HTML page, and sum it up here.

    Writes story.html (or story.md) unless -o says otherwise. The page needs no network and no other file.

    Example: firsthand report articles/ -o bridge.html --as-of 2024-01-31
    """
    told, news = _told(given, as_of)
    target = output or Path("story.md" if form == ReportFormat.markdown else "story.html")
    write(target, (desk.to_markdown(told) if form == ReportFormat.markdown else desk.to_html(told)).encode())
    if not given.quiet:
        to_terminal(told, Console(stderr=str(target) == "-"))
        say(f"The report is in {target}" if str(target) != "-" else "")
    end(news, told.warnings)


@options
def export(
    given: Told,
    form: Annotated[StoryFormat, typer.Option("--format", help="The format.")] = StoryFormat.json,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Write the story as data: claims, conflicts, origins, quotes, timeline.

    To standard output unless -o says otherwise. The same articles give the same bytes, in any order, with any
    number of workers, from files or from a store.

    Example: firsthand export articles/ --format json -o story.json
    """
    told, news = _told(given, as_of)
    write(output, _exported(told, form))
    end(news, told.warnings)


@options
def annotate(
    given: Chosen,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Write what each article says on its own, a line of JSON an article.

    Times, entities, quotes with their speakers, and statements with their sources: nothing from other articles.

    Example: firsthand annotate news.jsonl -o readings.jsonl --workers 4
    """
    warnings: list[str] = []

    def lines(news: desk.News) -> Iterator[bytes]:
        for reading in news.each(as_of):
            warnings.extend(reading.warnings)
            yield msgspec.json.encode(reading) + b"\n"

    with opened(given, as_of) as news:
        write(output, lines(news))
    warn([*news.warnings, *warnings], given.quiet)
    end(news, warnings)


@options
def group(
    given: Files,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Say which articles tell the same story, a line of JSON an article.

    A story is named by its earliest article.

    Example: firsthand group news.jsonl -o groups.jsonl
    """
    place = the_store(given.inputs)
    if place is not None:
        with firsthand.open_store(place) as store:
            write(output, _groups(desk.grouped(store.articles(as_of))))
        return
    intake = take_in(given)
    warn(intake.warnings, given.quiet)
    write(output, _groups(desk.grouped(intake.articles, as_of)))
    end(intake)


@options
def ask(
    given: Told,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In English, in quotes.")],
    form: Form = AnswerFormat.text,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Answer a question from the articles: on whose word, and what speaks against it.

    Says so where the articles do not say. Of a store, the likeliest story answers unless --story names one.

    Example: firsthand ask articles/ "How many people were injured?"
    """
    with opened(given, as_of) as news:
        told, answers = news.answer(question, as_of)
    warn(told.warnings, given.quiet)
    write(
        output,
        msgspec.json.encode(answers) + b"\n" if form == AnswerFormat.json else _answered(told, answers),
    )
    end(news, told.warnings)


VERBS: tuple[Callable[..., None], ...] = (report, export, annotate, group, ask)


def _told(given: Told, as_of: str | None) -> tuple[Story, desk.News]:
    with opened(given, as_of) as news:
        told = news.story(as_of)
    warn(told.warnings, given.quiet)
    return told, news


def _groups(found: dict[str, str]) -> Iterator[bytes]:
    return (msgspec.json.encode({"article": a, "story": s}) + b"\n" for a, s in found.items())


def _exported(story: Story, form: StoryFormat) -> bytes:
    match form:
        case StoryFormat.json:
            return desk.to_json(story)
        case StoryFormat.markdown:
            return desk.to_markdown(story).encode()


def _answered(story: Story, answers: Answers) -> bytes:
    if not answers.answers:
        return b"The articles do not say.\n"
    names = {o.id: o.name for o in story.origins}
    lines = []
    for answer in answers.answers:
        lines.append(f"{answer.text} [{answer.status}]")
        if answer.origins:
            lines.append(f"  on the word of: {', '.join(names.get(o, o) for o in answer.origins)}")
        lines += [f"  {e.article} {e.start}-{e.end}: {' '.join(e.text.split())}" for e in answer.evidence]
        lines += [f"  against, {e.article} {e.start}-{e.end}: {' '.join(e.text.split())}" for e in answer.against]
    return ("\n".join(lines) + "\n").encode()
