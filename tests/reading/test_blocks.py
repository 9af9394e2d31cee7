"""Blocks: what the paragraphs of an article are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.reading.blocks import detect_blocks, published_date

BODY = ("Protesters gathered in the main square of the capital on Monday, and the police watched "
        "them from the side streets, a reporter said.")  # fmt: skip


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [(b.kind, text[slice(*b.span)]) for b in detect_blocks(text)]


@pytest.mark.parametrize(
    "dateline",
    ["LONDON (Reuters) -", "(Reuters) -", "Washington (AFP) –", "LONDON, Jan 5 (Reuters) -",
     "Dec 29 (Reuters) -", "HEMPSTEAD, N.Y., Sept. 26 (UPI) —", "NEWPORT NEWS, Va. -",
     "WASHINGTON —", "WASHINGTON --", "ROSARIO, January 5. /TASS/.", "Rosario, Argentina:",
     "Rosario, Argentina –", "ROSARIO:", "Rio de Janeiro (AFP) -", "date 2022-01-05"],
)  # fmt: skip
def test_datelines_are_cut_from_the_first_paragraph(dateline: str) -> None:
    """The place, date and agency before the first sentence are a block of their own."""
    assert kinds(f"{dateline} {BODY}\n\n{BODY}!") == [
        ("dateline", dateline), ("body", BODY), ("body", BODY + "!")]  # fmt: skip


@pytest.mark.parametrize(
    "opening",
    ["Mehmet Oz — Ivy League-trained surgeon and star — ", "Mr Lopez: ", "NATO — the alliance — ",
     "The minister (pictured) - he resigned - ", "On Monday: ", "However, ", "“No,” he said: "],
)  # fmt: skip
def test_prose_with_a_dash_or_colon_is_no_dateline(opening: str) -> None:
    """A sentence that has a dash or colon near its beginning stays whole."""
    assert kinds(opening + BODY) == [("body", opening + BODY)]


def test_a_kicker_is_no_dateline() -> None:
    """Capitals before the colon of a headline are part of the headline."""
    assert kinds(f"EXCLUSIVE: Mayor Quits After Protest\n\n{BODY}")[0] == (
        "headline", "EXCLUSIVE: Mayor Quits After Protest")  # fmt: skip


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    """Names in capitals before colons are read when there are several."""
    text = f"JANE ROE: {BODY}\n\nJOHN DOE: {BODY}"
    assert {kind for kind, _ in kinds(text)} == {"body"}


@pytest.mark.parametrize(
    "line",
    ["Mayor quits after protest", "Mayor Quits After Weeks of Protest.", "Has the mayor quit?",
     "Mayor quits; protesters celebrate in main square.", "Mayor quits: U.S. welcomes decision."],
)  # fmt: skip
def test_headline(line: str) -> None:
    """A short first paragraph that is no sentence, or a telegraphic one, with prose after it."""
    assert kinds(f"{line}\n\n{BODY}") == [("headline", line), ("body", BODY)]


def test_headline_before_a_dateline() -> None:
    """What stands above a dateline is a headline, be it a whole sentence."""
    line = "A mayor has quit after the protest."
    assert kinds(f"{line}\n\nROSARIO (AFP) - {BODY}")[0] == ("headline", line)
    assert kinds(f"{line}\n\n{BODY}")[0] == ("body", line)


def test_short_texts_have_no_headline() -> None:
    """One line alone, or a list of lines, is body: nothing says which is which."""
    assert kinds("Mayor quits after protest") == [("body", "Mayor quits after protest")]
    assert {k for k, _ in kinds("Mayor quits\nProtest goes on")} == {"body"}


def test_headline_and_dateline_below_pictures() -> None:
    """File names and captions above the headline do not hide it, nor the dateline."""
    picture = "Smoke over the square (Ana Ruiz/AP)"
    text = "\n\n".join(["Copy of x-1641386640886", *[picture] * 3, "Mayor quits",
                        f"Rosario, Argentina: {BODY}"])  # fmt: skip
    assert kinds(text)[-3:] == [
        ("headline", "Mayor quits"), ("dateline", "Rosario, Argentina:"), ("body", BODY)]


def test_subheading() -> None:
    """A short line without a full stop between paragraphs of prose."""
    assert kinds(f"{BODY}\n\nThe mayor resigns\n\n{BODY}!")[1] == (
        "subheading", "The mayor resigns")  # fmt: skip


@pytest.mark.parametrize(
    "line", ["He resigned.", "“No”", "and a fragment", "“I will not go,", "Will he resign?"]
)
def test_short_prose_is_no_subheading(line: str) -> None:
    """Sentences, quotations, questions and fragments stay body."""
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}!")[1] == ("body", line)


def test_items_after_a_colon_are_no_subheadings() -> None:
    """The first item of a list that a colon announces is body."""
    assert kinds(f"They want this:\n\nLower prices\n\n{BODY}")[1][0] == "body"


@pytest.mark.parametrize(
    "credit",
    ["(Ana Ruiz/AP)", "(Photo by Ana Ruiz / AFP)", "Image Credit: AP", "Photograph: Ana Ruiz/EPA",
     "Photo: AFP", "REUTERS/Ana Ruiz", "AP Photo/Ana Ruiz", "[Ana Ruiz/Reuters]", "(AFP)"],
)  # fmt: skip
def test_captions_end_in_a_credit(credit: str) -> None:
    """What a picture's credit follows is a caption; the credit itself is not read."""
    caption = "Smoke rises over the main square"
    text = f"{BODY}\n\n{caption} {credit}\n\n{BODY}!"
    assert kinds(text)[1:3] == [("caption", caption), ("credit", credit)]


@pytest.mark.parametrize(
    "ending",
    ["the Treaty Organisation (TO)", "the European Union (EU).", "Senator Ana Ruiz (D-Nev.).",
     "for and/or against", "channels such as Sky/CNN"],
)  # fmt: skip
def test_abbreviations_and_slashes_are_no_credits(ending: str) -> None:
    """Brackets that introduce an abbreviation or a party are prose."""
    text = f"They asked for the help of {ending}"
    assert kinds(f"{BODY}\n\n{text}\n\n{BODY}!")[1][1] == text


def test_a_repeated_caption_is_marked() -> None:
    """The second print of a caption is marked and not read; its credit is not counted."""
    caption = "Smoke rises over the main square (Ana Ruiz/AP)"
    blocks = detect_blocks(f"{BODY}\n\n{caption}\n\n{caption}\n\n{BODY}!")
    assert [(b.kind, b.repeated, b.is_read) for b in blocks[1:-1]] == [
        ("caption", False, True), ("credit", False, False),
        ("caption", True, False), ("credit", False, False)]  # fmt: skip


def test_repeated_paragraphs_and_repeated_words() -> None:
    """A long paragraph printed twice is marked; a short answer given twice is not."""
    assert detect_blocks(f"{BODY}\n\n{BODY}")[1].repeated
    assert not any(b.repeated for b in detect_blocks(f"“No.”\n{BODY}\n“No.”\n{BODY}!"))


@pytest.mark.parametrize(
    "line",
    ["Agencies have contributed to this report", "Jane Roe and John Doe contributed reporting.",
     "The Associated Press contributed to this report.", "IMAGE: AP", "Getty/Instagram.",
     "(With inputs from agencies)", "With agency inputs", "© 2022 Some Newspaper",
     "(Reporting by Jane Roe in Rosario; Editing by John Doe.)", "Source: AFP", "— Reuters",
     "Copy of Rosari-1641386640886", "IMG_20220105_123456.jpg", "Follow Jane Roe on X @roe",
     "By Jane Roe and John Doe"],
)  # fmt: skip
def test_credit_lines(line: str) -> None:
    """Lines that say who helped, who owns, or how a file was called are not read."""
    assert kinds(f"{BODY}\n\n{line}") == [("body", BODY), ("credit", line)]


def test_bylines_at_the_top() -> None:
    """People who sign above the text are a credit; "By ..." without names is a headline."""
    assert kinds(f"By Jane Roe and John Q. Doe\n{BODY}")[0][0] == "credit"
    assert kinds(f"By the numbers\n{BODY}")[0][0] == "headline"


@pytest.mark.parametrize(
    "line",
    ["He contributed to the report.", "Copyright laws are broken every day.",
     "Follow the money, he wrote on Facebook.", "Reporting by the BBC shows that police lied.",
     "Photo: Protesters gather in the square", "By all means, he said.", "Call 555-1234567 now."],
)  # fmt: skip
def test_prose_about_credits_is_read(line: str) -> None:
    """A sentence that only mentions what a credit mentions is not lost."""
    block = detect_blocks(f"{BODY}\n\n{line}")[1]
    assert block.is_read


@pytest.mark.parametrize(
    ("line", "expected"),
    [(" date 2022-01-05 ", "2022-01-05"), ("Published: 5 January 2022, 10:30\n", "2022-01-05"),
     ("Wednesday, January 5, 2022\n", "2022-01-05"), ("2022-01-05\n", "2022-01-05"),
     ("date 2022-13-45 ", ""), ("Updated: 2022-01-06\n", ""), ("In 2022 ", "")],
)  # fmt: skip
def test_published(line: str, expected: str) -> None:
    """The date before the text or on a line of its own; no such day and updates give none."""
    text = line + BODY
    assert published_date(text, detect_blocks(text)) == expected


@pytest.mark.parametrize("stem", ["000", "002", "004"])
def test_gold_blocks(stem: str, shared: Path) -> None:
    """On the seeds, kinds and spans are the annotator's (who counts blanks to the dateline)."""
    path = next((shared / "gold" / "a").glob(f"{stem}_*.json"))
    text = (shared / "seeds" / f"{path.stem}.txt").read_text(encoding="utf-8")
    gold = json.loads(path.read_text(encoding="utf-8"))["blocks"]
    assert kinds(text) == [(b["type"], " ".join(b["text"].split())) for b in gold]


FURNITURE = st.sampled_from(
    [" date 2022-01-05 ", "ROSARIO (AFP) - ", "Rosario, Argentina: ", "(Ana Ruiz/AP)", "(AFP)",
     "Image Credit: AP", "The mayor resigns", "By Ana Ruiz", "“", "”", "\ufeff", "\u200b", BODY,
     "Copy of x-1234567890", "A: ", "— ", "-- ", ".", "© 2022 ", "Reporting by A; ", "\x00"]
)  # fmt: skip
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", "\x0b", "\x85", " ", ""])
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(FURNITURE, BREAKS, st.text(max_size=40)), max_size=20).map("".join),
)


@settings(deadline=None)
@given(TEXTS)
def test_blocks_are_ordered_disjoint_and_cover_what_is_not_blank(text: str) -> None:
    """Whatever the text, no word is lost, doubled or out of order, and no block has blank edges."""
    end = 0
    for block in detect_blocks(text):
        assert not text[end : block.span.start].strip()
        piece = text[slice(*block.span)]
        assert piece and piece == piece.strip() and block.span.start >= end
        end = block.span.end
    assert not text[end:].strip()


def test_odd_text_costs_no_time() -> None:
    """Patterns do not run away on long repetitive paragraphs."""
    for piece in ("A", "A ", "(A/", "and ", "A, ", "By A and ", "Reporting by ", "-", "a\n", "A: "):
        assert detect_blocks(piece * 20_000)
