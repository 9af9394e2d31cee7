"""Whole jobs: articles -> a folder of tables, a folder of tables -> reports."""

from __future__ import annotations

from framing.running.analyze import Progress, analyze
from framing.running.report import REPORT, report
from framing.running.settings import Options

__all__ = ["Options", "Progress", "REPORT", "analyze", "report"]
