"""What the lexicon makes of a sentence, and what a style guide would say to a text."""

from __future__ import annotations

import pytest

from framing.articles import Article
from framing.codebook.explain import Matched, Suppressed, explain
from framing.codebook.lines import dropped_line, match_lines
from framing.codebook.style import Breach, breaches, known_bodies
from framing.codebook.style_lines import breach_lines, breach_row, place_of
from framing.pipeline import Instruments, annotate_one
from framing.reading.blocks import detect_blocks


def test_explains_what_matched_and_what_did_not(instruments: Instruments) -> None:
    """Derivation, class, polarity and voice of a match; the condition that stopped a form."""
    found = explain("The minister said the so-called protesters fled as riot police came.",
                    instruments)  # fmt: skip
    matched = {f.text: f for f in found if isinstance(f, Matched)}
    label = matched["so-called protesters"]
    assert (label.term.legitimacy, label.voice) == (-1, "attributed")
    assert label.chain == ("The minister",)
    told = "\n".join(match_lines(label))
    assert "so-called (distance) + protesters (0) = -1" in told
    assert "the outlet > The minister" in told
    dropped = [dropped_line(f) for f in found if isinstance(f, Suppressed)]
    assert any("not protest.riot: excluded by the entry (next:" in line for line in dropped)


def test_explains_who_decided_on_the_class(instruments: Instruments) -> None:
    """The rule that made instigators of an armed band is named."""
    found = explain("The unrest was led by terrorist bands.", instruments)
    (band,) = [f for f in found if isinstance(f, Matched) and "band" in f.text]
    assert (band.term.referent, band.term.referent_by) == ("instigators", "syntax")
    assert "instigators by referents.leads-unrest" in band.term.derivation


def found_in(text: str, instruments: Instruments, *bodies: str) -> list[Breach]:
    """Breaches of house style in a text."""
    article = Article("a", text, detect_blocks(text), outlet="o")
    return list(breaches(annotate_one(article, instruments), instruments.lexicon,
                         frozenset(bodies)))  # fmt: skip


@pytest.mark.parametrize(("text", "words"), [
    ("Terrorists seized the airport on Monday.", ["Terrorists"]),
    ("The president said terrorists had seized the airport.", []),
    ("“Terrorists did it,” she said.", []),
    ("Armed terrorist groups attacked the town.", ["Armed terrorist groups"]),
    ("Gunmen attacked the town.", []),
])  # fmt: skip
def test_own_voice_alone_breaks_house_style(
    instruments: Instruments, text: str, words: list[str]
) -> None:
    """Attributed words break no rule; a modifier carries its rule into the label."""
    assert [b.text for b in found_in(text, instruments)] == words


def test_a_breach_says_where_whose_rule_and_what_instead(instruments: Instruments) -> None:
    """Line and column as editors count them; the neutral words of the entry."""
    text = "The square was quiet on Monday.\n\nThen the terrorists came back to the square.\n"
    (breach,) = found_in(text, instruments)
    assert (breach.line, breach.column) == (3, 10)
    first, passage = breach_lines("a.txt", breach)
    assert first.startswith("a.txt:3:10: 'terrorists' in the outlet's own voice (")
    assert "BBC" in first
    assert "say attacker" in first
    assert "Then the [terrorists] came back" in passage
    row = breach_row(Article("7", text, (), outlet="A", path="all.csv"), breach)
    assert (row["path"], row["article_id"], row["line"]) == ("all.csv", "7", "3")


def test_articles_of_a_table_are_told_by_their_id() -> None:
    """Lines are counted within an article, so a file with several needs its id beside it."""
    assert place_of(Article("7", "", (), outlet="A", path="in/all.csv")) == "in/all.csv:7"
    assert place_of(Article("7", "", (), outlet="A", path="in/7.txt")) == "in/7.txt"


def test_rules_of_one_body_only(instruments: Instruments) -> None:
    """A newsroom asks for the guide that it follows."""
    assert {"AFP", "BBC", "Reuters"} <= set(known_bodies(instruments.lexicon))
    text = "Terrorists seized the airport on Monday."
    (breach,) = found_in(text, instruments, "reuters")
    assert [rule.body for rule in breach.rules] == ["Reuters"]
