"""Rows of an article under the speakers of the whole run."""

from __future__ import annotations

from framing.speakers import Assigned
from framing.tables.cells import Row
from framing.tables.renaming import rename_speakers

ROWS: dict[str, list[Row]] = {
    "articles": [{"article_id": "a"}],
    "attributions": [
        {"attribution_id": "a:a1", "nested_in": "", "speaker_id": "afp", "chain": "X > AFP"},
        {"attribution_id": "a:a2", "nested_in": "a:a1", "speaker_id": "tokayev",
         "chain": "X > AFP > Tokayev"},
        {"attribution_id": "a:a3", "nested_in": "", "speaker_id": "", "chain": "X > unspecified"},
    ],
    "terms": [
        {"term_id": "a:t1", "attribution_id": "a:a2", "speaker_id": "tokayev",
         "chain": "X > Wire > AFP > Tokayev"},
        {"term_id": "a:t2", "attribution_id": "", "speaker_id": "", "chain": "X > Tokayev"},
    ],
}  # fmt: skip


def who(ident: str, name: str) -> Assigned:
    """Somebody of the run."""
    return Assigned(ident, name, "other", "person", True, "")


def test_ids_and_chains_get_the_runs_speakers() -> None:
    """The speakers' end of a chain is renamed, what stands before it is kept; rows of nobody and
    rows in the outlet's voice stay as they are."""
    full = who("kassym-jomart-tokayev", "Kassym-Jomart Tokayev")
    found = rename_speakers(ROWS, {"afp": ("AFP", who("afp", "AFP")), "tokayev": ("Tokayev", full)})
    assert [(r["speaker_id"], r["chain"]) for r in found["attributions"]] == [
        ("afp", "X > AFP"),
        ("kassym-jomart-tokayev", "X > AFP > Kassym-Jomart Tokayev"),
        ("", "X > unspecified"),
    ]
    assert [(r["speaker_id"], r["chain"]) for r in found["terms"]] == [
        ("kassym-jomart-tokayev", "X > Wire > AFP > Kassym-Jomart Tokayev"),
        ("", "X > Tokayev"),
    ]
    assert found["articles"] == ROWS["articles"]
    assert ROWS["terms"][0]["speaker_id"] == "tokayev"


def test_attributions_in_a_circle_end() -> None:
    """Whatever stands in the tables, it comes back."""
    rows = {"attributions": [{"attribution_id": "a:a1", "nested_in": "a:a1", "speaker_id": "x",
                              "chain": "X > x"}]}  # fmt: skip
    found = rename_speakers(rows, {"x": ("x", who("y", "Y"))})
    assert found["attributions"][0]["chain"] == "X > Y"
