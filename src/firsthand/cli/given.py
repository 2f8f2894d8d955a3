"""What verbs are told about their input and how to read it: one record of options, an option a field."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from firsthand import desk as room
from firsthand.reading import MAX_CHARS

if TYPE_CHECKING:
    from firsthand.desk import Desk

INPUTS = "Files, folders or globs of articles; or a store, alone."


@dataclass(frozen=True, kw_only=True)
class Files:
    """Articles, as files."""

    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help=INPUTS)]
    max_chars: Annotated[
        int, typer.Option("--max-chars", metavar="N", min=1, help="Skip articles of more characters than this.")
    ] = MAX_CHARS
    quiet: Annotated[
        bool,
        typer.Option("-q", "--quiet", help="No progress, no warnings, no summary; skipped inputs are named."),
    ] = False


@dataclass(frozen=True, kw_only=True)
class Read(Files):
    """Articles, and how they are read."""

    pipeline: Annotated[
        str | None,
        typer.Option("--pipeline", metavar="NAME", help="An installed spaCy pipeline, such as en_core_web_trf."),
    ] = None
    workers: Annotated[
        int,
        typer.Option("--workers", metavar="N", min=1, help="Processes that read side by side; the result is the same."),
    ] = 1
    tagger: Annotated[bool, typer.Option("--tagger/--no-tagger", help="Let the trained models help the rules.")] = True

    @property
    def desk(self) -> Desk:
        """A desk as it was asked for."""
        return room.Desk(self.pipeline, self.workers, self.tagger)


@dataclass(frozen=True, kw_only=True)
class Chosen(Read):
    """Articles or a story of a store, and how they are read."""

    story: Annotated[
        str | None,
        typer.Option("--story", metavar="ID", help="A story of a store ('firsthand stories' lists them)."),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Told(Chosen):
    """Articles or a story of a store, how they are read, and how their story is built."""

    outlets: Annotated[
        Path | None,
        typer.Option("--outlets", metavar="FILE", help="Outlets and agencies of your own (TOML), beside those known."),
    ] = None

    @property
    def desk(self) -> Desk:
        """A desk as it was asked for."""
        return room.Desk(self.pipeline, self.workers, self.tagger, self.outlets)


def options(verb: Callable[..., None]) -> Callable[..., None]:
    """Let a verb that takes such a record be called with an option for each of its fields instead."""
    hints = get_type_hints(verb, include_extras=True)
    name: str
    record: Any
    name, record = next((n, t) for n, t in hints.items() if is_dataclass(t))
    own = inspect.signature(verb, eval_str=True).parameters.values()
    wanted, rest = _fields(record)
    spread = [*(q for p in own for q in (wanted if p.name == name else [p])), *rest]
    keys = {f.name for f in fields(record)}

    @wraps(verb)
    def called(**given: Any) -> None:
        told = record(**{k: v for k, v in given.items() if k in keys})
        verb(**{name: told}, **{k: v for k, v in given.items() if k not in keys})

    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in spread]
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {p.name: p.annotation for p in parameters}
    return called


def _fields(record: Any) -> tuple[list[inspect.Parameter], list[inspect.Parameter]]:
    """The fields of a record as parameters: those that must be given, and the others, which come last."""
    hints = get_type_hints(record, include_extras=True)
    kind = inspect.Parameter.KEYWORD_ONLY
    wanted = [inspect.Parameter(f.name, kind, annotation=hints[f.name]) for f in fields(record) if f.default is MISSING]
    names = {p.name for p in wanted}
    rest = [f for f in fields(record) if f.name not in names]
    return wanted, [inspect.Parameter(f.name, kind, default=f.default, annotation=hints[f.name]) for f in rest]
