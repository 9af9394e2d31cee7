"""Does a condition of a lexicon entry hold for a stretch of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.lexicon import Condition
from framing.syntax import Parse

_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("dobj", "dative", "nsubjpass", "csubjpass")
_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod", "advmod", "det", "neg")
_OF = ("of", "for", "in", "on", "to", "against", "with", "by", "over")
_EMBEDDED = ("ccomp", "pcomp", "dobj", "pobj", "acl", "advcl")
_FINITE = ("VBD", "VBZ", "VBP")
#: Relations that carry a phrase up to the word that governs it.
_PASSED = ("conj", "compound", "appos", "nmod", "poss", "amod")
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
    """Whether every test of the condition finds one of its words."""
    for key, words in condition.tests:  # noqa: SIM110  likewise
        if not _passes(key, words, parse, (first, last)):
            return False
    return True


def main_word(parse: Parse, first: int, last: int) -> int:
    """The token of the stretch that the others hang on; the last of several."""
    tops = [i for i in range(first, last + 1) if not first <= parse.heads[i] <= last
            or parse.heads[i] == i]  # fmt: skip
    return tops[-1] if tops else last


def matches_word(parse: Parse, token: int, words: frozenset[str]) -> bool:
    """Whether word, lemma, or the word with the one before it is in `words`; "#": any figure."""
    word = parse.lower[token]
    if word in words or parse.lemmas[token].lower() in words:
        return True
    if "-" in word and word.rpartition("-")[2] in words:
        return True
    if token and f"{parse.lower[token - 1]} {word}" in words:
        return True
    return "#" in words and any(c.isdigit() for c in word)


def subjects(parse: Parse, verb: int) -> list[int]:
    """Who does what the verb says: also of passives, participles and verbs that share one."""
    seen = {verb}
    while True:
        below = parse.children[verb]
        if _is_passive(parse, verb):
            agents = [j for i in below if parse.relations[i] == "agent" for j in parse.children[i]]
            return _with_members(parse, agents)
        found = [i for i in below if parse.relations[i] in _SUBJECTS]
        if not found and parse.tags[verb] in _FINITE:
            # A finite verb is no noun: what parsers take for its first part is its subject.
            found = [i for i in below if parse.relations[i] == "compound" and i < verb]
        relation, head = parse.relations[verb], parse.heads[verb]
        if relation == "relcl" and (not found or parse.tags[found[0]].startswith("W")):
            return _with_members(parse, [head])
        if found:
            return _with_members(parse, found)
        if relation == "acl":
            return [] if parse.tags[verb] == "VBN" else _with_members(parse, [head])
        if relation not in ("conj", "xcomp", "advcl", "pcomp", "prep", "aux") or head in seen:
            return []
        seen.add(head)
        verb = head


def objects(parse: Parse, verb: int) -> list[int]:
    """What is done to by the verb: objects, subjects of passives, nouns before a participle."""
    found = [i for i in parse.children[verb] if parse.relations[i] in _OBJECTS]
    if not found and _is_passive(parse, verb):
        found = [i for i in parse.children[verb] if parse.relations[i] in _SUBJECTS]
    if parse.relations[verb] in ("acl", "amod") and parse.tags[verb] == "VBN":
        found.append(parse.heads[verb])
    if parse.relations[verb] == "amod" and _is_gerund(parse, verb):
        found.append(parse.heads[verb])
    if not found and parse.relations[verb] == "conj" and parse.tags[verb] == "VBN":
        head = parse.heads[verb]
        found = [i for i in parse.children[head] if parse.relations[i] in _OBJECTS]
    return _with_members(parse, found)


def _is_passive(parse: Parse, verb: int) -> bool:
    """Also "saw 200 people detained": a participle with a subject and no auxiliary or object."""
    relations = {parse.relations[i] for i in parse.children[verb]}
    if relations & {"nsubjpass", "auxpass"}:
        return True
    return (parse.tags[verb] == "VBN" and "nsubj" in relations
            and not relations & {"aux", "dobj", "prt"}
            and parse.relations[verb] in _EMBEDDED)


def _is_gerund(parse: Parse, verb: int) -> bool:
    """"in controlling protests", which parsers take for "raging fires"."""
    return (parse.tags[verb] == "VBG" and verb > 0 and parse.heads[verb] > verb
            and parse.tags[verb - 1] in ("IN", "TO"))  # fmt: skip


def governor(parse: Parse, token: int) -> int | None:
    """The verb or noun that the phrase around `token` hangs on, past "of", "and" and the like."""
    for _ in range(len(parse)):
        head = parse.heads[token]
        if head == token:
            return None
        if parse.relations[token] in _PASSED:
            token = head
        elif parse.relations[token] == "pobj" and parse.lower[head] == "of":
            token = parse.heads[head]
            if token == head:
                return None
            if parse.tags[token].startswith("VB"):
                return token  # "acquitted of murder"
        elif parse.relations[token] == "pobj":
            return parse.heads[head] if parse.heads[head] != head else None
        else:
            return head
    return None


def _phrase(parse: Parse, token: int) -> list[int]:
    """A noun and what it is the members of: parsers hang "who marched" on either."""
    out = [token]
    while parse.relations[token] == "pobj" and parse.lower[parse.heads[token]] == "of":
        token = parse.heads[parse.heads[token]]
        if token in out:
            break
        out.append(token)
    return out


def _with_members(parse: Parse, tokens: Iterable[int]) -> list[int]:
    """The tokens, what they are coordinated with, and what they are groups of."""
    out: list[int] = []
    todo = list(tokens)
    while todo:
        i = todo.pop()
        if i in out:
            continue
        out.append(i)
        for child in parse.children[i]:
            if parse.relations[child] == "conj":
                todo.append(child)
            elif parse.lower[child] == "of":
                todo += [j for j in parse.children[child] if parse.relations[j] == "pobj"]
    return out


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
        return [*_with_shared(parse, found), *(
            i for part in _phrase(parse, main) for i in parse.children[part]
            if parse.relations[i] in ("relcl", "acl"))]  # fmt: skip
    if key == "subject":
        return subjects(parse, main)
    if key == "object":
        # "fire at" has the object of its preposition.
        aims = [i for t in range(place[0], place[1] + 1) if t != main
                and parse.relations[t] == "prep" for i in parse.children[t]
                if parse.relations[i] == "pobj"]  # fmt: skip
        return _with_members(parse, aims) if aims else objects(parse, main)
    if key == "modifier":
        return [i for i in parse.children[main] if parse.relations[i] in _MODIFIERS]
    return [j for i in parse.children[main] if parse.lower[i] in _OF and i > place[1]
            for j in parse.children[i]]  # fmt: skip


def _with_shared(parse: Parse, verb: int | None) -> list[int]:
    """A verb and those that share its subject: "gathered and chanted", "tried to block"."""
    out: list[int] = []
    todo = [] if verb is None else [verb]
    while todo:
        i = todo.pop()
        out.append(i)
        todo += [c for c in parse.children[i] if parse.relations[c] in ("conj", "xcomp")
                 and parse.tags[c].startswith("VB")]  # fmt: skip
    return out


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
