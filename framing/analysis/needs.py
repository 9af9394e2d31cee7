"""Which columns of the tables each result is made from, so that no others need be in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from framing.tables.frames import Needs


def _with(more: Mapping[str, tuple[str, ...]], base: Needs | None = None) -> Needs:
    base = base or {}
    return {name: tuple(dict.fromkeys((*base.get(name, ()), *more.get(name, ()))))
            for name in (*base, *more)}  # fmt: skip


#: Who published and who said it, and what is shared copy: units.groups and units.clusters.
WHO: Final[Needs] = {
    "articles": ("article_id", "outlet", "published", "wire", "wire_credit", "n_chars"),
    "attributions": ("attribution_id", "article_id", "speaker_id"),
    "claims": ("article_id", "duplicate_cluster"),
    "speakers": ("speaker_id", "name", "type", "aliases"),
}
#: labels.label_mentions, and all that is counted from it.
LABELS: Final = _with({
    "terms": ("term_id", "article_id", "text", "entry_id", "referent", "category", "legitimacy",
              "visibility", "polarity", "voice", "speech", "attribution_id", "speaker_id",
              "quoted", "duplicate_cluster"),
}, WHO)  # fmt: skip
#: Words of words.jsonl, of which copies are found by the claims' places.
WORDS: Final = _with({"claims": ("spans",)}, WHO)
#: sourcing.quotes.
QUOTES: Final = _with({
    "attributions": ("cue", "content", "content_spans", "speech", "stance", "negated", "nested_in",
                     "duplicate_cluster"),
    "speakers": ("named", "kind"),
}, WHO)  # fmt: skip
#: copies.shared_passages.
COPIES: Final[Needs] = {
    "articles": ("article_id", "outlet", "wire"),
    "claims": ("article_id", "voice", "duplicate_cluster"),
    "duplicates": ("article_id", "duplicate_cluster", "text"),
}
#: rates.force.
FORCE: Final = _with({
    "acts": ("act_id", "article_id", "visibility", "kind", "agency", "agent_referent",
             "patient_referent", "voice", "attribution_id", "speaker_id", "duplicate_cluster"),
    "counts": ("count_id", "article_id", "low", "high", "counted_referent", "outcome", "negated",
               "hypothetical", "voice",
               "attribution_id", "speaker_id", "duplicate_cluster"),
}, WHO)  # fmt: skip
#: alignment.align.
CLAIMS: Final[Needs] = {
    "articles": ("article_id", "outlet", "published"),
    "claims": ("claim_id", "article_id", "spans", "text", "predicate", "agency", "hedged",
               "negated", "chain", "duplicate_cluster"),
    "terms": ("article_id", "start", "end", "text", "referent"),
}  # fmt: skip
