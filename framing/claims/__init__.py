"""Claims: what an article says, split into minimal propositions."""

from framing.claims.splitter import ClaimSplitter

__all__ = ["ClaimSplitter"]
