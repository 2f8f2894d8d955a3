"""The command line: verbs over the desk, nothing of their own.

- `program`   its verbs, and what becomes of an error
- `articles`  report, export, annotate, group, ask
- `stores`    add, stories, regroup, decide, decisions
- `drafts`    changes, check
- `given`     what verbs are told about their input, as options
- `options`   the other options they share
- `output`    what is read, written and said
"""

from __future__ import annotations

import sys
from typing import Any

INTERRUPTED = 130
"""Exit status after Ctrl-C, as a shell has it."""


def main() -> None:
    """Run the command line; whatever goes wrong, Ctrl-C while it loads too, is one line on standard error."""
    try:
        from firsthand.cli.program import run

        status = run()
    except KeyboardInterrupt:
        print("firsthand: interrupted", file=sys.stderr)
        status = INTERRUPTED
    sys.exit(status)


def __getattr__(name: str) -> Any:
    if name == "app":
        from firsthand.cli.program import app

        return app
    raise AttributeError(f"module 'firsthand.cli' has no attribute {name!r}")
