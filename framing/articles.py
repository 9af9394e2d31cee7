"""Article and Block: one text as it was read, and what its paragraphs are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from framing.spans import Span

BlockKind = Literal["dateline", "headline", "subheading", "caption", "credit", "body"]
BLOCK_KINDS: tuple[str, ...] = get_args(BlockKind)

#: Blocks whose words are prose that somebody answers for; datelines and credits are not read.
READ_KINDS = frozenset({"headline", "subheading", "caption", "body"})
#: The outlet of an article whose input does not tell it.
UNKNOWN_OUTLET = "unknown"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article: a paragraph, or the dateline at the head of one.

    Blocks are in text order, do not overlap, and together cover all that is not blank.
    """

    kind: BlockKind
    span: Span
    #: The same caption (or other furniture) was printed before: marked, and counted once.
    repeated: bool = False

    @property
    def is_read(self) -> bool:
        """Whether claims, terms and attributions are looked for here."""
        return self.kind in READ_KINDS and not self.repeated


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` is the file as decoded: never stripped, normalised or cut."""

    article_id: str
    text: str
    blocks: tuple[Block, ...]
    outlet: str = UNKNOWN_OUTLET
    #: ISO date (2022-01-05), empty when not known.
    published: str = ""
    headline: str = ""
    url: str = ""
    path: str = ""
    language: str = ""
    #: The agency credited for the whole text (AP, AFP, ...), empty when none is.
    wire: str = ""

    @property
    def read_blocks(self) -> tuple[Block, ...]:
        """The blocks that the later stages read."""
        return tuple(b for b in self.blocks if b.is_read)
