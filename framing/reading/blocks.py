"""Text -> blocks: headline, subheadings, captions, credits, datelines, and the body itself."""

from __future__ import annotations

import re

from framing.articles import Block, BlockKind
from framing.reading.furniture import (
    credit_tail,
    date_prefix,
    is_captioned,
    is_credit,
    place_dateline,
)
from framing.reading.paragraphs import split_paragraphs
from framing.spans import Span, trim

#: Datelines are looked for in the first paragraphs of prose: later a colon or dash means speech.
DATELINE_WITHIN = 4
HEADLINE_CHARS, HEADLINE_WORDS = 160, 25
SUBHEADING_CHARS, SUBHEADING_WORDS = 90, 12
#: A telegraphic headline with a full stop ("Court rules against purge.") is at most this long.
TELEGRAM_CHARS = 100
#: Shorter paragraphs of the body may well be said twice ("No.").
REPEATED_CHARS = 60

_ARTICLES = re.compile(r"\b(?:the|a|an)\b", re.I)
_STOPPED = re.compile(r"[.!?…:][\"'”’)\]]*$")
_SPEAKER = re.compile(r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-]){2,30}: ")
_NEXT_SPEAKER = re.compile(r"[.!?][\"”]? " + _SPEAKER.pattern)


def detect_blocks(text: str) -> tuple[Block, ...]:
    """What the paragraphs are, told by their form and place; no list of names is used.

    Blocks are in order, disjoint, and cover all that is not blank. When in doubt a paragraph is
    body: that is read like a headline, subheading or caption, while datelines and credits are not.
    A caption, heading or long paragraph that was printed before is marked `repeated`.
    """
    paragraphs = split_paragraphs(text)
    texts = [text[slice(*p)] for p in paragraphs]
    speaking = [t for t in texts if _SPEAKER.match(t)]
    transcript = len(speaking) > 1 or any(_NEXT_SPEAKER.search(t) for t in speaking)
    pieces: list[tuple[BlockKind, Span]] = []
    prose: list[int] = []
    for paragraph in paragraphs:
        for kind, span in _pieces(text, paragraph, len(prose), transcript):
            if kind == "body":
                prose.append(len(pieces))
            pieces.append((kind, span))
    _mark_headings(text, pieces, prose)
    return _blocks(text, pieces)


def published_date(text: str, blocks: tuple[Block, ...]) -> str:
    """The ISO date of a dateline such as "date 2022-01-05", empty when there is none."""
    for block in blocks:
        found = date_prefix(text[slice(*block.span)]) if block.kind == "dateline" else None
        if found and found.published:
            return found.published
    return ""


def _pieces(
    text: str, paragraph: Span, before: int, transcript: bool
) -> list[tuple[BlockKind, Span]]:
    """One paragraph as dateline, body or caption, and credit; each without blanks around it.

    `before` is the number of paragraphs of prose before it.
    """
    words = text[slice(*paragraph)]
    head = 0
    if before < DATELINE_WITHIN:
        dated = date_prefix(words)
        head = dated.end if dated else 0
        placed = place_dateline(words[head:].lstrip())
        if placed and not (transcript and _SPEAKER.match(words[head:].lstrip())):
            head = len(words) - len(words[head:].lstrip()) + placed.end
    rest = words[head:].strip()
    if is_credit(rest, first=before == 0):
        cut: list[tuple[BlockKind, int, int]] = [("credit", head, len(words))]
    elif tail := credit_tail(rest):
        start = len(words) - len(rest) + tail.start
        unstopped = not _STOPPED.search(words[:start].rstrip())
        kind: BlockKind = "caption" if tail.of_picture or unstopped else "body"
        cut = [(kind, head, start), ("credit", start, len(words))]
    else:
        cut = [("caption" if is_captioned(rest) else "body", head, len(words))]
    cut.insert(0, ("dateline", 0, head))
    spans = [(k, trim(text, Span(paragraph.start + s, paragraph.start + e))) for k, s, e in cut]
    return [(kind, span) for kind, span in spans if span]


def _mark_headings(text: str, pieces: list[tuple[BlockKind, Span]], prose: list[int]) -> None:
    """Turn body pieces into headline and subheadings; `prose` has the positions of the body."""
    words = [text[slice(*pieces[n][1])] for n in prose]
    placed = [
        n > 0 and pieces[n - 1][0] == "dateline"
        and not date_prefix(text[slice(*pieces[n - 1][1])]) for n in prose
    ]  # fmt: skip
    for k, n in enumerate(prose[:-1]):
        if placed[k]:
            continue
        if k == 0:
            if _is_headline(words[0], words[1:], before_dateline=placed[1]):
                pieces[n] = ("headline", pieces[n][1])
        elif _is_subheading(words[k - 1], words[k], words[k + 1]):
            pieces[n] = ("subheading", pieces[n][1])


def _is_prose(paragraph: str) -> bool:
    return bool(_STOPPED.search(paragraph)) and len(paragraph) > 40


def _is_headline(first: str, others: list[str], *, before_dateline: bool) -> bool:
    """Short, prose after it, and no sentence: without full stop, in title case, or telegraphic.

    Some collections put a full stop after every headline, hence the last two, and hence a look
    for the dateline with which the first sentence begins.
    """
    words = first.split()
    if len(first) > HEADLINE_CHARS or len(words) > HEADLINE_WORDS:
        return False
    if not any(map(_is_prose, others)):
        return False
    if not _STOPPED.search(first) or first.endswith("?"):
        return True
    if before_dateline:
        return True
    if re.search(r"\w\w[\"”’]?[.!?] ", first):
        return False
    long_words = [w.lstrip("‘'“\"(") for w in words if len(w) > 3]
    capitals = sum(w[:1].isupper() for w in long_words)
    if len(long_words) >= 3 and capitals >= 0.75 * len(long_words):
        return True
    return len(first) <= TELEGRAM_CHARS and len(words) >= 4 and not _ARTICLES.search(first)


def _is_subheading(before: str, line: str, after: str) -> bool:
    """Short, unstopped, capitalised, between paragraphs of prose, and not an item of a list."""
    if len(line) > SUBHEADING_CHARS or len(line.split()) > SUBHEADING_WORDS:
        return False
    if before.endswith((":", ",")) or not _is_prose(after) or len(after) <= len(line):
        return False
    if not (line[0].isupper() or line[0].isdigit()):
        return False
    return not re.search(r"[.!?…:;,][\"'”’)\]]*$|[\"”]$", line)


def _blocks(text: str, pieces: list[tuple[BlockKind, Span]]) -> tuple[Block, ...]:
    seen: set[str] = set()
    blocks = []
    for kind, span in pieces:
        key = " ".join(text[slice(*span)].split()).casefold()
        marked = kind in ("headline", "subheading", "caption") or (
            kind == "body" and len(key) >= REPEATED_CHARS
        )
        blocks.append(Block(kind, span, marked and key in seen))
        if marked:
            seen.add(key)
    return tuple(blocks)
