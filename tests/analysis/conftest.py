"""Two outlets, three articles, by hand: small enough to count on one's fingers."""

from __future__ import annotations

from typing import Any

import pytest

from framing.tables.frames import Tables

Row = dict[str, Any]


def _term(number: int, article: str, text: str, referent: str, **more: Any) -> Row:
    row = {"term_id": f"{article}:t{number}", "article_id": article, "claim_id": f"{article}:c1",
           "text": text, "start": 10 * number, "end": 10 * number + len(text), "polarity":
           "asserted", "voice": "outlet", "quoted": False, "referent": referent,
           "entry_id": f"protest.{referent}.{text.casefold().rstrip('s')}"}  # fmt: skip
    if "speaker_id" in more:
        row |= {"voice": "attributed", "chain": "outlet > somebody"}
    return row | more


def _said(number: int, article: str, cue: str, content: str, **more: Any) -> Row:
    return {"attribution_id": f"{article}:a{number}", "article_id": article, "cue": cue,
            "content": content, "speech": "indirect"} | more  # fmt: skip


ROWS: dict[str, list[Row]] = {
    "articles": [
        {"article_id": "a", "outlet": "north", "n_words": 100, "share_attributed_words": 0.25},
        {"article_id": "b", "outlet": "north", "n_words": 60, "share_attributed_words": 0.0,
         "wire": "AFP"},
        {"article_id": "c", "outlet": "south", "n_words": 40},
    ],
    "attributions": [
        _said(1, "a", "claimed", "the rioters burned one car", stance="D", speaker_id="mayor",
              speech="mixed"),
        _said(2, "a", "said", "the mayor claimed that rioters burned it", stance="N",
              speaker_id="radio"),
        _said(3, "a", "claims", "that rioters burned it", stance="D", speaker_id="mayor",
              nested_in="a:a2"),
        _said(1, "c", "reportedly", "two people died", speech="hearsay"),
    ],
    "claims": [
        {"claim_id": "a:c1", "article_id": "a", "spans": "0-9;20-30", "text":
         "Peaceful  marchers", "voice": "outlet", "agency": "active", "chain": "north"},
        {"claim_id": "b:c1", "article_id": "b", "spans": "5-40", "text":
         "police cleared the square at dawn", "voice": "outlet", "agency": "passive_agentless"},
        {"claim_id": "c:c1", "article_id": "c", "spans": "0-40", "text":
         "police cleared the square on Friday", "voice": "outlet", "agency": "active"},
    ],
    "terms": [
        _term(1, "a", "Protesters", "participants", legitimacy=0, left="Some", right="marched"),
        _term(2, "a", "protesters", "participants", legitimacy=0),
        _term(3, "a", "rioters", "participants", legitimacy=-2, speaker_id="mayor", quoted=True),
        _term(1, "b", "protester", "participants", legitimacy=0),
        _term(2, "b", "cleared", "force_event", visibility=1),
        _term(1, "c", "rioter", "participants", legitimacy=-2, speaker_id="mayor",
              polarity="hedged"),
        _term(2, "c", "rioters", "participants", legitimacy=-2, speaker_id=None),
        _term(3, "c", "protests", "protest_event", legitimacy=0),
        _term(4, "c", "reportedly", "", claim_id=None),
    ],
    "speakers": [
        {"speaker_id": "mayor", "name": "Ada Mayor", "type": "government"},
        {"speaker_id": "radio", "name": "Radio One", "type": "unspecified"},
    ],
}  # fmt: skip


@pytest.fixture
def small() -> Tables:
    """The tables above."""
    return Tables.from_rows(ROWS)


@pytest.fixture
def empty() -> Tables:
    """Tables without a row."""
    return Tables.from_rows({})
