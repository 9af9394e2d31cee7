"""A folder of results against gold attributions: figures as rows for people and for machines."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.errors import InputError, TableError
from framing.evaluation.gold import GoldArticle, read_gold
from framing.evaluation.kinds import Marked
from framing.evaluation.scores import Counts, Scores
from framing.reading.results import read_tables
from framing.spans import Spans, parse_spans

#: Figures that are F1 of found against gold, and what is right in each.
F1 = {
    "who_said_it": "content overlaps by half and the source is right",
    "voice": "words that are somebody else's",
    "content_overlap": "contents that overlap by half",
    "content_exact": "contents, letter by letter",
    "source_overlap": "sources that overlap",
    "source_exact": "sources, letter by letter",
    "cue_exact": "cues, letter by letter",
    "term_attributed": "contested terms that are somebody else's",
}
#: Figures that are a share of all words or terms.
SHARES = {
    "who_said_it_word_accuracy": "words with the right voice and source (or its head word)",
    "who_said_it_word_overlap_accuracy": "words with the right voice and an overlapping source",
    "voice_accuracy": "words rightly own or somebody else's",
    "term_voice_accuracy": "contested terms with the right voice and source",
    "term_voice_overlap_accuracy": "contested terms with the right voice, source overlapping",
    "term_attributed_accuracy": "contested terms rightly own or somebody else's",
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What `evaluate` found; `n_other` articles of the results have no gold and are not scored."""

    scores: Scores
    n_other: int

    def figures(self) -> list[dict[str, Any]]:
        """One row a figure; shares have a value only, F1s precision and recall too."""
        counted, rows = self.scores.figures, []
        for name, right in {**F1, **SHARES}.items():
            if (n := counted.get(name)) is not None:
                f1 = name in F1
                rows.append({"figure": f"{name}_f1" if f1 else name, "value": n.f1,
                             "precision": n.precision if f1 else None,
                             "recall": n.recall if f1 else None,
                             "n_right": n.n_right, "n_found": n.n_found, "n_gold": n.n_gold,
                             "right_are": right})  # fmt: skip
        return rows

    def kinds(self) -> list[dict[str, Any]]:
        """Recall by kind of gold attribution, one row a kind."""
        return [{"kind": kind, "n": k.n, "content_overlap_recall": k.n_content / k.n,
                 "who_said_it_recall": k.n_who / k.n}
                for kind, k in sorted(self.scores.kinds.items())]  # fmt: skip

    def record(self) -> dict[str, Any]:
        """Everything, for JSON."""
        total = self.scores.figures.get("content_exact", Counts())
        return {"n_articles": self.scores.n_articles, "n_articles_without_gold": self.n_other,
                "n_gold_attributions": total.n_gold, "n_found_attributions": total.n_found,
                "figures": {row.pop("figure"): row for row in self.figures()},
                "recall_by_kind": {row.pop("kind"): row for row in self.kinds()}}  # fmt: skip


def evaluate(gold: Path, results: Path, terms: Path | None = None) -> Evaluation:
    """Score a folder of results against gold, article by article.

    `terms` is a file of contested terms, one a line. InputError: gold that cannot be read, an
    article of it that the results lack, a text that is not the gold's.
    """
    pattern = None if terms is None else term_pattern(_read_terms(terms))
    articles, tables = read_gold(gold), read_tables(results)
    columns = ["article_id", "n_chars", "text_sha256"]
    known = {article_id: (int(n_chars), str(sha256)) for article_id, n_chars, sha256
             in tables.articles[columns].itertuples(index=False, name=None)}  # fmt: skip
    found: dict[str, list[Marked]] = {}
    cells = tables.attributions[["article_id", "source_spans", "cue_spans", "content_spans"]]
    for n, row in enumerate(cells.fillna("").itertuples(index=False, name=None), 1):
        article_id, *spans = row
        try:
            found.setdefault(article_id, []).append(Marked(*map(parse_spans, spans)))
        except ValueError as error:
            raise TableError(f"attribution {n}: {error}", where=str(results)) from error
    scores, missing = Scores(), []
    for article in articles:
        if article.article_id not in known:
            missing.append(article)
            continue
        _check_text(article, *known[article.article_id], results)
        marked = [m for m in found.get(article.article_id, ()) if m.content]
        _check_spans(article, marked, results)
        scores.add(article.text, article.attributions, marked, pattern)
    if missing:
        names = ", ".join(article.article_id for article in missing[:3])
        raise InputError(f"{len(missing)} of the gold's articles are not in {results}: {names}"
                         f"{' ...' if len(missing) > 3 else ''}. Run `framing analyze` on all of "
                         "them first; article_id there is doc_id or the name of the .txt file here",
                         where=missing[0].where)  # fmt: skip
    if not scores.n_articles:
        raise InputError("holds no article", where=str(gold))
    return Evaluation(scores, len(known) - scores.n_articles)


def term_pattern(terms: Sequence[str]) -> re.Pattern[str]:
    """Phrases as whole words, with simple plurals, the longest first, whatever their case."""
    forms = []
    for term in sorted(set(terms), key=lambda t: (-len(t), t)):
        body = r"[\s\-]+".join(re.escape(word) for word in term.split())
        if term.endswith("y"):
            body = body[:-1] + "(?:y|ies)"
        elif not term.endswith("s"):
            body += "(?:s|es)?"
        forms.append(body)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


def _read_terms(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error}); expected a text file of terms, one a line",
                         where=str(path)) from error  # fmt: skip
    terms = [line.strip().lower() for line in lines if line.strip() and not line.startswith("#")]
    if not terms:
        raise InputError("holds no term; expected one a line", where=str(path))
    return terms


def _check_text(article: GoldArticle, n_chars: int, sha256: str, results: Path) -> None:
    if len(article.text) != n_chars:
        raise InputError(f"the text of {article.article_id} has {len(article.text)} characters, "
                         f"but {n_chars} in {results}; expected the same text, line ends too. "
                         "Analyse the gold's texts", where=article.where)  # fmt: skip
    if hashlib.sha256(article.text.encode()).hexdigest() != sha256:
        raise InputError(f"the text of {article.article_id} is as long as in {results}, but other "
                         "words (text_sha256 differs). Analyse the gold's texts",
                         where=article.where)  # fmt: skip


def _check_spans(article: GoldArticle, marked: Sequence[Marked], results: Path) -> None:
    ends = [_end(spans) for one in marked for spans in one]
    if max(ends, default=0) > len(article.text):
        raise TableError(f"an attribution of {article.article_id} ends at {max(ends)}, after the "
                         f"text's {len(article.text)} characters", where=str(results))  # fmt: skip


def _end(spans: Spans) -> int:
    return max((span.end for span in spans), default=0)
