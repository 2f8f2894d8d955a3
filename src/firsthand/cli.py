"""The command line: verbs over the desk, nothing of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console

from firsthand import cli_store, desk
from firsthand.cli_options import (
    EPILOG,
    AnswerFormat,
    AsOf,
    Form,
    Inputs,
    MaxChars,
    Output,
    Pipeline,
    Quiet,
    StoryId,
    Tagger,
    Workers,
)
from firsthand.cli_output import Given, end, opened, say, take_in, the_store, warn, write
from firsthand.errors import FirsthandError
from firsthand.model import Answers, Story
from firsthand.news import News
from firsthand.reading import MAX_CHARS
from firsthand.store import open_store
from firsthand.views.terminal import to_terminal

app = typer.Typer(
    name="firsthand",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: firsthand report articles/",
)


class ReportFormat(StrEnum):
    """Formats a report is written in."""

    html = "html"
    markdown = "markdown"


class StoryFormat(StrEnum):
    """Formats a story is exported in."""

    json = "json"
    markdown = "markdown"


def _version(wanted: bool) -> None:
    if wanted:
        print(f"firsthand {version('firsthand')}")
        raise typer.Exit


@app.callback()
def _firsthand(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Who has it first-hand?

    Reads dated news reports of one story and says what is reported, by whom, on whose word, since when;
    which reports echo one origin, where they disagree, and what changed on the way.
    Every line points at the exact words it rests on.
    """


@app.command(epilog=EPILOG)
def report(
    inputs: Inputs,
    form: Annotated[ReportFormat, typer.Option("--format", help="A page, or plain Markdown.")] = ReportFormat.html,
    output: Output = None,
    as_of: AsOf = None,
    story: StoryId = None,
    pipeline: Pipeline = None,
    workers: Workers = 1,
    tagger: Tagger = True,
    max_chars: MaxChars = MAX_CHARS,
    quiet: Quiet = False,
) -> None:
    """Write the story as one HTML page, and sum it up here.

    Writes story.html (or story.md) unless -o says otherwise. The page needs no network and no other file.

    Example: firsthand report articles/ -o bridge.html --as-of 2024-01-31
    """
    told, news = _told(Given(inputs, story, pipeline, workers, tagger, max_chars, quiet), as_of)
    target = output or Path("story.md" if form == ReportFormat.markdown else "story.html")
    write(target, (desk.to_markdown(told) if form == ReportFormat.markdown else desk.to_html(told)).encode())
    if not quiet:
        to_terminal(told, Console(stderr=str(target) == "-"))
        say(f"The report is in {target}" if str(target) != "-" else "")
    end(news, told.warnings)


@app.command(epilog=EPILOG)
def export(
    inputs: Inputs,
    form: Annotated[StoryFormat, typer.Option("--format", help="The format.")] = StoryFormat.json,
    output: Output = None,
    as_of: AsOf = None,
    story: StoryId = None,
    pipeline: Pipeline = None,
    workers: Workers = 1,
    tagger: Tagger = True,
    max_chars: MaxChars = MAX_CHARS,
    quiet: Quiet = False,
) -> None:
    """Write the story as data: claims, conflicts, origins, quotes, timeline.

    To standard output unless -o says otherwise. The same articles give the same bytes, in any order, with any
    number of workers, from files or from a store.

    Example: firsthand export articles/ --format json -o story.json
    """
    told, news = _told(Given(inputs, story, pipeline, workers, tagger, max_chars, quiet), as_of)
    write(output, _exported(told, form))
    end(news, told.warnings)


@app.command(epilog=EPILOG)
def annotate(
    inputs: Inputs,
    output: Output = None,
    as_of: AsOf = None,
    story: StoryId = None,
    pipeline: Pipeline = None,
    workers: Workers = 1,
    tagger: Tagger = True,
    max_chars: MaxChars = MAX_CHARS,
    quiet: Quiet = False,
) -> None:
    """Write what each article says on its own, a line of JSON an article.

    Times, entities, quotes with their speakers, and statements with their sources: nothing from other articles.

    Example: firsthand annotate news.jsonl -o readings.jsonl --workers 4
    """
    warnings: list[str] = []

    def lines(news: News) -> Iterator[bytes]:
        for reading in news.each(as_of):
            warnings.extend(reading.warnings)
            yield msgspec.json.encode(reading) + b"\n"

    with opened(Given(inputs, story, pipeline, workers, tagger, max_chars, quiet), as_of) as news:
        write(output, lines(news))
    warn([*news.warnings, *warnings], quiet)
    end(news, warnings)


@app.command(epilog=EPILOG)
def group(
    inputs: Inputs,
    output: Output = None,
    as_of: AsOf = None,
    max_chars: MaxChars = MAX_CHARS,
    quiet: Quiet = False,
) -> None:
    """Say which articles tell the same story, a line of JSON an article.

    A story is named by its earliest article.

    Example: firsthand group news.jsonl -o groups.jsonl
    """
    place = the_store(inputs)
    if place is not None:
        with open_store(place) as store:
            write(output, _groups(desk.grouped(store.articles(as_of))))
        return
    intake = take_in(inputs, max_chars, quiet)
    warn(intake.warnings, quiet)
    write(output, _groups(desk.grouped(intake.articles, as_of)))
    end(intake)


@app.command(epilog=EPILOG)
def ask(
    inputs: Inputs,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In English, in quotes.")],
    form: Form = AnswerFormat.text,
    output: Output = None,
    as_of: AsOf = None,
    story: StoryId = None,
    pipeline: Pipeline = None,
    workers: Workers = 1,
    tagger: Tagger = True,
    max_chars: MaxChars = MAX_CHARS,
    quiet: Quiet = False,
) -> None:
    """Answer a question from the articles: on whose word, and what speaks against it.

    Says so where the articles do not say. Of a store, the likeliest story answers unless --story names one.

    Example: firsthand ask articles/ "How many people were injured?"
    """
    with opened(Given(inputs, story, pipeline, workers, tagger, max_chars, quiet), as_of) as news:
        told, answers = news.answer(question, as_of)
    warn(told.warnings, quiet)
    write(
        output,
        msgspec.json.encode(answers) + b"\n" if form == AnswerFormat.json else _answered(told, answers),
    )
    end(news, told.warnings)


for verb in cli_store.VERBS:
    app.command(epilog=cli_store.EPILOGS.get(verb.__name__, EPILOG))(verb)


def main() -> None:
    """Run the command line; whatever goes wrong is one line on standard error."""
    sys.exit(_run())


def _run() -> int:
    try:
        app()
    except FirsthandError as error:
        say(f"firsthand: {error}")
        return error.status
    except Exception as error:
        if os.environ.get("FIRSTHAND_TRACEBACK"):
            raise
        say(f"firsthand: this should not happen ({type(error).__name__}: {error}); FIRSTHAND_TRACEBACK=1 shows where")
        return 1
    return 0


def _told(given: Given, as_of: str | None) -> tuple[Story, News]:
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
