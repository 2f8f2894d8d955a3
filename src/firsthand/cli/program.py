"""The program: its verbs, and what becomes of an error."""

from __future__ import annotations

import os
from importlib.metadata import version
from typing import Annotated

import typer

from firsthand.cli import articles, drafts, stores
from firsthand.cli.options import EPILOG
from firsthand.cli.output import say
from firsthand.errors import FirsthandError

app = typer.Typer(
    name="firsthand",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: firsthand report articles/",
)


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


EPILOGS = {**stores.EPILOGS, **drafts.EPILOGS}
for verb in (*articles.VERBS, *stores.VERBS, *drafts.VERBS):
    app.command(epilog=EPILOGS.get(verb.__name__, EPILOG))(verb)


def run() -> int:
    """Run the command line and return its exit status; whatever goes wrong is one line on standard error."""
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
