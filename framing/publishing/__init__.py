"""Whole jobs on finished tables: reports, parts of a run to share, and checking them."""

from __future__ import annotations

from framing.publishing.report import (
    Publication,
    Published,
    markdown,
    report,
    results,
    web_annotations,
)
from framing.publishing.verify import Verdict, verify

__all__ = ["Publication", "Published", "Verdict", "markdown", "report", "results",
           "verify", "web_annotations"]  # fmt: skip
