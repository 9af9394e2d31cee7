"""Article -> credits: which news agencies are credited for its words."""

from framing.credits.find import agencies_named, find_credits

__all__ = ["agencies_named", "find_credits"]
