"""Words -> tags, heads and relations."""

from framing.parsing.spacy_parser import Parser, SpacyParser

__all__ = ["Parser", "SpacyParser"]
