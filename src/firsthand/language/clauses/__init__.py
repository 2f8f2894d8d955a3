"""Clauses, how sure they are of themselves, and the statements made of them."""
