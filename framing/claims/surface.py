"""From the tokens of a claim to spans that read as a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Set

from framing.spans import Span, Spans, normalise
from framing.syntax import Parse

_STOPS = " \t\r\n\x0b\x0c\u00a0.,;:!?…-–—―"
_CLOSING = {"“": "”", "‘": "’", "«": "»", "(": ")", "[": "]"}
_QUOTE_PAIRS = {"“": "”", "«": "»"}
_PAIRED = frozenset(_QUOTE_PAIRS.values())
_QUOTES = "“”‘’«»\"'`"
#: A straight single quotation mark, not an apostrophe inside a word.
_SINGLE_OPENING = re.compile(r"(?<!\w)'")
_SINGLE_CLOSING = re.compile(r"'(?!\w)")


def spans_of(parse: Parse, text: str, tokens: Collection[int], head: int) -> Spans:
    """Runs of neighbouring tokens, without loose punctuation, conjunctions and lone quotes.

    `head` is the claim's verb: the conjunctions that introduce it go, those inside stay.
    """
    runs = _runs(sorted(tokens))
    kept = tokens if isinstance(tokens, Set) else set(tokens)

    def loose(token: int) -> bool:
        return parse.tags[token] == "CC" or _introduces(parse, token, head, kept)

    is_mark = parse.is_mark
    runs = [run for run in runs if not (is_mark[run[0]] and all(is_mark[t] for t in run))]
    if runs:
        runs[0] = _trim_run(parse, runs[0], kept, loose)
        if len(runs) > 1 or len(runs[0]) > 1:
            runs[0] = _without_connective(parse, runs[0])
    trimmed = [_trim_run(parse, run, kept, loose) for run in runs]
    pieces = [
        _with_quotes(text, parse.starts[r[0]], parse.ends[r[-1]]) for r in trimmed if r
    ]
    return _without_lone_quotes(text, normalise(pieces))


def _runs(tokens: list[int]) -> list[list[int]]:
    """Sorted tokens, cut where one is left out."""
    if tokens and tokens[-1] - tokens[0] + 1 == len(tokens):
        return [tokens]
    runs: list[list[int]] = []
    for token in tokens:
        if runs and token == runs[-1][-1] + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return runs


def _introduces(parse: Parse, token: int, head: int, kept: Collection[int]) -> bool:
    if parse.relations[token] != "mark" and parse.lower[token] != "when":
        return False
    above = parse.heads[token]
    return above == head or above not in kept


def _trim_run(
    parse: Parse, run: list[int], kept: Collection[int], loose: Callable[[int], bool]
) -> list[int]:
    first, last = 0, len(run)
    while first < last:
        before_loose = (parse.tags[run[first]] == "RB" and parse.relations[run[first]] != "neg"
                        and first + 1 < last and loose(run[first + 1]))  # fmt: skip
        if not (before_loose or loose(run[first]) or _is_stop(parse, run[first], "([{")):
            break
        first += 1
    while last > first and (
        loose(run[last - 1])
        or _is_stop(parse, run[last - 1], ")]}")
        or _lost_object(parse, run[last - 1], kept)
    ):
        last -= 1
    return run[first:last]


def _is_stop(parse: Parse, token: int, brackets: str) -> bool:
    """Punctuation that ends nothing: neither a quotation mark nor one of the brackets."""
    if not parse.is_mark[token]:
        return False
    word = parse.words[token]
    return word not in brackets and not all(c in _QUOTES for c in word)


def _lost_object(parse: Parse, token: int, kept: Collection[int]) -> bool:
    """A preposition whose object is not in the claim; "to" whose verb is not."""
    if parse.tags[token] not in ("IN", "TO"):
        return False
    if parse.relations[token] == "aux":
        return parse.heads[token] not in kept
    return any(c not in kept for c in parse.children[token]
               if parse.relations[c] in ("pobj", "pcomp"))  # fmt: skip


def _without_connective(parse: Parse, run: list[int]) -> list[int]:
    """Drop a lone adverb before a comma: "However, they resigned"; or before a clause that went
    ("So [when he came] they left")."""
    if not run or not parse.tags[run[0]].startswith("RB") or parse.relations[run[0]] == "neg":
        return run
    if len(run) == 1:
        return []
    return run[2:] if len(run) > 2 and parse.words[run[1]] == "," else run


def _with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in quotation marks right around, or one whose partner is inside."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before not in _QUOTE_PAIRS and after not in _PAIRED:
        return start, end
    body = text[start:end]
    if after and _QUOTE_PAIRS.get(before) == after:
        return start - 1, end + 1
    if before in _QUOTE_PAIRS and _QUOTE_PAIRS[before] in body and before not in body:
        start -= 1
    elif any(after == c and o in body and c not in body for o, c in _QUOTE_PAIRS.items()):
        end += 1
    return start, end


def _without_lone_quotes(text: str, spans: Spans) -> Spans:
    """Drop stops and quotation marks at the ends that have no partner inside, or wrap it all."""
    pieces = [list(s) for s in spans]
    while pieces:
        body = "".join(text[s:e] for s, e in pieces)
        if not body:
            return ()
        if body[0].isalnum() and body[-1].isalnum():
            break
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
    if first in _CLOSING:
        return _CLOSING[first] not in rest
    if first == "'":
        return not _SINGLE_CLOSING.search(rest)
    return (first == '"' and not rest.count('"') % 2) or first in "”»`)]"


def _is_lone_closing(body: str) -> bool:
    last, rest = body[-1], body[:-1]
    for opening, closing in _CLOSING.items():
        if last == closing:
            return opening not in rest
    if last == "'":
        return not _SINGLE_OPENING.search(rest)
    return (last == '"' and not rest.count('"') % 2) or last in "“‘«`(["


def _wraps(body: str) -> bool:
    first, last, inner = body[0], body[-1], body[1:-1]
    if body.startswith("''") and body.endswith("''"):
        return "''" not in body[2:-2]
    if first in "\"'":
        return last == first and first not in inner
    return last == _CLOSING.get(first) and first not in inner and last not in inner
