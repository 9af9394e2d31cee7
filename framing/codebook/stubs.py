"""Proposals as a lexicon file to edit: what is not known is left open, so that `check` asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from framing.codebook.contexts import PATTERNS
from framing.codebook.records import record_text
from framing.codebook.suggest import Proposal, Use

_BY_ROLE = {
    "head": {"pos": ["NOUN"], "category": "NOM.role"},
    "event": {"pos": ["NOUN"], "category": "EVT"},
    "modifier": {"category": "MOD", "applies": ["people", "armed", "events"]},
}
_OPEN = {
    "head": "referent, legitimacy, category",
    "event": "referent, legitimacy",
    "modifier": "operator, applies, licenses",
}


def stub_text(proposals: Iterable[Proposal], domain: str) -> Iterator[str]:
    """The file, piece by piece: each entry under the figures and passages that support it."""
    yield (
        "# Proposals, best first. Delete an entry, or add what stands under it as to decide;\n"
        "# `framing lexicon check` says what is missing.\n"
        f"schema: 1\ndomain: {domain}\nlanguage: en\nentries:\n"
    )  # fmt: skip
    taken: set[str] = set()
    for rank, proposal in enumerate(proposals, 1):
        yield from _stub(rank, proposal, domain, taken)
    if not taken:
        yield "[]\n"


def _stub(rank: int, proposal: Proposal, domain: str, taken: set[str]) -> Iterator[str]:
    entry_id = f"{domain}.{re.sub(r'[^a-z0-9_]+', '-', proposal.word).strip('-') or rank}"
    taken.add(entry_id)
    likeness = "" if proposal.likeness is None else f"likeness {proposal.likeness:.2f}, "
    yield (f"# --- {rank}. {proposal.word}: {proposal.n} times, {likeness}association (G2) "
           f"{proposal.score:.1f}; {proposal.n_outlet} of the first {proposal.n_kept} in the "
           "outlet's own voice\n")  # fmt: skip
    yield "".join(f"#     {PATTERNS[name]}\n" for name in proposal.patterns)
    for use in proposal.uses:
        yield f"#     {use_line(use)}\n"
    record = {"id": entry_id, "forms": [proposal.word], "role": proposal.role,
              **({"referent": proposal.referent} if proposal.referent else {}),
              **_BY_ROLE[proposal.role]}  # fmt: skip
    yield record_text(record)
    yield f"  # to decide: {_OPEN[proposal.role]}\n"


def use_line(use: Use) -> str:
    """The words around a use, with whose they are."""
    whose = " > ".join(("outlet", *use.chain))
    left, text, right = use.around()
    return " ".join(f"...{left[-60:]} [{text}] {right[:60]}... ({whose}; "
                    f"{use.article.article_id})".split())  # fmt: skip
