"""What a claim borrows so that it reads as a sentence: a shared subject, an antecedent."""

from __future__ import annotations

from collections.abc import Iterator

from framing.claims.grammar import clause_start, follows_break, noun_before
from framing.claims.openings import Openings
from framing.claims.voices import Voices
from framing.syntax import Parse
from framing.syntax.verbs import auxiliaries, is_finite, is_punctuation, is_verb, subject_of


def subject_for(parse: Parse, voices: Voices, openings: Openings, head: int) -> int | None:
    """The subject that the clause has, or that it takes from the clause around it."""
    own = subject_of(parse, head)
    if own is not None:
        return own
    if openings.kind[head] == "shared":
        return _subject_above(parse, voices, openings, head)
    if openings.kind[head] == "main" and not is_finite(parse, head):
        return _promiser(parse, voices, head)
    return None


def borrowed(
    parse: Parse, voices: Voices, openings: Openings, head: int, subject: int | None
) -> Iterator[int]:
    """The words that a claim takes from elsewhere; `subject` is that of `subject_for`."""
    kind = openings.kind[head]
    first = head
    for above in parse.ancestors(head):
        if parse.relations[first] != "conj" or openings.kind.get(above) != kind:
            break
        first = above
    yield from (t for t in auxiliaries(parse, head) if parse.heads[t] != head)
    if kind == "modifier":
        noun = openings.antecedent.get(first)
        if noun is None:
            yield from _antecedent(parse, openings, _modified(parse, first),
                                   clause_start(parse, first))  # fmt: skip
        else:
            frame = voices.frames.get(voices.of_token[first] or 0)
            beyond = [t for t in frame.content if t > noun] if frame is not None else []
            start = min(beyond, default=noun + 1)
            said = frame.cue | frame.source if frame is not None else frozenset()
            yield from (t for t in _antecedent(parse, openings, noun, start)
                        if t == noun or t not in said)  # fmt: skip
    elif subject is not None and parse.heads[subject] != head:
        above = parse.heads[subject]
        if parse.tags[subject] in ("WDT", "WP") and parse.relations[above] == "relcl":
            yield from _antecedent(parse, openings, _modified(parse, above),
                                   clause_start(parse, above))  # fmt: skip
        else:
            yield from _noun_phrase(parse, openings, subject, None)


def _modified(parse: Parse, head: int) -> int:
    """The noun that a modifier is about."""
    noun = parse.heads[head]
    if parse.relations[head] in ("acomp", "advcl"):
        noun = noun_before(parse, head) or noun
    while parse.relations[noun] == "appos" and parse.heads[noun] < noun:
        noun = parse.heads[noun]
    return noun


def _antecedent(parse: Parse, openings: Openings, noun: int, start: int) -> Iterator[int]:
    """The phrase of `noun` before `start`, with the punctuation that parts it from there."""
    phrase = list(_noun_phrase(parse, openings, noun, start))
    yield from phrase
    gap = range(max(phrase, default=start) + 1, start)
    if all(is_punctuation(parse, t) for t in gap):
        yield from gap


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
