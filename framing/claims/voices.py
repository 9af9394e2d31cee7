"""Whose words each token is, as far as claims must not mix them, and what only reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from framing.annotations import Attribution, chain
from framing.claims.grammar import is_finite, is_infinitive, is_verb, subject_of
from framing.spans import Spans, length
from framing.syntax import Parse

#: Relations of a verb's second complement that says something of its first ("called him a liar").
_PREDICATIVE = frozenset({"oprd", "acomp", "attr"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The reporting words of one attribution, as token indices."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    #: The cue itself relates two parts of the content: "called [him] [a liar]".
    names: bool = False


@dataclass(frozen=True, slots=True)
class Voices:
    """`of_token[i]`: index of the attribution whose proposition token i is part of, or None.

    `frames` holds the reporting words of exactly those attributions that report a proposition:
    "demanded a rise in wages" reports none, so its verb stays the predicate of a claim.
    """

    of_token: tuple[int | None, ...]
    frames: dict[int, Frame]


def tokens_in(parse: Parse, spans: Spans) -> Iterator[int]:
    """Tokens that begin inside one of the spans."""
    for span in spans:
        yield from range(bisect_left(parse.starts, span.start), bisect_left(parse.starts, span.end))


def find_voices(parse: Parse, attributions: Sequence[Attribution]) -> Voices:
    """Assign every token to the innermost attribution that reports a proposition."""
    frames: dict[int, Frame] = {}
    for index, attribution in enumerate(attributions):
        source, cue, content = (
            frozenset(tokens_in(parse, spans))
            for spans in (attribution.source, attribution.cue, attribution.content)
        )
        frame = Frame(source, cue, content)
        tops = sorted(t for t in frame.content if parse.relations[t] != "punct"
                      and (parse.heads[t] == t or parse.heads[t] not in frame.content))  # fmt: skip
        names = attribution.stance != "R" and _names(parse, tops, frame)
        if names or _reports_proposition(parse, tops, frame, directive=attribution.stance == "R"):
            frames[index] = replace(frame, names=names)
    of_token: list[int | None] = [None] * len(parse)

    def outermost_first(index: int) -> tuple[int, int, int]:
        return -length(attributions[index].content), len(chain(attributions, index)), -index

    for index in sorted(frames, key=outermost_first):
        for token in frames[index].content:
            of_token[token] = index
    return Voices(tuple(of_token), frames)


def _reports_proposition(
    parse: Parse, tops: Sequence[int], frame: Frame, *, directive: bool
) -> bool:
    if tops and _fills_noun_phrase(parse, tops[0], frame):
        return False
    if any(_is_predication(parse, t, tops, frame) for t in tops):
        return True
    return not directive and _shows_scene(parse, tops, frame)


def _is_predication(parse: Parse, top: int, tops: Sequence[int], frame: Frame) -> bool:
    """Whether the words under `top` say something that could be true or false."""
    if not is_verb(parse, top):
        return False
    head = parse.heads[top]
    subject = subject_of(parse, top)
    if subject is not None and subject not in frame.content:
        return False  # only the verb is quoted: 'they "lied" to us'
    quoted = parse.words[min(frame.content)][0] in "“‘\"`"
    if is_finite(parse, top) or head == top or quoted:
        return True
    if parse.tags[top] in ("VBG", "VBN") and not is_infinitive(parse, top):
        return subject is not None or parse.relations[top] in ("ccomp", "conj")
    # "vowed to act" says what the source will do; "told them to act", "called for them to act"
    # and "a refusal to act" are acts of speech.
    if any(t < top and parse.tags[t].startswith(("NN", "PRP")) for t in tops):
        return False
    return is_verb(parse, head) and subject is None and not _addresses(parse, head, frame)


def _addresses(parse: Parse, verb: int, frame: Frame) -> bool:
    """Whether the cue verb has an object besides its infinitive: "told [them] to act".

    Of a passive the subject is that object: "[they] were asked to act".
    """
    own = {parse.relations[c] for c in parse.children[verb]}
    if "auxpass" in own or (parse.tags[verb] == "VBN" and "aux" not in own):
        return True
    prepositions = [c for c in parse.children[verb] if c in frame.cue]
    below = [c for v in (verb, *prepositions) for c in parse.children[v]]
    return any(parse.relations[c] in ("dobj", "dative", "pobj") for c in below)


def _fills_noun_phrase(parse: Parse, top: int, frame: Frame) -> bool:
    """Whether the content only completes a noun: "shouted slogans of “Go away!”"."""
    head = parse.heads[top]
    above = parse.heads[head]
    return (
        parse.relations[top] in ("pobj", "pcomp", "appos", "nmod")
        and parse.tags[head] == "IN"
        and head not in frame.cue
        and parse.tags[above].startswith("NN")
        and above not in frame.source | frame.cue
    )


def _shows_scene(parse: Parse, tops: Sequence[int], frame: Frame) -> bool:
    """Whether something is shown going on: "footage showed [fires raging in the office]"."""
    return any(
        parse.relations[t] == "acl" and parse.tags[t] == "VBG"
        and any(top < t and parse.tags[top].startswith("NN")
                and parse.relations[top] in ("dobj", "nsubj")
                and not any("," in parse.words[i] for i in range(top, t)) for top in tops)
        for t in frame.content
    )  # fmt: skip


def _names(parse: Parse, tops: Sequence[int], frame: Frame) -> bool:
    """Whether the cue says one part of the content of another: "called [him] [a liar]"."""
    for verb in frame.cue:
        below = {parse.relations[t] for t in tops if parse.heads[t] == verb}
        if not below & {"dobj", "nsubjpass", "nsubj"} or not is_verb(parse, verb):
            continue
        if below & _PREDICATIVE:
            return True
        if any(parse.words[c].lower() == "as" for c in parse.children[verb]):
            return True
    return False
