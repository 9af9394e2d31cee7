"""Contested terms: found, composed and scored."""

from framing.terms.matcher import Matcher

__all__ = ["Matcher"]
