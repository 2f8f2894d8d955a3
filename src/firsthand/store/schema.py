"""The tables of a store, alike in SQLite and PostgreSQL; `docs/reference/store.md` explains them to a reader.

Records are kept whole as JSON in columns named `record`; the columns beside them are what a person would look for.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, MetaData, Table, Text

VERSION = 1
"""The schema's version; `migrations` brings an older store to it."""

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

batch = Table(
    "batch",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("articles", Integer, nullable=False),
)

article = Table(
    "article",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("published", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("url", Text),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("replaces", Text, ForeignKey("article.id")),
    Column("replaced_by", Text),
    Column("batch", Integer, ForeignKey("batch.n"), nullable=False),
    Index("article_by_url", "url"),
    Index("article_by_date", "published", "id"),
)

reading = Table(
    "reading",
    metadata,
    Column("article", Text, ForeignKey("article.id"), primary_key=True),
    Column("made_with", Text, nullable=False),
    Column("record", Text, nullable=False),
)

story = Table(
    "story",
    metadata,
    Column("id", Text, primary_key=True),
    Column("stale", Boolean, nullable=False),
)

membership = Table(
    "membership",
    metadata,
    Column("article", Text, ForeignKey("article.id"), primary_key=True),
    Column("story", Text, ForeignKey("story.id"), nullable=False),
    Index("membership_by_story", "story", "article"),
)

move = Table(
    "move",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("other", Text),
    Column("articles", Text, nullable=False),
)

built = Table(
    "built",
    metadata,
    Column("story", Text, primary_key=True),
    Column("as_of", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("record", Text, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("value", Text),
    Column("reason", Text),
)

traits = Table(
    "traits",
    metadata,
    Column("article", Text, ForeignKey("article.id"), primary_key=True),
    Column("record", Text, nullable=False),
)

spread = Table(
    "spread",
    metadata,
    Column("feature", Text, primary_key=True),
    Column("word", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
)

posting = Table(
    "posting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("article", Text, primary_key=True),
)

search = Table(
    "search",
    metadata,
    Column("article", Text, ForeignKey("article.id"), primary_key=True),
    Column("terms", Text, nullable=False),
)
