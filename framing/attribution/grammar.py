"""Reading a parse: subjects, noun phrases, clauses. Closed classes only, no word lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from framing.attribution.cues import join_tokens
from framing.codes import Stance
from framing.spans import Spans
from framing.syntax import Parse
from framing.syntax.arguments import agents

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in the making: by tokens' places, before marks and nesting are settled."""

    source: Spans
    cue: Spans
    content: Spans
    stance: Stance = ""
    hearsay: bool = False
    #: The cue's head token; -1 where there is no cue.
    head: int = -1
    #: Head token of the cue under which this one is reported with the same content.
    under: int | None = None
    #: The model's score, None where a rule found it.
    score: float | None = None
    #: The frame says that it was not said.
    negated: bool = False


def is_verb(parse: Parse, token: int) -> bool:
    """Any form of a verb, modals left out."""
    return parse.tags[token].startswith("VB")


def is_word(parse: Parse, token: int) -> bool:
    """Whether the token has a letter or a digit."""
    return any(c.isalnum() for c in parse.words[token])


def children(parse: Parse, token: int, *relations: str) -> list[int]:
    """Children with one of the relations, in text order."""
    return [c for c in parse.children[token] if parse.relations[c] in relations]


def antecedent(parse: Parse, token: int) -> int:
    """What "who" stands for; the token itself for any other word."""
    if parse.words[token].lower() in _RELATIVE:
        for above in parse.ancestors(token):
            if parse.relations[above] in ("relcl", "acl"):
                return parse.heads[above]
    return token


def subject_of(parse: Parse, verb: int, speaking: Collection[int] = ()) -> int | None:
    """Head word of who speaks, climbing from participles and coordinated verbs.

    `speaking` are the heads of cues: ", adding that ..." after reported words has the subject of
    the verb that reports them, wherever the parser hung it.
    """
    if trails(parse, verb):
        above = _reporting_above(parse, parse.heads[verb], speaking)
        return subject_of(parse, above, speaking) if above != verb else None
    told = agents(parse, verb)
    at = next((t for t in (verb, *parse.ancestors(verb)) if told and told[0] in parse.children[t]),
              verb)  # fmt: skip
    if not told or (at != verb and parse.lower[told[0]] == "it" and parse.lemmas[at] == "be"):
        return None  # "it is too early to tell"
    return antecedent(parse, told[0])


def trails(parse: Parse, verb: int) -> bool:
    """Whether the verb is a participle set off by a comma: ", adding that"."""
    if parse.tags[verb] != "VBG" or parse.sentence_of[verb] != parse.sentence_of[max(verb - 1, 0)]:
        return False
    return verb > 0 and parse.words[verb - 1] in (",", "”", "\"", "''")


def _reporting_above(parse: Parse, token: int, speaking: Collection[int]) -> int:
    """The cue that reports the clause of `token`, else the token."""
    at = token
    for _ in range(8):
        if at in speaking or parse.heads[at] == at:
            break
        if parse.relations[at] == "ccomp" and parse.heads[at] in speaking:
            return parse.heads[at]
        at = parse.heads[at]
    return token


def noun_phrase(parse: Parse, head: int, without: Iterable[int] = ()) -> list[int]:
    """A source as a reader would mark it: no clause set off by a comma, no edge punctuation."""
    drop = set(without) - {head}
    for child in parse.children[head]:
        if parse.relations[child] in ("relcl", "advcl", "ccomp", "acl"):
            below = parse.subtree(child)
            comma = below[0] > head and parse.words[below[0] - 1] in (",", "—", "–", "(")
            if comma or child in drop:
                drop.update(below)
    tokens = [t for t in parse.subtree(head) if t not in drop]
    return trim_tokens(parse, _run_around(tokens, head))


def _run_around(tokens: list[int], head: int) -> list[int]:
    """The tokens up to the first gap on either side of the head."""
    left = right = tokens.index(head)
    while left > 0 and tokens[left - 1] == tokens[left] - 1:
        left -= 1
    while right + 1 < len(tokens) and tokens[right + 1] == tokens[right] + 1:
        right += 1
    return tokens[left : right + 1]


def trim_tokens(parse: Parse, tokens: list[int]) -> list[int]:
    """Without punctuation at both ends; brackets and currency that belong to words stay."""
    first, last = 0, len(tokens)
    while first < last and not is_word(parse, tokens[first]) and parse.words[tokens[first]] != "$":
        first += 1
    while last > first and not is_word(parse, tokens[last - 1]) and parse.words[
        tokens[last - 1]
    ] not in (")", "%"):
        last -= 1
    return tokens[first:last]


def content_spans(parse: Parse, tokens: Iterable[int]) -> Spans:
    """Tokens of a content as spans; gaps of punctuation alone are closed."""
    kept = sorted(set(tokens))
    if not kept:
        return ()
    filled: list[int] = []
    for token in kept:
        if filled and not any(is_word(parse, g) for g in range(filled[-1] + 1, token)):
            filled.extend(range(filled[-1] + 1, token))
        filled.append(token)
    runs: list[list[int]] = []
    for token in filled:
        if runs and runs[-1][-1] == token - 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    pieces = [trim_tokens(parse, run) for run in runs]
    return join_tokens(parse, [t for piece in pieces for t in piece])
