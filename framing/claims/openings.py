"""Which tokens open a claim, decided from the top of each sentence down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.claims.adverbials import stranded_conjunction
from framing.claims.clauses import (
    OPENING,
    is_aside,
    kind_below,
    of_relative,
    opens_condition,
)
from framing.claims.frames import INTRODUCED, Vouching, announcers, frame_above
from framing.claims.grammar import Kind, clause_start, follows_break
from framing.claims.voices import Voices
from framing.syntax import Parse
from framing.syntax.verbs import is_finite, is_punctuation, is_verb, subject_of


@dataclass(frozen=True, slots=True)
class Openings:
    """`kind[t]` for every token that opens a claim; `owner[t]`: the opening token t lies under.

    A token whose owner is None has no claim above it inside its own voice.
    """

    kind: dict[int, Kind]
    owner: tuple[int | None, ...]
    #: Words that introduce an opened clause and lie above it ("before" in "before fleeing").
    introducing: frozenset[int]
    #: The noun that a modifier is about where it is not the modifier's head.
    antecedent: dict[int, int]


def find_openings(parse: Parse, voices: Voices, words: Vouching) -> Openings:
    """Decide for every token whether it opens a claim; tokens above are decided first."""
    kind: dict[int, Kind] = {}
    antecedent: dict[int, int] = {}
    introducing: set[int] = set()
    stranded: list[tuple[int | None, int]] = []
    #: Tokens under a condition: nothing there is asserted but what stands aside.
    supposed: set[int] = set()
    owner: list[int | None] = [None] * len(parse)
    heads, relations, of_token = parse.heads, parse.relations, voices.of_token
    for token in _from_the_top(parse):
        head, relation = heads[token], relations[token]
        is_top = head == token or of_token[head] != of_token[token]
        if is_top:
            found = _kind_of_top(parse, voices, token)
            noun = _fronted_antecedent(parse, voices, token) if found == "main" else None
            if noun is not None:
                found, antecedent[token] = "modifier", noun
        else:
            found = kind_below(parse, token, kind) if relation in OPENING else None
            if head in supposed or (relation == "advcl" and opens_condition(parse, token)):
                supposed.add(token)
                found = found if is_aside(parse, token) else None
            elif found is None and relation in INTRODUCED:
                frame = frame_above(parse, token, kind, words)
                if frame is not None and kind[frame] in ("main", "frame"):
                    kind[frame], found = "frame", "main"
        if found is not None:
            kind[token] = found
            owner[token] = token
            if relation == "pcomp":
                introducing.update(_introduction(parse, token))
            elif relation == "advcl":
                stranded.append((stranded_conjunction(parse, token), token))
        elif not is_top:
            owner[token] = owner[head]
    for preposition, token in stranded:
        if preposition is not None:
            introducing.add(preposition)
            for t in parse.subtree(preposition):
                owner[t] = token if voices.of_token[t] == voices.of_token[token] else owner[t]
    _lower(parse, voices, kind, owner)
    for token in list(kind):
        kind.update(dict.fromkeys(announcers(parse, token, kind, words), "frame"))
    _open_verbless(parse, voices, kind, antecedent, owner)
    return Openings(kind, tuple(owner), frozenset(introducing), antecedent)


def _fronted_antecedent(parse: Parse, voices: Voices, token: int) -> int | None:
    """What a reported relative clause is about: "[a server], which she thought [was safe]"."""
    voice = voices.of_token[token]
    if voice is None:
        return None
    frame = voices.frames[voice]
    first = min(frame.content)
    fronted = parse.tags[first] in ("WDT", "WP", "WP$")
    for verb in sorted(frame.cue):
        noun = parse.heads[verb]
        if not parse.tags[noun].startswith("NN") or noun > verb:
            continue
        if parse.relations[verb] in ("relcl", "parataxis") and fronted and first < verb:
            return noun
        if parse.relations[verb] == "relcl" and subject_of(parse, token) is None:
            return noun  # "a claim that he said [was false]"
    return None


def _from_the_top(parse: Parse) -> list[int]:
    waiting = [t for t, head in enumerate(parse.heads) if head == t]
    children = parse.children
    out = []
    while waiting:
        token = waiting.pop()
        out.append(token)
        if below := children[token]:
            waiting += below[::-1]
    return out


def _lower(
    parse: Parse, voices: Voices, kind: dict[int, Kind], owner: list[int | None]
) -> None:
    """A participle right behind a relative clause of the same noun goes on with that clause.

    "the investigators [who are looking into it trying to find out]": a noun takes no second
    modifier without a break or a conjunction.
    """
    for token, found in kind.items():
        if found != "modifier" or parse.relations[token] != "relcl":
            continue
        beyond = max(parse.subtree(token)) + 1
        for sibling in parse.children[parse.heads[token]]:
            if (
                sibling >= beyond
                and sibling not in kind
                and parse.relations[sibling] == "acl"
                and parse.tags[sibling] == "VBG"
                and clause_start(parse, sibling) == beyond
            ):
                host = owner[sibling]
                for t in parse.subtree(sibling):
                    if owner[t] == host and voices.of_token[t] == voices.of_token[token]:
                        owner[t] = token
                break


def _introduction(parse: Parse, token: int) -> Iterator[int]:
    """What stands before a gerund behind a preposition."""
    preposition = parse.heads[token]
    yield preposition
    yield from (c for c in parse.children[preposition] if c < preposition)


def _open_verbless(
    parse: Parse, voices: Voices, kind: dict[int, Kind], antecedent: dict[int, int],
    owner: list[int | None],
) -> None:  # fmt: skip
    """Contents that say something without a clause ("[him] [a liar]") are one claim each."""
    for index, frame in voices.frames.items():
        content = [t for t in sorted(frame.content) if voices.of_token[t] == index]
        scenes = [t for t in content if parse.relations[t] == "acl" and parse.tags[t] == "VBG"]
        shown = any(owner[t] is None for t in scenes)
        if frame.names or shown:
            content = [t for t in content if owner[t] is None]
        elif len(content) < len(frame.content) or any(t in kind for t in content):
            continue
        if not content or parse.sentence_of[content[0]] != parse.sentence_of[content[-1]]:
            continue
        verbs = [t for t in scenes if t in content]
        tops = [t for t in content if parse.heads[t] not in frame.content
                and not is_punctuation(parse, t)]  # fmt: skip
        head = (verbs or tops[-1:] or content)[0]
        below = [c for c in parse.children[head] if parse.relations[c] == "pobj" and c in content]
        head = below[0] if below else head  # "him [as] a [liar]"
        kind[head] = "main"
        if frame.named is not None:
            # "[an explosion] that he described as [an intentional act]"
            content = [t for t in content if t in parse.subtree(head)]
            kind[head], antecedent[head] = "modifier", frame.named
        for token in content:
            owner[token] = head


def _kind_of_top(parse: Parse, voices: Voices, token: int) -> Kind | None:
    relation = parse.relations[token]
    if not is_verb(parse, token) or relation in ("amod", "compound", "aux"):
        return None
    if parse.heads[token] == token:
        return "main"
    if is_finite(parse, token):
        if relation == "relcl" and of_relative(parse, token) == "modifier":
            return "modifier"
        return "main" if _has_own_start(parse, voices, token) else None
    if voices.of_token[token] is None and subject_of(parse, token) is None:
        # Left over beside somebody else's words: "..., contradicting the earlier report".
        detached = parse.tags[token] in ("VBG", "VBN") and follows_break(parse, token)
        return "shared" if detached and relation in ("advcl", "acl", "conj") else None
    return "main" if relation in ("ccomp", "xcomp", "conj", "pcomp", "advcl") else None


def _has_own_start(parse: Parse, voices: Voices, token: int) -> bool:
    """Whether anything parts the clause from the words of the same voice before it."""
    start = clause_start(parse, token)
    before = start - 1
    if before < 0 or voices.of_token[before] != voices.of_token[token]:
        return True
    return (
        parse.sentence_of[before] != parse.sentence_of[token]
        or parse.tags[before] == "CC"
        or parse.tags[start] == "CC"
        or parse.relations[start] == "mark"
        or is_punctuation(parse, before)
        or is_punctuation(parse, start)
    )
