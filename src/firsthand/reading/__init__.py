"""Bytes to articles: text files, HTML, JSON and JSON lines, kept as found and marked up in parts."""

from firsthand.reading.intake import MAX_CHARS, Intake, read

__all__ = ["MAX_CHARS", "Intake", "read"]
