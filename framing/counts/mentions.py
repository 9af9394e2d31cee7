"""Where numbers stand in a text, and what noun each belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from framing.counts.numbers import NOUNS, Number, is_number_word, read_number
from framing.syntax import Parse

_RANGE = re.compile(r"(\d[\d,]*)[-–](\d[\d,]*)")
_MONEY = frozenset("$£€¥₸₽")
_PERCENT = frozenset({"%", "percent", "per"})
_TO = frozenset({"to", "or", "-", "–"})
_SOME = frozenset({"several", "few", "many"})
_UNIT = 12
_SCALES = frozenset({"hundred", "thousand", "million", "dozen", "couple", "score"})
_ARTICLES = {"a": 1, "an": 1, "no": 0}


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` are the number, `head` the one the others hang on."""

    first: int
    last: int
    head: int
    number: Number
    #: The noun that is counted, if there is one.
    noun: int | None = None
    #: Where the whole phrase hangs: the number word itself in "dozens of men".
    top: int | None = None
    #: "three of the men"; "a man", "no man".
    is_partitive: bool = False
    is_article: bool = False


def find_mentions(parse: Parse) -> Iterator[Mention]:
    """All numbers of the text but money and percentages, in text order."""
    for low, high in parse.sentences:
        token = low
        while token < high:
            found = _read(parse, token, high) if _may_begin(parse, token) else None
            if found is None:
                if parse.relations[token] == "det" and parse.words[token].lower() in _ARTICLES:
                    yield _article(parse, token)
                elif parse.lower[token] == "several":
                    yield _several(parse, token)
                token += 1
                continue
            first, last, number = found
            if _is_share(parse, first, last, low, high):
                token = last + 1
                continue
            first, number = _widened(parse, low, first, number)
            if not _is_amount(parse, first, last, low, high):
                yield _with_noun(parse, first, last, number)
            token = last + 1


def _widened(parse: Parse, low: int, first: int, number: Number) -> tuple[int, Number]:
    """With the words before the number that change it: "no one", "half a million", "several
    thousand"."""
    word = parse.lower[first]
    before = parse.lower[first - 1] if first > low else ""
    if before == "no" and word == "one":
        return first - 1, Number(0, 0)
    if before in _SOME and number.low >= _UNIT:
        return first - 1, Number(2 * number.low, None)  # at least two of them
    if word in _SCALES and before == "a":
        first -= 1
        before = parse.lower[first - 1] if first > low else ""
    if word in _SCALES and before == "half":
        return first - 1, Number(number.low // 2, number.low // 2)
    return first, number


def _may_begin(parse: Parse, token: int) -> bool:
    """Whether a number can begin here, without looking closely."""
    return parse.tags[token] == "CD" or (
        parse.tags[token].startswith("NN") and parse.words[token].lower() in NOUNS
    )


def _read(parse: Parse, first: int, end: int) -> tuple[int, int, Number] | None:
    """The longest number that begins at `first`."""
    word = parse.words[first]
    pair = _RANGE.fullmatch(word)
    if pair:
        low, high = (read_number([p]) for p in pair.groups())
        if low is not None and high is not None and low.low < high.low:
            thousands = low.low < 1_000 <= high.low and 1_000 * low.low <= high.low  # "5-6,000"
            return first, first, Number(low.low * (1_000 if thousands else 1), high.low)
        return None
    one = _run(parse, first, end)
    if one is None:
        return None
    last, number = one
    joined = last + 1
    between = first and parse.words[first - 1].lower() == "between"
    if joined < end and (parse.words[joined].lower() in _TO or (
        between and parse.words[joined].lower() == "and"
    )):
        other = _run(parse, joined + 1, end)
        if other is not None and number.high is not None and other[1].low > number.low:
            return first, other[0], Number(number.low, other[1].high)
    return first, last, number


def _run(parse: Parse, first: int, end: int) -> tuple[int, Number] | None:
    last = first
    while last < end and _is_number(parse, last):
        last += 1
        joins = last + 1 < end and parse.words[last].lower() in ("and", "of")
        if joins and _is_number(parse, last + 1) and _continues(parse, last):
            last += 1
    if last == first:
        return None
    number = read_number(parse.words[first:last])
    return None if number is None else (last - 1, number)


def _continues(parse: Parse, joint: int) -> bool:
    """"two hundred [and] fifty", "tens [of] thousands"; not "eight [and] twelve"."""
    before = parse.words[joint - 1].lower()
    if parse.words[joint].lower() == "of":
        return before in ("tens", "hundreds", "thousands", "scores", "dozens")
    return before in ("hundred", "thousand", "million")


def _is_number(parse: Parse, token: int) -> bool:
    tagged = parse.tags[token] == "CD" or parse.tags[token].startswith("NN")
    return tagged and is_number_word(parse.words[token])


def _is_amount(parse: Parse, first: int, last: int, low: int, high: int) -> bool:
    """Money, percentages, numbers of things ("No. 5"), hours and ages in apposition."""
    before = parse.words[first - 1] if first > low else ""
    after = parse.words[last + 1].lower() if last + 1 < high else ""
    return before[-1:] in _MONEY or before in ("No.", "#") or after in _PERCENT


def _is_share(parse: Parse, first: int, last: int, low: int, high: int) -> bool:
    """"[six] in 10 voters", "six in [10] voters", "three out of [four]": shares count nobody."""
    for at, other in ((last + 1, last + 2), (first - 1, first - 2)):
        if low <= min(at, other) and max(at, other) < high and parse.lower[at] == "in" and (
            parse.tags[other] == "CD" and not is_year(parse, other) and not is_year(parse, first)
        ):
            return True
    for at, other in ((last + 1, last + 3), (first - 2, first - 3)):
        if low <= min(at, other) and max(at + 1, other) < high and parse.tags[other] == "CD" and (
            (parse.lower[at], parse.lower[at + 1]) in (("out", "of"), ("of", "every"))
        ):
            return True
    return False


def is_year(parse: Parse, token: int) -> bool:
    """Whether the number is written like a year of our time."""
    word = parse.words[token]
    return word.isdecimal() and len(word) == 4 and 1900 <= int(word) < 2100


def _several(parse: Parse, token: int) -> Mention:
    """"several people", "several of the injured": two or more, where something happened to them."""
    found = _with_noun(parse, token, token, Number(2, None))
    return replace(found, is_article=found.noun is not None, is_partitive=False)


def _with_noun(parse: Parse, first: int, last: int, number: Number) -> Mention:
    inside = range(first, last + 1)
    tops = [t for t in inside if parse.heads[t] not in inside or parse.heads[t] == t]
    head = tops[-1] if tops else last
    above = parse.heads[head]
    if parse.relations[head] in ("nummod", "amod", "quantmod", "det", "compound", "nmod") and (
        parse.tags[above].startswith("NN") and above > last
    ):
        return Mention(first, last, head, number, noun=above)
    again = [c for c in parse.children[head] if parse.relations[c] == "conj"
             and parse.lower[c] == parse.lower[head]]  # fmt: skip
    for child in (c for at in (head, *again) for c in parse.children[at]):  # "thousands and ..."
        if child > last and parse.words[child].lower() == "of":
            for noun in parse.children[child]:
                if parse.relations[noun] == "pobj" and parse.tags[noun] == "WP":
                    return Mention(first, last, head, number)  # "four of whom"
                if parse.relations[noun] == "pobj":
                    exact = number.high is not None and parse.words[last].lower() != "dozen"
                    return Mention(first, last, head, number, noun=noun, top=head,
                                   is_partitive=exact)  # fmt: skip
    return Mention(first, last, head, number)


def _article(parse: Parse, token: int) -> Mention:
    """"a man", "no casualties": one or none, where something happened to them."""
    value = _ARTICLES[parse.words[token].lower()]
    noun = parse.heads[token]
    plural = parse.tags[noun] in ("NNS", "NNPS")
    right = parse.tags[noun].startswith("NN") and (value == 0 or not plural)
    return Mention(token, token, token, Number(value, value), noun=noun if right else None,
                   is_article=True)  # fmt: skip
