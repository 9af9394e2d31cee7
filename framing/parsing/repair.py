"""Repairs of what grammar rules out, whatever the scores: each one local, a tree stays a tree."""

from __future__ import annotations

from collections.abc import Sequence

from framing.parsing.tree import FINITE, SUBJECTS, Tree

_MODIFIERS = frozenset({"acl", "relcl"})
_HELPERS = frozenset({"aux", "auxpass"})
#: Relation of the noun -> relation of the clause that it is the subject of.
_CLAUSE = {"ROOT": "ROOT", "conj": "conj", "dobj": "ccomp", "ccomp": "ccomp", "dep": "dep"}


def repair(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]
) -> None:
    """Apply every repair to every word, in text order. Changes `heads` and `relations`."""
    tree = Tree.of(words, tags, heads, relations)
    for token in range(len(words)):
        for rule in _RULES.get(relations[token], ()):
            rule(tree, token)


def _raise_finite(tree: Tree, verb: int) -> None:
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


def _join_clause(tree: Tree, verb: int) -> None:
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


def _gap_clause(tree: Tree, verb: int) -> None:
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


def _raise_compound(tree: Tree, verb: int) -> None:
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


def _gap_number(tree: Tree, verb: int) -> None:
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


def _name_subject(tree: Tree, noun: int) -> None:
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


def _lift_mark(tree: Tree, mark: int) -> None:
    """ "as protests sparked by a rise escalated": what stands before the noun is not the
    participle's."""
    verb = tree.heads[mark]
    noun = tree.heads[verb]
    if tree.relations[verb] == "acl" and mark < noun < verb:
        above = tree.verb_above(noun)
        if above is not None and above > noun:
            tree.move(mark, above, "mark")


def _lift_conjunct(tree: Tree, verb: int) -> None:
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


def _join_subject(tree: Tree, noun: int) -> None:
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


def _name_second_object(tree: Tree, verb: int) -> None:
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


def _name_title(tree: Tree, noun: int) -> None:
    """ "for the former ruler Nursultan N.": one object; the name stands beside its title."""
    names = [c for c in tree.children[tree.heads[noun]]
             if c > noun and tree.relations[c] == "pobj" and tree.tags[c] == "NNP"]  # fmt: skip
    if len(names) == 1 and all(
        tree.heads[t] == names[0] and tree.relations[t] == "compound"
        for t in range(noun + 1, names[0])
    ):
        tree.move(names[0], noun, "appos")


def _second_predicate(tree: Tree, verb: int) -> None:
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


def _lift_preposition(tree: Tree, preposition: int) -> None:
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


_RULES = {
    "acl": (_raise_finite, _join_clause, _gap_clause),
    "compound": (_raise_compound, _name_subject),
    "nmod": (_name_subject,),
    "mark": (_lift_mark,),
    "conj": (_gap_number, _join_subject, _name_second_object, _lift_conjunct),
    "amod": (_second_predicate,),
    "pobj": (_name_title,),
    "prep": (_lift_preposition,),
}
