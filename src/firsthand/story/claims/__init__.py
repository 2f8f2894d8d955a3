"""Statements that speak of the same thing, over articles and wordings."""
