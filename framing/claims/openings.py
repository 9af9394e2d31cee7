"""Which tokens open a claim, decided from the top of each sentence down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.claims.clauses import Kind, kind_below, of_relative, stranded_conjunction
from framing.claims.grammar import clause_start, follows_break, is_finite, is_verb, subject_of
from framing.claims.surface import is_punctuation
from framing.claims.voices import Voices
from framing.syntax import Parse


@dataclass(frozen=True, slots=True)
class Openings:
    """`kind[t]` for every token that opens a claim; `owner[t]`: the opening token t lies under.

    A token whose owner is None has no claim above it inside its own voice.
    """

    kind: dict[int, Kind]
    owner: tuple[int | None, ...]
    #: Words that introduce an opened clause and lie above it ("before" in "before fleeing").
    introducing: frozenset[int]


def find_openings(parse: Parse, voices: Voices, saying: frozenset[str]) -> Openings:
    """Decide for every token whether it opens a claim; tokens above are decided first.

    `saying` are the lemmas of verbs that report; "I think" is a frame where they hold one.
    """
    kind: dict[int, Kind] = {}
    introducing: set[int] = set()
    stranded: list[tuple[int | None, int]] = []
    owner: list[int | None] = [None] * len(parse)
    for token in _from_the_top(parse):
        head = parse.heads[token]
        is_top = head == token or voices.of_token[head] != voices.of_token[token]
        found = _kind_of_top(parse, voices, token) if is_top else kind_below(parse, token, kind)
        if found is None and not is_top and _is_own_opinion(parse, token, kind, saying):
            kind[head], found = "frame", "main"
        if found is not None:
            kind[token] = found
            owner[token] = token
            introducing.update(_introduction(parse, token))
            stranded.append((stranded_conjunction(parse, token), token))
        elif not is_top:
            owner[token] = owner[head]
    for preposition, token in stranded:
        if preposition is not None:
            introducing.add(preposition)
            for t in parse.subtree(preposition):
                owner[t] = token if voices.of_token[t] == voices.of_token[token] else owner[t]
    _open_verbless(parse, voices, kind, owner)
    return Openings(kind, tuple(owner), frozenset(introducing))


def _from_the_top(parse: Parse) -> Iterator[int]:
    waiting = [t for t in range(len(parse)) if parse.heads[t] == t]
    while waiting:
        token = waiting.pop()
        yield token
        waiting.extend(reversed(parse.children[token]))


def _introduction(parse: Parse, token: int) -> Iterator[int]:
    if parse.relations[token] == "pcomp":
        preposition = parse.heads[token]
        yield preposition
        yield from (c for c in parse.children[preposition] if c < preposition)


def _open_verbless(
    parse: Parse, voices: Voices, kind: dict[int, Kind], owner: list[int | None]
) -> None:
    """Contents that say something without a clause ("[him] [a liar]") are one claim each."""
    for index, frame in voices.frames.items():
        content = [t for t in sorted(frame.content) if voices.of_token[t] == index]
        shown = any(_is_scene(parse, t) and owner[t] is None for t in content)
        if frame.names or shown:
            content = [t for t in content if owner[t] is None]
        elif len(content) < len(frame.content) or any(t in kind for t in content):
            continue
        if not content or parse.sentence_of[content[0]] != parse.sentence_of[content[-1]]:
            continue
        verbs = [t for t in content if _is_scene(parse, t)]
        tops = [t for t in content if parse.heads[t] not in frame.content
                and not is_punctuation(parse, t)]  # fmt: skip
        head = (verbs or tops[-1:] or content)[0]
        below = [c for c in parse.children[head] if parse.relations[c] == "pobj" and c in content]
        head = below[0] if below else head  # "him [as] a [liar]"
        kind[head] = "main"
        for token in content:
            owner[token] = head


def _is_scene(parse: Parse, token: int) -> bool:
    return parse.tags[token] == "VBG" and parse.relations[token] == "acl"


def _is_own_opinion(
    parse: Parse, token: int, kind: dict[int, Kind], saying: frozenset[str]
) -> bool:
    """Whether the clause is what "I think" or "we must tell you that" introduces."""
    head = parse.heads[token]
    subject = subject_of(parse, head)
    return (
        parse.relations[token] == "ccomp"
        and token > head
        and is_finite(parse, token)
        and subject_of(parse, token) is not None
        and kind.get(head) == "main"
        and parse.lemmas[head].lower() in saying
        and subject is not None
        and parse.words[subject].lower() in ("i", "we")
        and clause_start(parse, head) <= subject
        and not any(parse.relations[c] == "neg" for c in parse.children[head])
        and not any(parse.tags[t].startswith("W") for t in range(head, token))
        and not any(parse.relations[c] == "aux" and c < subject for c in parse.children[head])
    )


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
