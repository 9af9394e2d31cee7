"""An article's text cut into nested pieces: attributed passages, sources, cues and terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from framing.analysis.labels import UNSPECIFIED
from framing.articles import Block
from framing.reporting.context import ArticleText
from framing.reporting.legend import claim_line, letters_of, levels_of, voices_of, who
from framing.reporting.marked import MarkedArticle, MarkedBlock, Node, Note, TermMark
from framing.reporting.passages import shorten
from framing.reporting.places import Places, fragment
from framing.reporting.records import ArticleRow, AttributionRow, ClaimRow, SpeakerRow, TermRow
from framing.reporting.wording import (
    LEGITIMACY,
    NOT_NAMED,
    POLARITY,
    SPEECH,
    STANCES,
    VISIBILITY,
    arrowed,
    credited,
    decimal,
    percent,
    plural,
    referent,
    signed,
    speaker_type,
)

#: Passages inside passages that are shown; deeper ones are in the tables.
DEEPEST = 6


class _Layer(NamedTuple):
    """A stretch of text under one mark. `rank` orders marks on the same text, outermost first."""

    start: int
    end: int
    kind: str
    ref: int
    rank: tuple[int, int, int]


class ArticleRows(NamedTuple):
    """The rows of one article, in text order."""

    article: ArticleRow
    attributions: Sequence[AttributionRow]
    terms: Sequence[TermRow]
    claims: Sequence[ClaimRow]


def mark_article(
    rows: ArticleRows, text: ArticleText, speakers: Mapping[str, SpeakerRow], places: Places
) -> MarkedArticle:
    """The article as paragraphs of nested pieces, with its legend and its claims."""
    row, attributions, terms, claims = rows
    anchor = places.articles.get(row.article_id, "") if places.embed else ""
    letters = letters_of(attributions)
    layers = sorted(_layers(attributions, terms))
    notes = {
        i: _note(_anchor(anchor, a.attribution_id), i, a, speakers.get(a.speaker_id), places)
        ._replace(letter=letters[who(a)])
        for i, a in enumerate(attributions)
    }  # fmt: skip
    by_id = {a.attribution_id: letters[who(a)] for a in attributions}
    marks = {i: _term(_anchor(anchor, t.term_id), t, by_id.get(t.attribution_id, ""))
             for i, t in enumerate(terms)}  # fmt: skip
    seen: set[tuple[str, int]] = set()
    blocks = tuple(_block(b, text.text, layers, notes, seen) for b in text.blocks)
    return MarkedArticle(
        anchor, row.outlet, places.outlet(row.outlet), row.published, row.headline,
        row.article_id, row.url if row.url.startswith(("http://", "https://")) else "",
        row.sha256, _facts(row), blocks, notes, marks, voices_of(notes.values()),
        levels_of(marks.values()),
        tuple(claim_line(_anchor(anchor, c.claim_id), c, letters) for c in claims),
    )  # fmt: skip


def _anchor(article_anchor: str, row_id: str) -> str:
    """The id in the page of a row's place; empty for a row whose id is not ours."""
    part = fragment(row_id)
    return f"{article_anchor}-{part}" if article_anchor and part else part


def _facts(row: ArticleRow) -> str:
    parts = [plural(row.n_words, "word"), f"{percent(row.share_attributed)} somebody else’s",
             plural(row.n_claims, "claim")]  # fmt: skip
    if row.reading_ease is not None:
        parts.append(f"reading ease {decimal(row.reading_ease, 0)}")
    if row.wire:
        parts.append(credited(row.wire))
    if row.n_repeated:
        parts.append(f"{plural(row.n_repeated, 'repeated block')} not counted")
    return " · ".join(parts)


def _depths(attributions: Sequence[AttributionRow]) -> list[int]:
    """How many passages each one is nested in, as the table says."""
    position = {a.attribution_id: i for i, a in enumerate(attributions)}
    depths = []
    for i, attribution in enumerate(attributions):
        depth, seen, parent = 0, {i}, position.get(attribution.nested_in)
        while parent is not None and parent not in seen:
            seen.add(parent)
            depth, parent = depth + 1, position.get(attributions[parent].nested_in)
        depths.append(depth)
    return depths


def _layers(
    attributions: Sequence[AttributionRow], terms: Sequence[TermRow]
) -> Iterator[_Layer]:
    depths = _depths(attributions)
    for i, attribution in enumerate(attributions):
        size = sum(s.end - s.start for s in attribution.content_spans)
        for span in attribution.content_spans:
            yield _Layer(span.start, span.end, "said", i, (depths[i], -size, i))
        for span in attribution.source_spans:
            yield _Layer(span.start, span.end, "source", i, (1000, 0, i))
        for span in attribution.cue_spans:
            yield _Layer(span.start, span.end, "cue", i, (1000, 1, i))
    for i, term in enumerate(terms):
        yield _Layer(term.start, term.end, "term", i, (1001, term.start - term.end, i))


def _block(
    block: Block,
    text: str,
    layers: Sequence[_Layer],
    notes: Mapping[int, Note],
    seen: set[tuple[str, int]],
) -> MarkedBlock:
    first, last = block.span
    inside = [x for x in layers if x.start < last and x.end > first]
    cuts = sorted({first, last}
                  | {x.start for x in inside if x.start > first}
                  | {x.end for x in inside if x.end < last})  # fmt: skip
    pieces = [(text[a:b], _covering(inside, a, b)) for a, b in pairwise(cuts)]
    here: list[int] = []
    nodes = tuple(_nest(pieces, 0, seen, here))
    return MarkedBlock(block.kind, block.repeated, nodes, tuple(notes[i] for i in here))


def _covering(layers: Sequence[_Layer], start: int, end: int) -> tuple[tuple[str, int], ...]:
    """Marks on `[start, end)`, outermost first: passages, then one source or cue, then a term."""
    over = sorted((x for x in layers if x.start <= start and x.end >= end), key=lambda x: x.rank)
    said = [x for x in over if x.kind == "said"][-DEEPEST:]
    part = [x for x in over if x.kind in ("source", "cue")][:1]
    term = [x for x in over if x.kind == "term"][:1]
    return tuple((x.kind, x.ref) for x in (*said, *part, *term))


def _nest(
    pieces: Sequence[tuple[str, tuple[tuple[str, int], ...]]],
    depth: int,
    seen: set[tuple[str, int]],
    passages: list[int],
) -> Iterator[Node]:
    """Neighbours under the same mark become one node; `passages` gets those that begin here."""
    for mark, run in groupby(pieces, key=lambda p: p[1][depth] if len(p[1]) > depth else None):
        if mark is None:
            yield Node("text", -1, False, "".join(piece for piece, _ in run), ())
            continue
        kind, ref = mark
        first = mark not in seen
        seen.add(mark)
        if first and kind == "said":
            passages.append(ref)
        yield Node(kind, ref, first, "", tuple(_nest(list(run), depth + 1, seen, passages)))


def _note(
    anchor: str, number: int, attribution: AttributionRow, speaker: SpeakerRow | None,
    places: Places,
) -> Note:  # fmt: skip
    name = speaker.name if speaker else (attribution.source or NOT_NAMED)
    kind = speaker_type(speaker.type) if speaker else ""
    unknown = speaker is None or speaker.type == UNSPECIFIED
    return Note(
        number,
        anchor,
        "",
        shorten(name, 80),
        places.speaker(attribution.speaker_id),
        "" if unknown or kind.casefold() == name.casefold() else kind,
        shorten(arrowed(attribution.chain), 160) if attribution.nested_in else "",
        shorten(attribution.cue, 60),
        STANCES.get(attribution.stance, attribution.stance) if attribution.stance else "",
        SPEECH.get(attribution.speech, attribution.speech),
    )


def _term(anchor: str, term: TermRow, letter: str) -> TermMark:
    if term.legitimacy is not None:
        level, name = signed(term.legitimacy), LEGITIMACY.get(term.legitimacy, "")
        style = f"l{term.legitimacy}".replace("-", "m")
    elif term.visibility is not None:
        level, name = f"H{term.visibility}".replace("-", "−"), VISIBILITY.get(term.visibility, "")
        style = f"h{term.visibility}".replace("-", "m")
    else:
        level, name, style = "", "not on a scale", "l0"
    said_by = arrowed(term.chain).rpartition(" › ")[2] if not term.outlet_voice else ""
    parts = [referent(term.referent) if term.referent else "", f"{level} {name}".strip(),
             POLARITY.get(term.polarity, ""), term.derivation,
             f"words of {said_by}" if said_by else "the outlet’s own words"]  # fmt: skip
    title = f"{shorten(term.text, 60)}: {shorten(' · '.join(p for p in parts if p))}"
    plain = term.legitimacy in (0, None) and term.visibility in (0, None)
    return TermMark(anchor, "" if plain else level, style, title, letter)
