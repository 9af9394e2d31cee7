"""What stands around a noun, so that words used like labels can be told from others."""

from __future__ import annotations

from collections.abc import Iterator

from framing.codebook.vocabulary import Vocabulary
from framing.syntax import Parse

#: What a context says of a word, as proposals name it. X stands for the word.
PATTERNS = {
    "coordination": "coordinated with a label: extremists and X",
    "naming": "given as a name: branded them X, so-called X",
    "modifier": "with a modifier of labels: violent X",
    "quantity": "members of a collective: gang of X",
    "apposition": "beside a label: the protesters, X",
    "predicate": "said of a label: the protesters are X",
    "weak head": "before a weak head: X groups",
    "before": "before the nouns of modifiers: X protesters",
    "subject": "doing what labels do: X stormed the hall",
    "object": "suffering what labels suffer: arrested X",
    "governed": "after the prepositions of labels: clashed with X",
    "governing": "with what labels have: X of citizens",
    "compound": "before the nouns of labels: X attack",
    "described": "with the clauses of labels: X who rampaged",
    "with": "beside the same words as labels",
}
NOUNS = ("NN", "NNS")
ADJECTIVES = ("JJ", "VBN", "VBG")
_OBJECTS = ("dobj", "nsubjpass")

#: A pattern, and the word that stands in it beside the noun; "*" for any label or modifier.
Context = tuple[str, str]
ANY = "*"


def contexts_of(parse: Parse, token: int, known: Vocabulary) -> Iterator[Context]:
    """The contexts of one noun; where a label stands beside it, that as such as well."""
    relation, head = parse.relations[token], parse.heads[token]
    above = parse.lemmas[head].lower()
    if relation == "nsubj":
        yield "subject", above
    elif relation in _OBJECTS:
        yield "object", above
    elif relation == "attr":
        said_of = [c for c in parse.children[head] if parse.relations[c] == "nsubj"]
        yield from _beside(parse, "predicate", said_of, known)
    elif relation == "pobj":
        yield from _governed(parse, head, known)
    elif relation in ("compound", "nmod", "poss") and head > token:
        yield ("weak head" if known.is_weak_head(above) else "compound"), above
    if relation in ("conj", "appos") and parse.tags[head] in NOUNS:
        yield from _beside(parse, "coordination" if relation == "conj" else "apposition", [head],
                           known)  # fmt: skip
    if _is_named(parse, token, known):
        yield "naming", ANY
    yield from _below(parse, token, known)


def modifier_contexts_of(parse: Parse, token: int, known: Vocabulary) -> Iterator[Context]:
    """The contexts of one adjective or participle before a noun."""
    if parse.relations[token] == "conj":
        if known.marks_people(parse.words[parse.heads[token]].lower()):
            yield "coordination", f"{ANY} modifiers"
        return
    if parse.relations[token] not in ("amod", "nmod"):
        return
    head = parse.heads[token]
    noun = parse.lemmas[head].lower()
    yield ("weak head" if known.is_weak_head(noun) else "before"), noun
    if any(parse.relations[c] == "conj" and known.marks_people(parse.words[c].lower())
           for c in parse.children[token]):  # fmt: skip
        yield "coordination", f"{ANY} modifiers"


def _below(parse: Parse, token: int, known: Vocabulary) -> Iterator[Context]:
    for child in parse.children[token]:
        relation, word = parse.relations[child], parse.lemmas[child].lower()
        if relation in ("amod", "compound"):
            yield "with", word
            if known.marks_people(parse.words[child].lower()):
                yield "modifier", ANY
        elif relation in ("conj", "appos") and parse.tags[child] in NOUNS:
            yield from _beside(parse, "coordination" if relation == "conj" else "apposition",
                               [child], known)  # fmt: skip
        elif relation in ("relcl", "acl"):
            yield "described", word
        elif relation == "prep":
            yield from (("governing", f"{word} {parse.lemmas[t].lower()}")
                        for t in parse.children[child] if parse.relations[t] == "pobj")  # fmt: skip


def _governed(parse: Parse, preposition: int, known: Vocabulary) -> Iterator[Context]:
    word = parse.words[preposition].lower()
    governor = parse.lemmas[parse.heads[preposition]].lower()
    yield "governed", f"{governor} {word}"
    if parse.relations[preposition] == "agent":
        yield "subject", governor
    if word == "of" and known.is_collective(governor):
        yield "quantity", ANY


def _beside(parse: Parse, pattern: str, tokens: list[int], known: Vocabulary) -> Iterator[Context]:
    for token in tokens:
        word = parse.lemmas[token].lower()
        yield pattern, word
        if kind := known.kind_of_label(word):
            yield pattern, f"{ANY} {kind}"


def _is_named(parse: Parse, token: int, known: Vocabulary) -> bool:
    relation, head = parse.relations[token], parse.heads[token]
    if token and parse.words[token - 1].lower() in known.distancing:
        return True
    if relation == "oprd":
        return parse.lemmas[head].lower() in known.naming
    return (relation == "pobj" and parse.words[head].lower() == "as"
            and parse.lemmas[parse.heads[head]].lower() in known.naming)  # fmt: skip
