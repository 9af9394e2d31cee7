"""What belongs to which clause: its verb, its subject, and what is coordinate with it.

Each repair looks at one word of a tree and changes it where grammar rules out what was read.
"""

from __future__ import annotations

from framing.parsing.tree import FINITE, SUBJECTS, Tree

_MODIFIERS = frozenset({"acl", "relcl"})
_HELPERS = frozenset({"aux", "auxpass"})
#: Relation of the noun -> relation of the clause that it is the subject of.
_CLAUSE = {"ROOT": "ROOT", "conj": "conj", "dobj": "ccomp", "ccomp": "ccomp", "dep": "dep"}


def raise_finite(tree: Tree, verb: int) -> None:
    """ "said groups of citizens blocked roads": `groups` is the subject of a complement."""
    noun = tree.heads[verb]
    if tree.tags[verb] not in FINITE or noun > verb or tree.has(verb, SUBJECTS):
        return
    while tree.relations[noun] == "pobj" and tree.words[tree.heads[noun]].lower() == "of":
        noun = tree.heads[tree.heads[noun]]
    if not tree.tags[noun].startswith("NN") or tree.relations[noun] not in _CLAUSE:
        return
    above = tree.verb_above(tree.heads[noun]) if tree.relations[noun] == "conj" else None
    relation = _CLAUSE[tree.relations[noun]]
    tree.replace(noun, verb)
    tree.relations[verb], tree.relations[noun] = relation, "nsubj"
    if above is not None:
        tree.move(verb, above, "conj")


def join_clause(tree: Tree, verb: int) -> None:
    """ "a fire raging in one office and another set ablaze": a clause with its own subject."""
    noun = tree.heads[verb]
    subjects = [c for c in tree.children[verb] if tree.relations[c] in SUBJECTS]
    if tree.tags[verb] not in FINITE or noun > verb or not subjects:
        return
    if not _joined(tree, verb, noun):
        return
    beside = [c for c in tree.children[noun]
              if noun < c < verb and tree.relations[c] in _MODIFIERS]  # fmt: skip
    host = beside[0] if beside else tree.verb_above(noun)
    if host is not None:
        tree.move(verb, host, "conj")


def _joined(tree: Tree, verb: int, noun: int) -> bool:
    """Whether "and" or the like stands right before the clause, after the noun."""
    first = verb
    while (left := min(tree.children[first], default=first)) < first:
        first = left
    return tree.tags[first] == "CC" or (first - 1 > noun and tree.tags[first - 1] == "CC")


def gap_clause(tree: Tree, verb: int) -> None:
    """ "eight were killed and 317 others wounded": the auxiliary is left out, not the clause."""
    noun = tree.heads[verb]
    first = tree.heads[noun]
    above = tree.heads[first]
    if (
        tree.tags[verb] == "VBN"
        and tree.relations[noun] == "conj"
        and tree.relations[first] in SUBJECTS
        and first < above < noun < verb
    ):
        tree.replace(noun, verb)
        tree.relations[verb], tree.relations[noun] = "conj", "nsubjpass"
        tree.move(verb, above, "conj")


def raise_compound(tree: Tree, verb: int) -> None:
    """ "Angry mob torches police station": what has a subject is no part of a noun's name; the noun
    is its object."""
    noun = tree.heads[verb]
    if (
        tree.tags[verb] in FINITE
        and verb < noun
        and tree.tags[noun].startswith("NN")
        and tree.has(verb, SUBJECTS)
    ):
        relation = tree.relations[noun]
        tree.replace(noun, verb)
        tree.relations[verb], tree.relations[noun] = relation, "dobj"


def gap_number(tree: Tree, verb: int) -> None:
    """ "three killed, 12 injured": the second number is no object, it begins a second clause."""
    noun, host = verb - 1, tree.heads[verb]
    if (
        tree.tags[verb] == "VBN"
        and tree.tags[noun] == "CD"
        and tree.relations[noun] == "dobj"
        and tree.heads[noun] == host < noun
        and tree.words[noun - 1] == ","
        and not tree.has(verb, SUBJECTS | _HELPERS)
    ):
        tree.move(noun, verb, "nsubjpass")


def lift_conjunct(tree: Tree, verb: int) -> None:
    """Verbs are coordinate with verbs of their form: "vowed to act and declared"."""
    head = tree.heads[verb]
    if not tree.is_verb(verb) or head > verb or tree.tags[verb] == "VBG":
        return
    if not tree.is_verb(head):  # "was watching closely and expected"
        lifted = tree.tags[head].startswith("RB") or tree.tags[verb] in FINITE
        host = tree.verb_above(head) if lifted else None
    elif tree.has(verb, SUBJECTS):
        return
    elif tree.tags[verb] == "VB":  # "to lower prices, which had risen, and regulate"
        host = _bare_above(tree, head) if not tree.has(verb, _HELPERS) else None
    else:
        with_to = any(tree.tags[c] == "TO" for c in tree.children[head])
        lifted = tree.tags[verb] in ("VBD", "VBZ") and with_to
        host = tree.verb_above(head, finite=True) if lifted else None
    if host is not None and host < verb:
        tree.move(verb, host, "conj")


def join_subject(tree: Tree, noun: int) -> None:
    """ "adding police fired and groups of citizens blocked roads": no noun is coordinate with a
    verb; it is the subject of the finite verb behind it that has none."""
    host = tree.heads[noun]
    if not tree.tags[noun].startswith("NN") or not tree.is_verb(host) or host > noun:
        return
    verb = next((t for t in range(noun + 1, len(tree.tags)) if tree.is_verb(t)), None)
    if (
        verb is not None
        and (tree.tags[verb] in FINITE or (tree.tags[verb] == "VBN" and tree.has(host, SUBJECTS)))
        and tree.relations[verb] == "conj"
        and tree.heads[verb] in (host, noun)
        and not tree.has(verb, SUBJECTS | _HELPERS)
        and tree.tags[verb - 1] != "CC"
    ):
        tree.move(verb, host, "conj")
        tree.move(noun, verb, "nsubj" if tree.tags[verb] in FINITE else "nsubjpass")


def _bare_above(tree: Tree, token: int) -> int | None:
    """The nearest bare verb above an inflected one, past the clauses between them."""
    while tree.tags[token] not in ("VB", "VBP", "MD"):
        if tree.heads[token] == token:
            return None
        token = tree.heads[token]
    return token


def second_predicate(tree: Tree, verb: int) -> None:
    """ "imposed a curfew and restricted movement": a past tense is no attribute."""
    noun = tree.heads[verb]
    host = tree.heads[noun]
    if (
        tree.tags[verb] == "VBD"
        and host < verb < noun
        and tree.tags[verb - 1] == "CC"
        and tree.relations[noun] == "dobj"
        and tree.is_finite(host)
    ):
        tree.replace(noun, verb)
        tree.relations[verb], tree.relations[noun] = "conj", "dobj"
        for late in [c for c in tree.children[host] if c > noun and tree.relations[c] == "prep"]:
            tree.move(late, verb, "prep")
