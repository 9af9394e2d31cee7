"""The words around a number: those who are counted, and what a number goes on from."""

from __future__ import annotations

from itertools import pairwise

from framing.annotations import Count
from framing.counts.mentions import Mention
from framing.counts.told import is_told
from framing.spans import Spans
from framing.syntax import Parse

_BREAKS = (",", ";", "(", "-", "–", "—")
_AMONG = frozenset({("among", "them"), ("among", "whom"), ("including", "at"), (",", "including")})


def goes_on(parse: Parse, mention: Mention, before: Count) -> bool:
    """Whether a number that is given alone is another one for those counted right before."""
    sentence = parse.sentence_of[mention.head]
    start = parse.starts[parse.sentences[max(sentence - 1, 0)][0]]
    near = before.span.start >= start and before.outcome != "other"
    return near and is_told(parse, mention)


def is_among(parse: Parse, mention: Mention, before: Count) -> bool:
    """Whether the people are some of those counted before: "12 died, among them three children"."""
    low = parse.sentences[parse.sentence_of[mention.head]][0]
    words = parse.lower[max(low, mention.first - 5) : mention.first]
    same = before.span.start >= parse.starts[low]
    return same and any(pair in _AMONG for pair in pairwise(words))


def counted_words(parse: Parse, mention: Mention, noun: int) -> Spans:
    """The words for those who are counted, without the number, with what shares it."""
    last = noun
    for child in parse.children[noun]:
        own = [c for c in parse.children[child] if parse.relations[c] in ("nummod", "det")]
        if parse.relations[child] == "conj" and parse.tags[child] == "NNS" and not own:
            last = max(last, child)
    if any(parse.words[t] in _BREAKS for t in range(noun, last)):
        last = noun
    return (parse.span(_start_of(parse, mention.last, noun), last),)


def _start_of(parse: Parse, number: int, noun: int) -> int:
    """The first modifier of the noun behind the number."""
    start = noun
    while start - 1 > number and start <= parse.heads[start - 1] <= noun and (
        parse.relations[start - 1] in ("amod", "compound", "nmod", "poss", "case", "advmod")
    ):
        start -= 1
    return start


def fits(parse: Parse, noun: int, mention: Mention) -> bool:
    """Whether the noun can be counted: "2004 nominee", "Seven Sister" count nobody."""
    tag = parse.tags[noun]
    if parse.lower[noun] == "peoples":
        return False
    many = tag in ("NNS", "NNPS") or parse.words[noun].lower() in ("people", "police", "troops")
    return many or (tag in ("NN", "NNP") and (mention.is_article or mention.number.low <= 1))


def says_what_happened(parse: Parse, token: int) -> bool:
    """Whether the word is said of what stands before it: "eight [dead]", "dozens [injured]"."""
    if parse.tags[token] == "VBD":
        return not any(parse.relations[c] == "dobj" for c in parse.children[token])
    prenominal = parse.heads[token] > token and parse.relations[token] in ("amod", "compound")
    return parse.tags[token] in ("JJ", "VBN") and not prenominal
