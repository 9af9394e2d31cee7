"""What the codes of the tables are called in plain words, and how numbers are written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from framing.analysis.estimates.intervals import WIDE
from framing.analysis.labels import UNSPECIFIED
from framing.reporting.plurals import count as count
from framing.reporting.plurals import plural as plural

#: Shares below this, or above 1 less it, are written with a digit more.
_SMALL = 0.1
#: The groups of referent classes (framing.analysis.labels.GROUPS), as headings.
GROUP_TITLES = {
    "people": "People",
    "authorities": "The authorities",
    "events": "The events",
    "force": "The use of force",
    "other": "Other classes",
}
#: Which classes stand under a heading that does not say it itself.
GROUP_CAPTIONS = {
    "people": "Those taking part and those said to be behind it, those harmed, civilians and "
              "migrants, armed groups and attackers.",
    "authorities": "Governments and their leaders, security forces and foreign forces.",
    "events": "What happens: protest, violence, attacks, armed conflict, migration.",
    "force": "What the state does to people, and how plainly it is named.",
}

_REFERENTS = {
    "participants": "People taking part",
    "violent_participants": "People said to use violence",
    "instigators": "People said to be behind it",
    "detained_or_harmed": "People detained or harmed",
    "civilians": "Civilians",
    "migrants": "Migrants",
    "political_camp": "Political camps",
    "armed_nonstate": "Armed non-state groups",
    "attackers": "Attackers",
    "government": "The government",
    "leader": "The leader",
    "security_forces": "The security forces",
    "foreign_forces": "Foreign forces",
    "protest_event": "Protest",
    "violent_event": "Violence",
    "attack_event": "Attacks",
    "conflict_event": "Armed conflict",
    "migration_event": "Migration",
    "force_event": "Force used by the state",
}

#: Said of words that tell what somebody does or is, and are counted apart from names.
ASCRIBED = "ascribed"

#: Legitimacy: what a word presupposes about those it denotes (codebook, section 2).
LEGITIMACY = {
    -3: "outside the law",
    -2: "delegitimising",
    -1: "problematising",
    0: "neutral",
    1: "civic, rightful",
    2: "heroising",
}
#: Visibility of acts of force: how plainly agent and harm are named.
VISIBILITY = {-1: "heightened", 0: "explicit", 1: "softened", 2: "hidden"}

STANCES = {
    "N": "neutral",
    "D": "doubt",
    "E": "endorsement",
    "C": "confrontation",
    "R": "demand or promise",
    "X": "denial",
    "LBL": "naming",
    "": "not rated",
}
#: Who stands for words that are attributed to nobody who is named.
NOT_NAMED = "Nobody named"
SPEECH = {
    "direct": "quoted verbatim",
    "mixed": "partly quoted",
    "fragment": "quoted words in a paraphrase",
    "indirect": "paraphrased",
    "scare": "quoted, nobody named",
    "hearsay": "hearsay",
}
#: Whether a claim says who acts, where it is worth a word.
AGENCY = {
    "passive_with_agent": "passive, agent named",
    "passive_agentless": "passive, nobody acts",
    "nominal": "act as a noun",
}
#: What a sentence does with a word where it does not simply assert it.
POLARITY = {"denied": "denied", "hedged": "hedged", "distanced": "distanced"}


def referent(code: str) -> str:
    """Plain words for a referent class; an unknown one, of a user's lexicon, as it is written."""
    return _REFERENTS.get(code, plain(code))


def topic(code: str, kind: str) -> str:
    """A referent class, and whether its words ascribe something to it instead of naming it."""
    return f"{referent(code)} ({ASCRIBED})" if kind == "ascribed" else referent(code)


def credited(wire: str) -> str:
    """Whose copy an article is, by its credit; agencies may go unnamed ("with agencies")."""
    unnamed = wire == "unspecified"
    return "in part from agencies that it does not name" if unnamed else f"credited to {wire}"


def plain(code: str) -> str:
    """`police_military` as `police military`, capital first; empty stays empty."""
    words = code.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


_TYPES = {
    "head_of_state": "Head of state or government",
    "police_military": "Police and military",
    "news_agency": "News agency",
    "other_media": "Other media",
    "foreign_government": "Foreign government",
    "international_organisation": "International organisation",
    "watchdog_ngo": "Watchdog or NGO",
    "politician": "Politician or party",
    "campaign": "Election campaign",
    "court_legal": "Court or lawyer",
    "armed_nonstate": "Armed group",
    "unspecified": "Type unknown",
    "nobody_named": NOT_NAMED,
}


def speaker_type(code: str) -> str:
    """Plain words for a speaker type."""
    code = code or "unspecified"
    return _TYPES.get(code, plain(code))


def not_asserted(n: int, polarities: Mapping[str, int]) -> str:
    """How many of `n` uses are denied, hedged or distanced: `denied`, `1 denied, 2 hedged`."""
    found = [(POLARITY[name], k) for name, k in polarities.items() if name in POLARITY and k]
    if len(found) == 1 and found[0][1] == n:
        return found[0][0]
    return ", ".join(f"{count(k)} {word}" for word, k in found)


def signed(level: int) -> str:
    """A scale value with its sign, true minus: −3, 0, +1."""
    return f"+{level}" if level > 0 else f"−{-level}" if level < 0 else "0"


def percent(share: float | None) -> str:
    """A share as a whole percentage; a dash where it is undefined."""
    return "–" if share is None or math.isnan(share) else f"{100 * share:.0f}%"


def k_of_n(k: int, n: int) -> str:
    """`3 of 12`; a dash where n is 0. A share stands only where it has an interval."""
    return f"{count(k)} of {count(n)}" if n else "–"


def fine_percent(share: float) -> str:
    """A share as a percentage, near 0 and 1 with a digit more."""
    return f"{share:.1%}" if 0 < share < _SMALL or 0 < 1 - share < _SMALL else f"{share:.0%}"


def interval(low: float | None, high: float | None) -> str:
    """`12% to 31%`, the ends of an interval of a share; empty where there is none."""
    if low is None or high is None or math.isnan(low) or math.isnan(high):
        return ""
    return f"{fine_percent(low)} to {fine_percent(high)}"


def share_or_count(row: Mapping[str, Any] | None, k: int) -> str:
    """`30% (20% to 43%)` of a row with an interval, `4% to 89%` where it is wide; else how many,
    `k`.
    """
    return (_figure(row) if row else "") or count(k)


def with_interval(row: Mapping[str, Any]) -> str:
    """`12 of 40: 30% (20% to 43%)`, `16 of 31: 4% to 89%` where the interval is wide, or `3 of 12:
    too few`, of a row with k, n and an interval.
    """
    if not row["n"]:
        return "–"
    told = f"{count(int(row['k']))} of {count(int(row['n']))}"
    figure = _figure(row) or str(row["note"] or "")
    return f"{told}: {figure}" if figure else told


def _figure(row: Mapping[str, Any]) -> str:
    """The share with its interval; where this is wide, the share would look more precise than it
    is.
    """
    ends = interval(row["low"], row["high"])
    if not ends or row["note"] == WIDE:
        return ends
    return f"{fine_percent(row['share'])} ({ends})"


def decimal(value: float | None, digits: int = 1) -> str:
    """A number with fixed digits; a dash where it is undefined."""
    return "–" if value is None or math.isnan(value) else f"{value:.{digits}f}"


def listed(parts: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    items = list(parts)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def arrowed(chain: str) -> str:
    """A speaker chain as it is shown; `unspecified` in it is nobody who is named."""
    names = (NOT_NAMED.lower() if name == UNSPECIFIED else name for name in chain.split(" > "))
    return " › ".join(names)
