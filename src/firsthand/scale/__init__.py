"""The stages on more than one core: the same functions, the same bytes out."""
