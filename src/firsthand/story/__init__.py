"""Readings to a story: who says what, on whose word, and where they disagree."""
