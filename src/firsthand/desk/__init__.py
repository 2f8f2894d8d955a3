"""The whole way in one place: articles read, annotated, built into a story, kept, asked, held against drafts.

What the command line and the public names of the package call. Nothing here decides anything about a text.

- `desk`     a language pipeline, loaded once, and the stages it is used for: `Desk`
- `at_once`  a function for each of them that loads what it needs: `read_story`, `annotate`, `ask`, …
- `news`     one story, given as files (`Pile`) or kept in a store (`Kept`), and what is held against it
- `shelf`    a store and the desk that reads for it: `Shelf`
- `cards`    what needs no reading: the stories of a store, their regrouping, an editor's decisions
- `placing`  how the articles of a store find their stories
"""

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
