"""Whole jobs on finished tables: reports, selections to share, and checking them."""

from __future__ import annotations

from framing.publishing.report import Publication, report

__all__ = ["Publication", "report"]
