"""Does a condition of a lexicon entry hold for a stretch of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.lexicon import NOT, PROPER, Condition
from framing.syntax import Parse
from framing.syntax.arguments import all_agents, all_patients
from framing.syntax.phrases import (
    governor,
    main_word,
    with_collectives,
    with_members,
    with_shared,
    with_titles,
)

_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod", "advmod", "det", "neg")
_OF = ("of", "for", "in", "on", "to", "against", "with", "by", "over")
#: No word list in a lexicon is longer than this many words in a row.
_REACH = 4
_SKIPPED = frozenset("-–—\"“”‘’'«»") | {"``", "''"}


def any_holds(conditions: Iterable[Condition], parse: Parse, first: int, last: int) -> bool:
    """Whether one of the conditions holds for tokens `first` to `last`, both included."""
    for condition in conditions:  # noqa: SIM110  asked a hundred thousand times: no generator
        if holds(condition, parse, first, last):
            return True
    return False


def holds(condition: Condition, parse: Parse, first: int, last: int) -> bool:
    """Whether every test of the condition finds one of its words, or none where it says `not`."""
    for key, words in condition.tests:
        denied = key.startswith(NOT)
        if _passes(key[len(NOT) :] if denied else key, words, parse, (first, last)) == denied:
            return False
    return True


def matches_word(parse: Parse, token: int, words: frozenset[str]) -> bool:
    """Whether word, lemma, or the word with the one before it is in `words`; "#": any figure,
    "@proper": any proper noun."""
    word = parse.lower[token]
    if word in words or parse.lemmas[token].lower() in words:
        return True
    if "-" in word and word.rpartition("-")[2] in words:
        return True
    if token and f"{parse.lower[token - 1]} {word}" in words:
        return True
    if PROPER in words and parse.tags[token].startswith("NNP"):
        return True
    return "#" in words and any(c.isdigit() for c in word)


def _passes(key: str, words: frozenset[str], parse: Parse, place: tuple[int, int]) -> bool:
    first, last = place
    if key in ("next", "previous"):
        return _beside(parse, place, words, forward=key == "next")
    if key == "sentence":
        sentence = parse.sentence_of[first]
        return _among(parse, range(*parse.sentences[sentence]), place, words)
    if key == "block":
        return _among(parse, _block(parse, first), place, words)
    main = main_word(parse, first, last)
    if key == "tag":
        return parse.tags[main] in words
    if key == "relation":
        return parse.relations[main] in words
    if key == "dependents":
        return any(parse.relations[i] in words for i in parse.children[main])
    return any(matches_word(parse, i, words) for i in _related(key, parse, main, place))


def _related(key: str, parse: Parse, main: int, place: tuple[int, int]) -> Iterable[int]:
    if key == "governor":
        found = governor(parse, main)
        return [*with_shared(parse, found), *(
            i for part in with_collectives(parse, main) for i in parse.children[part]
            if parse.relations[i] in ("relcl", "acl"))]  # fmt: skip
    if key == "subject":
        return with_titles(parse, all_agents(parse, main))
    if key == "object":
        # "fire at" has the object of its preposition.
        aims = [i for t in range(place[0], place[1] + 1) if t != main
                and parse.relations[t] == "prep" for i in parse.children[t]
                if parse.relations[i] == "pobj"]  # fmt: skip
        return with_titles(parse, with_members(parse, aims) if aims else all_patients(parse, main))
    if key == "modifier":
        return [i for i in parse.children[main] if parse.relations[i] in _MODIFIERS]
    return [j for i in parse.children[main] if parse.lower[i] in _OF and i > place[1]
            for j in parse.children[i]]  # fmt: skip


def _among(parse: Parse, tokens: Iterable[int], place: tuple[int, int], words: frozenset[str],
           ) -> bool:  # fmt: skip
    first, last = place
    return any(matches_word(parse, i, words) for i in tokens if not first <= i <= last)


def _block(parse: Parse, token: int) -> Iterator[int]:
    """All tokens of the paragraph that holds `token`."""
    sentence = parse.sentence_of[token]
    here = parse.sentence_blocks[sentence]
    low = high = sentence
    while low > 0 and parse.sentence_blocks[low - 1] == here:
        low -= 1
    while high + 1 < len(parse.sentences) and parse.sentence_blocks[high + 1] == here:
        high += 1
    yield from range(parse.sentences[low][0], parse.sentences[high][1])


def _beside(parse: Parse, place: tuple[int, int], words: frozenset[str], *, forward: bool) -> bool:
    """Whether the words right after or before the stretch, in its sentence, are in `words`."""
    low, high = parse.sentences[parse.sentence_of[place[0]]]
    around = range(place[1] + 1, high) if forward else range(place[0] - 1, low - 1, -1)
    near: list[int] = []
    for i in around:
        if parse.words[i] not in _SKIPPED:
            near.append(i)
        if len(near) == _REACH:
            break
    if not near:
        return False
    if matches_word(parse, near[0], words):
        return True
    ordered = [parse.lower[i] for i in near]
    runs = [ordered[:n] if forward else ordered[:n][::-1] for n in range(2, len(near) + 1)]
    return any(" ".join(run) in words for run in runs)
