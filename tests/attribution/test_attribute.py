"""Who says what in small texts: each construction, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.annotations import Attribution, chain
from framing.articles import Article, Block
from framing.attribution import attribute
from framing.attribution.cues import CueFinder
from framing.attribution.page import Page
from framing.lexicon import Lexicon
from framing.spans import Span, text_of
from framing.syntax import Parse

Say = Callable[[str], list[tuple[str, str, str]]]


@pytest.fixture
def find(
    parse_text: Callable[[str], tuple[Article, Parse]], lexicon: Lexicon
) -> Callable[[str], tuple[Article, tuple[Attribution, ...]]]:
    """Text -> its article and attributions."""

    def run(text: str) -> tuple[Article, tuple[Attribution, ...]]:
        article, parse = parse_text(text)
        return article, attribute(article, parse, lexicon)

    return run


Find = Callable[[str], tuple[Article, tuple[Attribution, ...]]]


def rows(find: Find, text: str) -> list[tuple[str, str, str]]:
    """(source, content, kind of speech) of every attribution."""
    article, found = find(text)
    return [(text_of(article.text, a.source), text_of(article.text, a.content, " | "), a.speech)
            for a in found]  # fmt: skip


CASES = [
    # indirect speech
    ("The minister said on Monday that the road was closed.",
     [("The minister", "the road was closed", "indirect")]),
    ("So far, 200 people have been arrested, the interior ministry said.",
     [("the interior ministry", "So far, 200 people have been arrested", "indirect")]),
    ("The council approved the plan, said Anna Petrova, the council's chair.",
     [("Anna Petrova, the council's chair", "The council approved the plan", "indirect")]),
    ("The ministry said ten officers were hurt, adding that the streets were calm.",
     [("The ministry", "ten officers were hurt", "indirect"),
      ("The ministry", "the streets were calm", "indirect")]),
    ("He said rebels had seized the port, but the mayor later said the port was working.",
     [("He", "rebels had seized the port", "indirect"),
      ("the mayor", "the port was working", "indirect")]),
    # sources named by a phrase
    ("Protesters stormed the office on Wednesday, according to news reports.",
     [("news reports", "Protesters stormed the office on Wednesday", "indirect")]),
    ("According to the police, two men fled.", [("the police", "two men fled", "indirect")]),
    ("According to the ministry, which is run by a general, two men fled.",
     [("the ministry", "two men fled", "indirect")]),
    # directives, promises, blame, names
    ("The president vowed to take harsh measures.",
     [("The president", "to take harsh measures", "indirect")]),
    ("She directed the ministers to cut prices.", [("She", "to cut prices", "indirect")]),
    ("Demonstrators demanded a rise in wages.",
     [("Demonstrators", "a rise in wages", "indirect")]),
    ("The leaders blamed the protests on “extremists” and outside forces.",
     [("The leaders", "the protests on “extremists” and outside forces", "mixed")]),
    # quotations
    ("“We will not leave,” the organiser said. “This is our square.”",
     [("the organiser", "“We will not leave,” | “This is our square.”", "direct")]),
    ("The president claimed that “terrorist bands” had led the unrest.",
     [("The president", "“terrorist bands” had led the unrest", "mixed")]),
    ("In the city, residents shouted slogans of “Old Man, go away!”",
     [("residents", "“Old Man, go away!”", "direct")]),
    ("“Nobody asked us.” ― Pamela Padilla",
     [("Pamela Padilla", "“Nobody asked us.”", "direct")]),
    ("He dismissed the claims as “nonsense”.",
     [("He", "the claims as “nonsense”", "mixed")]),
    ("Asked whether the troops would leave, he said: “Soon.”",
     [("", "whether the troops would leave", "indirect"), ("he", "“Soon.”", "direct")]),
    ("“This is an attack,” Lavrov told reporters, adding: “We will respond.”",
     [("Lavrov", "“This is an attack,”", "direct"), ("Lavrov", "“We will respond.”", "direct")]),
    ("The so-called “people's council” met on Friday.",
     [("", "“people's council”", "scare")]),
    # frames inside what they report
    ("The unrest, the ministry said, is over.",
     [("the ministry", "The unrest | is over", "indirect")]),
    ("The attack, according to the police, was over.",
     [("the police", "The attack | was over", "indirect")]),
    ("The president said on Friday he had ordered troops to leave.",
     [("The president", "he had ordered troops to leave", "indirect")]),
    ("Tokayev was quoted as saying that bandits had seized the airport.",
     [("Tokayev", "bandits had seized the airport", "indirect")]),
    ("The protesters were described by the president as terrorists.",
     [("the president", "The protesters | terrorists", "indirect")]),
    ("Residents were urged to stay at home.", [("", "to stay at home", "indirect")]),
    ("The protesters, whom officials branded as bandits, marched on.",
     [("officials", "The protesters | bandits", "indirect")]),
    ("The president's claim that 20,000 bandits attacked the city was met with doubt.",
     [("The president", "20,000 bandits attacked the city", "indirect")]),
    ("There were claims that foreign mercenaries took part.",
     [("", "foreign mercenaries took part", "hearsay")]),
    # nobody in particular
    ("Police reportedly fired on the crowd.",
     [("", "Police | fired on the crowd", "hearsay")]),
    ("Reports suggest police have used tear gas.",
     [("Reports", "police have used tear gas", "hearsay")]),
    ("The unrest has been described as the worst in years.",
     [("", "The unrest | the worst in years", "hearsay")]),
    ("A shootout was reported near the square.",
     [("", "A shootout", "hearsay")]),
    # acts, and things that hint: no attributions
    ("The president accepted the government's resignation on Wednesday.", []),
    ("The president sacked his minister and declared a state of emergency.", []),
    ("A state of emergency was announced in the capital.", []),
    ("Their size and rapid spread suggested they reflect wider discontent.", []),
    ("The attack claimed three lives.", []),
    ("The claim of the crown on the forest was old.", []),
    ("The fire continued to spread in order to reach the roof.", []),
    ("Two men fled to the hills, according a rare victory to the rebels.", []),
    ("The film “War and Peace” opened in the capital.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_constructions_and_near_misses(
    find: Find, text: str, expected: list[tuple[str, str, str]]
) -> None:
    """Source, content and kind of each construction; nothing for acts that only look like one."""
    assert rows(find, text) == expected


def test_stance_is_that_of_the_cue(find: Find) -> None:
    """Claimed casts doubt, confirmed endorses, vowed commits, said does nothing."""
    text = ("The mayor claimed the square was empty. Police confirmed that it was full. "
            "She vowed to stay. He said it was late.")  # fmt: skip
    assert [a.stance for a in find(text)[1]] == ["D", "E", "R", "N"]


def test_an_agency_at_the_end_is_the_outer_link(find: Find) -> None:
    """ "X said that ..., according to AFP": X's words are nested in the agency's."""
    article, found = find("On Thursday, Tokayev said that he had asked for help, according to AFP.")
    outer = next(n for n, a in enumerate(found) if text_of(article.text, a.source) == "AFP")
    inner = next(n for n, a in enumerate(found) if text_of(article.text, a.source) == "Tokayev")
    assert chain(found, inner) == [outer, inner]
    assert "AFP" not in text_of(article.text, found[outer].content)


def test_citing_gives_one_content_two_links(find: Find) -> None:
    """ "local media reported citing the ministry": the same words, the ministry's innermost."""
    article, found = find(
        "Eight officers have been killed in the violence, local media reported citing the "
        "interior ministry."
    )
    sources = [text_of(article.text, a.source) for a in found]
    media, ministry = sources.index("local media"), sources.index("the interior ministry")
    assert found[ministry].nested_in == media
    assert found[ministry].content == found[media].content


def test_quoting_somebody_as_saying_gives_two_links(find: Find) -> None:
    """ "Interfax quoted Tokayev as saying": Tokayev's words, by way of Interfax."""
    article, found = find("Interfax quoted Tokayev as saying that bandits had seized the airport.")
    sources = [text_of(article.text, a.source) for a in found]
    assert sources == ["Interfax", "Tokayev"]
    assert found[1].nested_in == 0 and found[0].content == found[1].content


def test_a_headline_that_names_a_speaker_is_his(find: Find) -> None:
    """A name before a colon speaks where the text quotes him; "Update:" never does."""
    story = "Mr Tokayev said on Friday that the talks were over."
    headline = "We will not talk to terrorists"
    assert ("Tokayev", headline, "indirect") in rows(find, f"Tokayev: {headline}\n\n{story}")
    assert len(rows(find, f"Update: {headline}\n\n{story}")) == 1


def test_citing_a_reason_names_no_source(find: Find) -> None:
    """ "closed the road, citing a threat": what is cited does not speak."""
    _, found = find("The officials said the road was closed, citing a shortage of staff.")
    assert all(a.nested_in is None for a in found)


def test_a_phrase_inside_a_paraphrase_that_is_a_title_is_scare(find: Find) -> None:
    """ "his position as “leader of the nation”": nobody here says it, others call him so."""
    text = "Demonstrators called for him to be removed from his position as “leader of the nation”."
    article, found = find(text)
    scare = [a for a in found if a.speech == "scare"]
    assert [text_of(article.text, a.content) for a in scare] == ["“leader of the nation”"]
    assert scare[0].nested_in is not None and not scare[0].source


def test_a_speaker_goes_on_over_paragraphs(find: Find) -> None:
    """A quoted paragraph after a quotation, and one that re-opens it, stay the speaker's."""
    text = "“We are tired,” Maria Lopez said.\n\n“Nobody came to help us.”\n\nIt rained."
    assert {s for s, _, _ in rows(find, text)} == {"Maria Lopez"}
    text = "“We are tired and we leave,” Maria Lopez said. “We go.\n\n“Nobody came.”\n\nIt rained."
    ((source, content, kind),) = rows(find, text)
    assert (source, kind) == ("Maria Lopez", "direct")
    assert content.endswith("“Nobody came.”")


def test_an_unbalanced_mark_leaves_the_rest_to_the_outlet(find: Find) -> None:
    """After a missing closing mark, the next sentences and paragraphs are nobody's."""
    text = "“We are tired, Maria Lopez said. The rebels fled.\n\nThe mob burned the town hall."
    article, found = find(text)
    last = article.text.index("The mob")
    assert all(s.end <= last for a in found for s in a.content)


def test_what_a_quoted_speaker_wants_stays_his(find: Find) -> None:
    """In a quotation "they want" takes no words from who is quoted; "they call us" does."""
    text = "“These thugs want to burn our city and they call us cowards,” the mayor said."
    article, found = find(text)
    contents = [text_of(article.text, a.content) for a in found]
    assert not any(c.startswith("to burn") for c in contents)
    assert any("cowards" in c and a.nested_in is not None
               for c, a in zip(contents, found, strict=True))  # fmt: skip


def test_a_caption_between_does_not_end_a_quotation(
    parse_text: Callable[[str], tuple[Article, Parse]], lexicon: Lexicon
) -> None:
    """A quotation that goes on in the next body paragraph passes over a caption."""
    first = "“We are tired of this,” Maria Lopez said. “We go now."
    caption, second = "A crowd in the capital.", "“Nobody came.”"
    text = f"{first}\n\n{caption}\n\n{second}"
    _, parse = parse_text(text)
    ends = [len(first), len(first) + 2 + len(caption), len(text)]
    blocks = (Block("body", Span(0, ends[0])), Block("caption", Span(ends[0] + 2, ends[1])),
              Block("body", Span(ends[1] + 2, ends[2])))  # fmt: skip
    article = Article("a", text, blocks)
    (found,) = attribute(article, parse, lexicon)
    assert text_of(text, found.content, " | ").endswith("“We go now. | “Nobody came.”")


def test_spans_found_elsewhere_get_their_stance(
    parse_text: Callable[[str], tuple[Article, Parse]], lexicon: Lexicon
) -> None:
    """A cue given as a span ("has repeatedly claimed") takes the stance of its verb."""
    article, parse = parse_text("The mayor has repeatedly claimed that all is well.")
    page = Page(article.text, article.read_blocks, parse, tuple(CueFinder(lexicon).find(parse)))
    at = article.text.index("has")
    draft = page.draft((Span(0, 9),), (Span(at, at + 22),), (Span(38, 49),), 0.5)
    assert (draft.stance, draft.score) == ("D", 0.5)
    assert parse.words[draft.head] == "claimed"
