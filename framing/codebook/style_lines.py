"""House style on the terminal and as rows: where, what, which rule, what else could be said."""

from __future__ import annotations

from pathlib import PurePath

from framing.articles import Article
from framing.codebook.style import Breach

COLUMNS = ("path", "article_id", "line", "column", "text", "entry_id", "rule", "gist", "instead",
           "left", "right")  # fmt: skip
_CONTEXT = 60


def place_of(article: Article) -> str:
    """The file of an article; with the article's id where the file holds several, since lines are
    counted within the article."""
    path = article.path or article.article_id
    return path if PurePath(path).stem == article.article_id else f"{path}:{article.article_id}"


def breach_lines(path: str, breach: Breach) -> tuple[str, str]:
    """Where with the rule and the counterpart, and the passage with the term in brackets."""
    bodies = ", ".join(rule.body for rule in breach.rules)
    instead = f"; say {', '.join(breach.instead)}" if breach.instead else ""
    left, right = (" ".join(side.split()) for side in (breach.left, breach.right))
    before = f"...{left[-_CONTEXT:]}" if len(left) > _CONTEXT else left
    after = f"{right[:_CONTEXT]}..." if len(right) > _CONTEXT else right
    blanks = [" " if side[at : at + 1].isspace() else "" for side, at in
              ((breach.left[-1:], 0), (breach.right[:1], 0))]  # fmt: skip
    return (
        f"{path}:{breach.line}:{breach.column}: {breach.text!r} in the outlet's own voice "
        f"({bodies}: only attributed){instead}",
        f"    {before}{blanks[0]}[{breach.text}]{blanks[1]}{after}",
    )


def breach_row(article: Article, breach: Breach) -> dict[str, str]:
    """A breach as a row of COLUMNS."""
    return {
        "path": article.path, "article_id": article.article_id,
        "line": str(breach.line), "column": str(breach.column), "text": breach.text,
        "entry_id": breach.entry.id, "rule": ", ".join(r.body for r in breach.rules),
        "gist": " | ".join(r.gist for r in breach.rules if r.gist),
        "instead": ", ".join(breach.instead),
        "left": " ".join(breach.left[-_CONTEXT:].split()),
        "right": " ".join(breach.right[:_CONTEXT].split()),
    }  # fmt: skip
