"""Dates as inputs write them -> ISO dates; a date that can be read two ways is none."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from dateutil import parser

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
_NUMBERS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{2,4})(?:[ T].*)?$")
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?$")
_LONGEST = 60


def iso_date(value: str) -> str:
    """YYYY-MM-DD; empty when `value` is no date or can be read two ways (01/02/2022).

    Read are ISO dates and moments, 20220105, "January 5, 2022 Wednesday", 5 Jan 2022, 13/1/2022,
    seconds since 1970.
    """
    value = value.strip()[:_LONGEST]
    try:
        if match := _ISO.match(value) or _COMPACT.match(value):
            return date(*map(int, match.groups())).isoformat()
        if match := _NUMBERS.match(value):
            return _numbers(*map(int, match.groups()))
        if _SECONDS.match(value):
            return datetime.fromtimestamp(float(value), UTC).date().isoformat()
        if re.search(r"[^\W\d_]{3}", value) and re.search(r"\d{4}", value):
            return _worded(value)
    except (ValueError, OverflowError, TypeError, AttributeError):
        pass
    return ""


def is_impossible(value: str) -> bool:
    """Whether `value` is a date in figures that no calendar has: 2020-13-45, 31/02/2022.

    All zeros ("0000-00-00") is how databases write that there is none.
    """
    value = value.strip()[:_LONGEST]
    if not value.strip("0-/.: T"):
        return False
    try:
        if match := _ISO.match(value) or _COMPACT.match(value):
            date(*map(int, match.groups()))
        elif match := _NUMBERS.match(value):
            _numbers(*map(int, match.groups()))
    except (ValueError, OverflowError):
        return True
    return False


def _numbers(first: int, second: int, third: int) -> str:
    if first > 31:
        return date(first, second, third).isoformat()
    year = third if third > 99 else 2000 + third
    if first > 12:
        return date(year, second, first).isoformat()
    if second > 12:
        return date(year, first, second).isoformat()
    return date(year, first, second).isoformat() if first == second else ""


def _worded(value: str) -> str:
    """With the month in letters; two defaults tell whether day and month are there."""
    readings = {parser.parse(value, default=datetime(2000, month, day), ignoretz=True).date()
                for month, day in ((1, 1), (2, 2))}  # fmt: skip
    return readings.pop().isoformat() if len(readings) == 1 else ""
