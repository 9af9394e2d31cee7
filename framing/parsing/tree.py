"""Heads and relations as something to mend: what hangs where, and moves that keep a tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Tags of finite verbs. A reduced relative ("groups blocked by police") has a participle (VBN).
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The columns of a parse, `heads` and `relations` to be changed in place."""

    words: Sequence[str]
    tags: Sequence[str]
    heads: list[int]
    relations: list[str]
    children: list[set[int]]

    @classmethod
    def of(
        cls, words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]
    ) -> Tree:
        """Over the given columns."""
        children: list[set[int]] = [set() for _ in words]
        for token, head in enumerate(heads):
            if head != token:
                children[head].add(token)
        return cls(words, tags, heads, relations, children)

    def move(self, token: int, head: int, relation: str) -> None:
        """Hang `token` on `head`; not a root, nor on a word below it, so that trees stay trees."""
        at = head
        while self.heads[at] != at and at != token:
            at = self.heads[at]
        if at == token or self.heads[token] == token:
            return
        self.children[self.heads[token]].remove(token)
        self.children[head].add(token)
        self.heads[token], self.relations[token] = head, relation

    def replace(self, noun: int, verb: int) -> None:
        """Put `verb`, which hangs below `noun`, where `noun` hangs."""
        above = self.heads[noun]
        self.children[self.heads[verb]].remove(verb)
        self.heads[verb] = verb if above == noun else above
        if above != noun:
            self.children[above].remove(noun)
            self.children[above].add(verb)
        self.heads[noun] = verb
        self.children[verb].add(noun)

    def is_verb(self, token: int) -> bool:
        """Whether the tag is a verb's or a modal's."""
        return self.tags[token].startswith("VB") or self.tags[token] == "MD"

    def has(self, token: int, relations: frozenset[str]) -> bool:
        """Whether a word with one of the relations hangs right on `token`."""
        return any(self.relations[c] in relations for c in self.children[token])

    def is_finite(self, token: int) -> bool:
        """Whether the verb has tense, by its tag or an auxiliary."""
        helpers = [self.tags[c] for c in self.children[token] if self.relations[c][:3] == "aux"]
        return any(t in FINITE or t == "MD" for t in (self.tags[token], *helpers))

    def verb_above(self, token: int, *, finite: bool = False) -> int | None:
        """The nearest verb from `token` up, `token` itself included."""
        while not (self.is_verb(token) and (not finite or self.is_finite(token))):
            if self.heads[token] == token:
                return None
            token = self.heads[token]
        return token
