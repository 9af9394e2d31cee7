"""Article, parse and attributions -> claims in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.annotations import Attribution, Claim, innermost
from framing.articles import Article
from framing.claims.grammar import (
    clause_start,
    follows_break,
    is_finite,
    is_verb,
    marks_of,
    noun_before,
    subject_of,
)
from framing.claims.openings import Openings, find_openings
from framing.claims.predicates import PredicateLexicon, is_negated, predicate_of
from framing.claims.surface import is_punctuation, spans_of
from framing.claims.voices import Voices, find_voices
from framing.lexicon import Lexicon
from framing.syntax import Parse


def split_claims(
    article: Article,
    parse: Parse,
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
) -> tuple[Claim, ...]:
    """Split the article's read blocks into minimal propositions.

    A claim stays inside one block and on one side of every attribution that reports a
    proposition (a subject shared with the reporting clause is the one exception); reporting
    clauses themselves are left out. Claims are in text order.
    """
    voices = find_voices(parse, attributions)
    saying = frozenset(f for e in lexicon.domain("reporting") if e.role == "verb" for f in e.forms)
    openings = find_openings(parse, voices, saying)
    words = PredicateLexicon(lexicon)
    claims = []
    for head, own in _gathered(parse, voices, openings).items():
        if openings.kind[head] == "frame" or _is_frame(parse, voices, openings, head, saying):
            continue
        if _elaborates_frame(parse, voices, openings, head, saying):
            continue
        own = _without_frames(parse, voices, head, own)
        borrowed = set(_borrowed(parse, voices, openings, head))
        spans = spans_of(parse, article.text, own | borrowed, head)
        said = spans_of(parse, article.text, own, head)
        if not said:
            continue
        sentence = parse.sentence_of[head]
        claims.append(
            Claim(
                spans=spans,
                predicate=predicate_of(parse, head, own),
                sentence=sentence,
                block=parse.sentence_blocks[sentence],
                agency=words.agency(parse, head),
                attribution=innermost(attributions, said),
                negated=is_negated(parse, head),
                hedged=words.is_hedged(parse, head),
            )
        )
    return tuple(sorted(claims, key=lambda c: (c.spans[0].start, c.predicate)))


def _gathered(parse: Parse, voices: Voices, openings: Openings) -> dict[int, set[int]]:
    """The tokens of each claim; words without a claim above them join their left neighbour's."""
    owned: dict[int, set[int]] = {head: set() for head in openings.kind}
    for first, end in parse.sentences:
        before: int | None = None
        loose: list[int] = []
        for token in range(first, end):
            owner = openings.owner[token]
            if token in openings.introducing:
                continue
            if owner is not None:
                for t in loose:
                    if voices.of_token[t] == voices.of_token[owner]:
                        owned[owner].add(t)
                loose = []
                owned[owner].add(token)
                before = owner
            elif before is not None and voices.of_token[token] == voices.of_token[before]:
                owned[before].add(token)
            elif not is_punctuation(parse, token):
                loose.append(token)
    for head in openings.kind:
        _give_bound(parse, voices, openings, head, owned)
    return owned


def _give_bound(
    parse: Parse, voices: Voices, openings: Openings, head: int, owned: dict[int, set[int]]
) -> None:
    """A "since" clause bounds what its host says ("has ruled since gaining"), so both hold it."""
    first = parse.heads[head] if parse.relations[head] == "pcomp" else head
    host = openings.owner[parse.heads[first]]
    if host is None or host == head or voices.of_token[host] != voices.of_token[head]:
        return
    words = [parse.words[first].lower()] if first != head else marks_of(parse, head)
    if "since" in words and not follows_break(parse, first):
        owned[host] |= owned[head] | ({first} & openings.introducing)


def _is_frame(
    parse: Parse, voices: Voices, openings: Openings, head: int, saying: frozenset[str]
) -> bool:
    """Whether this clause only reports: its verb is the cue, or leads to it ("went on to say")."""
    chained = [head]
    if parse.lemmas[head].lower() in saying:  # "responded by saying"
        chained += [c for t in parse.children[head] if parse.words[t].lower() == "by"
                    for c in parse.children[t] if parse.relations[c] == "pcomp"]  # fmt: skip
    for verb in chained:
        chained += [c for c in parse.children[verb]
                    if parse.relations[c] == "xcomp" and c not in openings.kind]  # fmt: skip
    for frame in voices.frames.values():
        if head not in frame.content and (
            head in frame.source or any(v in frame.cue and is_verb(parse, v) for v in chained)
        ):
            return True
    return False


def _elaborates_frame(
    parse: Parse, voices: Voices, openings: Openings, head: int, saying: frozenset[str]
) -> bool:
    """Whether a participle only goes on about the reporting: "said Caddell, speaking of ..."."""
    above = parse.heads[head]
    return (
        openings.kind[head] == "shared"
        and parse.tags[head] == "VBG"
        and parse.lemmas[head].lower() in saying
        and above in openings.kind
        and _is_frame(parse, voices, openings, above, saying)
    )


def _without_frames(parse: Parse, voices: Voices, head: int, own: set[int]) -> set[int]:
    """Without "by promising", "according to X": cue and source that hang below the claim."""
    subject = subject_of(parse, head)
    kept = set(parse.subtree(subject)) if subject is not None else set()
    out = set(own)
    for frame in voices.frames.values():
        names_speech = any(parse.tags[t].startswith("NN") for t in frame.cue) and not any(
            is_verb(parse, t) for t in frame.cue
        )
        if head in frame.content or names_speech or not frame.cue & own:
            continue
        out -= frame.cue
        out -= frame.source - kept
    return out


def _borrowed(parse: Parse, voices: Voices, openings: Openings, head: int) -> Iterator[int]:
    """The antecedent of a modifier, or the subject that a predicate shares."""
    kind = openings.kind[head]
    first = head
    while parse.relations[first] == "conj" and openings.kind.get(parse.heads[first]) == kind:
        first = parse.heads[first]
    if kind == "modifier":
        yield from _antecedent(parse, openings, first)
        return
    if subject_of(parse, head) is not None:
        return
    subject = None
    if kind == "shared":
        subject = _subject_above(parse, voices, openings, head)
    elif not is_finite(parse, head):
        subject = _promiser(parse, voices, head)
    if subject is None:
        return
    above = parse.heads[subject]
    if parse.tags[subject] in ("WDT", "WP") and parse.relations[above] == "relcl":
        yield from _antecedent(parse, openings, above)
    else:
        yield from _noun_phrase(parse, openings, subject, None)


def _antecedent(parse: Parse, openings: Openings, head: int) -> Iterator[int]:
    noun = parse.heads[head]
    if parse.relations[head] in ("acomp", "advcl"):
        noun = noun_before(parse, head) or noun
    while parse.relations[noun] == "appos" and parse.heads[noun] < noun:
        noun = parse.heads[noun]
    start = clause_start(parse, head)
    phrase = list(_noun_phrase(parse, openings, noun, start))
    yield from phrase
    gap = range(max(phrase, default=start) + 1, start)
    if all(is_punctuation(parse, t) for t in gap):
        yield from gap


def _subject_above(parse: Parse, voices: Voices, openings: Openings, head: int) -> int | None:
    """The nearest subject above, looked for in the clause's own voice first."""
    found = [
        (voices.of_token[above] != voices.of_token[head], distance, subject)
        for distance, above in enumerate(parse.ancestors(head))
        if (above in openings.kind or is_verb(parse, above))
        and (subject := subject_of(parse, above)) is not None
    ]
    return min(found)[2] if found else None


def _promiser(parse: Parse, voices: Voices, head: int) -> int | None:
    """Who is to do what an infinitive reports: the subject of "vowed" in "vowed to act"."""
    voice = voices.of_token[head]
    if voice is None:
        return None
    frame = voices.frames[voice]
    first = min(frame.content)
    if not any(0 <= t < len(parse) and parse.tags[t] == "TO" for t in (first - 1, first)):
        return None
    for verb in sorted(frame.cue):
        if is_verb(parse, verb) and parse.sentence_of[verb] == parse.sentence_of[head]:
            for above in (verb, *parse.ancestors(verb)):
                subject = subject_of(parse, above)
                if subject is not None:
                    return subject
    return None


def _noun_phrase(parse: Parse, openings: Openings, noun: int, end: int | None) -> Iterator[int]:
    """`noun` with what belongs to it before `end`, without clauses that are claims themselves."""
    todo = [noun]
    while todo:
        token = todo.pop()
        if end is None or token < end:
            yield token
        todo += [c for c in parse.children[token] if c not in openings.kind
                 and not (end is None and parse.relations[c] == "appos"
                      and follows_break(parse, c))]  # fmt: skip
