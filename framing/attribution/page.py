"""The text with its paragraphs, words, cues and quotations: what linking looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from framing.articles import Block
from framing.attribution.cues import Cue
from framing.attribution.grammar import SUBJECTS, Draft, children, is_verb
from framing.quotations import Quotation, find_quotations
from framing.spans import Span, Spans, intersect, length, normalise, subtract, trim
from framing.syntax import Parse
from framing.syntax.verbs import is_finite

_FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})
#: Inside a quotation the wording stays the speaker's where others only want or know something;
#: what they say, deny or call somebody is theirs.
_RETOLD = frozenset({"N", "X", "LBL"})
_UTTERANCE_END = tuple(".!?,—–…")


@dataclass(frozen=True, slots=True)
class Page:
    """One article as linking sees it."""

    text: str
    #: The read blocks: body paragraphs, headings, captions.
    blocks: tuple[Block, ...]
    parse: Parse
    cues: tuple[Cue, ...]
    paragraphs: tuple[Span, ...] = field(init=False)
    quotations: tuple[Quotation, ...] = field(init=False)
    _outermost: list[Quotation] = field(init=False, repr=False)
    _holders: dict[int, Quotation] = field(init=False, repr=False)
    _marked: Spans = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "paragraphs", tuple(b.span for b in self.blocks))
        body = [b.span for b in self.blocks if b.kind == "body"]
        beside = [find_quotations(self.text, [b.span]) for b in self.blocks if b.kind != "body"]
        found = [*find_quotations(self.text, body), *(q for one in beside for q in one)]
        found.sort(key=lambda q: (q.span.start, -q.span.end))
        object.__setattr__(self, "quotations", tuple(found))
        object.__setattr__(self, "_outermost", [q for q in self.quotations if q.depth == 0])
        holders = {t: q for q in self._outermost for t in self.tokens(*q.span)}
        object.__setattr__(self, "_holders", holders)
        object.__setattr__(self, "_marked", normalise([q.span for q in self._outermost]))

    def tokens(self, start: int, end: int) -> range:
        """Indices of the tokens that begin in `[start, end)`."""
        return range(bisect_left(self.parse.starts, start), bisect_left(self.parse.starts, end))

    def inside(self, spans: Iterable[Span]) -> list[int]:
        """Indices of the tokens that begin in any of the spans, span by span."""
        return [t for span in spans for t in self.tokens(*span)]

    def paragraph(self, offset: int) -> int:
        """Index of the paragraph that holds an offset, -1 outside all."""
        n = bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1
        return n if n >= 0 and offset < self.paragraphs[n].end else -1

    def before(self, paragraph: int) -> int | None:
        """The body paragraph before a body paragraph; captions and headings do not count."""
        if paragraph < 0 or self.blocks[paragraph].kind != "body":
            return None
        earlier = (n for n in range(paragraph - 1, -1, -1) if self.blocks[n].kind == "body")
        return next(earlier, None)

    def draft(self, source: Spans, cue: Spans, content: Spans, score: float | None) -> Draft:
        """A draft of spans found otherwise than by the cues: its verb and stance looked up."""
        content = close_gaps(self.text, content)
        inside = self.inside(cue)
        known = [c for c in self.cues if set(c.tokens) & set(inside)]
        verbs = [t for t in inside if is_verb(self.parse, t)]
        head = known[-1].head if known else next(iter([*verbs, *inside]), -1)
        return Draft(source, cue, content, known[-1].stance if known else "", head=head,
                     score=score)  # fmt: skip

    def outermost(self) -> list[Quotation]:
        """The quotations that stand in no other."""
        return self._outermost

    def holder(self, token: int) -> Quotation | None:
        """The outermost quotation that a token stands in."""
        return self._holders.get(token)

    def around(self, draft: Draft) -> Quotation | None:
        """The outermost quotation that a draft's frame stands in.

        None for a turn of a transcript, though the marks hold its speaker too: `"ANN: I know.`
        """
        holder = self.holder(draft.head) if draft.head >= 0 else None
        if holder is None:
            return None
        frame = normalise([*draft.source, *draft.cue])
        turn = self.text[frame[0].start : frame[-1].end].endswith(":")
        first = not self.text[holder.inner.start : frame[0].start].strip()
        return None if turn and first else holder

    def is_turn(self, draft: Draft) -> bool:
        """Whether the words stand behind a name in capitals and a colon: a transcript."""
        return [self.text[slice(*s)] for s in draft.cue] == [":"] and all(
            self.text[slice(*s)].isupper() for s in draft.source)  # fmt: skip

    def verbs(self) -> dict[int, Cue]:
        """Cue verbs outside quotations, by token."""
        return {c.head: c for c in self.cues if not c.phrase and self.holder(c.head) is None}

    def is_quoted(self, spans: Spans) -> bool:
        """Whether all of the spans lies inside quotation marks."""
        return not subtract(spans, self._marked)

    def has_verb(self, spans: Spans) -> bool:
        """Whether a verb stands in the spans."""
        return any(is_verb(self.parse, t) for t in self.inside(spans))

    def is_clause(self, quotation: Quotation) -> bool:
        """Whether the quoted words are an utterance of their own, not a phrase of the sentence."""
        words = self.text[quotation.inner.start : quotation.inner.end].strip()
        before = self.text[: quotation.span.start].rstrip(" ")[-1:]
        opens = not before or before in ":,\n.!?”\""
        if words.endswith(_UTTERANCE_END) and (
            opens or (words[0].isupper() and len(words.split()) > 1)
        ):
            return True
        inside = self.tokens(*quotation.inner)
        clauses = [t for t in inside if is_verb(self.parse, t) and is_finite(self.parse, t)]
        return any(c in inside for t in clauses for c in children(self.parse, t, *SUBJECTS))


def snap(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Contents brought into line with the quotation marks: a quotation is taken whole or not."""
    out = []
    for draft in drafts:
        inside = page.around(draft)
        content = _whole(page, draft) if inside is None else _within(page, draft, inside)
        if content:
            out.append(replace(draft, content=content))
    return out


def _whole(page: Page, draft: Draft) -> Spans:
    spans = draft.content
    for quotation in page.outermost():
        if not spans or quotation.span.end <= spans[0].start:
            continue
        if quotation.span.start >= spans[-1].end:
            break
        shared = length(intersect(spans, (quotation.inner,)))
        if not shared:
            continue
        if 2 * shared > length((quotation.inner,)):
            spans = normalise([*spans, quotation.span])
            if _opens(page, draft, quotation) or _is_named(page, spans, quotation):
                return (quotation.span,)
        elif page.is_clause(quotation) and not page.has_verb(subtract(spans, (quotation.span,))):
            # "shouted slogans of “Go away!”": the words themselves, not what they are called
            spans = (quotation.span,)
        else:
            spans = subtract(spans, (quotation.span,))
    return tidy(page.text, subtract(spans, normalise([*draft.source, *draft.cue])))


def _opens(page: Page, draft: Draft, quotation: Quotation) -> bool:
    """`“...,” X said`: what else was found before the cue are words of the frame."""
    ahead = draft.content[0].start < quotation.span.start
    rest = subtract(draft.content, (quotation.span,))
    if page.text[quotation.inner.start : quotation.inner.end].rstrip()[-1:].isalnum():
        # `“They face jail” for it, she said`: the sentence goes on behind the marks
        return False
    return (not ahead and page.is_clause(quotation) and bool(draft.cue) and not page.has_verb(rest)
            and draft.cue[0].start >= quotation.span.end
            and draft.content[-1].end <= draft.cue[0].start)  # fmt: skip


def _is_named(page: Page, spans: Spans, quotation: Quotation) -> bool:
    """ "slogans of “Go away!”": nothing but a name for the words that follow."""
    named = page.text[spans[0].start : quotation.span.start].split()
    return (named[-1:] == ["of"] and spans[-1].end == quotation.span.end
            and page.is_clause(quotation)
            and not page.has_verb(subtract(spans, (quotation.span,))))  # fmt: skip


def _within(page: Page, draft: Draft, quotation: Quotation) -> Spans:
    """Speech reported inside a quotation, where it is somebody else's than the speaker's own."""
    source = " ".join(page.text[s:e].lower() for s, e in draft.source)
    if not source or set(source.split()) & _FIRST_PERSON or draft.stance not in _RETOLD:
        return ()
    return tidy(page.text, intersect(draft.content, (quotation.inner,)))


def close_gaps(text: str, spans: Spans) -> Spans:
    """Neighbours with nothing but a comma or blanks between them joined."""
    kept: list[Span] = []
    for span in spans:
        if kept and not text[kept[-1].end : span.start].strip(", "):
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return tuple(kept)


def tidy(text: str, spans: Spans) -> Spans:
    """Without pieces of punctuation alone; neighbours with nothing but blanks between joined."""
    kept: list[Span] = []
    for span in spans:
        found = trim(text, span)
        if found is None or not any(c.isalnum() for c in text[found.start : found.end]):
            continue
        if kept and not text[kept[-1].end : found.start].strip():
            kept[-1] = Span(kept[-1].start, found.end)
        else:
            kept.append(found)
    return normalise(kept)
