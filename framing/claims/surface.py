"""From the tokens of a claim to spans that read as a sentence."""

from __future__ import annotations

from collections.abc import Collection

from framing.spans import Span, Spans, normalise
from framing.syntax import Parse

_STOPS = " \t\r\n\x0b\x0c\u00a0.,;:!?…-–—―"
_OPENING = "“‘«"
_CLOSING = {"“": "”", "‘": "’", "«": "»"}
_STRAIGHT = "\"'"


def is_punctuation(parse: Parse, token: int) -> bool:
    """Whether the token has neither a letter nor a digit nor a currency or per cent sign."""
    return not any(c.isalnum() or c in "$£€%" for c in parse.words[token])


def spans_of(parse: Parse, text: str, tokens: Collection[int]) -> Spans:
    """Runs of neighbouring tokens, without loose punctuation, conjunctions and lone quotes."""
    runs: list[list[int]] = []
    for token in sorted(tokens):
        if runs and token == runs[-1][-1] + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    kept = set(tokens)
    trimmed = [_trim_run(parse, run, kept) for run in runs]
    if trimmed:
        trimmed[0] = _without_connective(parse, trimmed[0])
    pieces = [(parse.starts[r[0]], parse.ends[r[-1]]) for r in trimmed if r]
    return _without_lone_quotes(text, normalise(pieces))


def _trim_run(parse: Parse, run: list[int], kept: Collection[int]) -> list[int]:
    first, last = 0, len(run)
    while first < last and _is_loose_start(parse, run[first]):
        first += 1
    while last > first and _is_loose_end(parse, run[last - 1], kept):
        last -= 1
    return run[first:last]


def _is_quote(word: str) -> bool:
    return bool(word) and all(c in "“”‘’«»\"'`" for c in word)


def _is_loose_start(parse: Parse, token: int) -> bool:
    if is_punctuation(parse, token):
        return not _is_quote(parse.words[token]) and parse.words[token] not in "([{"
    return parse.tags[token] == "CC" or parse.relations[token] in ("mark", "cc")


def _is_loose_end(parse: Parse, token: int, kept: Collection[int]) -> bool:
    if is_punctuation(parse, token):
        return not _is_quote(parse.words[token]) and parse.words[token] not in ")]}"
    if parse.tags[token] == "CC" or parse.relations[token] in ("mark", "cc"):
        return True
    # A preposition whose object went elsewhere; "to" whose verb did.
    if parse.tags[token] in ("IN", "TO"):
        below = parse.children[token]
        lost = any(c not in kept for c in below if parse.relations[c] in ("pobj", "pcomp"))
        return lost or (parse.relations[token] == "aux" and parse.heads[token] not in kept)
    return False


def _without_connective(parse: Parse, run: list[int]) -> list[int]:
    """Drop a lone adverb before a comma: "However, they resigned"."""
    if (
        len(run) > 2
        and parse.tags[run[0]] == "RB"
        and parse.words[run[1]] == ","
    ):  # fmt: skip
        return run[2:]
    return run


def _without_lone_quotes(text: str, spans: Spans) -> Spans:
    """Drop stops and quotation marks at the ends that have no partner inside, or wrap it all."""
    pieces = [list(s) for s in spans]
    while pieces:
        body = "".join(text[s:e] for s, e in pieces)
        if not body:
            return ()
        if body[0] in _STOPS or _is_lone_opening(body):
            pieces[0][0] += 1
        elif body[-1] in _STOPS or _is_lone_closing(body):
            pieces[-1][1] -= 1
        elif _wraps(body):
            pieces[0][0] += 1
            pieces[-1][1] -= 1
        else:
            break
        pieces = [p for p in pieces if p[0] < p[1]]
    return tuple(Span(s, e) for s, e in pieces)


def _is_lone_opening(body: str) -> bool:
    first, rest = body[0], body[1:]
    if first in _OPENING:
        return _CLOSING[first] not in rest
    return (first in _STRAIGHT and not rest.count(first) % 2) or first in "”»`"


def _is_lone_closing(body: str) -> bool:
    last, rest = body[-1], body[:-1]
    for opening, closing in _CLOSING.items():
        if last == closing:
            return opening not in rest
    return (last in _STRAIGHT and not rest.count(last) % 2) or last in "“«`"


def _wraps(body: str) -> bool:
    first, last, inner = body[0], body[-1], body[1:-1]
    if first in _STRAIGHT:
        return last == first and first not in inner
    return last == _CLOSING.get(first) and first not in inner and last not in inner
