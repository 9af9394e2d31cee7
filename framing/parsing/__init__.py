"""Encoded words -> tags, heads and relations."""

from framing.parsing.read_parse import read_parse

__all__ = ["read_parse"]
