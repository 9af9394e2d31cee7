"""What differs between two claims that report the same thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from framing.analysis.alignment.masking import Content

#: Claims whose words are this alike (difflib ratio, in [0, 1]) are copies, not paraphrases.
COPY: Final = 0.85
#: In one copied sentence this is enough: a sentence may hold several claims.
HALF: Final = 0.6
#: And this where a label is swapped for another in otherwise the same words.
SWAP: Final = 0.8
#: More words in a row on either side are another clause, not another word for the same.
_SWAP: Final = 3
#: Typographic apostrophes are straight ones in what is compared.
_STRAIGHT: Final = str.maketrans("’‘ʼ", "'''")
_WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*")


class Difference(NamedTuple):
    """`what` differs (people, authorities, events, force, words, agency, hedged, negated)."""

    what: str
    left: str
    right: str


def is_copy(left: Mapping[Any, Any], right: Mapping[Any, Any]) -> bool:
    """Whether two rows of claims are one text: one duplicate cluster, or nearly the same words."""
    one, two = (_folded(str(row["text"])) for row in (left, right))
    same = left["duplicate_cluster"] and left["duplicate_cluster"] == right["duplicate_cluster"]
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= (HALF if same else COPY)


def is_swap(left: str, right: str) -> bool:
    """Whether two texts are the same but for a word or two: another label in copied words."""
    one, two = (_folded(text) for text in (left, right))
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= SWAP


def differences(
    left: Mapping[Any, Any], right: Mapping[Any, Any], one: Content, two: Content
) -> tuple[Difference, ...]:
    """Labels by what they are about, words swapped for others, who acts, hedging, negation."""
    found = []
    labelled: set[str] = set()
    for group in sorted(one.groups & two.groups):
        sides = [_labels(content, group) for content in (one, two)]
        if {s.casefold().translate(_STRAIGHT) for s in sides[0]} != {
                s.casefold().translate(_STRAIGHT) for s in sides[1]}:  # fmt: skip
            found.append(Difference(group, ", ".join(sides[0]), ", ".join(sides[1])))
            labelled.update(sides[0] + sides[1])
    for a, b in _swaps(str(left["text"]), str(right["text"])):
        if not any(a in label and b in other for label in labelled for other in labelled):
            found.append(Difference("words", a, b))
    for name in ("agency", "hedged", "negated"):
        a, b = str(left[name]), str(right[name])
        if a != b:
            found.append(Difference(name, a, b))
    return tuple(found)


def _folded(text: str) -> list[str]:
    """Its words, without case, apostrophes straight."""
    return [word.casefold().translate(_STRAIGHT) for word in _WORD.findall(text)]


def _labels(content: Content, group: str) -> list[str]:
    return list(dict.fromkeys(label.text for label in content.labels if label.group == group))


def _swaps(left: str, right: str) -> list[tuple[str, str]]:
    """Up to `_SWAP` words that stand in the place of up to `_SWAP` others."""
    one, two = _WORD.findall(left), _WORD.findall(right)
    matcher = SequenceMatcher(None, _folded(left), _folded(right), autojunk=False)
    return [(" ".join(one[a:b]), " ".join(two[c:d]))
            for tag, a, b, c, d in matcher.get_opcodes()
            if tag == "replace" and b - a <= _SWAP and d - c <= _SWAP]  # fmt: skip
