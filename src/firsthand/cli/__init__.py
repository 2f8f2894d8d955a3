"""The command line: verbs over the desk, nothing of their own.

- `app`       the program: its verbs, and what becomes of an error
- `articles`  report, export, annotate, group, ask
- `stores`    add, stories, regroup, decide, decisions
- `drafts`    changes, check
- `given`     what verbs are told about their input, as options
- `options`   the other options they share
- `output`    what is read, written and said
"""

from firsthand.cli.app import app, main

__all__ = ["app", "main"]
