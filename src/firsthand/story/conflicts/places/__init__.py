"""Conflicts about where: of the news itself, of what befell somebody in it, and where somebody lives."""
