"""How far a content reaches: tokens of clauses and phrases, the reporter's own words left out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from framing.attribution.cues import Cue, CueFinder
from framing.attribution.grammar import (
    SUBJECTS,
    children,
    is_word,
    noun_phrase,
    subject_of,
    trails,
)
from framing.syntax import Parse
from framing.syntax.verbs import is_finite

_FUTURE = frozenset({"will", "'ll", "’ll", "shall"})
#: Words that join a clause by its time.
_TIMES = frozenset({"after", "before", "when", "once", "since", "until"})
_COMMAS = frozenset({",", "-", "–", "—", "("})


@dataclass(frozen=True, slots=True)
class Frames:
    """A parse with its cues: reporting verbs by token, and the heads of phrases."""

    parse: Parse
    finder: CueFinder
    cues: tuple[Cue, ...]
    verbs: dict[int, Cue] = field(init=False)
    phrases: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "verbs", {c.head: c for c in self.cues if not c.phrase})
        object.__setattr__(self, "phrases", frozenset(c.head for c in self.cues if c.phrase))


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Whether "to" stands before the verb."""
    return any(parse.words[c].lower() == "to" for c in children(parse, verb, "aux"))


def comma_before(parse: Parse, token: int) -> bool:
    """Whether a comma or semicolon parts the token's phrase from what stands before."""
    first = min(parse.subtree(token))
    return any(parse.words[t] in (",", ";") for t in range(max(first - 2, 0), first))


def clause_after(frames: Frames, cue: Cue, clause: int) -> list[int]:
    """A clause behind its verb, without "that" and without what belongs to the frame."""
    parse = frames.parse
    tokens = set(parse.subtree(clause)) - _foreign(frames, cue.head, clause)
    for child in children(parse, clause, "mark"):
        if parse.words[child].lower() == "that":
            tokens.discard(child)
    if cue.stance == "R" and len(cue.tokens) == 1 and is_infinitive(parse, clause):
        # "urged police to act": the addressee, which the parser makes the infinitive's subject
        for child in children(parse, clause, *SUBJECTS):
            tokens -= set(parse.subtree(child))
    return sorted(t for t in tokens if t > cue.head)


def clauses_beside(frames: Frames, verb: int) -> list[int]:
    """ "said eight were killed and 300 were hurt": a second clause hung on the verb of saying."""
    parse = frames.parse
    out: list[int] = []
    for clause in children(parse, verb, "conj"):
        own = children(parse, clause, *SUBJECTS)
        if own and clause not in frames.verbs and not comma_before(parse, clause):
            out += set(parse.subtree(clause)) - _foreign(frames, verb, clause)
            out += [c for c in children(parse, verb, "cc") if c < clause]
    return out


def clause_before(frames: Frames, verb: int, clause: int) -> list[int]:
    """What stands before ", X said": from the start of the clause, time and place included."""
    parse = frames.parse
    inner = set(parse.subtree(clause))
    start, first = min(inner), parse.sentences[parse.sentence_of[verb]][0]
    below = set(parse.subtree(verb))
    while start > first and parse.words[start - 1] not in (";", ":") and (
        start - 1 in below or verb in parse.subtree(start - 1)
    ):
        start -= 1
    frame = [t for t in below if t not in inner and t > clause]
    subject = subject_of(parse, verb)
    if subject is not None:
        frame += noun_phrase(parse, subject)
    stop = min([verb, *[t for t in frame if t > max(clause, start) and is_word(parse, t)]])
    tokens = list(range(start, stop)) + [t for t in inner if t > verb and t not in frame]
    while tokens and parse.tags[tokens[0]] in ("CC", ","):
        tokens.pop(0)
    return tokens


def clause_behind_phrase(frames: Frames, verb: int) -> list[int]:
    """ "said, according to X, that ...": the words behind a phrase that stands in between."""
    parse = frames.parse
    end = parse.sentences[parse.sentence_of[verb]][1]
    near = next((t for t in range(verb + 1, end) if is_word(parse, t)), end)
    if near not in frames.phrases or near == verb + 1:
        return []
    rest = [t for t in range(max(_phrase(frames, near)) + 1, end) if is_word(parse, t)]
    first = next((t for t in rest if parse.words[t].lower() != "that"), end)
    return list(range(first, end))


def clause_around(parse: Parse, verb: int) -> list[int]:
    """The sentence part that a frame such as ", he said," stands in."""
    own = set(parse.subtree(verb))
    return [t for t in parse.subtree(parse.heads[verb]) if t not in own]


def without_asides(parse: Parse, tokens: Collection[int]) -> list[int]:
    """Without relative clauses between commas: they are the writer's explanation."""
    drop: set[int] = set()
    for token in tokens:
        if parse.relations[token] == "relcl":
            below = parse.subtree(token)
            if below[0] > 0 and parse.words[below[0] - 1] in _COMMAS:
                drop.update(below)
    return sorted(set(tokens) - drop)


def _foreign(frames: Frames, verb: int, clause: int) -> set[int]:
    """What hangs below a reported clause but is the reporter's: other frames, when it was."""
    parse = frames.parse
    out: set[int] = set()
    for token in parse.subtree(clause):
        if token in (clause, verb):
            continue
        verb_frame = token in frames.verbs and (
            trails(parse, token) or _is_next_frame(parse, token))  # fmt: skip
        if verb_frame or is_when_said(parse, clause, token):
            out.update(parse.subtree(token))
        elif token in frames.phrases and comma_before(parse, token):
            out.update(t for t in _phrase(frames, token))
    return out | _dated(parse, verb, clause)


def _phrase(frames: Frames, head: int) -> list[int]:
    """ "according to X": the phrase with its noun, whatever else the parser hung below it."""
    cue = next(c for c in frames.cues if c.head == head)
    named = children(frames.parse, cue.last, "pobj")
    return [*cue.tokens, *(t for n in named for t in noun_phrase(frames.parse, n))]


def _dated(parse: Parse, verb: int, clause: int) -> set[int]:
    """ "said on Friday troops had left": time and place between the verb and the subject."""
    out: set[int] = set()
    subjects = [t for c in children(parse, clause, *SUBJECTS) for t in parse.subtree(c)]
    for child in children(parse, clause, "prep", "npadvmod"):
        below = parse.subtree(child)
        if subjects and below[0] == verb + 1 and below[-1] + 1 == min(subjects):
            out.update(below)
    return out


def _is_next_frame(parse: Parse, verb: int) -> bool:
    """ ", but the mayor said that": another speaker's frame hung below the first one's words."""
    return (parse.relations[verb] in ("conj", "advcl") and is_finite(parse, verb)
            and bool(children(parse, verb, "nsubj"))
            and bool(children(parse, verb, "ccomp", "xcomp")) and comma_before(parse, verb))


def is_when_said(parse: Parse, clause: int, adverbial: int) -> bool:
    """ "said it will send troops after the president asked": what happened before speaking."""
    if parse.relations[adverbial] != "advcl" or parse.heads[adverbial] != clause:
        return False
    future = any(parse.words[c].lower() in _FUTURE for c in children(parse, clause, "aux"))
    timed = any(parse.words[c].lower() in _TIMES
                for c in children(parse, adverbial, "mark", "advmod"))  # fmt: skip
    return future and adverbial > clause and parse.tags[adverbial] == "VBD" and timed
