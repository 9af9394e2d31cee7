"""Acts of force and violence: who acts, on whom, and whether that is visible."""

from framing.acts.acts import ActFinder

__all__ = ["ActFinder"]
