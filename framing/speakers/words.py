"""Words: parse tokens joined until a blank or a mark, so that no rule hangs on tokenisation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from framing.articles import Article
from framing.spans import Spans
from framing.syntax import Parse

#: Tokens that are words of their own even without a blank before them.
_APART = frozenset(
    ["'s", "’s", "'", "’", ",", ".", ";", ":", "(", ")", "[", "]", '"', "“", "”", "‘", "`", "``",
     "''", "!", "?", "…", "—", "–", "―"]
)  # fmt: skip
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


class Word(NamedTuple):
    """A word with its look-up key, and the parse tokens `first` to `last` that make it."""

    text: str
    key: str
    tag: str
    first: int
    last: int
    sentence: int

    @property
    def is_name_like(self) -> bool:
        """A proper noun by its tag that is also written like one."""
        return self.tag.startswith("NNP") and any(c.isupper() for c in self.text)


@lru_cache(maxsize=1 << 14)
def key_of(text: str) -> str:
    """How words are looked up and compared: case, full stops and curly apostrophes levelled."""
    key = text.casefold().replace("’", "'")
    return key.replace(".", "") if len(key) > 1 else key


def words_of(parse: Parse, sentence: int) -> list[Word]:
    """The words of one sentence in text order."""
    first, end = parse.sentences[sentence]
    groups: list[list[int]] = []
    for i in range(first, end):
        joined = (groups and parse.ends[i - 1] == parse.starts[i]
                  and not {parse.words[i], parse.words[i - 1]} & _APART
                  and not parse.words[i].startswith(("'", "’")))  # fmt: skip
        if joined or _is_prefixed(parse, i, first, end):
            groups[-1].append(i)
        else:
            groups.append([i])
    return [_word(parse, group, sentence) for group in groups]


def _is_prefixed(parse: Parse, i: int, first: int, end: int) -> bool:
    """Whether a token goes on with a name like O’Neill whose apostrophe was cut off."""
    mark = i if parse.words[i] in _POSSESSIVE else i - 1
    if not first < mark < end - 1 or len(parse.words[mark]) > 1:
        return False
    if parse.ends[mark - 1] < parse.starts[mark] or parse.ends[mark] < parse.starts[mark + 1]:
        return False
    before, after = parse.words[mark - 1], parse.words[mark + 1]
    return len(before) < 3 and before[0].isupper() and after[0].isupper() and len(after) > 1


def _word(parse: Parse, group: list[int], sentence: int) -> Word:
    if len(group) == 1:
        i = group[0]
        text = parse.words[i]
        return Word(text, key_of(text), "POS" if text in _POSSESSIVE else parse.tags[i], i, i,
                    sentence)  # fmt: skip
    text = "".join(parse.words[i] for i in group)
    tags = [parse.tags[i] for i in group]
    tag = next((t for t in reversed(tags) if t[:1].isalpha() and t != "HYPH"), tags[-1])
    if any(t.startswith("NNP") for t in tags) and tag.startswith(("NN", "JJ", "CD")):
        tag = "NNP" if not tag.endswith("S") else tag
    return Word(text, key_of(text), tag, group[0], group[-1], sentence)


def words_in(article: Article, parse: Parse, words: Sequence[Word], spans: Spans) -> list[Word]:
    """The words that `spans` touch; without any, the bare text cut at blanks (no parse there)."""
    inside: list[Word] = []
    for span in spans:
        at = bisect_right(words, span.start, key=lambda w: parse.ends[w.last])
        while at < len(words) and parse.starts[words[at].first] < span.end:
            if not inside or inside[-1] is not words[at]:
                inside.append(words[at])
            at += 1
    if inside:
        return inside
    pieces = " ".join(article.text[s.start : s.end] for s in spans).split()
    return [Word(p, key_of(p), "NNP" if p[:1].isupper() else "NN", -1, -1, -1) for p in pieces]
