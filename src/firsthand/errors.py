"""The errors a user can act on; each carries one line that names what is wrong."""

from __future__ import annotations


class FirsthandError(Exception):
    """Anything Firsthand refuses, with one line a user can act on."""


class PipelineMissing(FirsthandError):
    """No spaCy pipeline is installed under the name asked for."""
