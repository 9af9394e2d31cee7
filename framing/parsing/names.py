"""Names at the start of a sentence, where the capital tells nothing: "Trump said"."""

from __future__ import annotations

from collections.abc import Sequence

_COMMON = frozenset({"NN", "NNS", "JJ", "VB", "VBP"})
_NAMES = frozenset({"NNP", "NNPS"})


def name_tags(
    words: Sequence[str], tags: Sequence[str], sentences: Sequence[tuple[int, int]]
) -> list[str]:
    """The tags, with NNP for a sentence's first word that is a name wherever else it stands.

    Elsewhere: inside a sentence, with a capital; and never in small letters in the article.
    """
    out = list(tags)
    first = {start for start, _ in sentences}
    inside = {w for i, w in enumerate(words) if i not in first and tags[i] in _NAMES
              and w[:1].isupper() and not w.isupper()}  # fmt: skip
    small = {w for w in words if w.islower()}
    for i in first:
        if tags[i] in _COMMON and words[i] in inside and words[i].lower() not in small:
            out[i] = "NNP"
    return out
