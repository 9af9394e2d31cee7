"""Pages of the report: view records through templates, under a strict content policy."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from framing.reporting.controls import show_controls
from framing.reporting.report import ENOUGH_CLAIMS
from framing.reporting.svg import draw
from framing.reporting.wording import (
    LEGITIMACY,
    VISIBILITY,
    count,
    decimal,
    percent,
    plural,
    signed,
)


def render(template: str, **values: Any) -> str:
    """A page of the report: the view records in `values` through one template."""
    return environment().get_template(template).render(**values)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates that escape everything, show control characters and refuse unknown names."""
    env = Environment(
        loader=PackageLoader("framing.reporting", "templates"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = _asset(env, "report.css"), _asset(env, "report.js")
    env.globals.update(
        style=Markup(style), script=Markup(script), policy=content_policy(style, script),
        enough_claims=ENOUGH_CLAIMS, legitimacy=LEGITIMACY, visibility=VISIBILITY,
    )  # fmt: skip
    env.filters.update(count=count, decimal=decimal, percent=percent, signed=signed, plural=_plural,
                       draw=draw)  # fmt: skip
    return env


def content_policy(style: str, script: str) -> str:
    """A policy under which this page runs its own style and script, and nothing else."""
    return ("default-src 'none'; "
            f"style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            "base-uri 'none'; form-action 'none'")  # fmt: skip


def _asset(env: Environment, name: str) -> str:
    assert env.loader is not None
    return env.loader.get_source(env, name)[0]


def _digest(text: str) -> str:
    """The hash under which a policy allows an inline element with this text."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _plural(n: int, one: str, many: str = "") -> str:
    return plural(n, one, many)


def _finalize(value: Any) -> Any:
    """Every text that a template prints, made harmless to show; markup of our own as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return show_controls(value)
    return value
