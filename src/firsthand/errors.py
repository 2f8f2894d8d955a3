"""The errors a user can act on; each carries one line that names what is wrong."""

from __future__ import annotations

from typing import ClassVar


class FirsthandError(Exception):
    """Anything Firsthand refuses, with one line a user can act on.

    `status` is the exit status of a command it ends: 2 for wrong usage, 1 for input that cannot be used.
    """

    status: ClassVar[int] = 2


class PipelineMissing(FirsthandError):
    """No spaCy pipeline is installed under the name asked for."""


class NothingToRead(FirsthandError):
    """None of the inputs holds an article."""

    status = 1


class NotWritten(FirsthandError):
    """The output cannot be written where it should go."""


class WorkersFailed(FirsthandError):
    """The processes that read articles side by side could not be started, or were ended from outside."""

    status = 1


class StoreUnusable(FirsthandError):
    """A store that is missing, of another make or version, or out of reach."""
