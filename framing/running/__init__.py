"""The whole job of analysis: articles -> a folder of tables."""

from __future__ import annotations

from framing.running.analyze import analyze
from framing.running.progress import Progress
from framing.running.settings import Options

__all__ = ["Options", "Progress", "analyze"]
