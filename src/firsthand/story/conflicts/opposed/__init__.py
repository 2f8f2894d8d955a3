"""Sentences of two articles that cannot both be so, whatever they are about."""
