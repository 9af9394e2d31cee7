"""Places: what country an article is about, and the towns that bare roles belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from framing.roles import Roles
from framing.speakers.mentions import Text
from framing.speakers.phrase import CALENDAR, is_country_like
from framing.speakers.words import Word

#: A dateline that opens with a name; "date 2022-01-05" does not.
_TOWN = re.compile(r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*")
_BEFORE = frozenset(["in", "near", "across", "outside", "around", "throughout"])


def dominant_country(sentences: Iterable[Sequence[Word]], roles: Roles) -> str:
    """The country an article is about: named twice or more, and half as often again as the next."""
    counts: Counter[str] = Counter()
    for words in sentences:
        for i, word in enumerate(words):
            if word.key not in roles.country_words or not is_country_like(word.text):
                continue
            pair = " ".join(w.key for w in words[i : i + 2])
            found = roles.countries.get(pair) or roles.countries.get(word.key)
            if found:
                counts[found] += 1
    best = counts.most_common(2)
    if not best or best[0][1] < 2:
        return ""
    return best[0][0] if len(best) == 1 or best[0][1] >= 1.5 * best[1][1] else ""


def town_of(text: Text, roles: Roles) -> str:
    """The town that "the mayor" may be added to: the dateline's, else the only one named."""
    found = {name: None for _, name in places(text, roles)}
    head = next((b.span for b in text.article.blocks if b.kind == "dateline"), None)
    opened = _TOWN.match(text.article.text, head.start, head.end) if head is not None else None
    if opened and opened.group().casefold() not in {c.casefold() for c in roles.countries.values()}:
        town = opened.group()
        spelled = next((name for name in found if name.casefold() == town.casefold()), "")
        return spelled or (town.title() if town.isupper() else town)
    return next(iter(found)) if len(found) == 1 else ""


def places(text: Text, roles: Roles) -> list[tuple[int, str]]:
    """Towns and regions with their tokens: proper words that somewhere follow "in" and the like.

    What somebody mentions in a quotation tells nothing about where the article is.
    """
    sentences = [[w for w in s if not text.is_quoted(w.first)] for s in text.sentences]
    runs = [(words, start, end) for words in sentences for start, end in _runs(words)]
    named = [(words, start, " ".join(w.text for w in words[start:end]))
             for words, start, end in runs if end - start < 3]  # fmt: skip
    known = {name for words, start, name in named if start and words[start - 1].key in _BEFORE
             and not roles.countries.get(name.casefold())
             and not roles.organisation([name.casefold()])
             and words[start].key not in CALENDAR}  # fmt: skip
    return [(words[start].first, name) for words, start, name in named if name in known]


def _runs(words: Sequence[Word]) -> Iterable[tuple[int, int]]:
    start = None
    for i, word in enumerate(words):
        if word.is_name_like and start is None:
            start = i
        elif not word.is_name_like and start is not None:
            yield start, i
            start = None
    if start is not None:
        yield start, len(words)
