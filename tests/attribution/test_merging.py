"""The model's spans and the rules' made one: what is dropped, bridged, cut and kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.articles import Article
from framing.attribution import Tagged, attribute
from framing.lexicon import Lexicon
from framing.spans import Span, Spans, text_of
from framing.syntax import Parse

Merge = Callable[..., list[tuple[str, str]]]
#: Source, cue and content as words of the text.
Words = tuple[str, str, str]


def spans(text: str, words: str) -> Spans:
    """Where words stand; `|` parts pieces."""
    pieces = [w for w in words.split(" | ") if w]
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in pieces)


@pytest.fixture
def merged(parse_text: Callable[[str], tuple[Article, Parse]], lexicon: Lexicon) -> Merge:
    """Text and what the model tags in it -> (source, content) of every attribution."""

    def run(text: str, *tagged: Words) -> list[tuple[str, str]]:
        article, parse = parse_text(text)
        given = [Tagged(spans(text, s), spans(text, c), spans(text, w), 0.9) for s, c, w in tagged]
        found = attribute(article, parse, lexicon, given)
        return [(text_of(text, a.source), text_of(text, a.content, " | ")) for a in found]

    return run


UNSAID = [
    ("Their size and rapid spread suggested they reflect wider discontent.",
     ("Their size and rapid spread", "suggested", "they reflect wider discontent")),
    ("It is to note that the men were foreign.",
     ("", "It is to note", "that the men were foreign")),
    ("The unrest grew out of discontent over poor living conditions.",
     ("", "discontent over", "poor living conditions")),
    ("The president accepted the resignation.", ("The president", "accepted", "the resignation")),
    ("A curfew was announced.", ("", "was announced", "A curfew")),
]  # fmt: skip
SAID = [
    ("Police confirmed that terrorists did it.",
     ("Police", "confirmed", "that terrorists did it")),
    ("The ministry did not deny that the rioters were armed.",
     ("The ministry", "did not deny", "that the rioters were armed")),
    ("One official said the protesters were rioters.",
     ("One official", "said", "the protesters were rioters")),
    ("The report suggested the protests reflect wider discontent.",
     ("The report", "suggested", "the protests reflect wider discontent")),
    ("It is believed that the men were foreign.",
     ("", "It is believed", "that the men were foreign")),
    ("The unrest began with allegations of fraud.", ("", "allegations of", "fraud")),
    ("The president announced the curfew.", ("The president", "announced", "the curfew")),
    ("The president made a statement about the curfew.",
     ("The president", "made a statement about", "the curfew")),
    ("The president demanded the resignation.", ("The president", "demanded", "the resignation")),
    ("The ministry did not say “yes”.", ("The ministry", "did not say", "“yes”")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tagged"), UNSAID)
def test_what_nobody_said_is_dropped(merged: Merge, text: str, tagged: Words) -> None:
    """Hints of things, remarks, feelings and deeds."""
    assert merged(text, tagged) == []


@pytest.mark.parametrize(("text", "tagged"), SAID)
def test_what_only_looks_unsaid_is_kept(merged: Merge, text: str, tagged: Words) -> None:
    """The near misses: the same frames where somebody does say something."""
    assert merged(text, tagged) == [(tagged[0], tagged[2])]


BOUNDS = [
    # both sides of a frame
    ("Migrants are, according to Orban, a burden.", ("Orban", "according to", "Migrants are"),
     "Migrants are | a burden"),
    ("The museum, the minister said, celebrated several heroes.",
     ("the minister", "said", "The museum"), "The museum | celebrated several heroes"),
    ("The leader, the court ruled, had incited a riot.",
     ("the court", "ruled", "had incited a riot"), "The leader | had incited a riot"),
    ("In March, the court ruled, taxes had risen.",
     ("the court", "ruled", "taxes had risen"), "taxes had risen"),
    ("The men were described by police as rioters.", ("police", "were described", "The men"),
     "The men | rioters"),
    ("The old museum, police said", ("police", "said", "The old museum"), "The old museum"),
    ("The city is calm, according to police, but shops are closed.",
     ("police", "according to", "The city is calm"), "The city is calm"),
    # a heading and the text under it
    ("Lee to Council: Do your job\n\nMayor Lee asked the council on Monday to act. It did not.",
     ("Mayor Lee", "asked", "Do your job | to act"), "to act"),
    ("Lee Slams Media: ‘They are dishonest’\n\nThe crowd cheered on Monday in the capital.",
     ("Lee", "Slams", "Media: ‘They are dishonest’"), "‘They are dishonest’"),
    # the subject of another clause
    ("Such marches are rare, and the unrest has been described as the worst in years.",
     ("", "has been described", "Such marches | the unrest | as the worst in years"),
     "the unrest | as the worst in years"),
    # behind an aside between dashes
    ("He promised to lower prices - which had risen - and regulate the cost of bread.",
     ("He", "promised", "to lower prices"),
     "to lower prices | and regulate the cost of bread"),
    ("He promised to lower prices - which had risen - but the crowd left.",
     ("He", "promised", "to lower prices"), "to lower prices"),
    # the sentence goes on behind the marks
    ("“They will face jail” for this crime, she said.",
     ("she", "said", "“They will face jail” for this crime"),
     "“They will face jail” for this crime"),
    # who is asked, and for what
    ("Tokayev appealed to the alliance, a bloc of six countries, for assistance.",
     ("Tokayev", "appealed to", "the alliance, a bloc of six countries, for assistance"),
     "assistance"),
    ("The crowd called for the release of all prisoners.",
     ("The crowd", "called for", "the release of all prisoners"),
     "the release of all prisoners"),
    # what came before speaking
    ("The bloc said it will send troops to the capital after the president lost control.",
     ("The bloc", "said",
      "it will send troops to the capital after the president lost control"),
     "it will send troops to the capital"),
    ("The bloc said it sent troops to the capital after the president lost control.",
     ("The bloc", "said", "it sent troops to the capital after the president lost control"),
     "it sent troops to the capital after the president lost control"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tagged", "content"), BOUNDS)
def test_bounds_of_a_content(merged: Merge, text: str, tagged: Words, content: str) -> None:
    """A content holds both sides of its frame, and nothing that happened before speaking."""
    assert merged(text, tagged) == [(tagged[0], content)]


def test_who_stands_beside_the_verb_says_it(merged: Merge) -> None:
    """Whom the model names in another sentence gives way to the verb's own subject; a subject that
    is no noun, or a source in the same sentence, decides nothing."""
    text = "“He is a fraud,” Mrs. Lee said in Ohio. “I do not care,” Mr. Holt said."
    assert merged(text, ("Mr. Holt", "said", "“He is a fraud,”")) == [
        ("Mrs. Lee", "“He is a fraud,”"), ("Mr. Holt", "“I do not care,”")]  # fmt: skip
    text = "I hope that in May the city says, “Thank you.”"
    assert merged(text, ("I", "says", "“Thank you.”")) == [("I", "“Thank you.”")]


def test_a_source_that_is_cited_speaks_once(merged: Merge) -> None:
    """ "X said, quoting Y": one content, Y's inside X's, however the model cut the cues."""
    text = "Eight officers died, the agency said, quoting the interior ministry."
    both = [("the agency", "Eight officers died"), ("the interior ministry", "Eight officers died")]
    said = ("the agency", "said", "Eight officers died")
    assert merged(text, said) == both
    assert merged(text, said, ("the agency", "quoting", "the interior ministry")) == both


def test_quoted_as_saying_begins_behind_the_frame(merged: Merge) -> None:
    """ "quoted X as saying ...": the words are what follows, for both who quotes and who said."""
    text = "The agency quoted a police officer as saying extremists had planned the attack."
    tagged = ("The agency", "quoted",
              "a police officer as saying extremists had planned the attack")  # fmt: skip
    words = "extremists had planned the attack"
    assert merged(text, tagged) == [("The agency", words), ("a police officer", words)]


def test_two_verbs_in_one_cue_nest(
    parse_text: Callable[[str], tuple[Article, Parse]], lexicon: Lexicon
) -> None:
    """A cue tagged as "reported citing" is parted: who is cited stands inside who reports."""
    text = ("Eight officers were killed in the violence, local media reported citing "
            "the interior ministry.")  # fmt: skip
    article, parse = parse_text(text)
    given = Tagged(spans(text, "local media"), spans(text, "reported citing"),
                   spans(text, "Eight officers were killed in the violence"), 0.9)  # fmt: skip
    found = attribute(article, parse, lexicon, [given])
    assert {text_of(text, a.cue): a.nested_in is None for a in found} == {
        "reported": True, "citing": False}  # fmt: skip


def test_a_reopened_quotation_with_its_own_frame_counts_once(merged: Merge) -> None:
    """A paragraph that re-opens an unclosed quotation goes to the frame that stands in it."""
    first = "“A strongman rules us,” said Ressa. “We will fight."
    second = "“We are calm,” she said."
    found = merged(f"{first}\n\n{second}",
                   ("Ressa", "said", "“A strongman rules us,” | “We will fight."),
                   ("she", "said", "“We are calm,”"))  # fmt: skip
    assert [("“We are calm,”" in content) for _, content in found] == [False, True]


def test_who_reports_what_is_said_holds_the_frame(merged: Merge) -> None:
    """ "X said that ..., according to Y": X's frame and words are what Y reports."""
    text = "On Thursday, Tokayev said that he sought help, according to AFP."
    assert merged(text, ("AFP", "according to", "that he sought help")) == [
        ("AFP", "Tokayev said that he sought help"), ("Tokayev", "he sought help")]  # fmt: skip


def test_a_plain_frame_that_the_model_overlooks_counts(merged: Merge) -> None:
    """A subject that says that something is so, where the model tags nothing."""
    assert merged("Police said that the crowd had left.") == [
        ("Police", "the crowd had left")]  # fmt: skip


def test_a_noun_of_saying_gives_its_stance(
    parse_text: Callable[[str], tuple[Article, Parse]], lexicon: Lexicon
) -> None:
    """ "allegations of fraud" doubts as "alleged" does, though no verb stands in the cue."""
    text = "The unrest began with allegations of fraud."
    article, parse = parse_text(text)
    given = Tagged((), spans(text, "allegations of"), spans(text, "fraud"), 0.9)
    assert [a.stance for a in attribute(article, parse, lexicon, [given])] == ["D"]


def test_mark_up_and_headings_quote_nobody(merged: Merge) -> None:
    """Marks around an attribute's value, and a heading in marks between paragraphs."""
    assert merged('Police left. <tweet id="pic.twitter.com/"> The crowd stayed.') == []
    text = "“We are skeptical,” he said.\n\n‘All Bets Are Off.’\n\nThe men ran."
    assert merged(text, ("he", "said", "“We are skeptical,”")) == [("he", "“We are skeptical,”")]


def test_a_quotation_after_of_is_taken_without_its_name(merged: Merge) -> None:
    """ "slogans of “Go away!”" is the words alone; "an act of “terror”" is the whole phrase."""
    text = "Residents shouted slogans of “Old Man, go away!”"
    assert merged(text, ("Residents", "shouted", "slogans of “Old Man, go away!”")) == [
        ("Residents", "“Old Man, go away!”")]  # fmt: skip
    text = "Residents denounced an act of “terror”."
    assert merged(text, ("Residents", "denounced", "an act of “terror”")) == [
        ("Residents", "an act of “terror”")]  # fmt: skip


def test_what_the_rule_knows_of_a_cue(merged: Merge) -> None:
    """A part of "as per" becomes the whole phrase with its whole source."""
    text = "The services were switched off, as per the report."
    assert merged(text, ("the", "as", "The services were switched off")) == [
        ("the report", "The services were switched off")
    ]
