"""The moment that results bear."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from framing.errors import InputError


def created() -> str:
    """Now, UTC, to the second. SOURCE_DATE_EPOCH fixes it, so that two runs give the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not epoch.isdecimal():
        raise InputError(f"is {epoch!r}; expected seconds since 1970", where="SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
