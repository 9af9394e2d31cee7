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
    #: A proper noun by its tag that is also written like one.
    is_name_like: bool


#: Word(...) at half the cost: every word of every text is made by it.
_new = tuple.__new__


def make_word(text: str, tag: str, first: int, last: int, sentence: int) -> Word:
    """A word with all that follows from its text and tag."""
    key, is_name_like = _read(text, tag)
    return Word(text, key, tag, first, last, sentence, is_name_like)


@lru_cache(maxsize=1 << 14)
def _read(text: str, tag: str) -> tuple[str, bool]:
    """The key, and whether it is a name by tag and spelling."""
    return key_of(text), tag[:3] == "NNP" and text != text.lower()


@lru_cache(maxsize=1 << 14)
def key_of(text: str) -> str:
    """How words are looked up and compared: case, full stops and curly apostrophes levelled."""
    key = text.casefold().replace("’", "'")
    return key.replace(".", "") if len(key) > 1 else key


def words_of(parse: Parse, sentence: int) -> list[Word]:
    """The words of one sentence in text order."""
    first, end = parse.sentences[sentence]
    starts, ends, words, tags = parse.starts, parse.ends, parse.words, parse.tags
    out: list[Word] = []
    for i in range(first, end):
        text = words[i]
        close = i > first and ends[i - 1] == starts[i]
        if close and (_belongs(words[i - 1], text) or _is_prefixed(parse, i, first, end)):
            out[-1] = _joined(parse, range(out[-1].first, i + 1), sentence)
        else:
            tag = "POS" if text in _POSSESSIVE else tags[i]
            key, is_name_like = _read(text, tag)
            out.append(_new(Word, (text, key, tag, i, i, sentence, is_name_like)))
    return out


def _belongs(before: str, text: str) -> bool:
    """Whether two tokens without a blank between them are one word."""
    return not (before in _APART or text in _APART or text[0] in "'’")


def _is_prefixed(parse: Parse, i: int, first: int, end: int) -> bool:
    """Whether a token goes on with a name like O’Neill whose apostrophe was cut off."""
    mark = i if parse.words[i] in _POSSESSIVE else i - 1
    if not first < mark < end - 1 or len(parse.words[mark]) > 1:
        return False
    if parse.ends[mark - 1] < parse.starts[mark] or parse.ends[mark] < parse.starts[mark + 1]:
        return False
    before, after = parse.words[mark - 1], parse.words[mark + 1]
    return len(before) < 3 and before[0].isupper() and after[0].isupper() and len(after) > 1


def _joined(parse: Parse, group: Sequence[int], sentence: int) -> Word:
    text = "".join(parse.words[i] for i in group)
    tags = [parse.tags[i] for i in group]
    tag = next((t for t in reversed(tags) if t[:1].isalpha() and t != "HYPH"), tags[-1])
    if any(t.startswith("NNP") for t in tags) and tag.startswith(("NN", "JJ", "CD")):
        tag = "NNP" if not tag.endswith("S") else tag
    return make_word(text, tag, group[0], group[-1], sentence)


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
    return [make_word(p, "NNP" if p[:1].isupper() else "NN", -1, -1, -1) for p in pieces]
