"""What a parse works out once for all who ask."""

from __future__ import annotations

from framing.syntax import Parse


def test_words_in_lower_case_and_marks() -> None:
    """A mark has neither a letter nor a digit nor a currency or per cent sign."""
    words = ["Police", "—", "$", "12", "%", "’s", "...", "“", "É"]
    rows = [(i * 9, i * 9 + len(w), w, w, "NN", 0, "dep") for i, w in enumerate(words)]
    parse = Parse.from_rows(rows, [(0, len(words))])
    assert parse.lower[0] == "police" and parse.lower[-1] == "é"
    marks = [w for w, is_mark in zip(words, parse.is_mark, strict=True) if is_mark]
    assert marks == ["—", "...", "“"]
    assert parse.children[0] == tuple(range(1, len(words)))
