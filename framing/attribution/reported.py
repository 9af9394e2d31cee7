"""Reported speech and thought by grammar: reporting verbs with what they govern."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from framing.attribution.cues import Cue, CueFinder, join_tokens
from framing.attribution.grammar import (
    SUBJECTS,
    Draft,
    children,
    content_spans,
    is_finite,
    is_passive,
    is_word,
    noun_phrase,
    subject_of,
    trails,
)
from framing.syntax import Parse

#: Stances whose verbs take a thing instead of a clause: "demanded a rise", "denied the charge".
_TAKES_THING = frozenset({"R", "X", "C", "LBL", "D"})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall"})


def reported(parse: Parse, cues: Sequence[Cue], finder: CueFinder) -> list[Draft]:
    """One draft for every cue verb that governs something said, thought, shown or demanded."""
    heads = {c.head: c for c in cues if not c.phrase}
    out = []
    for cue in heads.values():
        draft = _draft(parse, cue, heads, finder)
        if draft is not None and draft.content:
            out.append(draft)
    return out


def _draft(parse: Parse, cue: Cue, heads: dict[int, Cue], finder: CueFinder) -> Draft | None:
    tokens, hearsay = _content(parse, cue, heads, finder)
    if not tokens:
        return None
    found = subject_of(parse, cue.head, heads)
    # "was asked to": who was asked is no source, and the verb's own object never is
    source = [] if found is None else noun_phrase(parse, found, [cue.head])
    if set(source) & set(tokens):
        source = []
    return Draft(join_tokens(parse, source), cue.spans(parse), content_spans(parse, tokens),
                 cue.stance, hearsay and not source, cue.head)  # fmt: skip


def _content(parse: Parse, cue: Cue, heads: dict[int, Cue], finder: CueFinder
             ) -> tuple[list[int], bool]:  # fmt: skip
    """Tokens of what the verb reports, and whether it can be hearsay (a passive)."""
    verb = cue.head
    passive = is_passive(parse, verb)
    clauses = [c for c in children(parse, verb, "ccomp") if not _is_frame(parse, c, heads)]
    if clauses:
        if clauses[0] < verb:
            if children(parse, verb, "dobj") and ";" in parse.words[clauses[0]:verb]:
                return [], False
            return _before(parse, verb, clauses[0]), passive
        return [t for c in clauses for t in _clause(parse, cue, c, heads)] + _also(
            parse, verb, heads), passive
    if _is_aside(parse, verb):
        return _around(parse, verb), passive
    infinitive = next((c for c in children(parse, verb, "xcomp", "advcl") if c > verb
                       and _is_infinitive(parse, c)), None)  # fmt: skip
    if passive:
        return _passive(parse, cue, infinitive, finder), True
    if infinitive is not None and (cue.stance in ("R", "D", "LBL") or _addressee(parse, verb)):
        things = [] if cue.stance in ("R", "N") and len(cue.tokens) == 1 else _things(parse, cue)
        return things + _clause(parse, cue, infinitive, heads), False
    if cue.stance in _TAKES_THING or len(cue.tokens) > 1:
        return _things(parse, cue), False
    return [], False


def _also(parse: Parse, verb: int, heads: Collection[int]) -> list[int]:
    """ "said eight were killed and 300 were hurt": a clause hung on the verb of saying."""
    out: list[int] = []
    for clause in children(parse, verb, "conj"):
        own = children(parse, clause, *SUBJECTS)
        if own and clause not in heads and not _comma_before(parse, clause):
            out += parse.subtree(clause)
            out += [c for c in children(parse, verb, "cc") if c < clause]
    return out


def _is_frame(parse: Parse, clause: int, heads: dict[int, Cue]) -> bool:
    """A reporting verb that the parser hung below another as its content by mistake."""
    return clause in heads and not parse.children[clause]


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.words[c].lower() == "to" for c in children(parse, verb, "aux"))


def _addressee(parse: Parse, verb: int) -> bool:
    """Somebody is told to do it: "directed ministers to", "asked them to"."""
    return bool(children(parse, verb, "dobj", "dative"))


def _things(parse: Parse, cue: Cue) -> list[int]:
    """Objects and what is said of them: "the unrest on extremists", "him a liar"."""
    verb = cue.head
    out: list[int] = []
    tops = children(parse, verb, "dobj", "oprd", "attr", "pobj", "xcomp")
    if cue.last != verb:
        tops += children(parse, cue.last, "pobj", "pcomp", "amod", "acomp")
    if cue.stance in ("C", "LBL"):
        tops += [c for c in children(parse, verb, "prep", "advcl") if c > verb
                 and parse.words[c].lower() in ("as", "of", "for", "on", "over")]  # fmt: skip
    if cue.stance == "R":
        tops += [c for c in children(parse, verb, "advcl", "xcomp", "prep")
                 if c > cue.last and ((len(cue.tokens) > 1 and _is_infinitive(parse, c))
                                      or parse.words[c].lower() == "for")]  # fmt: skip
    for top in tops:
        if top > verb and not _set_off(parse, top) and top not in cue.tokens:
            out += [t for t in parse.subtree(top) if t not in cue.tokens]
    return _without_asides(parse, out)


def _set_off(parse: Parse, top: int) -> bool:
    """An apposition that the parser took for an object: "appealed to X, an alliance, for help"."""
    first = min(parse.subtree(top))
    return parse.words[first - 1] == "," and parse.relations[top] == "dobj"


def _passive(parse: Parse, cue: Cue, infinitive: int | None, finder: CueFinder) -> list[int]:
    """ "is said to have fled", "has been described as the worst": subject and predicate."""
    verb = cue.head
    subjects = [t for c in children(parse, verb, "nsubjpass", "nsubj") for t in parse.subtree(c)]
    if infinitive is not None:
        return ([] if cue.stance == "R" else subjects) + parse.subtree(infinitive)
    predicate = [t for c in children(parse, verb, "oprd", "attr", "acomp")
                 for t in parse.subtree(c)]  # fmt: skip
    if cue.last != verb:
        predicate += [t for t in parse.subtree(cue.last) if t not in cue.tokens]
        predicate += [t for c in children(parse, verb, "advcl") if c > cue.last
                      and not trails(parse, c) for t in parse.subtree(c)]  # fmt: skip
    if predicate:
        return subjects + predicate
    if finder.is_hearsay_verb(parse, verb):
        return subjects
    return []


def _clause(parse: Parse, cue: Cue, clause: int, heads: dict[int, Cue]) -> list[int]:
    """The tokens of a clause after its verb, without "that" and what belongs to the frame."""
    tokens = set(parse.subtree(clause))
    for child in children(parse, clause, "mark"):
        if parse.words[child].lower() == "that":
            tokens.discard(child)
    tokens -= _foreign(parse, cue.head, clause, heads)
    if _is_infinitive(parse, clause) and cue.stance in ("R",):
        # "urged police to act": the parser makes the addressee the subject of the infinitive
        for child in children(parse, clause, *SUBJECTS):
            if len(cue.tokens) == 1:
                tokens -= set(parse.subtree(child))
    return sorted(t for t in tokens if t > cue.head)


def _foreign(parse: Parse, verb: int, clause: int, heads: Collection[int]) -> set[int]:
    """Parts hung below a reported clause that are the reporter's: another frame, when it was."""
    out: set[int] = set()
    for token in parse.subtree(clause):
        if token in (clause, verb):
            continue
        frame = token in heads and (trails(parse, token) or _is_next_frame(parse, token))
        if frame or _is_when_said(parse, clause, token):
            out |= set(parse.subtree(token))
    return out


def _is_next_frame(parse: Parse, verb: int) -> bool:
    """ ", but the mayor said that": another speaker's frame hung below the first one's words."""
    return (parse.relations[verb] in ("conj", "advcl") and is_finite(parse, verb)
            and bool(children(parse, verb, "nsubj"))
            and bool(children(parse, verb, "ccomp", "xcomp")) and _comma_before(parse, verb))


def _comma_before(parse: Parse, token: int) -> bool:
    first = min(parse.subtree(token))
    return any(parse.words[t] in (",", ";") for t in range(max(first - 2, 0), first))


def _is_when_said(parse: Parse, clause: int, adverbial: int) -> bool:
    """ "said it will send troops after the president asked": what happened before speaking."""
    if parse.relations[adverbial] != "advcl" or parse.heads[adverbial] != clause:
        return False
    future = any(parse.words[c].lower() in _FUTURE for c in children(parse, clause, "aux"))
    return (future and adverbial > clause and parse.tags[adverbial] == "VBD"
            and bool(children(parse, adverbial, "mark")))  # fmt: skip


def _frame(parse: Parse, verb: int, without: Collection[int]) -> list[int]:
    """The words of ", X said on Wednesday," : the verb's phrase without what it reports."""
    return [t for t in parse.subtree(verb) if t not in without]


def _before(parse: Parse, verb: int, clause: int) -> list[int]:
    """What stands before ", X said": from the start of the clause, time and place included."""
    inner = set(parse.subtree(clause))
    start = min(inner)
    first = parse.sentences[parse.sentence_of[verb]][0]
    while start > first and _leads_to(parse, start - 1, verb, clause):
        start -= 1
    frame = [t for t in parse.subtree(verb) if t not in inner and t > clause]
    subject = subject_of(parse, verb)
    if subject is not None:
        frame += noun_phrase(parse, subject)
    ahead = [t for t in frame if t > clause and is_word(parse, t)]
    stop = min([verb, *[t for t in ahead if t > start]])
    tokens = list(range(start, stop))
    tokens += [t for t in inner if t > verb and t not in frame]
    while tokens and parse.tags[tokens[0]] in ("CC", ","):
        tokens.pop(0)
    return tokens


def _leads_to(parse: Parse, token: int, verb: int, clause: int) -> bool:
    """Whether a word before a fronted clause belongs to the same sentence part."""
    if parse.words[token] in (";", ":"):
        return False
    return token in parse.subtree(verb) or verb in parse.subtree(token)


def _is_aside(parse: Parse, verb: int) -> bool:
    """ "The unrest, he said, was over", "as the minister put it": a frame inside its content."""
    if parse.relations[verb] == "parataxis":
        return bool(children(parse, verb, "nsubj"))
    as_clause = any(parse.words[c].lower() == "as" for c in children(parse, verb, "mark"))
    complete = children(parse, verb, "dobj", "xcomp", "ccomp", "prep", "acomp", "oprd")
    return parse.relations[verb] == "advcl" and as_clause and not complete


def _around(parse: Parse, verb: int) -> list[int]:
    head = parse.heads[verb]
    own = set(parse.subtree(verb))
    return [t for t in parse.subtree(head) if t not in own]


def _without_asides(parse: Parse, tokens: list[int]) -> list[int]:
    """Without relative clauses between commas: they are the writer's explanation."""
    drop: set[int] = set()
    for token in tokens:
        if parse.relations[token] == "relcl":
            below = parse.subtree(token)
            if parse.words[below[0] - 1] in (",", "-", "–", "—") and below[0] > 0:
                drop |= set(below)
    return [t for t in tokens if t not in drop]
