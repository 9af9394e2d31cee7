"""House style: words in the outlet's own voice that style guides would only use attributed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.annotations import AnnotatedArticle, Term
from framing.lexicon import Authority, Entry, Lexicon


@dataclass(frozen=True, slots=True)
class Breach:
    """A term in the outlet's own voice, and the rules that it goes against."""

    term: Term
    text: str
    #: Line and column of its first character, from 1.
    line: int
    column: int
    #: The paragraph's words before and after it.
    left: str
    right: str
    #: The entry that carries the rule: the term's own or a modifier in it.
    entry: Entry
    rules: tuple[Authority, ...]
    #: What could be said instead.
    instead: tuple[str, ...]


def breaches(
    annotated: AnnotatedArticle, lexicon: Lexicon, bodies: frozenset[str] = frozenset()
) -> Iterator[Breach]:
    """Every breach of one article in text order; with `bodies` only of their rules.

    A term is the outlet's own where no attribution holds it: a scare quote, hearsay and what
    somebody is said to think are not.
    """
    text = annotated.article.text
    for term in annotated.terms:
        if term.attribution is not None:
            continue
        for entry in (lexicon.by_id[part] for part in term.parts):
            rules = tuple(a for a in entry.authority if a.attributed_only
                          and (not bodies or a.body.casefold() in bodies))  # fmt: skip
            if rules:
                start, end = term.span
                block = annotated.article.blocks[term.block].span
                yield Breach(
                    term, text[start:end], text.count("\n", 0, start) + 1,
                    start - (text.rfind("\n", 0, start) + 1) + 1,
                    text[block.start : start], text[end : block.end],
                    entry, rules, _instead(term, entry, lexicon),
                )  # fmt: skip
                break


def _instead(term: Term, entry: Entry, lexicon: Lexicon) -> tuple[str, ...]:
    """The neutral words of the entry with the rule, else of the term's other entries."""
    others = (lexicon.by_id[part].neutral for part in (term.entry_id, *term.parts))
    return entry.neutral or next((words for words in others if words), ())


def known_bodies(lexicon: Lexicon) -> list[str]:
    """The bodies that use some entry only attributed."""
    return sorted({a.body for e in lexicon.entries for a in e.authority if a.attributed_only})
