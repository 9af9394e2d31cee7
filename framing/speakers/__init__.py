"""Speakers: who is behind every source span, under one name, id and type."""

from __future__ import annotations

from framing.speakers.authority import Authority, Known
from framing.speakers.register import Assigned, Register
from framing.speakers.resolve import resolve_speakers

__all__ = ["Assigned", "Authority", "Known", "Register", "resolve_speakers"]
