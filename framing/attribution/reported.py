"""Reported speech and thought by grammar: reporting verbs with what they govern."""

from __future__ import annotations

from framing.attribution.clauses import (
    Frames,
    clause_after,
    clause_around,
    clause_before,
    clause_behind_phrase,
    clauses_beside,
    is_infinitive,
    without_asides,
)
from framing.attribution.cues import Cue, join_tokens
from framing.attribution.grammar import (
    Draft,
    children,
    content_spans,
    noun_phrase,
    subject_of,
    trails,
)
from framing.syntax import Parse
from framing.syntax.verbs import is_passive

#: Stances whose verbs take a thing instead of a clause: "demanded a rise", "denied the charge".
_TAKES_THING = frozenset({"R", "X", "C", "LBL", "D"})
#: Stances whose verbs take a bare infinitive: "vowed to act", "claimed to have won".
_TAKES_INFINITIVE = frozenset({"R", "D", "LBL"})


#: "accused X of", "blamed X on", "praised X for", "dismissed X as".
_BLAMES = frozenset({"as", "of", "for", "on", "over"})


def reported(frames: Frames) -> list[Draft]:
    """One draft for every cue verb that governs something said, thought, shown or demanded."""
    drafts = [_draft(frames, cue) for cue in frames.verbs.values()]
    drafts += [_noun_draft(frames, token) for token in range(len(frames.parse))
               if frames.parse.children[token]]  # fmt: skip
    return [d for d in drafts if d is not None and d.content]


def _noun_draft(frames: Frames, noun: int) -> Draft | None:
    """ "the president's claim that ...", and talk where nobody owns it: "rumours that ..."."""
    parse = frames.parse
    cue = frames.finder.noun_cue(parse, noun)
    clause = next((c for c in children(parse, noun, "acl", "ccomp", "relcl") if c > noun and any(
        parse.words[m].lower() == "that" for m in children(parse, c, "mark"))), None)  # fmt: skip
    if cue is None or clause is None:
        return None
    owners = children(parse, noun, "poss") + [
        o for p in children(parse, noun, "prep") if parse.words[p].lower() in ("by", "from", "of")
        for o in children(parse, p, "pobj")]  # fmt: skip
    source = noun_phrase(parse, owners[0]) if owners else []
    if source and parse.tags[source[-1]] == "POS":
        source.pop()
    if not source and cue.stance not in ("D", "N"):
        return None
    return Draft(join_tokens(parse, source), cue.spans(parse),
                 content_spans(parse, clause_after(frames, cue, clause)), cue.stance,
                 not source, noun)  # fmt: skip


def _draft(frames: Frames, cue: Cue) -> Draft | None:
    parse = frames.parse
    tokens, passive = _content(frames, cue)
    tokens = tokens or clause_behind_phrase(frames, cue.head)
    if not tokens:
        return None
    found = subject_of(parse, cue.head, frames.verbs)
    source = [] if found is None else noun_phrase(parse, found, [cue.head])
    if set(source) & set(tokens):
        source = []
    if not source and not passive:
        return None
    # "Reports suggest", "was reported": talk; "was urged to", "asked whether": somebody's words
    bare = found is not None and len(source) == 1 and frames.finder.is_report(parse, found)
    told = cue.stance != "R" and bool(children(parse, cue.head, "auxpass"))
    return Draft(join_tokens(parse, source), cue.spans(parse), content_spans(parse, tokens),
                 cue.stance, bare or (passive and told and not source), cue.head)  # fmt: skip


def _content(frames: Frames, cue: Cue) -> tuple[list[int], bool]:
    """Tokens of what the verb reports, and whether it stands in the passive."""
    parse, verb = frames.parse, cue.head
    passive = is_passive(parse, verb)
    clauses = children(parse, verb, "ccomp")
    if clauses and clauses[0] < verb:
        # "Services are off; the president declared an emergency": two sentences in one
        split = children(parse, verb, "dobj") and ";" in parse.words[clauses[0] : verb]
        return ([] if split else clause_before(frames, verb, clauses[0])), passive
    if clauses:
        tokens = [t for c in clauses for t in clause_after(frames, cue, c)]
        return tokens + clauses_beside(frames, verb), passive
    if _is_aside(parse, verb):
        return clause_around(parse, verb), passive
    infinitive = next((c for c in children(parse, verb, "xcomp", "advcl")
                       if c > verb and is_infinitive(parse, c)), None)  # fmt: skip
    if passive:
        return _passive(frames, cue, infinitive), True
    told = bool(children(parse, verb, "dobj", "dative"))
    if infinitive is not None and (cue.stance in _TAKES_INFINITIVE or told):
        addressed = cue.stance in ("R", "N") and len(cue.tokens) == 1
        things = [] if addressed else _things(parse, cue)
        return things + clause_after(frames, cue, infinitive), False
    shown = cue.stance == "E" and any(children(parse, c, "acl")
                                      for c in children(parse, verb, "dobj"))  # fmt: skip
    if cue.stance in _TAKES_THING or len(cue.tokens) > 1 or shown:
        return _things(parse, cue), False
    return [], False


def _is_aside(parse: Parse, verb: int) -> bool:
    """ "The unrest, he said, was over", "as the minister put it": a frame inside its content."""
    if parse.relations[verb] == "parataxis":
        return bool(children(parse, verb, "nsubj"))
    as_clause = any(parse.words[c].lower() == "as" for c in children(parse, verb, "mark"))
    complete = children(parse, verb, "dobj", "xcomp", "ccomp", "prep", "acomp", "oprd")
    return parse.relations[verb] == "advcl" and as_clause and not complete


def _things(parse: Parse, cue: Cue) -> list[int]:
    """Objects and what is said of them: "the unrest on extremists", "him a liar"."""
    verb = cue.head
    tops = [c for c in children(parse, verb, "dobj", "oprd", "attr", "pobj", "xcomp")
            if not _set_off(parse, c)]  # fmt: skip
    if cue.last != verb:
        tops += children(parse, cue.last, "pobj", "pcomp", "amod", "acomp")
    for child in children(parse, verb, "prep", "advcl", "xcomp"):
        word = parse.words[child].lower()
        if word in _BLAMES and (cue.stance in ("C", "LBL") or (cue.stance, word) == ("X", "as")):
            tops.append(child)
        elif cue.stance == "R" and word == "for":
            tops += children(parse, child, "pobj", "pcomp") if len(cue.tokens) == 1 else [child]
        elif cue.stance == "R" and len(cue.tokens) > 1 and is_infinitive(parse, child):
            tops.append(child)
    if not tops and cue.stance == "R":
        tops = _asked_for(parse, verb)
    tokens = {t for top in tops if top > verb for t in parse.subtree(top)} - set(cue.tokens)
    if tokens and cue.stance == "LBL" and parse.relations[verb] == "relcl":
        # "the men, whom they branded bandits": who is named stands before
        tokens |= set(noun_phrase(parse, parse.heads[verb], [verb]))
        tokens -= {t for t in tokens if t > verb and parse.words[t].lower() == "as"}
    return without_asides(parse, tokens)


def _asked_for(parse: Parse, verb: int) -> list[int]:
    """ "appealed to the alliance, a bloc of six, for help": what stands behind ", for"."""
    return [c for t in parse.subtree(verb) if t > verb + 1 and parse.words[t].lower() == "for"
            and parse.words[t - 1] == "," for c in children(parse, t, "pobj", "pcomp")]  # fmt: skip


def _set_off(parse: Parse, top: int) -> bool:
    """An apposition that the parser took for an object: "appealed to X, an alliance, for help"."""
    first = min(parse.subtree(top))
    return parse.relations[top] == "dobj" and parse.words[first - 1] == ","


def _passive(frames: Frames, cue: Cue, infinitive: int | None) -> list[int]:
    """ "is said to have fled", "has been described as the worst": subject and predicate."""
    parse, verb = frames.parse, cue.head
    subjects = [t for c in children(parse, verb, "nsubjpass", "nsubj") for t in parse.subtree(c)]
    if not subjects and parse.relations[verb] == "acl":
        subjects = noun_phrase(parse, parse.heads[verb], [verb])
    if infinitive is not None:
        # "was ordered to leave": the subject is who was told, no part of what was said
        return ([] if cue.stance == "R" else subjects) + parse.subtree(infinitive)
    tops = children(parse, verb, "oprd", "attr", "acomp")
    if cue.last != verb:
        tops += [cue.last]
        tops += [c for c in children(parse, verb, "advcl", "prep")
                 if c > cue.last and not trails(parse, c)]  # fmt: skip
    predicate = [t for top in tops for t in parse.subtree(top) if t not in cue.tokens]
    if predicate:
        return subjects + predicate
    return subjects if frames.finder.is_hearsay_verb(parse, verb) else []
