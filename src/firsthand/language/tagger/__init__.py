"""A small trained tagger of attributions: source, cue and content."""

from firsthand.language.tagger.model import Tagged, Tagger, load_tagger, may_attribute

__all__ = ["Tagged", "Tagger", "load_tagger", "may_attribute"]
