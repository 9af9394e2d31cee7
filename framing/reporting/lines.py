"""Concordance lines: what a row of the tables looks like behind a number."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TypeVar

from framing.reporting.marking import note_anchor, term_anchor
from framing.reporting.passages import Passage, shorten
from framing.reporting.records import (
    ArticleRow,
    AttributionRow,
    ClaimRow,
    Records,
    TermRow,
)
from framing.reporting.wording import POLARITY, SPEECH, STANCES, arrowed, plain
from framing.tables.rows import CONTEXT

#: Marks that stand against the word after them, and against the word before them.
_OPENING = "“‘\"'([-–/"
_CLOSING = "”’\"'.,;:!?)]-–/%"

_Row = TypeVar("_Row", AttributionRow, TermRow)


class Lines:
    """Makes the line of any term, attribution, claim or article, by its id.

    Lines link into the articles in `shown`; the others are not in the page.
    """

    def __init__(self, records: Records, shown: Iterable[str]) -> None:
        self._articles = {a.article_id: a for a in records.articles}
        self._shown = frozenset(shown)
        self._terms = {t.term_id: (n, t) for n, t in _numbered(records.terms)}
        self._said = {a.attribution_id: (n, a) for n, a in _numbered(records.attributions)}
        self._claims = {c.claim_id: c for c in records.claims}

    def known(self) -> Iterable[str]:
        """All ids, in table order."""
        return chain(self._terms, self._said, self._claims, self._articles)

    def line(self, row_id: str) -> Passage:
        """The line of one row; KeyError for an id that no table has."""
        if row_id in self._terms:
            return self._of_term(*self._terms[row_id])
        if row_id in self._said:
            return self._of_attribution(*self._said[row_id])
        if row_id in self._claims:
            return self._of_claim(self._claims[row_id])
        return self._of_article(self._articles[row_id])

    def _of_term(self, position: int, term: TermRow) -> Passage:
        note = _joined(SPEECH.get(term.speech, ""), POLARITY.get(term.polarity, ""))
        line = self._line(term.article_id, term.chain, note)
        return line._replace(
            anchor=line.anchor and term_anchor(line.anchor, position),
            left=_spaced(term.left, after=True), key=shorten(term.text),
            right=_spaced(term.right, after=False),
            heading=shorten(term.text.casefold(), 80),
        )  # fmt: skip

    def _of_attribution(self, position: int, said: AttributionRow) -> Passage:
        stance = f"verb: {STANCES.get(said.stance, said.stance)}" if said.stance else ""
        line = self._line(said.article_id, said.chain, _joined(SPEECH.get(said.speech, ""), stance))
        lead = shorten(f"{said.source} {said.cue}", 80)
        return line._replace(
            anchor=line.anchor and note_anchor(line.anchor, position),
            left=f"{lead}: " if lead else "", key=shorten(said.content), quote=True,
            heading=shorten(arrowed(said.chain).rpartition(" › ")[2], 80),
        )  # fmt: skip

    def _of_claim(self, claim: ClaimRow) -> Passage:
        line = self._line(claim.article_id, claim.chain, plain(claim.agency).lower())
        return line._replace(key=shorten(claim.text), quote=True)

    def _of_article(self, article: ArticleRow) -> Passage:
        note = f"credited to {article.wire}" if article.wire else ""
        line = self._line(article.article_id, article.outlet, note)
        return line._replace(key=shorten(article.headline or article.article_id))

    def _line(self, article_id: str, chained: str, note: str) -> Passage:
        """A line without its words, linking to the article as a whole."""
        article = self._articles.get(article_id)
        return Passage(
            article.anchor if article and article_id in self._shown else "",
            article.outlet if article else "unknown", article.published if article else "",
            shorten(arrowed(chained), 160), "", "", "", note, "", False,
        )  # fmt: skip


def _numbered(rows: Iterable[_Row]) -> Iterable[tuple[int, _Row]]:
    """Rows with their number within their article, from 0."""
    counts: dict[str, int] = {}
    for row in rows:
        number = counts.get(row.article_id, 0)
        counts[row.article_id] = number + 1
        yield number, row


def _spaced(context: str, *, after: bool) -> str:
    """Context with a blank towards the word in focus, but none beside a mark that touches it.

    The tables carry contexts without outer blanks, so this is read from the marks. A context of
    full length ends within a word, which is left out.
    """
    full = len(context) >= CONTEXT - 2
    context = " ".join(context.split())
    if full and " " in context:
        context = f"… {context.partition(' ')[2]}" if after else f"{context.rpartition(' ')[0]} …"
    if after:
        return context if not context or context[-1] in _OPENING else f"{context} "
    return context if not context or context[0] in _CLOSING else f" {context}"


def _joined(*parts: str) -> str:
    return " · ".join(p for p in parts if p)
