"""A small sentence encoder: how near two texts, or two of their words, are in meaning."""

from firsthand.language.encoder.model import Encoded, Encoder, load_encoder

__all__ = ["Encoded", "Encoder", "load_encoder"]
