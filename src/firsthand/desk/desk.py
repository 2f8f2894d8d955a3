"""A language pipeline, loaded once, and the stages it is used for."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import msgspec

from firsthand.asking.drafts import check
from firsthand.asking.passages import Finder, load_finder
from firsthand.asking.questions import ask as answer
from firsthand.asking.retyped import retyped
from firsthand.asking.scenes import Scenes
from firsthand.errors import NothingToRead
from firsthand.language.contradiction import Contradictions, load_contradictions
from firsthand.language.encoder import Encoder, load_encoder
from firsthand.model import Answers, Article, Decision, Draft, MadeWith, Reading, Story
from firsthand.reading import Intake
from firsthand.scale.processes import UNREAD, Reader, Setup, readings
from firsthand.story.build import build
from firsthand.story.grouping import group_articles
from firsthand.story.registry import Registry, load_registry

Progress = Callable[[int, int], None]
"""Called with how many articles are done and how many there are."""


@dataclass
class Desk:
    """A language pipeline, loaded once, and what it is used for.

    Args:
        pipeline: a spaCy pipeline by name; None is the English default.
        workers: processes that read articles side by side; the result is the same with any number.
        tagger: whether the trained models help the rules: the tagger of attributions, the encoder of sentences and
            the model of contradictions.
        outlets: a TOML file of outlets and agencies, beside the package's own.

    Raises PipelineMissing where the pipeline is not installed, RegistryUnreadable where the outlets cannot be read.
    """

    pipeline: str | None = None
    workers: int = 1
    tagger: bool = True
    outlets: str | Path | None = None
    registry: Registry = field(init=False, repr=False)
    reader: Reader = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.registry = load_registry(Path(self.outlets) if self.outlets is not None else None)
        self.reader = Reader(self._setup)

    @property
    def _setup(self) -> Setup:
        return Setup(self.pipeline, self.tagger)

    @cached_property
    def encoder(self) -> Encoder | None:
        """The encoder of sentences, loaded when it is first needed; None where the trained models are left out."""
        return load_encoder() if self.tagger else None

    @cached_property
    def contradictions(self) -> Contradictions | None:
        """What tells whether two sentences contradict each other; None where the trained models are left out."""
        return load_contradictions() if self.tagger else None

    @cached_property
    def finder(self) -> Finder | None:
        """What finds the passages that answer a question; None where the trained models are left out."""
        return load_finder(self.encoder)

    @property
    def made_with(self) -> MadeWith:
        """The versions that what comes from this desk depends on."""
        used = self.reader.tagger
        return MadeWith(
            version=version("firsthand"),
            pipeline=self.reader.pipeline,
            tagger=used.sha256 if used else None,
            encoder=self.encoder.sha256 if self.encoder else None,
            contradictions=self.contradictions.sha256 if self.contradictions else None,
            outlets=self.registry.sha256,
        )

    def annotate(self, articles: Sequence[Article], progress: Progress | None = None) -> Iterator[Reading]:
        """Yield the readings of articles, in the order given."""
        if progress:
            progress(0, len(articles))
        for done, reading in enumerate(readings(articles, self._setup, self.workers, self.reader), 1):
            yield reading
            if progress:
                progress(done, len(articles))

    def build(self, readings: Sequence[Reading], as_of: str | None = None, decisions: Sequence[Decision] = ()) -> Story:
        """Return the story of readings, by the outlets of this desk and an editor's decisions."""
        made = self.made_with
        with _uncollected():
            return build(
                readings,
                as_of=as_of,
                made_with=made,
                registry=self.registry,
                decisions=decisions,
                encoder=self.encoder,
                contradictions=self.contradictions,
            )

    def story(self, intake: Intake, as_of: str | None = None, progress: Progress | None = None) -> Story:
        """Return the story of what was read; with `as_of`, of what was published on that ISO date or before.

        Raises NothingToRead where that leaves no article.
        """
        articles = tuple(a for a in intake.articles if published_by(a, as_of))
        if not articles:
            raise NothingToRead(f"no article was published by {as_of}" if intake.articles else "no article to read")
        found = tuple(self.annotate(articles, progress))
        story = self.build(found, as_of)
        said = {*intake.warnings, *story.warnings, *(w for r in found for w in r.warnings)}
        return msgspec.structs.replace(story, warnings=tuple(sorted(said)))

    def nothing(self, as_of: str | None) -> Story:
        """Return the story before its first article: a question to it has no answer, which is no error."""
        return Story(as_of=as_of, made_with=self.made_with)

    def ask(self, story: Story, question: str, scenes: Scenes | None = None, meaning: bool = True) -> Answers:
        """Return what a story answers to a question, best first; nothing where its articles do not say.

        Args:
            scenes: of the story, kept from an earlier question.
            meaning: whether passages near in meaning may answer too, where no clause does by its words.
        """
        return answer(story, question, self.reader.parser.nlp, scenes, self.finder if meaning else None)

    def check(self, draft: Article, readings: Sequence[Reading], decisions: Sequence[Decision] = ()) -> Draft:
        """Return a verdict for each statement of a draft, held against readings under an id none of them has."""
        read = retyped(next(iter(self.annotate([draft]))), readings)
        return check(draft, self.build((*readings, read), decisions=decisions))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the cycle collector from walking all of a large story again and again while it is built."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def grouped(articles: Iterable[Article], as_of: str | None = None) -> dict[str, str]:
    """Return which story each article tells, of those published by a date, by article id, in their order."""
    chosen = [a for a in articles if published_by(a, as_of)]
    found = group_articles(chosen)
    return {a.id: found[a.id] for a in chosen}


def unread(warnings: Iterable[str]) -> tuple[str, ...]:
    """Return the warnings that name an article nothing was learnt from."""
    return tuple(line for line in warnings if UNREAD in line)


def published_by(article: Article, as_of: str | None) -> bool:
    """Whether an article was published on an ISO date or before; at an unknown date only where none is asked for."""
    return as_of is None or (article.published is not None and article.published[:10] <= as_of[:10])
