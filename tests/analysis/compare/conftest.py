"""Three outlets of twelve articles each, whose words differ in known ways."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from framing.analysis.units.material import Material
from framing.tables.frames import Tables
from framing.tables.words import ArticleWords, Run

#: Outlet -> what each of its articles calls protesters in its own voice and in the mayor's words.
CALLS = {
    "north": (["protesters"] * 3, ["rioters"]),
    "south": (["rioters"] * 3, ["rioters"]),
    "west": (["protesters", "protesters", "rioters"], ["protesters"]),
}
LEVELS = {"protesters": 0, "rioters": -2}


def tables(n_articles: int = 12, copied: tuple[str, ...] = ()) -> Tables:
    """`copied` are outlets whose articles all are copies of one another."""
    rows: dict[str, list[dict[str, Any]]] = {"articles": [], "terms": [], "claims": [],
                                             "attributions": []}  # fmt: skip
    for outlet, (own, said) in CALLS.items():
        for i in range(n_articles):
            article = f"{outlet}{i}"
            cluster = f"d-{outlet}" if outlet in copied else None
            rows["articles"].append({"article_id": article, "outlet": outlet, "n_chars": 300,
                                     "published": f"2022-0{1 + i % 3}-05"})  # fmt: skip
            rows["claims"].append({"claim_id": f"{article}:c1", "article_id": article,
                                   "spans": "0-99", "duplicate_cluster": cluster})  # fmt: skip
            rows["attributions"].append(
                {"attribution_id": f"{article}:a1", "article_id": article, "speaker_id": "mayor",
                 "content": "said of them", "content_spans": f"{10 + 20 * i}-{20 + 20 * i}",
                 "cue": "claimed" if outlet == "south" else "said", "speech": "indirect",
                 "stance": "D" if outlet == "south" else "N"})  # fmt: skip
            for j, (text, voice) in enumerate([*((t, "outlet") for t in own),
                                               *((t, "attributed") for t in said)]):  # fmt: skip
                rows["terms"].append(
                    {"term_id": f"{article}:t{j}", "article_id": article, "text": text,
                     "entry_id": text, "referent": "participants", "legitimacy": LEVELS[text],
                     "category": "NOM.role", "voice": voice, "quoted": False,
                     "polarity": "asserted", "duplicate_cluster": cluster}
                    | ({"attribution_id": f"{article}:a1", "speaker_id": "mayor"}
                       if voice == "attributed" else {}))  # fmt: skip
    people = [{"speaker_id": "mayor", "name": "Ann Lee", "type": "government"}]
    return Tables.from_rows({**rows, "speakers": people})


@pytest.fixture
def material() -> Material:
    """No shared copy."""
    return Material(tables())


@pytest.fixture
def cases() -> SimpleNamespace:
    """The makers of such tables and words."""
    return SimpleNamespace(tables=tables, all_words=all_words)


def article_words(outlet: str, i: int) -> ArticleWords:
    """A frame in the outlet's words and what the mayor says: "thugs" in the north only."""
    own = ("the", "crowd", "", "mayor", "say" if outlet != "south" else "claim")
    said = ("very", "angry", *(("thug",) if outlet == "north" else ("people", "3")))
    return ArticleWords(f"{outlet}{i}", (Run(0, 30, "", own), Run(40, 60, f"{outlet}{i}:a1", said)))


def all_words(n_articles: int = 12) -> list[ArticleWords]:
    """Of every article."""
    return [article_words(outlet, i) for outlet in CALLS for i in range(n_articles)]
