"""Article -> credits: which news agencies are credited for its words."""

from framing.credits.find import find_credits

__all__ = ["find_credits"]
