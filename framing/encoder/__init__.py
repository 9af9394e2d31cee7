"""Article -> Encoded: words with offsets and the one model's scores; every word is read once."""

from framing.encoder.encode import Encoder

__all__ = ["Encoder"]
