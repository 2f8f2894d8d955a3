"""Articles read side by side in processes of this machine; readings come in the order of the articles."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial

from firsthand.errors import WorkersFailed
from firsthand.language.annotate import annotate_one
from firsthand.language.parse import Parser, load_pipeline, pipeline_name
from firsthand.language.tagger.model import Tagger, load_tagger
from firsthand.model import Article, Reading

UNREAD = "could not be annotated"
CHUNK = 8
"""Articles handed to a process at a time, at most: enough to spare messages, few enough to share the work."""


@dataclass(frozen=True)
class Setup:
    """What a process needs to read articles: the pipeline's name (None: the default), and whether the tagger helps."""

    pipeline: str | None = None
    tagger: bool = True


class Reader:
    """A pipeline and a tagger, loaded."""

    def __init__(self, setup: Setup) -> None:
        nlp = load_pipeline(setup.pipeline)
        self.pipeline = pipeline_name(nlp)
        self.parser = Parser(nlp)
        self.tagger: Tagger | None = load_tagger() if setup.tagger else None

    def read(self, article: Article) -> Reading:
        """Return the reading of an article; one that fails is empty and says so, the others go on."""
        try:
            return annotate_one(article, self.parser, self.tagger)
        except Exception as error:  # whatever it is, it is this article's alone
            said = f"{article.id}: {UNREAD} ({type(error).__name__}: {' '.join(str(error).split())[:200]})"
            return Reading(article=article, warnings=(said,))


def readings(
    articles: Sequence[Article], setup: Setup, workers: int, reader: Reader | None = None
) -> Iterator[Reading]:
    """Yield the readings of articles, in their order, whatever the number of workers.

    Args:
        articles: read one after another where there is one worker, else side by side.
        setup: what each process loads.
        workers: processes; 1 reads in this one.
        reader: used in this process instead of loading one, where workers is 1.

    Raises WorkersFailed where the processes end before their work does.
    """
    if workers <= 1 or len(articles) <= 1:
        reader = reader or Reader(setup)
        yield from map(reader.read, articles)
        return
    workers = min(workers, len(articles))
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_end_at_an_interrupt)
    try:
        chunk = max(1, min(CHUNK, len(articles) // (4 * workers)))
        with _deaf_children():
            found = pool.map(partial(_read, setup), articles, chunksize=chunk)
        yield from found
    except BrokenProcessPool:
        raise WorkersFailed("the worker processes ended early (out of memory?): try fewer --workers") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Processes started here ignore interrupts while they load, which would be many lines of traceback."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end_at_an_interrupt() -> None:
    """At once and without a word: the parent says what there is to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@cache
def _reader(setup: Setup) -> Reader:
    """One reader a process: loading takes longer than reading an article."""
    return Reader(setup)


def _read(setup: Setup, article: Article) -> Reading:
    return _reader(setup).read(article)
