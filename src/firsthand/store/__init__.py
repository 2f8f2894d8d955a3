"""Readings and stories kept: in one SQLite file by default, in PostgreSQL by URL, in the same tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.lazily import lazily

if TYPE_CHECKING:
    from firsthand.store.store import Store, is_store, open_store

__all__ = ["Store", "is_store", "open_store"]
__getattr__ = lazily(__name__, {"store": ("Store", "is_store", "open_store")})
