"""Sources without a verb of speaking: "according to X", "citing X", "reportedly"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from framing.attribution.cues import Cue, CueFinder, join_tokens
from framing.attribution.grammar import (
    SUBJECTS,
    Draft,
    children,
    content_spans,
    is_verb,
    is_word,
    noun_phrase,
    subject_of,
)
from framing.codes import Stance
from framing.spans import Spans, subtract
from framing.syntax import Parse
from framing.syntax.verbs import is_finite

#: How far before "citing", in words, the verb of who cites may stand.
_NEAR = 5
_JOINERS = frozenset({"and", "but", "or", "yet", "so", "however", "meanwhile"})


def according(parse: Parse, cues: Sequence[Cue]) -> list[Draft]:
    """ "X, according to Y": Y is the source of the clause, whoever else speaks inside it."""
    out = []
    verbs = {c.head for c in cues if not c.phrase}
    for cue in cues:
        objects = children(parse, cue.last, "pobj")
        if not cue.phrase or not objects:
            continue
        source = noun_phrase(parse, objects[0])
        content = _clause_beside(parse, cue, _source_end(parse, objects[0], source), verbs)
        if source and content:
            out.append(Draft(join_tokens(parse, source), cue.spans(parse),
                             content_spans(parse, content), cue.stance, head=cue.head))  # fmt: skip
    return out


def _source_end(parse: Parse, head: int, source: Sequence[int]) -> int:
    """The last token of who is named, "which is run by a strongman" included."""
    end = max(source, default=head)
    for clause in children(parse, head, "relcl"):
        below = parse.subtree(clause)
        if below[0] - end in (1, 2) and is_finite(parse, clause):
            end = below[-1]
    return end


def _clause_beside(parse: Parse, cue: Cue, source_end: int, verbs: Collection[int]) -> list[int]:
    """The clause before the phrase, or after it where nothing but a connective stands before."""
    first, end = parse.sentences[parse.sentence_of[cue.head]]
    start = first
    for token in range(first, cue.head):
        if parse.words[token] in (";", ":"):
            start = token + 1
    before = list(range(start, cue.head))
    stop = next((t for t in range(source_end + 1, end) if parse.words[t] == ";"), end)
    after = list(range(source_end + 1, stop))
    while before and (parse.tags[before[0]] == "CC" or not is_word(parse, before[0])):
        before.pop(0)
    if not any(is_word(parse, t) for t in before):
        return after
    # "A happened but, as per the report, B did not": a connective right before the phrase
    near = [t for t in range(max(first, cue.head - 2), cue.head) if is_word(parse, t)]
    if near and parse.words[near[-1]].lower() in _JOINERS and any(is_word(parse, t) for t in after):
        return after
    said = bool(near) and near[-1] in verbs
    if said or not any(is_verb(parse, t) and is_finite(parse, t) for t in before):
        return before + after
    return before


def cited(parse: Parse, cues: Sequence[Cue], drafts: Sequence[Draft],
          finder: CueFinder) -> list[Draft]:  # fmt: skip
    """ "X reported citing Y", "X quoted Y as saying": the same words, Y's inside X's."""
    by_head = {d.head: d for d in drafts}
    out = []
    for cue in cues:
        objects = children(parse, cue.head, "dobj")
        inner = _as_saying(parse, cue, by_head) if finder.takes_source(parse, cue) else None
        found = subject_of(parse, cue.head)
        if inner is not None and found is not None:
            source = join_tokens(parse, noun_phrase(parse, found, [cue.head]))
            out += [replace(inner, source=source, cue=cue.spans(parse), stance=cue.stance,
                            head=cue.head), replace(inner, under=cue.head)]  # fmt: skip
            continue
        if parse.tags[cue.head] != "VBG" or not objects or not finder.takes_source(parse, cue):
            continue
        above = [t for t in parse.ancestors(cue.head) if t in by_head]
        # "..., AFP reported, citing a source": the parser may hang it on what is reported
        above = [t for t in range(cue.head - 1, max(cue.head - _NEAR, 0), -1) if t in by_head
                 and parse.sentence_of[t] == parse.sentence_of[cue.head]][:1] or above  # fmt: skip
        outer = by_head[above[0]] if above else None
        if outer is None or not finder.is_source_like(parse, objects[0]):
            continue
        out.append(replace(outer, source=join_tokens(parse, noun_phrase(parse, objects[0])),
                           cue=cue.spans(parse), stance=cue.stance, hearsay=False,
                           content=subtract(outer.content, _whole(parse, cue)),
                           head=cue.head, under=outer.head))  # fmt: skip
    return out


def _whole(parse: Parse, cue: Cue) -> Spans:
    """The words from a cue to the end of its phrase."""
    return join_tokens(parse, parse.subtree(cue.head))


def _as_saying(parse: Parse, cue: Cue, drafts: Mapping[int, Draft]) -> Draft | None:
    """What hangs on "as saying" below "quoted Y"."""
    below = (t for p in children(parse, cue.head, "prep") for t in parse.children[p])
    return next((drafts[t] for t in below if t in drafts), None)


def hearsay(parse: Parse, finder: CueFinder) -> list[Draft]:
    """ "Police reportedly fired": the clause or phrase that the adverb qualifies, without it."""
    out = []
    for token in range(len(parse)):
        if not finder.is_hearsay_adverb(parse, token):
            continue
        head = parse.heads[token]
        tokens = [t for t in parse.subtree(head) if t != token]
        tokens = _own_clause(parse, head, tokens)
        stance: Stance = ""
        if tokens:
            out.append(Draft((), join_tokens(parse, [token]), content_spans(parse, tokens),
                             stance, True, token))  # fmt: skip
    return out


def _own_clause(parse: Parse, head: int, tokens: list[int]) -> list[int]:
    """Without the clauses that are coordinated with the one the adverb stands in."""
    drop: set[int] = set()
    for child in parse.children[head]:
        if parse.relations[child] == "conj" and children(parse, child, *SUBJECTS):
            drop.update(t for t in parse.subtree(child))
            drop.update(c for c in children(parse, head, "cc"))
    return [t for t in tokens if t not in drop]
