"""Speakers: who is behind every source span, under one name, id and type."""

from __future__ import annotations

from framing.speakers.resolve import resolve_speakers

__all__ = ["resolve_speakers"]
