"""The command line: verbs over the desk, nothing of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from firsthand import desk
from firsthand.errors import FirsthandError, NothingToRead, NotWritten
from firsthand.model import Answers, Story
from firsthand.reading import MAX_CHARS, Intake
from firsthand.views.terminal import to_terminal

EPILOG = (
    "INPUT is a .txt, .html, .json or .jsonl file, a folder of them, or a glob in quotes. "
    "Exit status: 0 all read, 1 an input was skipped, 2 wrong usage."
)

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


class AnswerFormat(StrEnum):
    """Formats an answer is given in."""

    text = "text"
    json = "json"


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date like 2024-01-31") from None


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders or globs of articles.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write; '-' is stdout.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", parser=_day, help="Only articles published by that date (2024-01-31)."),
]
Pipeline = Annotated[
    str | None,
    typer.Option("--pipeline", metavar="NAME", help="An installed spaCy pipeline, such as en_core_web_trf."),
]
Workers = Annotated[
    int, typer.Option("--workers", metavar="N", min=1, help="Processes that read side by side; the result is the same.")
]
Tagger = Annotated[
    bool, typer.Option("--tagger/--no-tagger", help="Let the trained tagger of attributions help the rules.")
]
MaxChars = Annotated[
    int, typer.Option("--max-chars", metavar="N", min=1, help="Skip articles of more characters than this.")
]
Quiet = Annotated[
    bool, typer.Option("-q", "--quiet", help="No progress, no warnings, no summary; skipped inputs are named.")
]


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
    story, intake = _story(inputs, as_of, pipeline, workers, tagger, max_chars, quiet)
    target = output or Path("story.md" if form == ReportFormat.markdown else "story.html")
    _write(target, (desk.to_markdown(story) if form == ReportFormat.markdown else desk.to_html(story)).encode())
    if not quiet:
        to_terminal(story, Console(stderr=str(target) == "-"))
        _say(f"The report is in {target}" if str(target) != "-" else "")
    _end(intake, story.warnings)


@app.command(epilog=EPILOG)
def export(
    inputs: Inputs,
    form: Annotated[StoryFormat, typer.Option("--format", help="The format.")] = StoryFormat.json,
    output: Output = None,
    as_of: AsOf = None,
    pipeline: Pipeline = None,
    workers: Workers = 1,
    tagger: Tagger = True,
    max_chars: MaxChars = MAX_CHARS,
    quiet: Quiet = False,
) -> None:
    """Write the story as data: claims, conflicts, origins, quotes, timeline.

    To standard output unless -o says otherwise. The same articles give the same bytes, in any order and
    with any number of workers.

    Example: firsthand export articles/ --format json -o story.json
    """
    story, intake = _story(inputs, as_of, pipeline, workers, tagger, max_chars, quiet)
    _write(output, _exported(story, form))
    _end(intake, story.warnings)


@app.command(epilog=EPILOG)
def annotate(
    inputs: Inputs,
    output: Output = None,
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
    intake = _read(inputs, max_chars, quiet)
    at = desk.Desk(pipeline, workers, tagger)
    warnings: list[str] = []

    def lines() -> Iterator[bytes]:
        with _progress(quiet) as progress:
            for reading in at.annotate(intake.articles, progress):
                warnings.extend(reading.warnings)
                yield msgspec.json.encode(reading) + b"\n"

    _write(output, lines())
    _warn([*intake.warnings, *warnings], quiet)
    _end(intake, warnings)


@app.command(epilog=EPILOG)
def group(inputs: Inputs, output: Output = None, max_chars: MaxChars = MAX_CHARS, quiet: Quiet = False) -> None:
    """Say which articles tell the same story, a line of JSON an article.

    A story is named by its earliest article.

    Example: firsthand group news.jsonl -o groups.jsonl
    """
    intake = _read(inputs, max_chars, quiet)
    _warn(intake.warnings, quiet)
    found = desk.grouped(intake)
    _write(output, (msgspec.json.encode({"article": a, "story": s}) + b"\n" for a, s in found.items()))
    _end(intake)


@app.command(epilog=EPILOG)
def ask(
    inputs: Inputs,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In English, in quotes.")],
    form: Annotated[AnswerFormat, typer.Option("--format", help="For a person or a program.")] = AnswerFormat.text,
    output: Output = None,
    as_of: AsOf = None,
    pipeline: Pipeline = None,
    workers: Workers = 1,
    tagger: Tagger = True,
    max_chars: MaxChars = MAX_CHARS,
    quiet: Quiet = False,
) -> None:
    """Answer a question from the articles: on whose word, and what speaks against it.

    Says so where the articles do not say.

    Example: firsthand ask articles/ "How many people were injured?"
    """
    intake = _read(inputs, max_chars, quiet)
    at = desk.Desk(pipeline, workers, tagger)
    with _progress(quiet) as progress:
        story = at.story(intake, as_of, progress) if at.published(intake, as_of) else at.nothing(as_of)
    _warn(story.warnings, quiet)
    answers = at.ask(story, question)
    _write(output, msgspec.json.encode(answers) + b"\n" if form == AnswerFormat.json else _told(story, answers))
    _end(intake, story.warnings)


def main() -> None:
    """Run the command line; whatever goes wrong is one line on standard error."""
    sys.exit(_run())


def _run() -> int:
    try:
        app()
    except FirsthandError as error:
        _say(f"firsthand: {error}")
        return error.status
    except Exception as error:
        if os.environ.get("FIRSTHAND_TRACEBACK"):
            raise
        _say(f"firsthand: this should not happen ({type(error).__name__}: {error}); FIRSTHAND_TRACEBACK=1 shows where")
        return 1
    return 0


def _read(inputs: list[str], max_chars: int, quiet: bool) -> Intake:
    intake = desk.read(inputs, max_chars=max_chars)
    for line in intake.skipped:
        _say(f"skipped {line}")
    if not intake.articles:
        raise NothingToRead("no article to read")
    if not quiet:
        for line in intake.passed:
            _say(f"warning {line}")
    return intake


def _story(
    inputs: list[str],
    as_of: str | None,
    pipeline: str | None,
    workers: int,
    tagger: bool,
    max_chars: int,
    quiet: bool,
) -> tuple[Story, Intake]:
    intake = _read(inputs, max_chars, quiet)
    at = desk.Desk(pipeline, workers, tagger)
    with _progress(quiet) as progress:
        story = at.story(intake, as_of, progress)
    _warn(story.warnings, quiet)
    return story, intake


def _exported(story: Story, form: StoryFormat) -> bytes:
    match form:
        case StoryFormat.json:
            return desk.to_json(story)
        case StoryFormat.markdown:
            return desk.to_markdown(story).encode()


def _told(story: Story, answers: Answers) -> bytes:
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


def _write(target: Path | None, content: bytes | Iterator[bytes]) -> None:
    """Write all of it or nothing: a file appears under its name when it is whole."""
    chunks = iter([content]) if isinstance(content, bytes) else content
    if target is None or str(target) == "-":
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        return
    special = target.exists() and not target.is_file()
    part = target if special else target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(chunks)
        if not special:
            part.replace(target)
    except OSError as error:
        raise NotWritten(f"{target}: {error.strerror or error}") from None
    finally:
        if not special:
            part.unlink(missing_ok=True)


@contextmanager
def _progress(quiet: bool) -> Iterator[desk.Progress | None]:
    """A bar on standard error, where somebody sees it."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading articles", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _warn(warnings: list[str] | tuple[str, ...], quiet: bool) -> None:
    if not quiet:
        for line in warnings:
            _say(f"warning {line}")


def _say(line: str) -> None:
    if line:
        print(line, file=sys.stderr)


def _end(intake: Intake, warnings: list[str] | tuple[str, ...] = ()) -> None:
    if intake.skipped or desk.unread(warnings):
        raise typer.Exit(1)
