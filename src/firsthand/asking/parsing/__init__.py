"""A question read: what it asks for, and what a passage must speak of to answer it."""
