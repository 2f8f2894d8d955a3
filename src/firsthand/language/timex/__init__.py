"""Time expressions: found by rules that are data, resolved against the publication date and the passage."""
