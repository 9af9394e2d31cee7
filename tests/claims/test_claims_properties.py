"""What holds of claims whatever the parser and the attribution stage hand over."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.acts import ActFinder
from framing.annotations import Attribution, Claim, Term
from framing.articles import Article, Block
from framing.claims import ClaimSplitter
from framing.claims.voices import find_voices
from framing.counts import CountFinder
from framing.lexicon import Entry, Lexicon
from framing.noun_phrases import PeopleWords
from framing.spans import Span, contains, hull, intersect, normalise
from framing.syntax import Parse

WORDS = (
    "police", "fired", "12", "dozens", "men", "killed", "of", "no", "at", "that", "and", ",", "“",
    "”", "it", "is", "not", "to", "'", "—", "when",
)  # fmt: skip
TAGS = (
    "NN", "NNS", "CD", "DT", "VBD", "VBZ", "VBG", "VBN", "VB", "MD", "IN", "TO", "CC", "WDT", "PRP",
    ",",
)  # fmt: skip
RELATIONS = (
    "nsubj", "nsubjpass", "dobj", "nummod", "det", "ccomp", "xcomp", "advcl", "relcl", "acl",
    "conj", "cc", "prep", "pobj", "pcomp", "punct", "mark", "aux", "auxpass", "appos", "amod",
    "acomp", "expl", "dep",
)  # fmt: skip
LEXICON = Lexicon((
    Entry("hedges.not", "hedges", ("not", "is not"), "phrase", category="HEDGE.epistemic"),
    Entry("reporting.is", "reporting", ("is",), "verb"),
    Entry("people.plain", "people", ("men", "police"), "phrase", category="PEOPLE"),
    Entry("people.dead", "people", ("killed",), "phrase", category="COUNT.dead"),
))  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> tuple[Article, Parse, tuple[Attribution, ...]]:
    """Random words in random trees, two blocks, and random attributions."""
    rows: list[tuple[int, int, str, str, str, int, str]] = []
    text, sentences, blocks, owners = "", [], [], []
    for block in range(2):
        block_start = len(text)
        for _ in range(draw(st.integers(1, 2))):
            first, size = len(rows), draw(st.integers(1, 9))
            # A random order of attachment: every word hangs on one attached before it.
            order = draw(st.permutations(range(size)))
            heads = {order[0]: order[0]}
            for k in range(1, size):
                heads[order[k]] = order[draw(st.integers(0, k - 1))]
            for k in range(size):
                word = draw(st.sampled_from(WORDS))
                relation = "ROOT" if heads[k] == k else draw(st.sampled_from(RELATIONS))
                rows.append((len(text), len(text) + len(word), word, word,
                             draw(st.sampled_from(TAGS)), first + heads[k], relation))  # fmt: skip
                text += word + draw(st.sampled_from(("", " ")))
            sentences.append((first, len(rows)))
            owners.append(block)
        blocks.append(Block("body", Span(block_start, len(text))))
        text += "\n"
    cuts = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    some = st.lists(cuts, max_size=2).map(normalise)
    full = cuts.map(lambda c: normalise([(min(c), max(c[1], min(c) + 1))]))
    said = draw(st.lists(st.builds(Attribution, some, some, full, st.just("indirect")), max_size=3))
    return (
        Article("a", text, tuple(blocks)),
        Parse.from_rows(rows, sentences, owners),
        tuple(said),
    )


def _claims(reading: tuple[Article, Parse, tuple[Attribution, ...]]) -> tuple[Claim, ...]:
    return ClaimSplitter(LEXICON).split(*reading)


@settings(deadline=None, max_examples=150)
@given(readings())
def test_claims_lie_inside_their_block(
    reading: tuple[Article, Parse, tuple[Attribution, ...]],
) -> None:
    """Spans are in order, inside the text and inside the one block the claim names."""
    article, _, _ = reading
    for claim in _claims(reading):
        assert claim.spans == normalise(claim.spans)
        assert contains((article.blocks[claim.block].span,), (hull(claim.spans),))
        assert contains((article.blocks[claim.block].span,), (claim.predicate,))


@settings(deadline=None, max_examples=150)
@given(readings())
def test_a_predicate_never_crosses_into_somebody_elses_words(
    reading: tuple[Article, Parse, tuple[Attribution, ...]],
) -> None:
    """Without the borrowed words nothing is taken from the content of another attribution."""
    _, parse, attributions = reading
    voices = find_voices(parse, attributions)
    for claim in _claims(reading):
        heads = [t for t in range(len(parse))
                 if intersect((parse.span(t, t),), (claim.predicate,))]  # fmt: skip
        assert len({voices.of_token[t] for t in heads}) == 1


@settings(deadline=None, max_examples=50)
@given(readings())
def test_claims_are_in_text_order_and_the_same_twice(
    reading: tuple[Article, Parse, tuple[Attribution, ...]],
) -> None:
    """The order is that of the first words; a second run gives the same."""
    claims = _claims(reading)
    assert [c.spans[0].start for c in claims] == sorted(c.spans[0].start for c in claims)
    assert claims == _claims(reading)


@settings(deadline=None, max_examples=100)
@given(readings())
def test_acts_and_counts_lie_inside_the_text(
    reading: tuple[Article, Parse, tuple[Attribution, ...]],
) -> None:
    """Whatever the parse: spans point into the text, referents go with words, bounds in order."""
    article, parse, attributions = reading
    claims = _claims(reading)
    terms = [Term(parse.span(t, t), 0, "force.fire", "force", "force_event", "ACT")
             for t in range(len(parse)) if parse.words[t] in ("fired", "police")]  # fmt: skip
    people = PeopleWords.of(LEXICON)
    for act in ActFinder(LEXICON, people).find(parse, claims, terms):
        assert bool(act.agent) == bool(act.agent_referent)
        assert bool(act.patient) == bool(act.patient_referent)
        for spans in (act.agent, act.patient):
            assert all(0 <= s.start < s.end <= len(article.text) for s in spans)
    for count in CountFinder(LEXICON, people).find(parse, attributions, claims, terms):
        assert 0 <= count.span.start < count.span.end <= len(article.text)
        assert contains((count.span,), (count.number,))
        assert count.low is None or count.high is None or count.low <= count.high


def test_an_empty_article_has_no_claims() -> None:
    """No words, no claims, no error."""
    assert ClaimSplitter(LEXICON).split(Article("a", "", ()), Parse.from_rows([], []), ()) == ()
