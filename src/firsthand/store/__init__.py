"""Readings and stories kept: in one SQLite file by default, in PostgreSQL by URL, in the same tables."""

from firsthand.store.store import Store, is_store, open_store

__all__ = ["Store", "is_store", "open_store"]
