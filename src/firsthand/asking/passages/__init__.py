"""The sentences that come nearest to a question in meaning, for where no clause answers by its words."""

from firsthand.asking.passages.finder import Finder, load_finder

__all__ = ["Finder", "load_finder"]
