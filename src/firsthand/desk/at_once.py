"""A function for each stage that loads what it needs; a `Desk` keeps it loaded."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path

from firsthand.asking.passages import load_finder
from firsthand.asking.questions import ask as answer
from firsthand.desk.desk import Desk, Progress, grouped
from firsthand.language.encoder import load_encoder
from firsthand.language.parse import load_pipeline
from firsthand.model import Answers, Reading, Story
from firsthand.reading import MAX_CHARS, Intake
from firsthand.reading import read as take_in

Inputs = str | Path | Iterable[str | Path]

log = logging.getLogger("firsthand")


def read(inputs: Inputs, *, max_chars: int = MAX_CHARS) -> Intake:
    """Read files, folders and globs; what cannot be read is named in the result's `skipped`."""
    return take_in([inputs] if isinstance(inputs, (str, Path)) else inputs, max_chars=max_chars)


def read_story(
    inputs: Inputs,
    *,
    as_of: str | None = None,
    pipeline: str | None = None,
    workers: int = 1,
    tagger: bool = True,
    max_chars: int = MAX_CHARS,
    outlets: str | Path | None = None,
    progress: Progress | None = None,
) -> Story:
    """Return the story that files, folders and globs of articles tell.

    Args:
        inputs: one path or several.
        as_of: ISO date; articles published later, or at an unknown date, are left out.
        pipeline: a spaCy pipeline by name; None is the English default.
        workers: processes that read articles side by side.
        tagger: whether the small trained models help the rules: the tagger of attributions, the encoder of sentences.
        max_chars: characters of an article; a longer one is skipped.
        outlets: a TOML file of outlets and agencies, beside the package's own.
        progress: called with how many articles are done and how many there are.

    Inputs that are skipped are logged under "firsthand". Raises NothingToRead where no article is left,
    PipelineMissing where the pipeline is not installed, and RegistryUnreadable where the outlets cannot be read.
    """
    desk = Desk(pipeline, workers, tagger, outlets)
    return desk.story(_logged(read(inputs, max_chars=max_chars)), as_of, progress)


def annotate(
    inputs: Inputs, *, pipeline: str | None = None, workers: int = 1, tagger: bool = True
) -> Iterator[Reading]:
    """Yield what each article says, from that article alone; arguments as in `read_story`."""
    intake = _logged(read(inputs))
    yield from Desk(pipeline, workers, tagger).annotate(intake.articles)


def group(inputs: Inputs) -> dict[str, str]:
    """Return which story each article tells, by article id, in the order of the articles."""
    return grouped(_logged(read(inputs)).articles)


def ask(story: Story, question: str, *, pipeline: str | None = None) -> Answers:
    """Return what a story answers to a question, best first; nothing where its articles do not say."""
    return answer(story, question, load_pipeline(pipeline), finder=load_finder(load_encoder()))


def _logged(intake: Intake) -> Intake:
    for line in intake.skipped:
        log.warning("skipped %s", line)
    return intake
