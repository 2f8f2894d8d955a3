"""The whole way in one place: articles read, annotated, built into a story, asked and rendered.

What the command line and the public names of the package call. Nothing here decides anything about a text.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import msgspec

from firsthand.asking.questions import ask as answer
from firsthand.errors import NothingToRead
from firsthand.language.parse import load_pipeline
from firsthand.model import Answers, Article, MadeWith, Reading, Story
from firsthand.reading import MAX_CHARS, Intake
from firsthand.reading import read as take_in
from firsthand.scale.processes import UNREAD, Reader, Setup, readings
from firsthand.story.build import build
from firsthand.story.grouping import group_articles
from firsthand.views.html import to_html
from firsthand.views.json import to_json
from firsthand.views.markdown import to_markdown

__all__ = ["Desk", "annotate", "ask", "group", "read", "read_story", "to_html", "to_json", "to_markdown"]

Inputs = str | Path | Iterable[str | Path]
Progress = Callable[[int, int], None]
"""Called with how many articles are done and how many there are."""

log = logging.getLogger("firsthand")


@dataclass
class Desk:
    """A language pipeline, loaded once, and what it is used for.

    Args:
        pipeline: a spaCy pipeline by name; None is the English default.
        workers: processes that read articles side by side; the result is the same with any number.
        tagger: whether the trained tagger of attributions helps the rules.

    Raises PipelineMissing where the pipeline is not installed.
    """

    pipeline: str | None = None
    workers: int = 1
    tagger: bool = True
    reader: Reader = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.reader = Reader(self._setup)

    @property
    def _setup(self) -> Setup:
        return Setup(self.pipeline, self.tagger)

    @property
    def made_with(self) -> MadeWith:
        """The versions that what comes from this desk depends on."""
        used = self.reader.tagger
        return MadeWith(
            version=version("firsthand"), pipeline=self.reader.pipeline, tagger=used.sha256 if used else None
        )

    def annotate(self, articles: Sequence[Article], progress: Progress | None = None) -> Iterator[Reading]:
        """Yield the readings of articles, in the order given."""
        if progress:
            progress(0, len(articles))
        for done, reading in enumerate(readings(articles, self._setup, self.workers, self.reader), 1):
            yield reading
            if progress:
                progress(done, len(articles))

    def story(self, intake: Intake, as_of: str | None = None, progress: Progress | None = None) -> Story:
        """Return the story of what was read; with `as_of`, of what was published on that ISO date or before.

        Raises NothingToRead where that leaves no article.
        """
        articles = tuple(a for a in intake.articles if as_of is None or _by(a, as_of))
        if not articles:
            raise NothingToRead(_nothing(intake, as_of))
        found = tuple(self.annotate(articles, progress))
        story = build(found, as_of=as_of, made_with=self.made_with)
        said = {*intake.warnings, *story.warnings, *(w for r in found for w in r.warnings)}
        return msgspec.structs.replace(story, warnings=tuple(sorted(said)))

    def published(self, intake: Intake, as_of: str | None) -> bool:
        """Whether there is an article to read by then; an intake without any is left to be refused."""
        return not intake.articles or as_of is None or any(_by(a, as_of) for a in intake.articles)

    def nothing(self, as_of: str | None) -> Story:
        """Return the story before its first article: a question to it has no answer, which is no error."""
        return Story(as_of=as_of, made_with=self.made_with)

    def ask(self, story: Story, question: str) -> Answers:
        """Return what a story answers to a question, best first; nothing where its articles do not say."""
        return answer(story, question, self.reader.parser.nlp)


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
    progress: Progress | None = None,
) -> Story:
    """Return the story that files, folders and globs of articles tell.

    Args:
        inputs: one path or several.
        as_of: ISO date; articles published later, or at an unknown date, are left out.
        pipeline: a spaCy pipeline by name; None is the English default.
        workers: processes that read articles side by side.
        tagger: whether the trained tagger of attributions helps the rules.
        max_chars: characters of an article; a longer one is skipped.
        progress: called with how many articles are done and how many there are.

    Inputs that are skipped are logged under "firsthand". Raises NothingToRead where no article is left, and
    PipelineMissing where the pipeline is not installed.
    """
    intake = _logged(read(inputs, max_chars=max_chars))
    return Desk(pipeline, workers, tagger).story(intake, as_of, progress)


def annotate(
    inputs: Inputs, *, pipeline: str | None = None, workers: int = 1, tagger: bool = True
) -> Iterator[Reading]:
    """Yield what each article says, from that article alone; arguments as in `read_story`."""
    intake = _logged(read(inputs))
    yield from Desk(pipeline, workers, tagger).annotate(intake.articles)


def group(inputs: Inputs) -> dict[str, str]:
    """Return which story each article tells, by article id, in the order of the articles."""
    return grouped(_logged(read(inputs)).articles)


def grouped(articles: Iterable[Article], as_of: str | None = None) -> dict[str, str]:
    """Return which story each article tells, of those published by a date, by article id, in their order."""
    chosen = [a for a in articles if as_of is None or _by(a, as_of)]
    found = group_articles(chosen)
    return {a.id: found[a.id] for a in chosen}


def ask(story: Story, question: str, *, pipeline: str | None = None) -> Answers:
    """Return what a story answers to a question, best first; nothing where its articles do not say."""
    return answer(story, question, load_pipeline(pipeline))


def unread(warnings: Iterable[str]) -> tuple[str, ...]:
    """Return the warnings that name an article nothing was learnt from."""
    return tuple(line for line in warnings if UNREAD in line)


def _logged(intake: Intake) -> Intake:
    for line in intake.skipped:
        log.warning("skipped %s", line)
    return intake


def _by(article: Article, as_of: str) -> bool:
    return article.published is not None and article.published[:10] <= as_of[:10]


def _nothing(intake: Intake, as_of: str | None) -> str:
    if intake.articles:
        return f"no article was published by {as_of}"
    return "no article to read"
