"""The whole way in one place: articles read, annotated, built into a story, kept, asked, held against drafts.

What the command line and the public names of the package call. Nothing here decides anything about a text.

- `desk`     a language pipeline, loaded once, and the stages it is used for: `Desk`
- `at_once`  a function for each of them that loads what it needs: `read_story`, `annotate`, `ask`, …
- `news`     one story, given as files (`Pile`) or kept in a store (`Kept`), and what is held against it
- `shelf`    a store and the desk that reads for it: `Shelf`
- `cards`    what needs no reading: the stories of a store, their regrouping, an editor's decisions
- `placing`  how the articles of a store find their stories
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.lazily import lazily

if TYPE_CHECKING:
    from firsthand.desk import cards
    from firsthand.desk.at_once import Inputs, annotate, ask, group, read, read_story
    from firsthand.desk.desk import Desk, Progress, grouped, unread
    from firsthand.desk.news import Kept, News, Pile, changes, check, kept
    from firsthand.desk.shelf import Shelf
    from firsthand.views.html import to_html
    from firsthand.views.json import to_json
    from firsthand.views.markdown import to_markdown

__all__ = [
    "Desk",
    "Inputs",
    "Kept",
    "News",
    "Pile",
    "Progress",
    "Shelf",
    "annotate",
    "ask",
    "cards",
    "changes",
    "check",
    "group",
    "grouped",
    "kept",
    "read",
    "read_story",
    "to_html",
    "to_json",
    "to_markdown",
    "unread",
]

__getattr__ = lazily(
    "firsthand",
    {
        "desk.at_once": ("Inputs", "annotate", "ask", "group", "read", "read_story"),
        "desk.desk": ("Desk", "Progress", "grouped", "unread"),
        "desk.news": ("Kept", "News", "Pile", "changes", "check", "kept"),
        "desk.shelf": ("Shelf",),
        "desk.cards": ("cards",),
        "views.html": ("to_html",),
        "views.json": ("to_json",),
        "views.markdown": ("to_markdown",),
    },
)
"""None of these is needed to say what the program can do, and a language pipeline takes a second."""
