"""The words of one article as plain columns, and the grammar that is asked of them."""

from framing.syntax.columns import (
    LABELS,
    Chain,
    Encoded,
    Floats,
    LinkWindow,
    Parse,
    Quote,
    coarse_pos,
)

__all__ = ["LABELS", "Chain", "Encoded", "Floats", "LinkWindow", "Parse", "Quote", "coarse_pos"]
