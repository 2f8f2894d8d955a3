"""The names of an article, and what kind of thing each names."""
