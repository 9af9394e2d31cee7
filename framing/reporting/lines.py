"""Concordance lines: what a row of the tables looks like behind a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from framing.reporting.passages import Passage, shorten
from framing.reporting.places import Places
from framing.reporting.records import ArticleRow, AttributionRow, ClaimRow, TermRow
from framing.reporting.row_index import RowIndex
from framing.reporting.wording import POLARITY, SPEECH, STANCES, arrowed, credited, plain
from framing.spans import Spans, format_spans
from framing.tables.rows import CONTEXT

#: Marks that stand against the word after them, and against the word before them.
_OPENING = "“‘\"'([-–/"
_CLOSING = "”’\"'.,;:!?)]-–/%"


class Lines:
    """Makes the lines of terms, attributions, claims and articles, by their ids.

    Without `text` a line says where its words stand instead of what they are.
    """

    def __init__(
        self, rows: RowIndex, articles: Iterable[ArticleRow], places: Places, *, text: bool = True
    ) -> None:
        self._rows = rows
        self._articles = {a.article_id: (n, a) for n, a in enumerate(articles)}
        self._places = places
        self._text = text

    def find(self, ids: Iterable[str]) -> Mapping[str, tuple[tuple[int, int], Passage]]:
        """Id -> (table, place in it) and line, for every id; KeyError for one no table has."""
        wanted = sorted(ids)
        out: dict[str, tuple[tuple[int, int], Passage]] = {}
        for place, term in self._rows.terms(wanted).items():
            out[term.term_id] = (0, place), self._of_term(term)
        for place, said in self._rows.attributions(wanted).items():
            out[said.attribution_id] = (1, place), self._of_attribution(said)
        for place, claim in self._rows.claims(wanted).items():
            out[claim.claim_id] = (2, place), self._of_claim(claim)
        for row_id in wanted:
            if row_id not in out:
                place, article = self._articles[row_id]
                out[row_id] = (3, place), self._of_article(article)
        return out

    def _of_term(self, term: TermRow) -> Passage:
        note = _joined(SPEECH.get(term.speech, ""), POLARITY.get(term.polarity, ""))
        if not self._text:
            note = _joined(note, f"{term.article_id} {term.start}-{term.end}")
        line = self._line(term.article_id, term.term_id, term.chain, note)
        return line._replace(
            left=_spaced(term.left, after=True) if self._text else "",
            key=shorten(term.text),
            right=_spaced(term.right, after=False) if self._text else "",
            heading=shorten(term.text.casefold(), 80),
        )  # fmt: skip

    def _of_attribution(self, said: AttributionRow) -> Passage:
        stance = f"verb: {STANCES.get(said.stance, said.stance)}" if said.stance else ""
        note = _joined(SPEECH.get(said.speech, ""), stance, "" if said.is_said else "not said")
        line = self._line(said.article_id, said.attribution_id, said.chain, note)
        lead = shorten(f"{said.source} {said.cue}" if self._text else said.cue, 80)
        return line._replace(
            left=f"{lead}: " if lead else "", quote=True,
            key=self._words(said.article_id, said.content, said.content_spans),
            heading=shorten(arrowed(said.chain).rpartition(" › ")[2], 80),
        )  # fmt: skip

    def _of_claim(self, claim: ClaimRow) -> Passage:
        note = plain(claim.agency).lower()
        line = self._line(claim.article_id, claim.claim_id, claim.chain, note)
        words = self._words(claim.article_id, claim.text, claim.spans)
        return line._replace(key=words, quote=True)

    def _of_article(self, article: ArticleRow) -> Passage:
        note = credited(article.wire) if article.wire else ""
        line = self._line(article.article_id, "", article.outlet, note)
        return line._replace(key=shorten(article.headline or article.article_id))

    def _words(self, article_id: str, text: str, spans: Spans) -> str:
        return shorten(text) if self._text else f"{article_id} {format_spans(spans)}"

    def _line(self, article_id: str, row_id: str, chained: str, note: str) -> Passage:
        """A line without its words, linking into the article."""
        _, article = self._articles.get(article_id, (0, None))
        return Passage(
            self._places.article(article_id, row_id),
            article.outlet if article else "unknown", article.published if article else "",
            shorten(arrowed(chained), 160), "", "", "", note, "", False,
        )  # fmt: skip


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
