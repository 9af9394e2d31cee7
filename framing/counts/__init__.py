"""Counts of people: how many, of whom, what happened to them, and who says so."""

from framing.counts.counts import CountFinder

__all__ = ["CountFinder"]
