"""Words with offsets: Penn Treebank words that always point into the untouched text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from framing.importing import without

# What of NLTK needs them is not used.
with without("sklearn", "scipy", "pandas", "matplotlib"):
    from nltk.tokenize import NLTKWordTokenizer


def _plain(pairs: Sequence[tuple[Any, str]]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern.pattern, pattern.flags & re.IGNORECASE), new)
            for pattern, new in pairs]  # fmt: skip


class _PlainTokenizer(NLTKWordTokenizer):  # type: ignore[misc]
    """NLTK's tokenizer with its own patterns, without the clock that NLTK runs each one against:
    lines are cut to _MAX_CHUNK characters, and the clock takes a third of the time."""

    STARTING_QUOTES = _plain(NLTKWordTokenizer.STARTING_QUOTES)
    ENDING_QUOTES = _plain(NLTKWordTokenizer.ENDING_QUOTES)
    PUNCTUATION = _plain(NLTKWordTokenizer.PUNCTUATION)
    PARENS_BRACKETS = _plain([NLTKWordTokenizer.PARENS_BRACKETS])[0]
    DOUBLE_DASHES = _plain([NLTKWordTokenizer.DOUBLE_DASHES])[0]


_TOKENIZER = _PlainTokenizer()
#: Longer blocks are cut at a blank before they are tokenized, so that time stays linear.
_MAX_CHUNK = 4000
_APOSTROPHE = re.compile(r"(?<=\w)’(?=(?:s|t|re|ve|ll|d|m)\b)", re.IGNORECASE)
_BLANKLESS = re.compile(r"\S+")
_FALLBACK = re.compile(r"\w+(?:[.'’\-]\w+)*|[^\w\s]")
_MARKS = re.compile(r"—|–|―|…|\.{2,}|-{2,}|[“”„«»\"]|``|''")
_LINES = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_FINAL_STOP = re.compile(r"\w.*[^.]\.$")
_QUOTED = re.compile(r"^['‘](?=\w)")
_CLITICS = re.compile(r"['‘](?:s|re|ve|ll|d|m|em|n|tis|twas|til|cause|round|\d.*)$", re.IGNORECASE)
_ABBREVIATIONS = frozenset(re.findall(r"\S+", """
    mr. mrs. ms. dr. prof. sen. sens. rep. reps. gov. govs. gen. col. lt. sgt. capt. cpl. maj.
    adm. cmdr. rev. hon. st. ste. jr. sr. inc. corp. co. ltd. bros. vs. v. no. nos. etc. dept.
    jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. ala. ariz. ark. calif. colo. conn. del.
    fla. ga. ill. ind. kan. ky. la. md. mich. minn. miss. mo. mont. neb. nev. okla. ore. pa.
    tenn. tex. va. vt. wash. wis. wyo. ave. blvd. rd. mt. ft. pres. supt. atty. asst. det.
    dist. fr. msgr. pvt. approx. est. al. ph.d. messrs. mme. mlle. op. cit. vol. pp.
"""))
#: Abbreviations that just as often end a sentence: kept whole only before a lower-case word.
_EITHER = frozenset(
    re.findall(r"\S+", "inc. corp. co. ltd. etc. jr. sr. al. no. mar. miss. ill. ind. la. st.")
)


def find_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of the block `text[start:end]` as (start, end) offsets into `text`.

    In text order, none empty, none with a blank inside, and every character that is no blank
    lies in exactly one of them.
    """
    out: list[tuple[int, int]] = []
    for a, b in _chunks(text, start, end):
        chunk = text[a:b]
        spans = _covering(chunk, _tokenize(chunk))
        for first, last in _split_stops(chunk, _split_marks(chunk, spans)):
            out.append((a + first, a + last))
    return out


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches of at most `_MAX_CHUNK` characters without line breaks, cut at blanks."""
    for line in _LINES.finditer(text, start, end):
        a, stop = line.span()
        while stop - a > _MAX_CHUNK:
            blank = max(text.rfind(" ", a, a + _MAX_CHUNK), text.rfind("\t", a, a + _MAX_CHUNK))
            cut = blank if blank > a else a + _MAX_CHUNK
            yield a, cut
            a = cut
        yield a, stop


def _tokenize(chunk: str) -> list[tuple[int, int]]:
    """NLTK's spans of one line; a plain pattern's where NLTK cannot align its own tokens."""
    straight = _APOSTROPHE.sub("'", chunk)  # one character for another: offsets stay
    try:
        return [(a, b) for a, b in _TOKENIZER.span_tokenize(straight)]
    except (ValueError, IndexError):
        return [m.span() for m in _FALLBACK.finditer(chunk)]


def _covering(chunk: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans` cut at blanks, and what they left out added, so that nothing is lost."""
    edges = {0, len(chunk)}
    for a, b in spans:
        edges.update((a, b))
    cuts = sorted(edges)
    out: list[tuple[int, int]] = []
    for a, b in itertools.pairwise(cuts):
        part = chunk[a:b]
        if part.isalnum():  # nearly all words: no need to look for blanks
            out.append((a, b))
        elif not part.isspace():
            out.extend((a + m.start(), a + m.end()) for m in _BLANKLESS.finditer(part))
    return out


def _split_marks(chunk: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Dashes, ellipses and quotation marks as words of their own."""
    out: list[tuple[int, int]] = []
    for a, b in spans:
        word = chunk[a:b]
        if b - a == 1 or word.isalnum():
            out.append((a, b))
            continue
        if _QUOTED.match(word) and not _CLITICS.match(word):
            out.append((a, a + 1))
            a += 1
            word = word[1:]
        at = 0
        for mark in _MARKS.finditer(word):
            if mark.start() > at:
                out.append((a + at, a + mark.start()))
            out.append((a + mark.start(), a + mark.end()))
            at = mark.end()
        if at < len(word):
            out.append((a + at, b))
    return out


def _split_stops(chunk: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The full stop off the last word of a sentence, which NLTK does at the end of a text only."""
    out: list[tuple[int, int]] = []
    for i, (a, b) in enumerate(spans):
        word = chunk[a:b]
        after = chunk[spans[i + 1][0]] if i + 1 < len(spans) else ""
        if word[-1] == "." and _FINAL_STOP.match(word) and not _keeps_stop(word, after):
            out.extend(((a, b - 1), (b - 1, b)))
        else:
            out.append((a, b))
    return out


def _keeps_stop(word: str, after: str) -> bool:
    """Whether the stop belongs to the word (an abbreviation); `after`: the next character."""
    low = word.lower()
    inner = "." in word[:-1] and word.replace(".", "").isalpha()
    if low in _ABBREVIATIONS:
        return low not in _EITHER or after.islower() or after == "," or low in ("st.", "no.")
    return inner and len(word) <= 8 and after != ""
