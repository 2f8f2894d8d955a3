"""Whether two passages of news contradict each other: a cross-encoder that reads both at once."""

from firsthand.language.contradiction.model import Contradictions, Marked, Passage, load_contradictions

__all__ = ["Contradictions", "Marked", "Passage", "load_contradictions"]
