"""What belongs to which phrase: names, titles, and the words that nouns and verbs bring along.

Each repair looks at one word of a tree and changes it where grammar rules out what was read.
"""

from __future__ import annotations

from framing.parsing.tree import FINITE, SUBJECTS, Tree


def name_subject(tree: Tree, noun: int) -> None:
    """ "as protests rage": nothing is compounded with a finite verb; it is the subject."""
    verb = tree.heads[noun]
    if (
        tree.tags[verb] in FINITE
        and tree.tags[noun].startswith("NN")
        and noun < verb
        and not tree.has(verb, SUBJECTS)
        and tree.relations[verb] not in ("amod", "compound")
    ):
        tree.relations[noun] = "nsubj"


def lift_mark(tree: Tree, mark: int) -> None:
    """ "as protests sparked by a rise escalated": what stands before the noun is not the
    participle's."""
    verb = tree.heads[mark]
    noun = tree.heads[verb]
    if tree.relations[verb] == "acl" and mark < noun < verb:
        above = tree.verb_above(noun)
        if above is not None and above > noun:
            tree.move(mark, above, "mark")


def name_second_object(tree: Tree, verb: int) -> None:
    """ "have used grenades and tear gas": a bare form beside a participle is part of a noun."""
    head, noun = tree.heads[verb], verb + 1
    if tree.tags[verb] != "VB" or tree.tags[head] not in ("VBN", "VBD", "VBZ") or head > verb:
        return
    objects = [c for c in tree.children[head] if c < verb and tree.relations[c] == "dobj"]
    below = tree.children[verb]
    if (
        objects
        and noun in below
        and tree.tags[noun].startswith("NN")
        and tree.tags[verb - 1] == "CC"
        and min(below) == noun
    ):
        tree.replace(verb, noun)
        tree.relations[verb] = "compound"
        tree.move(noun, objects[-1], "conj")
        for late in [c for c in below if c > noun]:
            tree.move(late, head, tree.relations[late])


def name_title(tree: Tree, noun: int) -> None:
    """ "for the former ruler Nursultan N.": one object; the name stands beside its title."""
    names = [c for c in tree.children[tree.heads[noun]]
             if c > noun and tree.relations[c] == "pobj" and tree.tags[c] == "NNP"]  # fmt: skip
    if len(names) == 1 and all(
        tree.heads[t] == names[0] and tree.relations[t] == "compound"
        for t in range(noun + 1, names[0])
    ):
        tree.move(names[0], noun, "appos")


def lift_preposition(tree: Tree, preposition: int) -> None:
    """What a preposition cannot hang on: a clause that has ended, a noun beside a perfect."""
    head = tree.heads[preposition]
    host = None
    if tree.relations[head] == "relcl" and tree.heads[head] < head < preposition:
        # "the country, which is small, against": the comma before it closes the clause.
        ended = (tree.words[preposition - 1] == ","
                 and tree.heads[preposition - 1] == tree.heads[head])  # fmt: skip
        host = tree.verb_above(tree.heads[head]) if ended else None
    elif tree.words[preposition].lower() == "since" and tree.tags[head].startswith("NN"):
        verb = tree.verb_above(head)
        perfect = verb is not None and any(
            tree.words[c].lower() in ("has", "have", "had") for c in tree.children[verb]
        )
        host = verb if perfect else None  # "has been under its rule since gaining power"
    if host is not None:
        tree.move(preposition, host, "prep")
