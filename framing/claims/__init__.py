"""Claims: what an article says, split into minimal propositions."""

from framing.claims.splitter import split_claims

__all__ = ["split_claims"]
